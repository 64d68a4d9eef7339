"""What a project costs, measured at several sizes, and what a province and the country would cost by that.

    python -m benchmarks.scale --projects 1000 2000 4000 --in /dev/shm     # writes the figures in docs/scale.md
    python -m benchmarks.scale --projects 10000 100000 --what names --dry-run

Measured: builds anew of made-up content in two processes. A straight line through the sizes gives what one more project
costs and what a build costs anyway. All else is computed from these and from what is assumed, which stands with it.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.made_up import write_content
from benchmarks.run import ROOT, machine
from generator.resources import codelists_folder

REPORT = ROOT / "docs/scale.md"
BEGIN = "<!-- figures of scale: written by `python -m benchmarks.scale` -->\n"
END = "<!-- end of figures of scale -->\n"
BODIES_OF_COUNTY, BODIES_OF_CITY, BODIES_OF_PROVINCE = 80, 120, 150
"""Assumed: departments and units that publish, of a county, a prefecture and a province; no source has their number."""
PROJECTS_OF_BODY = 11
"""Mean of the five documents in `content/`: 54 projects of 5 disclosures."""
WITHOUT_PROVINCES = {"71", "81", "82"}
"""Of the 34 of the code list, those that publish nothing under the budget law."""
_NO_PLACE = ("市辖区", "县", "直辖县级行政区划")
"""What codes are called that only gather others."""
PROCESSES = (2, 16, 64)
_WHAT = {
    "pages": "pages and data files",
    "names": "pages, data files and the index of names",
    "search": "pages, data files and both indexes",
}
MB, GB = 2**20, 2**30
BLOCK = 4096
"""What a file of one byte takes on the usual file systems."""

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """One size."""

    projects: int
    figures: Figures
    """By name: seconds of the processor, bytes, counts."""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line through the sizes: what one project costs, and what a build costs anyway."""

    each: float
    base: float

    def at(self, projects: float) -> float:
        """The cost of so many projects."""
        return max(0.0, self.base) + self.each * projects


@dataclass(frozen=True, slots=True)
class Case:
    """Something to be published in one site."""

    name: str
    projects: int


def measure(projects: int, what: str, folder: Path) -> Measured:
    """One size, built anew, then with one text changed."""
    content, site = folder / "content", folder / "site"
    made = write_content(content, projects)
    found = build(content, site, what)
    stages, memory, busy = (found.pop(name) for name in ("own_stages", "memory_stages", "busy"))
    figures: Figures = {name: float(value) for name, value in found.items()}
    figures |= {f"own {stage}": seconds for stage, seconds in stages.items()}
    figures |= {f"peak {stage}": peak for stage, peak in memory.items()}
    # The time of the others is known as a whole; they say how long they worked in each stage.
    total = sum(busy.values()) or 1.0
    figures |= {f"others {stage}": found["others_cpu"] * worked / total for stage, worked in busy.items()}
    figures |= dict(zip(("files", "folders", "bytes", "blocks"), _tree(site), strict=True))
    figures |= {"content entries": sum(1 for _ in content.rglob("*")), "content bytes": made.size}
    figures["cache bytes"] = _tree(folder / ".site-cache")[2]
    project = min(content.glob("*/*/*/projects/*.yaml"))
    text = project.read_text(encoding="utf-8")
    project.write_text(re.sub("(?m)^(purpose: .*)$", r"\g<1>一", text, count=1), encoding="utf-8")
    time.sleep(0.1)
    again = build(content, site, what)
    figures["changed cpu"] = again["own_cpu"] + again["others_cpu"]
    figures["git bytes"] = _git_bytes(content)
    for each in list(folder.iterdir()):
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    return Measured(projects, figures)


def build(content: Path, site: Path, what: str, jobs: int = 2, *more: str) -> dict[str, Any]:
    """What one build says of itself (`benchmarks/scale_one.py`). Errors: RuntimeError where it publishes nothing."""
    command = [sys.executable, "-m", "benchmarks.scale_one", str(content), str(site), what, str(jobs), *more]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise RuntimeError(ended.stderr)
    found: dict[str, Any] = json.loads(ended.stdout)
    if not found.pop("published"):
        raise RuntimeError(f"nothing was published of {content}")
    return found


def _tree(root: Path) -> tuple[float, float, float, float]:
    """Files, folders, bytes, and bytes in whole blocks."""
    files = folders = size = blocks = 0
    for folder, names, inside in os.walk(root):
        folders += len(names)
        for name in inside:
            length = os.lstat(f"{folder}/{name}").st_size
            files, size, blocks = files + 1, size + length, blocks + -(-length // BLOCK) * BLOCK
    return files, folders, size, blocks + folders * BLOCK


def _git_bytes(content: Path) -> float:
    """What a repository of the content takes once it is packed."""
    author = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "gc.auto=0"]
    for arguments in (["init", "-q"], ["add", "-A"], [*author, "commit", "-qm", "x"], ["gc", "-q"]):
        subprocess.run(["git", *arguments], cwd=content, check=True, capture_output=True)
    return _tree(content / ".git")[2]


def line_of(measurements: Sequence[Measured], name: str) -> Line:
    """The line of one figure; through the origin where only one size was measured."""
    sizes = [float(each.projects) for each in measurements]
    values = [each.figures.get(name, 0.0) for each in measurements]
    if len(sizes) == 1:
        return Line(values[0] / sizes[0], 0.0)
    each, base = statistics.linear_regression(sizes, values)
    return Line(each, base)


def cases() -> Iterator[Case]:
    """Sites that might be: of the places in the code list, by the assumed number of bodies."""
    yield Case("a county", BODIES_OF_COUNTY * PROJECTS_OF_BODY)
    yield Case("100 bodies", 100 * PROJECTS_OF_BODY)
    yield Case("200 bodies", 200 * PROJECTS_OF_BODY)
    bodies: Counter[str] = Counter()
    with (codelists_folder() / "regions.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code, is_gone = row["code"], bool(row["last_seen"])
            is_place = row["name"] not in _NO_PLACE and not row["name"].endswith(_NO_PLACE[-1])
            if is_gone or not is_place or code[:2] in WITHOUT_PROVINCES:
                continue
            of_county = BODIES_OF_COUNTY if not code.endswith("00") else BODIES_OF_CITY
            bodies[code[:2]] += BODIES_OF_PROVINCE if code.endswith("0000") else of_county
    middle = statistics.median(bodies.values())
    yield Case(f"a province in the middle ({middle:,.0f} bodies)", round(middle) * PROJECTS_OF_BODY)
    yield Case(f"the largest province ({max(bodies.values()):,} bodies)", max(bodies.values()) * PROJECTS_OF_BODY)
    yield Case(f"all {len(bodies)} ({sum(bodies.values()):,} bodies)", sum(bodies.values()) * PROJECTS_OF_BODY)


def report(measurements: Sequence[Measured], what: str, scratch: Path) -> str:
    """The figures as Markdown."""
    lines = [BEGIN, machine(scratch, ", two processes"), ""]
    lines += [
        f"**Measured**: builds anew, {_WHAT[what]}.",
        "",
        *_measured(measurements),
    ]
    lines += ["", "**Fitted**: what one more project costs, and what a build costs anyway.", "", *_fitted(measurements)]
    lines += ["", "**Computed** by these lines, one year of each body:", "", *_computed(measurements)]
    return "\n".join(lines) + f"\n\n{END}"


def _measured(measurements: Sequence[Measured]) -> Iterator[str]:
    columns = (
        ("pages", "pages", 1, ",.0f"),
        ("CPU s, main process", "own_cpu", 1, ".1f"),
        ("CPU s, the others", "others_cpu", 1, ".1f"),
        ("memory, main process, MB", "own_memory", MB, ",.0f"),
        ("memory, largest other, MB", "others_memory", MB, ",.0f"),
        ("files", "files", 1, ",.0f"),
        ("folders", "folders", 1, ",.0f"),
        ("site, MB", "bytes", MB, ",.0f"),
        ("on disk, MB", "blocks", MB, ",.0f"),
        ("cache, MB", "cache bytes", MB, ",.0f"),
        ("content, MB", "content bytes", MB, ",.1f"),
        ("in git, MB", "git bytes", MB, ",.1f"),
        ("one text changed, CPU s", "changed cpu", 1, ".2f"),
    )
    yield "| projects | " + " | ".join(name for name, *_ in columns) + " |"
    yield "|" + "---:|" * (len(columns) + 1)
    for each in measurements:
        cells = (format(each.figures.get(name, 0.0) / unit, form) for _, name, unit, form in columns)
        yield f"| {each.projects:,} | " + " | ".join(cells) + " |"


def _fitted(measurements: Sequence[Measured]) -> Iterator[str]:
    yield "| what | each project | anyway |"
    yield "|:---|---:|---:|"
    stages = sorted({name for each in measurements for name in each.figures if name.startswith(("own ", "others "))})
    for name in ("own_cpu", "others_cpu", *stages):
        line = line_of(measurements, name)
        who, _, stage = name.replace("_cpu", " all").partition(" ")
        process = "main process" if who == "own" else "the others"
        yield f"| CPU, {process}: {stage} | {line.each * 1000:.3f} ms | {line.base:.2f} s |"
    for name, unit, form in (
        ("own_memory", "memory of the main process", ",.1f KB"),
        ("others_memory", "memory of the largest other process", ",.1f KB"),
        ("bytes", "site", ",.1f KB"),
        ("blocks", "site on disk", ",.1f KB"),
        ("cache bytes", "cache", ",.1f KB"),
        ("git bytes", "content in git", ",.2f KB"),
    ):
        line = line_of(measurements, name)
        number, suffix = form.split(" ")
        yield f"| {unit} | {format(line.each / 1024, number)} {suffix} | {line.base / MB:,.1f} MB |"
    for name in dict.fromkeys(name for each in measurements for name in each.figures if name.startswith("peak ")):
        line = line_of(measurements, name)
        what = name.replace("peak", "memory of the main process, peak up to")
        yield f"| {what} | {line.each / 1024:.1f} KB | {line.base / MB:,.0f} MB |"
    for name in ("files", "folders", "content entries"):
        line = line_of(measurements, name)
        yield f"| {name} | {line.each:.2f} | {line.base:,.0f} |"


def _computed(measurements: Sequence[Measured]) -> Iterator[str]:
    lines = {
        name: line_of(measurements, name)
        for name in (
            *("own_cpu", "others_cpu", "own_memory", "files", "folders"),
            *("blocks", "cache bytes", "content entries", "git bytes"),
        )
    }
    walls = " | ".join(f"{count} processes" for count in PROCESSES)
    yield (
        f"| one site of | projects | CPU hours | {walls} | memory, main process | files and folders "
        "| disk, both trees | cache | content entries | in git |"
    )
    yield "|:---|" + "---:|" * (8 + len(PROCESSES))
    for case in cases():
        at = {name: line.at(case.projects) for name, line in lines.items()}
        # Nothing of the main process's own work is taken to go on beside that of the others: an upper bound.
        times = " | ".join(_time(at["own_cpu"] + at["others_cpu"] / count) for count in PROCESSES)
        yield (
            f"| {case.name} | {case.projects:,} | {(at['own_cpu'] + at['others_cpu']) / 3600:,.2f} | {times} "
            f"| {at['own_memory'] / GB:,.2f} GB | {at['files'] + at['folders']:,.0f} | {2 * at['blocks'] / GB:,.1f} GB "
            f"| {at['cache bytes'] / GB:,.2f} GB | {at['content entries']:,.0f} | {at['git bytes'] / GB:,.2f} GB |"
        )


def _time(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"


def write_report(figures: str) -> None:
    """Puts the figures between their marks in docs/scale.md; what people wrote around them stays."""
    text = REPORT.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    if not mark:
        raise ValueError(f"{REPORT.name}: the line {BEGIN.strip()} is missing")
    REPORT.write_text(before + figures + rest.partition(END)[2], encoding="utf-8")


def main() -> None:
    """Measures the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, nargs="+", default=[1_000, 2_000, 4_000])
    parser.add_argument("--what", choices=("pages", "names", "search"), default="search")
    parser.add_argument("--in", dest="folder", type=Path, help="folder for content and sites; else a temporary one")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, leave docs/scale.md alone")
    given = parser.parse_args()
    measurements = []
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        for projects in given.projects:
            print(f"{projects} projects", file=sys.stderr)
            measurements.append(measure(projects, given.what, Path(scratch)))
        figures = report(measurements, given.what, Path(scratch))
    print(figures)
    if not given.dry_run:
        write_report(figures)


if __name__ == "__main__":
    main()
