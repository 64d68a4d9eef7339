"""Damaged files cost one message: no traceback, no long wait, nothing written.

A tenth of the damages runs here, all of them in `make soak`. They are read one after another by one process with the
limits of the one that reads a single file (`tests/rebuilt/reading_process.py`); a few go through the whole import.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.import_report import Outcome
from tests.rebuilt.damages import damaged
from tests.rebuilt.disclosures import CONTENT, SOURCES, import_bytes
from tests.rebuilt.reading_process import ReadingProcess
from tests.rebuilt.valid_files import valid_files

DAMAGES = 2_000
SHARE = 10
"""Every tenth of them runs in `make test`."""
WHOLE_IMPORTS = 12
GRACEFUL = frozenset({"read", "refused", "memory"})


@pytest.fixture(scope="module")
def process() -> Iterator[ReadingProcess]:
    one = ReadingProcess()
    yield one
    one.close()


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[str, bytes]]:
    return valid_files()


def test_the_undamaged_files_are_read(process: ReadingProcess, files: dict[str, tuple[str, bytes]]) -> None:
    outcomes = {name: process.read(*file)["outcome"] for name, file in files.items()}
    assert set(outcomes.values()) == {"read"}, outcomes


def test_damaged_files_are_read_or_refused(process: ReadingProcess, files: dict[str, tuple[str, bytes]]) -> None:
    _read_damaged(range(0, DAMAGES, SHARE), process, files)


@pytest.mark.soak
def test_two_thousand_damaged_files_are_read_or_refused(
    process: ReadingProcess, files: dict[str, tuple[str, bytes]]
) -> None:
    _read_damaged(range(DAMAGES), process, files)


def _read_damaged(seeds: range, process: ReadingProcess, files: dict[str, tuple[str, bytes]]) -> None:
    names = sorted(files)
    outcomes: Counter[str] = Counter()
    wrong = []
    for seed in seeds:
        name = names[seed // SHARE % len(names)]
        kind, content = files[name]
        answer = process.read(kind, damaged(content, seed))
        outcomes[answer["outcome"]] += 1
        if answer["outcome"] not in GRACEFUL:
            wrong.append(f"{name}, seed {seed}: {answer['outcome']}\n{answer['text']}")
    assert not wrong, "\n\n".join(wrong)
    # Damages that spare all files, or break all alike, would prove nothing.
    assert outcomes["read"] > len(seeds) // 10
    assert outcomes["refused"] > len(seeds) // 10


@pytest.mark.skipif(not SOURCES, reason="the disclosures are not here")
def test_a_failed_import_of_a_damaged_file_writes_nothing(tmp_path: Path, files: dict[str, tuple[str, bytes]]) -> None:
    names = [name for name in sorted(files) if name.startswith("00")]
    refused = 0
    for seed in range(WHOLE_IMPORTS):
        name = names[seed % len(names)]
        source = next(one for one in SOURCES if one.stem.startswith(name[:3]))
        root = tmp_path / str(seed)
        root.mkdir()
        imported = import_bytes(source, damaged(files[name][1], seed), Path(name).suffix, root)
        if imported.report.outcome is Outcome.REFUSED:
            refused += 1
            assert imported.report.problems
            assert imported.submission is None
            written = {path.relative_to(root / "content") for path in (root / "content").rglob("*") if path.is_file()}
            assert all((CONTENT / path).is_file() for path in written), written
            assert not [path for path in written if path.name in ("submission.yaml", "map.json", "addresses.txt")]
    assert refused > 2
