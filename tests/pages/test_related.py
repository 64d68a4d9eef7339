"""What stands beside a project: other years, its unit, near names; and how to cite it."""

from __future__ import annotations

import dataclasses

import pytest

from generator.model.amount import Amount
from generator.model.related import NearNames, OtherYear, SameProject
from generator.model.submission import SubmissionKind
from generator.pages.shared.related import MOST
from tests import samples
from tests.browser.html_tree import Element
from tests.pages.rendering import by_class, by_id, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
PAGE = f"{YEAR}p/p0/"


def entries(main: Element, id: str) -> list[str]:
    """The list below the heading with an id."""
    siblings = [each for each in main.walk() if each.tag in {"h2", "ul"}]
    place = next(place for place, each in enumerate(siblings) if each.attributes.get("id") == id)
    return [words(item) for item in siblings[place + 1].elements("li")]


def page_of_many(amounts: list[str]) -> Element:
    projects = tuple(
        samples.project(id=f"p{place}", name=f"第{place}项经费", code=None, amount=samples.amount(text))
        for place, text in enumerate(amounts)
    )
    return render_submission(samples.submission(projects=projects)).main(PAGE)


def test_the_largest_projects_of_the_unit_are_named_and_a_link_leads_to_all() -> None:
    main = page_of_many(["100", "1", "", "30", "5", "70", "6", "无"])
    assert entries(main, "same-unit") == [
        "第5项经费 70 万元", "第3项经费 30 万元", "第6项经费 6 万元", "第4项经费 5 万元", "第1项经费 1 万元"
    ]  # fmt: skip
    (link,) = [each for each in main.find("a") if words(each) == "All 8 projects"]
    assert link.attributes["href"] == f"../../../../../{YEAR}#unit-816001"


def test_a_project_alone_in_its_unit_speaks_of_no_others() -> None:
    main = page_of_many(["100"])
    assert not [each for each in main.walk() if each.attributes.get("id") in {"same-unit", "years", "near"}]


@pytest.mark.parametrize("count", [MOST, MOST + 1])
def test_no_more_than_a_few_of_the_unit_are_named(count: int) -> None:
    assert len(entries(page_of_many(["1"] * count), "same-unit")) == min(MOST, count - 1)


@pytest.mark.parametrize(
    ("same", "code", "reason"),
    [
        (SameProject.CERTAIN, samples.CODE, "the same project: the project codes agree"),
        (SameProject.LIKELY, None, "probably the same project: name and unit agree; the code is not there to compare"),
        (
            SameProject.UNCONFIRMED,
            "X",
            "not confirmed to be the same project: the names agree but for years, the project codes differ",
        ),
        (
            SameProject.UNCONFIRMED,
            None,
            "not confirmed to be the same project: the names agree but for years, the codes cannot be compared",
        ),
    ],
)
def test_other_years_say_how_sure_they_are(same: SameProject, code: str | None, reason: str) -> None:
    submission = samples.submission(projects=(samples.project(id="p0"),))
    amount: Amount = samples.amount("8.00")
    address = "990100/dangan-guanli-ju/2030/p/old/"
    years = {"p0": (OtherYear(2030, SubmissionKind.BUDGET, "旧年经费", code, amount, address, same),)}
    rendered = render_submission(submission, samples.relations(submission, other_years=years))
    assert entries(rendered.main(PAGE), "years") == [f"Budget 2030: 旧年经费 8.00 万元 {reason}"]
    assert rendered.data[PAGE]["other_years"] == [{"fiscal_year": 2030, "address": address, "same": same.value}]


def test_near_names_left_out_are_counted() -> None:
    projects = (samples.project(id="p0"), samples.project(id="p1"))
    submission = samples.submission(projects=projects)
    near = {"p0": NearNames(("p1",), 41)}
    relations = dataclasses.replace(samples.relations(submission), near_names=near)
    main = render_submission(submission, relations).main(PAGE)
    assert "40 more near names are not listed here" in words(main)


def test_the_citation_has_amount_address_document_and_room_for_the_day() -> None:
    only = samples.project(id=samples.CODE.lower())
    submission = samples.submission(projects=(only,), source=samples.source_map())
    rendered = render_submission(submission, source_lines=samples.SOURCE_LINES)
    address = f"{YEAR}p/{samples.CODE.lower()}/"
    main = rendered.main(address)
    citation = words(by_class(main, "citation")[0])
    assert ", amount 36.50 万元, 2031. 明账" in citation
    document = f"SHA-256 of the document: {samples.source_map().document.sha256}"
    assert citation.endswith(f". {document}. Accessed on: ____. Address on this site: {address}")
    assert "data-own-address" in rendered.html[address]


def test_a_site_that_knows_its_address_cites_it_whole() -> None:
    submission = samples.submission(projects=(samples.project(id="p0"),))
    site = samples.site(base_url="https://example.org/budget/")
    html = render_submission(submission, site=site).html[PAGE]
    assert f"https://example.org/budget/{PAGE}" in html[html.index('id="citation"') :]
    assert "data-own-address" not in html


def test_the_button_to_copy_stands_beside_what_it_copies_and_an_empty_status() -> None:
    main = page_of_many(["1"])
    (button,) = [each for each in main.find("button") if "data-copies" in each.attributes]
    assert words(by_id(main, button.attributes["data-copies"])).startswith("青川市档案管理局. ")
    (status,) = [each for each in main.walk() if each.attributes.get("role") == "status"]
    assert words(status) == ""


def test_each_table_and_each_row_of_indicators_has_an_address_that_is_no_text() -> None:
    main = render_submission(samples.submission(projects=(samples.project(id="p0"),))).main(PAGE)
    anchors = by_class(main, "anchor")
    ids = {each.attributes["id"] for each in main.walk() if "id" in each.attributes}
    rows = [row.attributes["id"] for row in by_class(main, "indicators")[0].find("tr") if "id" in row.attributes]
    targets = [each.attributes["href"].removeprefix("#") for each in anchors]
    assert rows
    assert set(rows) <= set(targets) <= ids
    assert {"money-year", "plan-caption", "indicators-year"} <= set(targets)
    assert [words(each) for each in anchors] == [""] * len(anchors)
    assert {each.attributes["aria-label"] for each in anchors} == {"Link to this row", "Link to this table"}


def test_targets_in_words_are_marked_beside_their_text_and_others_are_not() -> None:
    main = render_submission(samples.submission(projects=(samples.project(id="p0"),))).main(PAGE)
    sorts = {words(cell): cell.attributes.get("data-sort") for cell in by_class(main, "target")}
    assert "in words" in sorts.values()
    assert sorts["≥1200 卷"] is None
    assert "in words" not in words(main)
