"""The feeds (Atom 订阅源) of the site, of each region and of each body: what is new, and what was corrected.

Nothing in them is of the day of the build: an entry is of the day that the content states, at midnight in China.
Source: RFC 4287; of the ids of a site without an address RFC 4151.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from feedgenerator import Atom1Feed  # type: ignore[import-untyped]

from generator.downloads.sheets import Say
from generator.model.catalogue import Catalogue, PrintedTotal
from generator.model.message import msg
from generator.model.page import Crumb
from generator.model.site import Site
from generator.model.submission import Origin
from generator.pages.shared.addresses import CHANGES, body_address, region_address
from generator.pages.shared.feeds import FEED_OF_SITE, feed_of_body, feed_of_region
from generator.pages.shared.news import News, news_of
from generator.pages.shared.words import NOT_OFFICIAL, weight_word, year_title

ENTRIES_OF_A_FEED: Final = 200
"""Most entries of one feed; older ones stand on the page of what is new."""
CHINA: Final = datetime.timezone(datetime.timedelta(hours=8))
"""The zone of time of the days that the content states."""
BEFORE_ALL: Final = datetime.datetime(2000, 1, 1, tzinfo=CHINA)
"""When a feed without an entry was last changed: before any that it will have."""
# RFC 4151 wants a name that its maker owns. Without an address the site has none, and nobody can own this one
# (RFC 2606): so no id of ours is an id of somebody else's.
_TAG: Final = "tag:mingzhang.invalid,2024:"


@dataclass(frozen=True, slots=True)
class _Feed:
    """One feed: its own address and title, the page it belongs to, and what it tells."""

    own: Crumb
    page: str
    news: tuple[News, ...]


def feed_files(catalogue: Catalogue, say: Say) -> Iterator[tuple[str, bytes]]:
    """Path below the site's root and bytes of each feed; there is one of each region and body, though it be empty."""
    for feed in _feeds(catalogue):
        yield feed.own.address, _atom(feed, catalogue.site, say)


def _feeds(catalogue: Catalogue) -> Iterator[_Feed]:
    every: list[News] = []
    for entry in catalogue.regions:
        of_region: list[News] = []
        for body in entry.bodies:
            of_body = news_of(body.submissions)
            of_region.extend(of_body)
            yield _Feed(feed_of_body(entry.region, body.body), body_address(entry.region, body.body), of_body)
        yield _Feed(feed_of_region(entry.region), region_address(entry.region), _newest(of_region))
        every.extend(of_region)
    yield _Feed(FEED_OF_SITE, CHANGES.address, _newest(every))


def _newest(news: Sequence[News]) -> tuple[News, ...]:
    return tuple(sorted(news, key=lambda each: each.order))


def _atom(feed: _Feed, site: Site, say: Say) -> bytes:
    # Where the site has no address a link leads from the feed's own place.
    root = site.base_url or "../" * feed.own.address.count("/")
    label = feed.own.label
    atom = Atom1Feed(
        title=f"{label if isinstance(label, str) else say(label)} - {site.title}",
        link=root + feed.page,
        description="" if site.official else say(NOT_OFFICIAL),
        language=site.language,
        author_name=site.operator or site.title,
        feed_url=root + feed.own.address,
        feed_guid=_id(site, feed.own.address),
    )
    for news in feed.news[:ENTRIES_OF_A_FEED]:
        _add(atom, news, root, site, say)
    if not feed.news:
        # Else it would look at the clock.
        atom.latest_post_date = lambda: BEFORE_ALL
    text: str = atom.writeString("utf-8")
    return f"{text}\n".encode()


def _add(atom: Atom1Feed, news: News, root: str, site: Site, say: Say) -> None:
    summary = news.summary
    day = datetime.datetime.combine(news.day, datetime.time(), CHINA)
    name = say(year_title(summary.body.name, summary.fiscal_year, summary.kind))
    is_new = news.revision is None
    atom.add_item(
        title=name if is_new else say(msg("Corrected: {name}, version {number}", name=name, number=news.version)),
        link=root + summary.path,
        # The library calls it HTML.
        description=escape(" ".join(_sentences(news, say)), quote=False),
        author_name=summary.body.name if summary.origin is Origin.FILED else None,
        unique_id=_id(site, f"{summary.path}#v{news.version}"),
        pubdate=day,
        updateddate=day,
        categories=["new" if is_new else "corrected"],
    )


def _sentences(news: News, say: Say) -> Iterator[str]:
    """What was published, with the totals as printed; or what was corrected, as the body says it."""
    summary = news.summary
    if news.revision is not None:
        yield f"{say(weight_word(news.revision.weight))}: {news.revision.note}"
        return
    name = say(year_title(summary.body.name, summary.fiscal_year, summary.kind))
    count = len(summary.projects)
    yield say(msg("{name} ({region}), projects: {count}.", name=name, region=summary.region.full_name, count=count))
    for total in summary.printed_totals:
        yield _printed(total, say)


def _printed(total: PrintedTotal, say: Say) -> str:
    amount = f"{total.amount.text} {total.amount.unit.value}"
    return say(msg("“{label}” as printed: {amount} ({where}).", label=total.label, amount=amount, where=total.where))


def _id(site: Site, address: str) -> str:
    return (site.base_url or _TAG) + address
