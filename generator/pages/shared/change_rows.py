"""Differences between two texts as tables show them: what it was, what it is, which stretch of it is another one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from generator.model.differences import Change, Differences, State, ThingChange, ThingKind
from generator.model.message import Message, msg
from generator.model.personal_values import mask_personal_values
from generator.model.submission import Submission
from generator.pages.shared.addresses import project_address, table_address, targets_address, text_address

MOST_ROWS: Final = 200
"""Rows of one project or table that are shown; its `index.json` has all."""
_MONEY: Final = re.compile("[-−+（(]?[0-9０-９][0-9０-９,，.．]*[)）]? [百千万亿]*元")
"""An amount of money, which is never the number of a person however many digits it has."""
_SHORT: Final = 24
"""Signs up to which a text is marked as a whole."""

KINDS: Final = {
    ThingKind.TARGETS: msg("Form above the projects"),
    ThingKind.PROJECT: msg("Project"),
    ThingKind.TABLE: msg("Budget table"),
    ThingKind.TEXT: msg("Text"),
}
STATES: Final = {State.ADDED: msg("Added"), State.REMOVED: msg("Removed")}


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a change, cut where it begins and ends to differ."""

    is_absent: bool
    """Whether there was nothing of the kind: no such row, paragraph or field."""
    start: str | Message
    """What both texts begin with."""
    changed: str | Message
    """What is in this one alone; all three parts are empty where it is blank."""
    end: str
    """What both end with."""

    @property
    def is_blank(self) -> bool:
        """Whether the field was there and blank."""
        return not self.is_absent and not (self.start or self.changed or self.end)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field, cell or paragraph that differs."""

    subject: str | Message
    """Which indicator, row or source it belongs to; empty for a field of the thing itself."""
    field: str | Message
    """Its label."""
    before: Side
    """What it was."""
    after: Side
    """What it became."""
    is_figure: bool
    """Whether it is another figure."""


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """A project, table, form or section that differs."""

    anchor: str
    """Id on the page."""
    kind: Message | None
    """What it is; None for the disclosure as a whole."""
    name: str | Message
    """Its name."""
    name_before: str
    """Its name before, where that was another."""
    state: Message | None
    """Whether it came or went as a whole; None where it changed."""
    address: str
    """Address of its page; empty where the present text does not have it."""
    rows: tuple[ChangeRow, ...]
    """What differs, in printed order."""
    left_out: int
    """How many more rows it has."""


def changed_things(
    found: Differences, present: Submission, ids: Mapping[tuple[ThingKind, str], str]
) -> tuple[ChangedThing, ...]:
    """What differs, thing by thing, with its id on the page; links lead to the pages of the present text."""
    return tuple(
        ChangedThing(
            anchor=ids[thing.kind, thing.id],
            kind=KINDS.get(thing.kind),
            name=shown_text(thing.name),
            name_before=mask_personal_values(thing.name_before),
            state=STATES.get(thing.state),
            address=_address(thing, present),
            rows=tuple(_row(change) for change in islice(thing.changes, MOST_ROWS)),
            left_out=max(len(thing.changes) - MOST_ROWS, 0),
        )
        for thing in found.things
    )


def things_record(found: Differences, say: Callable[[str | Message], Any]) -> list[dict[str, Any]]:
    """The same for `index.json`, whole; `say` puts labels into what the file holds."""
    return [
        {
            "kind": thing.kind.value,
            "id": thing.id,
            "name": say(shown_text(thing.name)),
            "name_before": mask_personal_values(thing.name_before) or None,
            "state": thing.state.value,
            "changes": [
                {
                    "subject": say(shown_text(change.subject)),
                    "field": say(change.field),
                    "before": None if change.before is None else say(shown_text(change.before)),
                    "after": None if change.after is None else say(shown_text(change.after)),
                    "is_figure": change.is_figure,
                }
                for change in thing.changes
            ],
        }
        for thing in found.things
    ]


def _row(change: Change) -> ChangeRow:
    before, after = sides_of_change(change)
    return ChangeRow(shown_text(change.subject), change.field, before, after, change.is_figure)


def sides_of_change(change: Change) -> tuple[Side, Side]:
    """What it was and what it became; a long text is cut where the two begin and end to differ."""
    texts = tuple(None if text is None else shown_text(text) for text in (change.before, change.after))
    before, after = texts
    if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > _SHORT:
        start, end = _shared_ends(before, after)
        return _cut(before, start, end), _cut(after, start, end)
    return _whole(before), _whole(after)


def _whole(text: str | Message | None) -> Side:
    return Side(text is None, "", "" if text is None else text, "")


def _cut(text: str, start: int, end: int) -> Side:
    return Side(False, text[:start], text[start : len(text) - end], text[len(text) - end :])


def _shared_ends(one: str, other: str) -> tuple[int, int]:
    """How many signs both begin and end with; a number is never cut."""
    most = min(len(one), len(other))
    start = next((i for i in range(most) if one[i] != other[i]), most)
    start = _outside_number(one, other, start)
    end = next((i for i in range(most - start) if one[-1 - i] != other[-1 - i]), most - start)
    while end and _is_of_number(one[len(one) - end]):
        end -= 1
    return start, end


def _outside_number(one: str, other: str, start: int) -> int:
    if any(start < len(text) and _is_of_number(text[start]) for text in (one, other)):
        while start and _is_of_number(one[start - 1]):
            start -= 1
    return start


def _is_of_number(sign: str) -> bool:
    return sign.isdecimal() or sign in ".,，．%％"


def shown_text(text: str | Message) -> str | Message:
    """A printed text, numbers of persons masked: an earlier one was perhaps put right for their sake."""
    return text if isinstance(text, Message) or _MONEY.fullmatch(text) else mask_personal_values(text)


def _address(thing: ThingChange, present: Submission) -> str:
    path = present.path
    match thing.kind:
        case ThingKind.DOCUMENT:
            return path
        case ThingKind.PROJECT:
            return _if_there(thing.id, present.projects, project_address(path, thing.id))
        case ThingKind.TABLE:
            return _if_there(thing.id, present.tables, table_address(path, thing.id))
        case ThingKind.TARGETS:
            return _if_there(thing.id, present.targets, targets_address(path, thing.id))
        case ThingKind.TEXT:
            return _if_there(thing.id, present.sections, f"{text_address(path)}#{thing.id}")


def _if_there(id: str, things: Sequence[Any], address: str) -> str:
    return address if any(thing.id == id for thing in things) else ""


def anchors(found: Sequence[Differences | None], prefixes: Sequence[str]) -> Iterator[dict[tuple[ThingKind, str], str]]:
    """For each step, the newest first, the ids of its things: a project's last change has an id without a prefix."""
    taken: set[str] = set()
    names = {ThingKind.PROJECT: "p", ThingKind.TABLE: "t", ThingKind.TARGETS: "targets", ThingKind.TEXT: "text"}
    for each, prefix in zip(found, prefixes, strict=True):
        of_step: dict[tuple[ThingKind, str], str] = {}
        for thing in each.things if each is not None else ():
            plain = f"{names[thing.kind]}-{thing.id}" if thing.kind in names else "document"
            of_step[thing.kind, thing.id] = f"{prefix}-{plain}" if plain in taken else plain
            taken.add(plain)
        yield of_step
