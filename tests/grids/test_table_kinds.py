"""The kind of a table is in its title."""

import pytest

from generator.grids.table_kinds import table_kind
from generator.model.budget_table import TableKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2031年预算收支总表", TableKind.REVENUE_EXPENDITURE),
        ("部门收支预算总表", TableKind.REVENUE_EXPENDITURE),
        ("部门收入总表", TableKind.REVENUE),
        ("2031年预算支出总表", TableKind.EXPENDITURE),
        ("财政拨款收支总表", TableKind.APPROPRIATION),
        ("一般公共预算支出预算表（不含上年结转）", TableKind.GENERAL_EXPENDITURE),
        ("一般公共预算安排基本支出分经济科目表（不含上年结转）", TableKind.BASIC_EXPENDITURE),
        ("政府性基金预算收入表（不含上年结转）", TableKind.GOVERNMENT_FUND_REVENUE),
        ("政府性基金预算支出表", TableKind.GOVERNMENT_FUND_EXPENDITURE),
        ("国有资本经营预算收支预算表", TableKind.STATE_CAPITAL),
        ("财政拨款安排“三公”经费支出预算表", TableKind.THREE_PUBLIC),
        ("机关运行经费预算表", TableKind.OPERATING),
        ("项目支出预算表（本年预算）", TableKind.PROJECT_EXPENDITURE),
        ("项目支出预算表（上年结转）", TableKind.PROJECT_CARRYOVER),
        ("项目支出预算表（不含上年结转）", TableKind.PROJECT_EXPENDITURE),
        ("政府采购预算表", TableKind.PROCUREMENT),
        ("编外人员情况表", TableKind.OTHER),
    ],
)
def test_a_title_names_the_kind(title: str, kind: TableKind) -> None:
    assert table_kind(title) is kind
