"""Reads the plain subset of YAML in which nearly all content is written, several times faster than a YAML parser.

The subset: one name or list item a line, names of ASCII letters, digits, `_`, `-` and `/`, text on its own line or
between quotation marks without escapes, indentation that is the same within a collection. For such a file the tree is
the same one that `generator.read.strict_yaml` gives; of any other this reader says nothing and leaves it to that one,
which also finds every fault. So this decides about speed only, never about what a file means.
Source: YAML 1.1, block style; where libyaml and the standard differ, the text is left alone.
"""

from __future__ import annotations

import re

from generator.read.characters import REFUSED_IN_VALUE
from generator.read.limits import MAX_YAML_BYTES, MAX_YAML_DEPTH, MAX_YAML_NODES
from generator.read.tree import Tree

# Blanks, the mark of a list item, a name with its colon, a value. A value begins with no sign that would mean something
# there; within it, a colon before a blank would begin a value of its own and a hash after one a comment.
# What may be missing is an alternative to nothing, which `re` tries faster than something optional; of kinds of value
# the usual one comes first, and its loop is only entered where a sign calls for it.
PLAIN_LINE = re.compile(
    r"^( *)(?:(- (?=[^ \n])|)(?:([A-Za-z_][A-Za-z0-9_/-]{0,63}):(?: (?=[^ \n])|$)|)"
    r"""([^\s\-?:,\[\]{}#&*!|>'"%@`][^ \n:#]*+(?:(?=[ :#])(?:(?: +(?=[^ #\n])|:(?=[^ \n])|(?<! )#)[^ \n:#]*)*|)"""
    r"|'[^'\n]*+(?:(?=')(?:''[^'\n]*)*|)'"
    r'|"[^"\\\n]*"|)|#.*)$',
    re.MULTILINE,
)

_Row = tuple[int, bool, str, str]
"""A line that says something: its indentation, whether it begins a list item, name, value as written."""


class _OutsideError(Exception):
    """The text is not of the plain subset."""


def plain_mapping(text: str) -> dict[str, Tree] | None:
    """The fields of a file as `strict_yaml.load_mapping` gives them, or None for a text outside of the plain subset."""
    if len(text) * 4 > MAX_YAML_BYTES or "\t" in text or REFUSED_IN_VALUE.search(text):
        return None
    lines = PLAIN_LINE.findall(text)
    if len(lines) != text.count("\n") + 1:
        return None
    rows: list[_Row] = [(len(blanks), dash != "", name, value) for blanks, dash, name, value in lines if name or value]
    if not rows or rows[0][1] or len(rows) * 4 > MAX_YAML_NODES:
        return None
    try:
        fields, end = _mapping(rows, 0, rows[0][0], 1)
    except _OutsideError:
        return None
    return fields if end == len(rows) else None


def _mapping(rows: list[_Row], place: int, column: int, depth: int) -> tuple[dict[str, Tree], int]:
    """The mapping whose first name stands at `column` in row `place`, and the row behind it."""
    if depth > MAX_YAML_DEPTH:
        raise _OutsideError
    fields: dict[str, Tree] = {}
    count = len(rows)
    while True:
        _, _, name, value = rows[place]
        if not name or name in fields:
            raise _OutsideError
        place += 1
        if value:
            fields[name] = _text(value) if value[0] in "'\"" else value
        else:
            fields[name], place = _below(rows, place, column, depth)
        if place == count or rows[place][0] < column:
            return fields, place
        if rows[place][0] > column or rows[place][1]:
            raise _OutsideError


def _below(rows: list[_Row], place: int, column: int, depth: int) -> tuple[Tree, int]:
    """What a name without a value on its line holds: a list, fields, or nothing."""
    if place < len(rows):
        indentation, is_item, _, _ = rows[place]
        if is_item and indentation >= column:
            return _list(rows, place, indentation, depth + 1)
        if indentation > column:
            return _mapping(rows, place, indentation, depth + 1)
    return "", place


def _list(rows: list[_Row], place: int, column: int, depth: int) -> tuple[list[Tree], int]:
    """The list whose items begin at `column`, and the row behind it."""
    if depth > MAX_YAML_DEPTH:
        raise _OutsideError
    items: list[Tree] = []
    count = len(rows)
    while place < count and rows[place][0] == column and rows[place][1]:
        _, _, name, value = rows[place]
        if name:
            fields, place = _mapping(rows, place, column + 2, depth + 1)
            items.append(fields)
        else:
            items.append(_text(value) if value[0] in "'\"" else value)
            place += 1
    if place < count and rows[place][0] > column:
        raise _OutsideError
    return items, place


def _text(quoted: str) -> str:
    """What stands between quotation marks."""
    return quoted[1:-1].replace("''", "'") if quoted[0] == "'" else quoted[1:-1]
