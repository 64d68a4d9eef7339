"""How long a build takes over a published site: nothing changed, one project's text, name, amount; and anew.

    python -m benchmarks.incremental --projects 1000 10000 --in /dev/shm
    python -m benchmarks.incremental --projects 10000 --no-search

Content is made up (`benchmarks/made_up.py`). Each build is the command as it is installed, from the start of Python to
its end; seconds of the processor are those of all its processes. `pages` is when it says that the site is published,
`index` when it says that the text index has followed, which it does on large sites only. A text is changed twice: the
first build over a new site links its files into the idle tree, each later one finds them there.
"""

from __future__ import annotations

import argparse
import os
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
from benchmarks.watching import as_installed

DAY = "2026-01-01"
_PAUSE = 0.1
"""Seconds between an edit and the build: what is edited within a step of the clock has to be read."""
_PAGES, _INDEX = "Published in ", "The text index has followed in "
"""How the lines begin that the command says then."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One build."""

    what: str
    seconds: float
    cpu_seconds: float
    pages: float | None
    """Seconds until the pages were published; None where nothing was."""
    index: float | None
    """Seconds until the text index had followed; None where it came with the pages."""


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
        ("amount of one project", _amount),
        ("nothing changed", _nothing),
    )
    for what, edit in steps:
        edit(content)
        time.sleep(_PAUSE)
        yield _build(what, content, site, arguments)


def _build(what: str, content: Path, site: Path, arguments: list[str]) -> Measured:
    command = [sys.executable, "-m", "generator", "--lang", "en", "build", "--content", str(content)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    said: dict[str, float] = {}
    with subprocess.Popen(
        [*command, "--output", str(site), "--now", DAY, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
        env=as_installed(os.environ),
    ) as running:
        for line in running.stdout or ():
            said.update((each, time.perf_counter() - start) for each in (_PAGES, _INDEX) if line.startswith(each))
    if running.returncode != 0:
        raise subprocess.CalledProcessError(running.returncode, command)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Measured(what, seconds, cpu_seconds, said.get(_PAGES), said.get(_INDEX))


def _nothing(content: Path) -> None:
    """Leaves all as it is."""


def _text(content: Path) -> None:
    _change(content, "purpose")


def _name(content: Path) -> None:
    _change(content, "name")


def _amount(content: Path) -> None:
    """Another figure, wherever the project states it: nothing is found that was not found before."""
    file = _project(content)
    text = file.read_text(encoding="utf-8")
    found = re.search(r"(?m)^amount: '(.*)'$", text)
    if found is None:
        raise ValueError(f"{file} states no amount")
    file.write_text(text.replace(found[1], f"1{found[1]}"), encoding="utf-8")


def _change(content: Path, name: str) -> None:
    """Adds a character to a field of a project in the middle."""
    file = _project(content)
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(f"(?m)^({name}: .*)$", r"\g<1>一", text, count=1), encoding="utf-8")


def _project(content: Path) -> Path:
    files = sorted(content.glob("*/*/*/projects/*.yaml"))
    return files[len(files) // 2]


def _shown(seconds: float | None) -> str:
    return "–" if seconds is None else f"{seconds:.2f}"


def main() -> None:
    """Prints a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, nargs="+", default=[1_000])
    parser.add_argument("--in", dest="folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--no-search", action="store_true")
    asked = parser.parse_args()
    arguments = ["--no-search"] if asked.no_search else []
    print("| projects | build | pages | index | seconds | CPU seconds | load |\n|---:|:---|---:|---:|---:|---:|---:|")
    for projects in asked.projects:
        folder = Path(tempfile.mkdtemp(dir=asked.folder))
        try:
            for one in measure(projects, folder, arguments):
                times = (_shown(one.pages), _shown(one.index), _shown(one.seconds), _shown(one.cpu_seconds))
                print(f"| {projects:,} | {one.what} | {' | '.join(times)} | {os.getloadavg()[0]:.1f} |", flush=True)
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
