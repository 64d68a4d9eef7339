"""What prose lists beside a total: `共100万元，其中：A 60万元，B 40万元` and `A 60万元，B 40万元，共计100万元`.

Prose does not mark where a list begins or ends, so a claim holds if one way to read its list adds up, and is certain
only where the total is wrong in every way.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.checks.shared.prose_figures import Figure
from generator.checks.shared.stretches import Spans, Stretches
from generator.model.amount import exact
from generator.model.han import strip_blanks


@dataclass(frozen=True, slots=True)
class SumClaim:
    """A total and the figures listed with it."""

    total: Figure
    ways: tuple[tuple[Figure, ...], ...]
    """The lists it may be the total of; the first is what a reader takes for it. Each has two figures at least."""
    is_certain: bool
    """Whether the list is surely whole and exact, so that another sum is a fault."""
    is_leading: bool
    """Whether the total comes first: 其中."""

    @property
    def items(self) -> tuple[Figure, ...]:
        """The figures a reader takes for the list."""
        return self.ways[0]

    @property
    def adds_up(self) -> bool:
        """Whether the total is the sum in one way to read the list."""
        return any(is_sum(way, self.total) for way in self.ways)


def added(figures: Sequence[Figure]) -> Decimal:
    """The exact sum in 元."""
    with exact():
        return sum((figure.yuan for figure in figures), Decimal(0))


def is_sum(items: Sequence[Figure], total: Figure) -> bool:
    """Whether figures add up to a total: exactly in one unit, else to half the last printed place of the coarser."""
    difference = abs(added(items) - total.yuan)
    if not difference or all(figure.unit is total.unit for figure in items):
        return not difference
    finest = min(figure.unit.yuan for figure in (*items, total))
    with exact():
        slack = sum(
            (figure.half_place for figure in (*items, total) if figure.yuan and figure.unit.yuan > finest), Decimal(0)
        )
    return difference <= slack


_OPENER: Final = re.compile(r"其中|(?:收入|支出)?(?:主要)?包括|(?:主要)?用于(?:以下|如下)(?:几个)?方面|分别[为是]")
_MORE: Final = re.compile("(?:[，,(（]?约?占[^，。；]{0,14}[%％][)）]?)?[^，,。；;：:]{0,6}等(?![于级候待])")
"""等 behind the last item or its share; that of a list of names further on is another list's."""
_STOP: Final = re.compile("[；;。]")
_FULL_STOP: Final = re.compile("。")
_LINE_END: Final = re.compile("\n")
_CLOSING_BRACKET: Final = re.compile("[）)]")
_FARTHEST: Final = 400
"""Signs between a figure and the next of its list; what stands farther off belongs to another matter."""
_MOST_ITEMS: Final = 200
"""A list of more says nothing for certain."""
_BEGINS: Final = re.compile("[；;。：:]|其中|包括")
_BRACKET: Final = re.compile("[（(][^（）()]*[)）]")
_STAGE: Final = re.compile("20[0-9]{2}年|已|累计|首期|二期|上年")
_BROKEN_OFF: Final = re.compile("[。\n]")
_PRODUCT: Final = re.compile("[×xX*＊]")
_WHOLE: Final = tuple(
    tuple(words.split())
    for words in (
        *("基本支出 项目支出", "人员 公用", "货物 工程 服务", "一般公共预算 政府性基金 国有资本", "收入 结转"),
        *("其他运转类 特定目标类", "购置 运行", "出国 接待 车", "出国 接待 购置 运行", "安排 结转"),
    )
)
"""Parts that together are the whole, by words of their names; each word names one of them."""


class _Read:
    """A text with its figures and its marks, each found once: many totals may stand in one long sentence."""

    __slots__ = ("brackets", "closings", "figures", "paragraphs", "plain", "sentences", "starts", "stops", "text")

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self.text = text
        self.figures = figures
        self.plain = [figure for figure in figures if figure.is_plain]
        self.starts = [figure.start for figure in self.plain]
        self.brackets = Spans(_BRACKET, text)
        self.closings = Stretches(_CLOSING_BRACKET, text)
        self.stops = Stretches(_STOP, text)
        self.sentences = Stretches(_FULL_STOP, text)
        self.paragraphs = Stretches(_LINE_END, text)

    def plain_from(self, start: int, end: int) -> Iterator[Figure]:
        """The plain figures that begin at a place or behind it and before another."""
        for number in range(bisect_left(self.starts, start), len(self.plain)):
            if self.plain[number].start >= end:
                return
            yield self.plain[number]

    def plain_before(self, at: int) -> Figure | None:
        """The last plain figure that begins before a place."""
        number = bisect_left(self.starts, at)
        return self.plain[number - 1] if number else None

    def is_aside(self, item: Figure, at: int) -> bool:
        """Whether an item stands in brackets that do not hold the place `at`: it splits what stands before them."""
        bracket = self.brackets.around(item.start)
        return bracket is not None and not bracket[0] < at <= bracket[1]

    def is_vague(self, start: int, end: int, parts: Sequence[Figure]) -> bool:
        """Whether a price or a product stands between the parts, or one of them is approximate."""
        first = bisect_left(self.figures, start, key=_start)
        rates = itertools.takewhile(lambda figure: figure.start < end, itertools.islice(self.figures, first, None))
        return (
            any(part.is_about for part in parts)
            or any(figure.is_rate for figure in rates)
            or _PRODUCT.search(self.text, start, end) is not None
        )


def _start(figure: Figure) -> int:
    return figure.start


def sum_claims(text: str, figures: Sequence[Figure]) -> tuple[SumClaim, ...]:
    """The totals of a text with what is listed beside them, in no particular order."""
    if sum(figure.is_plain for figure in figures) < 3:
        return ()
    read = _Read(text, figures)
    leading = list(_leading(read))
    heads = {claim.total.start for claim in leading}
    return (*leading, *_closing(read, heads))


def _leading(read: _Read) -> Iterator[SumClaim]:
    """Lists behind 其中 and the like."""
    heads: dict[int, Figure] = {}
    """Start of an item → total of its list."""
    for opener in _OPENER.finditer(read.text):
        head = _head(read, opener.start(), heads)
        if head is None:
            continue
        end = _list_end(read, opener, head.start in heads)
        items, is_open = _items(read, opener.end(), end)
        if not items:
            continue
        for item in items:
            heads.setdefault(item.start, head)
        if len(items) < 2:
            continue
        ways = [items, *_shorter(read, items)]
        is_clear = not read.is_vague(head.start, items[-1].end, (head, *items))
        first = min(ways, key=len)
        is_over = added(first) > head.yuan
        is_certain = is_clear and (is_over or (not is_open and _is_whole(items)))
        # The rest of a list that says 等, or goes on where we cannot follow, is nobody's fault.
        if is_open and added(items) <= head.yuan:
            continue
        # What was given in one year and another are parts of a whole that nobody lists in full.
        if any(_STAGE.search(item.noun) for item in items):
            continue
        yield SumClaim(head, tuple(ways), is_certain, is_leading=True)


def _head(read: _Read, at: int, heads: dict[int, Figure]) -> Figure | None:
    """The total that a list opened at `at` belongs to: in its sentence, or the sentence before if it opens one."""
    head = read.plain_before(at)
    if head is None or at - head.end > _FARTHEST:
        return None
    between = read.text[head.end : at].strip(" \n（(")
    if not between.endswith("。"):
        return None if _BROKEN_OFF.search(between) else head
    # 其中 at the head of a sentence speaks of the sentence's own total, not of the last part of a list in it.
    return None if _BROKEN_OFF.search(between[:-1]) else heads.get(head.start, head)


def _list_end(read: _Read, opener: re.Match[str], is_nested: bool) -> int:
    """Where the list ends at the latest: its bracket, its sentence, or for a list inside a list its part of it."""
    before = read.text[max(0, opener.start() - 2) : opener.start()].strip()
    if before.endswith(("（", "(")):
        return read.closings.end(opener.end())
    return (read.stops if is_nested else read.sentences).end(opener.end())


def _items(read: _Read, start: int, end: int) -> tuple[tuple[Figure, ...], bool]:
    """The figures that are parts of a list, and whether it has more: 等, or a list inside it."""
    kept: list[Figure] = []
    for item in read.plain_from(start, end):
        if read.is_aside(item, start):
            continue
        at = kept[-1].end if kept else start
        if item.start - at > _FARTHEST or len(kept) == _MOST_ITEMS:
            return tuple(kept), True
        if not kept and read.stops.end(at) < item.start:
            return (), False  # names without money: the next figure is another matter
        if item.is_total:
            return tuple(kept), False
        inner = _OPENER.search(read.text, at, item.start)
        if inner is not None and read.stops.end(inner.end()) >= item.start:
            return tuple(kept), True
        kept.append(item)
    return tuple(kept), bool(kept) and _MORE.match(read.text, kept[-1].end, end + 1) is not None


def _shorter(read: _Read, items: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
    """The list up to each semicolon, the longest first: what follows may belong beside the total."""
    for number in range(len(items) - 1, 0, -1):
        if read.stops.end(items[number - 1].end) < items[number].start:
            yield items[:number]


def _closing(read: _Read, heads: set[int]) -> Iterator[SumClaim]:
    """Lists before 共计 and the like; a total with nothing before it but totals adds those up."""
    totals: list[Figure] = []
    """Of the paragraph."""
    paragraph = 0
    for total in read.plain:
        if not total.closes_list:
            continue
        if (begin := read.paragraphs.begin(total.start)) != paragraph:
            totals, paragraph = [], begin
        before = read.plain_from(totals[-1].end if totals else paragraph, total.start)
        items = tuple(one for one in before if one.start not in heads and not read.is_aside(one, total.start))
        if not items and 1 < len(totals) <= _MOST_ITEMS and _follows_at_once(read.text, totals[-1], total):
            items = tuple(totals)
        totals.append(total)
        if len(items) < 2:
            continue
        near = items[-_MOST_ITEMS:]
        is_clear = len(near) == len(items) and not read.is_vague(items[0].start, total.end, (total, *items))
        yield SumClaim(total, tuple(_ways_back(read, near, total)), is_clear, is_leading=False)


def _follows_at_once(text: str, before: Figure, total: Figure) -> bool:
    """Whether nothing is said between two totals but what calls the second one a total."""
    return strip_blanks(text[before.end : total.start]).strip("，,。；;：:") == total.noun


def _ways_back(read: _Read, items: tuple[Figure, ...], total: Figure) -> Iterator[tuple[Figure, ...]]:
    """The lists that may end at a total: its sentence's, all of them, and those that a full stop or 其中 begins."""
    sentence = read.sentences.begin(total.start)
    near = tuple(one for one in items if one.start >= sentence)
    yield near if len(near) > 1 else items
    yield items
    for number in range(1, len(items) - 1):
        if _BEGINS.search(read.text, items[number - 1].end, items[number].start):
            yield items[number:]


def _is_whole(items: Sequence[Figure]) -> bool:
    """Whether the items are the known parts of a whole, each once."""
    return any(
        len(items) == len(words) and all(sum(word in item.noun for item in items) == 1 for word in words)
        for words in _WHOLE
    )
