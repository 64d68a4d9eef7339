"""The workbook of our own that bodies fill (`mingzhang template`), from any program that saves workbooks.

Recognised by the titles of its sheets; read by the heads of its columns, in whatever order they stand. What it holds
is laid down in `generator.model.template_layout`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from generator.forms import Form, Given
from generator.grids.claims import Claims
from generator.grids.labels import bare_label
from generator.grids.template_goals import read_owned
from generator.grids.template_projects import read_project_rows, read_projects, read_units, with_named_units
from generator.grids.template_rows import Part, label_of, read_parts, read_records, unknown_word
from generator.grids.template_tables import read_tables
from generator.grids.template_targets import read_target_rows, read_targets
from generator.model.amount import MoneyUnit
from generator.model.grid import Document, GridCell
from generator.model.han import strip_blanks
from generator.model.message import msg
from generator.model.reading import Reading, Recognition
from generator.model.source import Furniture
from generator.model.submission import DocumentTerm, Origin, Section, Status, SubmissionKind
from generator.model.template_columns import sheet_title
from generator.model.template_layout import BASIC_LINES, BASICS, BASICS_HEAD, SECTIONS, TERMS
from generator.model.template_text import CONTINUED, from_cell

_LABELS = (sheet_title(BASICS), *BASICS_HEAD, "公开主体名称", "预算年度")
_FAMILY = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_YEAR = re.compile(r"(20\d\d)年?度?")
_REGION = re.compile(r"\d{6}")
_LINES = {line.name: line for line in BASIC_LINES}


def _recognise(document: Document) -> Recognition:
    texts = {strip_blanks(text).replace(":", "：") for text in document.texts()}
    texts |= {bare_label(text).rstrip("*＊") for text in texts}
    # Its own titles alone tell it: the labels below them may stand in other forms.
    found = tuple(label for label in _LABELS if label in texts) if _LABELS[0] in texts else ()
    return Recognition(_LABELS, found)


def _read(document: Document, given: Given) -> Reading:
    claims = Claims(document)
    parts = read_parts(document, claims)
    basics = _Basics(parts, claims)
    stated = basics.choice("money_unit")
    unit = MoneyUnit(stated) if stated else given.money_unit
    rows = read_project_rows(parts, claims)
    target_rows = read_target_rows(parts, claims)
    known = {**rows.known, **{id: f"targets/{id}" for id in target_rows}}
    owned = read_owned(parts, known, claims)
    units = with_named_units(read_units(parts, claims), rows, claims)
    origin = basics.choice("origin")
    return Reading(
        family=basics.checked("family", _FAMILY) or "template",
        publisher=basics.text("publisher") or None,
        fiscal_year=basics.year(),
        kind=SubmissionKind(basics.choice("kind") or SubmissionKind.BUDGET),
        title=basics.text("title"),
        status=Status(basics.choice("status") or Status.UNSTATED),
        units=units,
        projects=read_projects(rows, parts, owned, unit, claims),
        sections=_sections(parts, claims),
        targets=read_targets(target_rows, parts, owned, rows.known, unit, claims),
        tables=read_tables(parts, claims),
        terms=_terms(parts, claims),
        projects_part=tuple(line for line in basics.text("projects_part").split("\n") if line),
        status_text=basics.text("status_text"),
        dated=basics.text("dated"),
        prepared_by=basics.text("prepared_by"),
        reviewed_by=basics.text("reviewed_by"),
        published_on=basics.day("published_on"),
        publish_on=basics.date("publish_on"),
        approved_on=basics.day("approved_on"),
        source_url=basics.text("source_url"),
        origin=Origin(origin) if origin else None,
        region_codes=tuple(code for code in [basics.checked("region", _REGION)] if code),
        **claims.outcome(),
    )


class _Basics:
    """The lines of the sheet of basics; lives no longer than a reading."""

    def __init__(self, parts: Sequence[Part], claims: Claims) -> None:
        self._claims = claims
        self._cells: dict[str, GridCell] = {}
        by_label = {line.label: line.name for line in BASIC_LINES}
        for row in (row for part in parts if part.title == BASICS for row in part.rows):
            label = label_of(row.cells[0].text)
            if label == BASICS_HEAD[0]:
                claims.furniture(Furniture.LABEL, *row.filled)
            name = by_label.get(label)
            if name is None or name in self._cells:
                continue
            claims.furniture(Furniture.LABEL, row.cells[0])
            # Behind what is filled in stands an example.
            claims.furniture(Furniture.LABEL, *row.cells[2:])
            if len(row.cells) > 1:
                self._cells[name] = row.cells[1]

    def text(self, name: str) -> str:
        """What was filled in, empty for nothing."""
        cell = self._cells.get(name)
        if cell is None or not cell.text:
            return ""
        if not self._claims.is_claimed(cell):
            self._claims.take(name, cell)
        return from_cell(cell.raw)

    def choice(self, name: str) -> str:
        """The value of a word of a closed list, empty for a blank and for any other word."""
        word = strip_blanks(self.text(name))
        value = _LINES[name].value_of(word) if word else ""
        if word and not value:
            self._claims.unsure(name, self._cells[name], unknown_word(_LINES[name]))
        return value

    def checked(self, name: str, pattern: re.Pattern[str]) -> str:
        """The text where it has the shape it must have, empty for any other."""
        text = strip_blanks(self.text(name))
        if not text or pattern.fullmatch(text):
            return text
        self._refuse(name)
        return ""

    def year(self) -> int | None:
        """The fiscal year."""
        text = self.checked("fiscal_year", _YEAR)
        return int(text[:4]) if text else None

    def day(self, name: str) -> str:
        """A day as 2025-01-20, empty for a blank and for what is none."""
        text = strip_blanks(self.text(name))
        try:
            return datetime.date.fromisoformat(text).isoformat() if text else ""
        except ValueError:
            self._refuse(name)
            return ""

    def date(self, name: str) -> datetime.date | None:
        """A day, None for a blank and for what is none."""
        day = self.day(name)
        return datetime.date.fromisoformat(day) if day else None

    def _refuse(self, name: str) -> None:
        line = _LINES[name]
        message = msg("“{label}” is expected as in “{example}”", label=line.label, example=line.example)
        self._claims.unsure(name, self._cells[name], message)


def _sections(parts: Sequence[Part], claims: Claims) -> tuple[Section, ...]:
    """The sections of prose; a text that is longer than a cell goes on in the rows below."""
    found: list[Section] = []
    for record in read_records(parts, SECTIONS, claims):
        claims.furniture(Furniture.LABEL, record.cells["no"])
        if record.printed("title") == CONTINUED and found:
            path = f"text/#{len(found)}"
            claims.furniture(Furniture.LABEL, record.cells["title"])
            record.take(claims, path, "text")
            last = found[-1]
            text = last.text.removesuffix("\n") + "\n" + _prose(record.printed("text"))
            found[-1] = Section(last.id, last.title, text, last.part)
            continue
        path = f"text/#{len(found) + 1}"
        record.take(claims, path, "part", "title", "text")
        part = tuple(line for line in record.text("part").split("\n") if line)
        found.append(Section(path.removeprefix("text/"), record.text("title"), _prose(record.printed("text")), part))
    return tuple(found)


def _prose(printed: str) -> str:
    """A text of prose ends with an end of line, as text files do; between marks it stands as it is."""
    text = from_cell(printed)
    return f"{text}\n" if text and text == printed else text


def _terms(parts: Sequence[Part], claims: Claims) -> tuple[DocumentTerm, ...]:
    found = []
    for number, record in enumerate(read_records(parts, TERMS, claims)):
        claims.furniture(Furniture.LABEL, record.cells["no"])
        record.take(claims, f"terms/{number}", "name", "text")
        found.append(DocumentTerm(record.text("name"), record.text("text")))
    return tuple(found)


FORM = Form("template", _recognise, _read, has_marker=True)
