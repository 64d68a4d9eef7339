"""A small writer of xlsx packages for tests, in raw XML: what openpyxl would refuse to write, or would put right."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = {
    "workbook": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "macro": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "sheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
}


@dataclass
class MadeSheet:
    """One sheet: its rows as XML, and what stands before and behind them."""

    rows: str
    name: str = "Sheet1"
    state: str = ""
    before: str = ""
    after: str = ""
    relations: Mapping[str, str] = field(default_factory=dict)
    """Kind of a relationship → target, relative to the sheet's folder."""


def cell(reference: str, value: object, style: int = 0, kind: str = "") -> str:
    """A cell: a text stands in the cell itself, a number as it is written."""
    if isinstance(value, str) and not kind:
        return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    kind = f' t="{kind}"' if kind else ""
    return f'<c r="{reference}" s="{style}"{kind}><v>{escape(str(value))}</v></c>'


def row(number: int, *values: object, attributes: str = "", style: int = 0) -> str:
    """A row of values from column A on; None leaves a square out, a text that begins with `<` is XML as it is."""
    cells = "".join(
        value if isinstance(value, str) and value.startswith("<") else cell(f"{letter}{number}", value, style)
        for letter, value in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", values, strict=False)
        if value is not None
    )
    return f'<row r="{number}" {attributes}>{cells}</row>'


def styles(formats: Sequence[str], ruled: Sequence[int] = ()) -> str:
    """The part of styles: style n has the n-th format, and lines around it where `ruled` names it."""
    codes = "".join(f'<numFmt numFmtId="{164 + at}" formatCode={quoteattr(code)}/>' for at, code in enumerate(formats))
    xfs = "".join(f'<xf numFmtId="{164 + at}" borderId="{int(at in ruled)}"/>' for at in range(len(formats)))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts>'
        '<borders><border/><border><left style="thin"/><right style="thin"/></border></borders>'
        f"<cellXfs>{xfs}</cellXfs></styleSheet>"
    )


def make_xlsx(
    *sheets: MadeSheet,
    formats: Sequence[str] = ("General",),
    ruled: Sequence[int] = (),
    strings: str | None = None,
    settings: str = "",
    calculation: str = "",
    kind: str = "workbook",
    parts: Mapping[str, str | bytes] | None = None,
    relations: Mapping[str, str] | None = None,
    is_strict: bool = False,
) -> bytes:
    """The bytes of a workbook; `parts` are added or put in the place of the made ones."""
    made: dict[str, str | bytes] = {"xl/styles.xml": styles(formats, ruled)}
    listed, related = "", '<Relationship Id="s" Type="' + _REL + '/styles" Target="styles.xml"/>'
    for number, sheet in enumerate(sheets, start=1):
        state = f' state="{sheet.state}"' if sheet.state else ""
        listed += f'<sheet name={quoteattr(sheet.name)} sheetId="{number}"{state} r:id="r{number}"/>'
        related += f'<Relationship Id="r{number}" Type="{_REL}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        made[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}" xmlns:r="{_REL}">{sheet.before}<sheetData>{sheet.rows}</sheetData>'
            f"{sheet.after}</worksheet>"
        )
        if sheet.relations:
            made[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _relations(sheet.relations)
    if strings is not None:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{strings}</sst>'
        related += f'<Relationship Id="t" Type="{_REL}/sharedStrings" Target="sharedStrings.xml"/>'
    for at, (relation, target) in enumerate((relations or {}).items()):
        related += f'<Relationship Id="x{at}" Type="{_REL}/{relation}" Target="{target}"/>'
    made["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{settings}<sheets>{listed}</sheets>{calculation}</workbook>'
    )
    made["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}/relationships">{related}</Relationships>'
    made["_rels/.rels"] = _relations({"officeDocument": "xl/workbook.xml"})
    made["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES[kind]}"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPES["sheet"]}"/>'
            for number in range(1, len(sheets) + 1)
        )
        + "</Types>"
    )
    return pack({**made, **(parts or {})}, is_strict)


def _relations(relations: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="r{at}" Type="{_REL}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(relations.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def pack(parts: Mapping[str, str | bytes], is_strict: bool = False) -> bytes:
    """A zip package of these parts; strict OOXML has other names of namespaces."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            if is_strict and isinstance(part, str):
                part = part.replace(_MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                part = part.replace(_REL, "http://purl.oclc.org/ooxml/officeDocument/relationships")
            file.writestr(name, part)
    return packed.getvalue()


def text_box(*texts: str, attributes: str = "", rows: tuple[int, int] = (0, 1)) -> str:
    """A drawing part with one text box, a paragraph for each text."""
    paragraphs = "".join(f"<a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p>" for text in texts)
    corner = (
        "<xdr:{0}><xdr:col>{1}</xdr:col><xdr:colOff>0</xdr:colOff>"
        "<xdr:row>{2}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{0}>"
    )
    return (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
        f"{corner.format('from', 5, rows[0])}{corner.format('to', 8, rows[1])}"
        f'<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="box" {attributes}/>'
        '<xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="400000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
        f"<xdr:txBody><a:bodyPr/>{paragraphs}</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
