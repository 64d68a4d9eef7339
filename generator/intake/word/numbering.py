"""Automatic numbers (自动编号): text the reader sees in front of a paragraph and that stands nowhere in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from generator.intake.word.counting import FORMATS
from generator.intake.word.names import ALTERNATE, CHOICE, RPR, VAL, W, first, number, switch, value
from generator.intake.word.styles import Style, Styles

_LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_WITHOUT_BLANK = "、。，．：；）】〕》"
"""Signs as wide as a character: the blank behind them is in their own square."""
_MAX_COUNT = 1_000_000
_OFF = "0"
_LINKS = 10


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list as the file describes it."""

    start: int = 0
    format: str = "decimal"
    width: int = 0
    """Least number of digits, for 01, 001 …"""
    text: str = ""
    follow: str = "tab"
    restart: int | None = None
    """After which level (from 1) it begins anew; 0 for never, None for any above it."""
    is_legal: bool = False
    is_hidden: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """The number in front of a paragraph, with the blank behind it; a bullet has none."""

    text: str
    is_bullet: bool = False
    unknown_format: str = ""


NO_LABEL = Label("")


@dataclass(slots=True)
class _List:
    """The counts of a list under way; several lists of a file may share them."""

    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class Numbering:
    """The lists of a file, counting as its paragraphs are read in order."""

    _levels: Mapping[str, Sequence[Level]] = field(default_factory=dict)
    """By number id."""
    _abstract: Mapping[str, str] = field(default_factory=dict)
    _starts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    _lists: dict[str, _List] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, own: etree._Element | None, style: Style) -> Label:
        """Counts one paragraph and gives its label; `own` is its `w:numPr`, if it has one."""
        num_id = value(own, "numId") or style.num_id
        if num_id is None or num_id == _OFF or num_id not in self._levels:
            return NO_LABEL
        levels = self._levels[num_id]
        stated = value(own, "ilvl")
        at = number(stated, 0) if stated is not None else self._level_of(style, levels)
        at = min(at, _LEVELS - 1)
        counts = self._count(num_id, at, levels)
        level = levels[at]
        if level.format == "bullet":
            return Label("", is_bullet=True)
        if level.is_hidden:
            return NO_LABEL
        return self._written(level, levels, counts)

    @staticmethod
    def _level_of(style: Style, levels: Sequence[Level]) -> int:
        if style.level is not None:
            return style.level
        return next((at for at, level in enumerate(levels) if level.style and level.style == style.numbered_as), 0)

    def _count(self, num_id: str, at: int, levels: Sequence[Level]) -> list[int | None]:
        counts = self._lists.setdefault(self._abstract[num_id], _List()).counts
        if num_id not in self._begun:
            self._begun.add(num_id)
            for place in self._starts.get(num_id, {}):
                # Begins anew here, although it shares its counts with a list before it.
                counts[place] = None
        for above in range(at):
            if counts[above] is None:
                counts[above] = levels[above].start
        last = counts[at]
        counts[at] = levels[at].start if last is None else min(last + 1, _MAX_COUNT)
        for below in range(at + 1, _LEVELS):
            restart = levels[below].restart
            if restart is None or (restart != 0 and at < restart):
                counts[below] = None
        return counts

    @staticmethod
    def _written(level: Level, levels: Sequence[Level], counts: Sequence[int | None]) -> Label:
        unknown = ""

        def written(found: re.Match[str]) -> str:
            nonlocal unknown
            place = int(found[1]) - 1
            count = counts[place]
            count = levels[place].start if count is None else count
            name = "decimal" if level.is_legal else levels[place].format
            if name == "bullet":
                return ""
            if name not in FORMATS:
                unknown = name
            return FORMATS.get(name, str)(count).zfill(levels[place].width)

        text = _PLACEHOLDER.sub(written, level.text)
        has_blank = text and level.follow != "nothing" and text[-1] not in _WITHOUT_BLANK
        return Label(f"{text} " if has_blank else text, unknown_format=unknown)


def read_numbering(root: etree._Element | None, styles: Styles) -> Numbering:
    """The lists in the part for them; none for a file without that part."""
    if root is None:
        return Numbering()
    abstracts = {e.get(f"{W}abstractNumId", ""): e for e in root.iterchildren(f"{W}abstractNum")}
    nums = {e.get(f"{W}numId", ""): e for e in root.iterchildren(f"{W}num")}
    levels: dict[str, Sequence[Level]] = {}
    used: dict[str, str] = {}
    starts: dict[str, Mapping[int, int]] = {}
    for num_id, num in nums.items():
        abstract = _linked(value(num, "abstractNumId") or "", abstracts, nums, styles)
        if abstract is None:
            continue
        used[num_id] = abstract
        found = _levels(abstracts[abstract], [Level() for _ in range(_LEVELS)])
        starts[num_id] = {}
        for override in num.iterchildren(f"{W}lvlOverride"):
            at = min(number(override.get(f"{W}ilvl"), 0), _LEVELS - 1)
            found = _levels(override, found)
            start = value(override, "startOverride")
            if start is not None:
                found[at] = replace(found[at], start=number(start, 0))
                starts[num_id] = {**starts[num_id], at: found[at].start}
        levels[num_id] = found
    return Numbering(levels, used, starts)


def _linked(
    id: str, abstracts: Mapping[str, etree._Element], nums: Mapping[str, etree._Element], styles: Styles
) -> str | None:
    """The description that has the levels: one may refer to a style, which refers to a number, which to another."""
    for _ in range(_LINKS):
        if id not in abstracts:
            return None
        style = value(abstracts[id], "numStyleLink")
        if style is None:
            return id
        id = value(nums.get(styles.of_run(style).num_id or ""), "abstractNumId") or ""
    return None


def _levels(parent: etree._Element, before: Sequence[Level]) -> list[Level]:
    levels = list(before)
    for element in parent.iterchildren(f"{W}lvl"):
        at = number(element.get(f"{W}ilvl"), 0)
        if at < _LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: etree._Element) -> Level:
    format, width = _format(element)
    restart = value(element, "lvlRestart")
    return Level(
        start=number(value(element, "start"), 0),
        format=format,
        width=width,
        text=value(element, "lvlText") or "",
        follow=value(element, "suff") or "tab",
        restart=None if restart is None else number(restart, 0),
        is_legal=bool(switch(element, "isLgl")),
        is_hidden=bool(switch(first(element, RPR), "vanish")),
        style=value(element, "pStyle") or "",
    )


def _format(element: etree._Element) -> tuple[str, int]:
    """The name of the format and the digits it fills up to; formats like 001 stand in an alternative."""
    plain = first(element, f"{W}numFmt")
    if plain is None:
        plain = element.find(f"{ALTERNATE}/{CHOICE}/{W}numFmt")
    if plain is None:
        return "decimal", 0
    name = plain.get(VAL, "decimal")
    pattern = (plain.get(f"{W}format") or "").partition(",")[0].strip()
    if name == "custom" and pattern.isascii() and pattern.isdigit():
        return "decimal", min(len(pattern), _LEVELS)
    return name, 0
