"""The command line in processes forked from one that has loaded it: they start at once and can be killed.

Run as a program it is that one process. It reads a request a line, `{"arguments": […], "limits": {"RLIMIT_FSIZE": …}}`,
and answers with the number of the process, later with how each ended.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cli import main

ROOT = Path(__file__).resolve().parents[3]
MEMORY = "RLIMIT_AS"
"""The one limit that is counted from what the process has when it starts."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended."""

    code: int
    """Its exit code, or less than 0 the signal that killed it."""
    out: str
    """What it said, on both ways."""


class Forking:
    """The running program."""

    def __init__(self, program: subprocess.Popen[str], scratch: Path) -> None:
        self._program = program
        self._scratch = scratch
        self._ended: dict[int, int] = {}

    def start(self, *arguments: object, **limits: int) -> int:
        """Starts the command line in a new process, whose number is returned."""
        assert self._program.stdin is not None
        request = {"arguments": [*map(str, arguments)], "limits": limits, "scratch": str(self._scratch)}
        print(json.dumps(request), file=self._program.stdin, flush=True)
        return self._answer("started")

    def wait(self, process: int) -> Ended:
        """Waits until a process has ended."""
        assert self._program.stdin is not None
        print(json.dumps({"wait": process}), file=self._program.stdin, flush=True)
        code = os.waitstatus_to_exitcode(self._answer("ended"))
        return Ended(code, (self._scratch / str(process)).read_text(encoding="utf-8"))

    def run(self, *arguments: object, **limits: int) -> Ended:
        """Runs the command line to its end."""
        return self.wait(self.start(*arguments, **limits))

    def kill(self, process: int) -> None:
        """Kills a process started here."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)

    def _answer(self, kind: str) -> int:
        assert self._program.stdout is not None
        line = self._program.stdout.readline().split()
        assert line[:1] == [kind], line
        return int(line[1])


@contextlib.contextmanager
def forking(scratch: Path) -> Iterator[Forking]:
    """The program, ended with the context; `scratch` is a folder for what its processes say."""
    command = [sys.executable, "-m", "tests.publish.faults.forking"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        try:
            yield Forking(program, scratch)
        finally:
            program.kill()


def serve() -> None:
    """Answers requests until there are no more."""
    # What a command imports when it is first run is loaded before the first fork.
    for name in ("build", "rollback"):
        with contextlib.suppress(SystemExit), contextlib.redirect_stdout(None):
            main([name, "--help"])
    # A build loads this only when there is something to do.
    importlib.import_module("generator.pipeline")
    for line in sys.stdin:
        request = json.loads(line)
        if "wait" in request:
            _, status = os.waitpid(request["wait"], 0)
            print("ended", status, flush=True)
            continue
        process = os.fork()
        if process == 0:
            _run(request["arguments"], request["limits"], Path(request["scratch"]))
        print("started", process, flush=True)


def _run(arguments: list[str], limits: Mapping[str, int], scratch: Path) -> None:
    said = os.open(scratch / str(os.getpid()), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.close(said)
    code = 0
    try:
        for name, limit in limits.items():
            soft = limit + (_memory() if name == MEMORY else 0)
            kind = getattr(resource, name)
            resource.setrlimit(kind, (soft, resource.getrlimit(kind)[1]))
        main(["--lang", "en", *arguments])
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except BaseException:
        code = 70
        os.write(2, traceback.format_exc().encode())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _memory() -> int:
    """Bytes of address space that this process has."""
    return int(Path("/proc/self/statm").read_text(encoding="utf-8").split()[0]) * resource.getpagesize()


if __name__ == "__main__":
    serve()
