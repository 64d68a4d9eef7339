"""Heads and feet of pages (页眉, 页脚) are told by where they stand and by coming again on other pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from generator.intake.pdf.pages import Page, PlacedLine
from generator.intake.pdf.tables import PrintedTable
from generator.intake.pieces import PieceRole
from generator.model.han import strip_blanks

_ZONE: Final = 0.12
"""Part of the page's height, at its upper and lower side, where heads and feet stand."""
_APART: Final = 1.2
"""They stand apart from the text by so many heights of their type; a title stands nearer to its table."""
_SAME_PLACE: Final = 2
_DECORATED = re.compile(
    r"(?:第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|[-—–‐―]+\d{1,4}[-—–‐―]+|page\d{1,4}(?:of\d{1,4})?)", re.I
)
_ENTRY = re.compile(r".+?(?:…{2,}|⋯{2,}|[.．·・]{5,})[-—(（]?\d{0,4}[-—)）]?")
_ENTRIES: Final = 3
"""So many lines that end in a leader are a table of contents (目录)."""
_BARE = re.compile(r"(\d{1,4})(?:/\d{1,4})?")


def mark_furniture(pages: Sequence[Page]) -> None:
    """Gives the lines in the heads and feet of the pages their role, and the entries of tables of contents theirs."""
    edges = {page.number: list(_edge_lines(page)) for page in pages}
    _mark_repeated(edges)
    _mark_numbers(edges)
    for page in pages:
        entries = [line for line in page.lines if _ENTRY.fullmatch(strip_blanks(line.line.text))]
        for line in entries if len(entries) >= _ENTRIES else ():
            line.role = PieceRole.CONTENTS


_Edges = dict[int, list[tuple[PlacedLine, PieceRole]]]


def _edge_lines(page: Page) -> Iterator[tuple[PlacedLine, PieceRole]]:
    """The lines from either end of the page that stand in its zones, as far as there is a gap behind them."""
    height = page.paper.height * _ZONE
    for role, blocks in ((PieceRole.HEADER, page.blocks), (PieceRole.FOOTER, page.blocks[::-1])):
        waiting: list[PlacedLine] = []
        for block, following in zip(blocks, [*blocks[1:], None], strict=False):
            if isinstance(block, PrintedTable) or block.frame is not None:
                break
            box = block.line.box
            from_edge = box.bottom - page.paper.top if role is PieceRole.HEADER else page.paper.bottom - box.top
            if from_edge > height:
                break
            waiting.append(block)
            if _gap(block, following, role) >= _APART * block.line.size:
                yield from ((line, role) for line in waiting)
                waiting = []


def _gap(block: PlacedLine, following: PlacedLine | PrintedTable | None, role: PieceRole) -> float:
    if following is None:
        return float("inf")
    near = following.line.box if isinstance(following, PlacedLine) else following.box
    box = block.line.box
    return near.top - box.bottom if role is PieceRole.HEADER else box.top - near.bottom


def _mark_repeated(edges: _Edges) -> None:
    """The same words at the same place of several pages."""
    places: dict[tuple[str, int, int], list[tuple[PlacedLine, PieceRole]]] = defaultdict(list)
    for lines in edges.values():
        for line, role in lines:
            box = line.line.box
            key = strip_blanks(line.line.text), round(box.x0 / _SAME_PLACE), round(box.top / _SAME_PLACE)
            places[key].append((line, role))
    for same in places.values():
        if len({line.page for line, _ in same}) > 1:
            for line, role in same:
                line.role = role


def _mark_numbers(edges: _Edges) -> None:
    """Page numbers: written as such, or bare ones that count the pages."""
    bare: dict[tuple[int, PieceRole], list[PlacedLine]] = defaultdict(list)
    for lines in edges.values():
        for line, role in lines:
            text = strip_blanks(line.line.text)
            if _DECORATED.fullmatch(text):
                line.role = role
            elif found := _BARE.fullmatch(text):
                bare[int(found[1]) - line.page, role].append(line)
    counted = Counter({key: len({line.page for line in lines}) for key, lines in bare.items()})
    for (shift, role), counting in bare.items():
        if counted[shift, role] > 1:
            for line in counting:
                line.role = role
