"""A PDF file is opened and its pages are counted; what it carries besides its pages is told."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from typing import Any, Final

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.psparser import literal_name

from generator.intake.decode import IntakeError
from generator.intake.pdf.device import Recorder
from generator.intake.pdf.marks import PageMarks
from generator.intake.pdf.wholeness import is_whole_page
from generator.intake.pieces import Remark, RemarkKind
from generator.model.message import Message, msg

MAX_PAGES: Final = 1000
"""Pages of one file; the budget of a whole county with all its departments has some hundreds."""

_MAX_PAPER: Final = 20_000.0
"""Longest side of a page in points, about 7 m."""
_MAX_TREE: Final = 10_000
"""Fields and names that are looked at."""
# What it grumbles about fonts and streams is for its authors.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

# Broken files make the library fail in all these ways.
FAULTS: Final = (
    PSException,
    PDFException,
    AssertionError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def open_pdf(content: bytes) -> PDFDocument:
    """The file, opened. Errors: `IntakeError` for one that is damaged or needs a password."""
    try:
        return PDFDocument(PDFParser(io.BytesIO(content)))
    except PDFEncryptionError:
        raise IntakeError(
            msg("The PDF is protected by a password: save it without one, or ask for the Word or Excel file")
        ) from None
    except FAULTS as error:
        raise IntakeError(_damaged(error)) from None


def read_pages(document: PDFDocument) -> Iterator[PageMarks]:
    """The marks of each page, in order. Errors: `IntakeError` for pages that are damaged, too many or too large."""
    manager = PDFResourceManager()
    recorder = Recorder(manager)
    interpreter = PDFPageInterpreter(manager, recorder)
    pages = iter(PDFPage.create_pages(document))
    number = 0
    while True:
        try:
            page = next(pages, None)
            if page is None:
                break
            number += 1
            _check_page(page, number)
            is_whole = is_whole_page(page)
            interpreter.process_page(page)
        except IntakeError:
            raise
        except FAULTS as error:
            raise IntakeError(_damaged(error, number)) from None
        recorder.marks.is_whole = is_whole
        recorder.marks.is_transparent = _is_transparent(page.resources)
        yield recorder.marks
    if not number:
        raise IntakeError(msg("The PDF is damaged: it holds no page"))


def _check_page(page: Any, number: int) -> None:
    if number > MAX_PAGES:
        raise IntakeError(msg("The PDF has more than {limit} pages, the most that are read", limit=MAX_PAGES))
    x0, y0, x1, y1 = page.mediabox
    if not (0 < abs(x1 - x0) <= _MAX_PAPER and 0 < abs(y1 - y0) <= _MAX_PAPER):
        raise IntakeError(msg("Page {page} of the PDF has no size that paper has", page=number))


def _is_transparent(resources: Any) -> bool:
    states = _dict(_dict(resources).get("ExtGState")).values()
    return any(
        _resolved(_dict(state).get("ca", 1)) != 1
        or _name(_dict(state).get("BM", "")) not in ("", "Normal", "Compatible")
        for state in states
    )


def _damaged(error: BaseException, number: int = 0) -> Message:
    reason = type(error).__name__
    if number:
        return msg("The PDF is damaged at page {page} ({reason})", page=number, reason=reason)
    return msg("The PDF is damaged: it cannot be read ({reason})", reason=reason)


def file_remarks(document: PDFDocument) -> Iterator[Remark]:
    """What is in the file besides its pages: fields to fill in, embedded files, scripts, hidden layers."""
    catalog = _dict(document.catalog)
    names = _dict(catalog.get("Names"))
    fields = _filled_fields(_dict(catalog.get("AcroForm")))
    if fields:
        yield _held_back(msg("Filled fields of forms in the PDF were not read: {count}", count=fields))
    files = _count_names(names.get("EmbeddedFiles")) or len(_list(catalog.get("AF")))
    if files:
        yield _held_back(msg("Embedded files were not read: {count}", count=files))
    if "JavaScript" in names or _is_script(catalog.get("OpenAction")):
        yield _held_back(msg("The PDF holds scripts; they were not run"))
    hidden = _list(_dict(_dict(catalog.get("OCProperties")).get("D")).get("OFF"))
    if hidden:
        message = msg(
            "The PDF has hidden layers ({count}): what was read may hold text that is not shown", count=len(hidden)
        )
        yield Remark(RemarkKind.DOUBTFUL, "", "", message)


def note_remarks(document: PDFDocument) -> Iterator[Remark]:
    """Comments, stamps and boxes that lie upon the pages."""
    count = 0
    with contextlib.suppress(*FAULTS):
        for page in PDFPage.create_pages(document):
            for note in _list(page.annots):
                kind = _name(_dict(note).get("Subtype"))
                count += kind not in ("", "Link", "Widget", "Popup")
    if count:
        yield _held_back(msg("Comments and stamps upon the pages were not read: {count}", count=count))


def _held_back(message: Message) -> Remark:
    return Remark(RemarkKind.HELD_BACK, "", "", message)


def _filled_fields(form: dict[str, Any]) -> int:
    waiting, seen, count = list(_list(form.get("Fields"))), 0, 0
    while waiting and seen < _MAX_TREE:
        seen += 1
        field = _dict(waiting.pop())
        value = _resolved(field.get("V"))
        # A signature (电子签章) is no text of a person who filled it in.
        is_filled = value not in (None, b"", "") and _name(value) != "Off" and _name(field.get("FT")) != "Sig"
        count += is_filled
        waiting.extend(_list(field.get("Kids")))
    return count


def _count_names(tree: Any) -> int:
    waiting, seen, count = [tree], 0, 0
    while waiting and seen < _MAX_TREE:
        seen += 1
        node = _dict(waiting.pop())
        count += len(_list(node.get("Names"))) // 2
        waiting.extend(_list(node.get("Kids")))
    return count


def _is_script(action: Any) -> bool:
    return _name(_dict(action).get("S")) == "JavaScript"


def _resolved(value: Any) -> Any:
    try:
        return resolve1(value)
    except FAULTS:
        return None


def _dict(value: Any) -> dict[str, Any]:
    found = _resolved(value)
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    found = _resolved(value)
    return found if isinstance(found, list) else []


def _name(value: Any) -> str:
    try:
        return str(literal_name(_resolved(value))) if value is not None else ""
    except FAULTS:
        return ""
