"""The pages of the checks: each with its text and source, what it weighs, and where it occurs now."""

from __future__ import annotations

import dataclasses

import pytest

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE, unread
from generator.model.message import msg
from generator.model.spot import in_project
from generator.pages.check import OF_ONE
from generator.pages.shared.findings import MOST_LINES
from tests import samples, samples_findings
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, by_id, render_site, words
from tests.samples_findings import PROJECT, SPOTS, diagnostic, release

YEAR = "990100/dangan-guanli-ju/2031/"
CHECK = "checks/sum-differs/"


def rows(table_caption: Element) -> list[list[str]]:
    assert table_caption.parent is not None
    return [[words(cell) for cell in row.elements("th", "td")] for row in table_caption.parent.find("tr")[1:]]


@pytest.fixture(scope="module")
def site() -> Rendered:
    found = (
        diagnostic(SPOTS["p/amount"]),
        diagnostic(SPOTS["t/cell"]),
        diagnostic(SPOTS["year"], "other-fault", Severity.ERROR, release=release()),
    )
    return render_site(samples_findings.catalogue({YEAR: found}, samples_findings.submission()))


def test_all_checks_are_listed_by_weight_with_source_and_counts(site: Rendered) -> None:
    main = site.main("checks/")
    source = "《中华人民共和国预算法》第十四条 通行做法"
    assert rows(by_id(main, "caption-error")) == [
        ["Fault never-found", source, "0", "0"],
        ["Fault other-fault", source, "1", "1"],
    ]
    assert rows(by_id(main, "caption-warning")) == [["Fault sum-differs", source, "2", "1"]]
    assert "3 programs, the checks, read it" in words(main)


def test_what_is_to_be_checked_is_listed_once_and_then_named_by_its_title() -> None:
    rules = [samples_findings.rule(id, sources=(unread("某办法"), PRACTICE)) for id in ("a-fault", "b-fault")]
    catalogue = dataclasses.replace(samples.catalogue(), rules=tuple(rules))
    site = render_site(catalogue)
    assert site.text("checks/").count("named here by their titles alone: 〈某办法〉") == 1
    assert [row[1] for row in rows(by_id(site.main("checks/"), "caption-warning"))] == ["〈某办法〉 通行做法"] * 2
    assert "titles alone: 〈某办法〉" in site.text("checks/a-fault/")
    assert site.data["checks/a-fault/"]["sources"] == ["依据待核：〈某办法〉", "通行做法"]


def test_bodies_are_listed_with_the_weights_of_what_was_found(site: Rendered) -> None:
    main = site.main("checks/")
    assert rows(by_id(main, "caption-bodies")) == [["青川市档案管理局", "Budget 2031", "0", "2", "0", "1"]]
    addresses = [link.attributes["href"] for link in main.find("a")]
    assert f"../{YEAR}findings/" in addresses


def test_each_check_has_a_page_with_its_text(site: Rendered) -> None:
    assert {address for address in site.html if address.startswith("checks/")} == {
        "checks/",
        "checks/never-found/",
        "checks/other-fault/",
        CHECK,
    }
    text = site.text(CHECK)
    for each in ("Finds", "Why", "Example of", "Mend"):
        assert f"{each} sum-differs" in text
    assert "《中华人民共和国预算法》第十四条" in text
    assert "Tolerance" not in text
    assert "Where the text was transcribed" not in text
    assert "Nowhere on this site at present." in site.text("checks/never-found/")


def test_tolerance_and_the_weight_of_transcribed_text_are_said_where_there_are_any() -> None:
    rule = samples_findings.rule("x", Severity.ERROR, tolerance=msg("0.01"), copied=Severity.NOTICE)
    text = render_site(Catalogue(samples.site(), (), (), (), rules=(rule,))).text("checks/x/")
    assert "Tolerance 0.01" in text
    assert "Where the text was transcribed and only the body could mend it: “Hint”." in text


def test_a_check_says_where_it_occurs_and_leads_there(site: Rendered) -> None:
    main = site.main(CHECK)
    assert "2 places, disclosures: 1." in words(main)
    (listed,) = by_class(main, "findings")
    links = [(words(link), link.attributes["href"]) for link in listed.find("a")]
    assert links == [
        ("2031年馆藏档案修复与数字化经费", f"../../{YEAR}p/{PROJECT}/#findings"),
        ("2031年支出总表", f"../../{YEAR}t/zhichuzongbiao/#findings"),
    ]
    (heading,) = main.find("h3")
    assert heading.find("a")[0].attributes["href"] == f"../../{YEAR}findings/#warning-sum-differs"


def test_a_check_of_ten_thousand_findings_stays_a_page() -> None:
    bodies = [
        samples_findings.submission(body=samples.body(slug=f"body{number:03}", name=f"单位{number:03}"))
        for number in range(100)
    ]
    found = {
        of.path: tuple(diagnostic(in_project(PROJECT, "amount"), found=f"{n}") for n in range(100)) for of in bodies
    }
    site = render_site(samples_findings.catalogue(found, *bodies))
    main = site.main(CHECK)
    lines = [item for each in by_class(main, "findings") for item in each.elements("li")]
    assert len(lines) == MOST_LINES
    assert "10000 places, disclosures: 100." in words(main)
    assert words(main).count(f"{100 - OF_ONE} more on the page of this disclosure") == MOST_LINES // OF_ONE
    (rest,) = by_class(main, "sections")
    assert len(rest.elements("li")) == 100 - MOST_LINES // OF_ONE
    assert len(site.html[CHECK]) < 300_000
    assert sum(each["count"] for each in site.data[CHECK]["submissions"]) == 10_000


def test_a_site_without_disclosures_still_tells_its_checks() -> None:
    site = render_site(samples_findings.catalogue({}))
    assert "Fault never-found" in site.text("checks/")
    assert "By body" not in site.text("checks/")
