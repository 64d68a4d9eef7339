"""Lines become paragraphs where it is certain that one goes on in the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.intake.pdf.marks import Box
from generator.intake.pdf.pages import PlacedLine
from generator.intake.pieces import TextPiece

_REACHES: Final = 2.2
"""A full line ends so near to the right margin, in heights of its type: a sign that must not open a line may have
taken the one before it to the next."""
_BEGINS: Final = 0.7
"""A line that goes on begins so near to the left margin; paragraphs begin two heights further in."""
_LEADING: Final = 2.2
"""Lines of one paragraph follow each other within so many heights of their type."""
_SAME_SIZE: Final = 0.6
_TYPICAL: Final = 3
"""In a long text a margin is where so many lines end or begin; in a short one where the outermost does."""
_LONG: Final = 20
_MARGIN: Final = 12.0
_UNEVEN: Final = 1.7
"""So much wider than the left margin of the paper the right one may be; else no line is known to be full."""

_END = re.compile(r"[。！？；：:;]$")
_LEADER = re.compile(r"(?:…|\.{4}|·{4}|．{4})")
_OPENS_ITEM = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[、）)．.]|[（(]?\d{1,2}(?:[、）)．]|\.(?!\d))|第[一二三四五六七八九十]{1,3}部分)"
)
_UNPARTED = re.compile(r"([A-Za-z0-9.,%+/:-]+)([，。、；：）”》％]*)")
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Margins:
    left: float
    right: float
    room: Box
    is_indented: bool
    """Whether first lines stand further in than the others."""

    @property
    def is_certain(self) -> bool:
        """Whether the right margin is that of full lines, and not where the longest of some short ones ends."""
        return self.room.x1 - self.right <= _UNEVEN * (self.left - self.room.x0) + _MARGIN


def margins_of(lines: Iterable[PlacedLine]) -> dict[object, Margins]:
    """The margins of the text, for each frame and for each width of lines outside frames."""
    columns: dict[object, list[Box]] = defaultdict(list)
    sizes: dict[object, float] = {}
    rooms: dict[object, Box] = {}
    for line in lines:
        if "\t" not in line.line.text and not _LEADER.search(line.line.text):
            columns[_column(line)].append(line.line.box)
            rooms[_column(line)] = line.room
            sizes[_column(line)] = max(sizes.get(_column(line), 0.0), line.line.size)
    found: dict[object, Margins] = {}
    for key, boxes in columns.items():
        left = _margin(sorted(box.x0 for box in boxes))
        right = -_margin(sorted(-box.x1 for box in boxes))
        first = sum(box.x0 - left > sizes[key] for box in boxes)
        found[key] = Margins(left, right, rooms[key], is_indented=first > 0)
    return found


def _margin(ends: Sequence[float]) -> float:
    """The outermost place where several lines end, else where the outermost does."""
    for i, end in enumerate(ends[: 1 - _TYPICAL] if len(ends) >= _LONG else ()):
        if ends[i + _TYPICAL - 1] - end <= _MARGIN:
            return end
    return ends[0]


def _column(line: PlacedLine) -> object:
    return line.frame or round(line.room.width)


def group_lines(lines: Sequence[PlacedLine], margins: dict[object, Margins]) -> list[list[PlacedLine]]:
    """Runs of lines that are one paragraph each."""
    groups: list[list[PlacedLine]] = []
    for line in lines:
        if groups and _goes_on(groups[-1][-1], line, margins.get(_column(line))):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(above: PlacedLine, below: PlacedLine, margins: Margins | None) -> bool:
    if (
        margins is None
        or not margins.is_certain
        or above.frame != below.frame
        or abs(above.line.size - below.line.size) > _SAME_SIZE
    ):
        return False
    size = above.line.size
    over, under = above.line, below.line
    if "\t" in over.text or "\t" in under.text or _LEADER.search(over.text):
        return False
    if (
        over.box.x1 < margins.right - _REACHES * size - _opening(under.text) * size
        or under.box.x0 > margins.left + _BEGINS * size
    ):
        return False
    if above.page == below.page and under.box.top - over.box.top > _LEADING * size:
        return False
    # A full line that ends a sentence may end its paragraph too, where no indent shows the beginning of the next.
    is_ended = _END.search(over.text) is not None
    return not (is_ended and (not margins.is_indented or _OPENS_ITEM.match(under.text)))


def _opening(text: str) -> float:
    """Width of what no line end may part at the beginning of a line, in heights of type: a number and its signs."""
    found = _UNPARTED.match(text)
    return (len(found[1]) / 2 + len(found[2])) if found else 0.0


def paragraph(group: Sequence[PlacedLine]) -> TextPiece:
    """The lines of one paragraph as a piece; it stands where its first line does."""
    text = group[0].line.text
    for line in group[1:]:
        is_latin = _LATIN.match(text[-1]) and _LATIN.match(line.line.text[0])
        text += (" " if is_latin else "") + line.line.text
    # An entry of a table of contents may be longer than a line; its leader stands in the last.
    return TextPiece(text, group[0].place, role=group[-1].role)
