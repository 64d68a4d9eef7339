"""Runs the command line as a person does: in this process for speed, or in one of its own where that matters."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from generator.cli import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """What a run came to."""

    exit_code: int
    out: str
    err: str


def run(*arguments: object, language: str = "en") -> Run:
    """The command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    code: object = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(["--lang", language, *map(str, arguments)])
        except SystemExit as end:
            code = end.code
    assert isinstance(code, int), code
    return Run(code, out.getvalue(), err.getvalue())


def run_apart(*arguments: object, language: str = "en", **environment: str) -> Run:
    """The command line in a process of its own, with these environment variables besides ours."""
    ended = subprocess.run(
        [sys.executable, "-m", "generator", "--lang", language, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Run(ended.returncode, ended.stdout, ended.stderr)
