"""What the tests of reading share: both YAML parsers, a limit of time, and findings in short."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

import pytest
import yaml

from generator.read.content_error import ContentError
from generator.read.yaml_parser import FASTEST_PARSER, ParserFactory, PythonParser

PARSERS = [
    pytest.param(FASTEST_PARSER, id="libyaml" if yaml.__with_libyaml__ else "fastest"),
    pytest.param(PythonParser, id="python"),
]


@pytest.fixture(params=PARSERS)
def parser(request: pytest.FixtureRequest) -> ParserFactory:
    """libyaml's parser, then PyYAML's own: both must give the same."""
    factory: ParserFactory = request.param
    return factory


@pytest.fixture
def within() -> Callable[[float], AbstractContextManager[None]]:
    """A block that fails when it takes longer than so many seconds, even if it would never end."""

    @contextmanager
    def limit(seconds: float) -> Iterator[None]:
        def give_up(signum: int, frame: FrameType | None) -> None:
            raise TimeoutError(f"still going after {seconds} s")

        before = signal.signal(signal.SIGALRM, give_up)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    return limit


@pytest.fixture
def faults() -> Callable[[Callable[[], object]], list[tuple[str, str]]]:
    """The findings of a reading that must fail, as (place, check), in their order."""

    def run(read: Callable[[], object]) -> list[tuple[str, str]]:
        with pytest.raises(ContentError) as caught:
            read()
        return [(str(diagnostic.place), diagnostic.check) for diagnostic in caught.value.diagnostics]

    return run
