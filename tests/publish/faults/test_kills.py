"""Builds are killed and run at once while a reader walks through the site; `make soak` does it hundreds of times."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.made_sites import snapshot
from tests.publish.faults.forking import Forking, forking
from tests.publish.faults.killing import arguments, at_once, duration, expected, kill_once, reading, walk
from tests.publish.faults.whole_builds import TwoVersions, two_versions

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks a program that has been loaded")

KILLS = 8
PAIRS = 2


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> TwoVersions:
    return two_versions(tmp_path_factory.mktemp("versions"))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    with forking(tmp_path_factory.mktemp("said")) as running:
        yield running


@pytest.fixture
def output(versions: TwoVersions, tmp_path: Path) -> Path:
    shutil.copytree(versions.folder / "published-old", tmp_path / "live")
    return tmp_path / "live/site"


def test_killed_at_any_moment_the_site_is_old_or_new_and_readers_see_nothing_else(
    versions: TwoVersions, program: Forking, output: Path
) -> None:
    chance = random.Random(1)
    whole = duration(program, versions, output)
    with reading(versions, output) as walks:
        for turn in range(KILLS):
            kill_once(program, versions, output, chance, whole, at_switch=turn % 2 == 1)
        ended = program.run(*arguments(versions, "new", output))
        assert ended.code == 0, ended
        assert snapshot(output) == versions.new
    assert walks.faults == ()
    assert walks.count > 100


def test_of_builds_at_once_one_wins_and_the_others_say_why(
    versions: TwoVersions, program: Forking, output: Path
) -> None:
    with reading(versions, output) as walks:
        for _ in range(PAIRS):
            at_once(program, versions, output, 2)
        ended = at_once(program, versions, output, 5)
    assert any(one.code == 2 for one in ended)
    assert walks.faults == ()
    assert walks.count > 10


def test_the_reader_sees_what_is_torn_mixed_or_missing(versions: TwoVersions, output: Path) -> None:
    paths = ["index.html", "about/index.html", "glossary/index.html"]
    known = expected(versions)
    assert list(walk(str(output), known, paths)) == []
    (output / paths[0]).write_bytes(versions.new[paths[0]])
    assert [fault.split(":")[0] for fault in walk(str(output), known, paths)] == ["pages of two versions"]
    (output / paths[1]).write_bytes(versions.old[paths[1]][:-1])
    (output / paths[2]).unlink()
    found = list(walk(str(output), known, paths))
    assert found[0] == "about/index.html is torn"
    assert found[1].startswith("glossary/index.html is missing")
    shutil.rmtree(output)
    assert "the site is missing" in list(walk(str(output), known, paths))
