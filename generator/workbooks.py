"""Workbooks for those who fill and mend: the template, and the findings of a submission in a copy of its workbook."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.intake.decode import IntakeError
from generator.intake.package import Package, open_package
from generator.intake.sheets.book import Sheet, parse_area
from generator.model.body import Body, Region
from generator.model.diagnostic import Diagnostic
from generator.model.message import Message, msg
from generator.model.rule import Rule
from generator.model.spot import Part, Spot
from generator.model.submission import Submission
from generator.read.content import check_source, read_submission
from generator.read.content_error import ContentError
from generator.read.content_tree import SubmissionFolder, lay_out
from generator.read.files import scan_tree
from generator.report.finding_groups import SEVERITIES, groups_of, summary_message
from generator.report.place_text import source_text
from generator.report.say import Speaker
from generator.template_book.book import TooLongError
from generator.template_book.make import empty_template, fill
from generator.template_book.marks import KEYWORD, ListWords, Mark, marked, open_workbook
from generator.validate.content_files import CONTENT_FILES
from generator.validate.submission import build_submission

MAX_MERGED_SQUARES: Final = 1_000_000
"""Squares under merged areas of a workbook that is copied; with more, findings are shown in one of our own."""
_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([^\"']+)")
_SQUARE: Final = re.compile(r"(?P<sheet>sheet:[^/]+)/(?P<square>[A-Z]{1,3}[0-9]{1,7})")


class WorkbookError(ValueError):
    """A workbook that cannot be made; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def template(family: str, say: Speaker) -> bytes:
    """The workbook to fill: of what forms of a family have, or of everything where none is named."""
    return empty_template(family, say, field_hints(say))


def field_hints(say: Speaker) -> dict[str, str]:
    """`ProjectFile.amount` → what the field is, from the shapes of the content files."""
    hints: dict[str, str] = {}
    for model in CONTENT_FILES.values():
        schema = model.model_json_schema()
        for name, shape in {model.__name__: schema, **schema.get("$defs", {})}.items():
            for field, described in shape.get("properties", {}).items():
                if "description" in described:
                    hints[f"{name}.{field}"] = say(Message(described["description"]))
    return hints


def submissions_in(content: Path, only: Sequence[str]) -> tuple[SubmissionFolder, ...]:
    """The submissions of the content that lie in the folders asked for; all where none is named."""
    tree = lay_out(scan_tree(content))
    folders = (folder for region in tree.regions for body in region.bodies for folder in body.submissions)
    return tuple(folder for folder in folders if not only or folder.path.startswith(tuple(only)))


def is_findings_copy(content: bytes) -> bool:
    """Whether a file is a workbook that findings were written into before."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return KEYWORD.encode() in package.read("docProps/core.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        return False


def findings_workbook(
    content: Path, folder: SubmissionFolder, found: Iterable[Diagnostic], rules: Mapping[str, Rule], say: Speaker
) -> bytes:
    """The findings of one submission in a copy of the workbook it was imported from, else in a filled template.

    Errors: `WorkbookError` where its files are at fault themselves, so that nothing can be shown.
    """
    of_submission = [one for one in found if one.submission == folder.path or one.place.file.startswith(folder.path)]
    submission = _read(content, folder)
    original = _original(content, folder, submission)
    book = open_workbook(original) if original is not None else None
    if book is not None:
        file = submission.source.document.file if submission.source else ""
        note = msg("Copy of {file} as it was imported; the original is unchanged.", file=file)
        sheets = {Sheet(name).place: name for name in book.sheetnames}
        marks = [_mark(one, _cells_of(one, sheets), rules, say) for one in _listed(of_submission, rules)]
        return marked(book, marks, _words(of_submission, note, say))
    note = msg("The submission as a workbook of ours; it can be imported again once it is mended.")
    try:
        filled = fill(submission, say, field_hints(say))
    except TooLongError as error:
        raise WorkbookError(error.message) from None
    marks = [
        _mark(one, _cell_in_template(one, submission, filled.places), rules, say)
        for one in _listed(of_submission, rules)
    ]
    made = open_workbook(filled.content)
    assert made is not None
    return marked(made, marks, _words(of_submission, note, say))


def _read(content: Path, folder: SubmissionFolder) -> Submission:
    code, slug, _ = folder.path.rstrip("/").split("/")
    raw, found = read_submission(content, folder)
    submission = None
    if raw is not None:
        submission, found = build_submission(raw, Region(code, ""), Body(slug, "", code))
    if submission is None:
        first = found[0]
        raise WorkbookError(
            msg("{file} must be put right before findings can be shown in a workbook", file=first.place)
        )
    return submission


def _original(content: Path, folder: SubmissionFolder, submission: Submission) -> bytes | None:
    """The workbook the submission was read from, None where it was none, is held back, or is not sound."""
    document = submission.source.document if submission.source else None
    if document is None or document.encoding != "xlsx" or document.is_held:
        return None
    entry = next((e for e in folder.sources if e.path == f"{folder.path}source/{document.file}"), None)
    if entry is None:
        return None
    try:
        package = open_package(check_source(content, entry, document.sha256))
        # Each square of a merged area becomes a cell of its own when a library opens it.
        return package.as_transitional() if _merged_squares(package) <= MAX_MERGED_SQUARES else None
    except (ContentError, IntakeError):
        return None


def _merged_squares(package: Package) -> int:
    areas = (
        parse_area(found[1].decode("utf-8", errors="replace"))
        for part in package.parts.values()
        for found in _MERGED.finditer(part)
    )
    return sum((area.bottom - area.top + 1) * (area.right - area.left + 1) for area in areas if area is not None)


def _listed(found: Sequence[Diagnostic], rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """Errors first, and within a severity check by check; those that a record releases at the end."""
    for group in groups_of(found, rules):
        yield from group.findings
    yield from (one for one in found if one.release is not None)


def _cells_of(one: Diagnostic, sheets: Mapping[str, str]) -> tuple[str, ...]:
    """The cells of the original that a finding speaks of."""
    squares = (_SQUARE.fullmatch(part) for part in one.place.source.split("; "))
    return tuple(f"{sheets[s['sheet']]}!{s['square']}" for s in squares if s and s["sheet"] in sheets)


def _cell_in_template(
    one: Diagnostic, submission: Submission, places: Mapping[str, tuple[str, str]]
) -> tuple[str, ...]:
    """The cell of the filled template that holds the field of a finding, or what it is part of."""
    key = _key(one.spot, submission) if one.spot is not None else ""
    while key:
        found = places.get(key) or next(
            (place for path, place in places.items() if path.startswith(f"{key}/") and key.count("/")), None
        )
        if found is not None:
            return (f"{found[0]}!{found[1]}",)
        key = key.rpartition("/")[0]
    return ()


def _key(spot: Spot, submission: Submission) -> str:
    """The path of a spot's field as the filled template knows it."""
    path = [*spot.path]
    if len(path) > 1 and path[-1] == "target":
        path[-1] = "value"
    match spot.part:
        case Part.PROJECT:
            return _joined("projects", spot.id, *path)
        case Part.TABLE:
            return _joined("tables", spot.id, *path)
        case Part.CELL:
            return _joined("tables", spot.id, "rows", spot.row, spot.column)
        case Part.TEXT:
            return _joined("text", spot.id, "text")
        case _:
            if len(path) > 1 and isinstance(path[1], int):
                if path[0] == "targets":
                    path[1] = submission.targets[path[1]].id
                elif path[0] == "text":
                    path[1] = submission.sections[path[1]].id
            return _joined(*path)


def _joined(*parts: str | int) -> str:
    return "/".join(map(str, parts))


def _mark(one: Diagnostic, cells: tuple[str, ...], rules: Mapping[str, Rule], say: Speaker) -> Mark:
    severity = say(SEVERITIES[one.severity])
    title = say(rules[one.check].title) if one.check in rules else one.check
    lines = [f"【{severity}】{say(one.message)}"]
    if one.found:
        lines.append(say(msg("found: {found}", found=one.found)))
    if one.expected:
        lines.append(say(msg("expected: {expected}", expected=one.expected)))
    lines.append(f"（{one.check}）")
    state = f"{severity}（{say(msg('released'))}）" if one.release is not None else severity
    where = cells[0] if cells else source_text(one.place.source, say) or str(one.place)
    texts = (state, title, one.check, say(one.message), one.found, one.expected, where)
    return Mark(one.severity, cells, "\n".join(lines), texts, one.release is not None)


def _words(found: Sequence[Diagnostic], note: Message, say: Speaker) -> ListWords:
    notes = (
        summary_message(found),
        note,
        msg(
            "Marked are errors by a thick line, warnings by a dashed one, notices by a dotted one, besides the colour."
        ),
        msg("Pictures, text boxes, charts and macros of the original may be missing here."),
    )
    heads = (
        msg("Severity"),
        msg("Check"),
        msg("Id"),
        msg("What was found"),
        msg("Found"),
        msg("Expected"),
        msg("Place"),
    )
    return ListWords(
        say(msg("Findings of the checks")), tuple(map(say, notes)), tuple(map(say, heads)), "mingzhang check"
    )
