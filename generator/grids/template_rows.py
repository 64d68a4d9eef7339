"""The sheets of a filled workbook of ours: which is which, told by their titles, and the records of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Claims
from generator.model.amount import Amount, AmountError, AmountKind, MoneyUnit, parse_amount
from generator.model.grid import Document, Grid, GridCell, GridRow
from generator.model.han import strip_blanks
from generator.model.message import Message, msg
from generator.model.source import Furniture
from generator.model.template_columns import Column, RecordSheet, sheet_title
from generator.model.template_layout import FINDINGS
from generator.model.template_text import ABSENT, EXAMPLE, GUIDANCE, WORDS, from_cell

_TITLE = sheet_title("")


@dataclass(slots=True)
class Part:
    """A sheet under its title; several may have the same."""

    title: str
    rows: list[GridRow] = field(default_factory=list)


def read_parts(document: Document, claims: Claims) -> tuple[Part, ...]:
    """The sheets in order; what the workbook says to those who fill it is furniture, other lines stay unread."""
    parts: list[Part] = []
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                title = _title(row.filled[0].text) if len(row.filled) == 1 else None
                if title is not None:
                    claims.furniture(Furniture.HEADING, *row.filled)
                    parts.append(Part(title))
                elif parts:
                    _guidance(row, claims, is_all=parts[-1].title == FINDINGS)
                    parts[-1].rows.append(row)
            continue
        title = _title(block.text)
        if title is not None:
            claims.furniture(Furniture.HEADING, block)
            parts.append(Part(title))
        elif block.text.startswith(GUIDANCE) or (parts and parts[-1].title == FINDINGS):
            claims.furniture(Furniture.LABEL, block)
    return tuple(parts)


def _title(text: str) -> str | None:
    plain = strip_blanks(text).replace(":", "：")
    return plain.removeprefix(_TITLE) if plain.startswith(_TITLE) else None


def _guidance(row: GridRow, claims: Claims, *, is_all: bool) -> None:
    if is_all or all(cell.text.startswith(GUIDANCE) for cell in row.filled):
        claims.furniture(Furniture.LABEL, *row.filled)


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a sheet of records: its cells by the names of their columns."""

    cells: Mapping[str, GridCell]
    used: frozenset[str]
    """Columns that hold anything at all in this sheet."""

    def text(self, name: str) -> str:
        """The text of a column, empty where it is blank or not there."""
        cell = self.cells.get(name)
        return from_cell(cell.raw) if cell is not None else ""

    def printed(self, name: str) -> str:
        """What stands in the cell, marks and all."""
        cell = self.cells.get(name)
        return cell.raw if cell is not None else ""

    def optional(self, name: str) -> str | None:
        """The text of a column, None where the form has no such field."""
        return None if name not in self.used or self.printed(name) == ABSENT else self.text(name)

    def take(self, claims: Claims, path: str, *names: str) -> None:
        """The cells are read into the fields of their names below the path."""
        for name in names:
            cell = self.cells.get(name)
            if cell is not None and cell.text:
                claims.take(f"{path}/{name}", cell)

    @property
    def first(self) -> GridCell:
        """A cell that holds text, to point at."""
        return next(cell for cell in self.cells.values() if cell.text)

    def amount(self, name: str, unit: MoneyUnit, path: str, claims: Claims) -> Amount:
        """The amount of a column, its text as it stands; what is no amount is unsure."""
        text = self.text(name)
        self.take(claims, path, name)
        try:
            return parse_amount(text, unit)
        except AmountError as error:
            claims.unsure(f"{path}/{name}", self.cells[name], error.message)
            return Amount(text, unit, AmountKind.UNREADABLE, None)

    def choice(self, column: Column, path: str, claims: Claims) -> str:
        """The value that the word of a closed list stands for, empty for a blank and for any other word."""
        self.take(claims, path, column.name)
        word = strip_blanks(self.text(column.name))
        if not word:
            return ""
        value = column.value_of(word)
        if not value:
            claims.unsure(f"{path}/{column.name}", self.cells[column.name], unknown_word(column))
        return value


def unknown_word(column: Column) -> Message:
    """What is wrong with a word that is not in the list of its column."""
    expected = "、".join(word for _, word in column.choices)
    return msg("“{label}” may be one of these only: {expected}", label=column.label, expected=expected)


def read_records(parts: Iterable[Part], sheet: RecordSheet, claims: Claims) -> tuple[Record, ...]:
    """The filled rows of all sheets of a kind; a row without what its record cannot do without stays unread."""
    records: list[Record] = []
    for part in parts:
        if part.title == sheet.title:
            records.extend(_records(part.rows, sheet, claims))
    return tuple(records)


def _records(rows: Sequence[GridRow], sheet: RecordSheet, claims: Claims) -> Iterator[Record]:
    columns: dict[int, Column] = {}
    found: list[dict[str, GridCell]] = []
    above: GridCell | None = None
    first = sheet.columns[0].name
    for row in rows:
        heads = _heads(row, sheet)
        if heads:
            claims.furniture(Furniture.REPEATED_HEAD if columns else Furniture.LABEL, *row.filled)
            columns = columns or heads
            continue
        cells = {column.name: row.cells[at] for at, column in columns.items() if at < len(row.cells)}
        if not any(cell.text for cell in cells.values()):
            continue
        if cells[first].text == EXAMPLE:
            claims.furniture(Furniture.LABEL, *row.filled)
            continue
        # A blank in the first column is that of the row above: the cells of one project may be merged.
        above = cells[first] if cells[first].text else above
        if first == "owner" and above is not None:
            cells[first] = above
        if any(cell.text for name, cell in cells.items() if name != first):
            found.append(cells)
        else:
            # A number that stands ready for a row nobody filled.
            claims.furniture(Furniture.LABEL, *row.filled)
    used = frozenset(name for cells in found for name, cell in cells.items() if cell.text)
    for cells in found:
        record = Record(cells, used)
        _look_at_marks(record, sheet, claims)
        if _is_whole(record, sheet, claims):
            yield record


def _heads(row: GridRow, sheet: RecordSheet) -> dict[int, Column]:
    """Place → column where the row is the head: it begins with the first label and shows nothing but labels."""
    by_label = {column.label: column for column in sheet.columns}
    labels = [label_of(cell.text) for cell in row.cells]
    if not labels or labels[0] != sheet.columns[0].label or len(row.filled) < 2:
        return {}
    return {at: by_label[label] for at, label in enumerate(labels) if label in by_label}


def label_of(head: str) -> str:
    """The label of a head without its star and unit."""
    plain = strip_blanks(head).rstrip("*＊")
    for opening in ("（单位", "（连同", "（含"):
        plain = plain.partition(opening)[0]
    return plain.rstrip("*＊")


def _look_at_marks(record: Record, sheet: RecordSheet, claims: Claims) -> None:
    """A mark where it means nothing would be published as a text: it is unsure."""
    for column in sheet.columns:
        printed = record.printed(column.name)
        if printed in WORDS and printed not in column.marks and not (printed == ABSENT and column.is_optional):
            message = msg("{mark} means nothing under “{label}”", mark=printed, label=column.label)
            claims.unsure(sheet.name, record.cells[column.name], message)


def _is_whole(record: Record, sheet: RecordSheet, claims: Claims) -> bool:
    lacking = [column for column in sheet.columns if column.is_required and not record.text(column.name)]
    for column in lacking:
        message = msg("The row has nothing under “{label}”", label=column.label)
        claims.unsure(sheet.name, record.first, message)
    return not lacking


def by_owner(records: Iterable[Record], known: Mapping[str, str], claims: Claims) -> dict[str, list[Record]]:
    """Owner → its records in order. `known`: what an owner is called by → its path; others' rows stay unread."""
    owned: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        path = known.get(strip_blanks(record.text("owner")))
        if path is None:
            message = msg("No project or target form of the workbook has this number")
            claims.unsure("projects", record.first, message)
            continue
        if not claims.is_claimed(record.cells["owner"]):
            claims.furniture(Furniture.LABEL, record.cells["owner"])
        owned[path].append(record)
    return dict(owned)
