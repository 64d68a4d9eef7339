"""Which page a finding belongs to, and what a page's bar says: findings, what is old, counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.downloads.sheets import Say
from generator.model.diagnostic import Diagnostic
from generator.model.message import Message, msg
from generator.pages.shared.addresses import project_address, table_address, text_address
from generator.pages.shared.finding_places import page_of
from generator.preview.last_good import Old
from generator.preview.state import State
from generator.report.finding_groups import SEVERITIES

FOLDER: Final = "_preview/"
"""Where the preview's own files and its list of findings stand; no address of a site begins so."""
MOST: Final = 50
"""Findings that the bar of one page spells out; the list has all."""

_OF_SUBMISSION: Final = re.compile(r"([0-9]{6}/[a-z0-9-]+/20[0-9]{2}[a-z-]*/)(?:(projects|tables|text)/([^/]+)\.\w+$)?")
_ABOVE: Final = re.compile(r"(?:[0-9]{6}/)(?:[a-z0-9-]+/(?=[^/]*$))?")
_HANDBOOK: Final = re.compile(r"handbook/([a-z0-9-]+)\.md")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the bar of one page shows."""

    here: tuple[Diagnostic, ...]
    """The findings of the page, the gravest first."""
    notes: tuple[Message, ...]
    """Why the page is not as its files are now, and what else is to be known of it."""


def address_of(one: Diagnostic) -> str:
    """The address of the page that a finding concerns, whether there is such a page yet or not."""
    if one.submission and one.spot is not None:
        return page_of(one.spot, one.submission)
    file = one.place.file
    if match := _OF_SUBMISSION.match(file):
        path, folder, id = match.groups()
        match folder:
            case "projects":
                return project_address(path, id)
            case "tables":
                return table_address(path, id)
            case "text":
                return text_address(path)
        return path
    if match := _HANDBOOK.fullmatch(file):
        return "handbook/" if match[1] == "index" else f"handbook/{match[1]}/"
    if match := _ABOVE.match(file):
        return match[0]
    return "glossary/" if file == "glossary.yaml" else ""


def shown_at(address: str, state: State) -> Shown:
    """What is to be said at an address."""
    old = [each for each in state.old if address.startswith(each.address)]
    faults = dict.fromkeys(one for each in old for one in each.faults)
    own = (one for one in state.found if address_of(one) == address and one not in faults)
    here = sorted((*faults, *own), key=lambda one: one.sort_key)
    return Shown(tuple(here), (*map(_note, old), *_not_yet(address, state)))


def _note(old: Old) -> Message:
    if old.is_held:
        return msg("Shown is the last good version: {file} is at fault since", file=old.file)
    return msg("Not shown yet: {file} is at fault", file=old.file)


def _not_yet(address: str, state: State) -> Iterator[Message]:
    item, _ = state.related.get("/".join(address.split("/")[:3]) + "/", (None, None))
    summary = None if item is None else item.summary
    day = None if summary is None else summary.publish_on
    if day is not None and (state.today is None or day > state.today):
        yield msg("To be published on {date}; the site does not show it before", date=day)


def count_text(here: int, all: int) -> Message:
    """How many findings a page has, and the whole site."""
    return msg("This page: {here}, whole site: {all}", here=here, all=all)


def status(address: str, version: str, state: State, notes: Iterable[Message], say: Say) -> dict[str, Any]:
    """What the browser is told of the page it shows. `notes`: why it could not be made as it is now."""
    shown = shown_at(address, state)
    return {
        "version": version,
        "summary": say(count_text(len(shown.here), len(state.found))),
        "notes": [say(note) for note in (*notes, *shown.notes)],
        "items": [item(one, say) for one in shown.here[:MOST]],
        "left": say(msg("… and {count} more in the list", count=len(shown.here) - MOST)) if shown.here[MOST:] else "",
        "words": words(say),
    }


def item(one: Diagnostic, say: Say) -> dict[str, str]:
    """One finding in words."""
    return {
        "severity": one.severity.value,
        "word": say(SEVERITIES[one.severity]),
        "where": str(one.place),
        "message": say(one.message) + (f" ({say(msg('cannot tell'))})" if one.is_undecided else ""),
        "details": "; ".join(_details(one, say)),
        "help": say(one.help) if one.help else "",
    }


def _details(one: Diagnostic, say: Say) -> Sequence[str]:
    told = ((msg("found"), one.found), (msg("expected"), one.expected), (msg("difference"), one.difference))
    return [f"{say(label)}: {text}" for label, text in told if text]


def words(say: Say) -> dict[str, str]:
    """What the bar says whatever is found."""
    return {
        "name": say(msg("Preview")),
        "open": say(msg("Show findings")),
        "close": say(msg("Hide findings")),
        "found": say(msg("Findings of this page")),
        "list": say(msg("All findings")),
        "dismiss": say(msg("Close until something changes")),
        "none": say(msg("Nothing was found on this page")),
        "lost": say(msg("The preview has ended: start “mingzhang serve” again")),
    }
