"""The directions of a special fund (支出方向): its summary table, and their links to the forms of their own."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.grids.labels import bare_label, plain
from generator.grids.money_rows import looks_like_amount, read_amount
from generator.grids.printed_labels import PrintedLabels
from generator.grids.split_rows import prints_blanks
from generator.grids.stated_unit import StatedUnit
from generator.model.amount import MoneyUnit
from generator.model.grid import GridCell, GridRow
from generator.model.han import fold
from generator.model.project import Project
from generator.model.source import Furniture
from generator.model.submission import BudgetLine, Direction, Targets

_COLUMNS = {
    **dict.fromkeys(("序号", "编号"), "number"),
    **dict.fromkeys(("支出方向", "子项", "子项名称", "项目名称", "支出方向或子项"), "name"),
    **dict.fromkeys(("金额", "预算金额", "项目金额", "资金额度", "预算数"), "amount"),
    **dict.fromkeys(("实施期绩效目标", "实施期目标", "中长期绩效目标", "长期绩效目标"), "goal_term"),
    **dict.fromkeys(("年度绩效目标", "年度目标"), "goal_year"),
}
_TOTALS = frozenset({"合计", "总计", "小计"})


def is_directions_head(row: GridRow) -> bool:
    """Whether the row is the head of a fund's summary: it names the direction, its amount and a goal."""
    names = {_COLUMNS.get(bare_label(cell.text)) for cell in row.filled}
    return {"name", "amount"} <= names and bool(names & {"number", "goal_term", "goal_year"}) and None not in names


@dataclass(slots=True)
class FundDirections:
    """The summary of one fund under way. Lives only inside one reading."""

    _columns: dict[int, str] = field(default_factory=dict)
    _length: int = 0
    """Number of cells of the head."""
    _rows: list[dict[str, GridCell]] = field(default_factory=list)

    @property
    def has_head(self) -> bool:
        """Whether the head of the summary was read."""
        return bool(self._columns)

    def read_head(self, row: GridRow, labels: PrintedLabels, stated: StatedUnit, claims: Claims) -> None:
        """Takes the heads of the columns; a second head is one repeated after a page break."""
        kind = Furniture.REPEATED_HEAD if self._columns else Furniture.LABEL
        self._columns = {cell.column: _COLUMNS[bare_label(cell.text)] for cell in row.filled}
        self._length = len(row.cells)
        for cell in row.filled:
            labels.read(f"directions/{self._columns[cell.column]}", cell)
            if not stated.read(cell):
                claims.furniture(kind, cell)

    def read(self, row: GridRow) -> bool:
        """Takes a direction or the total. False for a row that is neither, and for one that lost a cell."""
        is_short = prints_blanks(row) and len(row.cells) != self._length
        if is_short or not {cell.column for cell in row.filled} <= self._columns.keys():
            return False
        cells = {self._columns[cell.column]: cell for cell in row.filled}
        amount = cells.get("amount")
        if "name" not in cells and "number" in cells and plain(cells["number"].text) in _TOTALS:
            # The word for the total is printed over both columns.
            cells["name"] = cells.pop("number")
        if "name" not in cells or looks_like_amount(cells["name"].text):
            return False
        if amount is not None and not looks_like_amount(amount.text):
            return False
        self._rows.append(cells)
        return True

    def directions(self, unit: MoneyUnit, owner: str, claims: Claims) -> tuple[Direction, ...]:
        """The directions in printed order, claimed as `<owner>/directions/<n>`."""
        found = []
        for number, row in enumerate(row for row in self._rows if not _is_total(row)):
            path = f"{owner}/directions/{number}"
            texts = {name: cell.text for name, cell in row.items()}
            for name, cell in row.items():
                claims.take(f"{path}/{name}", cell)
            found.append(
                Direction(
                    number=texts.get("number", ""),
                    name=texts["name"],
                    amount=read_amount(row.get("amount"), unit, f"{path}/amount", claims),
                    goal_term=texts.get("goal_term", ""),
                    goal_year=texts.get("goal_year", ""),
                )
            )
        return tuple(found)

    def with_totals(self, order: Sequence[str]) -> tuple[str, ...]:
        """The parts of the form with that of the totals before the directions, or behind them, as they are printed."""
        if "directions" not in order or not any(_is_total(row) for row in self._rows):
            return tuple(order)
        place = order.index("directions") + (0 if _is_total(self._rows[0]) else 1)
        return (*order[:place], "budget", *order[place:])

    def totals(self, unit: MoneyUnit, owner: str, claims: Claims) -> tuple[BudgetLine, ...]:
        """The rows of totals, claimed as `<owner>/budget/<n>`."""
        found = []
        for number, row in enumerate(row for row in self._rows if _is_total(row)):
            path = f"{owner}/budget/{number}"
            claims.take(f"{path}/labels", row["name"])
            amount = read_amount(row.get("amount"), unit, f"{path}/amount", claims)
            found.append(BudgetLine((row["name"].text,), amount))
        return tuple(found)


def _is_total(row: dict[str, GridCell]) -> bool:
    return plain(row["name"].text) in _TOTALS and not row.keys() - {"name", "amount"}


def link_directions(funds: Sequence[Targets], projects: Sequence[Project]) -> tuple[Targets, ...]:
    """The funds, each direction with the project that is its own form.

    Proved by one name, or where one name holds the other by equal amounts too; a name or a pair that fits twice proves
    nothing.
    """
    links: dict[tuple[int, int], str] = {}
    places = [(i, k) for i, fund in enumerate(funds) for k in range(len(fund.directions))]
    for is_proof in (_have_one_name, _have_near_names_and_one_amount):
        free = [place for place in places if place not in links]
        left = [project for project in projects if project.id not in links.values()]
        pairs = [(place, p.id) for place in free for p in left if is_proof(_at(funds, place), p)]
        for place, id in pairs:
            if sum(place == other for other, _ in pairs) == 1 == sum(id == other for _, other in pairs):
                links[place] = id
    return tuple(
        dataclasses.replace(
            fund,
            directions=tuple(
                dataclasses.replace(direction, project=links.get((i, k), ""))
                for k, direction in enumerate(fund.directions)
            ),
        )
        for i, fund in enumerate(funds)
    )


def _at(funds: Sequence[Targets], place: tuple[int, int]) -> Direction:
    return funds[place[0]].directions[place[1]]


def _have_one_name(direction: Direction, project: Project) -> bool:
    return bool(fold(direction.name)) and fold(direction.name) == fold(project.name)


def _have_near_names_and_one_amount(direction: Direction, project: Project) -> bool:
    one, two = fold(direction.name), fold(project.name)
    has_one_amount = direction.amount.is_number and direction.amount.yuan == project.amount.yuan
    return has_one_amount and bool(one and two) and (one in two or two in one)
