"""One document becomes content: read, recognised, given its place, proved to read back the same, and written."""

from __future__ import annotations

import dataclasses
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from generator import forms
from generator.forms import Form, Given, discover_forms
from generator.intake.account import account_for
from generator.intake.decode import MAX_DOCUMENT_BYTES, IntakeError
from generator.intake.documents import SUFFIXES, read_document
from generator.intake.identify import Stated, identify
from generator.intake.lines import clean_line
from generator.intake.original import Original, keep_original
from generator.known_content import body_of, earlier_submission, read_regions
from generator.model.grid import Document
from generator.model.import_report import ImportReport, Outcome
from generator.model.message import Message, msg
from generator.model.raw import RawFile, RawSubmission, RawTable
from generator.model.reading import Reading
from generator.model.source import Unsure
from generator.model.submission import Submission
from generator.read.characters import REFUSED_IN_VALUE, code_point, visible
from generator.read.content_error import ContentError
from generator.read.content_tree import ContentTree, lay_out
from generator.read.csv_table import parse_csv
from generator.read.files import scan_tree
from generator.read.limits import MAX_TEXT_BYTES, MAX_YAML_BYTES
from generator.read.strict_yaml import load_mapping
from generator.validate.submission import build_submission
from generator.write.assemble import assemble
from generator.write.files import write_content
from generator.write.places import body_file, region_file
from generator.write.submission import write_submission

MAX_SHOWN = 60
"""Most characters of a doubtful line in the report."""

ENOUGH_LABELS = 0.5
"""Share of a form's fixed labels that recognises it: a damaged document still shows more than half of them."""


@dataclasses.dataclass(frozen=True, slots=True)
class ImportSettings:
    """What one import was asked to do."""

    content: Path
    stated: Stated
    given: Given
    is_dry_run: bool = False
    is_partial: bool = False
    """Whether what was read is written although something was unread or unsure."""


class _RefusedError(Exception):
    """The import cannot go on; carries what is known so far."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


def import_document(path: Path, settings: ImportSettings) -> ImportReport:
    """Reads one document into the content folder. A document's fault is in the report, never an exception."""
    try:
        return _import(path, settings)
    except _RefusedError as refused:
        return refused.report


def _import(path: Path, settings: ImportSettings) -> ImportReport:
    name, content = _read_file(path)
    try:
        read = read_document(name, content)
    except IntakeError as error:
        raise _refused(name, error.message) from None
    document = read.document
    form = _recognise(document)
    reading = form.read(document, settings.given)
    reading = dataclasses.replace(reading, unsure=_with_strange_characters(document, reading))
    report = account_for(document, reading, read.remarks)
    identity, problems = identify(reading, settings.stated, read_regions(settings.content))
    if identity is None:
        raise _RefusedError(dataclasses.replace(report, problems=problems))
    tree = lay_out(scan_tree(settings.content)) if settings.content.exists() else _EMPTY
    body, problems = body_of(identity, settings.stated.body, settings.content, tree)
    if body is None:
        raise _RefusedError(dataclasses.replace(report, problems=problems))
    earlier, problems = earlier_submission(identity, body, settings.content, tree)
    if problems:
        raise _RefusedError(dataclasses.replace(report, problems=problems))
    assembled = assemble(reading, document, (identity.region, body, identity.fiscal_year), earlier)
    report = dataclasses.replace(
        report, path=assembled.submission.path, matches=assembled.matches, removed=assembled.removed
    )
    if (report.unread or report.unsure or report.doubtful) and not settings.is_partial:
        message = msg("Something is unread or unsure: look at it below, then mend the document or give --partial")
        raise _RefusedError(dataclasses.replace(report, problems=(message,)))
    original = keep_original(document, content, read.remarks)
    report = dataclasses.replace(report, held=original.held)
    return _write(with_original(assembled.submission, original), original, settings, report, earlier)


_EMPTY = ContentTree(None, None, None, (), ())


def _refused(name: str, *problems: Message) -> _RefusedError:
    return _RefusedError(ImportReport(name, Outcome.REFUSED, problems))


def _read_file(path: Path) -> tuple[str, bytes]:
    name = unicodedata.normalize("NFC", path.name)
    if path.suffix.lower() not in SUFFIXES:
        kinds = ", ".join(sorted(SUFFIXES))
        raise _refused(
            name,
            msg("Files of the kind {found} are not read; these are: {kinds}", found=path.suffix or "—", kinds=kinds),
        )
    try:
        if not path.is_file():
            raise _refused(name, msg("{path} is no file", path=path))
        with path.open("rb") as file:
            return name, file.read(MAX_DOCUMENT_BYTES + 1)
    except OSError as error:
        raise _refused(
            name, msg("{path} cannot be read: {reason}", path=path, reason=os.strerror(error.errno or 0))
        ) from None


def _recognise(document: Document) -> Form:
    seen = [(form, form.recognise(document)) for form in discover_forms(forms)]
    enough = [(form, recognition) for form, recognition in seen if recognition.share >= ENOUGH_LABELS]
    if not enough:
        message = msg("Unknown form, or not the encoding it was taken for ({encoding})", encoding=document.encoding)
        raise _RefusedError(
            ImportReport(
                document.name,
                Outcome.REFUSED,
                (message,),
                recognition=tuple((form.family, recognition) for form, recognition in seen),
            )
        )
    return max(enough, key=lambda item: (not item[0].is_last_resort, item[0].has_marker, item[1].share))[0]


def _with_strange_characters(document: Document, reading: Reading) -> tuple[Unsure, ...]:
    """What is unsure, with the lines whose characters content may not hold: lost ones, controls, turns of direction."""
    fields: dict[int, str] = {}
    for path, lines in reading.fields.items():
        for line in lines:
            fields.setdefault(line, path)
    unsure = list(reading.unsure)
    for number, field in fields.items():
        raw = document.line_texts[number - 1]
        found = REFUSED_IN_VALUE.search(clean_line(number, raw).text) if REFUSED_IN_VALUE.search(raw) else None
        if found:
            message = msg("The line holds the character {code}, which no text may hold", code=code_point(found.group()))
            unsure.append(Unsure(number, field, visible(raw.strip(), MAX_SHOWN), message))
    return tuple(sorted(unsure, key=lambda item: (item.line, item.field)))


def _write(
    submission: Submission,
    original: Original,
    settings: ImportSettings,
    report: ImportReport,
    earlier: Submission | None,
) -> ImportReport:
    texts = write_submission(submission)
    for name, text in texts.items():
        limit = MAX_YAML_BYTES if name.endswith(".yaml") else MAX_TEXT_BYTES
        if len(text.encode()) > limit:
            message = msg(
                "{file} would be larger than the {limit} bytes that are read: split the document",
                file=name,
                limit=limit,
            )
            raise _RefusedError(dataclasses.replace(report, problems=(message,)))
    readable = _reads_back(submission, texts)
    if not readable and not (settings.is_partial and report.unsure):
        raise AssertionError(f"{report.document}: what would be written does not read back as what was read")
    files = {submission.path + name: text.encode() for name, text in texts.items()}
    files |= {f"{submission.path}source/{name}": data for name, data in original.files.items()}
    region, body = submission.region, submission.body
    new = {f"{region.code}/region.yaml": region_file(region), f"{region.code}/{body.slug}/body.yaml": body_file(body)}
    files |= {path: text.encode() for path, text in new.items() if not (settings.content / path).exists()}
    written = write_content(settings.content, files, submission, earlier, is_dry_run=settings.is_dry_run)
    outcome = Outcome.CHECKED if settings.is_dry_run else Outcome.WRITTEN if written else Outcome.UNCHANGED
    return dataclasses.replace(report, outcome=outcome, files=written, undone=tuple(_undone(submission, earlier)))


def _undone(now: Submission, earlier: Submission | None) -> Iterator[Message]:
    """What the earlier text had besides its document, and this one lost."""
    if earlier is None:
        return
    if _reviews(earlier) > _reviews(now):
        yield msg(
            "The text is another one: the secrecy review of the old one is taken out; review it and record it again"
        )
    if earlier.status is not now.status:
        yield msg(
            "The status follows the document: {before} became {after}",
            before=earlier.status.value,
            after=now.status.value,
        )


def _reviews(submission: Submission) -> int:
    """How many secrecy reviews it records, of the whole and of single projects."""
    reviews = (submission.secrecy_review, *(project.secrecy_review for project in submission.projects))
    return sum(review is not None for review in reviews)


def with_original(submission: Submission, original: Original) -> Submission:
    """The submission whose map says which files of its document lie beside it."""
    if submission.source is None:
        return submission
    document = dataclasses.replace(
        submission.source.document, text_sha256=original.text_sha256, is_held=original.is_held
    )
    return dataclasses.replace(submission, source=dataclasses.replace(submission.source, document=document))


def _reads_back(submission: Submission, texts: dict[str, str]) -> bool:
    """Whether the files say what the model says: no value lost or changed on the way to the disk."""

    def raw(path: str) -> RawFile:
        return RawFile(path, load_mapping(texts[path], path), lambda _: (None, None))

    try:
        back, found = build_submission(
            RawSubmission(
                submission.path,
                raw("submission.yaml"),
                {
                    name.removeprefix("projects/").removesuffix(".yaml"): raw(name)
                    for name in texts
                    if name.startswith("projects/")
                },
                {
                    name.removeprefix("text/").removesuffix(".md"): text
                    for name, text in texts.items()
                    if name.startswith("text/")
                },
                texts.get("source/map.json"),
                raw("tables.yaml") if "tables.yaml" in texts else None,
                {
                    name.removeprefix("tables/").removesuffix(".csv"): RawTable(
                        name, parse_csv(text, name), lambda *_: None
                    )
                    for name, text in texts.items()
                    if name.startswith("tables/")
                },
            ),
            submission.region,
            submission.body,
        )
    except ContentError:
        return False
    return not found and back == submission
