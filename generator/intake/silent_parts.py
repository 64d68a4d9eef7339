"""Parts of a file that say something and that nobody reads: comments, macros, caches, building blocks, foreign data.

A package tells by the names of its parts, an old binary file by the entries of its directory. What such a part says is
not looked at; that it is there keeps the original outside. Properties (docProps) are none: whoever wrote a document may
be named.
"""

from __future__ import annotations

import re
from typing import Final

from generator.intake.zip_look import OLE_MARK, Unpacked, part_key

_ALWAYS: Final = re.compile(
    r"(?:.*/)?(?:vbaproject\.bin"
    # The whole list that a pivot table was made from (数据透视表缓存), and the data model behind it.
    r"|pivotcache/[^/]+|model/[^/]+"
    # Who changed what in a shared workbook (共享工作簿的修订记录).
    r"|revisions/[^/]+"
    # Whole documents laid into another one.
    r"|[^/]+\.(?:docx?|docm|rtf|xlsx?|xlsm|xlsb|csv|txt|pptx?|pdf|ofd|wps|et|html?|xhtml|mht|mhtml|zip|rar|7z))"
)
_WHERE_IT_SPEAKS: Final = re.compile(
    r"(?:.*/)?(?:(?:threaded)?comments[^/]*(?:/[^/]+)?\.xml"
    r"|glossary/[^/]+\.xml"
    # Cells of other workbooks (外部链接缓存) and stored queries.
    r"|externallinks/[^/]+\.xml|connections\.xml|querytables/[^/]+\.xml"
    r"|customxml/item[0-9]*\.xml)"
)
_PARTS_OF_TEMPLATES: Final = re.compile(r"(?:.*/)?glossary/(?!document)[^/]+\.xml")
"""Styles, fonts and settings beside the building blocks."""

_TAG: Final = re.compile(r"<[^<>]*>")
_HAN_VALUE: Final = re.compile(r"""=\s*(?:"[^"<>]*[\u3400-\u9fff]|'[^'<>]*[\u3400-\u9fff])""")
_SLOT: Final = 128
"""Bytes of an entry in the directory of an OLE file; every entry begins with its name in UTF-16."""
_STORAGES: Final = ("_VBA_PROJECT_CUR", "_SX_DB_CUR", "Macros", "ObjectPool", "Revision Log")
_EMBEDDED: Final = re.compile(rb"M\0B\0D\0(?:[0-9A-Fa-f]\0){8}\0\0")


def silent_parts(found: Unpacked) -> int:
    """How many such parts a package holds."""
    return sum(_is_silent(part_key(name), found.xml.get(name)) for name in found.names)


def _is_silent(key: str, part: bytes | None) -> bool:
    # Embedded files are counted by themselves.
    if key.endswith(".rels") or "embeddings/" in key:
        return False
    if _ALWAYS.fullmatch(key):
        return True
    if _WHERE_IT_SPEAKS.fullmatch(key) is None or _PARTS_OF_TEMPLATES.fullmatch(key):
        return False
    return part is None or _speaks(part)


def _speaks(part: bytes) -> bool:
    """Whether a part holds any text, or a value in Han characters; one that only names shapes and styles holds none."""
    text = part.decode("utf-16" if part.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace").lstrip("\ufeff")
    return bool(_TAG.sub("", text).strip()) or _HAN_VALUE.search(text) is not None


def silent_storages(content: bytes) -> int:
    """How many such storages an old binary file (.xls) holds; 0 for any other file."""
    if not content.startswith(OLE_MARK):
        return 0
    named = sum(_has_entry(content, name) for name in _STORAGES)
    return named + sum(found.start() % _SLOT == 0 for found in _EMBEDDED.finditer(content))


def _has_entry(content: bytes, name: str) -> bool:
    wanted = name.encode("utf-16-le") + b"\0\0"
    at = content.find(wanted)
    while at >= 0 and at % _SLOT:
        at = content.find(wanted, at + 1)
    return at >= 0
