"""Times other site generators beside our own on the same records and the same pages, for docs/performance.md.

    python -m benchmarks.peers.run --projects 1000 10000 --rounds 5 --in /dev/shm --tools FOLDER

README.md says how to fill FOLDER. The tools run by turns, each from an empty output; of several rounds the median
counts.
Before anything is timed the pages of every tool are compared with ours (`--check all`: every page).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.peers.figures import Changed, Measured, Searched, report, write_report
from benchmarks.peers.prepared import Prepared, build, prepare, unequal
from benchmarks.peers.rounds import Run, emptied, made_in, run
from benchmarks.peers.tools import Tool, environment_of, installed, ours, pagefind

PATIENCE = 300.0
"""Seconds from which one run of a tool is enough."""

_PAUSE = 0.1
"""Seconds between an edit and the build: what is edited within a step of the clock has to be read."""


def measure(made: Prepared, tools: Sequence[Tool], rounds: int, *, whole_check: bool) -> list[Measured]:
    """Each tool `rounds` times by turns, after one run that is not timed and shows its memory and its pages."""
    found = []
    for tool in tools:
        output = emptied(made.site_of(tool))
        command = tool.command(made.content_of(tool), output)
        first = run([command], environment_of(tool), made.folder, watched=True)
        compared, unlike = unequal(made, tool, whole=whole_check) if tool.shape else (0, [])
        if unlike and tool.is_same:
            raise ValueError("\n".join([f"{tool.name} does not make our pages:", *unlike[:20]]))
        found.append(Measured(tool, made.projects, first.memory, made_in(output / "site"), compared, []))
    for number in range(rounds):
        for each in found:
            if not each.runs or each.runs[0].wall < PATIENCE:
                each.runs.append(_timed(made, each.tool))
                _say(f"{made.projects} {each.tool.name} round {number + 1}", each.runs[-1])
    return found


def _timed(made: Prepared, tool: Tool, more: Sequence[Sequence[str]] = ()) -> Run:
    output = emptied(made.site_of(tool))
    return run([tool.command(made.content_of(tool), output), *more], environment_of(tool), made.folder)


def measure_search(made: Prepared, tools: Sequence[Tool], rounds: int) -> list[Searched]:
    """Ours with both its indexes, and Hugo followed by Pagefind as it comes."""
    own = replace(ours(search=True), name="ours-search")
    peers = [tool for tool in tools if tool.shape.startswith("hugo")]
    found = [Searched(tool, made.projects, []) for tool in (own, *peers)]
    for _ in range(rounds):
        for each in found:
            site = str(made.site_of(each.tool) / "site")
            more = [[*pagefind(), "--site", site]] if each.tool.shape else []
            each.runs.append(_timed(made, each.tool, more))
            _say(f"{made.projects} {each.tool.name} with search", each.runs[-1])
    return found


def measure_changed(made: Prepared, tools: Sequence[Tool], rounds: int) -> list[Changed]:
    """The text of one project changed over a site that is there: ours, the compared pages and all of them, and Hugo."""
    every = replace(ours(", all pages and data", "--all-pages", "--with-data"), name="ours-changed-all")
    own = replace(ours(), name="ours-changed")
    found = []
    for tool in (own, every, *(tool for tool in tools if tool.shape.startswith("hugo"))):
        output = build(made, tool)
        runs = []
        for number in range(rounds + 1):
            _edit(made.content_of(tool), number)
            time.sleep(_PAUSE)
            runs.append(run([tool.command(made.content_of(tool), output)], environment_of(tool), made.folder))
            _say(f"{made.projects} {tool.name} one changed", runs[-1])
        # The first build over a new site links its files into the idle tree, each later one finds them there.
        found.append(Changed(tool, made.projects, runs[1:]))
    return found


def _edit(content: Path, number: int) -> None:
    """Another text of what a project in the middle is for, whatever form its file has."""
    files = sorted((*content.glob("**/projects/*.yaml"), *content.glob("**/p/*.md")))
    file = files[len(files) // 2]
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    place = next(place for place, line in enumerate(lines) if line.startswith("purpose"))
    start, sign, rest = lines[place].partition("用于" if "用于" in lines[place] else "。")
    lines[place] = f"{start}第{number}次更正{sign}{rest}"
    file.write_text("".join(lines), encoding="utf-8")


def _say(what: str, one: Run) -> None:
    print(f"{what}: {one.wall:.2f} s, {one.cpu:.2f} CPU s, {one.memory >> 20} MB", file=sys.stderr, flush=True)


def main() -> None:
    """Measures the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--projects", type=int, nargs="+", default=[1_000, 10_000], help="at least 1000")
    parser.add_argument("--rounds", type=int, nargs="+", default=[5], help="rounds of each size, the last repeated")
    parser.add_argument("--in", dest="folder", type=Path, help="folder for content and sites; else a temporary one")
    parser.add_argument("--tools", type=Path, required=True, help="where the peers are installed")
    parser.add_argument("--only", nargs="+", default=[], help="names of tools; ours always runs")
    parser.add_argument("--check", choices=("sample", "all"), default="sample", help="how many pages are compared")
    parser.add_argument("--no-search", action="store_true")
    parser.add_argument("--no-changed", action="store_true")
    parser.add_argument("--no-more", action="store_true", help="not what our other pages and files of data cost")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, leave docs/performance.md alone")
    given = parser.parse_args()
    tools = [tool for tool in installed(given.tools.resolve()) if not given.only or tool.name in ("ours", *given.only)]
    more = [
        ours(", files of data too", "--with-data"),
        ours(", all kinds of page", "--all-pages"),
        ours(", all kinds of page and files of data", "--all-pages", "--with-data"),
    ]
    measured: list[Measured] = []
    searched: list[Searched] = []
    changed: list[Changed] = []
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        for place, projects in enumerate(given.projects):
            rounds = given.rounds[min(place, len(given.rounds) - 1)]
            made = prepare(projects, Path(scratch).resolve() / str(projects), tools)
            measured += measure(
                made, [*tools, *([] if given.no_more else more)], rounds, whole_check=given.check == "all"
            )
            searched += [] if given.no_search else measure_search(made, tools, rounds)
            changed += [] if given.no_changed else measure_changed(made, tools, rounds)
            emptied(made.folder)
        figures = report(measured, searched, changed, Path(scratch))
    print(figures)
    if not given.dry_run:
        write_report(figures)


if __name__ == "__main__":
    main()
