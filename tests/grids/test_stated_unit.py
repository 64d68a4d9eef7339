"""The unit of money of one form."""

import pytest

from generator.grids.claims import Claims
from generator.grids.stated_unit import StatedUnit
from generator.model.amount import MoneyUnit
from tests.grids.reading import claims_on, lines, unsure


def stated(*texts: str, given: MoneyUnit | None = None) -> tuple[MoneyUnit, Claims]:
    pieces = lines(*texts, "项目支出绩效目标表")
    claims = claims_on(*pieces)
    unit = StatedUnit(claims, given)
    for piece in pieces:
        unit.read(piece)
    return unit.unit("projects/#1", "", pieces[-1]), claims


@pytest.mark.parametrize("text", ["金额单位：万元", "(万元)", "预算情况（万元）", "单位:万元"])
def test_a_line_a_cell_or_a_label_states_it(text: str) -> None:
    unit, claims = stated(text, given=MoneyUnit.YUAN)
    assert unit is MoneyUnit.WAN
    assert claims.fields() == {"projects/#1/money_unit": (1,)}


def test_two_units_are_unsure() -> None:
    assert unsure(stated("(万元)", "单位：元")[1]) == ["The form states two units of money: {one} and {other}"]


def test_without_one_the_given_one_counts_and_without_that_it_is_missing() -> None:
    assert stated(given=MoneyUnit.YI)[0] is MoneyUnit.YI
    assert [message.id for message in stated()[1].missing()] == [
        "“{form}” states no unit of money: give --money-unit 元 or 万元"
    ]
