"""Arguments become settings, results become exit codes; no logic of its own.

Exit codes: 0 no unreleased error · 1 errors, or input unread or unsure · 2 our fault or wrong usage.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from generator import __version__, locale
from generator.model.message import msg

COMMANDS = {
    "accept": "generator.commands.accept",
    "build": "generator.commands.build",
    "check": "generator.commands.check",
    "diff": "generator.commands.diff",
    "explain": "generator.commands.explain",
    "forget": "generator.commands.forget",
    "import": "generator.commands.import_documents",
    "new": "generator.commands.new",
    "rollback": "generator.commands.rollback",
    "schema": "generator.commands.schema",
    "serve": "generator.commands.serve",
    "template": "generator.commands.template",
    "verify": "generator.commands.verify",
}
"""Each command and its module; only the one that is asked for is imported."""


class _LazyGroup(click.Group):
    """Imports a command when it is called, so that the others cost nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command()
        return command


def _language(argv: Sequence[str]) -> str:
    """The language asked for with --lang anywhere on the line, else that of the environment."""
    for i, argument in enumerate(argv):
        name, _, value = argument.partition("=")
        if name == "--lang":
            return value or (argv[i + 1] if i + 1 < len(argv) else "")
    return locale.language_from_environment(os.environ)


def program() -> click.Group:
    """The command line in the language spoken."""
    translate = locale.current()
    return _LazyGroup(
        name="mingzhang",
        help=translate(msg("Public budget disclosure as a website, from data in a git repository.")),
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(locale.LANGUAGES),
                expose_value=False,
                help=translate(msg("Language of the messages; else that of the environment.")),
            ),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_version,
                help=translate(msg("Show the version and leave.")),
            ),
        ],
        context_settings={"help_option_names": ["-h", "--help"]},
    )


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"mingzhang {__version__}")
        context.exit(0)


def main(argv: Sequence[str] | None = None) -> Any:
    """Runs the command line and leaves with its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        language = locale.language(_language(arguments))
    except ValueError:
        # click refuses the value in its own words below; until then English is understood everywhere.
        language = "en"
    locale.speak(language)
    try:
        program().main(args=arguments, prog_name="mingzhang")
    except Exception as error:
        # The one place where our own faults end: in a sentence, with the traceback for whoever mends them.
        translate = locale.current()
        click.echo(
            translate(msg("This is a fault of the program: {kind}: {error}", kind=type(error).__name__, error=error)),
            err=True,
        )
        if os.environ.get("MINGZHANG_DEBUG"):
            traceback.print_exc()
        else:
            click.echo(translate(msg("Set MINGZHANG_DEBUG=1 to see where")), err=True)
        sys.exit(2)
