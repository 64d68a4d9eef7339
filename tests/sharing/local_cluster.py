"""A Dask cluster on this machine, in processes of their own: `python -m tests.sharing.local_cluster WORKERS THREADS`.

Says the address of its scheduler, then the process numbers of its workers, one line each, and ends with its standard
input.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PYTHON = [sys.executable, "-W", "ignore", "-m", "tests.sharing.local_cluster"]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that runs."""

    address: str
    """As the scheduler says it: `tcp://127.0.0.1:40000`."""
    workers: tuple[int, ...]
    """Numbers of the processes."""


@contextlib.contextmanager
def local_cluster(workers: int, threads: int = 1, cwd: Path = ROOT, **environment: str) -> Iterator[Cluster]:
    """A cluster of so many workers on free ports of the loopback, without nannies or a dashboard."""
    process = subprocess.Popen(
        [*_PYTHON, str(workers), str(threads)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        address, numbers = process.stdout.readline().strip(), process.stdout.readline().split()
        yield Cluster(address, tuple(map(int, numbers)))
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def main(workers: int, threads: int) -> None:
    """Runs a cluster until standard input ends."""
    import dask
    from distributed import Client, LocalCluster

    dask.config.set({"distributed.worker.memory.terminate": False, "distributed.worker.memory.pause": False})
    with (
        LocalCluster(  # type: ignore[no-untyped-call]
            n_workers=workers,
            threads_per_worker=threads,
            processes=True,
            dashboard_address=None,
            memory_limit=0,
            host="127.0.0.1",
            local_directory=os.environ.get("TMPDIR", "/tmp"),
        ) as cluster,
        Client(cluster) as client,  # type: ignore[no-untyped-call]
    ):
        numbers = client.run(os.getpid)
        print(cluster.scheduler_address, flush=True)
        print(*numbers.values(), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
