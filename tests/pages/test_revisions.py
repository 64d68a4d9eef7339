"""What the pages of a revised submission say of its versions, with a history and without."""

from __future__ import annotations

import dataclasses
import datetime
from functools import cache

from generator.earlier import past_of
from generator.model.catalogue import Relations
from generator.model.revision import Revision, Weight
from generator.model.submission import Submission
from generator.pages import page_kinds, pages_of_submission
from tests import samples, samples_tables, samples_targets
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, by_id, render_submission, words

PATH = "990100/dangan-guanli-ju/2031/"
FIRST = samples.CODE.lower()
SECOND = "99010024p000006100027"
CHANGES = f"{PATH}changes/"
NOTES = (
    Revision(2, datetime.date(2031, 3, 1), "更正馆藏档案修复经费的预算数。", Weight.SIGNIFICANT),
    Revision(3, datetime.date(2031, 6, 1), "更正运行费的名称，<联系>办公室。", Weight.MINOR),
)


def versions() -> tuple[Submission, Submission, Submission]:
    """A text, its first correction and its second."""
    parts = {"tables": samples_tables.tables(), "targets": samples_targets.targets()}
    first = samples.submission(terms=samples_targets.document_terms(), **parts)
    one, two, *others = first.projects
    second = dataclasses.replace(
        first,
        projects=(dataclasses.replace(one, amount=samples.amount("40.00"), overview=""), two, *others),
        revisions=NOTES[:1],
    )
    third = dataclasses.replace(
        second,
        projects=(second.projects[0], dataclasses.replace(two, name="档案馆日常运行费"), *others),
        revisions=NOTES,
    )
    return first, second, third


def relations(present: Submission, *earlier: Submission) -> Relations:
    past = past_of(present, {each.version: each for each in earlier})
    return dataclasses.replace(samples.relations(present), past=past)


@cache
def with_history() -> Rendered:
    first, second, third = versions()
    return render_submission(third, relations(third, first, second))


def links(element: Element) -> list[str]:
    return [each.attributes["href"].lstrip("./") for each in element.find("a")]


def test_without_revisions_no_page_speaks_of_versions() -> None:
    shown = render_submission(samples.submission())
    assert CHANGES not in shown.html
    for address, page in shown.html.items():
        assert "revised" not in page, address
        assert "version" not in shown.text(address).lower(), address
    assert "revisions" not in shown.data[PATH]


def test_without_a_history_the_notes_are_shown_and_lead_nowhere() -> None:
    third = versions()[2]
    shown = render_submission(third)
    assert [address for address in shown.html if "/changes/" in address or "/v/" in address] == []
    for address in (PATH, f"{PATH}p/{FIRST}/"):
        box = by_id(shown.main(address), "revised")
        assert words(box) == "Version 3 corrected on 2031-06-01 (Minor correction): 更正运行费的名称，<联系>办公室。"
        assert links(box) == []
    listed = shown.text(PATH)
    assert "Version 2, corrected on 2031-03-01 (Significant correction): 更正馆藏档案修复经费的预算数。" in listed
    assert "Earlier versions" not in listed
    assert shown.data[PATH]["version"] == 3
    assert shown.data[PATH]["revisions"][0] == {
        "n": 2,
        "date": "2031-03-01",
        "note": "更正馆藏档案修复经费的预算数。",
        "weight": "significant",
    }


def test_a_project_says_when_it_last_changed_and_leads_there() -> None:
    shown = with_history()
    for project, told in ((FIRST, "Last changed on 2031-03-01, in version 2."), (SECOND, "Last changed on 2031-06-01")):
        box = by_id(shown.main(f"{PATH}p/{project}/"), "revised")
        assert told in words(box)
        assert links(box) == [f"{CHANGES}#p-{project}"]
        by_id(shown.main(CHANGES), f"p-{project}")
    untouched = by_id(shown.main(f"{PATH}p/danganguan-yunxingfei-2031/"), "revised")
    assert "No correction changed this project." in words(untouched)


def test_a_citation_names_the_version() -> None:
    (citation,) = by_class(with_history().main(f"{PATH}p/{FIRST}/"), "citation")
    assert ", version 3 of 2031-06-01" in words(citation)


def test_the_differences_stand_in_tables_the_newest_first() -> None:
    main = with_history().main(CHANGES)
    assert [words(each) for each in main.find("h2")] == [
        "Version 3, corrected on 2031-06-01",
        "Version 2, corrected on 2031-03-01",
    ]
    second, first = main.find("table")
    assert words(first.find("caption")[0]) == "What changed in “2031年馆藏档案修复与数字化经费”"
    assert [words(row) for row in first.find("tr")] == [
        "What Before the correction After the correction",
        "Project overview not there blank in the original",
        "Budget 36.50 万元 40.00 万元",
    ]
    assert [words(each) for each in first.find("del")] == ["36.50 万元"]
    assert [words(each) for each in first.find("ins")] == ["40.00 万元"]
    assert [each.attributes["scope"] for each in first.find("th")] == ["col", "col", "col", "row", "row"]
    assert "Called “档案馆运行费” before." in words(main)
    assert "Project name 档案馆运行费 档案馆日常运行费" in words(second)


def test_every_id_stands_once_where_a_project_changed_twice() -> None:
    first, second, third = versions()
    again = dataclasses.replace(third.projects[0], amount=samples.amount("41.00"))
    third = dataclasses.replace(third, projects=(again, *third.projects[1:]))
    main = render_submission(third, relations(third, first, second)).main(CHANGES)
    ids = [each.attributes["id"] for each in main.walk() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    assert {f"p-{FIRST}", f"v2-p-{FIRST}"} <= set(ids)


def test_a_version_that_is_missing_leaves_the_others() -> None:
    first, _, third = versions()
    shown = render_submission(third, relations(third, first))
    assert "what changed is not known" in shown.text(CHANGES)
    assert f"{PATH}v/1/" in shown.html
    assert f"{PATH}v/2/" not in shown.html
    assert links(by_id(shown.main(f"{PATH}p/{FIRST}/"), "revised")) == [f"{CHANGES}#v3"]


def test_an_earlier_version_is_whole_and_marked_as_corrected() -> None:
    first, _, third = versions()
    shown = with_history()
    address = f"{PATH}v/1/"
    assert '<meta name="robots" content="noindex">' in shown.html[address]
    (banner,) = by_class(shown.main(address), "superseded")
    assert words(banner).startswith("Version 1: corrected by version 2 on 2031-03-01, not valid any more")
    assert links(banner) == [PATH, f"{CHANGES}#v2"]
    text = shown.text(address)
    for project in first.projects:
        assert project.name in text
    for table in first.tables:
        assert table.title in text
    for section in first.sections:
        assert section.title in text
    assert "36.50" in text
    assert "40.00" not in text
    assert "40.00" in shown.text(f"{PATH}v/2/")
    assert third.projects[1].name not in text


def test_what_must_not_be_shown_any_more_is_not() -> None:
    first, second, third = versions()
    hiding = (dataclasses.replace(NOTES[0], hides_earlier=True), NOTES[1])
    third = dataclasses.replace(third, revisions=hiding)
    shown = render_submission(third, relations(third, first, second))
    assert [address for address in shown.html if "/v/" in address] == [f"{PATH}v/2/"]
    assert "The text before this correction is not shown any more." in shown.text(CHANGES)
    assert "36.50" not in shown.html[CHANGES]
    assert "档案馆日常运行费" in shown.text(CHANGES)
    hiding = (NOTES[0], dataclasses.replace(NOTES[1], hides_earlier=True))
    third = dataclasses.replace(third, revisions=hiding)
    shown = render_submission(third, relations(third, first, second))
    assert CHANGES not in shown.html
    assert "更正馆藏档案修复经费的预算数。" in shown.text(PATH)


def test_pages_of_the_history_are_not_permanent() -> None:
    first, second, third = versions()
    pages = pages_of_submission(page_kinds(), third, relations(third, first, second), samples.site(), (), ())
    assert {page.address for page in pages if not page.is_permanent} == {CHANGES, f"{PATH}v/1/", f"{PATH}v/2/"}


def test_numbers_of_persons_in_an_earlier_text_are_masked() -> None:
    first, second, third = versions()
    spoilt = dataclasses.replace(first.projects[0], purpose="联系电话13812345678。")
    first = dataclasses.replace(first, projects=(spoilt, *first.projects[1:]))
    shown = render_submission(third, relations(third, first, second))
    assert "13812345678" not in shown.html[CHANGES]
    assert "13812345678" not in str(shown.data[CHANGES])
    assert "138****5678" in shown.text(CHANGES)
