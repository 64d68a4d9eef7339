"""What is new, and where a page went: the page that tells it, and those that lead on."""

from __future__ import annotations

import dataclasses
import datetime

from generator.model.redirect import Redirect
from generator.model.revision import Revision, Weight
from generator.model.submission import Submission
from generator.pages.changes import ENTRIES_OF_A_PART
from tests import samples
from tests.pages.rendering import Rendered, by_class, by_id, render_site, render_submission, words

BODY = "990100/dangan-guanli-ju/"
CORRECTED = Revision(2, datetime.date(2032, 1, 5), "修复经费数字更正", Weight.SIGNIFICANT)


def shown(*submissions: Submission) -> Rendered:
    return render_site(samples.catalogue(*submissions))


def rows(site: Rendered, address: str = "changes/") -> list[str]:
    return [words(row) for listed in by_class(site.main(address), "entries") for row in listed.elements("li")]


def test_what_happened_stands_by_year_and_what_states_no_day_behind_it() -> None:
    site = shown(
        samples.submission(published_on="2031-03-01", revisions=(CORRECTED,)),
        samples.submission(fiscal_year=2030, publish_on=datetime.date(2030, 2, 1)),
        samples.submission(fiscal_year=2029),
    )
    main = site.main("changes/")
    assert [words(head) for head in main.find("h2")] == ["2032", "2031", "2030", "Without a day"]
    assert rows(site) == [
        "青川市档案管理局: budget 2031 2032-01-05 Significant correction 云溪省青川市 · version 2: 修复经费数字更正",
        "青川市档案管理局: budget 2031 2031-03-01 New 云溪省青川市 · 4 projects",
        "青川市档案管理局: budget 2030 2030-02-01 New 云溪省青川市 · 4 projects",
        "青川市档案管理局: budget 2029 4 projects 云溪省青川市",
    ]
    assert by_id(main, "undated").tag == "h2"
    assert "until one is stated" in words(main)
    assert [(entry["date"], entry["kind"], entry["version"]) for entry in site.data["changes/"]["entries"]] == [
        ("2032-01-05", "corrected", 2),
        ("2031-03-01", "new", 1),
        ("2030-02-01", "new", 1),
        (None, "new", 1),
    ]


def test_a_long_list_goes_on_and_only_its_first_part_is_permanent() -> None:
    days = [datetime.date(2031, 1, 1) + datetime.timedelta(number) for number in range(ENTRIES_OF_A_PART + 3)]
    revisions = tuple(Revision(number, day, f"第{number}次", Weight.MINOR) for number, day in enumerate(days, start=2))
    site = shown(samples.submission(revisions=revisions), samples.submission(fiscal_year=2030))
    assert (len(rows(site)), len(rows(site, "changes/2/"))) == (ENTRIES_OF_A_PART, 5)
    assert words(site.main("changes/").find("h1")[0]) == "What is new page 1 of 2"
    assert "undated" not in {each.attributes.get("id") for each in site.main("changes/").walk()}


def test_a_site_without_disclosures_says_so() -> None:
    assert "This site holds no disclosures yet." in shown().text("changes/")


def test_pages_name_the_feed_of_what_they_are_about() -> None:
    site = render_site(samples.catalogue(samples.submission()))
    year = render_submission()
    for pages, address, feed in (
        (site, "", "changes/feed.xml"),
        (site, "changes/", "changes/feed.xml"),
        (site, "990100/", "990100/feed.xml"),
        (site, BODY, f"{BODY}feed.xml"),
        (year, f"{BODY}2031/", f"{BODY}feed.xml"),
    ):
        root = "../" * address.count("/") or "./"
        tree = pages.tree(address)
        links = [each for each in tree.find("link") if each.attributes.get("type") == "application/atom+xml"]
        assert [link.attributes["href"] for link in links] == [root + feed], address
        footer = tree.find("footer")[0]
        assert root + feed in [link.attributes["href"] for link in footer.find("a")], address
    assert 'type="application/atom+xml"' not in site.html["checks/"]


def test_a_page_that_moved_leads_on_and_is_not_listed() -> None:
    for base_url in ("", "https://budget.example/below/"):
        catalogue = samples.catalogue(samples.submission(), of_site=samples.site(base_url=base_url))
        moved = (
            Redirect("990100/jiu-ju/2031/", f"{BODY}2031/", 2),
            Redirect("990100/jiu-ju/2031/text/", f"{BODY}2031/text/", 2),
        )
        site = render_site(dataclasses.replace(catalogue, redirects=moved))
        tree = site.tree("990100/jiu-ju/2031/")
        metas = {each.attributes.get("http-equiv") or each.attributes.get("name"): each for each in tree.find("meta")}
        assert metas["refresh"].attributes["content"] == f"0; url=../../../{BODY}2031/"
        assert metas["robots"].attributes["content"] == "noindex"
        (canonical,) = [each for each in tree.find("link") if each.attributes["rel"] == "canonical"]
        assert canonical.attributes["href"] == (base_url or "../../../") + f"{BODY}2031/"
        (link,) = by_class(tree, "sentence")[0].find("a")
        assert (words(link), link.attributes["href"]) == (
            "青川市档案管理局: budget 2031",
            f"../../../{BODY}2031/",
        )
        (other,) = by_class(site.tree("990100/jiu-ju/2031/text/"), "sentence")[0].find("a")
        assert words(other) == f"{BODY}2031/text/"
        assert site.data["990100/jiu-ju/2031/"]["to"] == f"{BODY}2031/"
        assert "robots" not in site.html["changes/"]
