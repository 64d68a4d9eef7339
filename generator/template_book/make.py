"""The workbook to fill, empty or filled from a submission, and where each field stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font

from generator.model.message import Message, msg
from generator.model.submission import Submission
from generator.model.template_layout import BASIC_LINES, BASICS, BASICS_HEAD, BASICS_SCHEMA, GUIDE, SECTIONS, SHEETS
from generator.model.template_text import GUIDANCE, to_cell
from generator.template_book.book import (
    Say,
    add_hint,
    add_sheet,
    example,
    fillable,
    fit_height,
    head,
    new_book,
    put,
    saved,
    square,
)
from generator.template_book.content import rows_of
from generator.template_book.families import FAMILIES, Unused
from generator.template_book.guide import GUIDANCES, GUIDE_LINES
from generator.template_book.records import Places, add_records, columns_without_use, hint_of
from generator.template_book.tables import add_table, add_usual_tables

BLANK_ROWS: Final = 60
"""Rows with lines to fill; more may be filled below them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled workbook."""

    content: bytes
    places: Mapping[str, tuple[str, str]]
    """Path of a field, as source maps name it, → its sheet and cell."""


def empty_template(family: str, say: Say, hints: Mapping[str, str]) -> bytes:
    """The workbook to fill, of what the forms of a family have; of everything where no family is named.

    `hints`: what each field is, by shape and name as `ProjectFile.amount`. Errors: KeyError for an unknown family.
    """
    unused = FAMILIES[family] if family else Unused()
    book = new_book()
    _add_guide(book, say)
    _add_basics(book, {"family": family or "template"}, say, hints)
    for sheet in SHEETS:
        if sheet is SECTIONS and unused.has_tables:
            add_usual_tables(book, say, hints)
        if sheet.is_rare or sheet.name in unused.sheets:
            continue
        without = frozenset(unused.columns.get(sheet.name, ()))
        guidance = GUIDANCES[sheet.name]
        add_records(book, sheet, (), {}, say, hints, guidance=guidance, without=without, blank_rows=BLANK_ROWS)
    return saved(book)


def fill(submission: Submission, say: Say, hints: Mapping[str, str]) -> Filled:
    """The workbook filled with a submission: imported again it is the same.

    What is no content of the document stays out: the source map, secrecy reviews, addresses of what was removed, and
    the parts of addresses, which import finds again by codes, names and titles. Errors: `TooLongError` for a text
    that no cell can hold.
    """
    book = new_book()
    places: Places = {}
    _add_guide(book, say)
    _add_basics(book, _basics(submission), say, hints, places)
    rows = rows_of(submission)
    for sheet in SHEETS:
        if sheet is SECTIONS:
            for table in submission.tables:
                add_table(book, table, places, say, hints)
        of_sheet = rows.get(sheet.name, [])
        if sheet.is_rare and not of_sheet:
            continue
        without = columns_without_use(sheet, of_sheet)
        add_records(book, sheet, of_sheet, places, say, hints, guidance=GUIDANCES[sheet.name], without=without)
    return Filled(saved(book), places)


def _basics(submission: Submission) -> dict[str, str]:
    return {
        "title": submission.title,
        "publisher": submission.publisher,
        "region": submission.region.code,
        "fiscal_year": str(submission.fiscal_year),
        "kind": submission.kind.value,
        "status": submission.status.value,
        "status_text": submission.status_text,
        "approved_on": submission.approved_on,
        "published_on": submission.published_on,
        "publish_on": submission.publish_on.isoformat() if submission.publish_on else "",
        "origin": submission.origin.value,
        "source_url": submission.source_url,
        "prepared_by": submission.prepared_by,
        "reviewed_by": submission.reviewed_by,
        "dated": submission.dated,
        "projects_part": "\n".join(submission.projects_part),
        "family": submission.family,
    }


def _add_guide(book: Workbook, say: Say) -> None:
    first, *others = GUIDE_LINES
    sheet = add_sheet(book, GUIDE, GUIDE, say(first), (120,))
    for row, line in enumerate(others, start=3):
        text = f"{GUIDANCE} {say(line)}"
        cell = put(square(sheet, row, 1), text)
        fit_height(sheet, row, [text])
        cell.font = Font(name="宋体", size=11)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _add_basics(
    book: Workbook, texts: Mapping[str, str], say: Say, hints: Mapping[str, str], places: Places | None = None
) -> None:
    sheet = add_sheet(book, BASICS, BASICS, say(_BASICS_GUIDANCE), (20, 50, 44))
    for at, label in enumerate((*BASICS_HEAD, f"{GUIDANCE} {say(msg('Example'))}"), start=1):
        head(square(sheet, 3, at), label)
    for row, line in enumerate(BASIC_LINES, start=4):
        text = texts.get(line.name, "")
        head(square(sheet, row, 1), f"{line.head}*" if line.is_required else line.head)
        cell = square(sheet, row, 2)
        fillable(cell, to_cell(line.word_of(text) if line.choices and text else text))
        example(square(sheet, row, 3), f"{GUIDANCE} {line.example}" if line.example else "")
        hint = hint_of(line, _basic_hint(line.name, say, hints), say)
        add_hint(sheet, cell.coordinate, line.label, hint, [w for _, w in line.choices], is_closed=bool(line.choices))
        if places is not None:
            places[line.name] = (sheet.title, cell.coordinate)
    sheet.freeze_panes = "B4"


def _basic_hint(name: str, say: Say, hints: Mapping[str, str]) -> str:
    own = _BASIC_HINTS.get(name)
    return say(own) if own is not None else hints.get(f"{BASICS_SCHEMA}.{name}", "")


_BASICS_GUIDANCE = msg("Of the disclosure as a whole; fill the second column.")
_BASIC_HINTS: Final[Mapping[str, Message]] = {
    "region": msg("Code of the region, six digits (GB/T 2260)"),
    "money_unit": msg("Unit of money of projects and target forms that state none of their own"),
}
