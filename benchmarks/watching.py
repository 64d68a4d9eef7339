"""What every measured command has in common: the environment it runs in, and a watch over its memory. Linux only."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

_POLL_SECONDS = 0.05
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def as_installed(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment as programs find it where they are installed: Python keeps what it compiled, templates too."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


class MemoryWatch:
    """Looks at a process and all below it again and again until it ends."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def peak(self) -> int:
        """The most that was seen, in bytes: the proportional set size, in which shared pages count once."""
        self._ended.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._ended.wait(_POLL_SECONDS):
            self._peak = max(self._peak, sum(_proportional_bytes(pid) for pid in _with_children(self._pid)))


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _with_children(int(child))
    except OSError:
        return  # It ended meanwhile.


def _proportional_bytes(pid: int) -> int:
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
    except OSError:
        return 0
    return int(found[1]) * 1024 if found else 0
