"""The rows of performance tables with the fields of their file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.checks.shared.scoped_fields import scoped_fields
from generator.model.han import strip_blanks
from generator.model.indicator import Indicator
from generator.model.project import Project
from generator.model.spot import FieldPath, Spot, in_project, in_submission
from generator.model.submission import Submission


class IndicatorRow(NamedTuple):
    """One indicator of a project or of a target form above the projects, and the field it is in its file.

    There are more of these than of anything else that checks share, and tuples are made in half the time.
    """

    indicator: Indicator
    project: Project | None
    """None for a target form above the projects."""
    owner: int
    """Place of the project or of the form in the submission, from 0."""
    path: FieldPath
    """("indicators", 3), or ("targets", 0, "indicators_term", 3) in submission.yaml."""
    name: str
    """Its name without blanks."""

    def at(self, *field: str) -> Spot:
        """A field of the row by its name in the file: `row.at("target")`; without a name the row."""
        return in_project(self.project.id, *self.path, *field) if self.project else in_submission(*self.path, *field)

    @property
    def is_placeholder(self) -> bool:
        """Whether the row only keeps a place for a kind nobody filled: no name, no target."""
        return not self.indicator.name.strip() and not self.indicator.value.text.strip()


def project_rows(submission: Submission) -> tuple[tuple[IndicatorRow, ...], ...]:
    """The rows of each project, in the order of the projects; a view for `Subject.view`."""
    return tuple(
        tuple(_rows(project.indicators, project, number, ())) for number, project in enumerate(submission.projects)
    )


def target_rows(submission: Submission) -> tuple[tuple[IndicatorRow, ...], ...]:
    """The rows of each target form above the projects; a view for `Subject.view`."""
    return tuple(
        tuple(_rows(form.indicators, None, number, ("targets", number)))
        for number, form in enumerate(submission.targets)
    )


def _rows(
    indicators: Iterable[Indicator], project: Project | None, owner: int, above: FieldPath
) -> Iterator[IndicatorRow]:
    """Each indicator with its field: the two scopes stand in two lists of the file, each counted from 0."""
    for indicator, name, number in scoped_fields(indicators, "indicators"):
        yield IndicatorRow(indicator, project, owner, (*above, name, number), strip_blanks(indicator.name))
