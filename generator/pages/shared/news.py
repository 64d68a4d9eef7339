"""What is new and what was corrected, by day: for the page of it and for the feeds.

Days come from the content alone: the one a disclosure was published on, and those of its revisions.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.catalogue import Catalogue, Summary
from generator.model.revision import FIRST_VERSION, Revision


@dataclass(frozen=True, slots=True)
class News:
    """A disclosure that was published, or a revision of it."""

    summary: Summary
    """The disclosure."""
    day: datetime.date
    """The day it became public, or was corrected."""
    revision: Revision | None
    """None where it was published for the first time."""

    @property
    def version(self) -> int:
        """Number of the text that it tells of."""
        return self.revision.number if self.revision else FIRST_VERSION

    @property
    def order(self) -> tuple[int, str, int]:
        """By this the newest stands first; on one day by address, the later version first."""
        return -self.day.toordinal(), self.summary.path, -self.version


def first_day(summary: Summary) -> datetime.date | None:
    """The day a disclosure became public: here, where one is set, else as it states; None where neither is known."""
    if summary.publish_on is not None:
        return summary.publish_on
    return datetime.date.fromisoformat(summary.published_on) if summary.published_on else None


def news_of(summaries: Iterable[Summary]) -> tuple[News, ...]:
    """What happened to these disclosures, the newest first; a disclosure without a day is only told when corrected."""
    found: list[News] = []
    for summary in summaries:
        day = first_day(summary)
        if day is not None:
            found.append(News(summary, day, None))
        found.extend(News(summary, revision.date, revision) for revision in summary.revisions)
    return tuple(sorted(found, key=lambda news: news.order))


def without_a_day(catalogue: Catalogue) -> tuple[Summary, ...]:
    """The disclosures that state no day of publication, in the order of the catalogue."""
    every = (summary for region in catalogue.regions for body in region.bodies for summary in body.submissions)
    return tuple(summary for summary in every if first_day(summary) is None)
