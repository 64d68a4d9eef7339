"""A finding as data; terminal text, JSON and pages are only views of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.message import Message
from generator.model.place import Place


class Severity(enum.Enum):
    """How much a finding weighs: an error stops publication, a warning needs a reason, a notice informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for notices: the order in which findings are listed."""
        return ("error", "warning", "notice").index(self.value)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: which fault, how grave, in which words, where, and what was found against what was expected."""

    check: str
    """Stable id that names the fault, as `unknown-field`; never renamed or reused."""
    severity: Severity
    message: Message
    place: Place
    found: str = ""
    expected: str = ""
    difference: str = ""
    related: tuple[Place, ...] = ()
    help: Message | None = None
    law: str = ""

    @property
    def sort_key(self) -> tuple[int, str, int, int, str, str]:
        """Errors first, then by place, so that two runs list the same findings in the same order."""
        return (
            self.severity.rank,
            self.place.file,
            self.place.line or 0,
            self.place.column or 0,
            self.check,
            str(self.message),
        )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding is an error."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
