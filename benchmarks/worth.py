"""From how many projects a second process is worth its start: the figure behind `WORTH_A_POOL`.

    python -m benchmarks.worth --projects 100 200 400 800 --rounds 3 --in /dev/shm  # writes a table in docs/scale.md

Builds anew with one process and with two by turns; the least of the rounds counts. Seconds of the clock need a quiet
machine. From seconds of the processor follows the least that two free cores can take: what the first process does
alone, and half of what the other two do.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.made_up import write_content
from benchmarks.run import machine
from benchmarks.scale import REPORT, build

BEGIN = "<!-- figures of a second process: written by `python -m benchmarks.worth` -->\n"
END = "<!-- end of figures of a second process -->\n"


def rows(sizes: list[int], rounds: int, folder: Path) -> Iterator[str]:
    """A row of the table for each size."""
    for projects in sizes:
        content = folder / "content"
        write_content(content, projects)
        best: dict[int, dict[str, float]] = {}
        for _ in range(rounds):
            for jobs in (1, 2):
                site = folder / "site"
                found = build(content, site, "pages", jobs, "always")
                figures = {
                    "clock": float(found["seconds"]),
                    "own": float(found["own_cpu"]),
                    "others": float(found["others_cpu"]),
                    "least": float(found["own_cpu"]) + float(found["others_cpu"]) / jobs,
                }
                known = best.setdefault(jobs, figures)
                best[jobs] = {name: min(known[name], value) for name, value in figures.items()}
                for each in (site, *folder.glob(".site-*")):
                    shutil.rmtree(each) if each.is_dir() else each.unlink()
        shutil.rmtree(content)
        one, two = best[1], best[2]
        yield (
            f"| {projects:,} | {one['clock']:.2f} | {two['clock']:.2f} | {one['own'] + one['others']:.2f} "
            f"| {two['own']:.2f} + {two['others']:.2f} | {two['least']:.2f} |"
        )


def main() -> None:
    """Measures the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, nargs="+", default=[100, 200, 400, 800])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--in", dest="folder", type=Path, help="folder for content and sites; else a temporary one")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, leave docs/scale.md alone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        lines = [
            "| projects | one process, s | two, s | CPU s of one | CPU s of two: main + others | least for two, s |",
            "|---:|---:|---:|---:|---:|---:|",
            *rows(given.projects, given.rounds, Path(scratch)),
        ]
        figures = "\n".join([BEGIN, machine(Path(scratch)), "", *lines]) + f"\n\n{END}"
    print(figures)
    if not given.dry_run:
        text = REPORT.read_text(encoding="utf-8")
        before, mark, rest = text.partition(BEGIN)
        if not mark:
            raise ValueError(f"{REPORT.name}: the line {BEGIN.strip()} is missing")
        REPORT.write_text(before + figures + rest.partition(END)[2], encoding="utf-8")


if __name__ == "__main__":
    main()
