"""Two groups of amounts side by side: each line has the path of its group and its label."""

from generator.grids.claims import Claims
from generator.grids.department_budget import DepartmentBudget
from generator.model.amount import MoneyUnit
from tests.grids.reading import claims_on, table, unread, unsure

HEADS = " | 按资金来源划分 | 资金总额(万元) | 按资金方向划分 | 资金总额(万元)"


def read(*rows: str) -> tuple[list[tuple[tuple[str, ...], str]], DepartmentBudget, Claims]:
    printed = table(*rows)
    claims = claims_on(*printed)
    budget = DepartmentBudget()
    for row in printed:
        budget.read(row.filled, row)
    lines = budget.close(MoneyUnit.WAN, "t", claims)
    return [(line.labels, line.amount.text) for line in lines], budget, claims


def test_amounts_belong_to_the_group_above_their_labels() -> None:
    found, budget, claims = read(HEADS, " | 合计 | 9 | 合计 | 9", " | 单位资金 | | 项目支出 | 4")
    assert found == [
        (("按资金来源划分", "合计"), "9"),
        (("按资金来源划分", "单位资金"), ""),
        (("按资金方向划分", "合计"), "9"),
        (("按资金方向划分", "项目支出"), "4"),
    ]
    assert budget.stated_unit() is MoneyUnit.WAN
    assert (unread(claims), claims.repairs()) == ([], ())


def test_a_row_that_slid_goes_to_the_group_of_its_kind_and_is_listed() -> None:
    found, _, claims = read(HEADS, "单位资金 | 0.00", "项目支出 | 4")
    assert found == [(("按资金来源划分", "单位资金"), "0.00"), (("按资金方向划分", "项目支出"), "4")]
    assert len(claims.repairs()) == 2


def test_a_row_of_both_sides_that_slid_keeps_their_order() -> None:
    found, _, claims = read(HEADS, "合计 | 9 | 合计 | 8")
    assert found == [(("按资金来源划分", "合计"), "9"), (("按资金方向划分", "合计"), "8")]
    assert unsure(claims) == []


def test_a_label_of_no_group_is_unsure() -> None:
    groups = " | 按年份划分 | 金额 | 按科室划分 | 金额"
    _, _, claims = read(groups, "其他 | 9")
    assert unsure(claims) == ["The row does not show to which group of the budget its amount belongs"]


def test_without_groups_a_line_has_its_label_alone() -> None:
    found, _, _ = read("资金总额 | 9")
    assert found == [(("资金总额",), "9")]


def test_an_amount_without_a_label_stays_unread() -> None:
    _, _, claims = read(HEADS, " | | 9")
    assert "9" in unread(claims)
