"""Watches folders and passes on what was written, in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final

from watchfiles import watch

_STEP: Final = 10
"""Milliseconds without a write after which what was written is passed on: a save is a handful of steps in a row."""
_LONGEST: Final = 100
"""Milliseconds after which it is passed on although more is being written."""
_AGAIN: Final = 400
"""Milliseconds after a change at which is looked once more: for a file in a folder that was new, whose watch began
late, and for one written twice within a tick of the file system's clock."""

Changed = Callable[[Collection[Path]], None]


class Watcher:
    """A thread that calls `changed` with the paths written, as they are found, until it is stopped."""

    def __init__(self, folders: Collection[Path], changed: Changed) -> None:
        """`changed` gets no path at all where it is only to look once more; what it raises ends the watching."""
        self._folders = tuple(folders)
        self._changed = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watcher", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Ends, and waits until what is being read has been read."""
        self._stop.set()
        self._thread.join(5)

    def _run(self) -> None:
        polls = False
        while not self._stop.is_set():
            try:
                self._watch(polls)
            except OSError:
                # The system watches only so many folders for one account: then they are looked at in turn. A folder
                # that is not there at the moment is waited for.
                polls = all(folder.is_dir() for folder in self._folders)
                self._stop.wait(_AGAIN / 1_000)

    def _watch(self, polls: bool) -> None:
        """Watches until stopped, or until a folder is no longer the one that was there."""
        watched = self._identities()
        is_to_look_again = True
        for written in watch(
            *(folder for folder in self._folders if folder.is_dir()),
            watch_filter=None,
            debounce=_LONGEST,
            step=_STEP,
            stop_event=self._stop,
            rust_timeout=_AGAIN,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=polls or None,
            ignore_permission_denied=True,
        ):
            if written or is_to_look_again:
                self._changed({Path(path) for _, path in written})
            is_to_look_again = bool(written)
            if self._identities() != watched:
                return

    def _identities(self) -> list[int]:
        return [folder.stat().st_ino if folder.is_dir() else 0 for folder in self._folders]
