"""The columns of the downloads, for the data dictionary (数据字典)."""

from __future__ import annotations

from typing import Final

from generator.downloads.data_table import DataTable, Kind
from generator.downloads.indicators import INDICATORS
from generator.downloads.projects import MONEY, PROJECTS
from generator.downloads.site import SUBMISSIONS
from generator.downloads.texts import TEXTS_OF_SUBMISSION
from generator.model.message import Message, msg
from generator.model.reference import FieldOfFile, FileOfData, PartOfFile

_FORMS: Final[dict[Kind, Message]] = {
    Kind.INTEGER: msg("a whole number"),
    Kind.NUMBER: msg("a number"),
    Kind.NAMES: msg("names of columns"),
    Kind.YUAN: msg("exact yuan"),
    Kind.DATE: msg("a day: 2031-02-01"),
}


def download_fields() -> tuple[FileOfData, ...]:
    """The list of all submissions, then the CSV files of one."""
    of_submission = (PROJECTS, MONEY, INDICATORS, TEXTS_OF_SUBMISSION)
    return (
        FileOfData(SUBMISSIONS.file, (_part(SUBMISSIONS),)),
        *(FileOfData(f"<region6>/<body>/<year>/{table.file}", (_part(table),)) for table in of_submission),
    )


def _part(table: DataTable) -> PartOfFile:
    fields = (
        FieldOfFile(
            column.name,
            column.head,
            _FORMS.get(column.kind),
            tuple(word for word in column.words if word),
            is_required=column.name in table.key,
        )
        for column in table.columns
    )
    return PartOfFile((), tuple(fields))
