"""source/map.json becomes a `SourceMap`."""

from __future__ import annotations

import json

from generator.model.message import Message, msg
from generator.model.source import Furniture, Repair, SourceDocument, SourceMap
from generator.validate.faults import Fault, FaultsError, shape_file
from generator.validate.schema import SourceMapFile


def parse_source_map(text: str) -> SourceMap:
    """The map in a JSON text. Errors: `FaultsError` for what is no JSON, has another shape or an unknown kind."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = msg("The file is no JSON: {reason}", reason=error)
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
    return SourceMap(
        document=SourceDocument(file.document.file, file.document.sha256, file.document.encoding, file.document.lines),
        fields={path: tuple(lines) for path, lines in file.fields.items()},
        furniture={kinds[name]: tuple(lines) for name, lines in file.furniture.items()},
        repairs=tuple(
            Repair(
                entry.field,
                tuple(entry.lines),
                entry.before,
                entry.after,
                Message(entry.reason, tuple(sorted(entry.params.items()))),
            )
            for entry in file.repairs
        ),
    )
