"""`mingzhang rollback`: an earlier generation of the site takes its place again."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.commands.shared import EXIT_OUR_FAULT, NOT_WRITTEN, not_written, option, speaker
from generator.model.message import Message, msg
from generator.publish.rollback import roll_back
from generator.publish.store import KEPT_GENERATIONS


def command() -> click.Command:
    """The command."""
    return click.Command(
        "rollback",
        callback=_roll_back,
        help=speaker()(msg("Bring back the site as it was before the last build, or up to five builds ago.")),
        params=[
            click.Argument(["steps"], type=click.IntRange(1, KEPT_GENERATIONS), default=1, metavar="[N]"),
            option(
                "--output",
                type=click.Path(path_type=Path),
                default=Path("site"),
                show_default=True,
                help=msg("Folder of the site."),
            ),
        ],
    )


def _roll_back(steps: int, output: Path) -> None:
    os.umask(0o022)
    try:
        back = roll_back(output, steps)
    except NOT_WRITTEN as error:
        raise _stopped(not_written(error, output)) from None
    message = msg(
        "{output} is generation {number} again ({count} files)",
        output=output,
        number=back.number,
        count=len(back.files),
    )
    click.echo(speaker()(message))


def _stopped(reason: Message) -> SystemExit:
    say = speaker()
    click.echo(say(reason), err=True)
    click.echo(say(msg("The site stays as it was.")), err=True)
    return SystemExit(EXIT_OUR_FAULT)
