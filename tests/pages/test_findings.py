"""What the checks found stands on the page it concerns, in calm words, with its figures, its line and its place."""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import urljoin, urlsplit

import pytest

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.model.release import ReleaseKind
from generator.model.site import Site
from generator.model.spot import in_project, in_submission
from generator.pages.shared.finding_places import FindingPlaces
from generator.pages.shared.finding_pointers import MOST_POINTERS
from generator.pages.shared.findings import AT_ONCE, MOST_LINES
from tests import samples, samples_findings
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, by_id, render_submission, words
from tests.samples_findings import PROJECT, SPOTS, diagnostic, release

YEAR = "990100/dangan-guanli-ju/2031/"
FIRST = f"{YEAR}p/{PROJECT}/"
ALL = f"{YEAR}findings/"
SENTENCE = "The document says 870万元, the parts add up to 920万元"
BASE = "http://site.invalid/"


def rendered(*found: Diagnostic, site: Site | None = None) -> Rendered:
    of = samples_findings.submission()
    return render_submission(of, samples_findings.relations(of, found), site)


def items(main: Element) -> list[Element]:
    return [item for each in by_class(main, "findings") for item in each.elements("li")]


def targets(element: Element, address: str) -> list[str]:
    """Where the links of an element lead, below the site's root."""
    return [
        urljoin(BASE + address, link.attributes["href"]).removeprefix(BASE)
        for link in element.find("a")
        if "href" in link.attributes
    ]


PLACES = [
    pytest.param("p/indicator", FIRST, "i3", "①验收合格率", id="indicator of a project"),
    pytest.param("p/amount", FIRST, "money", "Budget and sources of funds", id="amount of a project"),
    pytest.param("p/plan", FIRST, "plan", "Spending plan", id="plan of a project"),
    pytest.param("p/goals", FIRST, "goals", "Performance goals", id="goal of a project"),
    pytest.param("p/name", FIRST, "", "Project name", id="name of a project"),
    pytest.param("t/cell", f"{YEAR}t/zhichuzongbiao/", "c201", "", id="cell"),
    pytest.param("t/blank side", f"{YEAR}t/shouzhizongbiao/", "table", "Row 3", id="cell the page leaves out"),
    pytest.param("t/table", f"{YEAR}t/zhengfuxingjijin/", "table", "", id="table"),
    pytest.param("text", f"{YEAR}text/", "gongzuo-baozhang-cuoshi", "二、工作保障措施", id="prose"),
    pytest.param("targets/indicator", f"{YEAR}targets/", "bumenzhengti-i2", "数字化页数", id="indicator of a form"),
    pytest.param("targets/direction", f"{YEAR}targets/", "wenhuazhuanxiang-d2", "方志出版", id="direction of a fund"),
    pytest.param("targets/form", f"{YEAR}targets/", "wenhuazhuanxiang", "Budget breakdown", id="form"),
    pytest.param("year", YEAR, "", "Title as printed", id="field of the disclosure"),
    pytest.param("file", YEAR, "", "x.yaml:3:5", id="no place"),
]


def test_a_finding_in_the_second_level_is_headed_by_it() -> None:
    of = samples_findings.submission()
    place = FindingPlaces(of).of(diagnostic(in_project(PROJECT, "indicators", 2, "level2")))
    project = next(each for each in of.projects if each.id == PROJECT)
    assert (place.anchor, place.label) == ("i3", project.indicators[2].level2)


@pytest.mark.parametrize(("spot", "address", "anchor", "label"), PLACES)
def test_a_finding_stands_on_its_page_and_on_the_page_of_all(spot: str, address: str, anchor: str, label: str) -> None:
    site = rendered(diagnostic(SPOTS[spot]))
    (item,) = items(site.main(address))
    assert SENTENCE in words(item)
    assert label in words(item)
    assert targets(item, address) == ([f"{address}#{anchor}"] if anchor else [])
    if anchor:
        by_id(site.main(address), anchor)
    (listed,) = items(site.main(ALL))
    assert SENTENCE in words(listed)
    assert targets(listed, ALL) == [f"{address}#{anchor or 'main'}"]
    others = [each for each in site.html if each not in (address, ALL) and by_class(site.main(each), "findings")]
    assert others == []
    (record,) = site.data[address]["findings"]
    assert record["address"] == (f"{address}#{anchor}" if anchor else address)
    assert site.data[ALL]["findings"] == [record]


def test_every_kind_of_place_is_tried() -> None:
    assert {each.values[0] for each in PLACES} == set(SPOTS)


def test_targets_of_the_whole_term_count_by_themselves() -> None:
    mixed = samples.project(indicators=samples.scopes())
    of = samples.submission(projects=(mixed,))
    term = [number for number, each in enumerate(mixed.indicators, start=1) if each.scope.value == "term"]
    found = diagnostic(in_project(mixed.id, "indicators_term", 1, "target"))
    site = render_submission(of, samples_findings.relations(of, [found]))
    (item,) = items(site.main(FIRST))
    assert targets(item, FIRST) == [f"{FIRST}#i{term[1]}"]


def test_a_place_in_a_file_without_lines_is_told_in_words() -> None:
    at = Place("x.yaml", source="table-3/row-5; sheet:收入/B7")
    found = dataclasses.replace(
        diagnostic(SPOTS["p/amount"], related=(at,), related_spots=(SPOTS["targets/indicator"],)), place=at
    )
    site = rendered(found)
    told = "table 3, row 5; sheet “收入”, cell B7"
    assert f"Place in the document: {told}" in words(items(site.main(FIRST))[0])
    pointer = words(items(site.main(TARGETS))[0])
    assert pointer.count(f"(place in the document: {told})") == 2
    assert "line of the document" not in pointer


TARGETS = f"{YEAR}targets/"
SPEAKS_OF_TWO = diagnostic(
    SPOTS["p/amount"],
    related=(Place("y.yaml", source="38"), Place("y.yaml", source="40-41"), Place("x.yaml", source="90")),
    related_spots=tuple(spot for name in ("targets/indicator", "targets/form", "p/plan") if (spot := SPOTS[name])),
)


def test_another_page_that_a_finding_speaks_of_points_to_it_and_repeats_no_word_of_it() -> None:
    site = rendered(SPEAKS_OF_TWO)
    main = site.main(TARGETS)
    (item,) = items(main)
    assert words(item) == (
        "In question Fault sum-differs "
        "On this page: 数字化页数 (line of the document: 38) · Budget breakdown (line of the document: 40-41) "
        "The remark stands at: 2031年馆藏档案修复与数字化经费 · Budget and sources of funds "
        "(line of the document: 1125)"
    )
    assert targets(item, TARGETS) == [
        "checks/sum-differs/",
        f"{TARGETS}#bumenzhengti-i2",
        f"{TARGETS}#wenhuazhuanxiang",
        f"{FIRST}#money",
    ]
    for told in (SENTENCE, "870万元", "920万元"):
        assert told not in words(main)
    (own,) = items(site.main(FIRST))
    assert SENTENCE in words(own)
    assert targets(own, FIRST)[1:] == [f"{TARGETS}#bumenzhengti-i2", f"{TARGETS}#wenhuazhuanxiang", f"{FIRST}#plan"]


def test_what_stands_on_a_page_and_what_only_speaks_of_it_are_counted_apart() -> None:
    site = rendered(SPEAKS_OF_TWO, diagnostic(SPOTS["targets/form"]))
    (line,) = by_class(site.main(TARGETS), "noticed")
    assert words(line) == "Remarks of the checks on this page: 1, and 1 on other pages that speak of it"
    (line,) = by_class(site.main(FIRST), "noticed")
    assert words(line) == "Remarks of the checks on this page: 1"
    assert [each["check"] for each in site.data[TARGETS]["findings"]] == ["sum-differs"]
    assert site.data[TARGETS]["findings_elsewhere"] == [
        {
            "check": "sum-differs",
            "severity": "warning",
            "address": f"{FIRST}#money",
            "lines": "1125",
            "here": [
                {"address": f"{TARGETS}#bumenzhengti-i2", "lines": "38"},
                {"address": f"{TARGETS}#wenhuazhuanxiang", "lines": "40-41"},
            ],
        }
    ]
    assert site.data[FIRST]["findings_elsewhere"] == []
    assert len(items(site.main(ALL))) == 2


def test_pointers_to_other_pages_have_a_bound() -> None:
    site = rendered(*(dataclasses.replace(SPEAKS_OF_TWO, found=f"{n}") for n in range(MOST_POINTERS + 7)))
    main = site.main(TARGETS)
    assert len(items(main)) == MOST_POINTERS
    assert "7 more are not listed here" in words(main)
    assert len(site.data[TARGETS]["findings_elsewhere"]) == MOST_POINTERS + 7


def test_a_finding_tells_printed_computed_difference_line_and_its_check() -> None:
    site = rendered(diagnostic(SPOTS["p/amount"]))
    main = site.main(FIRST)
    (item,) = items(main)
    assert words(item) == (
        f"Budget and sources of funds: {SENTENCE} "
        "Printed: 870万元 By computation or rule: 920万元 Difference: −50万元 Line of the document: 1125"
    )
    heading = by_id(main, "warning-sum-differs")
    assert words(heading) == "In question Fault sum-differs"
    assert targets(heading, FIRST) == ["checks/sum-differs/"]
    assert "none of them judges the body" in words(main)
    (line,) = by_class(main, "noticed")
    assert words(line) == "Remarks of the checks on this page: 1"


def test_what_a_finding_does_not_know_it_does_not_say() -> None:
    bare = diagnostic(SPOTS["p/name"], found="", expected="", difference="")
    (item,) = items(rendered(bare).main(FIRST))
    assert words(item) == f"Project name: {SENTENCE} Line of the document: 1125"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        pytest.param(ReleaseKind.AS_FILED, "As in the original, not confirmed by the body", id="by the editors"),
        pytest.param(ReleaseKind.EXPLAINED, "Explained by the body", id="by the body"),
    ],
)
def test_a_released_finding_says_by_whom_why_and_since_when(kind: ReleaseKind, word: str) -> None:
    site = rendered(diagnostic(SPOTS["p/amount"], severity=Severity.ERROR, release=release(kind)))
    for address in (FIRST, ALL):
        (told,) = by_class(site.main(address), "release")
        assert words(told) == f"{word} (2031-03-01) 另有50万元列入下年度。"
    assert site.data[FIRST]["findings"][0]["release"] == {
        "kind": kind.value,
        "reason": "另有50万元列入下年度。",
        "date": "2031-03-01",
        "until": None,
    }
    assert "As in the original or explained 1" in site.text(ALL)
    assert site.data[YEAR]["findings_count"] == {"errors": 0, "warnings": 0, "notices": 0, "released": 1}


def test_an_undecided_finding_says_that_it_cannot_tell() -> None:
    undecided = diagnostic(SPOTS["p/amount"], severity=Severity.NOTICE, is_undecided=True)
    told = "The check cannot tell: please compare with the document."
    site = rendered(undecided, diagnostic(SPOTS["p/plan"]))
    assert [told in words(item) for item in items(site.main(FIRST))] == [False, True]
    assert "In 1 of them the check cannot tell and says so." in site.text(ALL)


def test_findings_are_listed_by_weight_and_check() -> None:
    found = [
        diagnostic(SPOTS["p/amount"], "z-first", Severity.ERROR, release=release()),
        diagnostic(SPOTS["p/amount"], "b", Severity.WARNING),
        diagnostic(SPOTS["p/plan"], "a", Severity.NOTICE),
        diagnostic(SPOTS["p/plan"], "b", Severity.WARNING),
    ]
    main = rendered(*found).main(ALL)
    assert [words(each) for each in main.find("h2")][:4] == [
        "Disagreement 1 place",
        "In question 2 places",
        "Hint 1 place",
        "What was not checked",
    ]
    assert [each.attributes["id"] for each in main.find("h3")] == ["error-z-first", "warning-b", "notice-a"]


def test_where_nothing_was_found_pages_say_no_more_than_that() -> None:
    of = samples_findings.submission()
    site = render_submission(of, samples_findings.relations(of, []))
    for address in (YEAR, ALL):
        assert "80 checks looked at this disclosure and found nothing to remark." in site.text(address)
    assert "That does not prove that every figure is right." in site.text(ALL)
    for address in site.html:
        assert by_class(site.main(address), "findings") == [], address
        if address not in (YEAR, ALL):
            assert "emarks of the checks" not in site.text(address), address
    assert site.data[FIRST]["findings"] == []


def test_the_year_counts_what_all_its_pages_tell() -> None:
    site = rendered(diagnostic(SPOTS["p/amount"]), diagnostic(SPOTS["t/cell"]), diagnostic(SPOTS["year"]))
    main = site.main(YEAR)
    assert "80 checks looked at this disclosure and made 3 remarks: In question 3" in words(main)
    assert ALL in targets(main, YEAR)
    assert len(items(main)) == 1


def test_many_findings_of_one_check_are_folded_with_the_first_in_sight() -> None:
    found = [diagnostic(in_project(PROJECT, "indicators", 0, "target"), found=f"{n}") for n in range(60)]
    main = rendered(*found).main(FIRST)
    (folded,) = by_class(main, "more-findings")
    assert words(folded.elements("summary")[0]) == f"{60 - AT_ONCE} more of this kind"
    assert len([item for item in items(main) if item not in items(folded)]) == AT_ONCE
    assert len(items(main)) == 60
    assert "60 places" in words(by_id(main, "warning-sum-differs"))


def test_ten_thousand_findings_make_no_page_without_bound() -> None:
    found = [diagnostic(in_project(PROJECT, "amount"), f"check-{n % 40}", found=f"{n}") for n in range(10_000)]
    site = rendered(*found)
    for address in (FIRST, ALL):
        main = site.main(address)
        assert len(items(main)) <= MOST_LINES
        spelt = len(items(main)) // 40
        assert words(main).count(f"{250 - spelt} more are not listed here") == 40
        assert len(site.html[address]) < 400_000
        assert len(site.data[address]["findings"]) == 10_000
    assert len(site.html[YEAR]) < 100_000


def test_what_could_not_be_checked_is_named() -> None:
    bare = samples.submission(projects=(), sections=())
    text = render_submission(bare, samples_findings.relations(bare, [])).text(ALL)
    for each in ("no budget tables here", "no projects here", "no text here", "no other year of this body"):
        assert each in text
    full = samples_findings.submission()
    text = render_submission(full, samples_findings.relations(full, [])).text(ALL)
    assert "no budget tables here" not in text
    assert "no program can tell" in text


def test_a_site_that_hides_the_lighter_ones_says_so() -> None:
    told = "This site shows remarks from the weight “Disagreement” on"
    assert told in rendered(site=samples.site(shown_findings=Severity.ERROR)).text(ALL)
    assert "This site shows remarks" not in rendered().text(ALL)


def test_a_fault_of_files_that_no_check_found_leads_to_no_check() -> None:
    of = samples_findings.submission()
    known = samples_findings.relations(of, [diagnostic(None, "cell-cut-off")])
    site = render_submission(of, dataclasses.replace(known, rules={}))
    heading = by_id(site.main(YEAR), "warning-cell-cut-off")
    assert words(heading) == "In question The file does not have the form it should have"
    assert heading.find("a") == []


def test_texts_of_findings_are_text() -> None:
    hostile = diagnostic(
        in_submission("title"),
        message=msg("Says {found}", found="<script>alert(1)</script>"),
        found="<i>1</i>",
        release=None,
    )
    html = rendered(hostile).html[YEAR]
    assert "<script>alert" not in html
    assert "<i>1</i>" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_links_of_findings_are_relative() -> None:
    site = rendered(*(diagnostic(spot) for spot in SPOTS.values()))
    for address in site.html:
        for link in site.main(address).find("a"):
            parts = urlsplit(link.attributes.get("href", ""))
            assert not parts.scheme, address


def test_no_word_of_the_pages_accuses() -> None:
    site = rendered(*(diagnostic(spot, severity=severity) for spot in SPOTS.values() for severity in Severity))
    said = site.text(ALL)
    assert re.search(r"\b(errors?|wrong|mistakes?|violat\w+|illegal)\b", said, re.IGNORECASE) is None
