"""The clock of a build: times and counts of stages, the slowest pages, and whoever listens."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from generator.locale import catalogue
from generator.report.say import Speaker
from generator.report.timings import timings_text
from generator.timing import SLOWEST_PAGES, Clock, Listener, PageTime, slowest, timed


@dataclass(frozen=True, slots=True)
class Page:
    address: str
    template: str


class Heard(Listener):
    def __init__(self) -> None:
        self.said: list[tuple[object, ...]] = []

    def begin(self, stage: str) -> None:
        self.said.append(("begin", stage))

    def expect(self, stage: str, count: int) -> None:
        self.said.append(("expect", stage, count))

    def advance(self, stage: str, count: int) -> None:
        self.said.append(("advance", stage, count))

    def end(self, stage: str) -> None:
        self.said.append(("end", stage))


def test_a_listener_hears_how_far_a_stage_is() -> None:
    heard = Heard()
    clock = Clock(heard)

    def work() -> int:
        clock.advance(clock.expect(5), 3)
        return 7

    assert clock.time("read", work) == 7
    assert heard.said == [("begin", "read"), ("expect", "read", 5), ("advance", "read", 3), ("end", "read")]
    assert clock.counts == {"read": 3}
    assert clock.busy == {}


def test_a_stage_that_fails_ends_all_the_same() -> None:
    heard = Heard()
    clock = Clock(heard)

    def fails() -> None:
        raise KeyError

    with pytest.raises(KeyError):
        clock.time("read", fails)
    assert heard.said[-1] == ("end", "read")
    assert clock.seconds["read"] >= 0


def test_times_of_a_stage_add_up() -> None:
    clock = Clock()
    for _ in range(2):
        clock.time("compare", lambda: time.sleep(0.01))
    assert clock.seconds["compare"] >= 0.02


def test_many_threads_may_say_how_far_they_are() -> None:
    clock = Clock()
    stage = clock.time("read", lambda: clock.expect(8000, jobs=8))

    def work() -> None:
        for _ in range(1000):
            clock.advance(stage, 1, 0.5)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert clock.counts[stage] == 8000
    assert clock.busy[stage] == (8, 4000.0)


def test_the_time_of_a_page_is_what_passes_between_two_requests() -> None:
    times: list[PageTime] = []

    def pages() -> Iterator[Page]:
        yield Page("a/", "pages/year.html")
        time.sleep(0.02)
        yield Page("b/", "pages/project.html")

    for page in timed(pages(), times):
        if page.address == "a/":
            time.sleep(0.03)
    assert [(each.address, each.kind) for each in times] == [("a/", "year"), ("b/", "project")]
    assert times[0].seconds >= 0.03 and times[1].seconds >= 0.02


def test_the_slowest_pages_are_kept() -> None:
    pages = [PageTime(number / 1000, f"{number}/", "project") for number in range(50)]
    assert [page.seconds for page in slowest(pages)] == [number / 1000 for number in range(49, 49 - SLOWEST_PAGES, -1)]
    clock = Clock()
    clock.note_pages(pages[:25])
    clock.note_pages(pages[25:])
    assert clock.slowest == slowest(pages)


def test_the_text_tells_rates_and_slow_pages() -> None:
    clock = Clock()
    clock.seconds = {"scan": 0.01, "read": 2.0}
    clock.counts = {"read": 5000}
    clock.busy = {"read": (2, 3.0)}
    clock.slowest = [PageTime(0.0525, "130101/body/2031/", "year")]
    assert timings_text(clock, Speaker(catalogue("en"))).splitlines() == [
        "    0.010 s  scan",
        "    2.000 s  read          5,000 projects, 2,500 a second; 2 workers, busy 75 % of the time",
        "The slowest pages; the first of a kind also waits for its template:",
        "     52.5 ms  year  /130101/body/2031/",
    ]
