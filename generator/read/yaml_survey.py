"""The careful pass over a YAML text: every refusal with its place, and the place of every field.

Slower than building the tree, so it runs only when something is wrong or when places are asked for. It goes on after a
fault where the rest can still be understood, so that a person sees all of them at once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.place import Place
from generator.read.characters import REFUSED_IN_VALUE, refused_character, visible
from generator.read.limits import EXCERPT_CHARACTERS, MAX_FINDINGS_PER_FILE, MAX_YAML_DEPTH, MAX_YAML_NODES
from generator.read.tree import FieldPath, nearest
from generator.read.yaml_parser import FASTEST_PARSER, ParserFactory
from generator.read.yaml_syntax import syntax_diagnostic


@dataclass(frozen=True, slots=True)
class Position:
    """Where one field or list item stands in its file; lines and columns count from 1, columns in characters."""

    line: int
    """Of the name of the field; of the item's value in a list."""
    column: int
    value_line: int
    """Of the value; of the place where it would stand when it is left empty."""
    value_column: int


@dataclass(frozen=True, slots=True)
class Survey:
    """What a careful pass saw."""

    diagnostics: tuple[Diagnostic, ...]
    """All errors, in the order of the text; empty for a text that is accepted."""
    positions: dict[FieldPath, Position]


_HIDDEN_TEXT = re.compile(r"[|>][-+0-9]*#")
"""What libyaml takes for a comment, against the standard, which asks for a blank before it."""

_COMMENT_BEHIND = re.compile(r"[ \t]+#")
_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)


class _StopError(Exception):
    """What follows can no longer be understood, or there is too much of it."""


def survey(text: str, file: str, parser: ParserFactory = FASTEST_PARSER) -> Survey:
    """The findings and positions of a text without byte order mark and refused characters; never raises."""
    return _Surveyor(text, file, parser).survey()


def field_path(path: FieldPath) -> str:
    """A path as findings show it: `indicators/3/target`."""
    return "/".join(visible(str(part), EXCERPT_CHARACTERS) for part in path)


def locate(positions: dict[FieldPath, Position], path: FieldPath) -> Position:
    """The position of `path`, or of the nearest collection around it that the file holds."""
    return positions.get(nearest(positions, path), Position(1, 1, 1, 1))


@dataclass(slots=True)
class _Collection:
    """A mapping or list that is open at this point of the text."""

    path: FieldPath
    is_mapping: bool
    length: int = 0
    key: str | None = None
    key_place: Place | None = None
    first_places: dict[str, Place] = field(default_factory=dict)


class _Surveyor:
    def __init__(self, text: str, file: str, parser: ParserFactory) -> None:
        self.text = text
        self.file = file
        self.next_event = parser(text).get_event
        self.diagnostics: list[Diagnostic] = []
        self.positions: dict[FieldPath, Position] = {}
        self.open: list[_Collection] = []
        self.nodes = self.documents = 0
        # Quoted and block text, as (first, behind last) character: where tabs are text, not structure.
        self.spans: list[tuple[int, int]] = []

    def survey(self) -> Survey:
        with suppress(_StopError):
            self._take_all()
        return Survey(tuple(self.diagnostics), self.positions)

    def _take_all(self) -> None:
        try:
            while (event := self.next_event()) is not None:
                self._take(event)
            self._refuse_tab(len(self.text))
        except YAMLError as error:
            # A tab explains most errors behind it, and the two parsers complain about it in different ways.
            mark = getattr(error, "problem_mark", None)
            if not self._refuse_tab(mark.index + 1 if mark else len(self.text)):
                self._add(syntax_diagnostic(error, self.text, self.file))

    def _take(self, event: Any) -> None:
        if isinstance(event, DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, CollectionEndEvent):
            self.open.pop()
        elif isinstance(event, NodeEvent):
            self.nodes += 1
            if self.nodes > MAX_YAML_NODES:
                self._stop(
                    "too-many-values",
                    msg("The file holds more than {limit} names and values", limit=MAX_YAML_NODES),
                    self._place(event.start_mark),
                    help=msg("Split the file, or move long tables to CSV files"),
                )
            self._refuse_properties(event)
            if isinstance(event, ScalarEvent):
                self._take_quoted(event)
                self._refuse_comment_behind(event)
            if self.open and self.open[-1].is_mapping and self.open[-1].key is None:
                self._take_key(event)
            else:
                self._take_value(event)

    def _start_document(self, event: DocumentStartEvent) -> None:
        place = self._place(event.start_mark)
        if self.documents:
            message = msg("A second document begins here; a file holds one")
            self._stop("several-documents", message, place, help=msg("Delete the line “---” or split the file"))
        self.documents = 1
        # PyYAML passes over directives it does not know, so the text is asked, not only the event.
        if event.version or event.tags or self.text.startswith("%", event.start_mark.index if event.start_mark else 0):
            message = msg("A line that begins with % is a directive, which is not allowed here")
            self._find("yaml-directive", message, place, help=msg("Delete the line"))

    def _refuse_properties(self, event: NodeEvent) -> None:
        place = self._place(event.start_mark)
        quote = msg("If it is part of the text, put the text in quotation marks; else write the value out")
        if isinstance(event, AliasEvent):
            message = msg("The alias *{name} is not allowed", name=visible(event.anchor or "", EXCERPT_CHARACTERS))
            self._find("yaml-alias", message, place, help=quote)
            return
        if event.anchor is not None:
            message = msg("The anchor &{name} is not allowed", name=visible(event.anchor, EXCERPT_CHARACTERS))
            self._find("yaml-anchor", message, place, help=quote)
        tag = getattr(event, "tag", None)
        if tag is not None:
            message = msg("The tag {tag} is not allowed", tag=visible(tag, EXCERPT_CHARACTERS))
            self._find("yaml-tag", message, place, help=quote)

    def _take_quoted(self, event: ScalarEvent) -> None:
        start, end = event.start_mark, event.end_mark
        if not event.style or start is None or end is None:
            return
        # The line of | or > is still structure.
        text_start = start.index if event.style in "'\"" else self.text.find("\n", start.index, end.index)
        self.spans.append((text_start if text_start >= 0 else end.index, end.index))
        if _HIDDEN_TEXT.match(self.text, start.index):
            message = msg("Text stands after | or > on the same line, where it would be lost")
            self._find(
                "text-after-block-sign", message, self._place(start), help=msg("Put it on the next line, indented")
            )
        if event.style == '"' and (match := REFUSED_IN_VALUE.search(event.value)):
            self._add(refused_character(match.group(), self._place(start)))

    def _take_key(self, event: NodeEvent) -> None:
        place = self._place(event.start_mark)
        mapping = self.open[-1]
        if not isinstance(event, ScalarEvent):
            message = msg("The name of a field must be text")
            help = msg("Put text that begins with a bracket in quotation marks")
            self._stop("key-not-text", message, place, help)
        key = event.value
        mapping.key, mapping.key_place = key, place
        name = visible(key, EXCERPT_CHARACTERS)
        if key == "<<" and not event.style:
            message = msg("The merge key << is not allowed")
            self._find("yaml-merge-key", message, place, help=msg("Write the fields out"))
        elif key in mapping.first_places:
            first = mapping.first_places[key]
            self._find(
                "duplicate-key",
                msg("The field {name} stands here again; it first stands on line {line}", name=name, line=first.line),
                replace(place, field=field_path((*mapping.path, key))),
                help=msg("Delete or rename one of the two"),
                related=(first,),
            )
        mapping.first_places.setdefault(key, place)

    def _take_value(self, event: NodeEvent) -> None:
        value = self._place(event.start_mark)
        place = value
        path: FieldPath = ()
        if self.open:
            outer = self.open[-1]
            if outer.is_mapping and outer.key is not None and outer.key_place is not None:
                place, path = outer.key_place, (*outer.path, outer.key)
                outer.key = None
            else:
                path = (*outer.path, outer.length)
                outer.length += 1
        # Of a field written twice the first position stays, as the finding calls it the first.
        self.positions.setdefault(path, _position(place, value))
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(self.open) == MAX_YAML_DEPTH:
                message = msg("Fields and lists stand more than {limit} deep inside each other", limit=MAX_YAML_DEPTH)
                self._stop("nested-too-deep", message, value, help=msg("Remove needless brackets and indentation"))
            self.open.append(_Collection(path, isinstance(event, MappingStartEvent)))

    def _refuse_comment_behind(self, event: ScalarEvent) -> None:
        """Text without quotation marks ends silently at a blank and #: `办公楼 #2 改造` would lose half its name."""
        end = event.end_mark
        if event.style or end is None:
            return
        # What comes behind an empty value is marked where the next line begins; its own line is the one before.
        at = len(self.text[: end.index].rstrip(" \t\n")) if not event.value else end.index
        if _COMMENT_BEHIND.match(self.text, at):
            message = msg("The text ends before this “#”, what follows would be lost")
            help = msg("Put the text in quotation marks, or the comment on a line of its own")
            line_start = self.text.rfind("\n", 0, at) + 1
            place = Place(self.file, self.text.count("\n", 0, at) + 1, self.text.index("#", at) - line_start + 1)
            self._find("comment-behind-text", message, place, help=help)

    def _refuse_tab(self, end: int) -> bool:
        """Whether a tab stands in the structure before `end`; the first one becomes a finding.

        Tabs are text inside of quotation marks, below | and >, and in comments. Everywhere else the two parsers do not
        agree on them, and people do not see them.
        """
        at = 0
        while (tab := self.text.find("\t", at, end)) >= 0:
            before = bisect_right(self.spans, (tab, len(self.text))) - 1
            behind_span = self.spans[before][1] if before >= 0 else 0
            if tab < behind_span:
                at = behind_span
                continue
            # Only what stands since the last quotation is looked at, so that a long line is not read again and again.
            line_start = self.text.rfind("\n", behind_span, tab) + 1
            if _COMMENT.search(self.text, max(line_start, behind_span, at), tab):
                line_end = self.text.find("\n", tab)
                at = line_end if line_end >= 0 else end
                continue
            line_start = self.text.rfind("\n", 0, tab) + 1
            place = Place(self.file, self.text.count("\n", 0, tab) + 1, tab - line_start + 1)
            message = msg("A tab stands here; YAML is indented and separated with blanks")
            self._find("tab-in-structure", message, place, help=msg("Replace all tabs of the file with blanks"))
            return True
        return False

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _find(self, check: str, message: Message, place: Place, help: Message, related: tuple[Place, ...] = ()) -> None:
        self._add(Diagnostic(check, Severity.ERROR, message, place, related=related, help=help))

    def _stop(self, check: str, message: Message, place: Place, help: Message) -> NoReturn:
        self._find(check, message, place, help)
        raise _StopError

    def _add(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        if len(self.diagnostics) >= MAX_FINDINGS_PER_FILE:
            raise _StopError


def _position(place: Place, value: Place) -> Position:
    assert place.line and place.column and value.line and value.column
    return Position(place.line, place.column, value.line, value.column)
