"""What the peers are handed ready: computed values of the pages that their template languages cannot reasonably make.

    python -m benchmarks.peers.ready --content CONTENT --into ready.json

Findings of the checks, projects beside a project, readings of targets, pictures of plans, exact sums, ranks and bars.
They come from the contexts of our own pages, as texts and numbers; markup, links and fixed words are not among them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.peers import ours
from benchmarks.peers.ready_findings import Say, findings_data
from generator import locale, rendering
from generator.cli import main as run_command
from generator.model.amount import format_yuan
from generator.model.catalogue import Total
from generator.model.message import Message
from generator.model.page import Page
from generator.pages.body import BodyPage
from generator.pages.home import HomePage
from generator.pages.project import ProjectPage
from generator.pages.region import RegionPage
from generator.pages.shared.charts_indicators import CountChart
from generator.pages.shared.charts_plan import PlanChart
from generator.pages.year import YearPage
from generator.render.page import Renderer

DAY = "2026-11-01"
"""The day that all of it is built on."""
MARK = "|"
"""Between the parts of a reading."""

Data = dict[str, Any]


def say_chinese(text: str | Message) -> str:
    """A text, or a message in the language of the site."""
    return text if isinstance(text, str) else locale.translate(text, locale.catalogue("zh-CN"))


def collector(ready: Data) -> Callable[[Renderer, Page], Iterator[tuple[str, bytes]]]:
    """Stands for the function that makes the files of a page; what peers need of the page joins `ready` by address."""

    def page_files(renderer: Renderer, page: Page) -> Iterator[tuple[str, bytes]]:
        data = data_of(page, say_chinese)
        if data is not None:
            ready[page.address] = data
        return ours.html_alone(renderer, page)

    return page_files


def data_of(page: Page, say: Say) -> Data | None:
    """What is handed ready of a page; None for a page that needs nothing."""
    match page.context:
        case ProjectPage() as context:
            return _project(context, say)
        case YearPage() as context:
            return _year(context, say)
        case BodyPage() as context:
            return _body(context, say)
        case RegionPage() as context:
            return _region(context, say)
        case HomePage() as context:
            return _home(context, say)
        case _:
            return None


def _project(page: ProjectPage, say: Say) -> Data:
    data: Data = {
        "name": page.name,
        "targets": [
            MARK.join((cell.target.operator, cell.target.figure, cell.target.rest)) if cell.target.figure else ""
            for table in page.indicators
            for group in table.groups
            for row in group.rows
            for cell in row.cells
            if cell.target is not None
        ],
        "same_unit": [other.address for other in page.related.of_unit],
        "unit_count": page.related.unit_count,
    }
    title = say(page.head.title).partition(" · ")[0]
    if title != page.name:
        data["title"] = title
    if page.plan_chart is not None:
        data["chart"] = _plan_chart(page.plan_chart, say)
    if page.related.near:
        data["near"] = [{"address": each.address, "reason": say(each.reason)} for each in page.related.near]
    if page.findings is not None:
        data["findings"] = findings_data(page.findings, say)
    return data


def _plan_chart(chart: PlanChart, say: Say) -> Data:
    """The axis and the line of the whole are the same in all pictures, and so stand in the templates."""
    points = [
        MARK.join((each.x, each.y, each.share, each.until, "2.75em" if each.is_lower else "1.3em"))
        for each in chart.points
    ]
    return {
        "description": say(chart.description),
        "line": chart.line,
        "ticks": chart.ticks,
        "points": points,
        "notes": [say(note) for note in chart.notes],
    }


def _year(page: YearPage, say: Say) -> Data:
    total = page.projects.sum
    count = page.findings.count
    return {
        "sum": total.figure,
        "sum_yuan": _plain(total.total),
        "sum_in_yuan": _shown(total.total, 0),
        "largest_share": page.projects.largest_share,
        "indicators": page.indicators.named,
        "ranked": [
            MARK.join((str(row.number), str(row.rank), row.bar.width if row.bar else "")) for row in page.projects.rows
        ],
        "units": [
            {
                "projects": len(row.projects),
                "sum": row.sum.figure,
                "yuan": _plain(row.sum.total),
                "in_yuan": _shown(row.sum.total, page.projects.decimals),
                "bar": row.bar.width if row.bar else "",
            }
            for row in page.units
        ],
        "charts": [_count_chart(chart, say) for chart in page.counts],
        "checks": page.findings.checks,
        "errors": count.errors,
        "warnings": count.warnings,
        "notices": count.notices,
        "all": count.all,
        **({"findings": findings_data(page.findings.own, say)} if page.findings.own is not None else {}),
    }


def _count_chart(chart: CountChart, say: Say) -> Data:
    rows = [
        MARK.join((say(row.label), str(row.count), row.bar.width if row.bar else "", row.share)) for row in chart.rows
    ]
    return {"id": chart.id, "caption": say(chart.caption), "head": say(chart.head), "rows": rows, "count": chart.count}


def _body(page: BodyPage, say: Say) -> Data:
    return {
        "newest": say(page.newest) if page.newest is not None else "",
        "years": [
            {
                "address": year.address,
                "projects": year.projects,
                "yuan": _plain(year.total),
                "in_yuan": _shown(year.total, page.decimals),
                "indicators": year.indicators,
                "tables": year.tables,
                "findings": year.findings.all,
            }
            for year in page.years
        ],
        "compared": [{"address": each.address, "label": say(each.label)} for each in page.compared],
    }


def _region(page: RegionPage, say: Say) -> Data:
    return {
        "years": [say(year.sentence) for year in page.years],
        "rows": [
            {
                "projects": row.projects,
                "yuan": _plain(row.total),
                "in_yuan": _shown(row.total, page.decimals),
            }
            for body in page.bodies
            for row in body.submissions
        ],
    }


def _home(page: HomePage, say: Say) -> Data:
    """Errors: ValueError for a site so small that its home names each body: the peers have no such table."""
    if not page.provinces:
        raise ValueError("too few projects: the home page of the peers names provinces, ours still names bodies")
    return {
        "years": [say(year.sentence) for year in page.years],
        "provinces": [
            {
                "name": province.name,
                "regions": [{"name": say(region.label), "address": region.address} for region in province.regions],
                "bodies": province.bodies,
                "year": say(province.year) if province.year is not None else "",
                "projects": province.projects,
                "yuan": _plain(province.total),
                "in_yuan": _shown(province.total, page.decimals),
            }
            for province in page.provinces
        ],
        "newest": [
            {
                "address": row.address,
                "label": say(row.label),
                "projects": row.projects,
                "region": row.region,
                "published_on": row.published_on,
            }
            for row in page.newest
        ],
        "lists": [{"address": each.address, "label": say(each.label)} for each in page.lists],
    }


def _plain(total: Total) -> str:
    return format_yuan(total.yuan, 0).replace(",", "")


def _shown(total: Total, decimals: int) -> str:
    return format_yuan(total.yuan, decimals)


def main() -> None:
    """Makes the pages once and writes what peers need of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    given = parser.parse_args()
    ready: Data = {}
    ours.leave_out_pages()
    ours.leave_out_data()
    ours.stand_in(rendering, "page_files", collector(ready))
    with tempfile.TemporaryDirectory() as scratch:
        try:
            arguments = ["build", "--content", str(given.content), "--output", f"{scratch}/site", "--now", DAY]
            run_command([*arguments, "--jobs", "1", "--no-search", "--no-cache"])
        except SystemExit as end:
            if end.code:
                raise
    given.into.write_text(json.dumps(ready, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
