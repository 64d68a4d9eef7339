"""The workers of a Dask cluster that runs already: `--executor dask://host:8786`, of the extra `mingzhang[cluster]`.

Before any work each worker proves that it is of use: the same program, Python and libraries, one thread, and content
and output seen at the same paths. Only those that did so get work; one that ends is replaced by the others, which do
its shares again, since a share gives the same files however often it is done.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import threading
import uuid
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent import futures
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any, Protocol

from generator.model.message import Message, msg
from generator.sharing.error import SharingError
from generator.sharing.worker_side import Answer, Question, answer, run_share, seen_of
from generator.sharing.workers import WORTH_A_CLUSTER, Workers, collecting_seldom
from generator.timing import Clock

CONNECT_SECONDS = 10
"""How long a scheduler may take to answer."""
LOOK_SECONDS = 1.0
"""How often it is looked who of the workers is there."""
PATIENCE_SECONDS = 3.0
"""How long none of them may be there before all count as lost: the scheduler tells of them with delay."""
END_SECONDS = 60
"""How long shares under way may take to end where a build is stopped."""


class Client(Protocol):
    """What is asked of a client of the engine (`distributed.Client`)."""

    status: str

    def scheduler_info(self) -> Mapping[str, Any]:
        """What the scheduler knows, its workers by address among it."""

    def run(self, function: Callable[..., Any], *args: Any, **settings: Any) -> Mapping[str, Any]:
        """What a function gives on each worker, by its address."""

    def get_executor(self, **settings: Any) -> Executor:
        """An executor that runs on the workers."""

    def close(self, timeout: float) -> object:
        """Lets go of the scheduler."""


Connect = Callable[[str], Client]


@contextlib.contextmanager
def cluster_workers(
    address: str,
    content: Path,
    scratch: Path,
    program: Callable[[], str],
    clock: Clock,
    connect: Connect | None = None,
) -> Iterator[Workers]:
    """The workers of the cluster whose scheduler has this address.

    `scratch`: a folder beside the output, which they must see. `program`: gives the key of the program where it runs.
    Errors: `SharingError` where the cluster is of no use, or is lost on the way.
    """
    client = (connect or _connect)(address)
    token = scratch / "token"
    pool: _Cluster | None = None
    try:
        token.write_text(uuid.uuid4().hex, encoding="utf-8")
        chosen = _proved(client, address, Question(str(token), str(content), program))
        pool = _Cluster(client, chosen, address, str(token))
        with collecting_seldom():
            yield Workers(len(chosen), pool, WORTH_A_CLUSTER, clock)
    finally:
        # What has not begun does nothing any more.
        token.unlink(missing_ok=True)
        if pool is not None:
            pool.shutdown()
        with contextlib.suppress(Exception):
            client.close(timeout=2)


def _connect(address: str) -> Client:
    """A client of the scheduler. Errors: `SharingError`."""
    try:
        import distributed
    except ImportError:
        message = msg("--executor needs the extra “cluster”: pip install 'mingzhang[cluster]'")
        raise SharingError(message) from None
    # It would tell of every broken connection with a traceback; what matters is said in a sentence.
    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        # Other versions of a library on a worker are looked for more strictly below.
        warnings.simplefilter("ignore")
        try:
            return distributed.Client(  # type: ignore[no-untyped-call]
                address.replace("dask://", "tcp://", 1), timeout=CONNECT_SECONDS, set_as_default=False, name="mingzhang"
            )
        except (OSError, TimeoutError, ValueError, RuntimeError) as error:
            reason = str(error) or type(error).__name__
            message = msg("No Dask scheduler answers at {address}: {reason}", address=address, reason=_line(reason))
            raise SharingError(message) from None


def _proved(client: Client, address: str, question: Question) -> tuple[str, ...]:
    """The addresses of the workers, each of which has proved to be of use. Errors: `SharingError`."""
    known = client.scheduler_info()["workers"]
    if not known:
        raise SharingError(msg("The scheduler at {address} has no worker", address=address))
    answers = client.run(answer, pickle.dumps(question), on_error="return")
    token, content = Path(question.token).read_text(encoding="utf-8"), seen_of(question.content)
    expected = Answer(question.program(), token, True, content)
    for worker in sorted(known):
        threads = int(known[worker].get("nthreads", 1))
        if threads > 1:
            message = msg(
                "The worker {worker} has {threads} threads: start workers with --nthreads 1",
                worker=worker,
                threads=threads,
            )
            raise SharingError(message)
        fault = _fault(worker, answers.get(worker), expected, question)
        if fault is not None:
            raise SharingError(fault)
    return tuple(sorted(known))


def _fault(worker: str, found: object, expected: Answer, question: Question) -> Message | None:
    """Why a worker is of no use; None where it is."""
    if found is None:
        return msg("The worker {worker} ended before the work began", worker=worker)
    if isinstance(found, Exception):
        reason = _line(f"{type(found).__name__}: {found}")
        return msg("The worker {worker} cannot run this program: {reason}", worker=worker, reason=reason)
    if not isinstance(found, Answer) or found.program != expected.program:
        return msg(
            "The worker {worker} has another version of the program, of Python or of a library: install the same on "
            "all machines",
            worker=worker,
        )
    unseen = Path(question.token).parent.parent if found.token != expected.token else None
    unseen = Path(question.content) if unseen is None and found.content != expected.content else unseen
    if unseen is not None:
        return msg(
            "The worker {worker} does not see {folder} as this machine does: content and output have to lie on a file "
            "system that all machines share, at the same path",
            worker=worker,
            folder=unseen,
        )
    if not found.may_write:
        folder = Path(question.token).parent.parent
        return msg(
            "The worker {worker} may not write in {folder}: it has to run under the account that builds",
            worker=worker,
            folder=folder,
        )
    return None


class _Cluster(Executor):
    """The chosen workers as an executor: what becomes of the cluster is told by `SharingError`."""

    def __init__(self, client: Client, chosen: tuple[str, ...], address: str, token: str) -> None:
        self._client = client
        self._chosen = frozenset(chosen)
        self._address = address
        self._token = token
        # Not to any that came later: nothing is known of it.
        self._inner = client.get_executor(pure=False, workers=list(chosen), allow_other_workers=False)
        self._pending: dict[Future[Any], Future[bytes]] = {}
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._watch.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Begins `fn(*args)` on a worker."""
        share = pickle.dumps((_call, (fn, args, kwargs)), pickle.HIGHEST_PROTOCOL)
        outer: Future[Any] = Future()
        inner = self._inner.submit(run_share, share, self._token)
        with self._lock:
            self._pending[outer] = inner
        inner.add_done_callback(lambda ended: self._settle(outer, ended))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Waits for what is under way, for a while: it would write into a tree that is no longer this build's."""
        with self._lock:
            pending = list(self._pending.values())
        if not self._ended.is_set():
            futures.wait(pending, END_SECONDS)
        self._ended.set()

    def _settle(self, outer: Future[Any], ended: Future[bytes]) -> None:
        with self._lock:
            is_awaited = self._pending.pop(outer, None) is not None
        if not is_awaited or not outer.set_running_or_notify_cancel():
            return
        if ended.cancelled():
            outer.set_exception(SharingError(self._lost_scheduler()))
        elif (error := ended.exception()) is not None:
            outer.set_exception(SharingError(_ended_by(error)))
        else:
            is_done, outcome = pickle.loads(ended.result())
            if is_done:
                outer.set_result(outcome)
            else:
                outer.set_exception(outcome)

    def _look(self) -> None:
        """Ends all waiting once nobody is left to wait for."""
        gone = 0.0
        while not self._ended.wait(LOOK_SECONDS):
            try:
                known = self._client.scheduler_info()["workers"] if self._client.status == "running" else None
            except Exception:
                known = None
            gone = 0.0 if known and self._chosen & set(known) else gone + LOOK_SECONDS
            if gone >= PATIENCE_SECONDS:
                lost = msg(
                    "The cluster was lost: none of the {count} workers with which the build began is left",
                    count=len(self._chosen),
                )
                self._fail(self._lost_scheduler() if known is None else lost)
                return

    def _fail(self, reason: Message) -> None:
        self._ended.set()
        with self._lock:
            pending = list(self._pending)
            self._pending.clear()
        for outer in pending:
            if outer.set_running_or_notify_cancel():
                outer.set_exception(SharingError(reason))

    def _lost_scheduler(self) -> Message:
        return msg("The connection to the scheduler at {address} was lost", address=self._address)


def _call(task: tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]) -> Any:
    function, arguments, named = task
    return function(*arguments, **named)


def _ended_by(error: BaseException) -> Message:
    """What a failure of the engine itself means."""
    if type(error).__name__ == "KilledWorker":
        return msg("One share of the work ended several workers of the cluster, perhaps for want of memory")
    reason = _line(f"{type(error).__name__}: {error}")
    return msg("The cluster could not do its share of the work: {reason}", reason=reason)


def _line(text: str) -> str:
    return " ".join(text.split())[:300]
