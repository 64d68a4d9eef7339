"""What the escapes of a JSON text bring in is looked at as what stands in the text itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.characters import REFUSED_IN_VALUE
from generator.read.json_text import refused_escapes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(r'{"a": "b\u202ec"}', [("f:1:9", "U+202E")], id="direction"),
        pytest.param('{"a": "b",\n "\\u0000": ""}', [("f:2:3", "U+0000")], id="name of a field"),
        pytest.param(r'"\ud800"', [("f:1:2", "U+D800")], id="half of a character"),
        pytest.param(
            r'"\b \f \r"', [("f:1:2", "U+0008"), ("f:1:5", "U+000C"), ("f:1:8", "U+000D")], id="short escapes"
        ),
        pytest.param(r'"\ud83d\ude00"', [], id="both halves"),
        pytest.param(r'"\\u202e"', [], id="a backslash before a letter"),
        pytest.param(r'"\n\t\/\"\u660e"', [], id="what may stand in content"),
        pytest.param(r'"\x \u12"', [], id="no JSON"),
        pytest.param('"', [], id="nothing escaped"),
    ],
)
def test_an_escape_is_found_at_its_place(text: str, found: list[tuple[str, str]]) -> None:
    assert [(str(one.place), one.found) for one in refused_escapes(text, "f")] == found


@given(st.text(st.characters(exclude_characters="\x7f")))
def test_a_text_passes_exactly_where_what_it_means_may_stand_in_content(meant: str) -> None:
    # All but ASCII is written as escapes; DEL is not, and is found in the text itself.
    assert bool(refused_escapes(json.dumps(meant), "f")) is bool(REFUSED_IN_VALUE.search(meant))
