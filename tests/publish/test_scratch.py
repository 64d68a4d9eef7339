"""The scratch folder beside a site: closed to others, gone with its build, or with the next one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish.scratch import remove_left, scratch_beside
from generator.publish.target import MARKER, TargetError, check_target
from tests.commands.running import run
from tests.made_sites import copy_minimal


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "some [site]"


def left_by_a_killed_build(output: Path) -> Path:
    """The folder of a process that had no time to remove it."""
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom generator.publish.scratch import scratch_beside\n"
        "with scratch_beside(Path(sys.argv[1])) as folder:\n    (folder / 'a.packed').write_text('x')\n"
        "    print(folder, flush=True)\n    os._exit(1)\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(output)], capture_output=True, text=True, check=False)
    return Path(ended.stdout.strip())


def test_it_is_closed_and_goes_with_the_block(output: Path) -> None:
    with pytest.raises(KeyError), scratch_beside(output) as folder:
        assert folder.parent == output.parent
        assert folder.name.startswith(f".{output.name}-scratch-")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "a.packed").write_bytes(b"x")
        raise KeyError
    assert list(output.parent.iterdir()) == []


def test_what_a_killed_build_left_goes_with_the_next(output: Path) -> None:
    left = left_by_a_killed_build(output)
    assert (left / "a.packed").is_file()
    with scratch_beside(output) as folder:
        assert not left.exists()
        assert folder.is_dir()


def test_that_of_another_build_at_work_stays(output: Path) -> None:
    with scratch_beside(output) as one, scratch_beside(output) as two:
        remove_left(output)
        assert one.is_dir() and two.is_dir() and one != two


def test_what_is_not_ours_stays(output: Path, tmp_path: Path) -> None:
    theirs = tmp_path / f".{output.name}-scratch-theirs"
    theirs.mkdir()
    (theirs / "file").write_text("x", encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / MARKER).touch()
    (tmp_path / f".{output.name}-scratch-link").symlink_to(elsewhere)
    remove_left(output)
    assert (theirs / "file").is_file()
    assert (elsewhere / MARKER).is_file()


def test_no_site_takes_its_place(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="belongs to another site"):
        check_target(tmp_path / ".site-scratch-x1_y2", tmp_path / "content")


def test_forget_removes_what_was_left(tmp_path: Path) -> None:
    content, output = copy_minimal(tmp_path / "content"), tmp_path / "site"
    assert run("build", "--content", content, "--output", output, "--no-search").exit_code == 0
    left = left_by_a_killed_build(output)
    assert left.is_dir()
    assert run("forget", "--output", output).exit_code == 0
    assert not left.exists()
    assert os.path.lexists(output / "index.html")
