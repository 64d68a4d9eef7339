"""The fast finder of places gives the same places as the careful pass: it decides about speed, never about meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given

from generator.read.plain_places import plain_places
from generator.read.plain_yaml import plain_mapping
from generator.read.strict_yaml import positions
from generator.read.tree import FieldPath
from tests.read.test_plain_yaml import LINES, READ, ROOT, TEXTS


def careful(text: str) -> dict[FieldPath, tuple[int, int]]:
    return {path: (position.line, position.column) for path, position in positions(text).items()}


def test_fields_items_and_the_fields_of_items() -> None:
    text = "# 说明\na: x\nb:\n  - c: y\n    d: z\n\n  - c: y\ne:\n- 甲\n"
    assert plain_places(text) == {
        (): (2, 1),
        ("a",): (2, 1),
        ("b",): (3, 1),
        ("b", 0): (4, 5),
        ("b", 0, "c"): (4, 5),
        ("b", 0, "d"): (5, 5),
        ("b", 1): (7, 5),
        ("b", 1, "c"): (7, 5),
        ("e",): (8, 1),
        ("e", 0): (9, 3),
    }


@pytest.mark.parametrize("text", READ)
def test_places_are_those_of_the_careful_pass(text: str) -> None:
    assert plain_places(text) == careful(text)


@pytest.mark.parametrize(
    "file", [pytest.param(f, id=str(f.relative_to(ROOT))) for f in (ROOT / "content").rglob("*.yaml")]
)
def test_the_content_is_placed_alike(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert plain_mapping(text) is None or plain_places(text) == careful(text)


@given(TEXTS)
@example("a:\n- b:\n  - x\n  c: y\n- z\nd: x")
def test_whatever_is_read_is_placed_alike(text: str) -> None:
    assert plain_mapping(text) is None or plain_places(text) == careful(text)


@given(LINES)
def test_lines_in_any_order_are_placed_alike(text: str) -> None:
    assert plain_mapping(text) is None or plain_places(text) == careful(text)
