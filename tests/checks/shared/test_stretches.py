"""Sentences and brackets of a text are where looking back from each place would find them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.shared.stretches import Spans, Stretches

STOP = re.compile("[。；]")
BRACKET = re.compile("（[^（）]*）")
TEXTS = st.text("字。；（）", max_size=30)


@given(TEXTS, st.data())
def test_a_stretch_reaches_from_stop_to_stop(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    stretches = Stretches(STOP, text)
    later = STOP.search(text, at)
    assert stretches.begin(at) == max((stop.end() for stop in STOP.finditer(text, 0, at)), default=0)
    assert stretches.end(at) == (later.start() if later else len(text))


@given(TEXTS, st.data())
def test_spans_are_found_by_any_of_their_signs(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    spans = [one.span() for one in BRACKET.finditer(text)]
    found = Spans(BRACKET, text)
    assert found.around(at) == next((span for span in spans if span[0] <= at < span[1]), None)
    assert found.before(at) == next((span for span in reversed(spans) if span[1] <= at), None)


@pytest.mark.parametrize(("at", "begin"), [(0, 0), (2, 2), (3, 2)])
def test_a_stop_belongs_to_the_stretch_it_ends(at: int, begin: int) -> None:
    assert Stretches(STOP, "一。二").begin(at) == begin
