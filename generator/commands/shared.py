"""What commands share: options, and how findings reach the terminal."""

from __future__ import annotations

import datetime
import functools
import os
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from generator import locale
from generator.model.diagnostic import Diagnostic
from generator.model.message import Message, msg
from generator.model.rule import Rule
from generator.publish.target import TargetError
from generator.report.finding_groups import summary_message
from generator.report.findings_text import findings_text
from generator.report.say import Speaker
from generator.sharing.error import SharingError

if TYPE_CHECKING:
    # A build that has nothing to do ends before it would have loaded them.
    from generator.caching.unchanged import Outcome
    from generator.checking import Result

EXIT_OK, EXIT_ERRORS, EXIT_OUR_FAULT = 0, 1, 2
EXIT_CODES: Final = {
    EXIT_OK: msg("Done; nothing that was looked for is wrong."),
    EXIT_ERRORS: msg(
        "Something is wrong: an error in the content (with --strict a warning too), something unread or unsure in a "
        "document, a file of a site that was changed, a file that must not be written over."
    ),
    EXIT_OUR_FAULT: msg("Wrong usage, a folder that cannot be read or written, or a fault of the program."),
}
"""What each exit code says."""
DEPTH = 3
"""Region, body, year: what lies below belongs to the submission and is checked with it."""


def speaker() -> Speaker:
    """Says messages in the language of the command line."""
    return Speaker(locale.current_translations())


def option(*names: str, help: Message, **settings: Any) -> click.Option:
    """An option with its help in the language spoken."""
    return click.Option(list(names), help=speaker()(help), **settings)


NOT_WRITTEN = (TargetError, SharingError, OSError, MemoryError, BrokenExecutor)
"""What keeps a site from being written without a fault of ours: whoever runs us can mend it."""


def not_written(error: BaseException, output: Path) -> Message:
    """Why the site could not be written: a wrong folder, a full disk, too little memory. `error`: of `NOT_WRITTEN`."""
    if isinstance(error, TargetError | SharingError):
        return error.message
    if isinstance(error, MemoryError):
        return msg("The site could not be written: there is not enough memory")
    if isinstance(error, BrokenExecutor):
        return msg("The site could not be written: a process of the build was ended, perhaps for want of memory")
    if not isinstance(error, OSError) or not error.strerror:
        return msg("The site could not be written: {reason}", reason=error)
    # The system does not name the file whose bytes it refused: it lies in one of two places.
    file = error.filename or error.filename2 or f"{output.parent}, {tempfile.gettempdir()}"
    return msg("The site could not be written: {reason}: {file}", reason=error.strerror, file=file)


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
        help=msg(
            "Day of the run: what is to be published later is left out, and deadlines are measured against it. "
            "Without it nothing is said to be overdue."
        ),
    )


CHINA: Final = datetime.timezone(datetime.timedelta(hours=8))
"""The one zone of time that deadlines and days of publication are told in."""


def day_of(now: datetime.datetime | None) -> datetime.date | None:
    """The day of the run: --now, else SOURCE_DATE_EPOCH as a day in China, else none.

    Source: the SOURCE_DATE_EPOCH specification, seconds since 1970 in UTC.
    """
    if now is not None:
        return now.date()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isascii() or not epoch.isdigit() or len(epoch) > 11:
        return None
    return datetime.datetime.fromtimestamp(int(epoch), CHINA).date()


def own_templates(content: Path) -> Path | None:
    """A folder `templates` beside the content folder is the user's own."""
    own = content.resolve().parent / "templates"
    return own if own.is_dir() else None


def require_content(content: Path, say: Speaker) -> None:
    """Leaves with a sentence where the content folder is not there."""
    if not content.is_dir():
        message = msg("There is no content folder at {path}", path=content)
        click.echo(say(message), err=True)
        raise SystemExit(EXIT_OUR_FAULT)


def show_findings(
    result: Result, content: Path, say: Speaker, *, is_complete: bool = False, is_brief: bool = False
) -> None:
    """The findings on standard output as text, errors first, with their lines of the content's files."""
    show_found(result.diagnostics, content, say, is_complete=is_complete, is_brief=is_brief)
    click.echo(say(summary_message(result.diagnostics)))


def show_found(
    found: Sequence[Diagnostic], content: Path, say: Speaker, *, is_complete: bool, is_brief: bool = False
) -> None:
    """Findings on standard output, without their counts."""
    rules = {rule.id: rule for rule in all_rules()}
    text = findings_text(found, say, rules, lines_of(content), is_complete=is_complete, is_brief=is_brief)
    click.echo(text, nl=False)


def all_rules() -> tuple[Rule, ...]:
    """What every check tells of itself, by id."""
    # The checks take longer to load than some commands take as a whole.
    from generator import checks

    return tuple(check.rule for check in checks.discover_checks(checks))


def lines_of(content: Path) -> Callable[[str], tuple[str, ...]]:
    """The lines of a file of the content, none where it cannot be read as text; each file is read once."""

    @functools.lru_cache(maxsize=64)
    def read(file: str) -> tuple[str, ...]:
        try:
            return tuple((content / file).read_text(encoding="utf-8").split("\n"))
        except (OSError, UnicodeDecodeError, ValueError):
            return ()

    return read


def folder_of(path: Path, content: Path) -> str:
    """What to check, below the content folder and with its closing slash; empty for the content as a whole.

    A file stands for the folder whose files belong together: that of its submission, body or region.
    """
    whole = content.resolve()
    # Content is often checked from within, or from beside a site: the path is tried as it is, then below the content.
    found = next((one.resolve() for one in (path, content / path) if one.exists()), None)
    if found is None:
        raise click.UsageError(speaker()(msg("There is nothing at {path}", path=path)))
    if not found.is_relative_to(whole):
        message = msg("{path} is not in the content folder {content}", path=path, content=content)
        raise click.UsageError(speaker()(message))
    parts = found.relative_to(whole).parts
    folders = parts if found.is_dir() else parts[:-1]
    return "".join(f"{part}/" for part in folders[:DEPTH])


def exit_code(result: Result | Outcome, *, strict: bool) -> int:
    """0 without an error (with `strict` without a warning either), 1 with one, 2 where a check of ours failed."""
    if result.has_crashed:
        return EXIT_OUR_FAULT
    severities = result.severities
    return EXIT_ERRORS if "error" in severities or (strict and "warning" in severities) else EXIT_OK
