"""How long a saved file takes to be seen: `mingzhang serve` over made-up content, read by a headless Chromium.

    python -m benchmarks.serve --projects 1000 --rounds 20

The time counts from right before the write to the first frame in which the browser shows the new text.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from benchmarks.made_up import write_content
from benchmarks.run import machine
from tools.chromium import launched

_SEEN: Final = """() => addEventListener("DOMContentLoaded", () => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    window.seenAt = performance.timeOrigin + performance.now();
  }));
})"""
_PREVIEW: Final = re.compile(r"http://127\.0\.0\.1:\d+/")
_LONGEST: Final = 60_000.0


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that is written again and again, and the page that shows it."""

    what: str
    file: str
    """Below the content folder."""
    address: str
    mark: str
    """What stands in the file before the words that change and are seen in the first heading of the page."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One kind of file."""

    saved: Saved
    milliseconds: tuple[float, ...]
    """From the write to the frame, sorted."""
    read: tuple[float, ...]
    """What the server needed to read it, as it says itself."""


@contextlib.contextmanager
def served(content: Path, port: int = 0) -> Iterator[tuple[str, Callable[[], str]]]:
    """The address of a preview of the content, and a way to ask for all it has said; it ends with the context."""
    command = [sys.executable, "-m", "generator", "--lang", "en", "serve", "--content", str(content)]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen([*command, "--port", str(port)], stdout=said, stderr=subprocess.STDOUT) as process,
    ):

        def all_said() -> str:
            return os.pread(said.fileno(), 1 << 24, 0).decode("utf-8", "replace")

        try:
            while (found := _PREVIEW.search(all_said())) is None:
                if process.poll() is not None:
                    raise RuntimeError(all_said())
                time.sleep(0.02)
            yield found[0], all_said
        finally:
            process.terminate()


def files_of(content: Path) -> tuple[Saved, ...]:
    """One file of each kind that clerks save, of the submission in the middle of the folder."""
    submissions = sorted(content.glob("*/*/*/submission.yaml"))
    year = submissions[len(submissions) // 2].parent
    project = sorted(year.glob("projects/*.yaml"))[0]
    path = year.relative_to(content).as_posix()
    region, body = path.split("/")[:2]
    return (
        Saved("project", f"{path}/projects/{project.name}", f"{path}/p/{project.stem}/", "name: "),
        Saved("body.yaml", f"{region}/{body}/body.yaml", f"{region}/{body}/", "name: "),
        Saved("region.yaml", f"{region}/region.yaml", f"{region}/", "name: "),
    )


def measure(page: Page, address: str, content: Path, saved: Saved, rounds: int) -> tuple[float, ...]:
    """Saves the file in turn in place and by renaming a new one over it; milliseconds until each was seen."""
    file = content / saved.file
    text = file.read_text(encoding="utf-8")
    page.goto(address + saved.address)
    page.wait_for_selector(".preview-bar", state="attached", timeout=_LONGEST)
    found = []
    for number in range(rounds):
        word = f"改{number}次"
        new = text.replace(saved.mark, saved.mark + word, 1)
        before = time.time()
        if number % 2:
            other = file.with_name(f".{file.name}.new")
            other.write_text(new, encoding="utf-8")
            other.replace(file)
        else:
            file.write_text(new, encoding="utf-8")
        page.wait_for_function(
            "word => window.seenAt && document.querySelector('h1').textContent.includes(word)",
            arg=word,
            timeout=_LONGEST,
        )
        seen: float = page.evaluate("() => window.seenAt")
        found.append(seen - before * 1_000)
        # A clerk does not save twice in a breath.
        time.sleep(0.6)
    file.write_text(text, encoding="utf-8")
    time.sleep(0.6)
    return tuple(sorted(found))


def run(projects: int, rounds: int, folder: Path | None) -> tuple[float, Sequence[Measured], str]:
    """Seconds until the preview answers, what was measured, and the machine."""
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        content = Path(scratch, "content")
        write_content(content, projects)
        start = time.perf_counter()
        measured = []
        with served(content) as (address, said), launched() as browser:
            ready = time.perf_counter() - start
            page = browser.new_page()
            page.add_init_script(f"({_SEEN})()")
            for saved in files_of(content):
                told = len(said())
                milliseconds = measure(page, address, content, saved, rounds)
                read = re.findall(r"read in (\d+) ms", said()[told:])
                measured.append(Measured(saved, milliseconds, tuple(sorted(map(float, read)))))
        return ready, measured, machine(Path(scratch), f", {rounds} rounds each")


def report(projects: int, ready: float, measured: Sequence[Measured], where: str) -> str:
    """The figures as Markdown."""
    lines = [
        where,
        "",
        f"{projects:,} projects; the preview answers after {ready:.1f} s.",
        "",
        "| saved | median, ms | 95 of 100, ms | longest, ms | of which reading, ms |",
        "|:---|---:|---:|---:|---:|",
    ]
    for each in measured:
        times = each.milliseconds
        late = times[min(len(times) - 1, len(times) * 95 // 100)]
        cells = [statistics.median(times), late, times[-1], statistics.median(each.read or (0.0,))]
        lines.append(f"| {each.saved.what} | " + " | ".join(f"{cell:.0f}" for cell in cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Measures the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, nargs="+", default=[1_000])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--in", dest="folder", type=Path, help="folder for the content; else a temporary one")
    given = parser.parse_args()
    for projects in given.projects:
        print(report(projects, *run(projects, given.rounds, given.folder)))


if __name__ == "__main__":
    main()
