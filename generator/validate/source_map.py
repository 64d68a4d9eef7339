"""source/map.json becomes a `SourceMap`."""

from __future__ import annotations

import json
from typing import Any

from generator.model.document_place import place_words
from generator.model.message import Message, msg
from generator.model.source import Furniture, Repair, SourceDocument, SourceMap, Unsure
from generator.validate.faults import Fault, FaultsError, shape_file
from generator.validate.schema_source import DocumentEntry, RepairEntry, SourceMapFile, UnsureEntry


def parse_source_map(text: str) -> SourceMap:
    """The map in a JSON text. Errors: `FaultsError` for what is no JSON, has another shape or an unknown kind."""
    try:
        tree = json.loads(text, object_pairs_hook=_once_each)
    except json.JSONDecodeError as error:
        message = msg("The file is no JSON from here on")
        raise FaultsError([Fault("source-map-broken", (), message, position=(error.lineno, error.colno))]) from None
    except RecursionError:
        message = msg("The file is nested too deeply")
        raise FaultsError([Fault("source-map-broken", (), message)]) from None
    if not isinstance(tree, dict):
        raise FaultsError([Fault("source-map-broken", (), msg("The file holds no fields"))])
    file = shape_file(SourceMapFile, tree)
    kinds = {kind.value: kind for kind in Furniture}
    unknown = [name for name in file.furniture if name not in kinds]
    if unknown:
        expected = ", ".join(kinds)
        raise FaultsError(
            Fault(
                "value-not-in-list",
                ("furniture", name),
                msg("“{field}” has a value that is not in its list", field="furniture"),
                name,
                expected,
            )
            for name in unknown
        )
    _refuse_lines_behind_the_last(file)
    return SourceMap(
        document=_document(file.document),
        fields={path: tuple(lines) for path, lines in file.fields.items()},
        furniture={kinds[name]: tuple(lines) for name, lines in file.furniture.items()},
        repairs=tuple(
            Repair(entry.field, tuple(entry.lines), entry.before, entry.after, _reason(entry)) for entry in file.repairs
        ),
        unsure=tuple(Unsure(entry.line, entry.field, entry.text, _reason(entry)) for entry in file.unsure),
        marks={mark: tuple(lines) for mark, lines in file.marks.items()},
        wrap_blanks=file.wrap_blanks,
    )


def _document(entry: DocumentEntry) -> SourceDocument:
    if entry.places and len(entry.places) != entry.lines:
        message = msg(
            "The document has {lines} lines, but the map names {places} places",
            lines=entry.lines,
            places=len(entry.places),
        )
        raise FaultsError(
            [Fault("source-map-broken", ("document", "places"), message, str(len(entry.places)), str(entry.lines))]
        )
    for i, place in enumerate(entry.places):
        try:
            place_words(place)
        except ValueError:
            message = msg("“{place}” is no place in a document", place=place)
            raise FaultsError([Fault("source-map-broken", ("document", "places", i), message, place)]) from None
    return SourceDocument(
        entry.file,
        entry.sha256,
        entry.encoding,
        entry.lines,
        places=tuple(entry.places),
        text_sha256=entry.text_sha256,
        is_held=entry.held,
    )


def _reason(entry: RepairEntry | UnsureEntry) -> Message:
    return Message(entry.reason, tuple(sorted(entry.params.items())))


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of a JSON object. Errors: `FaultsError` for a name that stands there twice."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        name = next(name for name in names if names.count(name) > 1)
        message = msg("The name “{name}” stands there twice", name=name)
        raise FaultsError([Fault("source-map-broken", (), message, name)])
    return fields


def _refuse_lines_behind_the_last(file: SourceMapFile) -> None:
    last = file.document.lines
    named = [
        *((("fields", path), lines) for path, lines in file.fields.items()),
        *((("furniture", kind), lines) for kind, lines in file.furniture.items()),
        *((("marks", mark), lines) for mark, lines in file.marks.items()),
        *((("repairs", i, "lines"), entry.lines) for i, entry in enumerate(file.repairs)),
        *((("unsure", i, "line"), [entry.line]) for i, entry in enumerate(file.unsure)),
    ]
    faults = [
        Fault(
            "line-unknown",
            path,
            msg("The document has {lines} lines, but the map names line {line}", lines=last, line=max(lines)),
            str(max(lines)),
            f"1–{last}",
        )
        for path, lines in named
        if lines and max(lines) > last
    ]
    if faults:
        raise FaultsError(faults)
