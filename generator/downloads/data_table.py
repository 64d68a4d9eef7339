"""Tables made for programs and spreadsheets: typed columns of fixed names, one row a thing.

The CSV, its description in the Data Package and the sheet of the workbook are made from the same table, so that none
of them says what another does not.
"""

from __future__ import annotations

import csv
import datetime
import enum
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from generator.model.amount import Amount
from generator.model.csv_text import csv_download
from generator.model.message import Message, msg

_LONG: Final = 11

Value = str | int | Decimal | datetime.date | tuple[str, ...] | Message | None
"""A cell: None where there is nothing to say, the empty text where the original is blank, names of columns as a tuple.

A message is a label that the site puts where the form prints none: only the workbook shows it.
"""


class Kind(enum.Enum):
    """What a column holds."""

    TEXT = "text"
    LONG = "long"
    """Texts of several lines, wrapped in the workbook."""
    INTEGER = "integer"
    NUMBER = "number"
    NAMES = "names"
    """Names of columns, one or several."""
    LABEL = "label"
    """A label as printed, or the one that the site puts where the form prints none."""
    YUAN = "yuan"
    """Exact 元, shown to the 分 in the workbook."""
    DATE = "date"


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column."""

    name: str
    """Its name in the CSV; never changes, whatever the language of the site."""
    head: Message
    """Its head in the workbook."""
    kind: Kind = Kind.TEXT
    words: Mapping[str, Message | str] = field(default_factory=dict)
    """What the values of a closed list are called in the workbook; empty where any value may stand."""


SUBMISSION: Final = DataColumn("submission", msg("Submission"))
"""The first column of every CSV of a submission, its address: files of several submissions can be put together."""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with its rows in printed order."""

    name: str
    """Name of its file without `.csv`, and of its resource."""
    title: Message
    """What its rows are."""
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    """One value a column."""
    key: tuple[str, ...] = ()
    """The columns whose values together name a row; none where rows have no name."""
    refers: tuple[tuple[str, str, str], ...] = ()
    """(column, table, column of it) where a value is one that stands there."""

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.name}.csv"


def table_csv(table: DataTable) -> bytes:
    """The table as CSV: heads are the names of the columns, numbers and days plain (`92000.00`, `2024-11-15`).

    The bytes are those of `csv_download`, which is asked only where a cell may look like a formula: it takes several
    times as long as the writer of the standard library.
    """
    others = [place for place, column in enumerate(table.columns) if column.kind in _NO_TEXT]
    rows: list[Sequence[object]] = [[column.name for column in table.columns]]
    for row in table.rows:
        cells: list[object] = list(row)
        for place in others:
            if cells[place] is not None:
                cells[place] = _plain(row[place])
        rows.append(cells)
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    if _MAY_BE_FORMULA.search(text.getvalue()):
        return csv_download(["" if cell is None else str(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


_NO_TEXT: Final = frozenset((Kind.NUMBER, Kind.YUAN, Kind.NAMES, Kind.LABEL))
_MAY_BE_FORMULA: Final = re.compile(r"""[,\n"](?:[=+\-@\t＝＋－＠]|\r(?!\n))""")


def _plain(value: Value) -> str:
    if isinstance(value, Decimal):
        text = format(value, "f")
        # So many digits without a point look like the number of a person.
        return text if len(text) < _LONG or "." in text else f"{text}.0"
    if isinstance(value, tuple):
        return " ".join(value)
    return "" if isinstance(value, Message) else str(value)


def amount_values(amount: Amount | None) -> tuple[Value, Value, Value, Value]:
    """The four values of an amount: printed, unit, what the cell says, exact 元; all None for none."""
    if amount is None:
        return None, None, None, None
    return amount.text, amount.unit.value, amount.kind.value, amount.yuan


def missing(columns: Sequence[DataColumn], row: Sequence[Value]) -> tuple[str, ...]:
    """The names of those columns for which the form has no field."""
    return tuple(column.name for column, value in zip(columns, row, strict=True) if value is None)
