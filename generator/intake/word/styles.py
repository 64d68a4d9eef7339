"""Styles (样式) of a Word file: what a paragraph or a run is by its style and the ancestors of that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.intake.word.names import PPR, RPR, W, first, number, switch, value

_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])")
_CONTENTS_NAME = re.compile(r"(?:toc|目录)\s*[1-9]|table of figures|图表目录")
_BODY_LEVEL = 9
"""The outline level that means none."""
_DEEPEST_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a style, its ancestors included."""

    heading: int = 0
    is_contents: bool = False
    is_hidden: bool = False
    num_id: str | None = None
    level: int | None = None
    font: str | None = None
    numbered_as: str = ""
    """Id of the style of the chain that has the number."""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by id."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: Style = PLAIN
    """That of a paragraph without a style."""

    def of_paragraph(self, id: str | None) -> Style:
        """The style of a paragraph; the default for one without or with an unknown one."""
        return self.default if id is None else self.by_id.get(id, self.default)

    def of_run(self, id: str | None) -> Style:
        """The style of a run; plain for one without or with an unknown one."""
        return PLAIN if id is None else self.by_id.get(id, PLAIN)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles in the part for them; none for a file without that part."""
    if root is None:
        return Styles()
    elements = {element.get(f"{W}styleId", ""): element for element in root.iterchildren(f"{W}style")}
    by_id = {id: _resolve(id, elements) for id in elements}
    default = next(
        (
            id
            for id, e in elements.items()
            if e.get(f"{W}type") == "paragraph" and e.get(f"{W}default") in ("1", "true")
        ),
        None,
    )
    return Styles(by_id, PLAIN if default is None else by_id[default])


def _resolve(id: str, elements: Mapping[str, etree._Element]) -> Style:
    """The style with what its ancestors say; the nearest word counts."""
    heading: int | None = None
    level: int | None = None
    is_hidden: bool | None = None
    num_id = font = None
    is_contents, numbered_as = False, ""
    seen: set[str] = set()
    current: str | None = id
    while current is not None and current not in seen and current in elements and len(seen) < _DEEPEST_CHAIN:
        seen.add(current)
        element = elements[current]
        name = (value(element, "name") or "").strip().lower()
        ppr, rpr = first(element, PPR), first(element, RPR)
        heading = _heading(ppr, name) if heading is None else heading
        is_contents = is_contents or _CONTENTS_NAME.fullmatch(name) is not None
        is_hidden = switch(rpr, "vanish") if is_hidden is None else is_hidden
        font = font or _font(rpr)
        numbering = first(ppr, f"{W}numPr")
        if num_id is None and numbering is not None:
            num_id, numbered_as = value(numbering, "numId"), current
        if level is None and numbering is not None and value(numbering, "ilvl") is not None:
            level = number(value(numbering, "ilvl"), 0)
        current = value(element, "basedOn")
    return Style(heading or 0, is_contents, bool(is_hidden), num_id, level, font, numbered_as)


def _heading(ppr: etree._Element | None, name: str) -> int | None:
    outline = value(ppr, "outlineLvl")
    if outline is not None:
        return heading_of(outline)
    found = _HEADING_NAME.fullmatch(name)
    return int(found[1]) if found else None


def heading_of(outline: str) -> int:
    """The level of a heading from an outline level, 0 for text."""
    level = number(outline, _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else 0


def _font(rpr: etree._Element | None) -> str | None:
    fonts = first(rpr, f"{W}rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii")
