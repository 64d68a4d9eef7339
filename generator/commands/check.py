"""`mingzhang check`: every finding of the content."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.shared import (
    content_option,
    exit_code,
    jobs_option,
    option,
    require_content,
    show_findings,
    speaker,
)
from generator.model.message import msg
from generator.pipeline import check_content
from generator.settings import BuildSettings


def command() -> click.Command:
    """The command."""
    return click.Command(
        "check",
        callback=_check,
        help=speaker()(msg("List everything that is wrong with the content; nothing is written.")),
        params=[
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
        ],
    )


def _check(content: Path, format: str, strict: bool, jobs: int | None) -> None:
    say = speaker()
    require_content(content, say)
    result = check_content(BuildSettings(content=content, output=Path("site"), jobs=jobs, strict=strict))
    show_findings(result, format, say)
    raise SystemExit(exit_code(result, strict=strict))
