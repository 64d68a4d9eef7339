"""Names of projects: the same but for a year, one line in two spellings, or two lines."""

from __future__ import annotations

import pytest

from generator.checks.shared.project_names import is_one_line, without_year

ALIKE = [
    pytest.param("2031年馆藏修复费", "馆藏修复费 2031", id="year before and behind"),
    pytest.param("2031 年度馆藏修复费", "馆藏 修复费", id="blanks"),
    pytest.param("馆藏修复费（2030年）", "馆藏修复费", id="brackets"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_a_year_does_not_make_another_name(one: str, other: str) -> None:
    assert without_year(one) == without_year(other)


def test_four_digits_in_a_longer_number_are_no_year() -> None:
    assert without_year("12031号库房") == "12031号库房"


ONE = [
    pytest.param("档案修复", "档案修复经费", id="closing word"),
    pytest.param("档案修复专项经费", "档案修复费", id="two closing words"),
    pytest.param("库房设备维护费", "库房维护设备费", id="words swapped"),
    pytest.param("阅览室开放服务保障经费", "阅览室开放服务保证经费", id="one sign"),
    pytest.param("阅览室开放服务保障经费", "阅览室开放服务障经费", id="one sign less"),
]
TWO = [
    pytest.param("档案修复费", "档案 修复费", id="spelt alike"),
    pytest.param("一期库房工程", "二期库房工程", id="numbers"),
    pytest.param("1号楼电梯维护费", "2号楼电梯维护费", id="digits"),
    pytest.param("城东小学校舍修缮经费", "城西小学校舍修缮经费", id="directions"),
    pytest.param("水费", "电费", id="short"),
    pytest.param("水费", "水经费", id="short stem"),
    pytest.param("档案修复费 2030", "档案修复费 2031", id="years"),
    pytest.param("档案馆物业管理服务费", "档案馆绿化养护服务费", id="other words"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_two_spellings_of_one_line(one: str, other: str) -> None:
    assert is_one_line(one, other)
    assert is_one_line(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_lines(one: str, other: str) -> None:
    assert not is_one_line(one, other)
    assert not is_one_line(other, one)
