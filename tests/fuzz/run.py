"""The coverage-guided fuzzer on one target: `python -m tests.fuzz.run TARGET [options of libFuzzer]`; `make fuzz`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

with atheris.instrument_imports(include=["generator", "yaml", "markdown_it"]):
    from tests.fuzz.targets import TARGETS, seeds


def main() -> None:
    name, options = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory(prefix="fuzz-") as corpus:
        for number, seed in enumerate(seeds(name)):
            Path(corpus, str(number)).write_bytes(seed)
        # No input of more bytes than a page of text: what is long has tests of its own.
        atheris.Setup([sys.argv[0], "-max_len=4096", "-timeout=10", *options, corpus], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
