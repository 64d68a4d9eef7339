"""What the handbook tells people to type and to write is what the program takes."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from generator.cli import program
from generator.read.strict_yaml import load_mapping
from generator.validate.content_files import CONTENT_FILES
from generator.validate.faults import shape_file

HANDBOOK = Path(__file__).resolve().parents[2] / "content/handbook"
PAGES = tuple(sorted(HANDBOOK.glob("*.md"))) if HANDBOOK.is_dir() else ()
_WHOLE = {"revisions": "revisions", "redirects": "redirects", "title": "site"}
"""First field of an example that is a whole file → kind of file."""

pytestmark = pytest.mark.skipif(not PAGES, reason="the handbook is not here")


def texts() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def typed() -> list[str]:
    """Every line to type and every command named in a sentence."""
    lines = re.findall(r"(?m)^ *(mingzhang .+)$", texts())
    return list(dict.fromkeys([*lines, *re.findall(r"`(mingzhang [^`]+)`", texts())]))


def test_every_command_has_the_options_it_is_given() -> None:
    assert len(typed()) > 30
    group = program()
    context = click.Context(group)
    for line in typed():
        words = shlex.split(line)[1:]
        if words[0].startswith("--"):
            continue
        command = group.get_command(context, words.pop(0))
        if isinstance(command, click.Group) and words and not words[0].startswith("-"):
            command = command.get_command(context, words.pop(0))
        assert command is not None, line
        known = {name for parameter in command.params for name in parameter.opts}
        assert {word for word in words if word.startswith("--")} <= known, line


def test_every_example_of_a_whole_file_is_one() -> None:
    blocks = re.findall(r"(?m)^\n((?:        .*\n)+)", texts())
    seen = set()
    for block in blocks:
        text = "\n".join(line.removeprefix("        ") for line in block.splitlines()) + "\n"
        kind = _WHOLE.get(text.partition(":")[0])
        if kind is not None:
            shape_file(CONTENT_FILES[kind], load_mapping(text, f"{kind}.yaml"))
            seen.add(kind)
    assert seen == set(_WHOLE.values())
