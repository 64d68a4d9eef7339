"""How the folders of the submissions changed, commit by commit along the first parents of one commit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.history.git import Repository, ask
from generator.history.objects import Entry, Folder, Objects

ADDRESSES: Final = "addresses.txt"
_DEPTH: Final = 3
"""Folders a submission lies deep: region, body, year."""
_REGION: Final = re.compile("[0-9]{6}")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed the content."""

    hash: str
    time: int
    """When it was made, in seconds since 1970, as it says itself; never shown."""


@dataclass(frozen=True, slots=True)
class Step:
    """What a folder, or a file, was from one commit on."""

    commit: int
    """Place of the commit in the walk, from 0."""
    hash: str
    """Empty where it was gone."""


@dataclass(slots=True)
class Walk:
    """The commits from the first to the last, and what each folder was from which of them on."""

    commits: tuple[Commit, ...]
    folders: dict[str, list[Step]] = field(default_factory=dict)
    """Folder of a submission, with the closing slash → its steps."""
    addresses: list[Step] = field(default_factory=list)
    """The steps of addresses.txt."""


def walk_back(repository: Repository, objects: Objects, commit: str) -> Walk:
    """Every step of every folder up to a commit; what two commits share costs nothing. Errors: `NoHistoryError`."""
    listed = ask(repository.content, "log", "--first-parent", "--reverse", "--format=%H %ct", commit, "--", ".")
    commits = tuple(Commit(hash, int(time)) for hash, time in (line.split() for line in listed.decode().splitlines()))
    walk = Walk(commits)
    before: Folder = {}
    for number, each in enumerate(commits):
        now = objects.folder_at(repository.tree_of(each.hash))
        _add(walk.addresses, number, before.get(ADDRESSES), now.get(ADDRESSES))
        for path, hash in _changed(objects, _regions(before), _regions(now), _DEPTH):
            walk.folders.setdefault(path, []).append(Step(number, hash))
        before = now
    return walk


def _add(steps: list[Step], number: int, before: Entry | None, now: Entry | None) -> None:
    if before != now:
        steps.append(Step(number, "" if now is None else now.hash))


def _changed(objects: Objects, before: Folder, now: Folder, depth: int) -> Iterator[tuple[str, str]]:
    """The folders `depth` folders deep that differ: path with the closing slash, and hash, empty for one that went."""
    for name in sorted({*before, *now}):
        old, new = before.get(name), now.get(name)
        if old == new:
            continue
        folders = [entry if entry is not None and entry.is_folder else None for entry in (old, new)]
        if depth == 1:
            if any(folders):
                yield f"{name}/", folders[1].hash if folders[1] is not None else ""
            continue
        was, became = (objects.folder(entry.hash) if entry is not None else {} for entry in folders)
        for path, hash in _changed(objects, was, became, depth - 1):
            yield f"{name}/{path}", hash


def _regions(top: Folder) -> Folder:
    return {name: entry for name, entry in top.items() if _REGION.fullmatch(name)}
