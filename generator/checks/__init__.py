"""Checks of what a submission says: one file per fault, found by its `CHECK`. Adding a check changes no other file."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any, TypeVar, cast

from generator.model.catalogue import Summary
from generator.model.diagnostic import Severity
from generator.model.differences import Differences
from generator.model.legal_source import LegalSource
from generator.model.message import Message
from generator.model.rule import Rule, Scope
from generator.model.spot import Spot
from generator.model.submission import Submission

__all__ = ["Check", "Finding", "Scope", "Subject", "discover_checks"]

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault a check found, and where."""

    message: Message
    at: Spot
    found: str = ""
    """As printed."""
    expected: str = ""
    difference: str = ""
    """Of two amounts, in the unit of the form."""
    related: tuple[Spot, ...] = ()
    """Further places a reader has to look at."""
    help: Message | None = None
    """What to do here; None: what the check says in general."""
    severity: Severity | None = None
    """Where this one weighs less, or more, than the check says."""
    is_undecided: bool = False
    """The check cannot tell, and says so rather than guess; always a notice."""
    identity: str = ""
    """Of something found that is shown masked: what tells it from another with the same mask; never shown."""


class Subject:
    """A submission with what checks work out from it; a view several checks want is made once."""

    __slots__ = ("_views", "since_published", "submission")

    def __init__(self, submission: Submission, since_published: Differences | None = None) -> None:
        """The submission, nothing worked out yet.

        `since_published`: what differs from the text published first under its present version; None where that text
        is this one, or not at hand.
        """
        self.submission = submission
        self.since_published = since_published
        self._views: dict[Callable[..., Any], Any] = {}

    def view(self, make: Callable[[Submission], View]) -> View:
        """What `make` makes of the submission; made at the first call. `make` is a plain function of a module."""
        if make not in self._views:
            self._views[make] = make(self.submission)
        return cast("View", self._views[make])

    def share(self, make: Callable[[Subject], View]) -> View:
        """What `make` makes of this subject, a view that rests on other views; made at the first call."""
        if make not in self._views:
            self._views[make] = make(self)
        return cast("View", self._views[make])


@dataclass(frozen=True, slots=True)
class Check:
    """One check. Either `find` (one submission) or `find_across` (several) is given."""

    id: str
    """Names the fault, as `project-code-repeated`; never renamed or reused."""
    severity: Severity
    """An error stops publication, a warning needs a reason, a notice informs."""
    scope: Scope
    title: Message
    """The fault in a few words, as the heading of its page."""
    finds: Message
    """What exactly is a finding, in one or two sentences."""
    why: Message
    """Why it matters to a reader of the budget."""
    example: Message
    """A made-up case with its figures."""
    mend: Message
    """What a department does about it."""
    sources: tuple[LegalSource, ...]
    find: Callable[[Subject], Iterable[Finding]] | None = None
    find_across: Callable[[Sequence[Summary]], Iterable[tuple[str, Finding]]] | None = None
    """All summaries → (path of the submission, finding)."""
    copied: Severity | None = None
    """Weight where the text was transcribed (`origin: copied`) and only the publishing body could mend it."""
    tolerance: Message | None = None
    """By how much two amounts may differ; None where nothing is compared."""

    def severity_of(self, finding: Finding, *, is_copied: bool) -> Severity:
        """How much a finding weighs: what cannot be told is a notice, else the finding's own weight or the check's."""
        if finding.is_undecided:
            return Severity.NOTICE
        weight = finding.severity or self.severity
        return max(weight, self.copied, key=lambda one: one.rank) if is_copied and self.copied else weight

    @property
    def rule(self) -> Rule:
        """What it tells readers, without how it finds."""
        return Rule(
            id=self.id,
            severity=self.severity,
            copied=self.copied,
            scope=self.scope,
            title=self.title,
            finds=self.finds,
            why=self.why,
            example=self.example,
            mend=self.mend,
            sources=self.sources,
            tolerance=self.tolerance,
        )


@functools.cache
def discover_checks(package: ModuleType) -> tuple[Check, ...]:
    """The checks of every module in the package, by id; looked for once."""
    found = []
    for module in pkgutil.iter_modules(package.__path__):
        check = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "CHECK", None)
        if isinstance(check, Check):
            found.append(check)
    return tuple(sorted(found, key=lambda check: check.id))
