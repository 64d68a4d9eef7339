"""A performance table (绩效指标表) as printed: columns by their heads, merged levels, rows cut by a page break."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.grids.cells import is_split
from generator.grids.claims import Claims
from generator.grids.cut_rows import MAYBE_CUT, Setting, Verdict, is_measure, judge_row
from generator.grids.labels import LEVEL1, LEVEL2, column_of, is_level, plain
from generator.model.grid import GridCell, GridRow
from generator.model.han import join_wrapped
from generator.model.indicator import Indicator
from generator.model.indicator_value import Operator, parse_indicator_value
from generator.model.message import Message, msg
from generator.model.source import Furniture

PAGE_BREAK = msg("A row cut by a page break is put together again")
_NO_NAME = msg("A row with neither a name nor a target continues the row above")
_SLID = msg("The row is one cell short and opens with a second level: it is read one column to the right")
_MISALIGNED = msg("The row has another number of cells than its table: its columns are not certain")
_MOVED_VALUE = msg("The target is in words, and a cell beside it holds a measure: its column is not certain")
_UNKNOWN_LEVEL = msg("The first level is none of the known ones: the row may be no indicator, or have slid")
_SPLIT_VALUE = msg("The target has a blank between its digits")
_JOINED_COLUMNS = ("level1", "level2", "name", "description", "value", "basis", "standard", "weight", "remark")
_USUAL_UNIT = re.compile(
    r"[万亿千百]?(?:元|人次|人|个月|个工作日|工作日|个|次|天|日|月|年|小时|分钟|台|套|辆|件|份|册|卷|页|场|期|处|项|种|类|家|户"
    r"|平方米|㎡|米|公里|吨|度|分|名|批次|批|%|百分比)(?:/.{1,4})*"
)
"""A unit that is nothing more: a target that ran together with the words beside it has none."""
_SIDE_LABELS = frozenset({"绩效指标", "指标", "年度绩效指标"})


def is_head_row(row: GridRow) -> bool:
    """Whether the row is the head of a performance table: it names the second and the third level.

    Of a head that lost some of its cells, what is left is nothing but heads.
    """
    columns = [column_of(cell.text) for cell in row.filled]
    return {"level2", "name"} <= set(columns) or (len(columns) > 1 and None not in columns)


@dataclass(slots=True)
class _Row:
    """A row under way: pieces of each column, in printed order. Lives only inside one reading."""

    pieces: dict[str, list[GridCell]] = field(default_factory=dict)

    def text(self, column: str) -> str:
        return join_wrapped("".join(cell.text for cell in self.pieces.get(column, ())))[0]

    def texts(self) -> dict[str, str]:
        return {column: self.text(column) for column in self.pieces}


@dataclass(frozen=True, slots=True)
class _Section:
    """The rows below one head: columns by place, and how many cells its rows have."""

    columns: Mapping[int, str]
    lengths: frozenset[int]
    """Numbers of cells of a row whose columns are certain."""
    keeps_tails: bool
    """Whether rows print their closing blank cells; else a short row may be whole."""
    rows: Sequence[GridRow]


def read_indicator_table(rows: Sequence[GridRow], owner: str, claims: Claims) -> tuple[Indicator, ...]:
    """The indicators below the first head row of `rows`, fields claimed as `<owner>/indicators/<n>/<column>`.

    `rows` starts with the head row; every further head row is one repeated after a page break.
    """
    table = _Table(owner, claims)
    columns: set[str] = set()
    for section in _sections(rows, claims):
        columns |= set(section.columns.values())
        for row in section.rows:
            if row.filled:
                table.read(row, section)
        table.after_break = True
    return tuple(_indicators(table.read_rows, columns, owner, claims))


def _sections(rows: Sequence[GridRow], claims: Claims) -> Iterator[_Section]:
    heads = [i for i, row in enumerate(rows) if is_head_row(row)]
    columns: dict[int, str] = {}
    for start, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        head, body = rows[start], [row for row in rows[start + 1 : end] if row.filled]
        own = _columns(head, claims, Furniture.REPEATED_HEAD if columns else Furniture.LABEL)
        # A repeated head that lost some cells says nothing against the columns of the one above.
        columns = columns if own.items() <= columns.items() else own
        lengths = {len(head.cells)}
        usual, count = Counter(len(row.cells) for row in body).most_common(1)[0] if body else (0, 0)
        if usual > max(columns) and count * 2 > len(body):
            lengths.add(usual)
        yield _Section(columns, frozenset(lengths), any(not row.cells[-1].text for row in (head, *body)), body)


def _columns(row: GridRow, claims: Claims, kind: Furniture) -> dict[int, str]:
    columns: dict[int, str] = {}
    for cell in row.filled:
        column = column_of(cell.text)
        if column is not None and column not in columns.values():
            columns[cell.column] = column
            claims.furniture(kind, cell)
        elif plain(cell.text) in _SIDE_LABELS:
            claims.furniture(kind, cell)
    return columns


@dataclass(slots=True)
class _Table:
    """A performance table under way. Lives only inside one reading."""

    owner: str
    claims: Claims
    read_rows: list[_Row] = field(default_factory=list)
    level1: str = ""
    """First level of the row above, printed there or further up."""
    after_break: bool = False
    repeats_levels: bool = False
    leaves_levels_out: bool = False

    def read(self, row: GridRow, section: _Section) -> None:
        above = self.read_rows[-1] if self.read_rows else None
        shift = self._slid(row, section)
        is_short = len(row.cells) + shift not in section.lengths
        # A cell under a column without a head stays unclaimed, and so unread.
        columns = section.columns
        cells = {columns[cell.column + shift]: cell for cell in row.cells if cell.column + shift in columns}
        texts = {column: cell.text for column, cell in cells.items()}
        setting = Setting(self.after_break, self.repeats_levels and not self.leaves_levels_out)
        verdict = judge_row(texts, above.texts() | {"level1": self.level1}, setting) if above else Verdict(False)
        if not verdict.continues and not _is_indicator(row, texts, is_short):
            # Neither an indicator nor the rest of one: it stays unclaimed, and so unread.
            return
        if verdict.continues and above:
            self._join(cells, above, is_short, verdict.doubt)
        else:
            is_certain = not is_short or (not section.keeps_tails and _is_anchored(texts))
            level1 = plain(texts.get("level1", ""))
            is_known = not level1 or (is_level(level1, LEVEL1) and level1 not in LEVEL2 - LEVEL1)
            doubts = (None if is_certain else _MISALIGNED, None if is_known else _UNKNOWN_LEVEL)
            self._add(cells, texts, *doubts, verdict.doubt)
        self.after_break = False

    def _slid(self, row: GridRow, section: _Section) -> int:
        """How many columns to the right the row is read: one where it lacks a cell and opens with a second level."""
        first = row.cells[0]
        is_slid = (
            len(row.cells) not in section.lengths
            and len(row.cells) + 1 in section.lengths
            and section.columns.get(0) == "level1"
            and plain(first.text) in LEVEL2 - LEVEL1
        )
        if is_slid:
            path = f"{self.owner}/indicators/{len(self.read_rows)}"
            self.claims.repair(path, [first], first.text, first.text, _SLID)
        return int(is_slid)

    def _join(self, cells: Mapping[str, GridCell], above: _Row, is_short: bool, doubt: Message | None) -> None:
        number = len(self.read_rows) - 1
        path = f"{self.owner}/indicators/{number}"
        for column in _JOINED_COLUMNS:
            cell = cells.get(column)
            if cell is None or not cell.text:
                continue
            before = above.text(column)
            if column == "level1" and plain(self.level1) == plain(cell.text):
                self.claims.furniture(Furniture.REPEATED_HEAD, cell)
                continue
            above.pieces.setdefault(column, []).append(cell)
            reason = PAGE_BREAK if self.after_break else _NO_NAME
            self.claims.repair(
                f"{path}/{column}", above.pieces[column], f"{before} | {cell.text}", above.text(column), reason
            )
        self.level1 = above.text("level1") or self.level1
        level2 = cells.get("level2")
        aligned = not is_short or (is_level(above.text("level2"), LEVEL2) and level2 is not None and bool(level2.text))
        self._doubt(number, cells.values(), None if aligned else _MISALIGNED, doubt)

    def _add(self, cells: dict[str, GridCell], texts: Mapping[str, str], *doubts: Message | None) -> None:
        above = self.read_rows[-1] if self.read_rows else None
        number = len(self.read_rows)
        if above and self.after_break and not above.text("value"):
            self._doubt(number - 1, (piece for pieces in above.pieces.values() for piece in pieces), MAYBE_CUT)
        level2 = texts.get("level2", "")
        self.repeats_levels |= bool(above and level2 and plain(level2) == plain(above.text("level2")))
        self.leaves_levels_out |= not level2
        self.level1 = texts.get("level1") or self.level1
        self.read_rows.append(_Row({column: [cell] for column, cell in cells.items()}))
        if above is None and not texts.get("level1"):
            self._doubt(number, cells.values(), msg("The table's first row has no first level"))
        split = _SPLIT_VALUE if is_split(texts.get("value", "")) else None
        self._doubt(number, cells.values(), *doubts, _moved_value(texts), split)

    def _doubt(self, number: int, cells: Iterable[GridCell], *reasons: Message | None) -> None:
        filled = [cell for cell in cells if cell.text]
        for reason in dict.fromkeys(reasons):
            if reason is not None and filled:
                self.claims.unsure(f"{self.owner}/indicators/{number}", filled[0], reason)


def _is_indicator(row: GridRow, texts: Mapping[str, str], is_short: bool) -> bool:
    """Whether a row can be an indicator: it opens with a first level, with none, or has every cell one needs."""
    level1 = texts.get("level1", "")
    if not level1:
        return any(texts.values())
    return is_level(level1, LEVEL1) or (
        not is_short and all(texts.get(column) for column in ("level2", "name", "value"))
    )


def _is_anchored(texts: Mapping[str, str]) -> bool:
    """Whether the cells themselves show that they stand in their columns: known levels, and a measure for a target."""
    level1, level2 = texts.get("level1", ""), texts.get("level2", "")
    levels_fit = (not level1 or is_level(level1, LEVEL1)) and (not level2 or is_level(level2, LEVEL2))
    value = parse_indicator_value(texts.get("value", ""))
    is_plain = not value.unit or _USUAL_UNIT.fullmatch(value.unit) is not None
    return levels_fit and bool(texts.get("name")) and is_measure(value) and is_plain


def _moved_value(texts: Mapping[str, str]) -> Message | None:
    value = parse_indicator_value(texts.get("value", ""))
    if value.number is not None or not texts.get("value"):
        return None
    beside = [parse_indicator_value(texts.get(column, "")) for column in ("description", "basis", "standard")]
    is_moved = any(
        one.number is not None and not one.label and (one.operator is not Operator.NONE or one.unit == "%")
        for one in beside
    )
    return _MOVED_VALUE if is_moved and value.date_from is None and value.date_to is None else None


def _indicators(rows: Sequence[_Row], columns: set[str], owner: str, claims: Claims) -> Iterator[Indicator]:
    above: Indicator | None = None
    for number, row in enumerate(rows):
        path = f"{owner}/indicators/{number}"
        for column, cells in row.pieces.items():
            claims.take(f"{path}/{column}", *(cell for cell in cells if cell.text))
        above = _indicator(row, above, columns)
        yield above


def _indicator(row: _Row, above: Indicator | None, columns: set[str]) -> Indicator:
    printed1, printed2 = row.text("level1"), row.text("level2")

    def optional(column: str) -> str | None:
        return row.text(column) if column in columns else None

    indicator = Indicator(
        level1=printed1,
        level2=printed2,
        name=row.text("name"),
        value=parse_indicator_value(row.text("value")),
        description=optional("description"),
        basis=optional("basis"),
        standard=optional("standard"),
        weight=optional("weight"),
        remark=optional("remark"),
    )
    if above is None or printed1:
        return indicator
    indicator = replace(indicator, level1=above.level1, continues_level1=True)
    return indicator if printed2 else replace(indicator, level2=above.level2, continues_level2=True)
