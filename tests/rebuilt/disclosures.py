"""The disclosures of the content folder as documents of every kind, and what each import makes of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.forms import Given
from generator.importing import ImportSettings, import_document
from generator.intake.identify import Identity, Stated
from generator.intake.text import read_text_document
from generator.known_content import earlier_submission, read_regions
from generator.model.body import Body
from generator.model.grid import Document, Paragraph
from generator.model.import_report import ImportReport
from generator.model.submission import Submission
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from tests.rebuilt.as_excel import excel_of
from tests.rebuilt.as_html import html_of
from tests.rebuilt.as_word import word_of
from tests.rebuilt.hunan_squares import lay_out_rows
from tests.rebuilt.laid import LaidDocument, lay_out_document

CONTENT = Path(__file__).resolve().parents[2] / "content"
SOURCES = tuple(sorted(CONTENT.glob("*/*/*/source/*.txt"))) if CONTENT.is_dir() else ()
KINDS: dict[str, tuple[str, Callable[[LaidDocument], bytes]]] = {
    "word": (".docx", word_of),
    "ragged word": (".docx", lambda laid: word_of(laid, is_ragged=True)),
    "sheets": (".xlsx", excel_of),
    "page": (".html", html_of),
    "one sheet": (".xlsx", lambda laid: excel_of(laid, is_one_sheet=True)),
}
"""Kind of document → ending of its name, and what makes it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to."""

    report: ImportReport
    submission: Submission | None


def read_source(source: Path) -> Document:
    """The document of a text in the content folder."""
    return read_text_document(source.name, source.read_bytes())


def laid_out(source: Path) -> LaidDocument:
    """The disclosure of a text, laid out as its author had it."""
    document = read_source(source)
    return lay_out_rows(source.read_text(encoding="utf-8")) if is_all_cells(document) else lay_out_document(document)


def is_all_cells(document: Document) -> bool:
    """Whether the document holds no paragraph: then its titles are rows, and its merged cells have no blank squares."""
    return not any(isinstance(block, Paragraph) for block in document.blocks)


def import_bytes(source: Path, content: bytes, suffix: str, root: Path) -> Imported:
    """Imports the document below `root`, into a content folder that knows the body of this source and nothing else."""
    region, body, year = source.parts[-5:-2]
    folder = root / "content"
    for known in (CONTENT / "codelists", CONTENT / region / "region.yaml", CONTENT / region / body / "body.yaml"):
        to = folder / known.relative_to(CONTENT)
        to.parent.mkdir(parents=True, exist_ok=True)
        if known.is_dir():
            shutil.copytree(known, to)
        else:
            shutil.copy(known, to)
    path = root / f"部门预算公开{suffix}"
    path.write_bytes(content)
    stated = Stated(region, body, int(year))
    report = import_document(path, ImportSettings(folder, stated, Given(), is_partial=True))
    found = read_regions(folder).region(region)
    if found is None or not report.files:
        return Imported(report, None)
    tree = lay_out(scan_tree(folder))
    known_as = Identity(found, "", int(year))
    submission, problems = earlier_submission(known_as, Body(body, "", region), folder, tree)
    assert not problems, problems
    return Imported(report, submission)


def import_source(source: Path, root: Path) -> Imported:
    """Imports the text itself."""
    return import_bytes(source, source.read_bytes(), source.suffix, root)
