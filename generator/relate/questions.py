"""What one submission answers to the questions asked of all projects (哪些项目没有满意度指标)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.indicator import IndicatorKind
from generator.model.indicator_value import ValueKind
from generator.model.project import Project
from generator.model.question import Answer, Question
from generator.model.submission import Submission

_WANTED: Final = {
    Question.NO_QUANTITY: IndicatorKind.QUANTITY,
    Question.NO_TIMELINESS: IndicatorKind.TIMELINESS,
    Question.NO_SATISFACTION: IndicatorKind.SATISFACTION,
}


def answers(submission: Submission) -> Iterator[Answer]:
    """One answer a question, in the order of the questions."""
    told = [_told(project) for project in submission.projects]
    for question in Question:
        held = [of_project[question] for of_project in told]
        places = tuple(place for place, holds in enumerate(held) if holds)
        yield Answer(question, places, sum(holds is not None for holds in held), held.count(None))


def _told(project: Project) -> dict[Question, bool | None]:
    """Whether each question holds for a project; None where its form does not tell."""
    named = [row for row in project.indicators if row.is_named]
    is_cut = any(row.cut_off for row in project.indicators)
    kinds = {row.kind for row in named}
    values = {row.value.kind for row in named}
    # What is cut off may have been what is looked for.
    otherwise = None if is_cut or not named else True
    told: dict[Question, bool | None] = {
        question: False if kind in kinds else otherwise for question, kind in _WANTED.items()
    }
    told[Question.ALL_WORDS] = _are_words(values, is_cut=is_cut)
    told[Question.BLANK_TARGET] = True if ValueKind.BLANK in values else None if otherwise is None else False
    told[Question.NO_AMOUNT] = not project.amount.is_number
    return told


def _are_words(values: set[ValueKind], *, is_cut: bool) -> bool | None:
    """Whether all targets are words; a blank one is none, and 无 is no word about what is to be achieved."""
    filled = values - {ValueKind.BLANK}
    if filled - {ValueKind.TEXT, ValueKind.CUT_OFF}:
        return False
    return None if is_cut or not filled else True
