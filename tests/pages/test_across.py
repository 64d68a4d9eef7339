"""Largest projects, kinds of project and questions over all submissions: only of what two or more feed."""

import pytest

from generator.model.catalogue import Catalogue
from generator.model.indicator import Indicator
from generator.model.project import Project
from generator.model.submission import Submission, SubmissionKind
from generator.pages import largest_projects, page_kinds, pages_of_site
from generator.pages.shared.across import project_kinds
from generator.pages.shared.project_lists import ENTRIES_OF_A_PART
from tests import samples
from tests.pages.rendering import by_class, render_site, words

OTHER_BODY = samples.body(slug="lutian-ju", name="青川市路田局", code="817")


def projects(*amounts: str, **changes: object) -> tuple[Project, ...]:
    return tuple(
        samples.project(id=f"p{number}", name=f"项目{number}", amount=samples.amount(text), **changes)
        for number, text in enumerate(amounts, start=1)
    )


def two(one: tuple[Project, ...], other: tuple[Project, ...]) -> Catalogue:
    """Two bodies of one year."""
    return samples.catalogue(samples.submission(projects=one), samples.submission(projects=other, body=OTHER_BODY))


def lists(catalogue: Catalogue, beginning: str) -> set[str]:
    return {page.address for page in pages_of_site(page_kinds(), catalogue) if page.address.startswith(beginning)}


def rows(catalogue: Catalogue) -> list[list[str]]:
    (table,) = by_class(render_site(catalogue).main("largest/2031/"), "largest")
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")][1:]


def test_the_largest_of_a_year_stand_first_and_equal_amounts_share_a_rank() -> None:
    found = rows(two(projects("1", "3.00"), projects("3", "", "2")))
    assert [(row[0], row[1], row[2], row[3]) for row in found] == [
        ("1", "项目2", "3.00 万元", "30,000"),
        ("1", "项目1", "3 万元", "30,000"),
        ("3", "项目3", "2 万元", "20,000"),
        ("4", "项目1", "1 万元", "10,000"),
    ]
    assert found[1][4] == "青川市路田局 云溪省青川市"


def test_the_page_says_what_has_no_rank() -> None:
    text = render_site(two(projects("1", ""), projects("3", "无"))).text("largest/2031/")
    assert "All 2 projects with a printed figure; disclosures they stand in: 2" in text
    assert "Without a printed figure, and so without a rank: 2." in text


def test_the_list_of_the_largest_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(largest_projects, "MOST", 3)
    found = rows(two(projects("1", "5", "3"), projects("2", "4")))
    assert [row[2] for row in found] == ["5 万元", "4 万元", "3 万元"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(samples.submission(fiscal_year=2030), id="another year"),
        pytest.param(samples.submission(kind=SubmissionKind.ACCOUNTS, body=OTHER_BODY), id="another kind of document"),
        pytest.param(samples.submission(projects=projects("", "无"), body=OTHER_BODY), id="no amounts"),
    ],
)
def test_no_list_of_the_largest_crosses_years_or_kinds(other: Submission) -> None:
    assert lists(samples.catalogue(samples.submission(), other), "largest/") == set()


def test_kinds_of_project_are_listed_as_printed_where_two_disclosures_print_them() -> None:
    one = projects("1", category="特定目标类", attribute="一次性项目")
    other = projects("2", category="特定目标类 ", attribute="经常性项目")
    catalogue = two(one, other)
    address = "project-kinds/category/te-ding-mu-biao-lei/"
    assert lists(catalogue, "project-kinds/") == {"project-kinds/", address}
    site = render_site(catalogue)
    assert words(site.main(address).find("h1")[0]) == "Project category: 特定目标类"
    assert "Projects whose forms say “特定目标类”: 2; disclosures they stand in: 2" in site.text(address)
    assert [each["address"] for each in site.data[address]["projects"]] == [
        "990100/dangan-guanli-ju/2031/p/p1/",
        "990100/lutian-ju/2031/p/p1/",
    ]


@pytest.mark.parametrize("category", [None, "", "  "])
def test_a_blank_kind_of_project_is_none(category: str | None) -> None:
    both = projects("1", category=category)
    assert lists(two(both, both), "project-kinds/") == set()


def test_kinds_that_sound_alike_have_addresses_of_their_own() -> None:
    sounds = ("公式类", "公示类")
    both = tuple(project for text in sounds for project in projects("1", category=text))
    kinds = project_kinds(two(both, both))
    assert [kind.text for kind in kinds] == list(sounds)
    assert len({kind.address for kind in kinds}) == 2
    assert all(kind.slug.startswith("gong-shi-lei-") and kind.slug.isascii() for kind in kinds)


def quantity() -> tuple[Indicator, ...]:
    return (samples.indicator("产出指标", "数量指标", "卷数", "≥9 卷"),)


def test_questions_stand_where_two_disclosures_have_such_projects() -> None:
    without = projects("1", "2", indicators=quantity())
    catalogue = two(without, without)
    assert lists(catalogue, "questions/") == {
        "questions/",
        "questions/no-satisfaction/",
        "questions/no-timeliness/",
    }
    site = render_site(catalogue)
    text = site.text("questions/no-satisfaction/")
    assert "Projects: 4 of 4 that can be told of; disclosures they stand in: 2" in text
    assert "the forms do not say" in text
    assert site.data["questions/no-satisfaction/"]["asked"] == 4
    assert lists(two(without, projects("1", indicators=samples.indicators())), "questions/") == set()


def test_projects_that_cannot_be_told_of_are_counted_apart() -> None:
    some = (*projects("1", indicators=quantity()), samples.project(id="none", indicators=()))
    text = render_site(two(some, some)).text("questions/no-satisfaction/")
    assert "Projects: 2 of 2 that can be told of" in text
    assert "names no indicator or target of theirs: 2." in text


def test_long_answers_come_in_parts() -> None:
    many = projects(*["1"] * (ENTRIES_OF_A_PART - 1), indicators=quantity())
    site = render_site(two(many, projects("1", "2", indicators=quantity())))
    counts = [
        len(by_class(site.main(f"questions/no-satisfaction/{part}"), "entries")[0].elements("li"))
        for part in ("", "2/")
    ]
    assert counts == [ENTRIES_OF_A_PART, 1]


def test_these_pages_come_and_go_and_home_leads_to_them() -> None:
    both = projects("1", category="特定目标类", indicators=quantity())
    catalogue = two(both, both)
    pages = {page.address: page for page in pages_of_site(page_kinds(), catalogue)}
    passing = [each for each in pages if each.startswith(("largest/", "questions/", "project-kinds/", "compare/"))]
    assert len(passing) >= 8
    assert not any(pages[address].is_permanent for address in passing)
    links = {link.attributes["href"] for link in render_site(catalogue).main("").find("a")}
    assert {"./largest/", "./questions/", "./project-kinds/", "./compare/"} <= links
    alone = render_site(samples.catalogue(samples.submission()))
    assert not {link.attributes["href"] for link in alone.main("").find("a")} & {"./largest/", "./compare/"}
