"""`mingzhang check`: every finding of the content."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.commands.shared import (
    content_option,
    day_of,
    exit_code,
    jobs_option,
    now_option,
    option,
    require_content,
    show_findings,
    speaker,
)
from generator.model.message import msg
from generator.pipeline import check_content
from generator.settings import BuildSettings

_DEPTH = 3
"""Region, body, year: what lies below belongs to the submission and is checked with it."""


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
                type=click.Choice(["text", "json"]),
                default="text",
                show_default=True,
                help=msg("How to show the findings."),
            ),
            option("--strict", is_flag=True, help=msg("Let warnings fail as well.")),
            jobs_option(),
            now_option(),
        ],
    )


def _check(
    paths: tuple[Path, ...],
    content: Path,
    format: str,
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
        only=tuple(dict.fromkeys(folder for path in paths for folder in [_folder(path, content)] if folder)),
    )
    result = check_content(settings)
    show_findings(result, format, say)
    if result.not_run:
        message = msg("Not run, since only a part was read: {checks}", checks=", ".join(result.not_run))
        click.echo(say(message), err=True)
    raise SystemExit(exit_code(result, strict=strict))


def _folder(path: Path, content: Path) -> str:
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
    return "".join(f"{part}/" for part in folders[:_DEPTH])
