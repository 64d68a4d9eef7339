"""Which earlier texts of a submission the history holds: that of each earlier version, and the one published first.

The text of version k is the last one, along the first parents of HEAD, before `revisions.yaml` first names a number
above k. The text the figures of the present version are held against is the first one that was published with its
number: not a draft, or one whose address stood in addresses.txt, and not before its day of publication.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from generator.history.git import NoHistoryError, Process, commit_named, open_repository
from generator.history.objects import Objects
from generator.history.walk import Commit, Step, Walk, walk_back
from generator.model.message import msg

REVISIONS: Final = "revisions.yaml"
SUBMISSION: Final = "submission.yaml"
_WITHOUT_FIGURES: Final = frozenset({"text", "source", "accepted.yaml", REVISIONS})
"""Files and folders of a submission in which no amount, target or cell stands."""


class Publication(NamedTuple):
    """What submission.yaml says of its publication."""

    is_draft: bool
    on: datetime.date | None
    """The day of publication; None where it states none."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How the two files are read that decide which text is which; the stage that reads content hands it in."""

    version: Callable[[bytes], int]
    """revisions.yaml → the highest number in it, 1 where it cannot be read."""
    publication: Callable[[bytes], Publication]
    """submission.yaml → what it says of its publication."""


@dataclass(frozen=True, slots=True)
class Record:
    """The earlier texts of one submission as hashes of its folder."""

    versions: tuple[tuple[int, str], ...] = ()
    """Number → text, of the earlier versions the history holds, ascending."""
    published: str = ""
    """The text published first under the present number; empty where there is none, or it has the same figures."""

    @property
    def hashes(self) -> tuple[str, ...]:
        """Every text, each once."""
        wanted = (*(hash for _, hash in self.versions), self.published)
        return tuple(dict.fromkeys(hash for hash in wanted if hash))


def read_records(
    content: Path, files: Mapping[str, Iterable[str]], reader: Reader
) -> tuple[Mapping[str, Record], Objects]:
    """The records of the submissions that have one, and the objects to take their texts from.

    `files`: folder of a submission → its files on the disk. Whoever asks ends the objects.
    Errors: `NoHistoryError`, also where a part of the history is missing.
    """
    repository = open_repository(content)
    if repository.is_shallow:
        raise NoHistoryError(msg("the history is not whole (a shallow clone); fetch it with: git fetch --unshallow"))
    head = commit_named(repository, "HEAD")
    # Both work while the history is walked. To look for files it does not know would take git far longer than us.
    with (
        Process(content, ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", "--", ".")) as status,
        Process(content, ("ls-files", "-z", "--", ".")) as known,
    ):
        objects = Objects(content)
        try:
            walk = walk_back(repository, objects, head)
            if not walk.commits:
                raise NoHistoryError(msg("the content folder is in no commit of the repository"))
            changed = folders_with_others(files, frozenset(known.answer().split(b"\0")))
            changed |= changed_folders(status.answer(), repository.prefix)
            maker = _Records(walk, objects, reader, content)
            found = {folder: maker.record(folder, folder in changed) for folder in files}
        except BaseException:
            objects.__exit__(None, None, None)
            raise
    return {folder: record for folder, record in found.items() if record.hashes}, objects


def changed_folders(status: bytes, prefix: str) -> frozenset[str]:
    """The folders of submissions in which a file is not as the last commit has it."""
    paths = (line[3:].decode("utf-8", "surrogateescape") for line in status.split(b"\0") if len(line) > 3)
    parts = (path.removeprefix(prefix).split("/") for path in paths)
    return frozenset("/".join(each[:3]) + "/" for each in parts if len(each) > 3)


def folders_with_others(files: Mapping[str, Iterable[str]], known: frozenset[bytes]) -> frozenset[str]:
    """The folders of submissions that have a file git does not know."""
    return frozenset(
        folder
        for folder, paths in files.items()
        if any(path.encode("utf-8", "surrogateescape") not in known for path in paths)
    )


class _Records:
    """Makes the records of one walk; what is read is read once."""

    def __init__(self, walk: Walk, objects: Objects, reader: Reader, content: Path) -> None:
        self._walk = walk
        self._objects = objects
        self._reader = reader
        self._content = content
        self._versions: dict[str, int] = {}
        self._recorded: dict[str, int] | None = None

    def record(self, folder: str, is_changed: bool) -> Record:
        """The record of one submission; an empty one, at no cost, where it has but one text."""
        steps = self._walk.folders.get(folder, [])
        if len(steps) + is_changed < 2:
            return Record()
        numbered = [(self._version(step.hash), step) for step in steps if step.hash]
        present = self._present(folder) if is_changed else numbered[-1][0] if steps[-1].hash else 0
        return Record(tuple(_versions(numbered, present)), self._published(folder, steps, present, is_changed))

    def _version(self, folder: str) -> int:
        """The number of a text."""
        if folder not in self._versions:
            entry = self._objects.folder(folder).get(REVISIONS)
            self._versions[folder] = 1 if entry is None else self._reader.version(self._objects.file(entry.hash))
        return self._versions[folder]

    def _present(self, folder: str) -> int:
        """The number of the text on the disk."""
        file = self._content / folder / REVISIONS
        try:
            return self._reader.version(file.read_bytes())
        except OSError:
            return 1

    def _published(self, folder: str, steps: list[Step], present: int, is_changed: bool) -> str:
        """The text first published under the present number, empty where it is the present one."""
        for step, after in zip(steps, (*steps[1:], None), strict=True):
            if step.hash and self._version(step.hash) == present and self._was_published(folder, step, after):
                return step.hash if is_changed or self._differ_in_figures(step.hash, steps[-1].hash) else ""
        return ""

    def _differ_in_figures(self, one: str, other: str) -> bool:
        """Whether a file differs in which figures can stand; a text alone is not worth reading twice for them."""
        folders = [self._objects.folder(hash) if hash else {} for hash in (one, other)]
        before, after = ({name: each[name] for name in each if name not in _WITHOUT_FIGURES} for each in folders)
        return before != after

    def _was_published(self, folder: str, step: Step, after: Step | None) -> bool:
        entry = self._objects.folder(step.hash).get(SUBMISSION)
        if entry is None:
            return False
        publication = self._reader.publication(self._objects.file(entry.hash))
        end = len(self._walk.commits) if after is None else after.commit
        if self._first_recorded(folder) < end:
            return True
        return not publication.is_draft and not _was_ahead(publication.on, self._walk.commits[end:][:1])

    def _first_recorded(self, folder: str) -> int:
        """Place of the commit from which on an address is recorded as published; behind all where it never was."""
        if self._recorded is None:
            self._recorded = {}
            for step in reversed(self._walk.addresses):
                text = self._objects.file(step.hash) if step.hash else b""
                for line in text.decode("utf-8", "replace").split():
                    self._recorded[line] = step.commit
        return self._recorded.get(folder, len(self._walk.commits))


def _was_ahead(day: datetime.date | None, until: tuple[Commit, ...]) -> bool:
    """Whether a text with a day of publication was replaced before that day; the commit that did tells when."""
    if day is None or not until:
        return False
    return datetime.datetime.fromtimestamp(until[0].time, datetime.UTC).date() < day


def _versions(numbered: list[tuple[int, Step]], present: int) -> Iterable[tuple[int, str]]:
    """Number and text of each earlier version."""
    for number in range(1, present):
        before = _before_first_above(numbered, number)
        if before and before[-1][0] == number:
            yield number, before[-1][1].hash


def _before_first_above(numbered: list[tuple[int, Step]], number: int) -> list[tuple[int, Step]]:
    first = next((i for i, (each, _) in enumerate(numbered) if each > number), len(numbered))
    return numbered[:first]
