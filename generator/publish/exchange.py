"""Two folders change places in one step where the system can, else in two with the old one kept."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


def exchange_folders(one: Path, other: Path) -> bool:
    """Whether the two folders changed places in one step; False where the system knows no such step.

    Source: renameat2(2), flag RENAME_EXCHANGE, Linux 3.15; renamex_np(2), flag RENAME_SWAP, macOS 10.12. Errors:
    OSError where the system refuses the exchange.
    """
    result = _exchange(os.fsencode(one), os.fsencode(other))
    if result is None:
        return False
    if result == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _exchange(one: bytes, other: bytes) -> int | None:
    """What the system's call answers, 0 for done; None where the system has no such call."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform.startswith("linux") and hasattr(libc, "renameat2"):
        return int(libc.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, ctypes.c_uint(_RENAME_EXCHANGE)))
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return int(libc.renamex_np(one, other, ctypes.c_uint(_RENAME_SWAP)))
    return None
