"""Years in prose: which are read, and what stands around them."""

from __future__ import annotations

import pytest

from generator.checks.shared.years import years_in

READ = [
    pytest.param("2031年度全年保障", ["2031年度"], id="year"),
    pytest.param("于 2031 年 3 月完成", ["2031 年 3 月"], id="month and blanks"),
    pytest.param("2030年至2031年", ["2030年", "2031年"], id="range"),
    pytest.param("根据青财〔2030〕3号、青办发【2029】1号", [], id="numbers of papers"),
    pytest.param("按《2030年工作要点》和《标准（2019年版）》", [], id="titles"),
    pytest.param("12031年，3.2031年，A2031年", [], id="parts of other numbers"),
    pytest.param("面积2031平方米", [], id="no year"),
    pytest.param("", [], id="blank"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_years_are_read_as_printed(text: str, expected: list[str]) -> None:
    found = list(years_in(text))
    assert [one.text for one in found] == expected
    assert [text[one.start : one.end] for one in found] == expected


RANGES = [
    pytest.param("2030-2031年", [True], id="hyphen"),
    pytest.param("2030年1月至2031年2月", [True, True], id="to"),
    pytest.param("2030年、2031年", [True, True], id="list"),
    pytest.param("2030年，2031年", [False, False], id="two clauses"),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_a_range_is_known_as_one(text: str, expected: list[bool]) -> None:
    assert [one.is_range for one in years_in(text)] == expected


def test_the_clause_and_the_sentence_are_those_of_the_year() -> None:
    (one,) = years_in("按季支付。本项目， 保障 2031年度 全年运转，不间断。明年再议")
    assert (one.year, one.before, one.after) == (2031, "保障", "全年运转")
    assert one.sentence == "本项目， 保障 2031年度 全年运转，不间断"
