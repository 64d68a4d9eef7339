"""A content file begun for a person to fill: what is known as fields, what may follow as comments, each explained."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.write.yaml_text import to_yaml

Schema = Mapping[str, Any]
_Path = tuple[str, ...]


def commented_yaml(
    tree: Mapping[str, Any], schema: Schema, head: Sequence[str] = (), unused: Collection[str] = ()
) -> str:
    """The YAML of `tree` with what the JSON Schema says of each field above it.

    Fields that the tree lacks follow in their places behind `# `, to be used by taking that away. `head`: lines of
    comment at the beginning. `unused`: paths of fields that are not offered, as `indicators/weight`.
    """
    blocks = ["".join(f"# {line}\n" for line in head)] if head else []
    for name, field in schema["properties"].items():
        above = _described(field)
        if name in tree:
            parts = [f"  {part}: {text}" for part, text in _parts(schema, field, (name,), unused)]
            blocks.append(_comment([*above, *parts]) + to_yaml({name: tree[name]}))
        elif name not in unused:
            blocks.append(_comment([*above, *_offered(schema, name, field, (), unused)]))
    return "\n".join(blocks)


def _comment(lines: Iterable[str]) -> str:
    return "".join(f"# {line}\n" for line in lines)


def _described(field: Schema) -> list[str]:
    """What the schema says of a field, with the values it may have where these are few."""
    choices = _choices(field)
    text = field.get("description", "")
    return [f"{text} ({' | '.join(choices)})" if choices else text] if text else []


def _choices(field: Schema) -> Sequence[str]:
    held = _plain(field)
    found: Sequence[str] = held.get("enum", ())
    return found


def _plain(field: Schema) -> Schema:
    """The field without the alternative that it is not there."""
    kinds = [kind for kind in field.get("anyOf", ()) if kind.get("type") != "null"]
    return kinds[0] if kinds else field


def _entry(schema: Schema, field: Schema) -> Schema | None:
    """The shape of the entries of a list, or of the one entry a field holds; None for texts."""
    held = _plain(field)
    name = held.get("items", held).get("$ref", "").rpartition("/")[2]
    entry: Schema | None = schema["$defs"][name] if name else None
    return entry


def _parts(schema: Schema, field: Schema, path: _Path, unused: Collection[str]) -> Iterator[tuple[str, str]]:
    """The fields of an entry, each with what is said of it."""
    entry = _entry(schema, field)
    for name, part in (entry or {"properties": {}})["properties"].items():
        if "/".join((*path, name)) not in unused:
            yield name, " ".join(_described(part))


def _offered(schema: Schema, name: str, field: Schema, above: _Path, unused: Collection[str]) -> Iterator[str]:
    """The lines of a field as it would be written, blank, with what is said of the fields of its entries."""
    held, entry, path = _plain(field), _entry(schema, field), (*above, name)
    is_list = held.get("type") == "array"
    if entry is None:
        blank = [""] if is_list else {} if held.get("type") == "object" else _value(field)
        yield from to_yaml({name: blank}).splitlines()
        return
    yield f"{name}:"
    is_first = True
    for part, inner in entry["properties"].items():
        if "/".join((*path, part)) in unused or not (part in entry.get("required", ()) or _may_be_blank(inner)):
            continue
        said = [f"# {text}" for text in _described(inner)]
        lines = list(_offered(schema, part, inner, path, unused))
        if is_list:
            yield from (f"  {line}" for line in said)
            # The mark of the entry stands before its first field; the others are aligned with that.
            yield f"  {'-' if is_first else ' '} {lines[0]}"
            yield from (f"    {line}" for line in lines[1:])
        else:
            yield from (f"  {line}" for line in (*said, *lines))
        is_first = False


def _value(field: Schema) -> str:
    """What a text may hold before anybody has written one."""
    choices = _choices(field)
    default = field.get("default")
    return default if isinstance(default, str) else choices[0] if choices else ""


def _may_be_blank(field: Schema) -> bool:
    """Whether a field that need not be there may be offered blank: a choice or a number may not."""
    held = _plain(field)
    held = held.get("items", held)
    return "enum" not in held and re.search(held.get("pattern", ""), "") is not None
