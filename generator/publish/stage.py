"""A new generation is made in the idle one of two trees and takes the place of the published one when it is whole.

Beside the site lie, hidden and never committed:

    .site-idle/    the tree that is not published: brought up to date, then exchanged with the site in one step
    .site-store/   what rolling back needs: the manifests of older generations and the files only they hold
    .site-lock     held by the build at work; the system frees it when its process ends, however that happens
    .site-before/  only between the two steps of systems that cannot exchange: the next start puts it back

What is not published, not yet or no more, is closed to every account but the one that builds.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.message import msg
from generator.publish.exchange import exchange_folders
from generator.publish.flush import flush
from generator.publish.manifest import MANIFEST, manifest
from generator.publish.signature import signature_of
from generator.publish.store import PRIVATE_MODE, Store
from generator.publish.target import (
    KEPT,
    KEPT_TEXT,
    MARKER,
    MARKER_TEXT,
    TargetError,
    beside,
    check_beside,
    check_own,
    check_target,
)
from generator.publish.tree import (
    FOLDER_MODE,
    Written,
    remove_empty,
    remove_others,
    remove_own,
    set_mode,
    write_file,
)
from generator.publish.tree_record import TreeNow, TreeRecord, opened

_MOSTLY = 0.9
"""Share of files taken over from which a build counts as quick."""


@dataclass(frozen=True, slots=True)
class Generation:
    """A generation of a site under way."""

    folder: Path
    """The idle tree, where it grows."""
    output: Path
    """Whose place it takes."""
    now: TreeNow = field(default_factory=lambda: TreeNow(TreeRecord(), {}))
    """The idle tree before anything was made in it."""

    def publish(self, files: Sequence[Written], generator: str, packing: str = "", *, is_awaited: bool = False) -> None:
        """The tree holds exactly these files, is on the disk, and takes the place of the one before it.

        `packing` is what packed forms among them follow from, so that the next build may take these over.
        `is_awaited`: the text index is yet to follow.
        Errors: OSError where the system refuses a step; the published site is then the old or the new one, whole.
        `TargetError` where a file that was written is there no more.
        """
        paths = {file.path for file in files}
        if len(paths) < len(files):
            raise AssertionError("two pages were written to one address")
        write_file(str(self.folder), MANIFEST, manifest(files, generator, packing))
        if is_awaited:
            Store(self.output).await_index(self.folder)
        self.exchange({*paths, MANIFEST}, self.kept(files))

    def kept(self, files: Iterable[Written]) -> set[str]:
        """The paths of those files that the idle tree held from the beginning: nothing was done to them."""
        return self.now.kept(files)

    def exchange(self, paths: set[str], kept: Set[str] = frozenset()) -> None:
        """As `publish`, for a tree whose manifest is in it already. `kept`: of the paths those that were looked at."""
        _carry_over(self.output, self.folder)
        # What was made nearly whole took its time: then all is looked at once more.
        is_quick = len(kept) >= _MOSTLY * len(paths)
        left = self._only_these(paths, kept) if is_quick else remove_others(self.folder, paths)
        missing = paths - left
        if missing:
            raise TargetError(
                msg(
                    "{output} was changed by another program meanwhile: {path} is missing or no regular file",
                    output=self.folder,
                    path=min(missing),
                )
            )
        store = Store(self.output)
        store.remember(self.output, self.folder)
        # Before the flush: a power cut behind the exchange must not leave a site that nobody may enter.
        set_mode(self.folder, FOLDER_MODE)
        try:
            flush(self.folder)
            self._take_place()
            flush(self.output.parent)
        finally:
            # The tree that was published until now, or the new one where a step failed. Its owner may be another: then
            # the next build says so.
            with contextlib.suppress(FileNotFoundError, PermissionError):
                set_mode(self.folder, PRIVATE_MODE)
        store.forget_oldest(self.output)

    def _only_these(self, paths: set[str], kept: Set[str]) -> set[str]:
        """As `remove_others`, for a tree that was looked at and of which only the paths besides `kept` were touched."""
        for path in self.now.paths() - paths - {MARKER, KEPT}:
            # A folder may stand there by now, or a file where the folder above it was.
            with contextlib.suppress(FileNotFoundError, IsADirectoryError, NotADirectoryError):
                (self.folder / path).unlink()
            remove_empty(self.folder, path)
        for folder in self.now.listed:
            remove_empty(self.folder, f"{folder}-")
        return {path for path in paths if path in kept or signature_of(f"{self.folder}/{path}") is not None}

    def _take_place(self) -> None:
        if not os.path.lexists(self.output):
            self.folder.rename(self.output)
        elif not exchange_folders(self.folder, self.output):
            before = beside(self.output, "before")
            self.output.rename(before)
            try:
                self.folder.rename(self.output)
            except OSError:
                before.rename(self.output)
                raise
            before.rename(self.folder)


@contextlib.contextmanager
def new_generation(
    output: Path, content: Path, record: Callable[[Path], TreeRecord] = lambda _: TreeRecord()
) -> Iterator[Generation]:
    """A generation in the idle tree beside `output`; a block that ends without publishing leaves the site as it was.

    `record`: what is remembered of a tree.
    Only one build at a time works on one output: the next is refused in a sentence. The lock ends with its process.
    Errors: `TargetError` where the output must not be replaced or another build is at work.
    """
    check_target(output, content)
    # What lies beside `a/..` lies not in `a`.
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    with locked(output):
        recover(output)
        Store(output).check()
        yield idle_generation(output, record)


def idle_generation(output: Path, record: Callable[[Path], TreeRecord] = lambda _: TreeRecord()) -> Generation:
    """A generation in the idle tree beside a site, made where there is none.

    It holds no links: to write through one would change files elsewhere. Errors: `TargetError` for a folder that is
    not ours.
    """
    idle = beside(output, "idle")
    check_beside(idle)
    idle.mkdir(mode=PRIVATE_MODE, exist_ok=True)
    now = opened(idle, record(idle))
    set_mode(idle, PRIVATE_MODE)
    # Again in an old one: a build may have been killed between these two steps.
    write_file(str(idle), MARKER, MARKER_TEXT.encode())
    return Generation(idle, output, now)


@contextlib.contextmanager
def own_site(output: Path) -> Iterator[tuple[Path, Store]]:
    """The block has a published site to itself: the folder, its links followed, and the store beside it.

    Errors: `TargetError` where it is no site of ours or a build is at work.
    """
    if not os.path.lexists(beside(output.absolute(), "before")):
        check_own(output)
    output = output.resolve()
    with locked(output):
        recover(output)
        check_own(output)
        store = Store(output)
        store.check()
        yield output, store


@contextlib.contextmanager
def locked(output: Path) -> Iterator[None]:
    """The block has the site to itself. Errors: `TargetError` where another process has it."""
    path = beside(output, "lock")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise TargetError(
                msg("Another build is at work on {output}: try again when it is done", output=output)
            ) from None
        yield


def recover(output: Path) -> None:
    """What a build left that was stopped between two steps is put right: a site that is away comes back."""
    before = beside(output, "before")
    if not os.path.lexists(before):
        return
    check_beside(before)
    idle = beside(output, "idle")
    if not os.path.lexists(output):
        before.rename(output)
    elif os.path.lexists(idle):
        remove_own(before)
    else:
        before.rename(idle)


def _carry_over(output: Path, fresh: Path) -> None:
    kept = output / KEPT
    content = kept.read_bytes() if kept.is_file() and not kept.is_symlink() else KEPT_TEXT.encode()
    write_file(str(fresh), KEPT, content)
    write_file(str(fresh), MARKER, MARKER_TEXT.encode())
