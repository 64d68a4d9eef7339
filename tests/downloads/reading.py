"""The files of made-up submissions, read back as others read them."""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Mapping
from typing import Any

import openpyxl

from generator.downloads.submission import submission_files
from generator.model.catalogue import Relations
from generator.model.message import Message
from generator.model.site import Site
from generator.model.submission import Submission
from tests import samples, samples_tables, samples_targets

Cell = Any
"""What openpyxl makes of a cell: text, number, moment or nothing."""


def say(message: Message) -> str:
    """The English sentence."""
    return str(message)


def full() -> Submission:
    """A submission with everything: projects, tables, forms above the projects, prose, terms, a document."""
    return samples.submission(
        tables=samples_tables.tables(),
        targets=samples_targets.targets(),
        terms=samples_targets.document_terms(),
        source=samples.source_map(),
    )


def files_of(
    submission: Submission, relations: Relations | None = None, site: Site | None = None
) -> Mapping[str, bytes]:
    """Name → bytes of each file of a submission."""
    made = submission_files(
        submission, relations or samples.relations(submission), site or samples.site(), "Mingzhang", say
    )
    return {file.name: file.content for file in made}


def workbook_of(content: bytes) -> Mapping[str, list[list[Cell]]]:
    """Name of each sheet → its rows of values, trailing empty cells left out."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def table_of(rows: list[list[Cell]], head: int = 0) -> list[dict[str, Cell]]:
    """The rows below the row of heads as records by head."""
    return [dict(zip(rows[head], row, strict=True)) for row in rows[head + 1 :]]


def csv_of(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV by the names of its columns."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def json_of(content: bytes) -> Any:
    """A JSON file."""
    return json.loads(content)


def faults_of_package(folder: str) -> list[str]:
    """What the frictionless tool has to say against the package in a folder."""
    with warnings.catch_warnings():
        # Of the tool and what it stands on; none is of ours.
        warnings.simplefilter("ignore")
        from frictionless import Package

        report = Package(f"{folder}/datapackage.json").validate()
        found = [f"{error.type}: {error.message}" for error in report.errors]
        found += [f"{task.name}: {error.type}: {error.message}" for task in report.tasks for error in task.errors]
    return found
