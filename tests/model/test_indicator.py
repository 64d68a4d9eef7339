"""Which rows of a performance table stand for an indicator."""

import dataclasses

import pytest

from generator.model.indicator import CELLS, Indicator, kinds_of
from generator.model.indicator_value import CUT_OFF, ValueKind, parse_indicator_value
from tests import samples

EMPTY = samples.indicator("产出指标", "数量指标", "", "", description="", basis="")


def test_a_row_of_levels_alone_is_a_placeholder() -> None:
    assert EMPTY.is_placeholder
    assert dataclasses.replace(EMPTY, description=None, basis=None).is_placeholder


@pytest.mark.parametrize("cell", [name for name in CELLS if name != "value"])
def test_a_row_with_any_text_is_none(cell: str) -> None:
    filled: Indicator = dataclasses.replace(EMPTY, **{cell: "无"})  # type: ignore[arg-type]
    assert not filled.is_placeholder


@pytest.mark.parametrize("target", ["0", "无", "≥9卷"])
def test_nought_and_none_for_a_target_are_texts(target: str) -> None:
    assert not dataclasses.replace(EMPTY, value=parse_indicator_value(target)).is_placeholder


def test_a_row_that_is_cut_off_is_none_since_nobody_can_say_what_it_held() -> None:
    assert not dataclasses.replace(EMPTY, value=CUT_OFF, cut_off=("name", "value")).is_placeholder


@pytest.mark.parametrize(
    ("name", "target", "is_none", "is_named"),
    [
        pytest.param("无", "", True, False, id="none"),
        pytest.param(" 无 ", "无", True, False, id="none, and none for a target"),
        pytest.param("——", "", True, False, id="a dash"),
        pytest.param("不适用", "", True, False, id="not applicable"),
        pytest.param("", "", False, False, id="blank"),
        pytest.param("", "无", False, False, id="blank beside none"),
        pytest.param("无", "≥9卷", False, True, id="a target makes it a name"),
        pytest.param("无烟办公室", "", False, True, id="a name that begins with it"),
        pytest.param("卷数", "无", False, True, id="a name without a target"),
    ],
)
def test_none_is_neither_a_blank_nor_an_indicator(name: str, target: str, is_none: bool, is_named: bool) -> None:
    row = dataclasses.replace(EMPTY, name=name, value=parse_indicator_value(target))
    assert (row.is_none, row.is_named) == (is_none, is_named)


def test_kinds_that_a_form_says_it_has_not_do_not_occur() -> None:
    none = samples.indicator("效益指标", "经济效益指标", "无", "")
    assert kinds_of((*samples.indicators(), none)) == kinds_of(samples.indicators())


def test_no_text_reads_as_cut_off() -> None:
    assert CUT_OFF.kind is ValueKind.CUT_OFF
    assert parse_indicator_value(CUT_OFF.text).kind is ValueKind.BLANK
