"""Styles (样式) of a Word file: what a paragraph or a run is by its style and the ancestors of that."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.intake.word.ink import NO_INK, Ink, ink_of, shading
from generator.intake.word.names import PPR, RPR, TBL, W, first, number, switch, value

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
    ink: Ink = NO_INK
    numbered_as: str = ""
    """Id of the style of the chain that has the number."""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by id."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: Style = PLAIN
    """That of a paragraph without a style."""
    base: Style = PLAIN
    """What holds for the whole file (docDefaults) where no style says otherwise."""
    painted: frozenset[str] = frozenset()
    """Styles of tables that shade cells."""
    tables: frozenset[str] = frozenset()
    """Styles of tables that say how text in them looks."""

    def of_paragraph(self, id: str | None) -> Style:
        """The style of a paragraph; the default for one without or with an unknown one."""
        return self.default if id is None else self.by_id.get(id, self.default)

    def of_run(self, id: str | None) -> Style:
        """The style of a run; plain for one without or with an unknown one."""
        return PLAIN if id is None else self.by_id.get(id, PLAIN)

    def of_table_around(self, element: etree._Element) -> Style:
        """What the style of the table around says of text in it; plain outside of tables."""
        if not self.tables:
            return PLAIN
        table = next(element.iterancestors(TBL), None)
        id = None if table is None else value(first(table, f"{W}tblPr"), "tblStyle")
        return self.by_id[id] if id in self.tables else PLAIN


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
    of_tables = [id for id, element in elements.items() if element.get(f"{W}type") == "table"]
    return Styles(
        by_id,
        PLAIN if default is None else by_id[default],
        _base(root),
        frozenset(id for id in of_tables if _paints(id, elements)),
        frozenset(id for id in of_tables if by_id[id].is_hidden or by_id[id].ink != NO_INK),
    )


def _base(root: etree._Element) -> Style:
    properties = first(first(first(root, f"{W}docDefaults"), f"{W}rPrDefault"), RPR)
    return Style(is_hidden=bool(switch(properties, "vanish")), ink=ink_of(properties))


def _paints(id: str, elements: Mapping[str, etree._Element]) -> bool:
    """Whether a style or an ancestor of it shades anything."""
    return any(
        shading(each) not in ("", "auto") for step in _chain(id, elements) for each in elements[step].iter(f"{W}shd")
    )


def _chain(id: str, elements: Mapping[str, etree._Element]) -> list[str]:
    """The style and its ancestors, the nearest first."""
    chain: list[str] = []
    current: str | None = id
    while current is not None and current not in chain and current in elements and len(chain) < _DEEPEST_CHAIN:
        chain.append(current)
        current = value(elements[current], "basedOn")
    return chain


def _resolve(id: str, elements: Mapping[str, etree._Element]) -> Style:
    """The style with what its ancestors say; the nearest word counts."""
    heading: int | None = None
    level: int | None = None
    is_hidden: bool | None = None
    num_id = font = None
    is_contents, numbered_as = False, ""
    ink = NO_INK
    for current in _chain(id, elements):
        element = elements[current]
        name = (value(element, "name") or "").strip().lower()
        ppr, rpr = first(element, PPR), first(element, RPR)
        heading = _heading(ppr, name) if heading is None else heading
        is_contents = is_contents or _CONTENTS_NAME.fullmatch(name) is not None
        is_hidden = switch(rpr, "vanish") if is_hidden is None else is_hidden
        font = font or _font(rpr)
        ink = ink.over(ink_of(rpr)).over(Ink(ground=shading(first(ppr, f"{W}shd"))))
        numbering = first(ppr, f"{W}numPr")
        if num_id is None and numbering is not None:
            num_id, numbered_as = value(numbering, "numId"), current
        if level is None and numbering is not None and value(numbering, "ilvl") is not None:
            level = number(value(numbering, "ilvl"), 0)
    return Style(heading or 0, is_contents, bool(is_hidden), num_id, level, font, ink, numbered_as)


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
