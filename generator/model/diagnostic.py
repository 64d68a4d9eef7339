"""A finding as data; terminal text, JSON and pages are only views of it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.message import Message
from generator.model.place import Place
from generator.model.release import Release
from generator.model.spot import Spot


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
    """What the check rests on, as shown to readers."""
    submission: str = ""
    """Address of the submission below the site's root; empty where it belongs to none."""
    spot: Spot | None = None
    """Where in the submission, for pages to show it at; None for faults of files."""
    related_spots: tuple[Spot, ...] = ()
    """The places of `related` in the submission, for pages to lead to."""
    is_undecided: bool = False
    """The check cannot tell, and says so."""
    identity: str = ""
    """What tells it from another with the same masked text: for accepted.yaml and the gate alone, never shown."""
    release: Release | None = None
    """The record that releases it (accepted.yaml); a released error stops nothing."""

    @property
    def is_releasable(self) -> bool:
        """Whether a record may release it: what a check found in a text, never a fault of a file."""
        return self.spot is not None or self.identity != ""

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
    """Whether any finding is an error that no record releases."""
    return any(diagnostic.severity is Severity.ERROR and diagnostic.release is None for diagnostic in diagnostics)
