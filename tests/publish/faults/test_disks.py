"""Disks that are full, without inodes or read-only, and limits of the system on files and memory."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publish.verify import verify
from tests.made_sites import snapshot
from tests.publish.faults.forking import Ended, Forking, forking
from tests.publish.faults.killing import arguments
from tests.publish.faults.whole_builds import TwoVersions, two_versions

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="mounts a tmpfs, forks a loaded program")

Mounted = Callable[[str], Path]
KILOBYTE = 1 << 10
MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> TwoVersions:
    return two_versions(tmp_path_factory.mktemp("versions"))


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forking]:
    with forking(tmp_path_factory.mktemp("said")) as running:
        yield running


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Mounted]:
    """Mounts a small file system with options, on a folder that is returned."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounts = 0

    def mount(options: str) -> Path:
        nonlocal mounts
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            pytest.skip(f"NOT TESTED, a small file system cannot be mounted (root only): {done.stderr.strip()}")
        mounts += "remount" not in options
        return folder

    yield mount
    for _ in range(mounts):
        subprocess.run(["umount", str(folder)], check=True)


def build_new(program: Forking, versions: TwoVersions, output: Path, **limits: int) -> Ended:
    """Builds the new version over the old one where something is short; the site is one of them, and it is said why."""
    ended = program.run(*arguments(versions, "new", output), **limits)
    found = snapshot(output)
    assert found in (versions.old, versions.new), ended
    assert verify(output).faults == ()
    assert "Traceback" not in ended.out, ended
    assert "fault of the program" not in ended.out, ended
    assert ended.code in (0, 1, 2), ended
    assert (ended.code == 0) <= (found == versions.new), ended
    assert ended.code != 2 or len(ended.out.splitlines()) == 1, ended
    return ended


def recovers(program: Forking, versions: TwoVersions, output: Path) -> None:
    """With nothing short any more, the next build publishes the new version."""
    ended = program.run(*arguments(versions, "new", output))
    assert ended.code == 0, ended
    assert snapshot(output) == versions.new


@pytest.mark.parametrize("free", [0, 900 * KILOBYTE, 1900 * KILOBYTE], ids=["nothing", "a part", "nearly all"])
def test_a_full_disk_is_named_and_the_old_site_stays(
    free: int, versions: TwoVersions, program: Forking, mounted: Mounted
) -> None:
    disk = mounted("size=12m")
    shutil.copytree(versions.folder / "published-old", disk / "live")
    state = shutil.disk_usage(disk)
    with (disk / "filler").open("wb") as filler:
        filler.write(b"x" * (state.free - free))
    ended = build_new(program, versions, disk / "live/site")
    assert (ended.code, snapshot(disk / "live/site")) == (2, versions.old)
    assert ended.out.startswith(f"The site could not be written: No space left on device: {disk}/live/.site-"), ended
    (disk / "filler").unlink()
    recovers(program, versions, disk / "live/site")


@pytest.mark.parametrize("free", [0, 1, 250])
def test_a_disk_without_inodes_is_named_and_the_old_site_stays(
    free: int, versions: TwoVersions, program: Forking, mounted: Mounted
) -> None:
    disk = mounted("size=32m,nr_inodes=2000")
    shutil.copytree(versions.folder / "published-old", disk / "live")
    (disk / "fillers").mkdir()
    used = 1 + sum(1 for _ in disk.rglob("*"))
    for number in range(2000 - used - free):
        (disk / f"fillers/{number}").touch()
    ended = build_new(program, versions, disk / "live/site")
    assert (ended.code, snapshot(disk / "live/site")) == (2, versions.old)
    assert ended.out.startswith(f"The site could not be written: No space left on device: {disk}/live/.site-"), ended
    shutil.rmtree(disk / "fillers")
    recovers(program, versions, disk / "live/site")


def test_a_read_only_disk_is_named(versions: TwoVersions, program: Forking, mounted: Mounted) -> None:
    disk = mounted("size=12m")
    shutil.copytree(versions.folder / "published-old", disk / "live")
    mounted("remount,ro")
    ended = build_new(program, versions, disk / "live/site")
    assert ended == Ended(2, f"The site could not be written: Read-only file system: {disk}/live/.site-lock\n")
    mounted("remount,rw")
    recovers(program, versions, disk / "live/site")


def test_a_file_system_of_its_own_is_refused_as_a_site(
    versions: TwoVersions, program: Forking, mounted: Mounted
) -> None:
    disk = mounted("size=12m")
    ended = program.run(*arguments(versions, "new", disk))
    assert ended.code == 2
    assert ended.out == f"{disk} is a file system of its own: give a folder inside it, so that it can be exchanged\n"
    assert snapshot(disk) == {}
    recovers(program, versions, disk / "site")


@pytest.mark.parametrize("size", [2 * KILOBYTE, 12 * KILOBYTE])
def test_a_limit_on_the_size_of_files_names_the_file(
    size: int, versions: TwoVersions, program: Forking, output: Path
) -> None:
    ended = build_new(program, versions, output, RLIMIT_FSIZE=size)
    assert ended.code == 2
    assert ended.out.startswith(f"The site could not be written: File too large: {output.parent}/.site-idle/"), ended
    recovers(program, versions, output)


@pytest.mark.parametrize("files", [4, 8])
def test_a_limit_on_open_files_is_said(files: int, versions: TwoVersions, program: Forking, output: Path) -> None:
    ended = build_new(program, versions, output, RLIMIT_NOFILE=files)
    assert ended.code == 0 or "Too many open files" in ended.out, ended
    recovers(program, versions, output)


@pytest.mark.parametrize("size", [0, 16 * MEGABYTE])
def test_too_little_memory_is_said(size: int, versions: TwoVersions, program: Forking, output: Path) -> None:
    ended = build_new(program, versions, output, RLIMIT_AS=size)
    assert ended.code == 0 or "memory" in ended.out, ended
    recovers(program, versions, output)


def test_limits_are_those_of_one_process_only(program: Forking) -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    program.run("build", "--help", RLIMIT_NOFILE=20)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == before


@pytest.fixture
def output(versions: TwoVersions, tmp_path: Path) -> Path:
    shutil.copytree(versions.folder / "published-old", tmp_path / "live")
    return tmp_path / "live/site"
