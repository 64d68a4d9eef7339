"""The figures as Markdown, between their marks in docs/performance.md."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.rounds import Made, Run
from benchmarks.peers.tools import ROOT, Tool
from benchmarks.run import machine

REPORT = ROOT / "docs/performance.md"
BEGIN = "<!-- figures of the peers: written by `python -m benchmarks.peers.run` -->\n"
END = "<!-- end of figures of the peers -->\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """The runs of a tool from an empty output."""

    tool: Tool
    projects: int
    memory: int
    """Peak in bytes, of a run that was not timed."""
    made: Made
    compared: int
    """How many of its pages were compared with ours."""
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class Searched:
    """The runs of a tool with an index for search."""

    tool: Tool
    projects: int
    runs: list[Run]


@dataclass(frozen=True, slots=True)
class Changed:
    """The runs of a tool after one project's text was changed."""

    tool: Tool
    projects: int
    runs: list[Run]


def report(
    measured: Sequence[Measured], searched: Sequence[Searched], changed: Sequence[Changed], scratch: Path
) -> str:
    """All tables."""
    lines = [BEGIN.rstrip("\n"), machine(scratch, ", the tools by turns, medians"), ""]
    for projects in dict.fromkeys(each.projects for each in measured):
        of_size = [each for each in measured if each.projects == projects]
        lines += [*_table(projects, of_size), ""]
        with_index = [each for each in searched if each.projects == projects]
        if with_index:
            lines += [*_short_table("With search: ours with both indexes, Hugo followed by Pagefind", with_index), ""]
        edited = [each for each in changed if each.projects == projects]
        if edited:
            lines += [*_short_table("The text of one project changed, over a site that is there", edited), ""]
    return "\n".join(lines) + END


def _table(projects: int, measured: Sequence[Measured]) -> Iterator[str]:
    peers = [each for each in measured if each.tool.name in ("hugo-yaml", "hugo-toml")]
    heads = [f"wall / CPU × {each.tool.title}" for each in peers]
    yield f"{projects:,} projects, pages alone:"
    yield ""
    yield f"| tool | seconds | CPU seconds | {' | '.join([*heads, 'memory', 'pages', 'bytes of pages', 'files'])} |"
    yield "|:---|" + "---:|" * (6 + len(heads))
    for each in measured:
        wall, cpu = _wall(each.runs), _cpu(each.runs)
        ratios = [f"{wall / _wall(peer.runs):.2f} / {cpu / _cpu(peer.runs):.2f}" for peer in peers]
        made = each.made
        sizes = [f"{each.memory / 2**20:.0f} MB", f"{made.pages:,}", f"{made.page_bytes / 2**20:.0f} MB"]
        yield f"| {each.tool.title} | {wall:.2f} | {cpu:.2f} | {' | '.join([*ratios, *sizes, f'{made.files:,}'])} |"
    compared = ", ".join(f"{each.tool.title} {each.compared:,}" for each in measured if each.compared)
    if compared:
        yield ""
        yield f"Pages compared with ours, word for word, and found equal: {compared}."


def _short_table(what: str, rows: Sequence[Searched | Changed]) -> Iterator[str]:
    own = rows[0]
    yield f"{what}:"
    yield ""
    yield "| tool | seconds | CPU seconds | ours in wall / CPU |"
    yield "|:---|---:|---:|---:|"
    for each in rows:
        wall, cpu = _wall(each.runs), _cpu(each.runs)
        ratio = f"{_wall(own.runs) / wall:.2f} / {_cpu(own.runs) / cpu:.2f}"
        yield f"| {each.tool.title} | {wall:.2f} | {cpu:.2f} | {ratio} |"


def _wall(runs: Iterable[Run]) -> float:
    return statistics.median(each.wall for each in runs)


def _cpu(runs: Iterable[Run]) -> float:
    return statistics.median(each.cpu for each in runs)


def write_report(figures: str) -> None:
    """Puts the figures between their marks; what people wrote around them stays. A new section stands at the end."""
    text = REPORT.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    if not mark:
        before, rest = text.rstrip("\n") + "\n\n## Beside other site generators\n\n", END
    REPORT.write_text(before + figures + rest.partition(END)[2], encoding="utf-8")
