"""`mingzhang diff`: what a publication would change on the site, by project, indicator and figure."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.shared import EXIT_OUR_FAULT, content_option, option, require_content, speaker
from generator.comparing import compare_with
from generator.history.git import NoHistoryError
from generator.model.message import msg
from generator.report.comparison import comparison_json, comparison_text


def command() -> click.Command:
    """The command."""
    return click.Command(
        "diff",
        callback=_diff,
        help=speaker()(msg("What would change on the site since a commit, in words; without REV since the last one.")),
        params=[
            click.Argument(["rev"], default="HEAD", metavar="[REV]"),
            content_option(),
            option(
                "--format",
                "form",
                type=click.Choice(["text", "json"]),
                default="text",
                show_default=True,
                help=msg("For people or for programs."),
            ),
        ],
    )


def _diff(rev: str, content: Path, form: str) -> None:
    say = speaker()
    require_content(content, say)
    try:
        found = compare_with(content, rev)
    except NoHistoryError as error:
        message = msg("There is nothing to compare with: {reason}", reason=say(error.reason))
        click.echo(say(message), err=True)
        raise SystemExit(EXIT_OUR_FAULT) from None
    if form == "json":
        click.echo(comparison_json(found, say), nl=False)
    else:
        click.echo("\n".join(comparison_text(found, say)))
