"""A small writer of Word files for tests: the XML is given, the package around it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData",
    }.items()
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def packed(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip package of these parts, in this order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def types(overrides: Mapping[str, str]) -> str:
    """The part that says what each part is."""
    stated = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{stated}</Types>"
    )


def relations(*targets: tuple[str, str] | tuple[str, str, str]) -> str:
    """A part of relationships rId1, rId2 …: each a kind and a target, and `External` where it leads outside."""
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{target[0]}" Target="{escape(target[1])}"'
        + (f' TargetMode="{target[2]}"/>' if len(target) == 3 else "/>")
        for number, target in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{RELS}">{each}</Relationships>'


def word_parts(
    body: str,
    others: Mapping[str, str] | None = None,
    links: Sequence[tuple[str, str] | tuple[str, str, str]] = (),
    main: str = "word/document.xml",
    kind: str = _MAIN,
) -> dict[str, str | bytes]:
    """The parts of a Word file: `body` is the XML inside of w:body, `others` further parts of word/ by file name.

    Each of `others` is the XML inside of its root (`styles.xml` → w:styles …) and is referred to as rId1, rId2 …
    in the given order, `links` after them.
    """
    roots = {"header": "hdr", "footer": "ftr"}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": types({main: kind}),
        "_rels/.rels": relations(("officeDocument", main)),
        main: f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    referred = []
    for name, inside in (others or {}).items():
        word = name.removesuffix(".xml").rstrip("0123456789")
        root = roots.get(word, word)
        parts[f"word/{name}"] = f"<w:{root} {NAMESPACES}>{inside}</w:{root}>"
        referred.append((word, name))
    folder, _, base = main.rpartition("/")
    parts[f"{folder}/_rels/{base}.rels".lstrip("/")] = relations(*referred, *links)
    return parts


def word_file(
    body: str,
    others: Mapping[str, str] | None = None,
    links: Sequence[tuple[str, str] | tuple[str, str, str]] = (),
) -> bytes:
    """A Word file; see `word_parts`."""
    return packed(word_parts(body, others, links))


def run(text: str, properties: str = "") -> str:
    """A run of text, `\\n` as a line break, tabs as tabs."""
    inside = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t"))
        for line in text.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inside}</w:r>"


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph: texts, or XML where it begins with `<`."""
    inside = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "", width: int = 0) -> str:
    """A cell of paragraphs; `merge` is `restart` or `continue` of a merge downwards."""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>' if width else ""
    properties += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = "".join(
        each if each.startswith("<w:p") or each.startswith("<w:tbl") else paragraph(each) for each in (content or ("",))
    )
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{inside}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells: texts, or XML of `cell`."""
    inside = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def table(*rows: Sequence[str] | str, columns: int = 0) -> str:
    """A table of rows (XML of `row`, or cells); `columns` squares in its grid, none for a table without one."""
    squares = '<w:gridCol w:w="1000"/>' * columns
    grid = f"<w:tblGrid>{squares}</w:tblGrid>" if columns else ""
    inside = "".join(each if isinstance(each, str) else row(*each) for each in rows)
    return f"<w:tbl><w:tblPr/>{grid}{inside}</w:tbl>"
