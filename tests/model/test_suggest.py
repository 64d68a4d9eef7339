"""A misspelt field finds its name; a strange one finds none."""

from __future__ import annotations

import pytest

from generator.model.suggest import suggest

KNOWN = ("name", "code", "amount", "unit", "purpose", "indicators", "description", "funding_source", "指标名称", "单位")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("nmae", "name", id="neighbours exchanged"),
        pytest.param("ammount", "amount", id="letter added"),
        pytest.param("purpse", "purpose", id="letter left out"),
        pytest.param("indicatars", "indicators", id="letter replaced"),
        pytest.param("indikatoren", "indicators", id="three slips in eleven letters"),
        pytest.param("Name", "name", id="capital"),
        pytest.param("ｎａｍｅ", "name", id="full width"),
        pytest.param("Funding-Source", "funding_source", id="hyphen and capitals"),
        pytest.param("funding source", "funding_source", id="blank"),
        pytest.param("fundingsource", "funding_source", id="separator left out"),
        pytest.param("desc", "description", id="beginning of one name"),
        pytest.param("指标名", "指标名称", id="Han name"),
        pytest.param("单们", "单位", id="Han name of two letters"),
        pytest.param("colour", None, id="nothing near"),
        pytest.param("", None, id="empty"),
        pytest.param("x", None, id="one letter"),
        pytest.param("甲", None, id="one Han letter"),
        pytest.param("n" * 100_000, None, id="very long"),
    ],
)
def test_suggests_the_nearest_name(name: str, expected: str | None) -> None:
    assert suggest(name, KNOWN) == expected


def test_the_nearest_wins_over_the_first() -> None:
    assert suggest("costs", ("cast", "cost")) == "cost"


def test_of_equally_near_names_the_first_is_taken() -> None:
    assert suggest("bat", ("cat", "hat")) == "cat"


def test_the_beginning_of_two_names_suggests_neither() -> None:
    assert suggest("indicator", ("indicator_name_long", "indicator_unit_long")) is None


def test_of_one_letter_nothing_can_be_told() -> None:
    assert suggest("x", ("y", "乙")) is None


def test_nothing_known_suggests_nothing() -> None:
    assert suggest("name", ()) is None
