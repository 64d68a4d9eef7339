"""How long each stage took and how far it is, for `--timings` and for progress."""

from __future__ import annotations

import heapq
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

SLOWEST_PAGES = 10
"""How many of the slowest pages are named."""

Outcome = TypeVar("Outcome")


class Paged(Protocol):
    """What stands at an address and is made by a template."""

    @property
    def address(self) -> str: ...

    @property
    def template(self) -> str: ...


Of = TypeVar("Of", bound=Paged)


@dataclass(frozen=True, slots=True, order=True)
class PageTime:
    """How long a page took, its context and the files beside it included."""

    seconds: float
    address: str
    kind: str
    """The name of its template, which is that of its kind."""


class Listener:
    """Hears how far a build is; this one does nothing with it. May be called by several threads at once."""

    def begin(self, stage: str) -> None:
        """A stage begins."""

    def expect(self, stage: str, count: int) -> None:
        """So many more things are to be done in a stage."""

    def advance(self, stage: str, count: int) -> None:
        """So many of them are done."""

    def end(self, stage: str) -> None:
        """A stage is over."""


class Clock:
    """Runs stages, tells a listener how far they are, and keeps their times in seconds, in order."""

    def __init__(self, listener: Listener | None = None, *, wants_pages: bool = False) -> None:
        """`wants_pages`: whether the time of each page is measured, to name the slowest."""
        self._listener = listener or Listener()
        self._stage = ""
        self._lock = threading.Lock()
        self.wants_pages = wants_pages
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        """How much was done, for stages that count: projects, pages or texts."""
        self.busy: dict[str, tuple[int, float]] = {}
        """For stages shared among several workers: their number, and the seconds they worked, all together."""
        self.slowest: list[PageTime] = []
        """The pages that took longest, the longest first."""

    def time(self, stage: str, work: Callable[[], Outcome]) -> Outcome:
        """The outcome of `work`, its time added to the stage."""
        self._stage = stage
        self._listener.begin(stage)
        start = time.perf_counter()
        try:
            return work()
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start
            self._listener.end(stage)

    def expect(self, count: int, jobs: int = 1) -> str:
        """So many more things are to be done in the present stage, by so many workers; its name."""
        if jobs > 1:
            self.busy.setdefault(self._stage, (jobs, 0.0))
        self._listener.expect(self._stage, count)
        return self._stage

    def advance(self, stage: str, count: int, seconds: float = 0.0) -> None:
        """So many of them are done; a worker took these seconds."""
        with self._lock:
            self.counts[stage] = self.counts.get(stage, 0) + count
            if stage in self.busy:
                jobs, worked = self.busy[stage]
                self.busy[stage] = (jobs, worked + seconds)
        self._listener.advance(stage, count)

    def note_pages(self, pages: Iterable[PageTime]) -> None:
        """Remembers the slowest of these pages and of those before."""
        self.slowest = slowest((*self.slowest, *pages))


def slowest(pages: Iterable[PageTime]) -> list[PageTime]:
    """The slowest of the pages, the slowest first."""
    return heapq.nlargest(SLOWEST_PAGES, pages)


def timed(pages: Iterable[Of], times: list[PageTime]) -> Iterator[Of]:
    """The pages one by one; what passes from one request for a page to the next is its time, and joins `times`."""
    start = time.perf_counter()
    for page in pages:
        yield page
        now = time.perf_counter()
        times.append(PageTime(now - start, page.address, page.template.removeprefix("pages/").removesuffix(".html")))
        start = now
