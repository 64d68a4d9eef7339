"""What the system says of a file without reading it, and when that may stand for its bytes.

A file written again has another time of change (ctime), which nobody can set, unless both happened within one step of
the clock of its file system. So a signature counts only if the file was last changed a step or more before it was
looked at: what git calls racy otherwise.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

FINE_STEP: Final = 20_000_000
"""Nanoseconds: Linux moves the clock of its file systems on each tick, at the least every hundredth of a second."""
COARSE_STEP: Final = 2_000_000_000
"""Of file systems that count whole seconds, or pairs of them (FAT)."""
_MICROSECONDS: Final = 1_000_000


class Signature(NamedTuple):
    """What tells a file from any other it was before."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    mode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Signature:
        """That of a file of this status."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_mode)

    def is_sure(self, looked_ns: int) -> bool:
        """Whether a change after it was taken, at `looked_ns` or later, would have given another one."""
        step = FINE_STEP if self.ctime_ns % _MICROSECONDS else COARSE_STEP
        return self.ctime_ns + step < looked_ns


def signature_of(path: str) -> Signature | None:
    """That of a regular file; None for anything else."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return Signature.of(status) if stat.S_ISREG(status.st_mode) else None


def signatures_below(root: Path | str) -> dict[str, Signature]:
    """Those of all that is no folder below a root, by path. Errors: OSError."""
    found: dict[str, Signature] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                else:
                    found[path] = Signature.of(entry.stat(follow_symlinks=False))
    return found


def digest_of_signatures(found: Mapping[str, Signature]) -> str:
    """One hash of many files."""
    lines = [f"{path}\0{one[0]} {one[1]} {one[2]} {one[3]} {one[4]}\n" for path, one in sorted(found.items())]
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def wait_until_sure(found: Iterable[Signature]) -> int:
    """The time at which signatures of files that were just written may be trusted, waited for where that is short."""
    newest = max((one.ctime_ns for one in found), default=0)
    left = newest + FINE_STEP + 1 - time.time_ns()
    if 0 < left <= 2 * FINE_STEP:
        time.sleep(left / 1e9)
    return time.time_ns()
