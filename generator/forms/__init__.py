"""Printed forms: one file per family, found by its `FORM`. Adding a family changes no other file.

A module of this package defines `FORM`, an object with the three names of `Form`. It imports the model and the shared
readers of `generator.grids`, never another form.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from generator.model.amount import MoneyUnit
from generator.model.grid import Document
from generator.model.reading import Reading, Recognition


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who imports says for the document, where it does not say it itself."""

    money_unit: MoneyUnit | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A family of printed forms."""

    family: str
    """Its name in `submission.yaml` and of its template: `hebei`."""
    recognise: Callable[[Document], Recognition]
    """Which of its fixed labels stand in the document."""
    read: Callable[[Document, Given], Reading]
    """The disclosure; never an exception for what a document holds."""
    is_last_resort: bool = False
    """Whether it reads only what no other family recognises."""
    has_marker: bool = False
    """Whether its documents bear a mark that no other has: whatever labels stand there besides, they are its own."""


def discover_forms(package: ModuleType) -> tuple[Form, ...]:
    """The forms of every module in the package, by family."""
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        form = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "FORM", None)
        if isinstance(form, Form):
            found.append(form)
    return tuple(sorted(found, key=lambda form: form.family))
