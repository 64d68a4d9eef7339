"""From a spot in a submission to the file, line and column a person opens, and to the source document behind it."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Final

from generator.model.line_ranges import lines_text
from generator.model.place import Place
from generator.model.raw import FieldPath, RawFile, RawSubmission
from generator.model.source import SourceMap
from generator.model.spot import Part, Spot
from generator.model.submission import Submission

_NAMES_OF_THING: Final = ("name", "heading", "title")
_CELLS_OF_ROW: Final = ("name", "level2", "level1", "value", "until", "source", "labels", "label", "subject", "text")
_LINE_END: Final = re.compile("\n")
_MOST_EMPTY_ROWS: Final = 8
"""So many rows of a list may have been read from no line at all before it is taken to end."""


def place_of(spot: Spot, submission: Submission, raw: RawSubmission) -> Place:
    """The place of a spot; line and column from 1."""
    match spot.part:
        case Part.PROJECT:
            return _field_place(raw.projects[spot.id], spot.path, f"projects/{spot.id}", submission.source)
        case Part.TABLE if raw.tables is not None:
            number = next(i for i, table in enumerate(submission.tables) if table.id == spot.id)
            place = _field_place(raw.tables, ("tables", number, *spot.path), "", None)
            return _with_source(place, submission.source, f"tables/{spot.id}/{_joined(spot.path) or 'title'}")
        case Part.CELL:
            return _cell_place(spot, submission, raw)
        case Part.REVISIONS if raw.revisions is not None:
            return _field_place(raw.revisions, spot.path, "", None)
        case Part.TEXT:
            return _text_place(spot, raw, submission.source)
        case _:
            place = _field_place(raw.submission, spot.path, "", None)
            return _with_source(place, submission.source, _key_in_submission(spot.path, submission))


def _field_place(file: RawFile, path: FieldPath, prefix: str, source: SourceMap | None) -> Place:
    line, column = file.locate(path)
    place = Place(file.path, line, column, _joined(path))
    return _with_source(place, source, f"{prefix}/{_joined(_as_mapped(path))}")


def _cell_place(spot: Spot, submission: Submission, raw: RawSubmission) -> Place:
    file = raw.table_rows[spot.id]
    row = file.table.rows[spot.row]
    place = Place(
        file.path,
        row.line,
        file.column_at(row.line, spot.column),
        # Row and column, so that a release of one cell says nothing of another with the same figure.
        f"{spot.row + 1}/{file.table.header[spot.column]}",
    )
    return _with_source(place, submission.source, f"tables/{spot.id}/rows/{spot.row}")


def _text_place(spot: Spot, raw: RawSubmission, source: SourceMap | None) -> Place:
    starts = _line_starts(raw.texts[spot.id])
    line = bisect_right(starts, spot.start)
    column = spot.start - starts[line - 1] + 1
    place = Place(f"{raw.path}text/{spot.id}.md", line, column)
    if source is None:
        return place
    # Paragraphs of the document and lines of the file need not be the same; where they are as many, they are.
    lines = source.fields.get(f"text/{spot.id}/text", ())
    whole = raw.texts[spot.id].rstrip("\n").split("\n")
    filled = [number for number, text in enumerate(whole, start=1) if text.strip()]
    if len(lines) == len(filled) and line in filled:
        lines = (lines[filled.index(line)],)
    return _shown(place, lines, source)


# Many findings stand in one text, one behind the other.
@functools.lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where each line of a text begins, from 0."""
    return (0, *(end.end() for end in _LINE_END.finditer(text)))


def _with_source(place: Place, source: SourceMap | None, key: str) -> Place:
    """The place with the lines of the document its field was read from: its own, else those of what it is part of.

    A blank cell was read from no line: the other cells of its row tell where it is.
    """
    if source is None:
        return place
    parts = key.split("/")
    if "labels" in parts[2:]:
        # A label is printed beside or above what it names, and only of that the line is kept.
        named = parts[:2] + [part for part in parts[2:] if part != "labels"]
        if lines := source.fields.get("/".join(named)):
            return _shown(place, lines, source)
    # Three parts name a thing (`projects/<id>/amount`); above that lies the whole submission, which says nothing.
    for end in range(len(parts), min(len(parts), 2) - 1, -1):
        above = "/".join(parts[:end])
        lines = source.fields.get(above) or _lines_within(above, end, source.fields)
        if lines:
            return _shown(place, lines, source)
    return place


def _lines_within(key: str, depth: int, fields: Mapping[str, tuple[int, ...]]) -> tuple[int, ...]:
    """The lines of what a thing is called, of the first filled cell of a row, of all rows of a list; else none."""
    names = _NAMES_OF_THING if depth == 2 else _CELLS_OF_ROW
    own = next((lines for name in names if (lines := fields.get(f"{key}/{name}"))), ())
    if own or depth == 2:
        return own
    rows: list[int] = []
    missed = 0
    for number in itertools.count():
        row = fields.get(f"{key}/{number}") or next(
            (lines for name in _CELLS_OF_ROW if (lines := fields.get(f"{key}/{number}/{name}"))), ()
        )
        rows.extend(row)
        missed = 0 if row else missed + 1
        if missed > _MOST_EMPTY_ROWS:
            break
    return tuple(sorted(set(rows)))


def _shown(place: Place, lines: tuple[int, ...], source: SourceMap) -> Place:
    if not lines:
        return place
    if source.document.places:
        places = list(dict.fromkeys(source.document.places[line - 1] for line in lines))
        shown = places if len(places) <= 3 else [places[0], "…", places[-1]]
        return Place(place.file, place.line, place.column, place.field, "; ".join(shown))
    return Place(place.file, place.line, place.column, place.field, lines_text(lines))


def _as_mapped(path: FieldPath) -> FieldPath:
    """The field as source/map.json names it: what the file calls `target` is the `value` of an indicator there."""
    return tuple("value" if part == "target" and i == len(path) - 1 and i else part for i, part in enumerate(path))


def _key_in_submission(path: FieldPath, submission: Submission) -> str:
    """The key of a field of submission.yaml, where forms and sections are named by their ids, not their places."""
    if len(path) >= 2 and isinstance(path[1], int):
        if path[0] == "targets" and path[1] < len(submission.targets):
            return _joined(("targets", submission.targets[path[1]].id, *_as_mapped(path)[2:]))
        if path[0] == "text" and path[1] < len(submission.sections):
            return _joined(("text", submission.sections[path[1]].id, *path[2:]))
    return _joined(path)


def _joined(path: FieldPath) -> str:
    return "/".join(str(part) for part in path)
