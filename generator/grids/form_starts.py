"""Where one project's form ends and the next begins, in a document that prints one form a project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.grids.claims import Claims, Piece
from generator.grids.form_head import heading_name, read_head_line, without_note
from generator.model.grid import Document, Grid, GridRow, Paragraph
from generator.model.han import fold
from generator.model.message import msg
from generator.model.project import Project

Item = Paragraph | GridRow
_LOOK_AHEAD = 8
"""Lines and rows that may stand between the heading of a form and its first row with a label."""


def items_of(document: Document) -> Iterable[Item]:
    """Every paragraph and every row of the document, in printed order."""
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from block.rows
        else:
            yield block


def first_piece(item: Item) -> Piece:
    """The paragraph, or the first filled cell of a row that has one."""
    return item if isinstance(item, Paragraph) else item.filled[0]


def heading_of(item: Item) -> Piece | None:
    """The paragraph, or the only cell of a row in its first column, that is the heading of a form; else None."""
    if isinstance(item, GridRow):
        filled = item.filled
        alone = filled[0] if len(filled) == 1 and filled[0].column == 0 else None
        return alone if alone is not None and heading_name(alone.text) is not None else None
    return item if heading_name(item.text) is not None else None


def find_starts(
    items: Sequence[Item],
    identity: Callable[[GridRow], Mapping[str, str]],
    is_labelled: Callable[[GridRow], bool],
) -> list[int]:
    """Where each form begins: at its heading, else at the lines above the row that names the project.

    `identity` gives the labels of a row that names a project, with their texts; `is_labelled` tells a row of the form.
    A heading without a row of the form below it heads none; a row that names the same project again is a repeated head.
    """
    starts: list[int] = []
    known: dict[str, str] = {}
    heading: str | None = None
    for i, item in enumerate(items):
        own = heading_of(item)
        named = identity(item) if isinstance(item, GridRow) else {}
        if own is not None:
            first = _first_row(items, i, is_labelled)
            is_repeated = heading == without_note(own.text) and first is not None and not identity(first)
            if first is not None and not is_repeated:
                starts.append(i)
                heading, known = without_note(own.text), {}
        elif named and not (starts and all(known.get(label, text) == text for label, text in named.items())):
            if _first_row(items, i, is_labelled) is not None:
                starts.append(_top(items, i, starts[-1] if starts else -1))
                heading, known = None, dict(named)
        elif named:
            known |= named
    return starts


def _first_row(items: Sequence[Item], i: int, is_labelled: Callable[[GridRow], bool]) -> GridRow | None:
    """The first row of the form below place `i`, before the next heading; None where there is none near."""
    for item in items[i + 1 : i + 1 + _LOOK_AHEAD]:
        if heading_of(item) is not None:
            return None
        if isinstance(item, GridRow) and is_labelled(item):
            return item
    return None


def _top(items: Sequence[Item], i: int, last: int) -> int:
    """The first of the lines right above place `i` that state a unit or a unit of money."""
    while i - 1 > last:
        above = items[i - 1]
        texts = [above.text] if isinstance(above, Paragraph) else [cell.text for cell in above.filled]
        if not texts or not all(read_head_line(text) for text in texts):
            break
        i -= 1
    return i


def compare_with_contents(document: Document, projects: Sequence[Project], claims: Claims) -> None:
    """A form the table of contents names but the document does not hold was lost on the way: it is unsure."""
    names = Counter(name for project in projects for name in {heading_name(project.heading or ""), fold(project.name)})
    for entry in document.contents:
        name = heading_name(entry.text)
        if name and not names[name]:
            message = msg("The table of contents names this form, but no form with this heading was read")
            claims.unsure("projects", Paragraph(entry.text, entry.text, entry.line), message)
        elif name:
            names[name] -= 1
