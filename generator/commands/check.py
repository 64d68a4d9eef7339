"""`mingzhang check`: every finding of the content."""

from __future__ import annotations

import contextlib
import datetime
import sys
from pathlib import Path

import click

from generator import locale
from generator.checking import Result, check_content
from generator.commands.shared import (
    all_rules,
    content_option,
    day_of,
    exit_code,
    folder_of,
    jobs_option,
    lines_of,
    now_option,
    option,
    require_content,
    show_findings,
    speaker,
)
from generator.model.message import msg
from generator.report.finding_groups import summary_message
from generator.report.findings_github import findings_github
from generator.report.findings_html import findings_html
from generator.report.findings_json import findings_json
from generator.report.findings_sarif import findings_sarif
from generator.report.findings_text import findings_text
from generator.report.progress import Progress
from generator.report.say import Speaker
from generator.settings import BuildSettings
from generator.timing import Clock
from generator.write.files import replace_file


def command() -> click.Command:
    """The command."""
    say = speaker()
    return click.Command(
        "check",
        callback=_check,
        help=say(msg("List everything that is wrong with the content; nothing is written.")),
        params=[
            click.Argument(["paths"], nargs=-1, type=click.Path(path_type=Path), metavar=say(msg("[PATH…]"))),
            content_option(),
            option(
                "--format",
                type=click.Choice(["text", "json", "github", "sarif", "html", "xlsx"]),
                default="text",
                show_default=True,
                help=msg("How to show the findings."),
            ),
            option(
                "--output",
                type=click.Path(path_type=Path, dir_okay=False),
                help=msg("File to write the findings into, instead of showing them."),
            ),
            option("--all", is_flag=True, help=msg("Show every finding, not the first of each check only.")),
            option("--strict", is_flag=True, help=msg("Let warnings fail as well.")),
            jobs_option(),
            now_option(),
        ],
    )


def _check(
    paths: tuple[Path, ...],
    content: Path,
    format: str,
    output: Path | None,
    all: bool,
    strict: bool,
    jobs: int | None,
    now: datetime.datetime | None,
) -> None:
    say = speaker()
    require_content(content, say)
    settings = BuildSettings(
        content=content,
        output=Path("site"),
        jobs=jobs,
        strict=strict,
        today=day_of(now),
        only=tuple(dict.fromkeys(folder for path in paths for folder in [folder_of(path, content)] if folder)),
    )
    # Only on a terminal: whoever reads the findings from a pipe reads them alone.
    with contextlib.closing(Progress(sys.stderr, say, has_lines=False)) as progress:
        result = check_content(settings, Clock(progress))
    if format == "text" and output is None:
        show_findings(result, content, say, is_complete=all)
    elif format == "xlsx":
        _write_workbook(result, content, settings.only, output, say)
    else:
        text = _report(result, format, content, say)
        if output is None:
            click.echo(text, nl=False)
        else:
            try:
                replace_file(output, text.encode())
            except OSError as error:
                reason = msg("{path} could not be written: {reason}", path=output, reason=error.strerror)
                raise click.ClickException(say(reason)) from None
            click.echo(say(summary_message(result.diagnostics)))
    # Other findings say themselves why there is no submission; files of another kind may mean a wrong path.
    if not result.submissions and {one.check for one in result.diagnostics} <= {"file-misplaced"}:
        _say_nothing_was_found(content, settings.only, say)
    if result.not_run:
        message = msg("Not run, since only a part was read: {checks}", checks=", ".join(result.not_run))
        click.echo(say(message), err=True)
    raise SystemExit(exit_code(result, strict=strict))


def _write_workbook(result: Result, content: Path, only: tuple[str, ...], output: Path | None, say: Speaker) -> None:
    """The findings in a copy of the workbook of the one submission that is asked for."""
    # Takes as long to load as all the rest, and is needed here alone.
    from generator.workbooks import WorkbookError, findings_workbook, is_findings_copy, submissions_in

    folders = submissions_in(content, only)
    if len(folders) != 1:
        message = msg(
            "A workbook holds the findings of one submission, not of {count}: give its path", count=len(folders)
        )
        raise click.UsageError(say(message))
    [folder] = folders
    file = output or Path(f"{'-'.join(folder.path.rstrip('/').split('/')[1:])}-findings.xlsx")
    try:
        # What a person filled, and every original, is never written over; an earlier copy with findings is.
        if content.resolve() in file.resolve().parents:
            raise click.ClickException(say(msg("{path} lies inside the content: give another --output", path=file)))
        if file.exists() and not is_findings_copy(file.read_bytes()):
            raise click.ClickException(say(msg("{path} is there already: give another --output", path=file)))
        rules = {rule.id: rule for rule in all_rules()}
        replace_file(file, findings_workbook(content, folder, result.diagnostics, rules, say))
    except WorkbookError as error:
        raise click.ClickException(say(error.message)) from None
    except OSError as error:
        reason = msg("{path} could not be written: {reason}", path=file, reason=error.strerror)
        raise click.ClickException(say(reason)) from None
    click.echo(say(msg("Written: {path}", path=file)))
    click.echo(say(summary_message(result.diagnostics)))


def _say_nothing_was_found(content: Path, only: tuple[str, ...], say: Speaker) -> None:
    """Tells a folder without a submission from one in which everything is right; a new one is no error."""
    folders = ", ".join(str(content / folder) for folder in only) or str(content)
    message = msg(
        "Nothing was found to check in {folders}: no {expected}",
        folders=folders,
        expected="<region>/<body>/<year>/submission.yaml",
    )
    click.echo(say(message), err=True)


def _report(result: Result, format: str, content: Path, say: Speaker) -> str:
    """All findings in one of the forms that are written into files."""
    rules = all_rules()
    by_id = {rule.id: rule for rule in rules}
    found = result.diagnostics
    match format:
        case "json":
            return findings_json(found, say, rules, result.not_run)
        case "github":
            return findings_github(found, say, _from_here(content))
        case "sarif":
            return findings_sarif(found, say, rules, _from_here(content))
        case "html":
            return findings_html(found, say, locale.current_language(), by_id)
        case _:
            return click.unstyle(findings_text(found, say, by_id, lines_of(content), is_complete=True))


def _from_here(content: Path) -> str:
    """The content folder's path from where the command runs, with its closing slash; empty for the folder itself.

    Code hosts run commands in the root of the repository and want paths from there.
    """
    whole, here = content.resolve(), Path.cwd().resolve()
    shown = whole.relative_to(here).as_posix() if whole.is_relative_to(here) else content.as_posix()
    return "" if shown == "." else f"{shown}/"
