"""Everything from above: its order, its sums that cross neither years nor kinds, and what was owed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal

import pytest

from generator.model.body import Body, Region
from generator.model.catalogue import Catalogue, Expected, ExpectedState, Summary, Total
from generator.model.submission import SubmissionKind
from generator.relate.catalogue import build_catalogue, siblings_of, year_lines
from generator.relate.summary import summarise
from tests.samples import amount, body, project, region, site, submission

BUDGET, ACCOUNTS, EVALUATION = SubmissionKind.BUDGET, SubmissionKind.ACCOUNTS, SubmissionKind.EVALUATION


def summary(year: int, kind: SubmissionKind = BUDGET, wan: str = "1.00", slug: str = "ju") -> Summary:
    of = body(slug=slug, region_code="990100")
    return summarise(submission(fiscal_year=year, kind=kind, body=of, projects=(project(amount=amount(wan)),)))


def catalogue(
    summaries: Sequence[Summary],
    expected: Sequence[Expected] = (),
    bodies: Sequence[Body] = (),
    today: datetime.date | None = None,
) -> Catalogue:
    held = {each.body.slug: each.body for each in summaries} | {each.slug: each for each in bodies}
    return build_catalogue(site(), [(region(), tuple(expected), tuple(held.values()))], summaries, (), today)


def owed(folder: str = "2031", slug: str = "ju", due: str = "2031-03-31") -> Expected:
    return Expected(slug, "青川市档案管理局", folder, due, ExpectedState.NOT_HELD)


STATES = [
    pytest.param(owed(), datetime.date(2031, 3, 1), ExpectedState.PUBLISHED, id="it is there before its day"),
    pytest.param(owed(), datetime.date(2032, 1, 1), ExpectedState.PUBLISHED, id="it is there, late or not"),
    pytest.param(owed("2032"), datetime.date(2031, 3, 30), ExpectedState.NOT_HELD, id="the day before"),
    pytest.param(owed("2032"), datetime.date(2031, 3, 31), ExpectedState.NOT_HELD, id="the day itself"),
    pytest.param(owed("2032"), datetime.date(2031, 4, 1), ExpectedState.MISSING, id="the day after"),
    pytest.param(owed("2032"), None, ExpectedState.NOT_HELD, id="nobody says what day it is"),
    pytest.param(owed("2032", due=""), datetime.date(2099, 1, 1), ExpectedState.NOT_HELD, id="no day was set"),
    pytest.param(owed("2031-accounts"), datetime.date(2031, 4, 1), ExpectedState.MISSING, id="another kind is there"),
    pytest.param(owed(slug="guan"), datetime.date(2031, 4, 1), ExpectedState.MISSING, id="a body not on the site"),
]


@pytest.mark.parametrize(("item", "today", "state"), STATES)
def test_what_is_owed_is_missing_only_after_its_day(
    item: Expected, today: datetime.date | None, state: ExpectedState
) -> None:
    found = catalogue([summary(2031)], [item], today=today).regions[0].expected
    assert [each.state for each in found] == [state]


def test_a_disclosure_nobody_expected_is_never_missing() -> None:
    made = catalogue([summary(2031)], bodies=[body(slug="guan")], today=datetime.date(2099, 1, 1))
    assert made.regions[0].expected == ()
    assert [entry.body.slug for entry in made.regions[0].bodies] == ["guan", "ju"]


def test_sums_cross_neither_years_nor_kinds() -> None:
    lines = list(
        year_lines(
            [
                summary(2031, wan="1.10"),
                summary(2031, wan="2.20", slug="guan"),
                summary(2030, wan="4.00"),
                summary(2030, ACCOUNTS, wan="8.00"),
                summary(2030, EVALUATION, wan="16.00"),
            ]
        )
    )
    assert [(line.fiscal_year, line.kind, line.total.yuan) for line in lines] == [
        (2031, BUDGET, Decimal(33_000)),
        (2030, BUDGET, Decimal(40_000)),
        (2030, ACCOUNTS, Decimal(80_000)),
        (2030, EVALUATION, Decimal(160_000)),
    ]


def test_a_line_says_what_its_sum_counts() -> None:
    line = next(iter(year_lines([summary(2031, wan="1.10"), summary(2031, wan="", slug="guan")])))
    assert (line.bodies, line.projects, line.total) == (2, 2, Total(Decimal(11_000), 1, 1))


def test_two_bodies_of_one_name_in_two_regions_are_two() -> None:
    other = summarise(submission(region=region(code="990200"), body=body(slug="ju", region_code="990200")))
    assert next(iter(year_lines([summary(2031), other]))).bodies == 2


def test_regions_bodies_and_years_stand_in_a_fixed_order() -> None:
    regions: list[tuple[Region, tuple[Expected, ...], tuple[Body, ...]]] = [
        (region(code=code), (), (body(slug="ju", region_code=code), body(slug="guan", region_code=code)))
        for code in ("990200", "990100")
    ]
    summaries = [summary(2030), summary(2031, ACCOUNTS), summary(2031)]
    made = build_catalogue(site(), regions, summaries, (), None)
    assert [entry.region.code for entry in made.regions] == ["990100", "990200"]
    assert [entry.body.slug for entry in made.regions[0].bodies] == ["guan", "ju"]
    held = made.regions[0].bodies[1].submissions
    assert [(each.fiscal_year, each.kind) for each in held] == [(2031, BUDGET), (2031, ACCOUNTS), (2030, BUDGET)]


def test_siblings_are_the_other_submissions_of_the_body_the_newest_first() -> None:
    own = [summary(2030), summary(2031), summary(2031, ACCOUNTS)]
    siblings = siblings_of(own[0], {("990100", "ju"): own, ("990100", "guan"): [summary(2031, slug="guan")]})
    assert [(each.folder, each.path) for each in siblings] == [
        ("2031", "990100/ju/2031/"),
        ("2031-accounts", "990100/ju/2031-accounts/"),
    ]


def test_an_empty_site_has_an_empty_catalogue() -> None:
    made = build_catalogue(site(), [], [], (), None)
    assert (made.regions, made.years) == ((), ())
