"""Builds of one content under circumstances that must not show in the site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.made_up import PROJECTS_OF_SUBMISSION, write_content

ROOT = Path(__file__).resolve().parents[3]
DAY = "2031-05-01"
DAY_AS_EPOCH = "1935366400"
CLOCK = """
import datetime, os, time

calls = 0
_localtime, _gmtime, _strftime = time.localtime, time.gmtime, time.strftime


def now():
    global calls
    calls += 1
    return float(os.environ["CLOCK_SHOWS"]) + calls * float(os.environ["CLOCK_STEP"])


time.time = now
time.time_ns = lambda: int(now() * 1e9)
time.localtime = lambda seconds=None: _localtime(now() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(now() if seconds is None else seconds)
time.strftime = lambda form, moment=None: _strftime(form, time.localtime() if moment is None else moment)


class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(now(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(now())

    @classmethod
    def today(cls):
        return cls.fromtimestamp(now())


class Day(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(now())


datetime.datetime, datetime.date = Moment, Day
"""
"""Shows a process another time than the system's; as `sitecustomize` it runs before everything else."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How one build differs from another of the same content."""

    umask: int = 0o022
    options: tuple[str, ...] = ("--jobs", "1", "--now", DAY)
    environment: dict[str, str] = field(default_factory=dict)
    clock: float | None = None
    """Seconds since 1970 that the clock shows; None: the system's."""
    step: float = 0
    """Seconds by which the clock goes on, or back, each time it is asked."""


def write_small_content(folder: Path, submissions: int = 3) -> Path:
    """A content of this many submissions with a handbook, at `folder`, which is returned."""
    write_content(folder, submissions * PROJECTS_OF_SUBMISSION)
    (folder / "handbook").mkdir()
    (folder / "handbook/index.md").write_text("# 手册\n\n怎么看[预算](kan.md#zongji)。\n", encoding="utf-8")
    (folder / "handbook/kan.md").write_text(
        "# 怎么看\n\n## 总计 {#zongji}\n\n表：例\n\n| 项目 | 金额 |\n| --- | --- |\n| 合计 | 1.00 |\n", encoding="utf-8"
    )
    return folder


def copy_reversed(content: Path, copy: Path) -> Path:
    """A copy made in the reverse order, as if checked out on another day; `copy` is returned."""
    long_ago = time.time() - 500 * 86400
    for file in sorted(content.rglob("*"), reverse=True):
        if file.is_file():
            made = copy / file.relative_to(content)
            made.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, made)
            os.utime(made, (long_ago, long_ago))
    return copy


def build(content: Path, output: Path, how: Circumstances, scratch: Path) -> None:
    """The command in a process of its own; `scratch` is a folder for what changes its clock."""
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment = inherited | how.environment
    if how.clock is not None:
        environment |= moved_clock(scratch, how)
    ended = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--content", str(content), "--output", str(output), *how.options],
        cwd=ROOT,
        env=environment,
        umask=how.umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


def moved_clock(folder: Path, how: Circumstances) -> dict[str, str]:
    """The environment in which Python shows another time; `folder` is for what makes it do so."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    return {"PYTHONPATH": str(folder), "CLOCK_SHOWS": str(how.clock), "CLOCK_STEP": str(how.step)}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The paths of the files in which two sites differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def unreadable(site: Path) -> list[str]:
    """What a web server of another account could not read."""
    return [
        str(path.relative_to(site))
        for path in [site, *site.rglob("*")]
        if path.stat().st_mode & 0o777 != (0o755 if path.is_dir() else 0o644)
    ]
