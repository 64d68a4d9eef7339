"""Groups of labelled amounts side by side."""

import pytest

from generator.grids.budget_sides import BudgetSides
from generator.model.amount import MoneyUnit
from tests.grids.reading import claims_on, table, unsure

HEADS = "预算 | 按支出分 | | 预算金额 | 按来源分 | 预算金额"


def budget(*rows: str) -> tuple[list[tuple[tuple[str, ...], str]], list[str], list[bool]]:
    """The lines, the doubts, and which rows were taken."""
    sides, all_rows = BudgetSides(), table(*rows)
    claims = claims_on(*all_rows)
    taken = [sides.read(row, row.cells[1:]) for row in all_rows]
    lines = sides.lines(MoneyUnit.WAN, "targets/overall", claims)
    return [(line.labels, line.amount.text) for line in lines], unsure(claims), taken


def test_labels_of_merged_cells_go_on_below() -> None:
    lines, doubts, _ = budget(
        HEADS, " | 基本支出 | 人员 | 1 | 拨款 | 3", " | | 公用 | 2 | 结转 |", " | 项目支出 | | 0 | |"
    )
    assert lines == [
        (("按支出分", "基本支出", "人员"), "1"),
        (("按来源分", "拨款"), "3"),
        (("按支出分", "基本支出", "公用"), "2"),
        (("按来源分", "结转"), ""),
        (("按支出分", "项目支出"), "0"),
    ]
    assert doubts == []


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(" | 基本支出 | 1 | 拨款 | 3 |", id="slid to the left"),
        pytest.param(" | 1 | 基本支出 | | 拨款 | 3", id="amount before its label"),
        pytest.param(" | | 公用 | 2 | 拨款 | 3", id="a merged label with nothing above it"),
        pytest.param(" | 基本支出1 | | | 拨款 | 3", id="label and amount run together"),
        pytest.param(" | | | 2 | 拨款 | 3", id="an amount without a label"),
    ],
)
def test_a_row_that_does_not_fit_its_heads_is_not_taken(row: str) -> None:
    assert budget(HEADS, row)[::2] == ([], [True, False])


def test_a_row_shorter_than_the_others_that_print_their_blanks_is_unsure() -> None:
    assert budget(HEADS, " | 基本支出 | 人员 | 1 | 拨款 |", " | 项目支出 | | 0 | 结转")[1] == [
        "The row has another number of cells than its form: a label or an amount may be lost"
    ]


@pytest.mark.parametrize(
    ("text", "amount"),
    [("资金总额：9.20", "9.20"), ("资金总额：", ""), ("资金总额: 无", "无")],
    ids=["number", "blank", "none"],
)
def test_a_cell_may_hold_its_label_and_its_amount(text: str, amount: str) -> None:
    [(labels, found)], _, _ = budget(f"预算 | {text} | |")
    assert (labels[0] + found).replace(" ", "") == text.replace(" ", "")
    assert found == amount
