"""Texts made to exhaust a reader are refused before they cost anything; long harmless ones are read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

import pytest

from generator.read.content_error import ContentError
from generator.read.limits import MAX_YAML_BYTES
from generator.read.strict_yaml import load, positions
from generator.read.yaml_parser import PythonParser

Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]
Within = Callable[[float], AbstractContextManager[None]]


def _filled(unit: str) -> str:
    return unit * (MAX_YAML_BYTES // len(unit.encode()) - 20)


BOMBS = [
    pytest.param(
        "".join(f"a{i}: &a{i}\n  <<: [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 13)), id="merge keys"
    ),
    pytest.param("a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(99)), id="aliases"),
    pytest.param("[" * 20_000, id="20,000 brackets"),
    pytest.param(_filled("["), id="brackets"),
    pytest.param(_filled("{a: ["), id="brackets and braces"),
    pytest.param(_filled("- "), id="dashes"),
    pytest.param(_filled("? "), id="question marks"),
    pytest.param("".join(" " * depth + "a:\n" for depth in range(1300)), id="indentation"),
    pytest.param(_filled("- a\n"), id="items"),
    pytest.param("[" + _filled("{},") + "]", id="empty fields"),
    pytest.param(_filled("a: 1\n"), id="duplicates"),
    pytest.param("".join(f"k{i}: v\n" for i in range(80_000)), id="many fields"),
    pytest.param(_filled("k") + ": v\n", id="long name"),
    pytest.param("'" + _filled("''"), id="marks"),
    pytest.param('"' + _filled("\\x07") + '"', id="escapes"),
    pytest.param(_filled("---\n"), id="documents"),
    pytest.param(_filled("\t"), id="tabs"),
    pytest.param("[" + _filled('"\t",'), id="quoted tabs on one line"),
    pytest.param(_filled("!a "), id="tags"),
    pytest.param(_filled(": "), id="colons"),
]


@pytest.mark.parametrize("text", BOMBS)
def test_a_bomb_is_refused_in_time(text: str, faults: Faults, within: Within) -> None:
    # About one second on a quiet machine for the slowest.
    with within(30):
        assert faults(lambda: load(text, "f"))
        positions(text)


@pytest.mark.parametrize("text", BOMBS)
def test_a_bomb_does_not_hang_the_slower_parser(text: str, within: Within) -> None:
    # A part of it, for it is thirty times slower; cost that grows with the square of the length still shows.
    with within(30), suppress(ContentError):
        load(text[:100_000], "f", PythonParser)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: 'b' #" + _filled("#\t"), id="tabs in one comment"),
        pytest.param(_filled("#\t\n"), id="tabs in many comments"),
        pytest.param("a: |\n" + _filled("  x\t\n"), id="block"),
        pytest.param("a: >\n" + _filled("  x\n\n"), id="folded block"),
        pytest.param('a: "' + _filled("x\n") + '"', id="quoted lines"),
        pytest.param(_filled("a "), id="plain text"),
        pytest.param(_filled("\n"), id="empty lines"),
    ],
)
def test_a_long_harmless_text_is_read_in_time(text: str, within: Within) -> None:
    with within(30):
        load(text, "f")
