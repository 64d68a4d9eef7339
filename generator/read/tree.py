"""What a YAML file holds, and where in it: what both its readers and those who ask for a place share."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeAlias

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
"""What a file holds: text, a list, or fields by name in the order of the file."""
FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in the tree: names of fields and numbers of list items from 0, as pydantic's `loc`."""


def nearest(paths: Container[FieldPath], path: FieldPath) -> FieldPath:
    """The path itself, or that of the nearest collection around it that the file holds.

    Parts that the file does not hold are passed over: a missing field, the names of union members in pydantic's `loc`.
    """
    known: FieldPath = ()
    for part in path:
        if (*known, part) in paths:
            known = (*known, part)
    return known
