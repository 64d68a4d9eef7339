"""The command line as `commands.json` has it, which `tools/cli_reference.py` makes from the commands.

A build would take a fifth longer if it loaded every command to ask it.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.model.reference import CommandLine, CommandOfProgram, ParameterOfCommand

FILE = Path(__file__).with_name("commands.json")


def known_commands() -> CommandLine:
    """All commands, their texts as message ids."""
    return from_json(FILE.read_text(encoding="utf-8"))


def from_json(text: str) -> CommandLine:
    """The command line that `to_json` of the tool has written."""
    data = json.loads(text)
    commands = (
        CommandOfProgram(
            each["name"], each["usage"], each["help"], tuple(_parameter(one) for one in each["parameters"])
        )
        for each in data["commands"]
    )
    return CommandLine(tuple(commands), tuple((code, said) for code, said in data["exit_codes"]))


def _parameter(data: dict[str, object]) -> ParameterOfCommand:
    words = data["words"]
    assert isinstance(words, list)
    return ParameterOfCommand(
        name=str(data["name"]),
        help=str(data["help"]),
        default=str(data["default"]),
        words=tuple(map(str, words)),
        is_required=bool(data["is_required"]),
    )
