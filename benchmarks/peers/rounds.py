"""Runs tools by turns and measures each from outside: time, processor time, memory, files. Linux only."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.watching import MemoryWatch, as_installed


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
            watch = MemoryWatch(process.pid) if watched else None
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
