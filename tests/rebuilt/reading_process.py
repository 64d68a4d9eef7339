"""Reads many files one after another under the limits of the process that reads one, for tests that read thousands.

Started as `python -m tests.rebuilt.reading_process`. Each file comes as a line `<kind> <bytes>` and then its bytes; the
answer is one line of JSON: `{"outcome": "read" | "refused" | "memory" | "fault", "text": …}`. After the reader the
steps that follow it in the main process are taken too: the document, the form that recognises it, its reading.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import select
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 10
"""Longest that one file may take."""


@dataclass(slots=True)
class ReadingProcess:
    """The process, started anew where it ended or was ended."""

    _process: subprocess.Popen[bytes] | None = field(default=None)

    def read(self, kind: str, content: bytes) -> dict[str, str]:
        """What became of the file: `read`, `refused`, `memory`, `fault`, `hang` or `crash`, and its text."""
        process = self._started()
        stdin, stdout = process.stdin, process.stdout
        assert stdin is not None and stdout is not None
        stdin.write(f"{kind} {len(content)}\n".encode() + content)
        stdin.flush()
        started = time.monotonic()
        while time.monotonic() - started < SECONDS:
            if select.select([stdout], [], [], 0.5)[0]:
                line = stdout.readline()
                if line:
                    answer: dict[str, str] = json.loads(line)
                    return answer
                self.close()
                return {"outcome": "crash", "text": f"the process ended with {process.returncode}"}
        self.close()
        return {"outcome": "hang", "text": f"more than {SECONDS} seconds"}

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            command = [sys.executable, "-m", __name__]
            environment = {**os.environ, "PYTHONPATH": str(ROOT)}
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env=environment
            )
        return self._process

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _answer(kind: str, content: bytes) -> dict[str, str]:
    from generator import forms
    from generator.forms import Given, discover_forms
    from generator.intake.child import READERS
    from generator.intake.decode import IntakeError
    from generator.intake.from_pieces import document_of
    from generator.intake.pieces import from_json, to_json

    try:
        pieces = importlib.import_module(READERS[kind]).read(content)
    except IntakeError as error:
        return {"outcome": "refused", "text": str(error.message)}
    except (MemoryError, RecursionError) as error:
        return {"outcome": "memory", "text": repr(error)}
    pieces = from_json(json.loads(json.dumps(to_json(pieces))))
    document = document_of(f"a.{kind}", content, kind, pieces)
    for form in discover_forms(forms):
        if form.recognise(document).share >= 0.5:
            form.read(document, Given())
    return {"outcome": "read", "text": f"{len(document.blocks)} blocks"}


def _serve(input: IO[bytes], output: IO[bytes]) -> None:
    while line := input.readline():
        kind, length = line.split()
        content = input.read(int(length))
        answer: dict[str, Any]
        try:
            answer = _answer(kind.decode(), content)
        except Exception:
            answer = {"outcome": "fault", "text": traceback.format_exc()}
        output.write(json.dumps(answer).encode() + b"\n")
        output.flush()


def _limit() -> None:
    """The limits of `generator.intake.child`; its time is that of one file, kept by whoever asks."""
    from generator.intake.child import MEMORY_BYTES

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    _limit()
    _serve(sys.stdin.buffer, sys.stdout.buffer)
