"""Times each stage of a build on made-up content, checks alone, and an import, for docs/performance.md (`make bench`).

    python benchmarks/run.py --projects 1000 10000 --rounds 3 1

Each size is built from nothing, the pages alone and with the search indexes by turns, so that whatever else the machine
does weighs on both alike; of several rounds the median counts.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.made_up import MadeUp, write_content
from benchmarks.measure import Build, Check, Import, run_build, run_check, run_import, write_floor
from generator import __version__
from generator.model.source import split_lines

ROOT = Path(__file__).resolve().parent.parent
REPORT, CONTENT = ROOT / "docs/performance.md", ROOT / "content"
IMPORT_ROUNDS = 3
BEGIN, END = "<!-- figures: written by `make bench` -->\n", "<!-- end of figures -->\n"


@dataclass(frozen=True, slots=True)
class Measured:
    """What the rounds of one size gave."""

    content: MadeUp
    pages_alone: tuple[Build, ...]
    with_search: tuple[Build, ...]
    checks: tuple[Check, ...]
    """Of the whole content."""
    checks_of_one: tuple[Check, ...]
    """Of one submission in it."""
    floor: float
    """Median seconds to write the same pages alone."""


def measure(projects: int, rounds: int, jobs: int | None, scratch: Path) -> Measured:
    """One size, `rounds` times."""
    content = scratch / "content"
    made = write_content(content, projects)
    alone: list[Build] = []
    searched: list[Build] = []
    floors: list[float] = []
    whole: list[Check] = []
    one: list[Check] = []
    submission = min(content.glob("*/*/*/submission.yaml")).parent
    for _ in range(rounds):
        whole.append(run_check(content, None, jobs=jobs))
        one.append(run_check(content, submission, jobs=jobs))
        for with_search, builds in ((False, alone), (True, searched)):
            output = scratch / "site"
            builds.append(run_build(content, output, with_search=with_search, jobs=jobs))
            if not with_search:
                floors.append(write_floor(output, scratch / "floor"))
                shutil.rmtree(scratch / "floor")
            # From nothing each time: a build that finds files as they should be would leave them.
            for left in (output, scratch / ".site-idle", scratch / ".site-store"):
                shutil.rmtree(left, ignore_errors=True)
    shutil.rmtree(content)
    return Measured(made, tuple(alone), tuple(searched), tuple(whole), tuple(one), statistics.median(floors))


@dataclass(frozen=True, slots=True)
class MeasuredImport:
    """What the rounds of one import gave."""

    document: Path
    lines: int
    projects: int
    imports: tuple[Import, ...]


def measure_import(rounds: int, scratch: Path) -> MeasuredImport:
    """The largest document that the repository's content was read from, imported into an empty folder."""
    document = max(CONTENT.glob("*/*/*/source/*.txt"), key=lambda path: (path.stat().st_size, path.name))
    imports: list[Import] = []
    projects = 0
    for number in range(rounds):
        content = scratch / f"imported-{number}"
        imports.append(run_import(document, content))
        projects = sum(1 for _ in content.glob("*/*/*/projects/*.yaml"))
        shutil.rmtree(content)
    lines = len(split_lines(document.read_text(encoding="utf-8")))
    return MeasuredImport(document, lines, projects, tuple(imports))


def report(measurements: Iterable[Measured], imported: MeasuredImport, jobs: int | None, scratch: Path) -> str:
    """The figures as Markdown."""
    measurements = tuple(measurements)
    lines = [
        BEGIN,
        machine(scratch, ", as many processes as the work is worth" if jobs is None else f", `--jobs {jobs}`"),
        "",
        "Pages alone (`--no-search`), every HTML page and every `index.json`:",
        "",
        "| projects | pages | seconds | project pages a second | CPU seconds | project pages a CPU second "
        "| times the floor | memory | files |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        *(_pages_row(each) for each in measurements),
        "",
        "With both search indexes:",
        "",
        "| projects | seconds | CPU seconds | memory | files |",
        "|---:|---:|---:|---:|---:|",
        *(_search_row(each) for each in measurements),
        "",
        "Seconds by stage:",
        "",
    ]
    stages = list(
        dict.fromkeys(name for each in measurements for build in each.with_search for name, _ in build.stages)
    )
    lines.append("| projects | " + " | ".join(stages) + " | start and end |")
    lines.append("|:---|" + "---:|" * (len(stages) + 1))
    for each in measurements:
        for builds, what in ((each.pages_alone, "pages alone"), (each.with_search, "with search")):
            times = [_stage(builds, name) for name in stages]
            rest = statistics.median(build.wall - sum(seconds for _, seconds in build.stages) for build in builds)
            cells = [f"{seconds:.2f}" if seconds is not None else "–" for seconds in times]
            lines.append(f"| {each.content.projects:,}, {what} | " + " | ".join(cells) + f" | {rest:.2f} |")
    lines += _check_lines(measurements)
    lines += _import_lines(imported)
    return "\n".join(lines) + f"\n{END}"


def _check_lines(measurements: Iterable[Measured]) -> list[str]:
    lines = [
        "",
        "Checks alone (`mingzhang check`), of everything and of one submission among it:",
        "",
        "| what | findings | seconds | CPU seconds | memory |",
        "|:---|---:|---:|---:|---:|",
    ]
    for each in measurements:
        projects = f"{each.content.projects:,} projects"
        for checks, what in (
            (each.checks, f"check {projects}"),
            (each.checks_of_one, f"check one submission of {projects}"),
        ):
            wall, cpu, memory = (_median(getattr(one, name) for one in checks) for name in ("wall", "cpu", "memory"))
            cells = [what, f"{checks[0].findings:,}", f"{wall:.2f}", f"{cpu:.2f}", f"{memory / 2**20:.0f} MB"]
            lines.append("| " + " | ".join(cells) + " |")
    return lines


def _import_lines(imported: MeasuredImport) -> list[str]:
    wall, cpu, memory = (
        _median(getattr(each, name) for each in imported.imports) for name in ("wall", "cpu", "memory")
    )
    size = imported.document.stat().st_size / 2**10
    return [
        "",
        "Import of the largest document of this repository's content:",
        "",
        "| document | size | lines | projects | seconds | CPU seconds | memory |",
        "|:---|---:|---:|---:|---:|---:|---:|",
        f"| {imported.document.name} | {size:.0f} KB | {imported.lines:,} | {imported.projects} "
        f"| {wall:.2f} | {cpu:.2f} | {memory / 2**20:.0f} MB |",
    ]


def machine(scratch: Path, how_many: str = "") -> str:
    """The day, the versions and the machine, one sentence."""
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured {datetime.datetime.now(datetime.UTC).date()} with mingzhang {__version__}, "
        f"Python {platform.python_version()}, {_processor()}, {cores} cores, {memory:.0f} GB of memory, "
        f"content and site on {_file_system(scratch)}{how_many}; "
        f"load average at the end {load[0]:.1f}, {load[1]:.1f}, {load[2]:.1f}"
        + (
            " (the machine was busy with other work: processor time and ratios say more than seconds)."
            if load[1] > cores + 0.5
            else "."
        )
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _file_system(folder: Path) -> str:
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    holding = [(point, kind) for point, kind in mounts if folder.resolve().is_relative_to(point)]
    return max(holding, key=lambda mount: len(mount[0]))[1]


def _pages_row(each: Measured) -> str:
    projects, builds = each.content.projects, each.pages_alone
    wall, cpu = _median(build.wall for build in builds), _median(build.cpu for build in builds)
    cells = [
        f"{projects:,}",
        f"{builds[0].pages:,}",
        f"{wall:.2f}",
        f"{projects / wall:,.0f}",
        f"{cpu:.2f}",
        f"{projects / cpu:,.0f}",
        f"{wall / each.floor:.1f} × {each.floor:.2f} s",
        *_memory_and_files(builds),
    ]
    return "| " + " | ".join(cells) + " |"


def _search_row(each: Measured) -> str:
    builds = each.with_search
    wall, cpu = _median(build.wall for build in builds), _median(build.cpu for build in builds)
    cells = [f"{each.content.projects:,}", f"{wall:.2f}", f"{cpu:.2f}", *_memory_and_files(builds)]
    return "| " + " | ".join(cells) + " |"


def _memory_and_files(builds: Sequence[Build]) -> tuple[str, str]:
    memory = _median(build.memory for build in builds)
    return f"{memory / 2**20:.0f} MB", f"{builds[0].files:,} ({builds[0].size / 2**20:.0f} MB)"


def _median(figures: Iterable[float]) -> float:
    return statistics.median(figures)


def _stage(builds: Sequence[Build], name: str) -> float | None:
    times = [seconds for build in builds for stage, seconds in build.stages if stage == name]
    return statistics.median(times) if times else None


def write_report(figures: str) -> None:
    """Puts the figures between their marks in docs/performance.md; what people wrote around them stays."""
    text = REPORT.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    if not mark:
        raise ValueError(f"{REPORT.name}: the line {BEGIN.strip()} is missing")
    REPORT.write_text(before + figures + after, encoding="utf-8")


def main() -> None:
    """Measures the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, nargs="+", default=[3, 1], help="rounds of each size, the last repeated")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--in", dest="folder", type=Path, help="folder for content and sites; else a temporary one")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, leave docs/performance.md alone")
    given = parser.parse_args()
    measurements: list[Measured] = []
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        for number, projects in enumerate(given.projects):
            rounds = given.rounds[min(number, len(given.rounds) - 1)]
            print(f"{projects} projects, {rounds} rounds", file=sys.stderr)
            measurements.append(measure(projects, rounds, given.jobs, Path(scratch)))
        figures = report(measurements, measure_import(IMPORT_ROUNDS, Path(scratch)), given.jobs, Path(scratch))
    print(figures)
    if not given.dry_run:
        write_report(figures)


if __name__ == "__main__":
    main()
