"""Checks of what a submission says: one file per fault, found by its `CHECK`. Adding a check changes no other file."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType

from generator.model.diagnostic import Severity
from generator.model.message import Message
from generator.model.submission import Submission


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault a check found: at which project's which field, or in the submission where no project is named."""

    message: Message
    project: str = ""
    """Id of the project; empty: submission.yaml."""
    path: tuple[str | int, ...] = ()
    """Field inside the file."""
    found: str = ""
    expected: str = ""
    help: Message | None = None
    related: tuple[tuple[str, tuple[str | int, ...]], ...] = ()
    """Further places: (project, path)."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a submission."""

    id: str
    """Names the fault, as `project-code-repeated`; never renamed or reused."""
    severity: Severity
    find: Callable[[Submission], Iterable[Finding]]


def discover_checks(package: ModuleType) -> tuple[Check, ...]:
    """The checks of every module in the package, by id."""
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        check = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "CHECK", None)
        if isinstance(check, Check):
            found.append(check)
    return tuple(sorted(found, key=lambda check: check.id))
