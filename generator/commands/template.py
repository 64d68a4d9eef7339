"""`mingzhang template`: the workbook that a body fills, to be imported."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.shared import option, speaker
from generator.model.message import msg
from generator.template_book.families import FAMILIES
from generator.workbooks import template
from generator.write.files import replace_file


def command() -> click.Command:
    """The command."""
    return click.Command(
        "template",
        callback=_template,
        help=speaker()(msg("Write an Excel workbook to fill; what comes back is read by: mingzhang import.")),
        params=[
            option(
                "--family",
                type=click.Choice(sorted(FAMILIES)),
                help=msg("Ask only for what the forms of this family have; else for everything."),
            ),
            option(
                "--output",
                type=click.Path(path_type=Path, dir_okay=False),
                default=Path("template.xlsx"),
                show_default=True,
                help=msg("File to write."),
            ),
        ],
    )


def _template(family: str | None, output: Path) -> None:
    say = speaker()
    # It may be the one that somebody has filled.
    if output.exists():
        raise click.ClickException(say(msg("{path} is there already: give another --output", path=output)))
    try:
        replace_file(output, template(family or "", say))
    except OSError as error:
        reason = msg("{path} could not be written: {reason}", path=output, reason=error.strerror)
        raise click.ClickException(say(reason)) from None
    click.echo(say(msg("Written: {path}", path=output)))
