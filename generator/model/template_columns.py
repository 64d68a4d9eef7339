"""What the sheets of the workbook to fill are made of: columns, lists of words, sheets of records."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.model.amount import MoneyUnit
from generator.model.indicator import Scope
from generator.model.submission import Origin, Status, SubmissionKind
from generator.model.template_text import MARKER

Choices = tuple[tuple[str, str], ...]
"""Value of the model → word of the workbook."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet, or a line of the sheet of basics."""

    name: str
    """The field."""
    label: str
    example: str = ""
    width: int = 14
    """In signs of a cell."""
    choices: Choices = ()
    """The only words that may stand there."""
    usual: tuple[str, ...] = ()
    """Words offered; others may stand there too."""
    unit: str = ""
    """What its figures are in, told behind the label."""
    is_optional: bool = False
    """Whether a form may lack the field, which is another thing than leaving it blank."""
    is_required: bool = False
    marks: tuple[str, ...] = ()
    """Marks that may stand there in place of a text, besides that for a field that a form lacks."""

    @property
    def head(self) -> str:
        """Label and unit as the head of the column shows them."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    def value_of(self, word: str) -> str:
        """The value that a word of the list stands for, empty for any other word."""
        return next((value for value, known in self.choices if word in (known, value)), "")

    def word_of(self, value: str) -> str:
        """The word of a value, which must be one of the list. Errors: KeyError."""
        return dict(self.choices)[value]


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """A sheet of one record a row; its first column holds the record's own number, or whose it is."""

    name: str
    title: str
    schema: str
    """Class of the shape in `generator.validate`."""
    columns: tuple[Column, ...]
    is_rare: bool = False
    """Whether an empty workbook goes without it."""

    def column(self, name: str) -> Column:
        """The column of a field. Errors: KeyError."""
        return {column.name: column for column in self.columns}[name]


def sheet_title(title: str) -> str:
    """What stands in the first cell of a sheet and tells which it is: 明账填报表：项目."""
    return f"{MARKER}：{title}"


def _listed(kinds: Iterable[enum.Enum], *words: str) -> Choices:
    """Words for the members of a closed list, in their order. Errors: ValueError where one has no word."""
    return tuple((str(kind.value), word) for kind, word in zip(kinds, words, strict=True))


KINDS: Final = _listed(SubmissionKind, "预算", "决算", "绩效自评")
STATUSES: Final = _listed(Status, "草案", "已批复", "未说明")
ORIGINS: Final = _listed(Origin, "本单位公开", "转录")
SCOPES: Final = _listed(Scope, "年度", "实施期")
UNITS: Final = _listed(MoneyUnit, *(unit.value for unit in MoneyUnit))
