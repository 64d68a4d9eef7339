"""The texts of a submission that may state money, with their figures and their places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from generator.checks import Subject
from generator.checks.shared.prose_figures import Figure, Percent, money_figures, percents
from generator.checks.shared.prose_sums import SumClaim, sum_claims
from generator.checks.shared.scoped_fields import scoped_fields
from generator.checks.shared.stretches import Stretches
from generator.model.body import Unit
from generator.model.project import Project
from generator.model.spot import Spot, in_project, in_submission, in_text
from generator.model.submission import Submission


class ProseText:
    """One text with what is read from it; each reading is made once, when a check first asks for it."""

    __slots__ = ("_ends", "_figures", "_named", "_percents", "_sentences", "_spot", "_sums", "field", "project", "text")

    def __init__(self, text: str, field: str, spot: Callable[[], Spot], project: Project | None = None) -> None:
        """A text, the name of its field (`overview`; `text` for a section), what makes its place, and whose it is."""
        self.text = text
        self.field = field
        self.project = project
        self._spot = spot
        self._figures: tuple[Figure, ...] | None = None
        self._percents: tuple[Percent, ...] | None = None
        self._sums: tuple[SumClaim, ...] | None = None
        self._sentences: Stretches | None = None
        self._ends: list[int] | None = None
        self._named: dict[int, int] = {}

    @property
    def spot(self) -> Spot:
        """The field; for a section its whole text."""
        return self._spot()

    def at(self, start: int, end: int) -> Spot:
        """The place of a stretch of the text, as near as the files can show it."""
        spot = self.spot
        return in_text(spot.id, start, end) if self.field == "text" else spot

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its figures of money."""
        if self._figures is None:
            self._figures = money_figures(self.text)
        return self._figures

    @property
    def sentences(self) -> Stretches:
        """Its sentences; a semicolon ends one too."""
        if self._sentences is None:
            self._sentences = Stretches(_STOP, self.text)
        return self._sentences

    def names_unit(self, units: Sequence[Unit], at: int) -> bool:
        """Whether the sentence that a place stands in has named one of several units before it: its money is not that
        of the whole. `units` are those of the submission, each time."""
        if len(units) < 2:
            return False
        begin = self.sentences.begin(at)
        if begin not in self._named:
            end = self.sentences.end(begin)
            found = ((self.text.find(unit.name, begin, end), len(unit.name)) for unit in units)
            self._named[begin] = min((start + length for start, length in found if start >= 0), default=end + 1)
        return self._named[begin] <= at

    def figures_before(self, at: int) -> Iterator[Figure]:
        """The figures that end at a place or before it, the nearest first."""
        return (self.figures[number] for number in range(self._number(at) - 1, -1, -1))

    def figures_between(self, start: int, end: int) -> Iterator[Figure]:
        """The figures from one that begins at a place or behind it to the last that begins before another."""
        for number in range(self._number(start), len(self.figures)):
            if self.figures[number].start >= end:
                return
            if self.figures[number].start >= start:
                yield self.figures[number]

    def _number(self, at: int) -> int:
        """How many figures end at a place or before it."""
        if self._ends is None:
            self._ends = [figure.end for figure in self.figures]
        return bisect_right(self._ends, at)

    @property
    def percents(self) -> tuple[Percent, ...]:
        """Its percentages."""
        if self._percents is None:
            self._percents = percents(self.text)
        return self._percents

    @property
    def sums(self) -> tuple[SumClaim, ...]:
        """Its totals with what is listed beside them."""
        if self._sums is None:
            self._sums = sum_claims(self.text, self.figures)
        return self._sums


_STOP: Final = re.compile("[。；;\n]")
_FIELDS = ("purpose", "overview", "basis", "necessity", "safeguards", "schedule")


def project_texts(submission: Submission) -> tuple[ProseText, ...]:
    """The texts of all projects that are not blank, goals included; a view for `Subject.view`."""
    found: list[ProseText] = []
    for project in submission.projects:
        for field in _FIELDS:
            text = getattr(project, field)
            if text:
                found.append(ProseText(text, field, partial(in_project, project.id, field), project))
        for goal, name, number in scoped_fields(project.goals, "goals"):
            found.append(ProseText(goal.text, name, partial(in_project, project.id, name, number), project))
    return tuple(found)


def section_texts(submission: Submission) -> tuple[ProseText, ...]:
    """The sections of prose; a view for `Subject.view`."""
    return tuple(
        ProseText(section.text, "text", partial(in_text, section.id, 0, len(section.text)))
        for section in submission.sections
        if section.text
    )


def target_texts(submission: Submission) -> tuple[ProseText, ...]:
    """Facts, tasks and goals of the target forms above the projects; a view for `Subject.view`."""
    found: list[ProseText] = []
    for number, form in enumerate(submission.targets):
        found += (
            ProseText(fact.text, "facts", partial(in_submission, "targets", number, "facts", place, "text"))
            for place, fact in enumerate(form.facts)
        )
        found += (
            ProseText(task.text, "tasks", partial(in_submission, "targets", number, "tasks", place, "text"))
            for place, task in enumerate(form.tasks)
        )
        for goal, name, place in scoped_fields(form.goals, "goals"):
            found.append(ProseText(goal.text, name, partial(in_submission, "targets", number, name, place)))
    return tuple(found)


def all_texts(subject: Subject) -> tuple[ProseText, ...]:
    """All of them; for `Subject.share`."""
    return (*subject.view(section_texts), *subject.view(target_texts), *subject.view(project_texts))
