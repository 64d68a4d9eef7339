"""How far a long build is: on a terminal a line that moves and goes at the end, elsewhere a line for each long stage.

All of it goes to standard error, so that what a command says stays the same. Rich is loaded only where there is a
terminal and much to do.
"""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Final, TextIO

from generator.model.message import msg
from generator.report.say import Speaker
from generator.timing import Listener

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

LONG: Final = 400
"""Things to do in a stage from which it is worth to say how far it is: about two seconds of work."""
NARROW: Final = 70
"""Columns of a terminal below which there is no room for a bar."""
REFRESH_SECONDS: Final = 0.1
"""How long the line stays as it is at least."""

STAGES: Final = {
    "scan": msg("Looking through the content"),
    "compare": msg("Comparing with what is published"),
    "recall": msg("Fetching what is known"),
    "read": msg("Reading and checking"),
    "relate": msg("Relating"),
    "render": msg("Writing pages"),
    "name index": msg("Indexing names"),
    "text index": msg("Indexing texts"),
    "precompress": msg("Packing"),
    "publish": msg("Publishing"),
    "keep": msg("Keeping what the next build needs"),
}
"""What each stage does, for people."""
COUNTED: Final = {
    "read": msg("projects"),
    "render": msg("projects"),
    "text index": msg("texts"),
    "precompress": msg("files"),
}
"""What is counted in a stage."""


class Progress(Listener):
    """Tells on a stream how far a build is. Leaves nothing on a terminal when it is closed."""

    def __init__(self, stream: TextIO, say: Speaker, *, has_lines: bool = True) -> None:
        """`has_lines`: whether anything is said where the stream is no terminal."""
        self._stream = stream
        self._say = say
        self._has_lines = has_lines
        # A dumb terminal cannot take back what it shows.
        self._moves = stream.isatty() and os.environ.get("TERM", "") not in ("", "dumb")
        self._lock = threading.Lock()
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._stage = ""
        self._began = time.monotonic()
        self._shown = 0.0

    def begin(self, stage: str) -> None:
        """As in `Listener`; told where the line is there already."""
        with self._lock:
            self._stage, self._began = stage, time.monotonic()
            if self._bar is not None:
                self._line(None)

    def expect(self, stage: str, count: int) -> None:
        """As in `Listener`; where there is much to do the line appears."""
        with self._lock:
            if stage != self._stage or count < LONG:
                return
            if not self._moves and not self._has_lines:
                return
            if not self._moves:
                what = self._say(COUNTED[stage]) if stage in COUNTED else ""
                # In one write: a line of a log is not to be cut in two.
                self._stream.write(f"{self._name(stage)}: {count:,} {what}".rstrip() + "\n")
                self._stream.flush()
                return
            if self._bar is None:
                self._bar = new_bar(self._stream, self._say)
                self._bar.start()
            self._line(count)

    def advance(self, stage: str, count: int) -> None:
        """As in `Listener`."""
        with self._lock:
            if self._bar is None or self._task is None or stage != self._stage:
                return
            self._bar.advance(self._task, count)
            task = self._bar.tasks[-1]
            seconds = time.monotonic() - self._began
            if task.total is not None and seconds > 0:
                self._bar.update(self._task, rate=task.completed / seconds)
            if time.monotonic() - self._shown >= REFRESH_SECONDS:
                self._refresh()

    def close(self) -> None:
        """The line is gone, and the terminal is as it was."""
        with self._lock:
            if self._bar is not None:
                self._bar.stop()
                self._bar = self._task = None

    def _line(self, total: int | None) -> None:
        """One line for the present stage, in place of that before."""
        assert self._bar is not None
        if self._task is not None:
            self._bar.remove_task(self._task)
        what = self._say(COUNTED[self._stage]) if total is not None and self._stage in COUNTED else ""
        self._task = self._bar.add_task(self._name(self._stage), total=total, what=what, rate=None)
        self._refresh()

    def _refresh(self) -> None:
        assert self._bar is not None
        self._shown = time.monotonic()
        self._bar.refresh()

    def _name(self, stage: str) -> str:
        return self._say(STAGES[stage]) if stage in STAGES else stage


def new_bar(stream: TextIO, say: Speaker) -> Bar:
    """The line that moves: stage, bar, how many of how many, how many a second, time left."""
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, Task, TextColumn
    from rich.progress import Progress as Bar
    from rich.text import Text

    class Count(ProgressColumn):
        def render(self, task: Task) -> Text:
            if task.total is None:
                return Text("")
            return Text(f"{task.completed:,.0f}/{task.total:,.0f} {task.fields['what']}")

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            rate = task.fields["rate"]
            return Text("" if rate is None else say(msg("{rate} a second", rate=f"{rate:,.0f}")))

    class Left(ProgressColumn):
        def render(self, task: Task) -> Text:
            rate = task.fields["rate"]
            if not rate or task.total is None:
                return Text("")
            left = int((task.total - task.completed) / rate + 0.5)
            return Text(say(msg("{time} left", time=f"{left // 60}:{left % 60:02}")))

    console = Console(file=stream, soft_wrap=False, emoji=False, markup=False)
    columns: list[ProgressColumn] = [TextColumn("{task.description}", markup=False)]
    if console.width >= NARROW:
        columns.append(BarColumn(bar_width=None if console.width < NARROW + 20 else 24))
    columns += [Count(), Rate(), Left()]
    # Without a thread of its own: processes are forked while it shows.
    return Bar(
        *columns, console=console, transient=True, auto_refresh=False, redirect_stdout=False, redirect_stderr=False
    )
