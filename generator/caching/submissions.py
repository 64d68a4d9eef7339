"""The key of a submission: of all that reading, validating and checking it follow from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.batches import Place
from generator.caching.keys import folder_key, key_of, program_key, scanned
from generator.model.past import EarlierFolders
from generator.publish.tree_record import Remembered
from generator.read.content_error import ContentError
from generator.read.content_tree import SubmissionFolder
from generator.read.files import FileEntry, read_bytes
from generator.read.limits import MAX_SOURCE_BYTES


class ContentFiles:
    """The files of one build's content, each hashed only where its signature is not that of a known one."""

    def __init__(self, root: Path, known: Mapping[str, Remembered]) -> None:
        """`known`: the files by their paths as the last build found them."""
        self._root = root
        self._known = known
        self._found: dict[str, str] = {}

    def hash_of(self, entry: FileEntry) -> str:
        """SHA-256 of a scanned file; empty where it cannot be read."""
        known = self._known.get(entry.path)
        if known is not None and known[1:] == scanned(entry):
            return known[0]
        if entry.path not in self._found:
            try:
                content = read_bytes(self._root, entry, MAX_SOURCE_BYTES)
            except ContentError:
                return ""
            self._found[entry.path] = hashlib.sha256(content).hexdigest()
        return self._found[entry.path]


def submission_key(place: Place, files: ContentFiles) -> str:
    """What reading, validating and checking a submission follow from; empty where a file cannot be read."""
    hashes = [(entry.path, files.hash_of(entry)) for entry in entries_of(place.folder)]
    if not all(hash for _, hash in hashes):
        return ""
    earlier = None if place.earlier is None else _earlier_key(place.earlier)
    return key_of(
        program=program_key(),
        path=place.folder.path,
        files=hashes,
        region=place.region,
        body=place.body,
        earlier=earlier,
    )


def entries_of(folder: SubmissionFolder) -> Iterator[FileEntry]:
    """Every file a submission is read from."""
    alone = (folder.submission, folder.source_map, folder.tables, folder.accepted, folder.revisions)
    yield from (entry for entry in alone if entry is not None)
    for named in (folder.projects, folder.texts, folder.table_rows):
        yield from (entry for _, entry in named)
    yield from folder.sources


def _earlier_key(earlier: EarlierFolders) -> tuple[object, ...]:
    """The earlier texts by their bytes: where they wait differs from build to build."""
    versions = tuple((number, folder_key(Path(root))) for number, root in earlier.versions)
    return versions, folder_key(Path(earlier.published)) if earlier.published else ""
