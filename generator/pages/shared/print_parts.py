"""The parts of the page of official forms: a body with very many gets several, each light enough for a phone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.model.indicator import Indicator
from generator.model.project import Project
from generator.model.submission import Submission, Targets
from generator.pages.shared.addresses import print_address, print_anchor
from generator.pages.shared.project_parts import FACTS, TEXTS

LETTERS_OF_A_PART: Final = 100_000
"""Most letters of one page, unless a single form has more: with its markup about 90 KB as a server sends it."""
ALWAYS_ONE_PART: Final = 20
"""Forms that stand on one page however long they are: most submissions have no more, and nothing is counted."""
_LETTERS_OF_A_ROW: Final = 40
"""What the markup of a row of indicators weighs, in letters."""
_LETTERS_OF_A_FORM: Final = 100
"""The same of the frame of a form, with its usual labels."""


def print_parts(submission: Submission) -> tuple[tuple[Targets | Project, ...], ...]:
    """The forms of each part, those above the projects first, all in printed order; none for a submission without."""
    forms: tuple[Targets | Project, ...] = (*submission.targets, *submission.projects)
    if len(forms) <= ALWAYS_ONE_PART:
        return (forms,) if forms else ()
    parts: list[list[Targets | Project]] = [[]]
    letters = 0
    for form in forms:
        own = _letters(form)
        if parts[-1] and letters + own > LETTERS_OF_A_PART:
            parts.append([])
            letters = 0
        parts[-1].append(form)
        letters += own
    return tuple(map(tuple, parts))


def form_anchor(form: Targets | Project) -> str:
    """The id of a form on the page for print."""
    return print_anchor(form.id, is_project=isinstance(form, Project))


def form_addresses(submission: Submission) -> Mapping[str, str]:
    """Project id → the address of its form, on its part."""
    return {
        form.id: print_address(submission.path, form_anchor(form), number)
        for number, part in enumerate(print_parts(submission), start=1)
        for form in part
        if isinstance(form, Project)
    }


def _letters(form: Targets | Project) -> int:
    """About how many letters a form has, its markup counted as such."""
    texts = _project_texts(form) if isinstance(form, Project) else _targets_texts(form)
    own = sum(len(text) for text in texts if text) + sum(len(goal.text) for goal in form.goals)
    return _LETTERS_OF_A_FORM + own + _letters_of(form.indicators)


def _letters_of(rows: Sequence[Indicator]) -> int:
    cells = (
        cell
        for row in rows
        for cell in (row.level1, row.level2, row.name, row.value.text, row.description, row.basis, row.standard)
    )
    return sum(len(cell) for cell in cells if cell) + _LETTERS_OF_A_ROW * len(rows)


def _project_texts(project: Project) -> Iterator[str | None]:
    yield from (project.name, project.heading)
    yield from (getattr(project, name) for name, _ in (*FACTS, *TEXTS))
    yield from (text for note in project.notes for text in (note.label, note.text))
    yield from (text for each in project.funding for text in (each.source, each.amount.text))


def _targets_texts(targets: Targets) -> Iterable[str]:
    yield from (targets.title, targets.owner)
    yield from (text for fact in targets.facts for text in (fact.label, fact.text))
    yield from (text for line in targets.budget for text in (*line.labels, line.amount.text))
    yield from (text for task in targets.tasks for text in (task.subject, task.text))
    yield from (text for each in targets.directions for text in (each.name, each.goal_term or "", each.goal_year or ""))
