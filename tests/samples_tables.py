"""Made-up budget tables: of two sides, of classified codes, of projects, and one shown empty."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from generator.model.amount import MoneyUnit
from generator.model.budget_table import BudgetTable, Column, ColumnKind, TableKind, TableRow, read_cell
from generator.model.project import Note

KINDS = {"t": ColumnKind.TEXT, "c": ColumnKind.CODE, "m": ColumnKind.MONEY}


def columns(*heads: str) -> tuple[Column, ...]:
    """Columns from `m 支出/合计`: the letter of the kind and the labels of the path."""
    return tuple(Column(tuple(label for label in head[2:].split("/") if label), KINDS[head[0]]) for head in heads)


def rows(of: Sequence[Column], texts: str, unit: MoneyUnit | None = MoneyUnit.WAN) -> tuple[TableRow, ...]:
    """Rows from lines of cells separated by strokes; blanks around the strokes are not printed."""
    return tuple(
        TableRow(tuple(read_cell(text.strip(), column, unit) for text, column in zip(line.split("|"), of, strict=True)))
        for line in texts.strip().split("\n")
    )


def table(id: str, title: str, heads: Sequence[str], texts: str, **changes: Any) -> BudgetTable:
    """A table in 万元."""
    of = columns(*heads)
    plain = BudgetTable(
        id=id,
        title=title,
        kind=TableKind.OTHER,
        money_unit=MoneyUnit.WAN,
        columns=of,
        rows=rows(of, texts) if texts.strip() else (),
        facts=(Note("部门名称", "青川市档案管理局"),),
    )
    return dataclasses.replace(plain, **changes)


def two_sided() -> BudgetTable:
    """收支总表: 收入 beside 支出, the left side shorter."""
    return table(
        "shouzhizongbiao",
        "2031年收支总表",
        ("t 收入/项目", "m 收入/预算数", "t 支出/项目", "m 支出/合计", "m 支出/当年预算"),
        """
        一、一般公共预算 | 161.25 | 一、一般公共服务支出 | 150.50 | 150.50
        二、单位资金     |        | 二、教育支出         |        |
                         |        | 三、住房保障支出     | 10.75  | 10.75
        收入总计         | 161.25 | 支出总计             | 161.25 | 161.25
        """,
        kind=TableKind.REVENUE_EXPENDITURE,
        number="表一",
    )


def classified() -> BudgetTable:
    """支出总表: codes of three levels, a head of two rows, a row of column numbers."""
    return table(
        "zhichuzongbiao",
        "2031年支出总表",
        ("c 项目/科目编码", "t 项目/科目名称", "m 预算数/合计", "m 预算数/基本支出", "m 预算数/项目支出"),
        """
                | 合计             | 161.25 | 120   | 41.25
        201     | 一般公共服务支出 | 150.50 | 120   | 30.5
        20126   | 档案事务         | 150.50 | 120   | 30.5
        2012604 | 档案馆           | 150.50 | 120   | 30.5
        221     | 住房保障支出     | 10.75  | 0.00  | 10.75
        22102   | 住房改革支出     | 10.75  | 0.00  | 10.75
        2210201 | 住房公积金       | 10.75  |       | 10.75
        """,
        kind=TableKind.EXPENDITURE,
        number="表二",
        numbering=("1", "2", "3", "4", "5"),
    )


def of_projects() -> BudgetTable:
    """项目支出表: rows named like projects of `samples.projects()`, one name twice."""
    return table(
        "xiangmuzhichubiao",
        "2031年项目支出表（本年预算）",
        ("t 项目名称", "m 合计", "m 财政拨款/一般公共预算", "m 财政拨款/政府性基金预算"),
        """
        青川市档案管理局                 | 161.25 | 161.25 |
        2031年 馆藏档案修复与数字化经费  | 36.50  | 36.50  |
        档案馆运行费                     | 100.00 | 100.00 |
        档案馆运行费                     | 20.00  | 20.00  |
        档案馆运行费2031                 | 4.75   | 4.75   |
        """,
        kind=TableKind.PROJECT_EXPENDITURE,
        number="表三",
    )


def empty() -> BudgetTable:
    """政府性基金预算支出表, shown empty with its note."""
    return table(
        "zhengfuxingjijin",
        "2031年政府性基金预算支出表",
        ("c 科目编码", "t 科目名称", "m 合计", "m 基本支出", "m 项目支出"),
        "| 合计 | | |",
        kind=TableKind.GOVERNMENT_FUND_EXPENDITURE,
        number="表四",
        note="注：本表无数据",
    )


def tables() -> tuple[BudgetTable, ...]:
    """All four, in printed order."""
    return (two_sided(), classified(), of_projects(), empty())
