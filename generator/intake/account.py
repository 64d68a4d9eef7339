"""What became of every line of a document."""

from __future__ import annotations

from generator.model.grid import Document
from generator.model.import_report import Accounting, ImportReport, Outcome
from generator.model.reading import Reading, Unread
from generator.model.remark import Remark


def account_for(document: Document, reading: Reading, remarks: tuple[Remark, ...] = ()) -> ImportReport:
    """The report of a reading before it is known where it goes: refused, until something is written.

    Each line with anything on it is in exactly one of three: of a field, nothing but furniture, unread.
    """
    taken = {line for lines in reading.fields.values() for line in lines}
    furniture = {line for lines in reading.furniture.values() for line in lines} - taken
    filled = {number for number, text in enumerate(document.line_texts, start=1) if text.strip()}
    listed = {item.line for item in reading.unread}
    # A line no one speaks of is unread, whatever the form believes.
    forgotten = filled - taken - furniture - listed
    unread = (*reading.unread, *(Unread(line, document.line_texts[line - 1].strip()) for line in sorted(forgotten)))
    unread_lines = {item.line for item in unread}
    return ImportReport(
        document=document.name,
        outcome=Outcome.REFUSED,
        family=reading.family,
        encoding=document.encoding,
        accounting=Accounting(
            taken=len((taken & filled) - unread_lines),
            furniture_only=len((furniture & filled) - unread_lines),
            unread=len(unread_lines & filled),
            blank=len(document.line_texts) - len(filled),
        ),
        furniture=reading.furniture,
        wrap_blanks=document.wrap_blanks,
        repairs=reading.repairs,
        unread=tuple(sorted(unread, key=lambda item: item.line)),
        unsure=reading.unsure,
        projects=len(reading.projects),
        indicators=sum(len(project.indicators) for project in reading.projects),
        remarks=remarks,
        places=document.places,
    )
