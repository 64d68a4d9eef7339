"""A workbook (XLSX): sheets and styles in a zip whose bytes depend on nothing but them.

Source: ECMA-376 parts 1 and 2. No moment stands in it: entries of the zip bear the first day a zip can bear.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from generator.downloads.sheet import MAIN, Sheet, Strings, escaped, number_formats

MOST_IN_A_NAME: Final = 31
"""UTF-16 units in the name of a sheet. Source: Excel specifications and limits."""

_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
_OPEN_XML: Final = "http://schemas.openxmlformats.org"
_OFFICE: Final = f"{_OPEN_XML}/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Strong compression would take more time than all the rest for a tenth of the size.
_LEVEL: Final = 1


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook as bytes, and what to look through before it goes out."""

    content: bytes
    texts: bytes
    """All its texts, as XML: they cannot be read in `content`."""


def workbook(sheets: Sequence[Sheet], pages: Sequence[bytes], strings: Strings, title: str, generator: str) -> Workbook:
    """The workbook with these sheets and what `sheet_xml` made of each; no two of their names are alike."""
    texts = strings.xml()
    files = [
        ("[Content_Types].xml", _content_types(len(pages))),
        ("_rels/.rels", _ROOT),
        ("docProps/core.xml", _core(title, generator)),
        ("xl/workbook.xml", _book(sheets)),
        ("xl/_rels/workbook.xml.rels", _relations(len(pages))),
        ("xl/styles.xml", _STYLES),
        ("xl/sharedStrings.xml", texts),
        *((f"xl/worksheets/sheet{number}.xml", page) for number, page in enumerate(pages, start=1)),
    ]
    return Workbook(_zipped(files), texts)


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """A name a sheet may have, unlike all those taken whatever their case: `项目`, `收支总表 (2)`."""
    plain = _NOT_IN_NAMES.sub(" ", wanted).strip(" '") or "-"
    lowered = {name.lower() for name in taken} | {"history"}
    name, number = _cut(plain, MOST_IN_A_NAME), 2
    while name.lower() in lowered:
        tail = f" ({number})"
        name = _cut(plain, MOST_IN_A_NAME - len(tail)) + tail
        number += 1
    return name


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore").rstrip(" '")


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            # Else it tells which system the program ran on.
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=_LEVEL)
    return buffer.getvalue()


def _content_types(count: int) -> bytes:
    parts = [
        ("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"),
        ("/xl/styles.xml", f"{_TYPE}.styles+xml"),
        ("/xl/sharedStrings.xml", f"{_TYPE}.sharedStrings+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        *((f"/xl/worksheets/sheet{number}.xml", f"{_TYPE}.worksheet+xml") for number in range(1, count + 1)),
    ]
    return (
        f'{_XML}<Types xmlns="{_OPEN_XML}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in parts)
        + "</Types>"
    ).encode()


def _relationships(relations: Sequence[tuple[str, str]]) -> bytes:
    return (
        f'{_XML}<Relationships xmlns="{_OPEN_XML}/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(relations, start=1)
        )
        + "</Relationships>"
    ).encode()


_ROOT: Final = _relationships(
    [
        (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        (f"{_OPEN_XML}/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
    ]
)


def _relations(count: int) -> bytes:
    sheets = [(f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)]
    others = [(f"{_OFFICE}/styles", "styles.xml"), (f"{_OFFICE}/sharedStrings", "sharedStrings.xml")]
    return _relationships([*sheets, *others])


def _book(sheets: Sequence[Sheet]) -> bytes:
    names = [escaped(sheet.name).replace('"', "&quot;") for sheet in sheets]
    entries = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, start=1)
    )
    # The head is printed on every page.
    titles = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{place}">'
        f"'{name.replace(chr(39), chr(39) * 2)}'!$1:${2 if sheet.title else 1}</definedName>"
        for place, (name, sheet) in enumerate(zip(names, sheets, strict=True))
    )
    return (
        f'{_XML}<workbook {MAIN} xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews><sheets>{entries}</sheets>'
        f"<definedNames>{titles}</definedNames></workbook>"
    ).encode()


def _core(title: str, generator: str) -> bytes:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_OPEN_XML}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(title)}</dc:title><dc:creator>{escaped(generator)}</dc:creator></cp:coreProperties>"
    ).encode()


def _styles() -> bytes:
    """The styles in the order of `sheet.py`: head, texts, title, whole number, day, then figures by decimals."""
    formats = list(number_formats())
    first = 164  # the formats below are those every program knows
    top = '<alignment vertical="top"/>'
    wrapped = '<alignment vertical="top" wrapText="1"/>'

    def style(number_format: int, alignment: str, font: int = 0, fill: int = 0, border: int = 0) -> str:
        return (
            f'<xf numFmtId="{number_format}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{alignment}</xf>'
        )

    cells = [
        style(0, top),
        style(49, wrapped, font=1, fill=2, border=1),
        style(49, top),
        style(49, wrapped),
        style(49, top, font=1),
        style(1, top),
        style(first + len(formats), top),
        *(style(first + place, top) for place in range(len(formats))),
    ]
    codes = "".join(
        f'<numFmt numFmtId="{first + place}" formatCode="{code}"/>'
        for place, code in enumerate([*formats, "yyyy-mm-dd"])
    )
    font = '<sz val="11"/><name val="等线"/><family val="2"/>'
    line = '<bottom style="thin"><color rgb="FF1C1B18"/></bottom>'
    return (
        f'{_XML}<styleSheet {MAIN}><numFmts count="{len(formats) + 1}">{codes}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFD5DED6"/></patternFill></fill></fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border><left/><right/><top/>{line}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(cells)}">{"".join(cells)}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ).encode()


_STYLES: Final = _styles()
