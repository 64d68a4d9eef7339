"""A document of several forms, each below its title: where one ends and the next begins.

The titles are the same from form to form (项目支出绩效目标表), so that a title alone does not tell a new form from one
that goes on after a page break: the row that names what the form is about does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.grids.claims import Claims, Piece
from generator.grids.cover import fiscal_year_of
from generator.grids.form_starts import Item
from generator.model.grid import GridRow, Paragraph
from generator.model.han import fold, strip_blanks
from generator.model.message import msg
from generator.model.source import Furniture

_ANNEX = re.compile(r"附[件表]\s*[0-9一二三四五六七八九十]*(?:[-—－][0-9]+)?\s*[:：.、]?")
_TITLE = re.compile(
    r"(?:附[件表]\d*(?:[-—－]\d+)?[:：.、]?)?(?:[(（]?\d+[)）.、])?.{0,60}?绩效目标(?:申报|汇总|批复)?表"
    r"(?:[(（][^()（）]{1,12}[)）])?"
)
_YEAR = re.compile(r"[(（]?\s*20\d\d\s*年?\s*度?\s*[)）]?")
_CONTINUED = re.compile(r"[(（]?续表?[)）]?$")


@dataclass(frozen=True, slots=True)
class TitledForm:
    """One form: the lines of its title, and all that stands below."""

    head: tuple[Piece, ...]
    """Number of the annex, title and year, in printed order; empty where the form has lost them."""
    items: tuple[Item, ...]

    @property
    def heading(self) -> str:
        """The title as printed, its lines joined by blanks."""
        return " ".join(piece.text for piece in self.head)

    @property
    def title(self) -> str:
        """The title without the number of the annex and the year below it."""
        return next((piece.text for piece in self.head if is_title(piece.text)), "")

    @property
    def name(self) -> str:
        """The title with its year, without the number of the annex."""
        return " ".join(piece.text for piece in self.head if not _ANNEX.fullmatch(strip_blanks(piece.text)))

    @property
    def fiscal_year(self) -> int | None:
        """The year the title names, or None."""
        return fiscal_year_of(self.heading)

    @property
    def first(self) -> Piece:
        """The piece of the document that stands for the form in findings."""
        return self.head[0] if self.head else pieces_of(self.items[0])[0]


def is_title(text: str) -> bool:
    """Whether a text is the title of a form of targets."""
    return _TITLE.fullmatch(strip_blanks(text)) is not None


def opens_form(text: str) -> bool:
    """Whether a text is the title of a form or the number of the annex above it."""
    return is_title(text) or _ANNEX.fullmatch(strip_blanks(text)) is not None


def pieces_of(item: Item) -> tuple[Piece, ...]:
    """The paragraph, or the filled cells of the row."""
    return (item,) if isinstance(item, Paragraph) else item.filled


def lone_piece(item: Item) -> Piece | None:
    """The paragraph, or the only filled cell of a row."""
    pieces = pieces_of(item)
    return pieces[0] if len(pieces) == 1 else None


def split_forms(
    items: Iterable[Item], identity: Callable[[GridRow], str], stands_above: Callable[[str], bool], claims: Claims
) -> tuple[tuple[Item, ...], tuple[TitledForm, ...]]:
    """What stands before the first form, and the forms.

    `identity` gives the text of a row that names what its form is about, empty for any other row. `stands_above` tells
    the lines between a title and that row. A title that is printed again on the next page is claimed as repeated.
    """
    filled = [item for item in items if pieces_of(item)]
    starts: list[int] = []
    known = ""
    for i, item in enumerate(filled):
        piece = lone_piece(item)
        named = identity(item) if isinstance(item, GridRow) else ""
        if piece is not None and is_title(piece.text):
            top = _top_of_title(filled, i)
            last = _title_at(filled, starts[-1]) if starts else None
            if last is not None and _same(last, piece.text) and not _named_below(filled, i, identity):
                claims.furniture(Furniture.REPEATED_HEAD, *_lones(filled[top : _end_of_head(filled, i)]))
            else:
                starts.append(top)
                known = ""
        elif named and known and fold(named) != fold(known):
            starts.append(_top_of_lines(filled, i, stands_above))
            known = named
        elif named:
            if not starts:
                starts.append(_top_of_lines(filled, i, stands_above))
            known = named
    if not starts:
        return tuple(filled), ()
    ends = [*starts[1:], len(filled)]
    forms = tuple(_form(filled[start:end]) for start, end in zip(starts, ends, strict=True))
    return tuple(filled[: starts[0]]), forms


def _lones(items: Sequence[Item]) -> Sequence[Piece]:
    return [piece for item in items if (piece := lone_piece(item)) is not None]


def _is_annex(item: Item) -> bool:
    piece = lone_piece(item)
    return piece is not None and _ANNEX.fullmatch(strip_blanks(piece.text)) is not None


def _top_of_title(items: Sequence[Item], i: int) -> int:
    return i - 1 if i and _is_annex(items[i - 1]) else i


def _end_of_head(items: Sequence[Item], i: int) -> int:
    """The place behind a title and the year below it."""
    below = lone_piece(items[i + 1]) if i + 1 < len(items) else None
    return i + 2 if below is not None and _YEAR.fullmatch(strip_blanks(below.text)) else i + 1


def _top_of_lines(items: Sequence[Item], i: int, stands_above: Callable[[str], bool]) -> int:
    while i and (all(stands_above(piece.text) for piece in pieces_of(items[i - 1])) or _is_annex(items[i - 1])):
        i -= 1
    return i


def _title_at(items: Sequence[Item], start: int) -> str | None:
    pieces = (lone_piece(item) for item in items[start : start + 2])
    return next((piece.text for piece in pieces if piece is not None and is_title(piece.text)), None)


def _same(one: str, other: str) -> bool:
    return fold(_CONTINUED.sub("", strip_blanks(one))) == fold(_CONTINUED.sub("", strip_blanks(other)))


def _named_below(items: Sequence[Item], i: int, identity: Callable[[GridRow], str]) -> bool:
    """Whether a row that names a form stands below the title, before the next."""
    for item in items[i + 1 :]:
        piece = lone_piece(item)
        if piece is not None and is_title(piece.text):
            return False
        if isinstance(item, GridRow) and identity(item):
            return True
    return False


def _form(items: Sequence[Item]) -> TitledForm:
    count = 1 if _is_annex(items[0]) else 0
    title = lone_piece(items[count]) if count < len(items) else None
    if title is not None and is_title(title.text):
        count = _end_of_head(items, count)
    return TitledForm(tuple(_lones(items[:count])), tuple(items[count:]))


def read_fiscal_year(forms: Sequence[TitledForm], stated: int | None, claims: Claims) -> int | None:
    """The year of the cover (`stated`) and of all titles, claimed; a title that names another is unsure."""
    found = stated
    for form in forms:
        year = form.fiscal_year
        if year is None:
            continue
        piece = next((piece for piece in reversed(form.head) if fiscal_year_of(piece.text) is not None), None)
        if piece is None:
            continue
        if found is not None and year != found:
            message = msg("The titles of the forms name several years: {one} and {other}", one=found, other=year)
            claims.unsure("fiscal_year", piece, message)
        elif found is None:
            found = year
        claims.take("fiscal_year", piece)
    return found
