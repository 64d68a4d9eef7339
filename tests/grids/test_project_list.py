"""Projects out of a list, only where nothing leaves open what its rows are."""

import pytest

from generator.grids.budget_tables import read_budget_table
from generator.grids.project_list import list_projects
from generator.grids.titled_tables import TitledTable
from generator.model.amount import MoneyUnit
from generator.model.grid import Paragraph
from generator.model.project import Project
from tests.grids.reading import claims_on
from tests.grids.reading import table as grid

HEAD = "项目编码 | 项目名称 | 预算数"


def projects(*printed: str) -> tuple[tuple[Project, ...], dict[str, tuple[int, ...]]]:
    rows = grid(*printed)
    claims = claims_on(*rows)
    title = Paragraph("项目支出表", "项目支出表", 90)
    table = read_budget_table(TitledTable(title, [], list(rows)), "#1", (), MoneyUnit.WAN, claims)
    return list_projects(table, rows, 1, claims), claims.fields()


def test_each_row_but_a_total_is_a_project() -> None:
    found, fields = projects(
        HEAD, "01 | 甲 | 9.20", " | 小计 | 9.20", HEAD, "02 | 乙 | 0", " | 合计 | 9.20", "注：无 | | "
    )
    assert [(one.id, one.code, one.name, one.amount.text, one.money_unit) for one in found] == [
        ("#1", "01", "甲", "9.20", MoneyUnit.WAN),
        ("#2", "02", "乙", "0", MoneyUnit.WAN),
    ]
    assert (fields["projects/#1/amount"], fields["projects/#2/name"]) == ((2,), (5,))


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param([HEAD, "01 | 甲 | 9.20", "02 | 甲 | 1.00"], id="the same name twice"),
        pytest.param([HEAD, "01 | 甲 | 9.20", "02 | | 1.00"], id="an amount without a name"),
        pytest.param([HEAD, "01 | 甲 | 9.20", "02 | 乙 | "], id="a name without an amount"),
        pytest.param([HEAD, "01 | 甲 | 待定"], id="no number"),
        pytest.param(["项目 | 预算数", "甲 | 9.20"], id="items of any kind"),
        pytest.param(["项目名称 | 上年结转", "甲 | 9.20"], id="no budget of the year"),
    ],
)
def test_a_list_that_may_be_something_else_has_no_projects(printed: list[str]) -> None:
    assert projects(*printed)[0] == ()
