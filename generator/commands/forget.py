"""`mingzhang forget`: what is kept of older generations of the site is deleted, as a takedown (撤下) needs it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from generator.commands.shared import EXIT_OUR_FAULT, option, speaker
from generator.model.message import Message, msg
from generator.publish.forget import forget
from generator.publish.target import TargetError


def command() -> click.Command:
    """The command."""
    return click.Command(
        "forget",
        callback=_forget,
        help=speaker()(
            msg(
                "Delete what is kept beside the site of its older generations, so that a page taken down is gone from "
                "there too; the site stays, but cannot be rolled back to them."
            )
        ),
        params=[
            option(
                "--output",
                type=click.Path(path_type=Path),
                default=Path("site"),
                show_default=True,
                help=msg("Folder of the site."),
            ),
        ],
    )


def _forget(output: Path) -> None:
    os.umask(0o022)
    say = speaker()
    try:
        count = forget(output)
    except (TargetError, OSError) as error:
        click.echo(say(_reason(error, output)), err=True)
        raise SystemExit(EXIT_OUR_FAULT) from None
    message = msg(
        "Deleted beside {output}: {count} older generations, and what the last build replaced; the site is as it was",
        output=output,
        count=count,
    )
    click.echo(say(message))


def _reason(error: TargetError | OSError, output: Path) -> Message:
    if isinstance(error, TargetError):
        return error.message
    return msg(
        "What is kept beside {output} could not be deleted whole: {reason}: {file}. Do it again when that is mended",
        output=output,
        reason=error.strerror or error,
        file=error.filename or output.parent,
    )
