"""Feeds: valid Atom, ids that are unique and stay, days of the content alone, the newest first."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

from generator.downloads.feeds import ENTRIES_OF_A_FEED, feed_files
from generator.model.catalogue import Catalogue, PrintedTotal
from generator.model.revision import Revision, Weight
from generator.model.site import Site
from generator.model.submission import Origin, Submission
from tests import samples
from tests.downloads.reading import say

ATOM = "{http://www.w3.org/2005/Atom}"
BODY = "990100/dangan-guanli-ju/"
SITE, OF_REGION, OF_BODY = "changes/feed.xml", "990100/feed.xml", f"{BODY}feed.xml"
REVISIONS = (
    Revision(2, datetime.date(2031, 4, 1), "笔误更正", Weight.MINOR),
    Revision(3, datetime.date(2031, 6, 2), "“三公”经费 <合计> 更正为 12.30 & 其他", Weight.SIGNIFICANT),
)


def published(**changes: Any) -> Submission:
    return samples.submission(**{"published_on": "2031-03-01"} | changes)


def feeds(*submissions: Submission, site: Site | None = None) -> dict[str, bytes]:
    return feeds_of(samples.catalogue(*submissions, of_site=site))


def feeds_of(catalogue: Catalogue) -> dict[str, bytes]:
    return dict(feed_files(catalogue, say))


def faults(content: bytes) -> Iterator[str]:
    """What RFC 4287 asks of a feed (4.1.1) and an entry (4.1.2), as far as ours have it, and is not so."""
    feed = etree.fromstring(content)
    if feed.tag != f"{ATOM}feed":
        yield "no feed"
    once = {"title", "id", "updated"}
    for each in (feed, *feed.findall(f"{ATOM}entry")):
        names = [etree.QName(child).localname for child in each]
        yield from (f"{name}: {names.count(name)}" for name in once if names.count(name) != 1)
        if [child.get("rel") for child in each.findall(f"{ATOM}link")].count("alternate") != 1:
            yield "not one alternate link"
        for moment in (child.text for child in each if etree.QName(child).localname in {"updated", "published"}):
            if datetime.datetime.fromisoformat(moment or "").utcoffset() != datetime.timedelta(hours=8):
                yield f"{moment} is not told in China"
        yield from (f"blank {name}" for name in once if not (each.findtext(ATOM + name) or "").strip())
    if not feed.findtext(f"{ATOM}author/{ATOM}name"):
        yield "no author"
    ids = [each.text for each in feed.iter(f"{ATOM}id")]
    if len(ids) != len(set(ids)):
        yield "an id twice"


def entries(content: bytes) -> list[etree._Element]:
    return etree.fromstring(content).findall(f"{ATOM}entry")


def texts(content: bytes, name: str) -> list[str]:
    return [entry.findtext(ATOM + name) or "" for entry in entries(content)]


@pytest.mark.parametrize("base_url", ["", "https://budget.example/below/"])
def test_every_feed_is_valid(base_url: str) -> None:
    site = samples.site(base_url=base_url)
    found = feeds(published(revisions=REVISIONS), published(fiscal_year=2030), samples.submission(), site=site)
    assert sorted(found) == sorted([SITE, OF_REGION, OF_BODY])
    for content in (*found.values(), *feeds(samples.submission(), site=site).values()):
        assert list(faults(content)) == []


def test_what_is_wrong_is_found() -> None:
    content = feeds(published(), published(fiscal_year=2030))[SITE]
    assert list(faults(content.replace(b"2030/#v1", b"2031/#v1"))) == ["an id twice"]
    assert list(faults(content.replace(b"<author>", b"<title>x</title><author>"))) == ["title: 2"]
    assert "2031-03-01T00:00:00+00:00 is not told in China" in set(faults(content.replace(b"+08:00", b"+00:00")))


def test_the_newest_stands_first_and_corrections_are_told_apart() -> None:
    content = feeds(published(revisions=REVISIONS), published(fiscal_year=2032, published_on="2031-05-01"))[OF_BODY]
    assert texts(content, "updated") == [
        f"{day}T00:00:00+08:00" for day in ("2031-06-02", "2031-05-01", "2031-04-01", "2031-03-01")
    ]
    terms = [category.get("term") for entry in entries(content) for category in entry.findall(f"{ATOM}category")]
    assert terms == ["corrected", "new", "corrected", "new"]
    assert texts(content, "title")[0] == "Corrected: 青川市档案管理局: budget 2031, version 3"
    # Its type is HTML, so that signs of markup stand in it escaped.
    assert texts(content, "summary")[0] == ("Significant correction: “三公”经费 &lt;合计&gt; 更正为 12.30 &amp; 其他")
    assert etree.fromstring(content).findtext(f"{ATOM}updated") == "2031-06-02T00:00:00+08:00"


def test_an_entry_says_what_was_published_with_the_total_as_printed() -> None:
    catalogue = samples.catalogue(published())
    (entry,) = catalogue.regions
    (body,) = entry.bodies
    total = PrintedTotal("支出总计", "表一", f"{BODY}2031/t/biao1/", samples.amount("1,022.00"))
    summary = dataclasses.replace(body.submissions[0], printed_totals=(total,))
    entry = dataclasses.replace(entry, bodies=(dataclasses.replace(body, submissions=(summary,)),))
    content = feeds_of(dataclasses.replace(catalogue, regions=(entry,)))[SITE]
    assert texts(content, "summary") == [
        "青川市档案管理局: budget 2031 (云溪省青川市), projects: 4. “支出总计” as printed: 1,022.00 万元 (表一)."
    ]


def test_with_an_address_ids_and_links_are_absolute_and_without_one_ids_are_nobodys() -> None:
    for base_url, root, start in (
        ("https://budget.example/", "https://budget.example/", "https://budget.example/"),
        ("", "../../", "tag:mingzhang.invalid,2024:"),
    ):
        content = feeds(published(revisions=REVISIONS[:1]), site=samples.site(base_url=base_url))[OF_BODY]
        assert texts(content, "id") == [f"{start}{BODY}2031/#v2", f"{start}{BODY}2031/#v1"]
        feed = etree.fromstring(content)
        assert feed.findtext(f"{ATOM}id") == start + OF_BODY
        assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
            "alternate": root + BODY,
            "self": root + OF_BODY,
        }
        assert [entry.findall(f"{ATOM}link")[0].get("href") for entry in entries(content)] == [f"{root}{BODY}2031/"] * 2


def test_the_day_it_is_set_to_be_public_here_goes_before_that_of_the_original() -> None:
    content = feeds(published(publish_on=datetime.date(2033, 1, 2)))[SITE]
    assert texts(content, "updated") == ["2033-01-02T00:00:00+08:00"]


def test_what_states_no_day_is_not_in_the_feed_and_an_empty_one_does_not_look_at_the_clock() -> None:
    content = feeds(samples.submission())[SITE]
    assert entries(content) == []
    assert etree.fromstring(content).findtext(f"{ATOM}updated") == "2000-01-01T00:00:00+08:00"
    assert texts(feeds(samples.submission(revisions=REVISIONS[:1]))[SITE], "title") == [
        "Corrected: 青川市档案管理局: budget 2031, version 2"
    ]


def test_who_published_here_itself_is_the_author_of_its_entry() -> None:
    for origin, author in ((Origin.FILED, "青川市档案管理局"), (Origin.COPIED, None)):
        (entry,) = entries(feeds(published(origin=origin))[SITE])
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == author


def test_a_long_feed_has_its_newest_entries_only() -> None:
    days = [datetime.date(2031, 1, 1) + datetime.timedelta(number) for number in range(ENTRIES_OF_A_FEED + 5)]
    revisions = tuple(Revision(number, day, "更正", Weight.MINOR) for number, day in enumerate(days, start=2))
    content = feeds(published(revisions=revisions))[SITE]
    found = texts(content, "updated")
    assert len(found) == ENTRIES_OF_A_FEED
    assert found[0] == f"{days[-1]}T00:00:00+08:00"
    assert found == sorted(found, reverse=True)
