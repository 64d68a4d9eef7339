"""Budget tables (预算表) of a text: where each begins, with the lines above its grid and the notes below."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from generator.grids.claims import Piece
from generator.model.amount import MoneyUnit, parse_money_unit
from generator.model.grid import ContentsEntry, Grid, GridRow, Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.project import Note

Block = Paragraph | Grid
_TITLE = re.compile(r"[^。；;：:!！?？]{2,60}表(?:[(（][^()（）]{1,16}[)）])?")
_COUNT = r"(?:[一二三四五六七八九十]+|\d+(?:[-—－]\d+)*)"
_NUMBER = re.compile(
    rf"(?:(?:部门|单位|财政)?(?:预算)?公开|预算|附|附件)?表\s*{_COUNT}\s*[:：.、]?"
    rf"|(?:部门|单位|财政)?(?:预算)?(?:公开|预算)\s*{_COUNT}\s*表|附件\s*{_COUNT}\s*[:：.、]?"
)
_NUMBERED_TITLE = re.compile(rf"(?P<number>{_NUMBER.pattern})(?:(?<=[:：.、])|\s+)(?P<title>\S.*)")
_FACT = re.compile(r"(?P<label>[^\s:：]{2,12})\s*[:：]\s*(?P<text>.*)")
_MONEY = re.compile(r"[(（]?\s*(?:金额)?\s*单\s*位\s*[:：](?!.*单\s*位\s*[:：]).*$")
_SENTENCE = re.compile(r"[。；;：:，,]")
_LONGEST_TITLE = 40
_FURTHER_UP = 3
"""Lines above a table among which its title is looked for, where the nearest is none."""
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
    is_titled: bool = True
    """Whether the title is one for certain: it stands where titles stand, and is worded like one."""


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
    blocks: Sequence[Block],
    contents: Sequence[ContentsEntry],
    is_table: Callable[[Sequence[GridRow]], bool] = lambda _: False,
) -> tuple[tuple[TitledTable, ...], tuple[Paragraph, ...]]:
    """The tables, and the paragraphs that belong to none, in printed order.

    A grid without a title goes on from the grid right above it; one that stands below other lines belongs to no table,
    unless `is_table` tells by its rows that it is one: then the words nearest to a title stand for it.
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
        goes_on = bool(tables) and not above and not inner
        if table is None and is_table(rows) and not (goes_on and _repeats_head(tables[-1], rows)):
            table, rest = _untitled(above, inner, rows)
        prose.extend(rest)
        if table is not None:
            table.rows.extend(rows)
            tables.append(table)
        elif tables and not above:
            tables[-1].rows.extend(block.rows)
        above = []
    return tuple(tables), (*prose, *above)


def rows_below_title(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """The rows of a grid below the title, number and labelled lines that stand as its first rows."""
    return _lines_inside(rows)[0]


def _lines_inside(rows: Sequence[GridRow]) -> tuple[Sequence[GridRow], list[Piece]]:
    """The rows of the grid proper, and the title, number and labelled lines that stand as its first rows."""
    inner: list[Piece] = []
    has_title = False
    for at, row in enumerate(rows):
        titles = [cell for cell in row.filled if _is_title_alone(cell.text)] if len(row.cells) > 1 else []
        others = [cell for cell in row.filled if cell not in titles]
        if (has_title and titles) or len(titles) > 1 or not all(_states(cell.text) for cell in others):
            return rows[at:], inner
        if not row.filled and not inner:
            return rows[at:], inner
        has_title = has_title or bool(titles)
        inner.extend(row.filled)
    return (), inner


def _is_title_alone(text: str) -> bool:
    """Whether a cell is a title and no number that ends in the same word: 公开01表."""
    return is_table_title(text) and not is_table_number(text)


def _states(text: str) -> bool:
    return is_table_number(text) or read_table_line(text) is not None


def _titled(
    above: Sequence[Paragraph], inner: Sequence[Piece], listed: set[str]
) -> tuple[TitledTable | None, Sequence[Paragraph]]:
    """The table that the lines right above a grid open, and the lines that do not belong to it."""
    title = next((piece for piece in inner if not _states(piece.text)), None)
    if title is not None:
        top = len(above)
        while top and is_table_number(above[top - 1].text):
            top -= 1
        return TitledTable(title, [*above[top:], *(piece for piece in inner if piece is not title)]), above[:top]
    at = _below_title(above)
    if at < 0 or not (is_table_title(above[at].text) or fold(above[at].text) in listed):
        return None, above
    top = at
    while top and is_table_number(above[top - 1].text):
        top -= 1
    return TitledTable(above[at], [*above[top:at], *above[at + 1 :], *inner]), above[:top]


def _below_title(above: Sequence[Paragraph]) -> int:
    """Place of the last line that states neither a number nor a labelled text; -1 where there is none."""
    at = len(above) - 1
    while at >= 0 and _states(above[at].text):
        at -= 1
    return at


def _repeats_head(table: TitledTable, rows: Sequence[GridRow]) -> bool:
    """Whether a grid prints the head of the table above it again, as on the next page."""
    return bool(table.rows) and [cell.text for cell in rows[0].filled] == [cell.text for cell in table.rows[0].filled]


def _untitled(
    above: Sequence[Paragraph], inner: Sequence[Piece], rows: Sequence[GridRow]
) -> tuple[TitledTable, Sequence[Paragraph]]:
    """The table whose title is missing or worded like none: for it stands the title a few lines further up, else the
    short line right above it, else its number, else the first label of its head."""
    at = _below_title(above)
    near = [place for place in range(at, max(at - _FURTHER_UP, -1), -1) if len(above[place].text) <= _LONGEST_TITLE]
    worded = next((place for place in near if is_table_title(above[place].text)), None)
    place = worded if worded is not None else at if at in near and not _SENTENCE.search(above[at].text) else None
    lines = [*above[at + 1 :], *inner]
    if place is not None:
        return TitledTable(above[place], lines, is_titled=False), [*above[:place], *above[place + 1 : at + 1]]
    number = next((line for line in lines if is_table_number(line.text)), None)
    title = number or rows[0].filled[0]
    return TitledTable(title, [line for line in lines if line is not number], is_titled=False), above[: at + 1]
