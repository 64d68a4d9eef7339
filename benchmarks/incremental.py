"""How long a build takes over a published site: nothing changed, one project's text, one project's name; and anew.

    python -m benchmarks.incremental --projects 1000 10000 --in /dev/shm
    python -m benchmarks.incremental --projects 10000 --no-search

Content is made up (`benchmarks/made_up.py`). Each build is the command as it is installed, from the start of Python to
its end; seconds of the processor are those of all its processes. A text is changed twice: the first build over a new
site links its files into the idle tree, each later one finds them there.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_up import write_content

DAY = "2026-01-01"
_PAUSE = 0.1
"""Seconds between an edit and the build: what is edited within a step of the clock has to be read."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One build."""

    what: str
    seconds: float
    cpu_seconds: float


def measure(projects: int, folder: Path, arguments: list[str]) -> Iterator[Measured]:
    """The builds of a made-up site in a new folder, one after the other."""
    content, site = folder / "content", folder / "site"
    write_content(content, projects)
    steps: tuple[tuple[str, Callable[[Path], None]], ...] = (
        ("anew", _nothing),
        ("nothing changed", _nothing),
        ("text of one project, first build over a new site", _text),
        ("text of one project", _text),
        ("name of one project", _name),
        ("nothing changed", _nothing),
    )
    for what, edit in steps:
        edit(content)
        time.sleep(_PAUSE)
        yield _build(what, content, site, arguments)


def _build(what: str, content: Path, site: Path, arguments: list[str]) -> Measured:
    command = [sys.executable, "-m", "generator", "build", "--content", str(content), "--output", str(site)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([*command, "--now", DAY, *arguments], check=True, capture_output=True)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Measured(what, seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _nothing(content: Path) -> None:
    """Leaves all as it is."""


def _text(content: Path) -> None:
    _change(content, "purpose")


def _name(content: Path) -> None:
    _change(content, "name")


def _change(content: Path, name: str) -> None:
    """Adds a character to a field of a project in the middle."""
    files = sorted(content.glob("*/*/*/projects/*.yaml"))
    file = files[len(files) // 2]
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(f"(?m)^({name}: .*)$", r"\g<1>一", text, count=1), encoding="utf-8")


def main() -> None:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, nargs="+", default=[1_000])
    parser.add_argument("--in", dest="folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--no-search", action="store_true")
    asked = parser.parse_args()
    arguments = ["--no-search"] if asked.no_search else []
    print("| projects | build | seconds | CPU seconds |\n|---:|:---|---:|---:|")
    for projects in asked.projects:
        folder = Path(tempfile.mkdtemp(dir=asked.folder))
        try:
            for one in measure(projects, folder, arguments):
                print(f"| {projects:,} | {one.what} | {one.seconds:.2f} | {one.cpu_seconds:.2f} |", flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
