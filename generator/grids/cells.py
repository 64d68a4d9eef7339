"""Cells that a page break cut in two, and what is printed in them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.grids.claims import Claims
from generator.model.grid import GridCell
from generator.model.han import join_wrapped, strip_blanks
from generator.model.message import msg
from generator.model.project_code import ProjectCodeError, parse_project_code, repair_project_code

_CUT_CELL = msg("A cell that goes on below is put together again")
_SPLIT_NUMBER = re.compile(r"[0-9.,]\s+[0-9]|[0-9]\s+[.,][0-9]")
_ENDS = "。．；;！!？?：:”）)"


def join_cells(cells: Sequence[GridCell], path: str, claims: Claims) -> str:
    """The text of the pieces of one cell, claimed as `path`, each joint listed as a repair."""
    claims.take(path, *cells)
    text = cells[0].text if cells else ""
    for number, cell in enumerate(cells[1:], start=2):
        joined = join_wrapped(text + cell.text)[0]
        claims.repair(path, cells[:number], f"{text} | {cell.text}", joined, _CUT_CELL)
        text = joined
    return text


def join_paragraphs(cells: Sequence[GridCell], path: str, claims: Claims) -> str:
    """The text of cells below one another: paragraphs where one ends a sentence, else pieces of one cell."""
    paragraphs: list[list[GridCell]] = []
    for cell in cells:
        if paragraphs and not ends_a_sentence(paragraphs[-1][-1].text):
            paragraphs[-1].append(cell)
        else:
            paragraphs.append([cell])
    return "\n".join(join_cells(pieces, path, claims) for pieces in paragraphs)


def read_project_code(cells: Sequence[GridCell], path: str, claims: Claims) -> str:
    """The project code printed in the pieces of one cell, mended where its check character proves the mend.

    A code that is not certain is unsure, with what was expected of it, and stays as printed.
    """
    printed = join_cells(cells, path, claims)
    if not printed:
        return printed
    mended = repair_project_code(printed)
    if mended is None:
        try:
            # Without its blanks, so that what is said is what is wrong with the code itself.
            parse_project_code(strip_blanks(printed))
        except ProjectCodeError as error:
            claims.unsure(path, cells[0], error.message)
        return printed
    for step in mended.steps:
        claims.repair(path, cells, step.before, step.after, step.reason)
    return mended.code.text


def is_split(text: str) -> bool:
    """Whether a blank stands inside of what may be one number: it was cut in two, or two run together."""
    return _SPLIT_NUMBER.search(text) is not None


def ends_a_sentence(text: str) -> bool:
    """Whether nothing is missing at the end of a text: what follows it is a paragraph of its own."""
    return text[-1:] in _ENDS
