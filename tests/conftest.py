"""What all tests share."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from generator import batches, loading

# The machine that runs them all is slow and shared: a slow example says nothing there, and a red run must come again.
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, help="test the pages of this finished site instead of building one")
    parser.addoption("--write-heard", action="store_true", help="write anew what is heard of tables")


@pytest.fixture
def no_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a test of something else: what the command does in this process does not depend on which checks there are."""
    for module in (batches, loading):
        monkeypatch.setattr(module, "discover_checks", lambda _: ())


@pytest.fixture(autouse=True)
def language_of_the_process() -> Iterator[None]:
    """The command line sets the language of the whole process; no test may leave it to the next."""
    before = os.environ.get("LANGUAGE")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)
    if before is None:
        os.environ.pop("LANGUAGE", None)
    else:
        os.environ["LANGUAGE"] = before
