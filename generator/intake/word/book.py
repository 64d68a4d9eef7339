"""What a person must know of a Word file, gathered as it is read: counted by place, told once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from generator.intake.pieces import Remark, RemarkKind
from generator.model.message import Message, msg

_MAX_TEXT = 200
_UNSHOWN: Final = frozenset({"object", "piece", "comment", "note", "macro"})
"""What says something that the printed page does not show."""
START: Final = "paragraph-1"
"""Where the whole file is meant."""


@dataclass(slots=True)
class _Changes:
    inserted: int = 0
    deleted: int = 0
    text: str = ""


@dataclass(slots=True)
class _Seen:
    """Things of one kind in the whole file: where the first is, and how many there are."""

    place: str
    count: int = 0


@dataclass(slots=True)
class Book:
    """The remarks under way."""

    pictures: int = 0
    _remarks: list[Remark] = field(default_factory=list)
    _hidden: dict[str, int] = field(default_factory=dict)
    _changes: dict[str, _Changes] = field(default_factory=dict)
    _left_out: dict[str, _Seen] = field(default_factory=dict)

    def hidden(self, place: str, signs: int) -> None:
        """Hidden text of so many signs was not read."""
        self._hidden[place] = self._hidden.get(place, 0) + signs

    def inserted(self, place: str, text: str) -> None:
        """A tracked insertion was read."""
        changes = self._changes.setdefault(place, _Changes())
        changes.inserted += len(text)
        changes.text += text if len(changes.text) < _MAX_TEXT else ""

    def deleted(self, place: str, signs: int) -> None:
        """A tracked deletion was left out; its text is not repeated."""
        self._changes.setdefault(place, _Changes()).deleted += signs

    def doubt(self, place: str, text: str, message: Message) -> None:
        """Something a person must look at."""
        remark = Remark(RemarkKind.DOUBTFUL, place, text[:_MAX_TEXT], message)
        if remark not in self._remarks[-1:]:
            self._remarks.append(remark)

    def accepted(self, place: str, message: Message) -> None:
        """A tracked change other than of text."""
        self._remarks.append(Remark(RemarkKind.ACCEPTED, place, "", message))

    def held_back(self, place: str, message: Message) -> None:
        """Something hidden other than text."""
        self._remarks.append(Remark(RemarkKind.HELD_BACK, place, "", message))

    def left_out(self, kind: str, place: str, count: int = 1) -> None:
        """Something that is not read, and held back where no page shows it; `kind` is one of `_left_out_message`."""
        self._left_out.setdefault(kind, _Seen(place)).count += count

    def remarks(self) -> tuple[Remark, ...]:
        """All remarks: what is hidden, what was changed, what is doubtful, what was left out."""
        hidden = [
            Remark(RemarkKind.HELD_BACK, place, "", msg("Hidden text of {count} characters was not read", count=signs))
            for place, signs in self._hidden.items()
        ]
        changed = [
            Remark(RemarkKind.ACCEPTED, place, changes.text[:_MAX_TEXT], _changes_message(changes))
            for place, changes in self._changes.items()
        ]
        left_out = [
            Remark(_kind_of(kind), seen.place, "", _left_out_message(kind, seen.count))
            for kind, seen in self._left_out.items()
            if seen.count
        ]
        return (*hidden, *changed, *self._remarks, *left_out)


def _changes_message(changes: _Changes) -> Message:
    return msg(
        "Tracked changes were read as accepted: {inserted} characters inserted, {deleted} deleted",
        inserted=changes.inserted,
        deleted=changes.deleted,
    )


def _kind_of(left_out: str) -> RemarkKind:
    return RemarkKind.HELD_BACK if left_out in _UNSHOWN else RemarkKind.LEFT_OUT


def _left_out_message(kind: str, count: int) -> Message:
    # Spelt out one by one: the extraction of the catalogues reads literal texts alone.
    return {
        "picture": msg("{count} pictures were not read; the first is here", count=count),
        "drawing": msg("{count} charts or diagrams were not read; the first is here", count=count),
        "object": msg("{count} embedded files were not read; the first is here", count=count),
        "piece": msg("{count} pieces of other files were not read; the first is here", count=count),
        "comment": msg("{count} comments were not read; the first is here", count=count),
        "note": msg("{count} notes to which nothing refers were not read", count=count),
        "macro": msg("The macros of the file were not run and not read"),
        "link": msg("{count} links to other files were not followed", count=count),
    }[kind]
