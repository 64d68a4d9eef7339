"""The values of a submission, each with its place, read from its files without any stage of the generator.

A `Folder` holds the files of one submission: YAML as trees of text, CSV as rows, Markdown as text. A row or list item
that a damage took out stays as `GONE` until the folder is written, so that every other place keeps its number.
"""

from __future__ import annotations

import copy
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.correct_parts import yaml_text

Folder = dict[str, Any]
Path_ = tuple[str | int, ...]
GONE: Final = "\0gone"
"""Stands where a row or list item was taken out."""
FACTORS: Final = {"元": 1, "千元": 1000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_NUMBER: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_UNIT: Final = re.compile(r"\s*(亿元|百万元|万元|千元|元|[%‰％]|[一-鿿])?")


@dataclass(frozen=True, slots=True)
class Place:
    """A value: file, and field path in YAML, (row, column) in CSV, nothing in Markdown."""

    file: str
    path: Path_ = ()

    def __str__(self) -> str:
        return f"{self.file} {'/'.join(map(str, self.path))}".strip()


@dataclass(frozen=True, slots=True)
class Token:
    """A number in a text."""

    start: int
    end: int
    text: str
    unit: str
    """What follows it: a unit of money, %, or the first Han character; empty at the end of a value."""

    @property
    def value(self) -> Decimal:
        """As a number, without its unit."""
        return Decimal(self.text.replace(",", ""))

    @property
    def step(self) -> Decimal:
        """One in its last printed place."""
        return Decimal(1).scaleb(-len(self.text.partition(".")[2]))


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a submission: its place, which number there, and where its unit of money stands if not beside it."""

    place: Place
    ordinal: int = 0
    governed: Place | None = None

    def read(self, folder: Folder) -> tuple[Decimal, Decimal] | None:
        """Value and last printed place, money in 元; None where there is none (any more)."""
        text = get(folder, self.place)
        found = [] if text is None else tokens(text)
        if self.ordinal >= len(found):
            return None
        token = found[self.ordinal]
        unit = token.unit
        if unit not in FACTORS and self.governed is not None:
            unit = get(folder, self.governed) or ""
        factor = FACTORS.get(unit, 1)
        return token.value * factor, token.step * factor

    def value(self, folder: Folder) -> Decimal | None:
        """Value alone."""
        found = self.read(folder)
        return None if found is None else found[0]

    def __str__(self) -> str:
        return f"{self.place}" + (f" ({self.ordinal + 1}.)" if self.ordinal else "")


def tokens(text: str) -> list[Token]:
    """The numbers of a text in order."""
    found = []
    for match in _NUMBER.finditer(text):
        unit = _UNIT.match(text, match.end())
        found.append(Token(match.start(), match.end(), match[0], (unit[1] or "") if unit else ""))
    return found


def read_folder(root: Path) -> Folder:
    """The files of one submission but for its source document."""
    folder: Folder = {}
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root).as_posix()
        if not file.is_file() or path.startswith("source/"):
            continue
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".yaml":
            folder[path] = yaml.load(text, Loader=yaml.BaseLoader)
        elif file.suffix == ".csv":
            folder[path] = list(csv.reader(io.StringIO(text)))
        elif file.suffix == ".md":
            folder[path] = text
    return folder


def written(content: Any) -> str:
    """The text of one file, without what is gone."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(row for row in content if row != GONE)
        return text.getvalue()
    return yaml_text(_without_gone(content))


def _without_gone(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: _without_gone(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_without_gone(item) for item in tree if item != GONE]
    return tree


def get(folder: Folder, place: Place) -> str | None:
    """The text at a place; None where it is not (any more)."""
    node: Any = folder.get(place.file)
    for key in place.path:
        if not _has(node, key):
            return None
        node = node[key]
    return node if isinstance(node, str) and node != GONE else None


def _has(node: Any, key: str | int) -> bool:
    if isinstance(node, list):
        return isinstance(key, int) and key < len(node) and node[key] != GONE
    return isinstance(node, dict) and key in node


def put(folder: Folder, place: Place, text: str) -> Folder:
    """A copy of the folder with another text at a place; `GONE` takes a list item or row out."""
    changed = dict(folder)
    if not place.path:
        changed[place.file] = text
        return changed
    changed[place.file] = node = copy.deepcopy(folder[place.file])
    for key in place.path[:-1]:
        node = node[key]
    node[place.path[-1]] = text
    return changed


def leaves(folder: Folder) -> Iterator[Place]:
    """Every value that is not blank: leaves of YAML, cells of CSV; a Markdown text as a whole."""
    for file, content in folder.items():
        for path, text in _leaves(content, ()):
            if text.strip():
                yield Place(file, path)


def _leaves(node: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(node, str):
        yield path, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _leaves(value, (*path, place))


def project_files(folder: Folder) -> list[str]:
    """Files of the projects, as printed where submission.yaml lists them."""
    listed = [f"projects/{id}.yaml" for id in folder["submission.yaml"].get("projects", []) if id != GONE]
    there = [file for file in folder if file.startswith("projects/")]
    return [file for file in listed if file in there] + [file for file in there if file not in listed]


def tables_of(folder: Folder) -> list[tuple[int, dict[str, Any], str]]:
    """Place in tables.yaml, entry and CSV file of each budget table."""
    entries = folder.get("tables.yaml", {}).get("tables", [])
    return [
        (place, entry, f"tables/{entry['id']}.csv")
        for place, entry in enumerate(entries)
        if entry != GONE and f"tables/{entry['id']}.csv" in folder
    ]
