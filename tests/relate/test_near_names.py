"""Which names are near, and that near never means the same."""

from __future__ import annotations

import pytest

from generator.model.catalogue import ProjectLine
from generator.model.related import NearNames
from generator.relate.near_names import MOST, near_names
from tests.samples import amount


def lines(*names: str) -> list[ProjectLine]:
    return [ProjectLine(f"p{i}", name, None, None, amount("1.00"), f"x/p/p{i}/") for i, name in enumerate(names)]


NEAR = [
    pytest.param("档案馆运行费", "档案馆运行费2031", id="a year at the end"),
    pytest.param("2030年度食堂经费", "2031年度食堂经费", id="another year in front"),
    pytest.param("馆舍维修2030年", "馆舍维修", id="a year with its word at the end"),
    pytest.param("设备购置经费1", "设备购置经费2", id="a serial number at the end"),
    pytest.param("档案修复经费", "档案 修复（经费）", id="blanks and brackets"),
    pytest.param("ＡＢ系统维护费", "ab系统维护费", id="width and case"),
    pytest.param("消防设备维护", "设备消防维护", id="two words swapped"),
]
FAR = [
    pytest.param("档案修复经费", "档案购置经费", id="another word"),
    pytest.param("水费", "水费2031", id="too short to tell"),
    pytest.param("2030年", "2031年", id="nothing but a year"),
    pytest.param("第3期工程款项", "第4期工程款项", id="a number in the middle"),
    pytest.param("馆舍维修一期", "馆舍维修二期", id="another stage"),
]


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_are_near(one: str, other: str) -> None:
    assert near_names(lines(one, other)) == {"p0": NearNames(("p1",), 1), "p1": NearNames(("p0",), 1)}


@pytest.mark.parametrize(("one", "other"), FAR)
def test_are_not_near(one: str, other: str) -> None:
    assert near_names(lines(one, other)) == {}


def test_each_of_three_names_the_two_others_in_printed_order() -> None:
    near = near_names(lines("食堂经费", "馆舍维修费用", "食堂经费2030", "食堂经费2031年"))
    assert {id: each.first for id, each in near.items()} == {
        "p0": ("p2", "p3"),
        "p2": ("p0", "p3"),
        "p3": ("p0", "p2"),
    }


def test_equal_names_of_two_projects_are_near_and_stay_two() -> None:
    assert near_names(lines("食堂经费", "食堂经费")) == {"p0": NearNames(("p1",), 1), "p1": NearNames(("p0",), 1)}


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert near_names([]) == {}


def test_of_many_near_names_the_first_are_named_and_all_counted() -> None:
    near = near_names(lines(*["食堂经费"] * (MOST + 5)))
    assert near["p0"] == NearNames(tuple(f"p{place}" for place in range(1, MOST + 1)), MOST + 4)
    assert near["p12"].first == tuple(f"p{place}" for place in range(MOST))
