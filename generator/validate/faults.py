"""What the schema refuses, said plainly: file, line, column, field, what was found, what was expected."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.model.suggest import suggest

FieldPath = tuple[str | int, ...]
Locate = Callable[[FieldPath], tuple[int | None, int | None]]
"""Line and column of a field, both from 1; found only when something is wrong."""

FileShape = TypeVar("FileShape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with one field, before it is known where the field stands."""

    check: str
    path: FieldPath
    message: Message
    found: str = ""
    expected: str = ""
    help: Message | None = None
    position: tuple[int, int] | None = None
    """Line and column, both from 1, where they are known already."""


class FaultsError(Exception):
    """A file that breaks its shape; `faults` is never empty."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault.message) for fault in self.faults))


def diagnose(faults: Iterable[Fault], file: str, locate: Locate) -> tuple[Diagnostic, ...]:
    """The faults as errors at their places."""
    found = []
    for fault in faults:
        line, column = fault.position or locate(fault.path)
        place = Place(file, line, column, "/".join(str(part) for part in fault.path))
        found.append(
            Diagnostic(
                fault.check,
                Severity.ERROR,
                fault.message,
                place,
                found=fault.found,
                expected=fault.expected,
                help=fault.help,
            )
        )
    return tuple(found)


def shape_file(shape: type[FileShape], tree: Mapping[str, Any]) -> FileShape:
    """The file in its shape. Errors: `FaultsError` with every fault of the file."""
    try:
        return shape.model_validate(tree)
    except ValidationError as error:
        raise FaultsError(_fault(detail, shape) for detail in error.errors(include_url=False)) from None


def _fault(detail: ErrorDetails, shape: type[BaseModel]) -> Fault:
    # A field of two shapes (a slug or nothing) names the shape in its path; the file knows only the field.
    path: FieldPath = tuple(part for part in detail["loc"] if isinstance(part, int) or not _names_a_shape(part))
    name = _shown_name(path)
    found = detail["input"]
    shown = found if isinstance(found, str) else ""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        near = suggest(name, _fields_at(shape, path[:-1]))
        hint = msg("Did you mean “{name}”?", name=near) if near else msg("Remove it, or see: mingzhang schema")
        return Fault("unknown-field", path, msg("Unknown field “{field}”", field=name), name, help=hint)
    if kind == "missing":
        return Fault("missing-field", path, msg("The field “{field}” is missing", field=name), expected=name)
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        message = msg("“{field}” has a value that is not in its list", field=name)
        return Fault("value-not-in-list", path, message, shown, expected)
    if kind in {"string_pattern_mismatch", "string_too_short", "too_short", "value_error"}:
        empty = not shown and kind != "string_pattern_mismatch"
        message = msg("“{field}” is empty", field=name) if empty else msg("“{field}” is not well formed", field=name)
        # The one value refused for more than its signs is a day that no calendar has.
        pattern = _DAY if kind == "value_error" else str(context.get("pattern", ""))
        return Fault("malformed-value", path, message, shown, _pattern_in_words(pattern))
    message = {
        "string_type": msg("“{field}” must be text", field=name),
        "list_type": msg("“{field}” must be a list", field=name),
        "dict_type": msg("“{field}” must hold fields", field=name),
        "model_type": msg("“{field}” must hold fields", field=name),
        "model_attributes_type": msg("“{field}” must hold fields", field=name),
        "int_type": msg("“{field}” must be a whole number", field=name),
        "greater_than_equal": msg("“{field}” is too small", field=name),
        "less_than_equal": msg("“{field}” is too large", field=name),
    }.get(kind, msg("“{field}” is not well formed", field=name))
    return Fault("wrong-type", path, message, shown)


def _shown_name(path: FieldPath) -> str:
    """The field a message names: `name`, and for an item of a list `goals/0`."""
    last = max((i for i, part in enumerate(path) if isinstance(part, str)), default=0)
    return "/".join(str(part) for part in path[last:])


def _names_a_shape(part: str) -> bool:
    return part.startswith(("constrained-", "literal[", "function-", "nullable"))


_DAY = r"^$|^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_WORDS = {
    r"^20[0-9]{2}$": "YYYY",
    r"^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$": "a-z 0-9 -",
    r"^$|^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$": "a-z 0-9 -",
    r"^20[0-9]{2}(-accounts|-evaluation)?$": "YYYY, YYYY-accounts, YYYY-evaluation",
    _DAY: "YYYY-MM-DD",
    r"^[0-9a-f]{64}$": "SHA-256",
    r"^[0-9]{1,4}$": "1–9999",
    r"^([a-z0-9][a-z0-9-]{0,63}/){1,8}$": "990100/name/2031/",
    r"^$|^[1-9][0-9]*/[1-9][0-9]* [0-9a-f]{64}$": "1/1 SHA-256",
}


def _pattern_in_words(pattern: str) -> str:
    return _WORDS.get(pattern, pattern)


def _fields_at(shape: type[BaseModel], path: FieldPath) -> tuple[str, ...]:
    """Names of the fields that are known where `path` leads."""
    current: Any = shape
    for part in path:
        if isinstance(part, int):
            current = get_args(current)[0]
        elif isinstance(current, type) and issubclass(current, BaseModel):
            current = current.model_fields[part].annotation
        if get_origin(current) is types.UnionType:
            current = next(option for option in get_args(current) if option is not type(None))
    if isinstance(current, type) and issubclass(current, BaseModel):
        return tuple(current.model_fields)
    return ()
