"""Work spread over processes: in order, nothing lost, no exception swallowed."""

from __future__ import annotations

import gc
import os
import signal
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from generator.sharing.workers import MOST_IN_A_SHARE, WORTH_A_POOL, split_evenly, workers
from generator.timing import Clock


def square(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


def fails(number: int) -> int:
    raise ZeroDivisionError(f"task {number}")


def ends_its_process(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_outcomes_come_in_the_order_of_the_tasks(jobs: int) -> None:
    with workers(jobs, 0) as shared:
        assert shared.start(square, range(9))() == [0, 1, 4, 9, 16, 25, 36, 49, 64]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_of_a_task_is_raised_where_its_outcome_is_waited_for(jobs: int) -> None:
    with workers(jobs, 0) as shared:
        waiting = shared.start(fails, [7])
        with pytest.raises(ZeroDivisionError, match="task 7"):
            waiting()


def test_a_process_that_dies_is_an_error_and_no_endless_wait() -> None:
    with workers(2, 0) as shared, pytest.raises(BrokenProcessPool):
        shared.start(ends_its_process, [1])()


def test_no_work_is_no_trouble() -> None:
    with workers(2, 0) as shared:
        assert shared.start(square, [])() == []


def test_a_small_site_stays_in_this_process_and_a_large_one_takes_every_core() -> None:
    with workers(None, WORTH_A_POOL - 1) as shared:
        assert (shared.jobs, shared.start(process, [0])()) == (1, [os.getpid()])
    with workers(None, WORTH_A_POOL) as shared:
        assert shared.jobs == len(os.sched_getaffinity(0))


def test_two_jobs_are_other_processes() -> None:
    with workers(2, 0) as shared:
        assert os.getpid() not in shared.start(process, [0, 1])()


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_search_for_garbage_is_as_before_afterwards(jobs: int) -> None:
    before = gc.get_threshold()
    with pytest.raises(RuntimeError), workers(jobs, 0):
        raise RuntimeError
    assert gc.get_threshold() == before


SPLITS = [
    pytest.param([], 3, [], id="nothing"),
    pytest.param([1, 1, 1, 1], 2, [(1, 1), (1, 1)], id="halves"),
    pytest.param([1, 1, 1], 5, [(1,), (1,), (1,)], id="more parts than items"),
    pytest.param([9, 1, 1, 1], 2, [(9,), (1, 1, 1)], id="one heavy item first"),
    pytest.param([1, 1, 1, 9], 2, [(1, 1, 1, 9)], id="one heavy item last"),
    pytest.param([0, 0], 2, [(0, 0)], id="no weight at all"),
]


@pytest.mark.parametrize(("weights", "parts", "runs"), SPLITS)
def test_runs_of_about_equal_weight_keep_the_order(weights: list[int], parts: int, runs: list[tuple[int, ...]]) -> None:
    assert split_evenly(weights, parts, lambda weight: weight) == runs


@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_nothing_is_lost_and_no_run_is_much_heavier(parts: int) -> None:
    weights = [(number * 37) % 23 + 1 for number in range(200)]
    runs = split_evenly(weights, parts, lambda weight: weight)
    assert [weight for run in runs for weight in run] == weights
    assert max(sum(run) for run in runs) <= sum(weights) / parts + 2 * max(weights)


def test_shares_come_back_often_and_hold_everything_once_in_order() -> None:
    items = [15] * 700
    with workers(2, 0) as shared:
        few, many = shared.shares([15] * 9, int), shared.shares(items, int)
    assert [len(share) for share in few] == [2, 1, 1, 1, 1, 1, 1, 1]
    assert [item for share in many for item in share] == items
    assert len(many) == -(-15 * 700 // MOST_IN_A_SHARE)
    assert max(map(sum, many)) <= MOST_IN_A_SHARE + 15


def test_in_one_process_progress_moves_with_every_item() -> None:
    with workers(1, 0) as shared:
        assert shared.shares([15, 15, 1], int) == [(15,), (15,), (1,)]


def test_little_work_stays_here_whatever_the_size_of_the_site() -> None:
    with workers(2, 10_000) as shared:
        assert shared.enough_for(WORTH_A_POOL) == shared
        here = shared.enough_for(WORTH_A_POOL - 1)
        assert (here.jobs, here.pool, here.clock) == (1, None, shared.clock)


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_done_is_told(jobs: int) -> None:
    clock = Clock()
    with workers(jobs, 0, clock) as shared:
        clock.time("read", lambda: shared.start(square, range(4), [1, 2, 3, 4])())
    assert clock.counts == {"read": 10}
    assert ("read" in clock.busy) is (jobs > 1)


def test_what_has_not_begun_when_a_task_fails_never_does(tmp_path: Path) -> None:
    tasks = [str(tmp_path / f"{number:03}") for number in range(200)]
    with workers(2, 0) as shared, pytest.raises(ZeroDivisionError):
        shared.start(fails_at_first, tasks)()
    assert len(list(tmp_path.iterdir())) < 150


def fails_at_first(file: str) -> None:
    if file.endswith("000"):
        raise ZeroDivisionError(file)
    time.sleep(0.02)
    Path(file).touch()
