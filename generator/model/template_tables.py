"""The sheets of budget tables of the workbook to fill: labels of their lines, and the usual heads of usual tables.

表名 | 2025年收支总表
金额单位 | 万元
附记 | 部门名称 | ××局          one line for each labelled line between title and head
栏名1 | 收入 | 收入 | 支出 …     the labels of each column from the widest down, each column for itself
栏名2 | 项目 | 预算数 | 项目 …
列类型 | 文字 | 金额 | 文字 …
栏次 | 1 | 2 | 3 …
1 | 一、一般公共预算 | 161.25 …   the rows, numbered or not
"""

from __future__ import annotations

from typing import Final

from generator.model.budget_table import Column, ColumnKind, TableKind
from generator.model.template_columns import UNITS, Choices
from generator.model.template_columns import Column as Line

TITLE: Final = "预算表"
FACT: Final = "附记"
LEVEL: Final = "栏名"
COLUMN_KIND: Final = "列类型"
NUMBERING: Final = "栏次"

_WORDS: Final = {
    TableKind.REVENUE_EXPENDITURE: "收支总表",
    TableKind.REVENUE: "收入总表",
    TableKind.EXPENDITURE: "支出总表",
    TableKind.APPROPRIATION: "财政拨款收支总表",
    TableKind.GENERAL_EXPENDITURE: "一般公共预算支出表",
    TableKind.BASIC_EXPENDITURE: "基本支出表",
    TableKind.GOVERNMENT_FUND_REVENUE: "政府性基金收入表",
    TableKind.GOVERNMENT_FUND_EXPENDITURE: "政府性基金支出表",
    TableKind.STATE_CAPITAL: "国有资本经营预算表",
    TableKind.THREE_PUBLIC: "三公经费表",
    TableKind.OPERATING: "机关运行经费表",
    TableKind.PROJECT_EXPENDITURE: "项目支出表",
    TableKind.PROJECT_CARRYOVER: "上年结转项目支出表",
    TableKind.PROCUREMENT: "政府采购表",
    TableKind.OTHER: "其他",
}
TABLE_KINDS: Final[Choices] = tuple((kind.value, _WORDS[kind]) for kind in TableKind)
COLUMN_KINDS: Final[Choices] = tuple(zip((kind.value for kind in ColumnKind), ("文字", "编码", "金额"), strict=True))
LINES: Final = (
    Line("title", "表名", is_required=True),
    Line("number", "表号"),
    Line("kind", "表类", choices=TABLE_KINDS),
    Line("money_unit", "金额单位", choices=UNITS),
    Line("note", "表下注"),
)
"""The lines above the head, but for facts."""

_KINDS = {"t": ColumnKind.TEXT, "c": ColumnKind.CODE, "m": ColumnKind.MONEY}
_BY_FUNCTION = ("c 科目编码", "t 科目名称", "m 合计", "m 基本支出", "m 项目支出")
_USUAL: Final = {
    TableKind.REVENUE_EXPENDITURE: ("t 收入/项目", "m 收入/预算数", "t 支出/项目", "m 支出/预算数"),
    TableKind.REVENUE: (
        *("c 科目编码", "t 科目名称", "m 合计", "m 上年结转", "m 本年收入/一般公共预算", "m 本年收入/政府性基金预算"),
        *("m 本年收入/国有资本经营预算", "m 本年收入/财政专户管理资金", "m 本年收入/单位资金"),
    ),
    TableKind.APPROPRIATION: (
        *("t 收入/项目", "m 收入/预算数", "t 支出/项目", "m 支出/合计", "m 支出/一般公共预算"),
        *("m 支出/政府性基金预算", "m 支出/国有资本经营预算"),
    ),
    TableKind.BASIC_EXPENDITURE: ("c 经济分类科目编码", "t 科目名称", "m 合计", "m 人员经费", "m 公用经费"),
    TableKind.THREE_PUBLIC: ("t 项目", "m 本年预算数", "m 上年预算数"),
}


def usual_columns(kind: TableKind) -> tuple[Column, ...]:
    """The columns that tables of a kind usually have; those of other kinds are of the functional classification."""
    return tuple(Column(tuple(head[2:].split("/")), _KINDS[head[0]]) for head in _USUAL.get(kind, _BY_FUNCTION))
