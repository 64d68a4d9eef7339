"""A list of projects (项目名称, 预算数): each of its rows is a project, where nothing of the list leaves that open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.grids.budget_tables import body_rows
from generator.grids.claims import Claims
from generator.grids.labels import bare_label
from generator.model.amount import Amount
from generator.model.budget_table import BudgetTable, ColumnKind, TableRow
from generator.model.grid import GridCell, GridRow
from generator.model.han import fold
from generator.model.project import Project
from generator.model.table_rows import is_total_label

_NAMES = frozenset({"项目名称", "预算项目名称", "部门项目名称", "二级项目名称", "三级项目名称"})
_AMOUNTS = frozenset(
    {"合计", "总计", "金额", "预算数", "预算金额", "项目金额", "预算安排", "资金合计", "项目预算", "本年预算数"}
)
_CODES = frozenset({"项目编码", "项目代码"})


@dataclass(frozen=True, slots=True)
class _Columns:
    """Places of the columns that tell of a project."""

    name: int
    amount: int
    code: int | None


def list_projects(table: BudgetTable, rows: Sequence[GridRow], first: int, claims: Claims) -> tuple[Project, ...]:
    """The projects of a list, the first of them number `first`; `rows` are the table's in its grid.

    None at all where two rows name one project, a row has an amount without a name, or an amount is no number: then the
    list is a table of something finer, or of projects below their units.
    """
    columns = _columns(table)
    if columns is None:
        return ()
    names: set[str] = set()
    found: list[Project] = []
    printed: list[GridRow] = []
    for row, cells in zip(table.rows, body_rows(rows), strict=True):
        texts = [
            cell.text for cell, column in zip(row.cells, table.columns, strict=True) if column.kind is ColumnKind.TEXT
        ]
        if any(is_total_label(text) for text in texts):
            continue
        amount = row.cells[columns.amount].amount
        name = row.cells[columns.name].text
        if not name and (amount is None or not amount.is_number):
            continue
        if not name or amount is None or not amount.is_number or fold(name) in names:
            return ()
        names.add(fold(name))
        found.append(_project(row, columns, amount, first + len(found)))
        printed.append(cells)
    for number, one in enumerate(printed, start=first):
        _claim(one, columns, f"projects/#{number}", claims)
    return tuple(found)


def _columns(table: BudgetTable) -> _Columns | None:
    labels = [bare_label(column.path[-1]) if column.path else "" for column in table.columns]
    name = [place for place, label in enumerate(labels) if label in _NAMES]
    amounts = [
        place
        for place, (label, column) in enumerate(zip(labels, table.columns, strict=True))
        if column.kind is ColumnKind.MONEY and (label in _AMOUNTS or label.endswith(("预算数", "预算金额")))
    ]
    code = next((place for place, label in enumerate(labels) if label in _CODES), None)
    return _Columns(name[0], amounts[0], code) if len(name) == 1 and amounts else None


def _cell(row: GridRow, place: int | None) -> GridCell | None:
    return next((cell for cell in row.filled if cell.column == place), None)


def _project(row: TableRow, columns: _Columns, amount: Amount, number: int) -> Project:
    return Project(
        id=f"#{number}",
        name=row.cells[columns.name].text,
        money_unit=amount.unit,
        amount=amount,
        code=None if columns.code is None else row.cells[columns.code].text,
    )


def _claim(row: GridRow, columns: _Columns, path: str, claims: Claims) -> None:
    for field, place in (("name", columns.name), ("amount", columns.amount), ("code", columns.code)):
        cell = _cell(row, place)
        if cell is not None:
            claims.take(f"{path}/{field}", cell)
