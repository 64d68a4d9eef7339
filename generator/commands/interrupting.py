"""Ctrl-C that is not lost: Python drops the exception of a signal that comes while a finalizer runs."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

AGAIN_AFTER = 3.0
"""Seconds after which the exception is raised once more, where the program still runs: to tidy up takes less."""


@contextlib.contextmanager
def insisting(again_after: float = AGAIN_AFTER) -> Iterator[None]:
    """Raises KeyboardInterrupt within the block when somebody asks for it, and again until the block is left.

    Outside the main thread, and on systems without timers, Ctrl-C stays what it was.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.setitimer(signal.ITIMER_REAL, again_after)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGALRM)}
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
