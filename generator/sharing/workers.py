"""The processes that share the work of a build, and how it is split among them.

Work is a map over tasks: `start(work, tasks)`. It runs here, in a pool of processes, or on any other
`concurrent.futures.Executor`, and gives the same outcomes in the same order.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from dataclasses import dataclass, field, replace
from typing import TypeVar

from generator.timing import Clock

WORTH_A_POOL = 400
"""Projects from which a second process earns its start-up back (measured: docs/scale.md)."""
WORTH_A_CLUSTER = 30
"""Projects from which it is worth to ask a cluster that is there already."""
SHARES_OF_A_WORKER = 4
"""Shares a worker gets one after the other: none waits long for another that is slow."""
MOST_IN_A_SHARE = 400
"""Projects, about: on a large site shares come back so often that progress moves, and none holds much memory."""

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal a process gets when its parent ends

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that share the work; one means: here, without a pool."""

    jobs: int
    pool: Executor | None
    worth: int = WORTH_A_POOL
    """Projects from which work is worth sharing; less is done here."""
    clock: Clock = field(default_factory=Clock)
    """Hears how much is done."""

    def enough_for(self, projects: int) -> Workers:
        """As many as the work is worth: where little is to be done it is done here, whatever the site's size."""
        return replace(self, jobs=1, pool=None) if projects < self.worth else self

    def shares(self, items: Iterable[Item], projects: Callable[[Item], int]) -> list[tuple[Item, ...]]:
        """The items, order kept, in several shares for each worker, or one by one where they stay here.

        `projects`: how many an item has, which is how much work it is.
        """
        items = list(items)
        if self.pool is None:
            return [(item,) for item in items]
        total = sum(map(projects, items))
        parts = max(self.jobs * SHARES_OF_A_WORKER, -(-total // MOST_IN_A_SHARE))
        return split_evenly(items, parts, lambda item: projects(item) + 1)

    def start(
        self, work: Callable[[Task], Outcome], tasks: Sequence[Task], counts: Sequence[int] = ()
    ) -> Callable[[], list[Outcome]]:
        """Begins the tasks; what is returned waits for their outcomes, in the order of the tasks.

        `counts`: how many things each task stands for, in the unit of the clock's stage. An exception of a task is
        raised where its outcome is waited for; what has not begun then never does.
        """
        told = counts or [0] * len(tasks)
        if self.pool is None:
            return lambda: self._done_here(work, tasks, told)
        futures: list[Future[tuple[Outcome, float]]] = [self.pool.submit(_measured, work, task) for task in tasks]
        stage = self.clock.expect(sum(told), self.jobs)
        for future, count in zip(futures, told, strict=True):
            future.add_done_callback(lambda ended, count=count: _tell(self.clock, stage, ended, count))  # type: ignore[misc]
        return lambda: _outcomes(futures)

    def _done_here(
        self, work: Callable[[Task], Outcome], tasks: Sequence[Task], counts: Sequence[int]
    ) -> list[Outcome]:
        stage = self.clock.expect(sum(counts))
        outcomes = []
        for task, count in zip(tasks, counts, strict=True):
            outcomes.append(work(task))
            self.clock.advance(stage, count)
        return outcomes


@contextlib.contextmanager
def workers(jobs: int | None, projects: int, clock: Clock | None = None) -> Iterator[Workers]:
    """As many processes as asked for; else one for a small site and one for each core for a large one."""
    wanted = jobs or (1 if projects < WORTH_A_POOL else len(os.sched_getaffinity(0)))
    told = clock or Clock()
    with collecting_seldom():
        if wanted == 1:
            yield Workers(1, None, clock=told)
            return
        # Takes longer to load than a small site needs for a page.
        from concurrent.futures.process import ProcessPoolExecutor

        with ProcessPoolExecutor(max_workers=wanted, initializer=_begin_worker) as pool:
            yield Workers(wanted, pool, clock=told)


@contextlib.contextmanager
def collecting_seldom() -> Iterator[None]:
    """The block lets the search for cyclic garbage run seldom: it holds trees, and searching them costs a tenth."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def collect_seldom() -> None:
    """As `collecting_seldom`, for good."""
    gc.set_threshold(100_000, 50, 100)


def _begin_worker() -> None:
    """Settles how a worker behaves: Ctrl-C ends it without a word, and it never outlives the process it works for."""
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _measured(work: Callable[[Task], Outcome], task: Task) -> tuple[Outcome, float]:
    """The outcome, and the seconds it took where it was made."""
    start = time.perf_counter()
    return work(task), time.perf_counter() - start


def _tell(clock: Clock, stage: str, ended: Future[tuple[Outcome, float]], count: int) -> None:
    if not ended.cancelled() and ended.exception() is None:
        clock.advance(stage, count, ended.result()[1])


def _outcomes(futures: Sequence[Future[tuple[Outcome, float]]]) -> list[Outcome]:
    try:
        # What fails last in their order may be the first to fail.
        for future in as_completed(futures):
            future.result()
        return [future.result()[0] for future in futures]
    finally:
        for future in futures:
            future.cancel()


def split_evenly(items: Iterable[Item], parts: int, weight: Callable[[Item], int]) -> list[tuple[Item, ...]]:
    """The items in `parts` runs of about equal weight, order kept; fewer runs where there are fewer items."""
    items = list(items)
    total = sum(weight(item) for item in items) or 1
    runs: list[list[Item]] = [[] for _ in range(parts)]
    before = 0
    for item in items:
        runs[min(before * parts // total, parts - 1)].append(item)
        before += weight(item)
    return [tuple(run) for run in runs if run]
