"""Whether a PDF is whole: the library mends what it can and passes over the rest, which must not be lost unsaid."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator
from typing import Any, Final

from pdfminer import settings
from pdfminer.pdfdocument import PDFDocument, PDFXRefFallback
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import literal_name

from generator.intake.decode import IntakeError
from generator.intake.pieces import Remark, RemarkKind
from generator.model.message import msg

_MAX_FORMS: Final = 200
MAX_PROGRAM: Final = 16 * 1024 * 1024
"""Bytes that one part of a page's program may unpack to; a crowded page of figures has 0.2 MB."""


def is_whole_page(page: Any) -> bool:
    """Whether every part of a page's program is there and can be unpacked to its end.

    Errors: `IntakeError` for a part that unpacks to more than `MAX_PROGRAM` bytes.
    """
    waiting: list[Any] = list(page.contents)
    resources: list[Any] = [page.resources]
    seen: set[int] = set()
    while waiting or (resources and len(seen) < _MAX_FORMS):
        if not waiting:
            forms = _forms(resources.pop(), seen)
            waiting.extend(forms)
            resources.extend(form.attrs.get("Resources") for form in forms)
            continue
        stream = resolve1(waiting.pop())
        if not isinstance(stream, PDFStream) or not _unpacks(stream):
            return False
    return True


def _forms(resources: Any, seen: set[int]) -> list[PDFStream]:
    """Drawings that a page uses, each once."""
    found: list[PDFStream] = []
    table = resolve1(resources)
    drawn = resolve1(table.get("XObject")) if isinstance(table, dict) else None
    for value in drawn.values() if isinstance(drawn, dict) else ():
        form = resolve1(value)
        if isinstance(form, PDFStream) and form.objid not in seen and _name(form.attrs.get("Subtype")) == "Form":
            seen.add(form.objid or 0)
            found.append(form)
    return found


def _name(value: Any) -> str:
    return str(literal_name(resolve1(value))) if value is not None else ""


def _unpacks(stream: PDFStream) -> bool:
    raw = stream.rawdata
    if raw is not None and _name_of_first_filter(stream) in ("FlateDecode", "Fl"):
        _check_size(raw)
    # Only when it is strict does the library say that data is cut off or damaged; what it unpacked it keeps.
    settings.STRICT = True
    try:
        stream.get_data()
    except Exception:
        return False
    finally:
        settings.STRICT = False
    return True


def _name_of_first_filter(stream: PDFStream) -> str:
    filters = stream.get_filters()
    return _name(filters[0][0]) if filters else ""


def _check_size(packed: bytes) -> None:
    unpacking = zlib.decompressobj()
    with contextlib.suppress(zlib.error):
        if len(unpacking.decompress(packed, MAX_PROGRAM)) >= MAX_PROGRAM and unpacking.unconsumed_tail:
            limit = MAX_PROGRAM // (1024 * 1024)
            raise IntakeError(msg("A page of the PDF unpacks to more than {limit} MB", limit=limit))


def wholeness_remarks(document: PDFDocument, pages: int, broken: list[int]) -> Iterator[Remark]:
    """What a person must look at: parts that may be missing. `broken` are the numbers of pages that are not whole."""
    if any(isinstance(table, PDFXRefFallback) for table in document.xrefs):
        message = msg("The PDF is damaged: its list of parts was made anew, and some may be missing")
        yield Remark(RemarkKind.DOUBTFUL, "", "", message)
    tree = resolve1(document.catalog.get("Pages"))
    told = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    if isinstance(told, int) and told != pages:
        message = msg("The PDF says that it has {expected} pages; {found} were found", expected=told, found=pages)
        yield Remark(RemarkKind.DOUBTFUL, "", "", message)
    for number in broken:
        message = msg("The page is damaged; parts of it may be missing")
        yield Remark(RemarkKind.DOUBTFUL, f"page-{number}", "", message)
