"""Writes docs/cli.md and the handbook's data about the command line from the commands (`make messages` runs it).

python -m tools.cli_reference            write them
python -m tools.cli_reference --check    only say whether they are up to date; exit 1 if not
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from generator import cli, locale
from generator.commands.shared import EXIT_CODES
from generator.handbook.command_line import FILE
from generator.model.reference import CommandLine, CommandOfProgram, ParameterOfCommand

PAGE = Path(__file__).resolve().parent.parent / "docs/cli.md"
_PROGRAM = "mingzhang"


def command_line() -> CommandLine:
    """Every command as its help in English shows it: then its texts are the ids of messages."""
    locale.speak("en")
    commands = tuple(_command(name, command) for name, command in _every(_PROGRAM, cli.program()))
    return CommandLine(commands, tuple((code, str(said)) for code, said in EXIT_CODES.items()))


def _every(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command with its full name, then those below it."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for each in command.list_commands(context):
            below = command.get_command(context, each)
            assert below is not None
            yield from _every(f"{name} {each}", below)


def _command(name: str, command: click.Command) -> CommandOfProgram:
    context = click.Context(command, info_name=name)
    parameters = (_parameter(each, context) for each in command.get_params(context))
    return CommandOfProgram(
        name,
        " ".join((name, *command.collect_usage_pieces(context))),
        command.help or "",
        tuple(each for each in parameters if each is not None),
    )


def _parameter(parameter: click.Parameter, context: click.Context) -> ParameterOfCommand | None:
    """An option, or an argument that takes certain words only; the usage says all of any other argument."""
    words = tuple(map(str, parameter.type.choices)) if isinstance(parameter.type, click.Choice) else ()
    if isinstance(parameter, click.Option):
        name, help = ", ".join(parameter.opts), parameter.help or ""
        metavar = "" if parameter.is_flag or words else parameter.make_metavar(context)
        if isinstance(parameter.type, click.IntRange):
            metavar = f"{parameter.type.min}…{parameter.type.max}"
        if isinstance(parameter.type, click.DateTime):
            metavar = "YYYY-MM-DD"
        default = parameter.default if parameter.show_default is True else ""
    elif words:
        name, help, metavar, default = parameter.name or "", "", "", ""
    else:
        return None
    return ParameterOfCommand(f"{name} {metavar}".strip(), help, str(default), words, parameter.required)


def to_json(commands: CommandLine) -> str:
    """What `from_json` of the handbook reads."""
    return json.dumps(dataclasses.asdict(commands), ensure_ascii=False, indent=1) + "\n"


def page(commands: CommandLine) -> str:
    """The page in English."""
    return "\n".join(_lines(commands))


def _lines(commands: CommandLine) -> Iterator[str]:
    yield from ("# Command line", "", "Made from the commands by `make messages`; what is changed here is lost.", "")
    for command in commands.commands:
        yield from (f"## {command.name}", "", command.help, "", "```text", command.usage, "```", "")
        if command.parameters:
            yield from ("| option | what it does | default |", "|---|---|---|")
            yield from map(_row, command.parameters)
            yield ""
    yield from ("## Exit codes", "", "| code | meaning |", "|---|---|")
    yield from (f"| {code} | {said} |" for code, said in commands.exit_codes)
    yield ""


def _row(parameter: ParameterOfCommand) -> str:
    words = ", ".join(f"`{word}`" for word in parameter.words)
    pieces = (parameter.help, f"One of: {words}." if words else "")
    default = "required" if parameter.is_required else f"`{parameter.default}`" if parameter.default else ""
    return f"| `{parameter.name}` | {' '.join(filter(None, pieces))} | {default} |"


def files() -> dict[Path, str]:
    """Each file and what it should hold."""
    commands = command_line()
    return {PAGE: page(commands), FILE: to_json(commands)}


def main(argv: list[str] | None = None) -> int:
    """Exit code 1 where a file is not up to date and only a look was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args(argv)
    stale = [path for path, text in files().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if arguments.check:
        for path in stale:
            print(f"{path.name} is not up to date: run `make messages`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(files()[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
