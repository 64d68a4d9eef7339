"""The files of the handbook (手册): Markdown with a few fields before it, between two lines of three hyphens."""

from __future__ import annotations

from pathlib import Path

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.handbook_file import RawHandbookFile
from generator.model.message import msg
from generator.model.place import Place
from generator.read.content import raw_yaml, read_text
from generator.read.content_error import ContentError
from generator.read.content_tree import ContentTree
from generator.read.files import FileEntry

_FENCE = "---"


def read_handbook(root: Path, tree: ContentTree) -> tuple[tuple[RawHandbookFile, ...], tuple[Diagnostic, ...]]:
    """Every file of the handbook by name, and what is wrong with them; a file with a fault is left out."""
    kept: list[RawHandbookFile] = []
    found: list[Diagnostic] = []
    for slug, entry in tree.handbook:
        try:
            kept.append(_read(root, slug, entry))
        except ContentError as error:
            found.extend(error.diagnostics)
    return tuple(kept), tuple(found)


def _read(root: Path, slug: str, entry: FileEntry) -> RawHandbookFile:
    lines = read_text(root, entry).split("\n")
    if lines[0].rstrip() != _FENCE:
        return RawHandbookFile(slug, raw_yaml("", entry.path), "\n".join(lines), 1)
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        message = msg("The fields at the beginning of the file are not closed by a line of three hyphens")
        raise ContentError(
            [Diagnostic("front-matter-open", Severity.ERROR, message, Place(entry.path, 1), expected=_FENCE)]
        )
    # The empty line in place of the first fence keeps the lines of the fields those of the file.
    fields = raw_yaml("\n".join(["", *lines[1:end]]), entry.path)
    return RawHandbookFile(slug, fields, "\n".join(lines[end + 1 :]), end + 2)
