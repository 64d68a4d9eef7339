"""Makes the n-th step that changes something on the disk fail, as a full or broken disk makes it fail.

Steps are counted where Python hands them to the system: what is opened for writing, written, linked, renamed, removed,
made, flushed and exchanged. A write that fails leaves half of its bytes, since a disk fills up in the middle of a file.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from generator.publish import stage

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)
NEVER = 0
_OF_OS = ("mkdir", "unlink", "rmdir", "rename", "replace", "link", "chmod")
_OF_STAGE = ("flush", "exchange_folders")
_CHANGING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(slots=True)
class Fault:
    """The step that fails, counted from 1, and how."""

    at: int = NEVER
    number: int = errno.EIO
    """Of the error."""
    is_lasting: bool = False
    """Whether every later step fails too."""
    steps: list[str] = field(default_factory=list)
    """What was done so far, one name a step."""
    has_struck: bool = False

    def step(self, name: str, file: object) -> None:
        """Counts one step. Errors: OSError where it is its turn."""
        self.steps.append(name)
        done = len(self.steps)
        if self.at != NEVER and (done == self.at or (self.is_lasting and done > self.at)):
            self.has_struck = True
            # The system names a file by its path, never by the number it is open under.
            names = () if isinstance(file, int) else (os.fspath(file),)  # type: ignore[call-overload]
            raise OSError(self.number, os.strerror(self.number), *names)


def inject(monkeypatch: pytest.MonkeyPatch, fault: Fault) -> None:
    """From now on each step goes through `fault`."""
    for name in _OF_OS:
        monkeypatch.setattr(os, name, partial(_counted, fault, name, getattr(os, name)))
    for name in _OF_STAGE:
        monkeypatch.setattr(stage, name, partial(_counted, fault, name, getattr(stage, name)))
    monkeypatch.setattr(os, "open", partial(_open, fault, os.open))
    monkeypatch.setattr(os, "write", partial(_write, fault, os.write))
    for module in (io, builtins):
        monkeypatch.setattr(module, "open", partial(_open_file, fault, io.open))


def _counted(fault: Fault, name: str, real: Callable[..., Any], file: object, *rest: Any, **named: Any) -> Any:
    fault.step(name, file)
    return real(file, *rest, **named)


def _open(fault: Fault, real: Callable[..., int], file: Any, flags: int, *rest: Any, **named: Any) -> int:
    if flags & _CHANGING:
        fault.step("open", file)
    return real(file, flags, *rest, **named)


def _open_file(fault: Fault, real: Callable[..., Any], file: Any, mode: str = "r", *rest: Any, **named: Any) -> Any:
    if not isinstance(file, int) and set(mode) & set("wax+"):
        fault.step("open", file)
    return real(file, mode, *rest, **named)


def _write(fault: Fault, real: Callable[..., int], descriptor: int, content: Any) -> int:
    try:
        fault.step("write", descriptor)
    except OSError:
        real(descriptor, bytes(content)[: len(content) // 2])
        raise
    return real(descriptor, content)
