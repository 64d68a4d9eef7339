"""Publishing at its full size: every step fails, hundreds of builds are killed, tens run at once: `make soak`."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.verify import verify
from tests.made_sites import snapshot
from tests.publish.faults.forking import Forking, forking
from tests.publish.faults.injecting import ERRORS, Fault
from tests.publish.faults.killing import arguments, at_once, duration, kill_once, reading
from tests.publish.faults.reproducing import Circumstances, build, differences, write_small_content
from tests.publish.faults.test_disks import KILOBYTE, Mounted, build_new
from tests.publish.faults.test_disks import mounted as mounted
from tests.publish.faults.whole_builds import TwoVersions, fail_at, two_versions

PARTS = 8
KILLS = 200
PAIRS = 20
WALKS = 17_000
"""Of each of three seeds."""


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


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_after_every_step_that_fails_the_site_is_old_or_new(part: int, versions: TwoVersions, tmp_path: Path) -> None:
    counted = Fault()
    fail_at(versions, tmp_path / "work", counted)
    for at in range(1 + part, len(counted.steps) + 1, PARTS):
        # Each step fails in one way, the last ones, the exchange, in each.
        is_last = at > len(counted.steps) - 30
        for number in ERRORS if is_last else [ERRORS[at // PARTS % len(ERRORS)]]:
            fail_at(versions, tmp_path / "work", Fault(at, number))
        if is_last:
            shutil.rmtree(tmp_path / "work")


@pytest.mark.soak
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hundreds_of_kills_leave_the_old_or_the_new_site(
    seed: int, versions: TwoVersions, program: Forking, output: Path
) -> None:
    chance = random.Random(seed)
    whole = duration(program, versions, output)
    published = []
    with reading(versions, output) as walks:
        for turn in range(KILLS):
            published.append(kill_once(program, versions, output, chance, whole, at_switch=turn % 2 == 1))
        ended = program.run(*arguments(versions, "new", output))
        assert ended.code == 0, ended
        assert snapshot(output) == versions.new
    print(f"{published.count('old')} old, {published.count('new')} new, {walks.count} walks, {walks.pages} pages")
    assert walks.faults == ()
    assert walks.count >= WALKS
    # Kills that all come too early or too late would prove nothing.
    assert min(published.count("old"), published.count("new")) >= KILLS // 20


@pytest.mark.soak
def test_of_pairs_and_fives_at_once_one_wins(versions: TwoVersions, program: Forking, output: Path) -> None:
    refused = 0
    with reading(versions, output) as walks:
        for turn in range(PAIRS + 1):
            ended = at_once(program, versions, output, 5 if turn == PAIRS else 2)
            refused += sum(one.code == 2 for one in ended)
    assert walks.faults == ()
    assert refused >= PAIRS // 2


@pytest.mark.soak
def test_a_disk_fills_up_in_twenty_steps(versions: TwoVersions, program: Forking, mounted: Mounted) -> None:
    disk = mounted("size=12m")
    codes = set()
    for free in range(0, 4000, 200):
        shutil.copytree(versions.folder / "published-old", disk / "live")
        with (disk / "filler").open("wb") as filler:
            filler.write(b"x" * (shutil.disk_usage(disk).free - free * KILOBYTE))
        codes.add(build_new(program, versions, disk / "live/site").code)
        (disk / "filler").unlink()
        shutil.rmtree(disk / "live")
    assert codes == {0, 2}


@pytest.mark.soak
@pytest.mark.parametrize(
    ("clock", "step"),
    [
        pytest.param(0.0, 0.0, id="1970"),
        pytest.param(2147483700.0, 0.0, id="after the last second of 32 bits in 2038"),
        pytest.param(4102444800.0, 0.0, id="2100"),
        pytest.param(1924905600.0, -86400.0, id="a day back each time it is asked"),
    ],
)
def test_whatever_the_clock_shows_the_bytes_are_the_same(clock: float, step: float, tmp_path: Path) -> None:
    content = write_small_content(tmp_path / "content", submissions=1)
    for name, how in (("plain", Circumstances()), ("moved", Circumstances(clock=clock, step=step))):
        build(content, tmp_path / name, how, tmp_path / "clock")
    assert differences(snapshot(tmp_path / "plain"), snapshot(tmp_path / "moved")) == []
    assert verify(tmp_path / "moved").faults == ()
