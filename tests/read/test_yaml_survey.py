"""Places of fields are those of the text, and are found for whatever pydantic complains about."""

from __future__ import annotations

import pytest

from generator.read.strict_yaml import positions
from generator.read.tree import FieldPath
from generator.read.yaml_parser import ParserFactory
from generator.read.yaml_survey import Position, field_path, locate

TEXT = """\
# a comment
名称: 甲
empty:
indicators:
  - name: x
    target: "≥1"
  -
    name: y
tags: [a, {b: c}]
text: |
  d
"""

PLACES = {
    (): Position(2, 1, 2, 1),
    ("名称",): Position(2, 1, 2, 5),
    ("empty",): Position(3, 1, 3, 7),
    ("indicators",): Position(4, 1, 5, 3),
    ("indicators", 0): Position(5, 5, 5, 5),
    ("indicators", 0, "name"): Position(5, 5, 5, 11),
    ("indicators", 0, "target"): Position(6, 5, 6, 13),
    ("indicators", 1): Position(8, 5, 8, 5),
    ("indicators", 1, "name"): Position(8, 5, 8, 11),
    ("tags",): Position(9, 1, 9, 7),
    ("tags", 0): Position(9, 8, 9, 8),
    ("tags", 1): Position(9, 11, 9, 11),
    ("tags", 1, "b"): Position(9, 12, 9, 15),
    ("text",): Position(10, 1, 10, 7),
}


def test_each_field_and_item_has_its_place(parser: ParserFactory) -> None:
    assert positions(TEXT, parser) == PLACES


def test_a_byte_order_mark_moves_nothing(parser: ParserFactory) -> None:
    assert positions("\ufeff" + TEXT, parser) == PLACES


def test_line_ends_of_windows_move_nothing(parser: ParserFactory) -> None:
    assert positions(TEXT.replace("\n", "\r\n"), parser) == PLACES


def test_before_a_fault_places_are_given(parser: ParserFactory) -> None:
    assert positions("a: b\nc: [\n", parser)[("a",)] == Position(1, 1, 1, 4)


def test_a_field_written_twice_keeps_its_first_place(parser: ParserFactory) -> None:
    assert positions("a: b\na: c\n", parser)[("a",)] == Position(1, 1, 1, 4)


def test_refused_characters_give_no_places(parser: ParserFactory) -> None:
    assert positions("a: \x00", parser) == {}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(("indicators", 0, "target"), ("indicators", 0, "target"), id="field that is there"),
        pytest.param(("indicators", 1, "target"), ("indicators", 1), id="missing field"),
        pytest.param(("amount", "value"), (), id="missing field and what it holds"),
        pytest.param(("tags", 1, "Indicator", "b"), ("tags", 1, "b"), id="member of a union on the way"),
        pytest.param(("empty", "str"), ("empty",), id="member of a union at the end"),
    ],
)
def test_a_path_is_located_at_its_nearest_place(path: FieldPath, expected: FieldPath) -> None:
    assert locate(PLACES, path) == PLACES[expected]


def test_a_path_in_an_empty_file_is_its_beginning() -> None:
    assert locate({}, ("a",)) == Position(1, 1, 1, 1)


def test_a_path_is_shown_with_slashes_and_never_long() -> None:
    assert field_path(("a", 0, "乙")) == "a/0/乙"
    assert len(field_path(("k" * 10_000,))) < 100
