"""Budget tables (预算表) of a text: where each begins, with the lines above its grid and the notes below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Piece
from generator.model.amount import MoneyUnit, parse_money_unit
from generator.model.grid import ContentsEntry, Grid, GridRow, Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.project import Note

Block = Paragraph | Grid
_TITLE = re.compile(r"[^。；;：:!！?？]{2,60}表(?:[(（][^()（）]{1,16}[)）])?")
_NUMBER = re.compile(r"(?:(?:预算)?公开|预算|附)?表\s*(?:[一二三四五六七八九十]+|\d+(?:[-—－]\d+)?)\s*[:：.、]?")
_NUMBERED_TITLE = re.compile(rf"(?P<number>{_NUMBER.pattern})(?:(?<=[:：.、])|\s+)(?P<title>\S.*)")
_FACT = re.compile(r"(?P<label>[^\s:：]{2,12})\s*[:：]\s*(?P<text>.*)")
_MONEY = re.compile(r"[(（]?\s*(?:金额)?\s*单\s*位\s*[:：].*$")
_NOTE = re.compile(r"[(（]?\s*(?:备?注|说明)\s*\d*\s*[:：].*|[(（]?本表.{0,4}(?:无|没有|为空).*")


@dataclass(frozen=True, slots=True)
class HeadFact:
    """What a line above a grid says: labelled texts, the unit of money, or both."""

    facts: tuple[Note, ...]
    money_unit: MoneyUnit | None


@dataclass(slots=True)
class TitledTable:
    """The pieces of one table. Lives only inside one reading."""

    title: Piece
    lines: list[Piece]
    """The lines above the grid that state something: numbers, labelled texts, the unit of money."""
    rows: list[GridRow] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)


def is_table_title(text: str) -> bool:
    """Whether a line can be the title of a table: a few words that end in 表, with a note in brackets."""
    return _TITLE.fullmatch(text.strip()) is not None


def is_table_number(text: str) -> bool:
    """Whether a line is nothing but the number of a table: 预算公开表1, 表二."""
    return _NUMBER.fullmatch(text.strip()) is not None


def is_table_note(text: str) -> bool:
    """Whether a line below a table is its note: 注：本表无数据."""
    return _NOTE.fullmatch(text.strip()) is not None


def split_title(text: str) -> tuple[str, str]:
    """The number printed before a title, empty where there is none, and the title."""
    found = _NUMBERED_TITLE.fullmatch(text.strip())
    return (found.group("number").strip(" :：.、"), found.group("title")) if found else ("", text)


def number_in_contents(title: str, contents: Iterable[ContentsEntry]) -> tuple[str, ContentsEntry | None]:
    """The number the table of contents prints before the title, with its entry; empty where it prints none."""
    plain = strip_blanks(title)
    for entry in contents:
        text = strip_blanks(entry.text)
        number = text[: -len(plain)] if plain and text.endswith(plain) else ""
        if number and _NUMBER.fullmatch(number):
            return number.rstrip(":：.、"), entry
    return "", None


def read_table_line(text: str) -> HeadFact | None:
    """What a line above a grid states, or None for any other line: 部门名称：某某局 单位：万元."""
    money = _MONEY.search(text)
    unit = parse_money_unit(money.group().strip()) if money else None
    rest = text[: money.start()].strip() if money and unit is not None else text.strip()
    if not rest:
        return HeadFact((), unit)
    found = _FACT.fullmatch(rest)
    if found is None:
        return None
    return HeadFact((Note(found.group("label"), found.group("text").strip()),), unit)


def find_tables(
    blocks: Sequence[Block], contents: Sequence[ContentsEntry]
) -> tuple[tuple[TitledTable, ...], tuple[Paragraph, ...]]:
    """The tables, and the paragraphs that belong to none, in printed order.

    A grid without a title goes on from the grid right above it; one that stands below other lines belongs to no table.
    """
    listed = {fold(entry.text) for entry in contents}
    tables: list[TitledTable] = []
    prose: list[Paragraph] = []
    above: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if not above and tables and is_table_note(block.text):
                tables[-1].notes.append(block)
            else:
                above.append(block)
            continue
        rows, inner = _lines_inside(block.rows)
        table, rest = _titled(above, inner, listed)
        prose.extend(rest)
        if table is not None:
            table.rows.extend(rows)
            tables.append(table)
        elif tables and not above:
            tables[-1].rows.extend(block.rows)
        above = []
    return tuple(tables), (*prose, *above)


def _lines_inside(rows: Sequence[GridRow]) -> tuple[Sequence[GridRow], list[Piece]]:
    """The rows of the grid proper, and the title and labelled lines that stand as its first rows."""
    inner: list[Piece] = []
    for at, row in enumerate(rows):
        alone = len(row.filled) == 1 and row.filled[0].column == 0 and len(row.cells) > 1
        is_title = alone and not inner and is_table_title(row.filled[0].text)
        if not row.filled or not (is_title or all(read_table_line(cell.text) for cell in row.filled)):
            return rows[at:], inner
        inner.extend(row.filled)
    return (), inner


def _titled(
    above: Sequence[Paragraph], inner: Sequence[Piece], listed: set[str]
) -> tuple[TitledTable | None, Sequence[Paragraph]]:
    """The table that the lines right above a grid open, and the lines that do not belong to it."""
    if inner and read_table_line(inner[0].text) is None:
        top = len(above)
        while top and is_table_number(above[top - 1].text):
            top -= 1
        return TitledTable(inner[0], [*above[top:], *inner[1:]]), above[:top]
    at = len(above) - 1
    while at >= 0 and (read_table_line(above[at].text) is not None or is_table_number(above[at].text)):
        at -= 1
    if at < 0 or not (is_table_title(above[at].text) or fold(above[at].text) in listed):
        return None, above
    top = at
    while top and is_table_number(above[top - 1].text):
        top -= 1
    return TitledTable(above[at], [*above[top:at], *above[at + 1 :], *inner]), above[:top]
