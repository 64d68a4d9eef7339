"""The forms of targets in a document of no known form: which grids hold them, and where each begins."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from generator.grids.claims import Claims, Piece
from generator.grids.form_head import heading_name, read_head_line
from generator.grids.form_starts import Item
from generator.grids.head_words import head_kind, is_performance_head
from generator.grids.labels import LEVEL1, LEVEL2, plain
from generator.grids.loose_form import LooseForm, identity_of, opens_part
from generator.grids.target_list import head_of_list, read_target_list
from generator.grids.titled_forms import TitledForm, is_title, lone_piece, opens_form, split_forms
from generator.grids.titled_tables import Block, is_table_number, is_table_title, read_table_line, rows_below_title
from generator.model.amount import MoneyUnit
from generator.model.grid import Grid, GridRow, Paragraph
from generator.model.han import strip_blanks
from generator.model.project import Project

_YEAR_LINE = re.compile(r"[(（]?20\d\d[)）]?年?度?[)）]?")

FormItems = tuple[tuple[Paragraph, ...], tuple[GridRow, ...]]
"""The lines right above a grid that head its form, and its rows."""


def split_loose_forms(blocks: Sequence[Block]) -> tuple[tuple[FormItems, ...], tuple[Block, ...]]:
    """The grids that hold forms of targets, each with the lines of its heading, and all other blocks.

    A grid of labelled texts right above a performance table is the head of its form; one of known levels right below
    it goes on with it.
    """
    forms: list[FormItems] = []
    others: list[Block] = []
    end_of_last: int | None = None
    for block in blocks:
        if isinstance(block, Grid):
            has_table = any(map(is_performance_head, block.rows))
            if end_of_last == len(others) and not has_table and any(map(_is_of_table, block.rows)):
                forms[-1] = (forms[-1][0], (*forms[-1][1], *block.rows))
                continue
            if has_table:
                rows = block.rows
                if others and isinstance(above := others[-1], Grid) and _is_form_head(above):
                    rows = (*above.rows, *rows)
                    others.pop()
                top = _top_of_heading(others)
                forms.append((tuple(line for line in others[top:] if isinstance(line, Paragraph)), rows))
                del others[top:]
                end_of_last = top
                continue
        others.append(block)
    return tuple(forms), tuple(others)


def _is_of_table(row: GridRow) -> bool:
    return any(plain(cell.text) in LEVEL1 | LEVEL2 for cell in row.filled[:2])


def _is_form_head(grid: Grid) -> bool:
    """Whether every row opens with a label of a form, and the grid is no table of its own."""
    return head_kind(grid.rows) is None and all(opens_part(row.filled[0].text) for row in grid.rows if row.filled)


def _top_of_heading(blocks: Sequence[Block]) -> int:
    """Place of the first of the lines right above a grid that head its form."""
    top = len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if not isinstance(block, Paragraph):
            break
        if _is_heading(block.text) or is_table_number(block.text):
            top = at
        elif top < len(blocks) and any(_is_heading(one.text) for one in blocks[top:] if isinstance(one, Paragraph)):
            break
        elif (
            _YEAR_LINE.fullmatch(strip_blanks(block.text)) or read_table_line(block.text) or read_head_line(block.text)
        ):
            top = at
        else:
            break
    return top


def _is_heading(text: str) -> bool:
    return is_title(text) or heading_name(text) is not None or (is_table_title(text) and "绩效" in text)


def is_target_list(form: FormItems) -> bool:
    """Whether the rows are a list of many projects with their targets, not the form of one."""
    return head_of_list(rows_below_title(form[1])) is not None


def read_target_lists(lists: Sequence[FormItems], given: MoneyUnit | None, claims: Claims) -> tuple[Project, ...]:
    """The projects of all lists, in printed order."""
    found: list[Project] = []
    for above, rows in lists:
        below = rows_below_title(rows)
        inside = (cell for row in rows[: len(rows) - len(below)] for cell in row.filled)
        found.extend(read_target_list((*above, *inside), below, len(found) + 1, given, claims))
    return tuple(found)


def read_loose_forms(forms: Sequence[FormItems], given: MoneyUnit | None, claims: Claims) -> tuple[LooseForm, ...]:
    """Every form of the grids, in printed order, read but not closed."""
    found: list[LooseForm] = []
    for above, rows in forms:
        items: tuple[Item, ...] = (*above, *(row for row in rows if row.filled))
        front, titled = split_forms(items, identity_of, lambda text: read_head_line(text) is not None, claims)
        if not titled or any(isinstance(item, GridRow) and is_performance_head(item) for item in front):
            titled = (_one_form(front), *titled)
        elif front:
            titled = (dataclasses.replace(titled[0], items=(*front, *titled[0].items)), *titled[1:])
        found.extend(LooseForm(form, claims, given) for form in titled)
    return tuple(found)


def _one_form(items: Sequence[Item]) -> TitledForm:
    """A form whose title is worded as no other: the first lines that may be titles head it."""
    head: list[Piece] = []
    rest: list[Item] = []
    for item in items:
        piece = lone_piece(item)
        if piece is not None and (_is_heading(piece.text) or opens_form(piece.text)) and not _has_rows(rest):
            head.append(piece)
        else:
            rest.append(item)
    return TitledForm(tuple(head), tuple(rest))


def _has_rows(items: Sequence[Item]) -> bool:
    return any(isinstance(item, GridRow) for item in items)
