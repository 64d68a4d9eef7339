"""The files of the whole site that people and programs take away: the list of submissions and what all files hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.downloads.data_table import DataColumn, DataTable, Kind, Value, table_csv
from generator.downloads.discovery import PREVIEW_ROBOTS, discovery_files
from generator.downloads.feeds import feed_files
from generator.downloads.indicators import INDICATORS
from generator.downloads.package import parts_resource, site_package, table_resource
from generator.downloads.projects import MONEY, PROJECTS
from generator.downloads.sheets import Say
from generator.downloads.texts import TEXTS_OF_SUBMISSION
from generator.model.catalogue import Catalogue, Summary
from generator.model.message import msg
from generator.pages.shared.downloads import PACKAGE_FILE

_COLUMNS: Final = (
    DataColumn("submission", msg("Submission")),
    DataColumn("region_code", msg("Region code")),
    DataColumn("region", msg("Region")),
    DataColumn("body", msg("Body")),
    DataColumn("fiscal_year", msg("Year"), Kind.INTEGER),
    DataColumn("document_kind", msg("Kind")),
    DataColumn("title", msg("Document")),
    DataColumn("status", msg("Status")),
    DataColumn("origin", msg("Origin")),
    DataColumn("licence", msg("Licence as the body states it")),
    DataColumn("approved_on", msg("Approved on"), Kind.DATE),
    DataColumn("published_on", msg("Published on"), Kind.DATE),
    DataColumn("projects", msg("Number of projects"), Kind.INTEGER),
    DataColumn("total_yuan", msg("Sum of the project amounts in yuan (computed by this site)"), Kind.YUAN),
    DataColumn("counted", msg("Amounts in the sum"), Kind.INTEGER),
    DataColumn("left_out", msg("Without a printed figure and not in the sum"), Kind.INTEGER),
)
SUBMISSIONS: Final = DataTable("submissions", msg("List of submissions"), _COLUMNS, (), key=("submission",))
"""The submissions of the site, without rows."""
_PARTS: Final = (PROJECTS, MONEY, INDICATORS, TEXTS_OF_SUBMISSION)


def site_files(
    catalogue: Catalogue, addresses: Sequence[str], written: Collection[str], say: Say
) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of each file.

    `addresses` are those of the pages that search engines may list, `written` the paths of the submissions' own files.
    """
    summaries = [summary for region in catalogue.regions for body in region.bodies for summary in body.submissions]
    if summaries:
        table = replace(SUBMISSIONS, rows=tuple(_row(summary) for summary in summaries))
        content = table_csv(table)
        resources = [table_resource(table, content, say, refers=False)]
        for part in _PARTS:
            paths = [path for summary in summaries if (path := summary.path + part.file) in written]
            if paths:
                resources.append(parts_resource(part, paths, say))
        yield table.file, content
        yield PACKAGE_FILE, site_package(catalogue.site, resources, say)
    yield from feed_files(catalogue, say)
    if catalogue.site.is_preview:
        yield PREVIEW_ROBOTS
    elif catalogue.site.base_url:
        yield from discovery_files(catalogue.site, addresses, say)


def _row(summary: Summary) -> tuple[Value, ...]:
    return (
        summary.path,
        summary.region.code,
        summary.region.full_name,
        summary.body.name,
        summary.fiscal_year,
        summary.kind.value,
        summary.title,
        summary.status.value,
        summary.origin.value,
        summary.body.licence,
        summary.approved_on,
        summary.published_on,
        len(summary.projects),
        summary.total.yuan if summary.total.counted else None,
        summary.total.counted,
        summary.total.left_out,
    )
