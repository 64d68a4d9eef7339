"""One build in this process, measured from inside: which part of the processor time cannot be shared out, and memory.

    python -m benchmarks.scale_one CONTENT OUTPUT pages|names|search JOBS [always]

With `always` the work is shared out however little it is. Prints one line of JSON. The time of this process is what no
other can take off it; that of its children is the rest.
"""

from __future__ import annotations

import datetime
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from generator import pipeline
from generator.settings import BuildSettings
from generator.sharing.workers import Workers
from generator.timing import Clock

DAY = datetime.date(2026, 1, 1)
Outcome = TypeVar("Outcome")


class CpuClock(Clock):
    """Measures the processor time of this process beside the clock's."""

    def __init__(self) -> None:
        super().__init__()
        self.own: dict[str, float] = {}
        self.memory: dict[str, int] = {}
        """Peak of this process up to the end of each stage, in bytes."""

    def time(self, stage: str, work: Callable[[], Outcome]) -> Outcome:
        start = time.process_time()
        try:
            return super().time(stage, work)
        finally:
            self.own[stage] = self.own.get(stage, 0.0) + time.process_time() - start
            self.memory[stage] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main(content: Path, output: Path, what: str, jobs: int, *, is_always_shared: bool) -> None:
    """Builds a site and says what that took."""
    if what == "names":
        # The text index has a law of its own; without it the rest can be measured at any size.
        setattr(pipeline, "write_texts", lambda *_, **__: None)  # noqa: B010
    if is_always_shared:
        setattr(Workers, "enough_for", lambda shared, _: shared)  # noqa: B010
    os.umask(0o022)
    clock = CpuClock()
    start = time.perf_counter()
    settings = BuildSettings(content, output, jobs=jobs, today=DAY, with_search=what != "pages")
    result = pipeline.build_site_folder(settings, clock)
    seconds = time.perf_counter() - start
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        json.dumps(
            {
                "published": result.is_published,
                "projects": result.projects,
                "pages": result.pages,
                "seconds": seconds,
                "own_cpu": own.ru_utime + own.ru_stime,
                "others_cpu": children.ru_utime + children.ru_stime,
                "own_memory": own.ru_maxrss * 1024,
                "others_memory": children.ru_maxrss * 1024,
                "own_stages": clock.own,
                "memory_stages": clock.memory,
                "busy": {stage: worked for stage, (_, worked) in clock.busy.items()},
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), is_always_shared="always" in sys.argv[5:])
