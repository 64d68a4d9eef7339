"""The list of all findings, each with a link to the page it concerns: a page of the preview alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared.addresses import HOME
from generator.preview.findings import FOLDER, address_of, item
from generator.preview.making import Maker
from generator.report.finding_groups import summary_message

MOST: Final = 1_000
"""Findings that the list spells out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One finding."""

    severity: str
    word: str
    where: str
    """File and line."""
    message: str
    details: str
    help: str
    address: str
    """Of the page it concerns, below the site's root."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the list says besides."""

    caption: Message
    severity: Message
    what: Message
    where: Message
    mend: Message
    page: Message
    none: Message


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What the page shows."""

    head: Head
    counts: Message
    words: Words
    rows: tuple[Row, ...]
    left: Message | None
    """How many more there are."""


def findings_page(maker: Maker) -> bytes:
    """The HTML of the list. Errors: whatever a template at fault raises."""
    found, say = maker.state.found, maker.stage.say
    rows = tuple(Row(**item(one, say), address=address_of(one)) for one in found[:MOST])
    context = FindingsPage(
        head=Head(msg("All findings"), msg("Everything the checks found in the files as they are now"), (HOME,)),
        counts=summary_message(found),
        words=Words(
            caption=msg("Findings, the gravest first"),
            severity=msg("Severity"),
            what=msg("What"),
            where=msg("Where"),
            mend=msg("How to mend it"),
            page=msg("Page"),
            none=msg("Nothing was found"),
        ),
        rows=rows,
        left=msg("… and {count} more", count=len(found) - MOST) if found[MOST:] else None,
    )
    return maker.stage.renderer.render(Page(FOLDER, "pages/preview_findings.html", context))
