"""The fields of the content files as their shapes have them, for the data dictionary (数据字典)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel

from generator.model.message import Message, msg
from generator.model.reference import FieldOfFile, FileOfData, PartOfFile
from generator.validate.content_files import CONTENT_FILES
from generator.validate.handbook import HandbookFields

PATHS: Final[Mapping[str, str]] = {
    "site": "site.yaml",
    "glossary": "glossary.yaml",
    "region": "<region6>/region.yaml",
    "body": "<region6>/<body>/body.yaml",
    "submission": "<region6>/<body>/<year>/submission.yaml",
    "project": "<region6>/<body>/<year>/projects/<id>.yaml",
    "tables": "<region6>/<body>/<year>/tables.yaml",
    "map": "<region6>/<body>/<year>/source/map.json",
    "accepted": "<region6>/<body>/<year>/accepted.yaml",
    "revisions": "<region6>/<body>/<year>/revisions.yaml",
    "redirects": "redirects.yaml",
}
"""Kind of content file → where it stands in the content folder; one for each of `CONTENT_FILES`."""
_HANDBOOK: Final = "handbook/<name>.md"

_ITEM: Final = "N"
"""Stands for the number of an entry in the path of a field."""
_FORMS: Final[tuple[tuple[str, Message], ...]] = (
    ("[a-z0-9-]{0,62}", msg("a-z, 0-9 and -")),
    ("[a-z0-9-]{0,63}/", msg("an address: 990100/name/2031/")),
    ("(0[1-9]|1[0-2])", msg("a day: 2031-02-01")),
    ("(-accounts|-evaluation)", msg("a year, perhaps with what the document is: 2031, 2031-accounts")),
    ("^20[0-9]{2}$", msg("a year: 2031")),
    ("[0-9]{1,4}", msg("a whole number")),
    ("[0-9a-f]{64}", msg("as the program writes it")),
)
"""A piece of a pattern → what the pattern says, the first that fits."""


def content_fields() -> tuple[FileOfData, ...]:
    """Every content file with its fields, in the order of `CONTENT_FILES`, then those before a page of the handbook."""
    files = [FileOfData(PATHS[kind], tuple(_parts(shape))) for kind, shape in CONTENT_FILES.items()]
    return (*files, FileOfData(_HANDBOOK, tuple(_parts(HandbookFields))))


def _parts(shape: type[BaseModel]) -> Iterator[PartOfFile]:
    """The fields of a file, then those of the entries of its lists, each shape once."""
    schema = shape.model_json_schema()
    shapes = schema.get("$defs", {})
    paths: dict[str, list[str]] = {}
    waiting = [("", schema)]
    for path, each in waiting:
        for name, field in each.get("properties", {}).items():
            inner, is_list = _inner(field)
            if inner is None or inner not in shapes:
                continue
            found = f"{path}{name}/{_ITEM}" if is_list else f"{path}{name}"
            if inner not in paths:
                waiting.append((f"{found}/", shapes[inner]))
            paths.setdefault(inner, []).append(found)
    yield PartOfFile((), tuple(_fields(schema)))
    for name, of in paths.items():
        yield PartOfFile(tuple(of), tuple(_fields(shapes[name])))


def _fields(schema: Mapping[str, Any]) -> Iterator[FieldOfFile]:
    required = schema.get("required", ())
    for name, field in schema["properties"].items():
        kinds = [each for each in field.get("anyOf", (field,)) if each.get("type") != "null"]
        is_list = any(each.get("type") == "array" for each in kinds)
        values = [each["items"] if each.get("type") == "array" else each for each in kinds]
        yield FieldOfFile(
            name,
            Message(field["description"]),
            next((form for each in values if (form := _form(each)) is not None), None),
            tuple(word for each in values for word in _words(each) if word),
            is_list,
            name in required,
        )


def _words(value: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(value.get("enum", (value["const"],) if "const" in value else ()))


def _form(value: Mapping[str, Any]) -> Message | None:
    if "$ref" in value:
        return msg("fields of its own")
    match value.get("type"):
        case "integer":
            return msg("a whole number")
        case "boolean":
            return msg("true or false")
        case "object":
            return msg("names with their texts")
        case "array":
            return msg("a list of texts")
    pattern = value.get("pattern", "")
    return next((form for piece, form in _FORMS if piece in pattern), None)


def _inner(field: Mapping[str, Any]) -> tuple[str | None, bool]:
    """The name of the shape that a field, or each entry of its list, has; None for a plain value."""
    for kind in field.get("anyOf", (field,)):
        is_list = kind.get("type") == "array"
        reference = (kind["items"] if is_list else kind).get("$ref", "")
        if reference:
            return reference.rpartition("/")[2], is_list
    return None, False
