"""The findings of a page as plain data for the peers: sentences and addresses, no markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from generator.model.message import Message
from generator.pages.shared.finding_places import PagePlace
from generator.pages.shared.finding_pointers import Pointer
from generator.pages.shared.findings import FindingGroup, FindingsSection, FindingView

Say = Callable[[str | Message], str]
"""A text or message in the language of the site."""


def findings_data(section: FindingsSection, say: Say) -> dict[str, Any]:
    """The findings of a page; `href` begins with `#` or is an address below the site's root.

    Errors: ValueError for what made-up content never shows and the templates of the peers leave out.
    """
    return {
        "count": section.count,
        "elsewhere": section.pointers.count,
        "groups": [_group(group, say) for group in section.groups],
        "pointers": [_pointer(one, say) for one in section.pointers.shown],
    }


def _group(group: FindingGroup, say: Say) -> dict[str, Any]:
    if group.more or group.left_out:
        raise ValueError(f"more findings of {group.check} on one page than the peers' templates show")
    return {
        "id": group.id,
        "word": say(group.word),
        "title": say(group.title),
        "address": group.address,
        "count": group.count,
        "items": [dict(_item(one, say)) for one in group.first],
    }


def _item(one: FindingView, say: Say) -> Iterator[tuple[str, Any]]:
    if one.release or one.diagnostic.place.source or one.see_also_left_out:
        raise ValueError(f"a finding of {one.diagnostic.check} with what the peers' templates leave out")
    yield "href", _href(one.place) if one.of_page else f"#{one.place.anchor}" if one.place.anchor else ""
    if one.of_page:
        yield "of_page", say(one.of_page)
    yield "label", say(one.place.label)
    yield "message", say(one.diagnostic.message)
    if one.diagnostic.is_undecided:
        yield "undecided", True
    for name in ("found", "expected", "difference"):
        if text := getattr(one.diagnostic, name):
            yield name, text
    if one.see_also:
        yield (
            "see_also",
            [{"href": _href(each.place), "text": _name(each.name, each.place, say)} for each in one.see_also],
        )


def _pointer(one: Pointer, say: Say) -> dict[str, Any]:
    if one.lines or one.here_left_out:
        raise ValueError("a pointer to a finding with what the peers' templates leave out")
    return {
        "word": say(one.word),
        "title": say(one.title),
        "address": one.address,
        "here": [{"href": f"#{each.place.anchor or 'main'}", "text": say(each.place.label)} for each in one.here],
        "href": _href(one.place),
        "place": _name(one.of_page, one.place, say),
    }


def _href(place: PagePlace) -> str:
    return f"{place.page}#{place.anchor or 'main'}"


def _name(name: str | Message, place: PagePlace, say: Say) -> str:
    return " · ".join(text for text in (say(name), say(place.label)) if text)
