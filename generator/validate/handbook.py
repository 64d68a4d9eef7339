"""The files of the handbook (手册) become its pages: their fields, their titles, their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import StringConstraints

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.handbook_file import FIRST, HandbookFile, RawHandbookFile
from generator.model.message import msg
from generator.model.place import Place
from generator.validate.faults import FaultsError, diagnose, shape_file
from generator.validate.schema import ContentPart, described

_TITLE = re.compile(r"#(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_LAST = 10_000
_SHOWN = 40


class HandbookFields(ContentPart):
    """What may stand between the two lines of hyphens of handbook/<name>.md"""

    order: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}$")] = described(
        "Place among the pages, a whole number; pages without one follow by name", default=""
    )
    description: str = described("One sentence about the page", default="")


def build_handbook(files: Iterable[RawHandbookFile]) -> tuple[tuple[HandbookFile, ...], tuple[Diagnostic, ...]]:
    """The pages in their order, the first one before all others, and every fault; a page with a fault is left out."""
    kept: list[tuple[tuple[bool, int, str], HandbookFile]] = []
    found: list[Diagnostic] = []
    titles: dict[str, str] = {}
    for raw in files:
        path = raw.fields.path
        try:
            fields = shape_file(HandbookFields, raw.fields.tree)
        except FaultsError as error:
            found.extend(diagnose(error.faults, path, raw.fields.locate))
            continue
        title, text, first_line = _title(raw)
        faults = list(_faults_of_headings(raw, title))
        if title in titles:
            message = msg("The page {file} has the same title", file=titles[title])
            place = Place(path, first_line - 1)
            faults.append(Diagnostic("entry-repeated", Severity.ERROR, message, place, found=title))
        if title:
            titles.setdefault(title, path)
        found.extend(faults)
        if not faults:
            rank = (raw.slug != FIRST, int(fields.order or _LAST), raw.slug)
            kept.append((rank, HandbookFile(path, raw.slug, title, fields.description, text, first_line)))
    kept.sort(key=lambda each: each[0])
    return tuple(page for _, page in kept), tuple(found)


def _title(raw: RawHandbookFile) -> tuple[str, str, int]:
    """The title, the text below it and the line that text begins at; no title where the first line is none."""
    lines = raw.text.split("\n")
    at = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    match = _TITLE.fullmatch(lines[at]) if at < len(lines) else None
    title = (match[1] or "").strip() if match else ""
    return title, "\n".join(lines[at + 1 :]), raw.first_line + at + 1


def _faults_of_headings(raw: RawHandbookFile, title: str) -> Iterator[Diagnostic]:
    lines = list(_outside_code(raw))
    if title:
        message = msg("A page of the handbook has only one title")
        at_fault = [(number, line) for number, line in lines if _TITLE.fullmatch(line)][1:]
    else:
        message = msg("A page of the handbook begins with its title")
        at_fault = [next(((number, line) for number, line in lines if line.strip()), (raw.first_line, ""))]
    for number, line in at_fault:
        yield Diagnostic(
            "handbook-title",
            Severity.ERROR,
            message,
            Place(raw.fields.path, number),
            found=line.strip()[:_SHOWN],
            expected="# …",
            help=msg("Write the title as the first line, “# ” before it; the headings below it begin with “## ”"),
        )


def _outside_code(raw: RawHandbookFile) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, without those of blocks of code, where a hash begins no heading."""
    fence = ""
    for number, line in enumerate(raw.text.split("\n"), start=raw.first_line):
        match = _FENCE.match(line)
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif match:
            fence = match[1]
        else:
            yield number, line
