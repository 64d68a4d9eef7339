"""What prose lists beside a total: `共100万元，其中：A 60万元，B 40万元` and `A 60万元，B 40万元，共计100万元`.

Prose does not mark where a list begins or ends, so a claim holds if one way to read its list adds up, and is certain
only where the total is wrong in every way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.checks.shared.prose_figures import Figure
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


def sum_claims(text: str, figures: Sequence[Figure]) -> tuple[SumClaim, ...]:
    """The totals of a text with what is listed beside them, in no particular order."""
    if sum(figure.is_plain for figure in figures) < 3:
        return ()
    leading = list(_leading(text, figures))
    heads = {claim.total.start for claim in leading}
    return (*leading, *_closing(text, figures, heads))


def _leading(text: str, figures: Sequence[Figure]) -> Iterator[SumClaim]:
    """Lists behind 其中 and the like."""
    plain = [figure for figure in figures if figure.is_plain]
    brackets = [bracket.span() for bracket in _BRACKET.finditer(text)]
    heads: dict[int, Figure] = {}
    """Start of an item → total of its list."""
    for opener in _OPENER.finditer(text):
        head = _head(text, plain, opener.start(), heads)
        end = _list_end(text, opener, head is not None and head.start in heads)
        listed = [
            one for one in plain if opener.end() <= one.start < end and not _is_aside(brackets, one, opener.end())
        ]
        items, is_open = _items(text, listed, opener.end(), end)
        if head is None or not items:
            continue
        heads.update({item.start: head for item in items if item.start not in heads})
        if len(items) < 2:
            continue
        ways = [items, *_shorter(text, items)]
        is_clear = not _is_vague(text, figures, head.start, items[-1].end, (head, *items))
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


def _head(text: str, plain: Sequence[Figure], at: int, heads: dict[int, Figure]) -> Figure | None:
    """The total that a list opened at `at` belongs to: in its sentence, or the sentence before if it opens one."""
    head = next((figure for figure in reversed(plain) if figure.end <= at), None)
    if head is None:
        return None
    between = text[head.end : at].strip(" \n（(")
    if not between.endswith("。"):
        return None if _BROKEN_OFF.search(between) else head
    # 其中 at the head of a sentence speaks of the sentence's own total, not of the last part of a list in it.
    return None if _BROKEN_OFF.search(between[:-1]) else heads.get(head.start, head)


def _list_end(text: str, opener: re.Match[str], is_nested: bool) -> int:
    """Where the list ends at the latest: its bracket, its sentence, or for a list inside a list its part of it."""
    before = text[max(0, opener.start() - 2) : opener.start()].strip()
    if before.endswith(("（", "(")):
        return min((at for at in (text.find(sign, opener.end()) for sign in "）)") if at >= 0), default=len(text))
    for stop in _STOP.finditer(text, opener.end()):
        if is_nested or stop[0] == "。":
            return stop.start()
    return len(text)


def _items(text: str, items: Sequence[Figure], start: int, end: int) -> tuple[tuple[Figure, ...], bool]:
    """The figures that are parts of a list, and whether it has more: 等, or a list inside it."""
    kept: list[Figure] = []
    for item in items:
        at = kept[-1].end if kept else start
        between = text[at : item.start]
        if not kept and _STOP.search(between):
            return (), False  # names without money: the next figure is another matter
        if item.is_total:
            return tuple(kept), False
        inner = _OPENER.search(between)
        if inner is not None and _STOP.search(between, inner.end()) is None:
            return tuple(kept), True
        kept.append(item)
    return tuple(kept), bool(kept) and _MORE.match(text, kept[-1].end, end + 1) is not None


def _shorter(text: str, items: tuple[Figure, ...]) -> Iterator[tuple[Figure, ...]]:
    """The list up to each semicolon, the longest first: what follows may belong beside the total."""
    for number in range(len(items) - 1, 0, -1):
        if _STOP.search(text, items[number - 1].end, items[number].start):
            yield items[:number]


def _closing(text: str, figures: Sequence[Figure], heads: set[int]) -> Iterator[SumClaim]:
    """Lists before 共计 and the like; a total with nothing before it but totals adds those up."""
    plain = [figure for figure in figures if figure.is_plain]
    brackets = [bracket.span() for bracket in _BRACKET.finditer(text)]
    totals: list[Figure] = []
    for total in plain:
        if not total.closes_list:
            continue
        paragraph = text.rfind("\n", 0, total.start) + 1
        begin = max(paragraph, totals[-1].end if totals else 0)
        before = (one for one in plain if begin <= one.start < total.start and one.start not in heads)
        items = tuple(one for one in before if not _is_aside(brackets, one, total.start))
        earlier = tuple(one for one in totals if one.start >= paragraph)
        if not items and len(earlier) > 1 and _follows_at_once(text, totals[-1], total):
            items = earlier
        totals.append(total)
        if len(items) < 2:
            continue
        is_clear = not _is_vague(text, figures, items[0].start, total.end, (total, *items))
        yield SumClaim(total, tuple(_ways_back(text, items, total)), is_clear, is_leading=False)


def _is_aside(brackets: Sequence[tuple[int, int]], item: Figure, at: int) -> bool:
    """Whether an item stands in brackets that do not hold the place `at`: it splits what stands before them."""
    return any(start < item.start < end and not start < at <= end for start, end in brackets)


def _follows_at_once(text: str, before: Figure, total: Figure) -> bool:
    """Whether nothing is said between two totals but what calls the second one a total."""
    return strip_blanks(text[before.end : total.start]).strip("，,。；;：:") == total.noun


def _ways_back(text: str, items: tuple[Figure, ...], total: Figure) -> Iterator[tuple[Figure, ...]]:
    """The lists that may end at a total: its sentence's, all of them, and those that a full stop or 其中 begins."""
    sentence = text.rfind("。", 0, total.start)
    near = tuple(one for one in items if one.start > sentence)
    yield near if len(near) > 1 else items
    yield items
    for number in range(1, len(items) - 1):
        if _BEGINS.search(text, items[number - 1].end, items[number].start):
            yield items[number:]


def _is_vague(text: str, figures: Sequence[Figure], start: int, end: int, parts: Sequence[Figure]) -> bool:
    """Whether a price or a product stands between the parts, or one of them is approximate."""
    return (
        any(part.is_about for part in parts)
        or any(figure.is_rate for figure in figures if start <= figure.start < end)
        or _PRODUCT.search(text, start, end) is not None
    )


def _is_whole(items: Sequence[Figure]) -> bool:
    """Whether the items are the known parts of a whole, each once."""
    return any(
        len(items) == len(words) and all(sum(word in item.noun for item in items) == 1 for word in words)
        for words in _WHOLE
    )
