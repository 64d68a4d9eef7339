"""Files of the content folder are opened: YAML as trees of text, Markdown and source documents as text."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.model.raw import CsvTable, FieldPath, Locate, RawFile, RawSubmission, RawTable
from generator.model.source import split_lines
from generator.read.characters import refused_characters
from generator.read.content_error import ContentError
from generator.read.content_tree import SubmissionFolder
from generator.read.csv_table import column_at, parse_csv
from generator.read.files import FileEntry, decode_text, read_bytes
from generator.read.json_text import refused_escapes
from generator.read.limits import MAX_CSV_BYTES, MAX_SOURCE_BYTES, MAX_TEXT_BYTES, MAX_YAML_BYTES
from generator.read.plain_places import plain_places
from generator.read.plain_yaml import plain_mapping
from generator.read.tree import nearest

_PYTHON_CODEC = {"GB18030": "gb18030", "UTF-8": "utf-8-sig", "UTF-16LE": "utf-16", "UTF-16BE": "utf-16"}


def _lazy_locate(text: str, *, is_plain: bool) -> Locate:
    """Line and column of a field, from one pass made when the first is asked for: the careful one only if it must."""

    @functools.cache
    def found() -> dict[FieldPath, tuple[int, int]]:
        if is_plain:
            return plain_places(text)
        from generator.read.strict_yaml import positions  # see _raw_file

        return {path: (position.line, position.column) for path, position in positions(text).items()}

    def look(path: FieldPath) -> tuple[int | None, int | None]:
        return found().get(nearest(found(), path), (1, 1))

    return look


def read_yaml(root: Path, entry: FileEntry) -> RawFile:
    """One YAML file. Errors: `ContentError`."""
    text = decode_text(read_bytes(root, entry, MAX_YAML_BYTES), entry.path)
    return _raw_file(text, entry.path)


def raw_yaml(text: str, file: str) -> RawFile:
    """The fields that stand as YAML in a part of a file; none in a text without any. Errors: `ContentError`."""
    return _raw_file(text, file) if text.strip() else RawFile(file, {}, lambda _: (1, 1))


def _raw_file(text: str, file: str) -> RawFile:
    tree = plain_mapping(text)
    is_plain = tree is not None
    if tree is None:
        # The YAML parser is loaded where a file needs it, which most content folders have none of.
        from generator.read.strict_yaml import load_mapping

        tree = load_mapping(text, file)
    return RawFile(file, tree, _lazy_locate(text, is_plain=is_plain))


def read_text(root: Path, entry: FileEntry) -> str:
    """One text file. Errors: `ContentError`, also for control and hidden direction signs."""
    text = decode_text(read_bytes(root, entry, MAX_TEXT_BYTES), entry.path)
    refused = refused_characters(text, entry.path)
    if refused:
        raise ContentError(refused)
    return text


def read_json_text(root: Path, entry: FileEntry) -> str:
    """One JSON file as text. Errors: `ContentError`, also for refused characters that its escapes bring in."""
    text = read_text(root, entry)
    refused = refused_escapes(text, entry.path)
    if refused:
        raise ContentError(refused)
    return text


def read_csv_file(root: Path, entry: FileEntry) -> CsvTable:
    """One CSV file. Errors: `ContentError`."""
    return parse_csv(decode_text(read_bytes(root, entry, MAX_CSV_BYTES), entry.path), entry.path)


def read_table(root: Path, entry: FileEntry) -> RawTable:
    """The rows of one budget table. Errors: `ContentError`."""
    text = decode_text(read_bytes(root, entry, MAX_CSV_BYTES), entry.path)
    return RawTable(entry.path, parse_csv(text, entry.path), functools.partial(column_at, text))


def read_submission(root: Path, folder: SubmissionFolder) -> tuple[RawSubmission | None, tuple[Diagnostic, ...]]:
    """The files of one submission, or None and every finding of them all."""
    found: list[Diagnostic] = []

    def keep(read: Callable[[], object]) -> object | None:
        try:
            return read()
        except ContentError as error:
            found.extend(error.diagnostics)
            return None

    submission = keep(lambda: read_yaml(root, folder.submission))
    projects = {id: keep(functools.partial(read_yaml, root, entry)) for id, entry in folder.projects}
    texts = {id: keep(functools.partial(read_text, root, entry)) for id, entry in folder.texts}
    source_map = keep(functools.partial(read_json_text, root, folder.source_map)) if folder.source_map else None
    tables = keep(functools.partial(read_yaml, root, folder.tables)) if folder.tables else None
    table_rows = {id: keep(functools.partial(read_table, root, entry)) for id, entry in folder.table_rows}
    accepted = keep(functools.partial(read_yaml, root, folder.accepted)) if folder.accepted else None
    revisions = keep(functools.partial(read_yaml, root, folder.revisions)) if folder.revisions else None
    if found:
        return None, tuple(found)
    return (
        RawSubmission(
            path=folder.path,
            submission=submission,  # type: ignore[arg-type]  # None only together with a finding
            projects=projects,  # type: ignore[arg-type]
            texts=texts,  # type: ignore[arg-type]
            source_map=source_map,  # type: ignore[arg-type]
            tables=tables,  # type: ignore[arg-type]
            table_rows=table_rows,  # type: ignore[arg-type]
            accepted=accepted,  # type: ignore[arg-type]
            revisions=revisions,  # type: ignore[arg-type]
        ),
        (),
    )


def read_source_lines(root: Path, entry: FileEntry, encoding: str, sha256: str) -> tuple[str, ...]:
    """Every line of a source document that is a text; line n at n - 1.

    Errors: `ContentError` where it is not the file the source map was made from, or no text in the encoding it names.
    """
    content = check_source(root, entry, sha256)
    try:
        text = content.decode(_PYTHON_CODEC[encoding])
    except (UnicodeDecodeError, KeyError):
        raise ContentError(
            [
                Diagnostic(
                    "source-unreadable",
                    Severity.ERROR,
                    msg("The source document is no text in {encoding}", encoding=encoding),
                    Place(entry.path),
                )
            ]
        ) from None
    return split_lines(text.removeprefix("\ufeff"))


def check_source(root: Path, entry: FileEntry, sha256: str) -> bytes:
    """The bytes of a source document. Errors: `ContentError` where it is not the file the source map was made from."""
    content = read_bytes(root, entry, MAX_SOURCE_BYTES)
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        message = msg("The source document is not the one that was imported: its SHA-256 differs from map.json")
        help = msg("Import the document again, or bring back the file as it was")
        place = Place(entry.path)
        raise ContentError([Diagnostic("source-changed", Severity.ERROR, message, place, found, sha256, help=help)])
    return content
