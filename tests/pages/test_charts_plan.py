"""The spending plan as a step line: the months where they are in the year, the shares as printed."""

import pytest

from generator.model.project import PlanStep
from generator.pages.shared.charts_plan import PlanChart, plan_chart


def chart(*steps: tuple[str, str]) -> PlanChart:
    found = plan_chart(tuple(PlanStep(until, share) for until, share in steps))
    assert found is not None
    return found


USUAL = (("3月底", "25%"), ("6 月底", "50%"), ("10月底", "75%"), ("12月底", "100%"))


def test_months_stand_where_they_are_in_the_year() -> None:
    drawn = chart(*USUAL)
    assert [point.x for point in drawn.points] == ["24.5", "47", "77", "92"]
    assert [point.y for point in drawn.points] == ["57", "44", "31", "18"]
    assert drawn.line == "M2 70H24.5V57H47V44H77V31H92V18"
    assert drawn.ticks == "M24.5 57V70M47 44V70M77 31V70M92 18V70"
    assert (drawn.axis, drawn.guide, drawn.top, drawn.foot) == ("M2 70H92", "M2 18H92", "18", "70")
    assert [point.until for point in drawn.points] == ["3月底", "6月底", "10月底", "12月底"]
    assert [point.is_lower for point in drawn.points] == [False, False, False, True]
    assert drawn.says_whole
    assert drawn.notes == ()
    assert str(drawn.description) == "Planned: 3月底 25%，6 月底 50%，10月底 75%，12月底 100%."


def test_blank_and_odd_shares_are_left_out_and_counted() -> None:
    drawn = chart(("3月底", ""), ("6月底", "40%"), ("9月底", "过半"), ("10月底", "-5%"), ("12月底", "30"))
    assert [(point.until, point.share) for point in drawn.points] == [("6月底", "40%")]
    assert [str(note) for note in drawn.notes] == ["Steps without a share in percent, not drawn: 4"]
    assert not drawn.says_whole
    # What is spent behind the last printed share nobody says.
    assert drawn.line == "M2 70H47V49.2"


@pytest.mark.parametrize("shares", [(), ("",), ("", "无"), ("待定",)])
def test_a_plan_without_shares_has_no_picture(shares: tuple[str, ...]) -> None:
    assert plan_chart(tuple(PlanStep("3月底", share) for share in shares)) is None


@pytest.mark.parametrize(
    "days", [("第一批", "第二批"), ("6月底", "3月底"), ("6月底", "6月底"), ("13月底", "14月底"), ("", "6月底")]
)
def test_days_that_are_no_rising_months_stand_at_equal_distances_and_it_is_said(days: tuple[str, ...]) -> None:
    drawn = chart(*((day, "50%") for day in days))
    assert [point.x for point in drawn.points] == ["47", "92"]
    assert [str(note) for note in drawn.notes] == [
        "The steps are no rising months of one year and stand at equal distances."
    ]


def test_a_plan_that_falls_or_passes_the_whole_is_drawn_as_printed() -> None:
    drawn = chart(("3月底", "50%"), ("6月底", "200%"), ("12月底", "80%"))
    assert [point.y for point in drawn.points] == ["57", "18", "49.2"]
    assert drawn.top == "44"


def test_texts_without_room_stand_in_the_table_only() -> None:
    drawn = chart(("2031年第一季度结束之前（3月底）", "25%"), ("12月底", "99.999999%"))
    assert [(point.until, point.share) for point in drawn.points] == [("", "25%"), ("12月底", "")]
    months = [(f"{month}月底", "5%") for month in range(1, 13)]
    told = [point.until + point.share for point in chart(*months).points]
    assert told == ["1月底5%", *[""] * 10, "12月底5%"]
