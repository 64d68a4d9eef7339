"""What a submission answers to the questions asked of all projects, and of which projects it cannot tell."""

import dataclasses
from typing import Any

import pytest

from generator.model.indicator_value import CUT_OFF
from generator.model.project import Project
from generator.model.question import Answer, Question
from generator.relate.questions import answers
from tests import samples


def project(*rows: tuple[str, str], **changes: Any) -> Project:
    """A project with an indicator for each level and target."""
    indicators = tuple(samples.indicator("指标", level, f"{level}之名", value) for level, value in rows)
    return samples.project(indicators=indicators, **changes)


def answer(question: Question, *projects: Project) -> Answer:
    (found,) = [each for each in answers(samples.submission(projects=projects)) if each.question is question]
    return found


ALL = (("数量指标", "≥9 卷"), ("时效指标", "12月底前"), ("满意度指标", "≥90%"))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param(Question.NO_QUANTITY, "数量指标", id="quantity"),
        pytest.param(Question.NO_TIMELINESS, "时效指标", id="timeliness"),
        pytest.param(Question.NO_SATISFACTION, "满意度指标", id="satisfaction"),
    ],
)
def test_a_project_without_an_indicator_of_a_kind(question: Question, missing: str) -> None:
    without = project(*(row for row in ALL if row[0] != missing))
    assert answer(question, project(*ALL), without) == Answer(question, (1,), 2, 0)


def test_a_project_without_named_indicators_is_not_told_of() -> None:
    nothing = samples.project(indicators=(samples.placeholder("满意度指标"),))
    assert answer(Question.NO_SATISFACTION, nothing, samples.project(indicators=())) == Answer(
        Question.NO_SATISFACTION, (), 0, 2
    )


def test_none_is_no_indicator() -> None:
    none = samples.indicator("满意度指标", "满意度指标", "无", "")
    one = samples.project(indicators=(*project(*ALL[:2]).indicators, none))
    assert answer(Question.NO_SATISFACTION, one) == Answer(Question.NO_SATISFACTION, (0,), 1, 0)
    assert answer(Question.BLANK_TARGET, one) == Answer(Question.BLANK_TARGET, (), 1, 0)


def test_what_is_cut_off_may_have_been_what_is_looked_for() -> None:
    cut = dataclasses.replace(
        samples.indicator("产出指标", "质量指标", "", ""), value=CUT_OFF, cut_off=("name", "value")
    )
    rows = (samples.indicator("产出指标", "数量指标", "卷数", "优良"), cut)
    cut_off = samples.project(indicators=rows)
    assert answer(Question.NO_SATISFACTION, cut_off).untold == 1
    assert answer(Question.ALL_WORDS, cut_off).untold == 1
    assert answer(Question.BLANK_TARGET, cut_off).untold == 1
    assert answer(Question.NO_QUANTITY, cut_off) == Answer(Question.NO_QUANTITY, (), 1, 0)


@pytest.mark.parametrize(
    ("targets", "projects", "untold"),
    [
        pytest.param(("优良", "持续改善"), (0,), 0, id="words"),
        pytest.param(("优良", ""), (0,), 0, id="a blank one is no word and no number"),
        pytest.param(("优良", "≥9 卷"), (), 0, id="one number"),
        pytest.param(("优良", "12月底前"), (), 0, id="one date"),
        pytest.param(("优良", "无"), (), 0, id="无 is no word about what is to be achieved"),
        pytest.param(("", ""), (), 1, id="nothing but blanks"),
    ],
)
def test_targets_in_words_only(targets: tuple[str, ...], projects: tuple[int, ...], untold: int) -> None:
    found = answer(Question.ALL_WORDS, project(*(("数量指标", target) for target in targets)))
    assert (found.projects, found.untold) == (projects, untold)


def test_a_blank_target_is_not_a_zero_and_not_none() -> None:
    projects = [project(("数量指标", target)) for target in ("", "0", "无", "≥1 卷")]
    assert answer(Question.BLANK_TARGET, *projects) == Answer(Question.BLANK_TARGET, (0,), 4, 0)


def test_amounts_without_a_figure() -> None:
    projects = [samples.project(amount=samples.amount(text)) for text in ("", "0", "无", "—", "9.20")]
    assert answer(Question.NO_AMOUNT, *projects) == Answer(Question.NO_AMOUNT, (0, 2, 3), 5, 0)


def test_every_question_is_answered() -> None:
    assert [each.question for each in answers(samples.submission())] == list(Question)
