"""The same content gives the same bytes: wherever, whenever, by whomever and however often it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_sites import snapshot
from tests.publish.faults.reproducing import (
    DAY_AS_EPOCH,
    Circumstances,
    build,
    copy_reversed,
    differences,
    moved_clock,
    unreadable,
    write_small_content,
)

MEMORY_DISK = Path("/dev/shm")
YEAR_2100 = 4102444800.0
PLAIN = Circumstances(environment={"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"})
OTHER = Circumstances(
    umask=0o077,
    options=("--jobs", "2"),
    environment={
        **{"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "zh_CN.GB18030", "LANGUAGE": "en", "HOME": "/nowhere"},
        **{"PYTHONHASHSEED": "4242", "SOURCE_DATE_EPOCH": DAY_AS_EPOCH, "COLUMNS": "40", "PYTHONUTF8": "0"},
    },
    clock=YEAR_2100,
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_content(tmp_path_factory.mktemp("small") / "content")


@pytest.fixture(scope="module")
def fresh(content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a site that is built once, where none was."""
    output = tmp_path_factory.mktemp("fresh") / "site"
    build(content, output, PLAIN, output.parent / "clock")
    return snapshot(output)


def test_everything_around_is_another_and_the_bytes_are_the_same(
    content: Path, fresh: dict[str, bytes], tmp_path: Path
) -> None:
    copy = copy_reversed(content, tmp_path / "another folder/with a longer name/内容")
    # Where there is a file system in memory the site is built there, since others order their folders differently.
    on = MEMORY_DISK if MEMORY_DISK.is_dir() and os.access(MEMORY_DISK, os.W_OK) else tmp_path
    output = on / f"reproducible-{os.getpid()}" / "a b/网站"
    try:
        build(copy, output, OTHER, tmp_path / "clock")
        assert differences(fresh, snapshot(output)) == []
        assert unreadable(output) == []
    finally:
        shutil.rmtree(output.parent.parent, ignore_errors=True)


@pytest.mark.soak
def test_built_over_another_and_over_itself_the_bytes_are_those_of_a_new_site(
    content: Path, fresh: dict[str, bytes], tmp_path: Path
) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(content, changed)
    site = changed / "site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("量度用站点", "另一站点"), encoding="utf-8")
    (changed / "handbook/kan.md").unlink()
    (changed / "handbook/index.md").write_text("# 手册\n", encoding="utf-8")
    output = tmp_path / "site"
    # The third goes into the tree that the first left idle, the fourth into that of the second.
    for of in (content, changed, content, content):
        build(of, output, PLAIN, tmp_path / "clock")
        assert (differences(fresh, snapshot(output)) == []) is (of is content)


def test_a_process_sees_the_clock_that_is_moved(tmp_path: Path) -> None:
    asked = (
        "import datetime, time; print(datetime.datetime.now().year, datetime.date.today().year, time.gmtime().tm_year)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | moved_clock(tmp_path / "clock", OTHER),
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout == "2100 2100 2100\n"
