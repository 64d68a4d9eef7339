"""The notes sheet of a workbook: what this is, whose, from where, and how to read its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.downloads.sheet import WRAPPED, Sheet, SheetColumn
from generator.downloads.sheets import Say
from generator.model.catalogue import Relations
from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared.addresses import findings_address
from generator.pages.shared.cover_facts import cover_facts
from generator.pages.shared.linked_data import submission_name
from generator.pages.shared.view import submission_view
from generator.pages.shared.words import NOT_OFFICIAL, kind_word, severity_word

Line = tuple[str, str]
"""What a note is about, and the note."""


def notes_sheet(
    submission: Submission,
    relations: Relations,
    site: Site,
    generator: str,
    others: Sequence[Sheet],
    cut: Sequence[tuple[str, str]],
    name: str,
    say: Say,
) -> Sheet:
    """The notes; `cut` names sheet and cell of each text that was longer than a cell may be."""
    lines = [
        *_of_submission(submission, relations, site, say),
        *_reading(say),
        *((say(msg("Sheet “{name}”", name=sheet.name)), _rows(sheet, say)) for sheet in others),
        *_cut(cut, say),
        (say(msg("Made with")), generator),
    ]
    about, notes = zip(*lines, strict=True)
    columns = (SheetColumn(say(msg("About")), 24, about, WRAPPED), SheetColumn(say(msg("Note")), 90, notes, WRAPPED))
    return Sheet(name, columns, say(submission_name(submission)))


def _of_submission(submission: Submission, relations: Relations, site: Site, say: Say) -> Iterator[Line]:
    view = submission_view(submission, relations)
    if not site.official:
        yield say(msg("Notice")), say(NOT_OFFICIAL)
    for fact in cover_facts(submission):
        yield say(fact.label), fact.text
    yield say(msg("Body")), submission.body.name
    yield say(msg("Region")), f"{submission.region.full_name} {submission.region.code}"
    yield say(msg("Year")), str(submission.fiscal_year)
    yield say(msg("Kind")), say(kind_word(submission.kind))
    yield say(msg("Status")), say(view.seal) if view.seal else say(msg("not said in the document"))
    yield say(msg("Origin")), say(view.origin)
    if submission.source_url:
        yield say(msg("Original address")), submission.source_url
    if submission.source is not None:
        document = submission.source.document
        yield say(msg("Source document")), document.file
        yield say(msg("SHA-256 of the source document")), document.sha256
    yield say(msg("Licence of the data")), submission.body.licence or say(msg("not stated by the body"))
    yield say(msg("Page")), site.base_url + submission.path
    # Those that a record lets stand are counted apart, as on the pages.
    counts = Counter(None if one.release is not None else one.severity for one in relations.findings)
    found = [f"{say(severity_word(each))} {counts[each]}" for each in Severity if counts[each]]
    if counts[None]:
        found.append(say(msg("released")) + f" {counts[None]}")
    told = "、".join(found) or say(msg("none"))
    yield say(msg("Remarks of the checks")), f"{told} {site.base_url}{findings_address(submission.path)}"


def _reading(say: Say) -> Iterator[Line]:
    yield (
        say(msg("Amounts")),
        say(
            msg(
                "Each amount stands as printed with its printed unit and, beside it, exactly in yuan; the amount in "
                "yuan is computed by this site."
            )
        ),
    )
    yield (
        say(msg("Budget tables")),
        say(
            msg(
                "Figures are numbers in the printed unit, shown as printed; what no number format shows as printed "
                "stays text."
            )
        ),
    )
    yield (
        say(msg("Empty cells")),
        say(
            msg(
                "Where a printed text is empty the original is blank; 0 and 无 stand as printed. The columns a form "
                "does not ask for, and the cells that the original cuts off, are named at the end of each row."
            )
        ),
    )
    yield (
        say(msg("Long numbers")),
        say(msg("A number of more than 15 digits stays text, since spreadsheet programs would round it.")),
    )
    yield say(msg("Formulas")), say(msg("This workbook has none; what looks like one is text as printed."))


def _rows(sheet: Sheet, say: Say) -> str:
    rows = say(msg("{count} rows", count=sheet.rows))
    return f"{sheet.title}　{rows}" if sheet.title else rows


def _cut(cut: Sequence[tuple[str, str]], say: Say) -> Iterator[Line]:
    if cut:
        cells = "、".join(f"{sheet}!{cell}" for sheet, cell in cut)
        yield (
            say(msg("Cut texts")),
            say(
                msg(
                    "Longer than the 32,767 characters a cell may hold, ending in “…” here and whole in the CSV and "
                    "JSON files: {cells}",
                    cells=cells,
                )
            ),
        )
