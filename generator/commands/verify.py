"""`mingzhang verify`: is a folder, or an unpacked copy, the site that its manifest says?"""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.shared import EXIT_ERRORS, EXIT_OK, speaker
from generator.model.message import msg
from generator.publish.verify import verify


def command() -> click.Command:
    """The command."""
    return click.Command(
        "verify",
        callback=_verify,
        help=speaker()(msg("Compare every file of a site, or of a copy of one, with its manifest.")),
        params=[click.Argument(["site"], type=click.Path(path_type=Path, exists=True, file_okay=False))],
    )


def _verify(site: Path) -> None:
    say = speaker()
    verdict = verify(site)
    for fault in verdict.faults:
        click.echo(say(fault))
    if verdict.faults:
        click.echo(say(msg("{count} faults in {site}", count=len(verdict.faults), site=site)), err=True)
        raise SystemExit(EXIT_ERRORS)
    click.echo(
        say(msg("{count} files are as the manifest says ({sha256})", count=verdict.files, sha256=verdict.sha256))
    )
    raise SystemExit(EXIT_OK)
