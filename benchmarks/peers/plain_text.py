"""Plain data as YAML and TOML text: texts, whole numbers, yes and no, lists and tables, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def yaml(data: Mapping[str, Any]) -> str:
    """Block style; each text between double quotes, as JSON writes it."""
    return "".join(f"{line}\n" for line in _yaml_lines(data, ""))


def _yaml_lines(data: Mapping[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        if isinstance(value, Mapping) and value:
            yield f"{indent}{_key(key)}:"
            yield from _yaml_lines(value, indent + "  ")
        elif isinstance(value, Sequence) and not isinstance(value, str) and value:
            yield f"{indent}{_key(key)}:"
            for item in value:
                yield from _yaml_item(item, indent + "  ")
        else:
            yield f"{indent}{_key(key)}: {_scalar(value)}"


def _yaml_item(item: Any, indent: str) -> Iterator[str]:
    if isinstance(item, Mapping):
        for place, line in enumerate(_yaml_lines(item, indent + "  ")):
            yield f"{indent}- {line[len(indent) + 2 :]}" if place == 0 else line
    else:
        yield f"{indent}- {_scalar(item)}"


def toml(data: Mapping[str, Any]) -> str:
    """Tables under their names, lists of tables as arrays of tables, each text between double quotes."""
    return "".join(f"{line}\n" for line in _toml_lines(data, ()))


def _toml_lines(data: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    tables = []
    for key, value in data.items():
        if isinstance(value, Mapping) or _is_list_of_tables(value):
            tables.append((key, value))
        else:
            yield f"{_key(key)} = {_scalar(value)}"
    for key, value in tables:
        name = ".".join(map(_key, (*path, key)))
        for table in [value] if isinstance(value, Mapping) else value:
            yield f"[{name}]" if isinstance(value, Mapping) else f"[[{name}]]"
            yield from _toml_lines(table, (*path, key))


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and bool(value) and isinstance(value[0], Mapping)


def _key(key: str) -> str:
    return key if key.isidentifier() and key.isascii() else json.dumps(key, ensure_ascii=False)


def _scalar(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
