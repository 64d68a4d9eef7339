"""Measures the search in a real browser, for docs/performance.md (`make bench-search`).

    python -m benchmarks.search.run --projects 54 1000 10000 --names 50000

54 stands for the repository's own content; other sizes are made up, with names as varied as real ones. `--names` makes
a name index of that many names without their pages.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.run import REPORT, ROOT, machine
from benchmarks.search.corpus import Project, bytes_a_name, made_names, made_projects, projects_of, write_made_content
from benchmarks.search.drive import Answered, Cold, SearchPage, as_json, cold, lines_of, percent, percentile, typed
from benchmarks.search.names_only import write_names_only
from benchmarks.search.queries import Kind, kinds_of
from benchmarks.search.stock import Stock, measure_stock
from tools.chromium import launched
from tools.static_server import serving

OWN_CONTENT = ROOT / "content"
OF_STOCK = ("parts of names", "whole names", "mistyped", "text in tables")
BEGIN = "<!-- figures of the search: written by `make bench-search` -->\n"
END = "<!-- end of figures of the search -->\n"
_BOX, _OPTION, _PAGE_BOX, _HIT = "input[role=combobox]", "[role=option]", "#q", ".search-hit"
_HEAD = [
    "| queries | how many | recall | in the first ten | names first | ms p50 / p95 / max |",
    "|:---|---:|---:|---:|---:|---:|",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """What one size gave."""

    title: str
    answered: tuple[Answered, ...]
    typed: tuple[list[float], int, int] | None
    first: tuple[tuple[str, tuple[Cold, ...]], ...]
    stock: Stock | None = None


def measure(browser: Browser, size: int, most: int, scratch: Path, say: Path | None) -> Measured:
    """A site of that many projects, all of it."""
    content, site = scratch / f"content-{size}", scratch / f"site-{size}"
    own = projects_of(OWN_CONTENT)
    if size == len(own):
        content = OWN_CONTENT
    else:
        write_made_content(content, size)
    _build(content, site)
    projects = own if size == len(own) else projects_of(content)
    kinds = kinds_of(projects, most)
    with serving(site) as address:
        measured = _ask(browser, address, f"{size:,} projects", projects, kinds)
    some = [_fewer(kind, 200) for kind in kinds if kind.name.startswith(OF_STOCK)]
    # Parts of names find nothing there, codes do.
    codes = [project.code for project in random.Random(3).sample([one for one in projects if one.code], 3)]
    stock = measure_stock(browser, site, scratch / f"stock-{size}", projects, some, codes)
    _tell(measured, say)
    return dataclasses.replace(measured, stock=stock)


def measure_names(browser: Browser, size: int, most: int, scratch: Path, say: Path | None) -> Measured:
    """A name index alone; the pages of the site it stands in are those of a small one."""
    content, site = scratch / "content-few", scratch / "site-few"
    write_made_content(content, 15)
    _build(content, site)
    projects = made_projects(size)
    write_names_only(site, projects)
    kinds = [kind for kind in kinds_of(projects, most) if not kind.in_tables]
    with serving(site) as address:
        measured = _ask(browser, address, f"{size:,} names, the name index alone", projects, kinds)
    _tell(measured, say)
    return measured


def _build(content: Path, site: Path) -> None:
    """The site by its command. Errors: RuntimeError where it publishes nothing."""
    command = [sys.executable, "-m", "generator", "--lang", "en", "build"]
    command += ["--content", str(content), "--output", str(site)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if not site.exists():
        raise RuntimeError(run.stdout + run.stderr)


def _ask(browser: Browser, address: str, title: str, projects: list[Project], kinds: list[Kind]) -> Measured:
    texts = _first_queries(projects)
    first = (
        ("box on the home page", tuple(cold(browser, address, _BOX, _OPTION, text) for text in texts)),
        (
            "box on the page of a project",
            tuple(cold(browser, f"{address}{projects[0].address}", _BOX, _OPTION, text) for text in texts),
        ),
        ("search page", tuple(cold(browser, f"{address}search/", _PAGE_BOX, _HIT, text) for text in texts)),
    )
    page = SearchPage(browser.new_page(locale="zh-CN"), address, projects)
    answered = tuple(page.ask(kind) for kind in kinds)
    short = [query for query in kinds[0].queries if 2 <= len(query.text) <= 6]
    some = random.Random(2).sample(short, min(200, len(short)))
    return Measured(title, answered, typed(browser, address, some, projects), first)


def _first_queries(projects: list[Project]) -> list[str]:
    chosen = random.Random(3).sample(projects, 7)
    return [project.name[1:3] for project in chosen]


def _fewer(kind: Kind, most: int) -> Kind:
    chosen = random.Random(4).sample(kind.queries, min(most, len(kind.queries)))
    return dataclasses.replace(kind, queries=tuple(chosen))


def _tell(measured: Measured, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{measured.title.split()[0]}.json").write_text(as_json(measured.answered), encoding="utf-8")


def report(measurements: list[Measured], scratch: Path) -> str:
    """The figures as Markdown."""
    real = [project.name for project in projects_of(OWN_CONTENT)]
    made = list(made_names(10_000))
    lines = [
        BEGIN,
        machine(scratch),
        "",
        f"Names, packed, in samples of 54: {bytes_a_name(real):.1f} bytes a real name, "
        f"{bytes_a_name(made):.1f} a made one.",
    ]
    for each in measurements:
        lines += ["", f"**{each.title}.** Asked of the page's own modules:", "", *_HEAD, *lines_of(each.answered)]
        tables = [one for one in each.answered if one.kind.in_tables]
        lines += [""]
        if tables:
            lines.append(
                f"Excerpts that mark what was looked for, of the first three pages: {percent(tables[0].marked)}."
            )
        if each.typed is not None:
            seen, asked, right = each.typed
            ms = " / ".join(f"{figure:.1f}" for figure in (percentile(seen, 0.5), percentile(seen, 0.95), seen[-1]))
            lines.append(
                f"Typed by keyboard, {asked} queries: {right} lists right. "
                f"{len(seen)} keystrokes changed the list, {ms} ms (p50 / p95 / max) each."
            )
        lines += ["", *_first_lines(each)]
        if each.stock is not None:
            lines += ["", f"Pagefind's own index of the same pages ({each.stock.seconds:.1f} s to make):", ""]
            lines += [*_HEAD, *lines_of(each.stock.answered)]
    return "\n".join(lines) + f"\n{END}"


def _first_lines(each: Measured) -> list[str]:
    stock = (("Pagefind's own interface", each.stock.first),) if each.stock is not None else ()
    lines = [
        "| first search of a fresh browser | ms from focus to first hit, median / max | scripts | index | requests |",
        "|:---|---:|---:|---:|---:|",
    ]
    for what, colds in (*each.first, *stock):
        times = sorted(one.milliseconds for one in colds)
        scripts, index, requests = (
            statistics.median(getattr(one, name) for one in colds) for name in ("scripts", "index", "requests")
        )
        cells = [what, f"{statistics.median(times):.0f} / {times[-1]:.0f}"]
        cells += [f"{scripts / 1024:.0f} KB", f"{index / 1024:.0f} KB", f"{requests:.0f}"]
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def write_report(figures: str) -> None:
    """Puts the figures between their marks in docs/performance.md; what people wrote around them stays."""
    text = REPORT.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    if not mark:
        raise ValueError(f"{REPORT.name}: the line {BEGIN.strip()} is missing")
    REPORT.write_text(before + figures + rest.partition(END)[2], encoding="utf-8")


def main() -> None:
    """Measures the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, nargs="*", default=[54, 1_000, 10_000])
    parser.add_argument("--names", type=int, nargs="*", default=[50_000], help="sizes of a name index alone")
    parser.add_argument("--most", type=int, default=1_000_000, help="queries of a kind, if there are more")
    parser.add_argument("--most-names", type=int, default=50_000, help="the same of the name index alone")
    parser.add_argument("--in", dest="folder", type=Path, help="folder for content and sites; else a temporary one")
    parser.add_argument("--missed", type=Path, help="folder to write the queries in that missed something")
    parser.add_argument("--dry-run", action="store_true", help="print the figures, leave docs/performance.md alone")
    given = parser.parse_args()
    measurements = []
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch, launched(whole=True) as browser:
        for size in given.projects:
            print(f"{size} projects, {datetime.datetime.now(datetime.UTC):%H:%M:%S}", file=sys.stderr)
            measurements.append(measure(browser, size, given.most, Path(scratch), given.missed))
            shutil.rmtree(Path(scratch) / f"content-{size}", ignore_errors=True)
        for size in given.names:
            print(f"{size} names, {datetime.datetime.now(datetime.UTC):%H:%M:%S}", file=sys.stderr)
            measurements.append(measure_names(browser, size, given.most_names, Path(scratch), given.missed))
        figures = report(measurements, Path(scratch))
    print(figures)
    if not given.dry_run:
        write_report(figures)


if __name__ == "__main__":
    main()
