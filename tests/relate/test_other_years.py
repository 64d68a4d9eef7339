"""Which projects of other years are the same, for certain, likely, or only by name."""

from __future__ import annotations

import dataclasses

import pytest

from generator.model.body import Unit
from generator.model.catalogue import ProjectLine, Summary
from generator.model.related import SameProject
from generator.relate.other_years import MOST, OtherYears
from tests import samples

OWN, OTHER = Unit("816001", "青川市档案管理局本级"), Unit("816002", "青川市方志编纂中心")


def line(id: str, name: str = "食堂经费", code: str | None = None, unit: Unit | None = OWN) -> ProjectLine:
    return ProjectLine(id, name, code, unit, samples.amount("1.00"), f"x/p/{id}/")


def summary(year: int, *lines: ProjectLine) -> Summary:
    whole = samples.summary(samples.submission())
    return dataclasses.replace(whole, path=f"x/{year}/", fiscal_year=year, projects=lines)


def same(one: ProjectLine, *others: ProjectLine) -> list[tuple[str, SameProject]]:
    """What is found for the first in a year that has the others."""
    of, before = summary(2031, one), summary(2030, *others)
    return [(each.address.split("/")[-2], each.same) for each in OtherYears((of, before)).of(of).get(one.id, ())]


CERTAIN, LIKELY, UNCONFIRMED = SameProject


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(line("a", code="P1"), line("b", "新名称", "P1", OTHER), CERTAIN, id="the same code"),
        pytest.param(line("a"), line("b"), LIKELY, id="the same name and unit"),
        pytest.param(line("a", unit=None), line("b", unit=None), LIKELY, id="no units"),
        pytest.param(line("a", code="P1"), line("b"), LIKELY, id="one of the two has a code"),
        pytest.param(line("a", code=""), line("b", code=""), LIKELY, id="blank codes are no codes"),
        pytest.param(line("a", code="P1"), line("b", code="P2"), UNCONFIRMED, id="two codes"),
        pytest.param(line("a"), line("b", unit=OTHER), UNCONFIRMED, id="another unit"),
        pytest.param(line("a", "2031年食堂经费"), line("b", "2030年食堂经费"), UNCONFIRMED, id="years in the names"),
        pytest.param(line("a", "食堂 经费"), line("b"), UNCONFIRMED, id="spelt otherwise"),
        pytest.param(line("a"), line("b", "馆舍维修"), None, id="another name"),
    ],
)
def test_how_sure_it_is(one: ProjectLine, other: ProjectLine, expected: SameProject | None) -> None:
    assert same(one, other) == ([("b", expected)] if expected else [])


def test_a_code_silences_names_and_a_unit_those_of_other_units() -> None:
    assert same(line("a", code="P1"), line("b"), line("c", "新名称", "P1")) == [("c", CERTAIN)]
    assert same(line("a"), line("b", unit=OTHER), line("c")) == [("c", LIKELY)]


def test_other_years_stand_in_the_order_given_and_never_the_own() -> None:
    years = [summary(year, line("a"), line("b")) for year in (2031, 2030, 2029)]
    found = OtherYears(years).of(years[1])
    assert [each.fiscal_year for each in found["a"]] == [2031, 2031, 2029, 2029]


def test_of_many_projects_of_one_name_the_first_are_named() -> None:
    assert len(same(line("a"), *(line(f"b{place}") for place in range(MOST + 5)))) == MOST


def test_a_body_with_one_disclosure_has_no_other_year() -> None:
    only = summary(2031, line("a"))
    assert OtherYears((only,)).of(only) == {}
