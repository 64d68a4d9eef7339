"""Runs tools by turns and measures each from outside: time, processor time, memory, files. Linux only."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_POLL_SECONDS = 0.05
_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of processor time of all its processes together."""
    memory: int
    """Peak in bytes: of its largest process, or of all of them where that was watched and is more."""


@dataclass(frozen=True, slots=True)
class Made:
    """What lies in a site."""

    pages: int
    page_bytes: int
    files: int
    size: int
    """Bytes of all files."""


def run(
    commands: Sequence[Sequence[str]], environment: Mapping[str, str], folder: Path, *, watched: bool = False
) -> Run:
    """The commands one after the other, as one run. Errors: RuntimeError where one of them fails.

    `watched`: whether to look at the memory of all processes again and again, which takes time from them.
    """
    wall = cpu = 0.0
    memory = 0
    for command in commands:
        start = time.perf_counter()
        with (folder / "said.txt").open("wb") as said:
            process = subprocess.Popen(command, stdout=said, stderr=said, env=as_installed(environment), cwd=folder)
            watch = _Watch(process.pid) if watched else None
            _, status, usage = os.wait4(process.pid, 0)
        wall += time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        cpu += usage.ru_utime + usage.ru_stime
        memory = max(memory, usage.ru_maxrss * 1024, watch.peak() if watch is not None else 0)
        if process.returncode:
            raise RuntimeError(f"{command}: {(folder / 'said.txt').read_text(encoding='utf-8', errors='replace')}")
    return Run(wall, cpu, memory)


def emptied(folder: Path) -> Path:
    """The folder, new and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def made_in(site: Path) -> Made:
    """Counts the files of a site."""
    pages = page_bytes = files = size = 0
    for folder, _, names in os.walk(site):
        for name in names:
            own = os.lstat(f"{folder}/{name}").st_size
            files, size = files + 1, size + own
            if name.endswith(".html"):
                pages, page_bytes = pages + 1, page_bytes + own
    return Made(pages, page_bytes, files, size)


def as_installed(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment as programs find it where they are installed: Python keeps what it compiled, templates too."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


class _Watch:
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
