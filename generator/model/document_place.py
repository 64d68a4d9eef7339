"""Where a piece stands in a document that has no lines of its own: a Word file, a workbook, a page.

Written as steps from the outside in, `table-3/row-5/cell-2`, `sheet:收入预算/B7`, `page-4/line-12`,
`footnote-2/paragraph-1`: short, stable in a file, and told to people by `place_words`.
"""

from __future__ import annotations

import contextlib
import re

from generator.model.message import Message, msg

_STEP = re.compile(r"(?P<kind>[a-z]+)-(?P<number>\d+)")
_SHEET = re.compile(r"sheet:(?P<name>[^/]+)")
_CELL = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")


def step_words(step: str) -> Message:
    """One step as a person says it. Errors: ValueError for a step that is not of the closed list."""
    sheet = _SHEET.fullmatch(step)
    if sheet:
        return msg("sheet “{name}”", name=sheet["name"])
    if _CELL.fullmatch(step):
        return msg("cell {reference}", reference=step)
    found = _STEP.fullmatch(step)
    words = _words(found["kind"], int(found["number"])) if found else None
    if words is None:
        raise ValueError(f"no step of a place in a document: {step}")
    return words


def _words(kind: str, number: int) -> Message | None:
    # Spelt out one by one: the extraction of the catalogues reads literal texts alone.
    return {
        "paragraph": msg("paragraph {number}", number=number),
        "table": msg("table {number}", number=number),
        "row": msg("row {number}", number=number),
        "cell": msg("cell {number} of the row", number=number),
        "page": msg("page {number}", number=number),
        "line": msg("line {number}", number=number),
        "header": msg("page header {number}", number=number),
        "footer": msg("page footer {number}", number=number),
        "footnote": msg("footnote {number}", number=number),
        "endnote": msg("endnote {number}", number=number),
        "box": msg("text box {number}", number=number),
        "part": msg("part {number} of the file", number=number),
    }.get(kind)


def place_words(place: str) -> tuple[Message, ...]:
    """The steps of a place, outermost first, each as a person says it. Errors: ValueError as `step_words`."""
    return tuple(step_words(step) for step in place.split("/"))


def source_places(source: str) -> tuple[tuple[Message, ...] | str, ...]:
    """`Place.source` part by part: the steps of each place in words, numbers of lines and all else as they are."""
    return tuple(_place_or_text(part) for part in source.split("; ")) if source else ()


def _place_or_text(part: str) -> tuple[Message, ...] | str:
    if "-" in part or ":" in part:
        # A date with hyphens is no place, and a name of a sheet may hold anything.
        with contextlib.suppress(ValueError):
            return place_words(part)
    return part
