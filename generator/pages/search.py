"""The page of search: a form that works without a script, what the script says, and the ways to browse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.indicator import IndicatorKind
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.model.submission import Status
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import indicator_word
from generator.pages.shared.words import seal

_ADDRESS = "search/"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter as the reader sees it."""

    value: str
    """As the index and the address have it."""
    label: Message
    """数量指标, 草案."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page of search shows before any script runs, and the words of its script that follow the model."""

    head: Head
    """Title, description, trail."""
    indicators: tuple[Choice, ...]
    """Every kind of indicator, in the order of the model."""
    statuses: tuple[Choice, ...]
    """Every status of a document."""


def site_pages(_: Catalogue) -> Iterator[Page]:
    """The page of search."""
    head = Head(msg("Search"), msg("Find a project by any part of its name, its code or its unit"), (HOME,))
    indicators = tuple(Choice(kind.value, indicator_word(kind)) for kind in IndicatorKind)
    statuses = tuple(Choice(status.value, seal(status) or msg("The document does not say")) for status in Status)
    yield Page(_ADDRESS, "pages/search.html", SearchPage(head, indicators, statuses))
