"""A form without what every form has, and forms that contradict each other, are unsure."""

from typing import Any

import pytest

from generator.grids.project_doubts import doubt_project, doubt_repeats, region_codes_of
from generator.model.project import Project
from tests import samples
from tests.grids.reading import claims_on, lines, unsure
from tests.samples_text import code


def project(**changes: Any) -> Project:
    plain = {"name": "修复经费", "heading": "1.修复经费绩效目标表", "code": code(1)}
    return samples.project(**(plain | changes))


def doubts(of: Project, *, has_budget: bool = True) -> list[str]:
    claims = claims_on()
    doubt_project(of, "p", lines("首行")[0], claims, has_budget=has_budget)
    return unsure(claims)


def test_a_whole_form_is_not_doubted() -> None:
    assert doubts(project()) == []
    assert doubts(project(heading=None)) == []
    assert doubts(project(name="修复经费项目")) == []


@pytest.mark.parametrize(
    ("of", "has_budget", "reason"),
    [
        pytest.param(project(name="", heading=None), True, "no project name", id="name"),
        pytest.param(project(), False, "no budget", id="budget"),
        pytest.param(project(indicators=()), True, "no performance table", id="table"),
        pytest.param(project(name="方志编纂"), True, "names another project", id="heading of another form"),
    ],
)
def test_what_is_missing_is_doubted(of: Project, has_budget: bool, reason: str) -> None:
    [doubt] = doubts(of, has_budget=has_budget)
    assert reason in doubt


def test_one_code_in_two_forms_is_unsure() -> None:
    claims = claims_on()
    [first] = lines("首行")
    doubt_repeats([(project(), first), (project(code=code(2)), first), (project(name="乙"), first)], claims)
    assert [reading.field for reading in claims.unsure_readings()] == ["projects/#3/code"]


def test_region_codes_come_from_codes_that_are_certain() -> None:
    wrong = "980100" + code(1)[6:]
    assert region_codes_of([project(), project(code=wrong), project(code=None), project(code=code(2))]) == ("990100",)
