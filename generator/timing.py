"""How long each stage took, for `--timings` and for progress."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Outcome = TypeVar("Outcome")


class Clock:
    """Runs stages, tells a listener which one begins, and keeps their times in seconds, in order."""

    def __init__(self, listener: Callable[[str], None] | None = None) -> None:
        self._listener = listener
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Outcome]) -> Outcome:
        """The outcome of `work`, its time added to the stage."""
        if self._listener is not None:
            self._listener(stage)
        start = time.perf_counter()
        try:
            return work()
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start
