"""source/map.json becomes a `SourceMap`."""

from __future__ import annotations

import json
import string
from collections import Counter
from collections.abc import Iterator
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
    except ValueError:
        # Of thousands of digits Python makes no number, and says so with an error that has no place.
        message = msg("A number has more digits than the number of any line")
        raise FaultsError([Fault("source-map-broken", (), message)]) from None
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
    if faults := tuple(_reason_faults(file)):
        raise FaultsError(faults)
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


def _reason_faults(file: SourceMapFile) -> Iterator[Fault]:
    """Reasons that are no message: a place in braces is a name that has a value, and nothing else."""
    reasons: list[tuple[str, int, RepairEntry | UnsureEntry]] = [
        *(("repairs", i, entry) for i, entry in enumerate(file.repairs)),
        *(("unsure", i, entry) for i, entry in enumerate(file.unsure)),
    ]
    for part, i, entry in reasons:
        if not _is_message(entry):
            message = msg("“{field}” is not well formed", field="reason")
            named = ", ".join(f"{{{name}}}" for name in entry.params)
            yield Fault("malformed-value", (part, i, "reason"), message, entry.reason, named)


def _is_message(entry: RepairEntry | UnsureEntry) -> bool:
    # A format would also reach into values ({a.b}, {a[0]}), change them ({a!r}) or pad them without end ({a:99999999}).
    try:
        places = list(string.Formatter().parse(entry.reason))
    except ValueError:
        return False
    return all(
        name is None or (name in entry.params and not spec and not conversion) for _, name, spec, conversion in places
    )


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of a JSON object. Errors: `FaultsError` for a name that stands there twice."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        # One pass, however long: counting each name anew would take hours for a long object.
        name = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
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
