"""A machine that publishes what is pushed to it, for the tests in this folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.plain_server import Clone, PlainServer, running_server, set_up


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PlainServer]:
    """A machine set up by the recipe, with nothing published."""
    with running_server(tmp_path / "machine") as machine:
        yield machine


@pytest.fixture
def bare_server(tmp_path: Path) -> PlainServer:
    """The same without nginx, for what is refused before anything could be served."""
    set_up(tmp_path / "srv")
    return PlainServer(tmp_path / "srv", port=0)


@pytest.fixture
def clerk(server: PlainServer, tmp_path: Path) -> Clone:
    """A clone of its empty repository."""
    return server.clone(tmp_path / "clerk")
