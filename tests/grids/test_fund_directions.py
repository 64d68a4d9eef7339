"""The directions of a fund and the forms of their own."""

import pytest

from generator.grids.fund_directions import FundDirections, is_directions_head, link_directions
from generator.grids.printed_labels import PrintedLabels
from generator.grids.stated_unit import StatedUnit
from generator.model.submission import Direction, Targets
from tests.grids.reading import claims_on, table
from tests.samples import amount, project


def linked(directions: list[tuple[str, str]], projects: list[tuple[str, str]]) -> list[str]:
    fund = Targets("fund", "汇总表", "", directions=tuple(Direction("", n, amount(a)) for n, a in directions))
    forms = [project(id=f"#{k}", name=n, amount=amount(a)) for k, (n, a) in enumerate(projects, start=1)]
    return [one.project for one in link_directions([fund], forms)[0].directions]


@pytest.mark.parametrize(
    ("directions", "projects", "expected"),
    [
        pytest.param([("修复", "1")], [("修复", "1")], ["#1"], id="one name"),
        pytest.param([("修复", "1")], [("修复", "2")], ["#1"], id="one name, two amounts"),
        pytest.param([("修复经费", "1")], [("修复", "1.00")], ["#1"], id="near name, one amount"),
        pytest.param([("修复经费", "1")], [("修复", "2")], [""], id="near name, two amounts"),
        pytest.param([("修复经费", "")], [("修复", "")], [""], id="near name, blank amounts"),
        pytest.param([("修复", "1"), ("修复", "1")], [("修复", "1")], ["", ""], id="one form for two"),
        pytest.param([("修复", "1")], [("修复", "1"), ("修复", "1")], [""], id="two forms for one"),
        pytest.param(
            [("修复", "1"), ("修复费", "1")], [("修复", "1"), ("大修复费", "1")], ["#1", "#2"], id="one name first"
        ),
        pytest.param([("修复", "1")], [], [""], id="no form"),
    ],
)
def test_a_link_needs_a_proof(
    directions: list[tuple[str, str]], projects: list[tuple[str, str]], expected: list[str]
) -> None:
    assert linked(directions, projects) == expected


@pytest.mark.parametrize(
    ("row", "is_head"),
    [
        ("序号 | 支出方向（子项） | 金额 | 实施期绩效目标 | 年度绩效目标", True),
        ("支出方向 | 金额（万元） | 年度绩效目标", True),
        ("支出方向（子项） | 档案修复 | 所属专项 | 专项经费", False),
        ("项目金额 | 30 | 项目实施期 | 2031", False),
        ("序号 | 年度绩效目标", False),
    ],
)
def test_the_head_of_a_summary(row: str, is_head: bool) -> None:
    assert is_directions_head(table(row)[0]) is is_head


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param((" | 合计 | 9 | ", "一 | 修复 | 9 | 甲"), ("facts", "budget", "directions"), id="above"),
        pytest.param(("一 | 修复 | 9 | 甲", " | 合计 | 9 | "), ("facts", "directions", "budget"), id="below"),
        pytest.param(("一 | 修复 | 9 | 甲",), ("facts", "directions"), id="none"),
    ],
)
def test_the_totals_keep_their_place_beside_the_directions(rows: tuple[str, ...], expected: tuple[str, ...]) -> None:
    head, *others = table("序号 | 支出方向 | 金额 | 年度绩效目标", *rows)
    claims = claims_on(head, *others)
    directions = FundDirections()
    directions.read_head(head, PrintedLabels(), StatedUnit(claims, None), claims)
    for row in others:
        assert directions.read(row)
    assert directions.with_totals(("facts", "directions")) == expected
