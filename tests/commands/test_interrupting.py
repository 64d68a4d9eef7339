"""Ctrl-C ends what runs, also where the first one is lost; afterwards everything is as it was."""

from __future__ import annotations

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from generator.commands.interrupting import insisting


class Losing:
    """Python says of an exception in here that it is ignored, and goes on."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_one_that_is_lost_comes_again() -> None:
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), insisting(0.05):
        lost = Losing()
        del lost
        while time.monotonic() < began + 10:
            pass
    assert time.monotonic() < began + 5


def test_afterwards_all_is_as_it_was() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM)
    with pytest.raises(KeyboardInterrupt), insisting(0.01):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    time.sleep(0.05)
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGALRM)) == before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_another_thread_may_build_too() -> None:
    def build() -> bool:
        with insisting():
            return threading.current_thread() is not threading.main_thread()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(build).result()
