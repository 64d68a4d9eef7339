"""A workbook there and back: filled from a submission, read as any workbook, assembled again."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable

import openpyxl
from openpyxl.workbook import Workbook

from generator.forms import Given
from generator.forms.template import FORM
from generator.intake.account import account_for
from generator.intake.from_pieces import document_of
from generator.intake.pieces import Pieces
from generator.intake.sheets.xlsx import read
from generator.model.grid import Document
from generator.model.import_report import ImportReport
from generator.model.reading import Reading
from generator.model.submission import Submission
from generator.template_book.make import fill
from generator.write.assemble import assemble


@dataclasses.dataclass(frozen=True, slots=True)
class Back:
    """What a workbook says when it comes back."""

    document: Document
    reading: Reading
    report: ImportReport


def back(content: bytes, reader: Callable[[bytes], Pieces] = read) -> Back:
    """The workbook read as import reads it."""
    pieces = reader(content)
    document = document_of("a.xlsx", content, "xlsx", pieces)
    reading = FORM.read(document, Given())
    return Back(document, reading, account_for(document, reading, pieces.remarks))


def doubts(found: Back) -> list[str]:
    """All that would keep it from being written."""
    return [
        *(f"unread {found.document.places[item.line - 1]}: {item.text}" for item in found.report.unread),
        *(f"unsure {item.field} {item.text}: {item.reason}" for item in found.reading.unsure),
        *map(str, (*found.reading.missing, *(remark.message for remark in found.report.remarks))),
    ]


def again(submission: Submission, found: Back, *, is_known: bool = False) -> Submission:
    """The submission as import would write it; `is_known`: over the content that holds it already."""
    place = (submission.region, submission.body, submission.fiscal_year)
    return assemble(found.reading, found.document, place, submission if is_known else None).submission


def content_of(submission: Submission) -> Submission:
    """What of a submission is content of its document: without addresses and what is kept beside it."""
    ids = {project.id: f"#{number}" for number, project in enumerate(submission.projects)}
    return dataclasses.replace(
        submission,
        source=None,
        secrecy_review=None,
        removed=(),
        removed_tables=(),
        projects=tuple(dataclasses.replace(one, id=ids[one.id], secrecy_review=None) for one in submission.projects),
        sections=tuple(dataclasses.replace(one, id="") for one in submission.sections),
        tables=tuple(dataclasses.replace(one, id="") for one in submission.tables),
        targets=tuple(
            dataclasses.replace(
                one,
                directions=tuple(
                    dataclasses.replace(line, project=ids.get(line.project, "")) for line in one.directions
                ),
            )
            for one in submission.targets
        ),
    )


def filled(submission: Submission) -> bytes:
    """The workbook of a submission, in English."""
    return fill(submission, str, {}).content


def changed(content: bytes, change: Callable[[Workbook], None]) -> bytes:
    """The workbook as a person changed it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
