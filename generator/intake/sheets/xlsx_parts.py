"""What the sheets of an xlsx workbook share: its texts, the styles of its cells, its settings and list of sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.package import Package
from generator.intake.part_xml import OFFICE_RELATIONS
from generator.intake.sheets.book import MAX_SHEETS
from generator.intake.sheets.formats import BUILTIN, GENERAL, Format, parse_format
from generator.model.message import msg

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE: Final = frozenset({"1", "true", "on"})
_MAX_STYLES: Final = 65_536
"""Styles of cells; a spreadsheet has at most 65,490."""

_MAX_NAME: Final = 100
"""Signs of a sheet's name; a spreadsheet allows 31."""


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; programs differ in these, not in names."""
    return str(element.tag).rpartition("}")[2]


def is_true(value: str | None) -> bool:
    """Whether an attribute says yes."""
    return (value or "").lower() in _TRUE


def whole_number(value: str | None, default: int = 0) -> int:
    """An attribute as a whole number; the default for anything else."""
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 10 else default


def text_of(element: etree._Element) -> str:
    """The text of a string: its runs joined, without readings (拼音) beside them, escapes resolved."""
    parts: list[str] = []
    for child in element:
        name = local(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts.extend(t.text or "" for t in child if local(t) == "t")
    return unescape("".join(parts))


def unescape(text: str) -> str:
    """Signs that XML cannot hold, written as `_x000D_`; a lone half of a pair stays as it is written."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda found: found[0] if 0xD800 <= int(found[1], 16) < 0xE000 else chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def shared_strings(package: Package, workbook: str) -> list[str]:
    """The texts that cells refer to by their number."""
    part = next(iter(package.related(workbook, "sharedStrings")), None)
    return [text_of(item) for item in package.xml(part) if local(item) == "si"] if part else []


@dataclass(frozen=True, slots=True)
class Styles:
    """For each style of a cell its number format, and whether it has a line on its left or right."""

    formats: tuple[Format, ...]
    ruled: tuple[bool, ...]

    def format(self, style: int) -> Format:
        """The number format of a style; one that is not sure for a style that the file does not hold."""
        if style < len(self.formats):
            return self.formats[style]
        return parse_format(GENERAL) if style == 0 else Format(f"#{style}", (None,))

    def is_ruled(self, style: int) -> bool:
        """Whether the style has a line on its left or right."""
        return style < len(self.ruled) and self.ruled[style]


def read_styles(package: Package, workbook: str) -> Styles:
    """The styles of cells; none where the workbook has no part for them."""
    part = next(iter(package.related(workbook, "styles")), None)
    if part is None:
        return Styles((), ())
    root = package.xml(part)
    own = {
        whole_number(element.get("numFmtId")): unescape(element.get("formatCode", ""))
        for element in _children(root, "numFmts")
    }
    ruled = [
        any(local(side) in ("left", "right", "start", "end") and side.get("style", "none") != "none" for side in border)
        for border in _children(root, "borders")
    ]
    formats: list[Format] = []
    lines: list[bool] = []
    for xf in list(_children(root, "cellXfs"))[:_MAX_STYLES]:
        number, border = whole_number(xf.get("numFmtId")), whole_number(xf.get("borderId"))
        code = own.get(number) or BUILTIN.get(number)
        formats.append(parse_format(code) if code is not None else Format(f"#{number}", (None,)))
        lines.append(border < len(ruled) and ruled[border])
    return Styles(tuple(formats), tuple(lines))


def _children(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for group in root:
        if local(group) == name:
            yield from group


@dataclass(frozen=True, slots=True)
class ListedSheet:
    """A sheet as the workbook lists it."""

    name: str
    is_hidden: bool
    kind: str
    """`worksheet`, `chartsheet`, `dialogsheet`, `xlMacrosheet`; empty where the file does not hold it."""
    part: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """The settings of a workbook that its cells depend on, and its sheets."""

    part: str
    is_1904: bool
    computes_anew: bool
    """Whether the file asks for its formulas to be computed when it is opened."""
    sheets: tuple[ListedSheet, ...]


def read_workbook(package: Package) -> Workbook:
    """The workbook part. Errors: `IntakeError` for a package that is none, one without sheets, one with too many."""
    part = package.main_part()
    root = package.xml(part)
    if local(root) != "workbook":
        raise IntakeError(msg("The file is an Office file but no workbook"))
    settings: Mapping[str, etree._Element] = {local(element): element for element in root}
    relations = package.relationships(part)
    sheets = []
    for element in settings.get("sheets", ()):
        relation = relations.get(element.get(f"{{{OFFICE_RELATIONS}}}id", ""))
        is_there = relation is not None and not relation.is_external and package.find(relation.target) is not None
        sheets.append(
            ListedSheet(
                unescape(element.get("name", ""))[:_MAX_NAME],
                element.get("state", "visible") != "visible",
                relation.kind if relation is not None and is_there else "",
                relation.target if relation is not None else "",
            )
        )
    if not 0 < len(sheets) <= MAX_SHEETS:
        raise IntakeError(
            msg("The workbook has {found} sheets; 1 to {limit} are read", found=len(sheets), limit=MAX_SHEETS)
        )
    properties, computing = settings.get("workbookPr"), settings.get("calcPr")
    return Workbook(
        part,
        properties is not None and is_true(properties.get("date1904")),
        computing is not None and is_true(computing.get("fullCalcOnLoad")),
        tuple(sheets),
    )
