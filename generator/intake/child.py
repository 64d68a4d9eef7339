"""A file of an office program is read in a process of its own, with limits on memory and time.

The libraries that read such files were written for files that mean well. Whatever a hostile or broken one does to them
(memory, endless loops, a crash of the interpreter) ends here as one sentence. The process gets the file on its standard
input and answers with the pieces as JSON; it is given no path.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import subprocess
import sys
import threading
from typing import Final

from generator.intake.decode import IntakeError
from generator.intake.pieces import Pieces, from_json, to_json
from generator.model.message import Message, msg

READERS: Final[dict[str, str]] = {
    "docx": "generator.intake.word",
    "xlsx": "generator.intake.sheets.xlsx",
    "xls": "generator.intake.sheets.xls",
    "xml2003": "generator.intake.sheets.xml2003",
    "html": "generator.intake.web",
    "pdf": "generator.intake.pdf",
}
"""Kind of file → module with `read(content: bytes) -> Pieces`."""

MEMORY_BYTES: Final = 2 * 1024**3
"""Address space of the process: a document of 500 project forms needs about a quarter of it."""
SECONDS: Final = 6
"""Processor time for any file; a disclosure of one department needs less than one second."""
SECONDS_PER_MEGABYTE: Final = {"pdf": 60}
"""Processor time added for each megabyte of a file by its kind; pages of figures in a PDF take about 40."""
OTHER_SECONDS_PER_MEGABYTE: Final = 10
"""The same for any other kind; Word files take about 4, workbooks 3, pages less than 1."""
MOST_SECONDS: Final = 180
"""Processor time for the longest file: a person waits for it."""
# Without the folder it is started in, where a content folder may hold what it likes.
_COMMAND = (sys.executable, "-P", "-X", "utf8", "-m", __name__)
_WALL: Final = 3
"""How much longer than its processor time a process may take on a busy machine."""
_MEGABYTE: Final = 1024 * 1024
_OUT_OF_MEMORY: Final = 70
MAX_ANSWER_BYTES: Final = 64 * _MEGABYTE
"""The answer of the process; one of 1,300 paragraphs and tables has 2 MB. As objects it takes ten times as much."""
_CHUNK: Final = 1 << 16
_KEPT_ERRORS: Final = 4096


def read_in_child(kind: str, content: bytes) -> Pieces:
    """The pieces of a file of this kind. Errors: `IntakeError` for whatever keeps it from being read."""
    seconds = _seconds_for(kind, len(content))
    with subprocess.Popen(
        [*_COMMAND, kind, str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(),
    ) as process:
        talk = _Talk(process)
        talk.hold(content, seconds * _WALL)
    if talk.is_late:
        raise IntakeError(_too_long(seconds))
    if len(talk.answer) > MAX_ANSWER_BYTES:
        limit = MAX_ANSWER_BYTES // _MEGABYTE
        raise IntakeError(msg("The text and tables of the file take more than {limit} MB", limit=limit))
    return _answer(process.returncode, bytes(talk.answer), bytes(talk.errors), seconds)


def _seconds_for(kind: str, size: int) -> int:
    """Processor time for a file of this kind and so many bytes."""
    return min(SECONDS + SECONDS_PER_MEGABYTE.get(kind, OTHER_SECONDS_PER_MEGABYTE) * size // _MEGABYTE, MOST_SECONDS)


class _Talk:
    """What goes to a process and comes from it. It is ended when its time is over or its answer grows too long."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self.answer, self.errors = bytearray(), bytearray()
        self.is_late = False

    def hold(self, content: bytes, seconds: float) -> None:
        """Gives the content and takes the answer, up to one byte more than is let through."""
        assert self._process.stdin and self._process.stdout and self._process.stderr
        timer = threading.Timer(seconds, self._end)
        helpers = [threading.Thread(target=self._give, args=(content,)), threading.Thread(target=self._take_errors)]
        try:
            for thread in (timer, *helpers):
                thread.start()
            while chunk := os.read(self._process.stdout.fileno(), _CHUNK):
                self.answer += chunk
                if len(self.answer) > MAX_ANSWER_BYTES:
                    break
            else:
                self._process.wait()
        finally:
            timer.cancel()
            self._process.kill()
            for thread in helpers:
                thread.join()

    def _end(self) -> None:
        self.is_late = True
        self._process.kill()

    def _give(self, content: bytes) -> None:
        # A reader that ends early leaves the rest of its input.
        with contextlib.suppress(OSError):
            assert self._process.stdin
            self._process.stdin.write(content)
        with contextlib.suppress(OSError):
            assert self._process.stdin
            self._process.stdin.close()

    def _take_errors(self) -> None:
        assert self._process.stderr
        while chunk := os.read(self._process.stderr.fileno(), _CHUNK):
            self.errors = (self.errors + chunk)[-_KEPT_ERRORS:]


def _environment() -> dict[str, str]:
    """What an interpreter needs to start, and nothing that a file could ask for."""
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ}


def _answer(code: int, output: bytes, errors: bytes, seconds: int) -> Pieces:
    if code == 0:
        read = _shaped(output)
        if isinstance(read, Message):
            raise IntakeError(read)
        if read is not None:
            return read
    if code == _OUT_OF_MEMORY:
        raise IntakeError(
            msg("Reading the file needs more memory than the {limit} MB it is given", limit=MEMORY_BYTES // _MEGABYTE)
        )
    if code < 0 and -code in _SIGNALS_OF_TIME:
        raise IntakeError(_too_long(seconds))
    raise IntakeError(
        msg(
            "The file could not be read: it is damaged, or of a kind that is not known here ({reason})",
            reason=_last_line(errors) or msg("the reader ended with {code}", code=code),
        )
    )


def _shaped(output: bytes) -> Pieces | Message | None:
    """The answer, or the sentence in its place; None for bytes that are not of the agreed shape."""
    with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
        answer = json.loads(output)
        if "error" not in answer:
            return from_json(answer)
        id, params = answer["error"]
        return Message(id, tuple(sorted(params.items())))
    return None


_SIGNALS_OF_TIME: Final = frozenset({9, 24})
"""SIGKILL and SIGXCPU, which end a process at the end of its time."""


def _too_long(seconds: int) -> Message:
    return msg("Reading the file took longer than the {seconds} seconds it is given", seconds=seconds)


def _last_line(errors: bytes) -> str:
    lines = errors.decode("utf-8", errors="replace").strip().splitlines()
    return "".join(sign for sign in lines[-1][:200] if sign.isprintable()) if lines else ""


def _limit(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Nothing is to be written, whatever a library believes.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _main(kind: str, seconds: int) -> int:
    content = sys.stdin.buffer.read()
    reader = importlib.import_module(READERS[kind])
    _limit(seconds)
    try:
        answer = to_json(reader.read(content))
    except IntakeError as error:
        answer = {"error": [error.message.id, dict(error.message.params)]}
    except (MemoryError, RecursionError):
        return _OUT_OF_MEMORY
    except Exception as error:
        # Libraries fail in ways they do not document; the kind of the fault says more than nothing.
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    sys.stdout.write(json.dumps(answer, ensure_ascii=True, separators=(",", ":")))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    raise SystemExit(_main(sys.argv[1], int(sys.argv[2])))
