"""`mingzhang import`: documents become content."""

from __future__ import annotations

from pathlib import Path

import click

from generator import locale
from generator.commands.shared import EXIT_ERRORS, EXIT_OK, option, speaker
from generator.forms import Given
from generator.importing import ImportSettings, import_document
from generator.intake.identify import Stated
from generator.model.amount import MoneyUnit
from generator.model.import_report import ImportReport, Outcome
from generator.model.message import msg
from generator.report.import_html import import_html
from generator.report.import_json import import_json
from generator.report.import_text import import_text


def command() -> click.Command:
    """The command."""
    units = [unit.value for unit in MoneyUnit]
    return click.Command(
        "import",
        callback=_import,
        help=speaker()(msg("Read documents as departments have them and write them as content.")),
        params=[
            click.Argument(["files"], nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…"),
            option(
                "--into",
                type=click.Path(path_type=Path, file_okay=False),
                required=True,
                help=msg("Folder of the content."),
            ),
            option("--region", metavar="CODE6", help=msg("Region, where the document does not say it.")),
            option("--body", metavar="SLUG", help=msg("Address of the body; else one is made from its name.")),
            option("--year", type=click.IntRange(2000, 2099), help=msg("Year, where the document does not say it.")),
            option(
                "--money-unit",
                type=click.Choice(units),
                help=msg("Unit of money, where a form of the document does not state it."),
            ),
            option("--dry-run", is_flag=True, help=msg("Show what would be written; write nothing.")),
            option("--partial", is_flag=True, help=msg("Write what was read although something is unread or unsure.")),
            option(
                "--format",
                type=click.Choice(["text", "json", "html"]),
                default="text",
                show_default=True,
                help=msg("How to show the report."),
            ),
        ],
    )


def _import(
    files: tuple[Path, ...],
    into: Path,
    region: str | None,
    body: str | None,
    year: int | None,
    money_unit: str | None,
    dry_run: bool,
    partial: bool,
    format: str,
) -> None:
    settings = ImportSettings(
        content=into,
        stated=Stated(region, body, year),
        given=Given(MoneyUnit(money_unit) if money_unit else None),
        is_dry_run=dry_run,
        is_partial=partial,
    )
    reports = [import_document(file, settings) for file in files]
    click.echo(_shown(reports, format), nl=False)
    raise SystemExit(EXIT_OK if all(_is_clean(report) for report in reports) else EXIT_ERRORS)


def _shown(reports: list[ImportReport], format: str) -> str:
    say = speaker()
    if format == "json":
        return import_json(reports, say)
    if format == "html":
        return import_html(reports, say, locale.current_language())
    return "".join(import_text(report, say) for report in reports)


def _is_clean(report: ImportReport) -> bool:
    return report.outcome is not Outcome.REFUSED and not report.unread and not report.unsure
