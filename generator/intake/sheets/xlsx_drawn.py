"""What lies over the squares of an xlsx sheet: text boxes, pictures, charts, comments, tick boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.intake.package import Package
from generator.intake.sheets.book import Sheet
from generator.intake.sheets.xlsx_parts import is_true, local, whole_number

_CONTROL: Final = re.compile(rb"""ObjectType\s*=\s*["'](?!Note|Pict|Rect|Shape|Line|Group)\w+["']""")
_ANCHORS: Final = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})


def read_drawn(package: Package, part: str, sheet: Sheet) -> None:
    """Adds to the sheet what its part refers to. Errors: `IntakeError` for a damaged drawing."""
    drawn = sheet.drawn
    kinds = [relation.kind for relation in package.relationships(part).values()]
    drawn.embedded += sum(kind in ("oleObject", "package", "control") for kind in kinds)
    drawn.pictures += kinds.count("image")
    for comments in package.related(part, "comments"):
        drawn.comments += sum(local(element) == "comment" for element in package.xml(comments).iter())
    in_drawings = 0
    for old in package.related(part, "vmlDrawing"):
        # Its markup is no sound XML at times (`<br>`); only counted.
        in_drawings += len(_CONTROL.findall(package.parts.get(old, b"")))
    drawn.controls += in_drawings or kinds.count("ctrlProp")
    for drawing in package.related(part, "drawing"):
        for anchor in package.xml(drawing):
            if local(anchor) in _ANCHORS:
                _read_anchor(anchor, sheet)


def _read_anchor(anchor: etree._Element, sheet: Sheet) -> None:
    drawn, is_hidden = sheet.drawn, _lies_in_hidden(anchor, sheet)
    for element in _shapes(anchor):
        kind = local(element)
        if kind == "pic":
            drawn.pictures += 1
        elif kind == "graphicFrame":
            drawn.charts += 1
        else:
            text = _text(element)
            if text and (is_hidden or _is_hidden(element)):
                drawn.hidden_boxes += 1
            elif text:
                drawn.boxes.append(text)


def _shapes(element: etree._Element) -> Iterator[etree._Element]:
    """The shapes of an anchor, those in groups too; of alternatives the first."""
    for child in element:
        kind = local(child)
        if kind in ("sp", "pic", "graphicFrame", "cxnSp"):
            yield child
        elif kind == "grpSp":
            yield from _shapes(child)
        elif kind == "AlternateContent":
            yield from (shape for choice in list(child)[:1] for shape in _shapes(choice))


def _is_hidden(shape: etree._Element) -> bool:
    return any(local(element) == "cNvPr" and is_true(element.get("hidden")) for element in shape.iter())


def _text(shape: etree._Element) -> str:
    paragraphs = []
    for paragraph in shape.iter("{*}p"):
        parts = (("\n" if local(e) == "br" else e.text or "") for e in paragraph.iter("{*}t", "{*}br"))
        paragraphs.append("".join(parts))
    return "\n".join(paragraphs).strip()


def _lies_in_hidden(anchor: etree._Element, sheet: Sheet) -> bool:
    """Whether all rows or all columns below a shape are hidden."""
    at = {
        f"{local(end)}-{local(place)}": whole_number((place.text or "").strip())
        for end in anchor
        if local(end) in ("from", "to")
        for place in end
    }
    if "to-row" not in at or "from-row" not in at:
        return False
    rows = range(at["from-row"], at["to-row"] + 1)
    columns = range(at.get("from-col", 0), at.get("to-col", 0) + 1)
    return any(
        len(found) > 0 and all(place in hidden for place in found)
        for found, hidden in ((rows, sheet.hidden_rows), (columns, sheet.hidden_columns))
    )
