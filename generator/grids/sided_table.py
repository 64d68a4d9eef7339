"""A performance table (绩效指标表) that prints two scopes side by side, 实施期 and 年度, or one alone.

Its rows slide where level cells are merged: each cell is placed by what it says (`placed_rows`), each move is listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.grids.cells import is_split
from generator.grids.claims import Claims
from generator.grids.cut_rows import MAYBE_OWN, NO_NAME
from generator.grids.indicator_table import is_head_row
from generator.grids.labels import column_of
from generator.grids.placed_rows import Placement, Slot, is_known_level, place_row
from generator.model.grid import GridCell, GridRow
from generator.model.indicator import CELLS, Indicator, Scope
from generator.model.indicator_value import CUT_OFF, parse_indicator_value
from generator.model.message import msg
from generator.model.source import Furniture

_SLID = msg("A row that slid under other heads is put back: its levels and targets show where its cells belong")
_PUT = msg("A row that stands under other heads is put where its cells most likely belong")
_UNCERTAIN = msg("The cells of the row do not show which columns they belong to")
_CUT_OFF = msg("The right-hand side of the table is cut off in the document: some of its columns are lost")
_NO_LEVEL = msg("The table's first row has no first level")
_SPLIT_VALUE = msg("The target has a blank between its digits")
_LEVEL1 = Slot(0, "level1")
FOLDERS: Mapping[Scope, str] = {Scope.YEAR: "indicators", Scope.TERM: "indicators_term"}
"""Part of the path of a field, by scope, as the content files name it."""


def read_sided_table(
    rows: Sequence[GridRow], scopes: Sequence[Scope], owner: str, claims: Claims
) -> tuple[Indicator, ...]:
    """The indicators below the first head row of `rows`, those of the term before those of the year.

    `scopes` are those of the sides from left to right. Every further head row is one repeated after a page break. The
    two indicators of one printed row have the same `pair`. Fields are claimed as `<owner>/indicators/<n>/<column>`,
    and `<owner>/indicators_term/…`. Cells of a right-hand side that the document cuts off are `cut_off`, not blank.
    """
    columns = _columns(rows, claims)
    body = [row for row in rows if row.filled and not is_head_row(row)]
    if len(scopes) > 1 and all(slot.side == 0 for slot in columns.values()):
        columns |= _cut_off_side(columns, body)
    sides = _sides(columns, scopes)
    for side in sides:
        if side.cut_off and body:
            first = next((cell for cell in body[0].filled if columns.get(cell.column, _LEVEL1).side), body[0].filled[0])
            claims.unsure(f"{owner}/{FOLDERS[side.scope]}", first, _CUT_OFF)
    table = _Table(owner, claims, sides, columns)
    for row in body:
        placed = place_row(row.filled, columns)
        # A row of more cells than columns stays unclaimed, and so unread.
        if placed is not None:
            table.read(row, placed)
    by_scope = {side.scope: side.indicators for side in sides}
    return (*by_scope.get(Scope.TERM, ()), *by_scope.get(Scope.YEAR, ()))


def _columns(rows: Sequence[GridRow], claims: Claims) -> dict[int, Slot]:
    """The columns by their heads: the right side begins where a head comes again."""
    columns: dict[int, Slot] = {}
    for row in (row for row in rows if is_head_row(row)):
        claims.furniture(Furniture.REPEATED_HEAD if columns else Furniture.LABEL, *row.filled)
        found: dict[int, Slot] = {}
        side = 0
        for cell in row.filled:
            key = column_of(cell.text)
            if key is not None:
                side = 1 if Slot(0, key) in found.values() else side
                found[cell.column] = Slot(side, key)
        # A repeated head that lost some cells says nothing against the columns of the one above.
        columns = found if len(found) > len(columns) else columns
    return columns


def _cut_off_side(columns: Mapping[int, Slot], body: Iterable[GridRow]) -> dict[int, Slot]:
    """The columns that are left of a right-hand side without heads, where its rows go on printing second levels."""
    beyond = [cell for row in body for cell in row.filled if cell.column > max(columns)]
    levels = Counter(cell.column for cell in beyond if is_known_level(cell.text))
    if not levels:
        return {}
    start = levels.most_common(1)[0][0]
    left = sorted({cell.column for cell in beyond if cell.column >= start})
    names = [slot.field for slot in columns.values() if slot.field != "level1"]
    return {place: Slot(1, name) for place, name in zip(left, names, strict=False)}


def _sides(columns: Mapping[int, Slot], scopes: Sequence[Scope]) -> list[_Side]:
    """The sides of the table. What stands behind the last column of a right-hand side was there before it was cut."""
    fields = [
        [slot.field for slot in columns.values() if slot.side == number]
        for number in sorted({slot.side for slot in columns.values()})
    ]
    sides: list[_Side] = []
    for number, (held, scope) in enumerate(zip(fields, scopes, strict=False)):
        whole = [name for name in fields[0] if name != "level1" or name in held]
        behind = whole[len(held) :] if number and held == whole[: len(held)] else []
        # A side may have fewer columns than the other, but none is printed without its targets.
        lost = frozenset(behind if "value" in behind else ())
        sides.append(_Side(number, scope, lost.union(held), lost))
    return sides


@dataclass(slots=True)
class _Side:
    """One side of the table under way: its rows so far. Lives only inside one reading."""

    number: int
    scope: Scope
    fields: frozenset[str]
    cut_off: frozenset[str]
    """Those of its fields that the document cuts off."""
    indicators: list[Indicator] = field(default_factory=list)

    def add(self, cells: Mapping[str, GridCell], level1: GridCell | None, pair: int | None, carried: str) -> None:
        """A row of this side. `level1` is the first level printed in the row, `carried` the one that holds for it."""
        above = self.indicators[-1] if self.indicators else None
        goes_on = level1 is None and above is not None and above.level1 == carried
        level2 = cells["level2"].text if "level2" in cells else ""
        continues_level2 = goes_on and not level2

        def optional(name: str) -> str | None:
            if name not in self.fields:
                return None
            return cells[name].text if name in cells else ""

        self.indicators.append(
            Indicator(
                level1=carried,
                level2=above.level2 if continues_level2 and above else level2,
                name=optional("name") or "",
                value=CUT_OFF if "value" in self.cut_off else parse_indicator_value(optional("value") or ""),
                description=optional("description"),
                basis=optional("basis"),
                standard=optional("standard"),
                weight=optional("weight"),
                remark=optional("remark"),
                scope=self.scope,
                continues_level1=goes_on,
                continues_level2=continues_level2,
                pair=pair,
                cut_off=tuple(name for name in CELLS if name in self.cut_off),
            )
        )


@dataclass(slots=True)
class _Table:
    """The table under way. Lives only inside one reading."""

    owner: str
    claims: Claims
    sides: Sequence[_Side]
    columns: Mapping[int, Slot]
    level1: str = ""
    rows: int = 0

    def read(self, row: GridRow, placed: Placement) -> None:
        self.rows += 1
        shared = placed.cells.get(_LEVEL1)
        self.level1 = shared.text if shared else self.level1
        paths: list[str] = []
        for side in self.sides:
            cells = {slot.field: cell for slot, cell in placed.cells.items() if slot.side == side.number}
            level1 = cells.get("level1", shared)
            is_level_alone = side.number == 0 and cells.keys() == {"level1"} and len(placed.cells) == 1
            if not cells.keys() - {"level1"} and not is_level_alone:
                continue
            path = f"{self.owner}/{FOLDERS[side.scope]}/{len(side.indicators)}"
            paths.append(path)
            for name, cell in (cells | ({"level1": level1} if level1 else {})).items():
                self.claims.take(f"{path}/{name}", cell)
            if not level1 and not self.level1:
                self.claims.unsure(path, row.filled[0], _NO_LEVEL)
            if placed.is_certain:
                self._doubt(path, cells, is_inner=level1 is None and "level2" not in cells)
            pair = self.rows if len(self.sides) > 1 else None
            side.add(cells, level1, pair, cells["level1"].text if "level1" in cells else self.level1)
        self._tell_move(row, placed, paths)

    def _doubt(self, path: str, cells: Mapping[str, GridCell], *, is_inner: bool) -> None:
        """Doubts a target cut in two, and a name alone in a row without levels: it may go on from the row above."""
        name, value = cells.get("name"), cells.get("value")
        if value and is_split(value.text):
            self.claims.unsure(path, value, _SPLIT_VALUE)
        if value and not name:
            self.claims.unsure(path, value, NO_NAME)
        elif name and not value and is_inner:
            self.claims.unsure(path, name, MAYBE_OWN)

    def _tell_move(self, row: GridRow, placed: Placement, paths: Sequence[str]) -> None:
        path = paths[0] if paths else self.owner
        if not placed.is_certain:
            self.claims.unsure(path, row.filled[0], _UNCERTAIN)
        if placed.is_moved:
            before = " | ".join(cell.text for cell in row.cells).rstrip(" |")
            texts = {place: placed.cells[slot].text for place, slot in self.columns.items() if slot in placed.cells}
            after = " | ".join(texts.get(place, "") for place in range(max(texts) + 1))
            self.claims.repair(path, row.filled[:1], before, after, _SLID if placed.is_certain else _PUT)
