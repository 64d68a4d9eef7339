"""Honest about what it shows: whose site this is, whose sums, whose licence, and what was expected."""

import json
import re
from typing import Any

import pytest

from generator.model.catalogue import Expected, ExpectedState
from generator.model.submission import Origin, Status, SubmissionKind
from generator.resources import templates_folder
from tests import samples
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, by_id, render_site, render_submission, words

NOTICE = "Sample site, not a government website; content transcribed from public documents"
YEAR = "990100/dangan-guanli-ju/2031/"
FIRST = f"{YEAR}p/{samples.CODE.lower()}/"


def everything(**of_site: Any) -> Rendered:
    """All pages of a site with one submission."""
    site = samples.site(**of_site)
    submission = samples.submission()
    whole = render_site(samples.catalogue(submission, of_site=site))
    own = render_submission(submission, site=site)
    return Rendered({**whole.html, **own.html}, {**whole.data, **own.data})


def linked_data(page: Element) -> list[dict[str, Any]]:
    scripts = [each for each in page.find("script") if each.attributes.get("type") == "application/ld+json"]
    return [json.loads(script.text) for script in scripts]


@pytest.fixture(scope="module")
def sample_site() -> Rendered:
    return everything()


@pytest.fixture(scope="module")
def official_site() -> Rendered:
    return everything(official=True)


def test_every_page_of_a_sample_site_says_so_at_its_head_and_foot(sample_site: Rendered) -> None:
    for address in sample_site.html:
        page = sample_site.tree(address)
        assert words(page.find("header")[0]).startswith(NOTICE), address
        assert NOTICE in words(page.find("footer")[0]), address


def test_the_notice_is_printed(sample_site: Rendered) -> None:
    notice = by_class(sample_site.tree(FIRST), "notice")[0]
    assert notice.parent is not None
    assert notice.parent.tag == "header"
    style = (templates_folder() / "assets/style.css").read_text(encoding="utf-8").partition("@media print")[2]
    hidden = re.findall(r"([^{}]*)\{[^{}]*display: none", style)
    assert ".search" in hidden[0]
    assert not any(".notice" in each or ".masthead" in each for each in hidden)


def test_the_citation_of_a_sample_site_says_so(sample_site: Rendered, official_site: Rendered) -> None:
    citation = by_class(sample_site.main(FIRST), "citation")[0]
    assert words(citation) == (
        "青川市档案管理局. 青川市档案管理局2031年部门预算绩效文本（草案）. Project “2031年馆藏档案修复与数字化经费”, "
        f"project code {samples.CODE}, Budget unit 816001 青川市档案管理局本级, amount 36.50 万元, "
        f"2031. 明账 ({NOTICE}). Accessed on: ____. Address on this site: {FIRST}"
    )
    assert NOTICE not in words(by_class(official_site.main(FIRST), "citation")[0])


def test_linked_data_of_a_sample_site_says_so(sample_site: Rendered, official_site: Rendered) -> None:
    for address in ("", "990100/dangan-guanli-ju/", YEAR, FIRST):
        (statements,) = linked_data(sample_site.tree(address))
        assert NOTICE in statements["description"], address
        assert statements["isAccessibleForFree"] is True
        (official,) = linked_data(official_site.tree(address))
        assert NOTICE not in official.get("description", []), address


def test_an_official_site_never_calls_itself_a_sample(official_site: Rendered) -> None:
    assert [address for address, html in official_site.html.items() if NOTICE in html] == []
    assert "run by the government body" in official_site.text("about/")


def test_data_say_whether_the_site_is_official(sample_site: Rendered, official_site: Rendered) -> None:
    assert {data["site"]["official"] for data in sample_site.data.values()} == {False}
    assert {data["site"]["official"] for data in official_site.data.values()} == {True}


def test_a_licence_is_shown_as_stated_else_as_not_stated() -> None:
    stated = samples.submission(body=samples.body(licence="青川市公共数据开放许可"))
    for submission, licence in ((stated, "青川市公共数据开放许可"), (samples.submission(), "not stated by the body")):
        rendered = render_submission(submission)
        for address in rendered.html:
            assert f"Licence of the data: {licence}" in words(rendered.tree(address).find("footer")[0]), address
        body = render_site(samples.catalogue(submission)).text("990100/dangan-guanli-ju/")
        assert f"Licence of the data {licence}" in body


def test_linked_data_name_a_licence_only_where_it_is_stated() -> None:
    stated = samples.submission(body=samples.body(licence="青川市公共数据开放许可"))
    assert linked_data(render_submission(stated).tree(YEAR))[0]["license"] == "青川市公共数据开放许可"
    assert "license" not in linked_data(render_submission().tree(YEAR))[0]


def test_nothing_is_absolute_without_an_address_of_the_site(sample_site: Rendered) -> None:
    for address, html in sample_site.html.items():
        # The one name of linked data's vocabulary is a name, nothing is fetched from there.
        assert "://" not in html.replace('"@context": "https://schema.org"', ""), address
        assert 'rel="canonical"' not in html


def test_an_address_of_the_site_is_written_where_it_is_known() -> None:
    rendered = everything(base_url="https://mingzhang.example/gongkai/")
    page = rendered.tree(FIRST)
    canonical = [link.attributes["href"] for link in page.find("link") if link.attributes["rel"] == "canonical"]
    assert canonical == [f"https://mingzhang.example/gongkai/{FIRST}"]
    assert words(by_class(page, "citation")[0]).endswith(f". https://mingzhang.example/gongkai/{FIRST}")
    assert linked_data(page)[0]["url"] == f"https://mingzhang.example/gongkai/{FIRST}"
    assert 'rel="canonical"' not in rendered.html["404.html"]


def test_every_sum_says_what_it_counts_and_who_computed_it() -> None:
    rendered = render_submission()
    main = rendered.main(YEAR)
    label = "Sum of the project budgets (3 in all), computed by this site"
    (above,) = by_class(main, "amount-label")
    assert words(above) == label
    assert words(main).index(label) < words(main).index("161.25 万元")
    assert [words(each) for each in by_class(main, "exact")] == [
        "exactly 1,612,500 yuan",
        "Without a printed figure and not counted: 1",
    ]
    (table,) = by_class(main, "projects")
    note = "Without a printed figure and not counted: 1"
    assert words(table.elements("tfoot")[0]) == f"{label} {note} 161.25 1,612,500 — — —"
    heads = [words(head) for head in by_class(main, "units")[0].elements("thead")[0].find("th")]
    assert "Sum of the project budgets (computed by this site)" in heads
    # Nothing was counted, so there is no sum, which is not the same as a sum of zero.
    nothing = samples.submission(projects=(samples.project(amount=samples.amount("")),))
    (table,) = by_class(render_submission(nothing).main(YEAR), "projects")
    assert words(table.elements("tfoot")[0]).endswith(f"{note} — — — —")


def test_sums_of_other_kinds_of_document_do_not_speak_of_budgets() -> None:
    accounts = samples.submission(kind=SubmissionKind.ACCOUNTS)
    main = render_submission(accounts).main("990100/dangan-guanli-ju/2031-accounts/")
    assert words(by_class(main, "amount-label")[0]) == "Sum of the project amounts (3 in all), computed by this site"
    project = render_submission(accounts).text(f"990100/dangan-guanli-ju/2031-accounts/p/{samples.CODE.lower()}/")
    assert "has a budget" not in project


def test_no_sum_crosses_years_or_kinds_of_document() -> None:
    site = render_site(
        samples.catalogue(
            samples.submission(),
            samples.submission(fiscal_year=2030, projects=(samples.project(amount=samples.amount("7")),)),
            samples.submission(kind=SubmissionKind.ACCOUNTS, projects=(samples.project(amount=samples.amount("5")),)),
        )
    )
    sentences = [words(each) for each in by_class(site.main(""), "years")[0].elements("li")]
    assert sentences == [
        "2031, final accounts: bodies 1, projects 1, sum of the amounts 5 万元 (computed by this site)",
        "2031: bodies 1, projects 4, sum of the project budgets 161.25 万元 (computed by this site)"
        " Without a printed figure and not counted: 1",
        "2030: bodies 1, projects 1, sum of the project budgets 7 万元 (computed by this site)",
    ]
    for crossed in ("168.25", "166.25", "173.25"):
        assert crossed not in "".join(site.html.values())


STATES = [
    pytest.param(ExpectedState.PUBLISHED, "Published", True, id="published"),
    pytest.param(ExpectedState.NO_DATA, "No data in this table", False, id="no data"),
    pytest.param(ExpectedState.MISSING, "Due and not found", False, id="missing"),
    pytest.param(ExpectedState.NOT_HELD, "Not held by this site", False, id="not held"),
]


@pytest.mark.parametrize(("state", "word", "is_linked"), STATES)
def test_what_was_expected_is_shown_with_its_state(state: ExpectedState, word: str, is_linked: bool) -> None:
    expected = Expected("dangan-guanli-ju", "青川市档案管理局", "2031", "2031-02-20", state)
    main = render_site(samples.catalogue(samples.submission(), expected=[expected])).main("990100/")
    row = by_id(main, "expected-caption")
    assert row.parent is not None
    cells = [words(cell) for cell in row.parent.elements("tbody")[0].find("th", "td")]
    assert cells == ["青川市档案管理局", "2031", "2031-02-20", word]
    links = [link.attributes["href"] for link in row.parent.find("a")]
    assert links == ([f"../{YEAR}"] if is_linked else [])


def test_nothing_is_missing_where_nothing_was_expected() -> None:
    rendered = render_site(samples.catalogue(samples.submission()))
    # The page of completeness explains all four words; what its table says is tested with it.
    everything_said = " ".join(rendered.text(address) for address in rendered.html if address != "completeness/")
    for word in ("Due and not found", "Not held by this site", "What is to be disclosed"):
        assert word not in everything_said
    states = [words(cell) for cell in rendered.main("completeness/").find("td")]
    assert "Due and not found" not in states


def test_who_put_the_text_here_is_said() -> None:
    copied = "Transcribed by this site from a published document; not confirmed by the body"
    assert copied in render_submission().text(YEAR)
    filed = render_submission(samples.submission(origin=Origin.FILED)).text(FIRST)
    assert "Published here by the body itself" in filed
    assert copied not in filed


@pytest.mark.parametrize(
    ("status", "word"),
    [
        pytest.param(Status.DRAFT, ["Draft"], id="draft"),
        pytest.param(Status.APPROVED, ["Approved"], id="approved"),
        pytest.param(Status.UNSTATED, [], id="unstated"),
    ],
)
def test_the_seal_says_what_the_document_says_of_itself(status: Status, word: list[str]) -> None:
    rendered = render_submission(samples.submission(status=status))
    for address in (YEAR, FIRST, f"{YEAR}text/"):
        assert [words(each) for each in by_class(rendered.main(address), "seal")] == word


def test_only_offices_are_named() -> None:
    rendered = render_submission()
    cover = words(by_id(rendered.main(YEAR), "cover").parent or Element("", {}))
    assert "青川市档案管理局编制" in cover
    assert "青川市财政局审核" in cover
    assert not re.search(r"[\w.]+@[\w.]+|1[3-9]\d{9}", "".join(rendered.html.values()))
