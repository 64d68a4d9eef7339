"""Progress: a line that moves on a terminal and is gone at the end, plain lines elsewhere, nothing for little work."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata
from pathlib import Path

import pytest

from generator.locale import catalogue
from generator.report.progress import COUNTED, LONG, STAGES, Progress
from generator.report.say import Speaker
from generator.timing import Clock
from tests.commands.running import ROOT, run
from tests.made_sites import copy_minimal

ENGLISH = Speaker(catalogue("en"))
PROGRAM = """
import sys
from generator.report import progress
progress.LONG, progress.REFRESH_SECONDS = 1, 0.0
from generator.cli import main
main(sys.argv[1:])
"""
"""The command line, with the smallest site taken for a large one."""


class Screen:
    """What a terminal shows after what was written to it, as far as progress uses it."""

    def __init__(self) -> None:
        self.lines = [""]
        self.is_cursor_hidden = False
        self.seen: list[str] = []

    def write(self, text: str) -> None:
        for part in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\r|\n|[^\x1b\r\n]+", text):
            if part == "\n":
                self.lines.append("")
            elif part == "\x1b[2K":
                self.lines[-1] = ""
            elif part == "\x1b[1A":
                self.lines.pop()
            elif part in ("\x1b[?25l", "\x1b[?25h"):
                self.is_cursor_hidden = part.endswith("l")
            elif part[0] not in "\x1b\r":
                self.lines[-1] += part
                self.seen.append(self.lines[-1])


def build_on_terminal(
    tmp_path: Path, columns: int = 100, language: str = "en", **environment: str
) -> tuple[str, str, int]:
    """What a build says on standard output and on a terminal as standard error, and its exit code."""
    content = copy_minimal(tmp_path / "content")
    mine, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    arguments = ["--lang", language, "build", "--content", str(content), "--output", str(tmp_path / "site")]
    inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=ROOT,
        env=inherited | {"TERM": "xterm"} | environment,
        stdout=subprocess.PIPE,
        stderr=its,
        encoding="utf-8",
    )
    os.close(its)
    shown = b""
    while True:
        try:
            some = os.read(mine, 65_536)
        except OSError as error:
            # The other end is closed: its process has ended.
            assert error.errno == errno.EIO
            break
        if not some:
            break
        shown += some
    assert process.stdout is not None
    out = process.stdout.read()
    process.stdout.close()
    os.close(mine)
    return out, shown.decode(), process.wait()


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def test_a_line_moves_on_a_terminal_and_is_gone_at_the_end(tmp_path: Path) -> None:
    out, shown, code = build_on_terminal(tmp_path)
    assert code == 0
    screen = Screen()
    screen.write(shown)
    seen = "\n".join(screen.seen)
    assert re.search(r"Writing pages .*0/2 projects", seen)
    assert re.search(r"Writing pages .*2/2 projects +[\d,]+ a second +0:00 left", seen)
    assert "Publishing" in seen
    assert "".join(screen.lines).strip() == ""
    assert not screen.is_cursor_hidden
    # What is said on standard output is what is said without a terminal.
    plain = (tmp_path / "plain").absolute()
    copy_minimal(plain / "content")
    ended = run("build", "--content", plain / "content", "--output", plain / "site")
    assert ended.err == ""
    assert ended.out.replace(str(plain), str(tmp_path)) == out


def test_no_line_is_wider_than_a_narrow_terminal(tmp_path: Path) -> None:
    columns = 30
    _, shown, code = build_on_terminal(tmp_path, columns, "zh-CN", NO_COLOR="1")
    assert code == 0
    screen = Screen()
    screen.write(shown)
    assert screen.seen and max(map(width, screen.seen)) <= columns
    assert "".join(screen.lines).strip() == ""
    # Neither colours nor bold print: what is left moves the cursor, hides and shows it.
    assert set(re.findall(r"\x1b\[[0-9;?]*([A-Za-z])", shown)) <= {"A", "K", "h", "l"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(count: int, stream: io.StringIO | None = None, **settings: bool) -> str:
    stream = stream or io.StringIO()
    progress = Progress(stream, ENGLISH, **settings)
    clock = Clock(progress)

    def work() -> None:
        stage = clock.expect(count)
        clock.advance(stage, count)

    clock.time("read", work)
    progress.close()
    return stream.getvalue()


def test_elsewhere_there_is_a_line_for_each_long_stage() -> None:
    assert told(LONG) == f"Reading and checking: {LONG} projects\n"
    assert told(12_345) == "Reading and checking: 12,345 projects\n"


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_take_back_gets_plain_lines(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    assert told(LONG, Terminal()) == f"Reading and checking: {LONG} projects\n"


def test_little_work_is_done_in_silence() -> None:
    assert told(LONG - 1) == ""


def test_a_command_whose_answer_is_read_by_programs_says_nothing() -> None:
    assert told(12_345, has_lines=False) == ""


def test_the_line_comes_back_for_what_follows_a_first_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    progress = Progress(stream, ENGLISH)
    clock = Clock(progress)
    for stage in ("render", "text index"):
        clock.time(stage, lambda: clock.advance(clock.expect(LONG), LONG))
        progress.close()
    screen = Screen()
    screen.write(stream.getvalue())
    seen = "\n".join(screen.seen)
    assert "Writing pages" in seen and "Indexing texts" in seen
    assert "".join(screen.lines).strip() == ""
    assert not screen.is_cursor_hidden


def test_rich_is_loaded_only_where_it_is_needed(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    program = (
        "import sys\nfrom generator.cli import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n"
        "    print('rich' in sys.modules)\n"
    )
    for arguments in (["--version"], ["build", "--content", str(content), "--output", str(tmp_path / "site")]):
        ended = subprocess.run(
            [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )
        assert ended.stdout.splitlines()[-1] == "False"


def test_every_counted_stage_has_a_name() -> None:
    assert COUNTED.keys() <= STAGES.keys()
