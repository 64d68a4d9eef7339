"""What keeps a site from being written without a fault of ours is said in one sentence, and the old site stays."""

from __future__ import annotations

import errno
import os
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from generator import making
from generator.write import files
from tests.commands.running import run
from tests.made_sites import copy_minimal, snapshot


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


@pytest.fixture
def output(content: Path, tmp_path: Path) -> Path:
    assert run("build", "--content", content, "--output", tmp_path / "site", "--no-search").exit_code == 0
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(MemoryError(), "there is not enough memory", id="memory"),
        pytest.param(BrokenProcessPool(), "a process of the build was ended", id="a worker killed"),
        pytest.param(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "{folder}, ", id="a disk without a file"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    error: Exception, said: str, content: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    before = snapshot(output)
    monkeypatch.setattr(making, "write_file", fail)
    ended = run("build", "--content", content, "--output", output, "--no-search", "--no-cache")
    assert (ended.exit_code, ended.out) == (2, "")
    [line] = ended.err.splitlines()
    assert line.startswith("The site could not be written: ")
    assert said.format(folder=output.parent) in line
    assert snapshot(output) == before


def test_addresses_that_cannot_be_recorded_are_said_with_the_site_published(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "addresses.txt")

    monkeypatch.setattr(files, "replace_file", full)
    output = tmp_path / "site"
    ended = run("build", "--content", content, "--output", output, "--no-search", "--record")
    assert ended.exit_code == 2
    [line] = ended.err.splitlines()
    assert line.startswith("The site is published, but its new addresses could not be recorded in ")
    assert str(content / "addresses.txt") in line and os.strerror(errno.ENOSPC) in line
    assert (output / "index.html").is_file()
