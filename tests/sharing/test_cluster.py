"""A cluster that is of no use is refused in a sentence before any work, one that is lost in a sentence afterwards."""

from __future__ import annotations

import dataclasses
import os
import pickle
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest

from generator.sharing import cluster
from generator.sharing.address import is_address
from generator.sharing.cluster import cluster_workers
from generator.sharing.error import SharingError
from generator.sharing.worker_side import Answer, Question, answer, run_share
from generator.timing import Clock

ADDRESS = "dask://scheduler:8786"
ONE, TWO = "tcp://10.0.0.1:40001", "tcp://10.0.0.2:40002"


class KilledWorker(Exception):  # noqa: N818  (its name in the engine)
    """As the engine calls it when a task has ended several workers."""


class FakeClient:
    """A cluster of two workers that are threads here."""

    status = "running"

    def __init__(self) -> None:
        self.workers: dict[str, dict[str, int]] = {ONE: {"nthreads": 1}, TWO: {"nthreads": 1}}
        self.spoil: Callable[[Answer], object] = lambda good: good
        self.pool: Executor = ThreadPoolExecutor(2)
        self.settings: dict[str, Any] = {}
        self.is_closed = False

    def scheduler_info(self) -> Mapping[str, Any]:
        return {"workers": dict(self.workers)}

    def run(self, function: Callable[..., Any], *args: Any, **settings: Any) -> Mapping[str, Any]:
        assert settings == {"on_error": "return"}
        good = function(*args)
        found = {worker: good if worker == ONE else self.spoil(good) for worker in self.workers}
        return {worker: each for worker, each in found.items() if each is not None}

    def get_executor(self, **settings: Any) -> Executor:
        self.settings = settings
        return self.pool

    def close(self, timeout: float) -> object:
        self.is_closed = True
        return None


class Stuck(Executor):
    """Takes shares and never does one, or ends each in the same way."""

    def __init__(self, end: Callable[[Future[Any]], None] = lambda _: None) -> None:
        self.end = end

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.end(future)
        return future


@pytest.fixture
def client() -> FakeClient:
    return FakeClient()


@pytest.fixture
def start(client: FakeClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: x\n", encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(cluster, "LOOK_SECONDS", 0.01)
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 0.05)
    # A worker sets the mask of its process, which is this one here.
    monkeypatch.setattr(os, "umask", lambda _: 0)
    return lambda clock=None: cluster_workers(
        ADDRESS, tmp_path / "content", tmp_path / "scratch", program, clock or Clock(), lambda _: client
    )


def program() -> str:
    return "one program"


def square(number: int) -> int:
    if number < 0:
        raise ZeroDivisionError(f"task {number}")
    return number * number


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("dask://scheduler:8786", True),
        ("dask://10.0.0.7:8786", True),
        ("tcp://127.0.0.1:40123", True),
        ("tls://scheduler.example.org:8786", True),
        ("dask://[fd00::7]:8786", True),
        ("", False),
        ("scheduler:8786", False),
        ("dask://scheduler", False),
        ("dask://scheduler:0", False),
        ("dask://scheduler:65536", False),
        ("http://scheduler:8786", False),
        ("dask://scheduler:8786/x", False),
        ("dask://a b:8786", False),
        ("inproc://1/2/3", False),
    ],
)
def test_an_address_names_host_and_port(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one


def test_outcomes_come_in_order_from_those_that_proved_to_be_of_use(
    client: FakeClient, start: Callable[..., Any], tmp_path: Path
) -> None:
    clock = Clock()
    with start(clock) as shared:
        assert shared.jobs == 2
        assert clock.time("read", lambda: shared.start(square, range(9), [2] * 9)()) == [n * n for n in range(9)]
    assert client.settings == {"pure": False, "workers": [ONE, TWO], "allow_other_workers": False}
    assert clock.counts == {"read": 18}
    assert clock.busy["read"][0] == 2
    assert client.is_closed
    assert list((tmp_path / "scratch").iterdir()) == []


def test_an_exception_of_a_share_is_that_exception(start: Callable[..., Any]) -> None:
    with start() as shared, pytest.raises(ZeroDivisionError, match="task -7"):
        shared.start(square, [1, -7])()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(lambda good: dataclasses.replace(good, program="another"), "another version", id="version"),
        pytest.param(lambda _: ModuleNotFoundError("No module named\n'generator'"), "cannot run this program: "
                     "ModuleNotFoundError: No module named 'generator'", id="no program"),
        pytest.param(lambda good: dataclasses.replace(good, token=""), "does not see {folder} as", id="no output"),
        pytest.param(lambda good: dataclasses.replace(good, token="x"), "does not see {folder} as", id="other output"),
        pytest.param(lambda good: dataclasses.replace(good, content=""), "does not see {content} as", id="no content"),
        pytest.param(lambda good: dataclasses.replace(good, content="a 1 2"), "does not see {content} as", id="copy"),
        pytest.param(lambda good: dataclasses.replace(good, may_write=False), "may not write in {folder}", id="mask"),
        pytest.param(lambda _: None, "ended before the work began", id="gone"),
        pytest.param(lambda _: "ok", "another version", id="nonsense"),
    ],
)  # fmt: skip
def test_a_worker_of_no_use_is_named_before_any_work(
    spoil: Callable[[Answer], object], said: str, client: FakeClient, start: Callable[..., Any], tmp_path: Path
) -> None:
    client.spoil = spoil
    with pytest.raises(SharingError) as refused, start():
        pytest.fail("there is no work for such a cluster")
    text = str(refused.value.message)
    assert text.startswith(f"The worker {TWO} ") and "\n" not in text
    assert said.format(folder=tmp_path, content=tmp_path / "content") in text
    assert client.is_closed
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_worker_of_several_threads_is_refused(client: FakeClient, start: Callable[..., Any]) -> None:
    client.workers[TWO] = {"nthreads": 4}
    with pytest.raises(SharingError, match=f"{TWO} has 4 threads: start workers with --nthreads 1"), start():
        pytest.fail("there is no work for such a cluster")


def test_a_scheduler_without_a_worker_is_said(client: FakeClient, start: Callable[..., Any]) -> None:
    client.workers.clear()
    with pytest.raises(SharingError, match=f"The scheduler at {ADDRESS} has no worker"), start():
        pytest.fail("there is no work for such a cluster")


def killed(future: Future[Any]) -> None:
    future.set_exception(KilledWorker())


def strange(future: Future[Any]) -> None:
    future.set_exception(RuntimeError("the engine\nfell over"))


def cut_off(future: Future[Any]) -> None:
    future.cancel()
    future.set_running_or_notify_cancel()


@pytest.mark.parametrize(
    ("end", "said"),
    [
        pytest.param(killed, "One share of the work ended several workers of the cluster", id="killed"),
        pytest.param(strange, "could not do its share of the work: RuntimeError: the engine fell over", id="strange"),
        pytest.param(cut_off, f"The connection to the scheduler at {ADDRESS} was lost", id="cut off"),
    ],
)
def test_a_failure_of_the_engine_is_a_sentence(
    end: Callable[[Future[Any]], None], said: str, client: FakeClient, start: Callable[..., Any]
) -> None:
    client.pool = Stuck(end)
    with pytest.raises(SharingError, match=said), start() as shared:
        shared.start(square, [1, 2])()


@pytest.mark.parametrize("is_scheduler_lost", [False, True], ids=["workers", "scheduler"])
def test_nobody_left_to_wait_for_ends_the_waiting(
    is_scheduler_lost: bool, client: FakeClient, start: Callable[..., Any]
) -> None:
    client.pool = Stuck()
    said = "connection to the scheduler" if is_scheduler_lost else "none of the 2 workers with which the build began"
    with pytest.raises(SharingError, match=said), start() as shared:
        waiting = shared.start(square, [1, 2])
        # Others that came meanwhile have proved nothing.
        client.workers = {"tcp://10.0.0.3:40003": {"nthreads": 1}}
        client.status = "connecting" if is_scheduler_lost else "running"
        waiting()


def test_one_worker_left_is_waited_for(client: FakeClient, start: Callable[..., Any]) -> None:
    held: list[Future[Any]] = []
    client.pool = Stuck(held.append)
    with start() as shared:
        waiting = shared.start(square, [3])
        del client.workers[TWO]
        # Longer than the patience with a cluster in which nobody is left.
        assert not wait([next(iter(shared.pool._pending))], timeout=0.2).done
        held[0].set_result(pickle.dumps((True, (9, 0.0))))
        assert waiting() == [9]


def test_an_unknown_failure_in_the_block_is_that_failure(client: FakeClient, start: Callable[..., Any]) -> None:
    with pytest.raises(KeyError, match="ours"), start():
        raise KeyError("ours")
    assert client.is_closed


def test_the_extra_is_asked_for_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SharingError, match=r"pip install 'mingzhang\[cluster\]'"):
        cluster._connect(ADDRESS)


def test_a_worker_tells_what_it_sees(tmp_path: Path) -> None:
    content, scratch = tmp_path / "content", tmp_path / "scratch"
    content.mkdir()
    scratch.mkdir()
    (content / "site.yaml").write_text("title: x\n", encoding="utf-8")
    (scratch / "token").write_text("abc", encoding="utf-8")
    question = pickle.dumps(Question(str(scratch / "token"), str(content), program))
    seen = answer(question)
    assert (seen.program, seen.token, seen.may_write) == ("one program", "abc", True)
    assert seen.content.startswith("site.yaml 9 ")
    assert [each.name for each in scratch.iterdir()] == ["token"]
    # A copy of the content elsewhere is of another time.
    os.utime(content / "site.yaml", (1, 1))
    assert answer(question).content not in ("", seen.content)


def test_a_worker_elsewhere_sees_nothing(tmp_path: Path) -> None:
    question = Question(str(tmp_path / "no/token"), str(tmp_path / "no/content"), program)
    assert answer(pickle.dumps(question)) == Answer("one program", "", False, "")


def test_a_share_that_comes_too_late_does_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    masks: list[int] = []
    monkeypatch.setattr(os, "umask", masks.append)
    token = tmp_path / "token"
    token.touch()
    share = pickle.dumps((square, 3))
    assert pickle.loads(run_share(share, str(token))) == (True, 9)
    assert masks == [0o022]
    token.unlink()
    is_done, error = pickle.loads(run_share(share, str(token)))
    assert not is_done and isinstance(error, FileNotFoundError)


def test_an_exception_that_cannot_travel_is_told(tmp_path: Path) -> None:
    (tmp_path / "token").touch()
    is_done, error = pickle.loads(run_share(pickle.dumps((fails_unspeakably, 1)), str(tmp_path / "token")))
    assert not is_done and isinstance(error, RuntimeError) and "unspeakable" in str(error)


def fails_unspeakably(_: int) -> None:
    class UnspeakableError(Exception):
        pass

    raise UnspeakableError("unspeakable")
