"""What commands share: options, and how findings reach the terminal."""

from __future__ import annotations

import datetime
import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generator import checks, locale
from generator.checks import discover_checks
from generator.model.message import Message, msg
from generator.model.rule import Rule
from generator.pipeline import Result
from generator.report.finding_groups import summary_message
from generator.report.findings_text import findings_text
from generator.report.say import Speaker

EXIT_OK, EXIT_ERRORS, EXIT_OUR_FAULT = 0, 1, 2


def speaker() -> Speaker:
    """Says messages in the language of the command line."""
    return Speaker(locale.current_translations())


def option(*names: str, help: Message, **settings: Any) -> click.Option:
    """An option with its help in the language spoken."""
    return click.Option(list(names), help=speaker()(help), **settings)


def content_option() -> click.Option:
    """--content."""
    return option(
        "--content",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path("content"),
        show_default=True,
        help=msg("Folder of the content."),
    )


def jobs_option() -> click.Option:
    """--jobs."""
    return option(
        "--jobs", type=click.IntRange(1, 64), help=msg("Processes to share the work; else as many as it is worth.")
    )


def now_option() -> click.Option:
    """--now."""
    return option(
        "--now",
        type=click.DateTime(["%Y-%m-%d"]),
        help=msg("Day against which deadlines are measured; without it nothing is said to be overdue."),
    )


def day_of(now: datetime.datetime | None) -> datetime.date | None:
    """The day deadlines are measured against: --now, else SOURCE_DATE_EPOCH, else none.

    Source: the SOURCE_DATE_EPOCH specification, seconds since 1970 in UTC.
    """
    if now is not None:
        return now.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isascii() or not epoch.isdigit() or len(epoch) > 11:
        return None
    return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()


def require_content(content: Path, say: Speaker) -> None:
    """Leaves with a sentence where the content folder is not there."""
    if not content.is_dir():
        message = msg("There is no content folder at {path}", path=content)
        click.echo(say(message), err=True)
        raise SystemExit(EXIT_OUR_FAULT)


def show_findings(result: Result, content: Path, say: Speaker, *, is_complete: bool = False) -> None:
    """The findings on standard output as text, errors first, with their lines of the content's files."""
    rules = {rule.id: rule for rule in all_rules()}
    text = findings_text(result.diagnostics, say, rules, lines_of(content), is_complete=is_complete)
    click.echo(text, nl=False)
    click.echo(say(summary_message(result.diagnostics)))


def all_rules() -> tuple[Rule, ...]:
    """What every check tells of itself, by id."""
    return tuple(check.rule for check in discover_checks(checks))


def lines_of(content: Path) -> Callable[[str], tuple[str, ...]]:
    """The lines of a file of the content, none where it cannot be read as text; each file is read once."""

    @functools.lru_cache(maxsize=64)
    def read(file: str) -> tuple[str, ...]:
        try:
            return tuple((content / file).read_text(encoding="utf-8").split("\n"))
        except (OSError, UnicodeDecodeError, ValueError):
            return ()

    return read


def exit_code(result: Result, *, strict: bool) -> int:
    """0 without an error (with `strict` without a warning either), 1 with one, 2 where a check of ours failed."""
    severities = {diagnostic.severity.value for diagnostic in result.diagnostics if diagnostic.release is None}
    if any(diagnostic.check == "check-crashed" for diagnostic in result.diagnostics):
        return EXIT_OUR_FAULT
    return EXIT_ERRORS if "error" in severities or (strict and "warning" in severities) else EXIT_OK
