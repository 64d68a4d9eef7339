"""Runs one build, check or import and measures it from outside: time, processor time, memory, files. Linux only."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.watching import MemoryWatch, as_installed

_STAGE = re.compile(r"\s*(\d+\.\d+) s  (\S+(?: \S+)*)(?:  .*)?")
_COUNTS = re.compile(r"(\d+) errors, (\d+) warnings, (\d+) notices")


@dataclass(frozen=True, slots=True)
class Build:
    """What one build took."""

    wall: float
    """Seconds from its start to its end, the start of Python included."""
    cpu: float
    """Seconds of processor time of all its processes together."""
    memory: int
    """Peak of the proportional set size of all its processes together, in bytes: shared pages count once."""
    stages: tuple[tuple[str, float], ...]
    """Wall seconds of each stage as `--timings` tells them."""
    files: int
    size: int
    """Bytes of all files."""
    pages: int
    """HTML files."""


@dataclass(frozen=True, slots=True)
class Check:
    """What one check took."""

    wall: float
    """Seconds from its start to its end, the start of Python included."""
    cpu: float
    """Seconds of processor time of all its processes together."""
    memory: int
    """Peak of the proportional set size of all its processes together, in bytes."""
    findings: int


@dataclass(frozen=True, slots=True)
class Import:
    """What one import took."""

    wall: float
    """Seconds from its start to its end, the start of Python included."""
    cpu: float
    """Seconds of processor time."""
    memory: int
    """Peak of the proportional set size, in bytes."""


def run_import(document: Path, content: Path) -> Import:
    """One import of a document into a new content folder. Errors: RuntimeError where it writes nothing."""
    command = [sys.executable, "-m", "generator", "--lang", "en", "import", str(document)]
    # What was read with a doubt is written too, but the command then ends with 1.
    said, wall, cpu, memory = _run([*command, "--into", str(content), "--partial"], (0, 1))
    if not content.exists():
        raise RuntimeError(said)
    return Import(wall, cpu, memory)


def run_check(content: Path, submission: Path | None, *, jobs: int | None) -> Check:
    """One check of a content folder, or of one submission in it. Errors: RuntimeError where it cannot be read."""
    command = [sys.executable, "-m", "generator", "--lang", "en", "check", "--content", str(content)]
    command += [] if submission is None else [str(submission)]
    command += [] if jobs is None else ["--jobs", str(jobs)]
    said, wall, cpu, memory = _run(command, (0, 1))
    counted = _COUNTS.search(said)
    if counted is None:
        raise RuntimeError(said)
    return Check(wall, cpu, memory, sum(map(int, counted.groups())))


def run_build(content: Path, output: Path, *, with_search: bool, jobs: int | None) -> Build:
    """One build in processes of its own. Errors: RuntimeError where it publishes nothing."""
    command = [sys.executable, "-m", "generator", "--lang", "en", "build", "--timings", "--no-cache"]
    command += ["--content", str(content), "--output", str(output)]
    command += [] if with_search else ["--no-search"]
    command += [] if jobs is None else ["--jobs", str(jobs)]
    said, wall, cpu, memory = _run(command)
    stages = tuple((found[2], float(found[1])) for line in said.splitlines() if (found := _STAGE.fullmatch(line)))
    sizes = [(name, file_size) for name, file_size in _files(output)]
    return Build(
        wall,
        cpu,
        memory,
        stages,
        files=len(sizes),
        size=sum(file_size for _, file_size in sizes),
        pages=sum(name.endswith(".html") for name, _ in sizes),
    )


def _run(command: Sequence[str], codes: Sequence[int] = (0,)) -> tuple[str, float, float, int]:
    """What a command said, its seconds, its seconds of processor time, its peak of memory in bytes.

    Errors: RuntimeError where it ends with none of the codes.
    """
    start = time.perf_counter()
    environment = as_installed(os.environ)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)
    watch = MemoryWatch(process.pid)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    memory = watch.peak()
    if process.returncode not in codes:
        raise RuntimeError(said)
    return said, wall, usage.ru_utime + usage.ru_stime, memory


def write_floor(site: Path, target: Path) -> float:
    """Seconds to write the files of a site again and nothing else, in one process; `target` must be new."""
    contents = [(str(file.relative_to(site)), file.read_bytes()) for file in sorted(site.rglob("*")) if file.is_file()]
    start = time.perf_counter()
    made: set[str] = set()
    for path, content in contents:
        full = f"{target}/{path}"
        folder = os.path.dirname(full)  # noqa: PTH120  the floor must be low
        if folder not in made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            made.add(folder)
        descriptor = os.open(full, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(descriptor, content)
        os.close(descriptor)
    return time.perf_counter() - start


def _files(root: Path) -> Iterator[tuple[str, int]]:
    for folder, _, names in os.walk(root):
        for name in names:
            yield name, os.lstat(f"{folder}/{name}").st_size
