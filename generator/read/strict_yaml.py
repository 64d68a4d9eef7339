"""Reads YAML as the clerk wrote it: a tree of mappings, lists and text, and nothing that acts at a distance.

Every scalar is text exactly as written: `016`, `1.10`, `NO`, `12:30`, `null`, `~` and `2024-02-30` stay what they are,
a value left empty is "". Types are decided by the schema, never by YAML. Anchors, aliases, merge keys, tags,
directives, several documents, duplicate keys and keys that are not text are refused, as are tabs in the structure,
characters of `generator.read.characters` and anything above `generator.read.limits`.

A good file is parsed once, without positions. Only when something is wrong, or when positions are asked for, a second
and careful pass (`generator.read.yaml_survey`) finds every fault with line and column.
Source: YAML 1.1 as read by libyaml, of which this is a subset.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.read.characters import REFUSED_IN_TEXT, REFUSED_IN_VALUE, refused_characters
from generator.read.content_error import ContentError
from generator.read.limits import MAX_YAML_BYTES, MAX_YAML_DEPTH, MAX_YAML_NODES
from generator.read.tree import FieldPath, Tree
from generator.read.yaml_parser import FASTEST_PARSER, ParserFactory
from generator.read.yaml_survey import Position, survey
from generator.read.yaml_syntax import colon_help

_LOOK_CLOSER = re.compile(r"\t|^%|[|>][-+0-9]*#|\S +#", re.MULTILINE)
"""Signs that the two parsers treat differently, so that only the careful pass can tell harmless ones from faults."""


class _RefusedError(Exception):
    """Something in the events is refused; the careful pass says what and where."""


def load(text: str, file: str, parser: ParserFactory = FASTEST_PARSER) -> Tree:
    """The tree of one YAML document; "" when there is none.

    `file` only names the file in findings. A byte order mark at the beginning and line ends of Windows are accepted.
    Errors: `ContentError` with all findings of the file, each with line and column; never another exception.
    """
    text = text.removeprefix("\ufeff")
    _refuse_large(text, file)
    if REFUSED_IN_TEXT.search(text):
        raise ContentError(refused_characters(text, file))
    if _LOOK_CLOSER.search(text) and (findings := survey(text, file, parser).diagnostics):
        raise ContentError(findings)
    try:
        return _build(text, parser)
    except (YAMLError, _RefusedError):
        raise ContentError(survey(text, file, parser).diagnostics) from None


def load_mapping(text: str, file: str, parser: ParserFactory = FASTEST_PARSER) -> dict[str, Tree]:
    """The fields of a file that must hold fields; `ContentError` as `load`, also for a file that is empty or a list."""
    tree = load(text, file, parser)
    if isinstance(tree, dict):
        return tree
    place = Place(file, 1, 1)
    if tree == "":
        message = msg("The file is empty")
    elif isinstance(tree, list):
        message = msg("The file holds a list where fields are expected")
    else:
        message = msg("The file holds plain text where fields are expected")
    help = colon_help(text) or msg("Write each field as its name, a colon, a blank and its value")
    raise ContentError([Diagnostic("fields-expected", Severity.ERROR, message, place, help=help)])


def positions(text: str, parser: ParserFactory = FASTEST_PARSER) -> dict[FieldPath, Position]:
    """Where each field and list item of a text stands, by its path (`("indicators", 3, "target")`; `()` is the top).

    Meant for a text that `load` accepted; of any other it gives what stands before the fault, and nothing for a text
    that is too large or holds refused characters. Never raises.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_YAML_BYTES or REFUSED_IN_TEXT.search(text):
        return {}
    return survey(text, "", parser).positions


def _refuse_large(text: str, file: str) -> None:
    # No character has more than four bytes, so that usual files need not be encoded to be measured.
    if len(text) * 4 <= MAX_YAML_BYTES:
        return
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_YAML_BYTES:
        message = msg("The file has {size} bytes, more than the {limit} allowed", size=size, limit=MAX_YAML_BYTES)
        help = msg("Split the file, or move long tables to CSV files")
        raise ContentError([Diagnostic("file-too-large", Severity.ERROR, message, Place(file), help=help)])


def _build(text: str, parser: ParserFactory) -> Tree:
    """The tree straight from the events; raises `_RefusedError` or `YAMLError` for what the survey will name."""
    return _Builder(parser(text).get_event, has_escapes="\\" in text).document()


class _Builder:
    """Builds the tree by recursive descent, which the limit on depth bounds; hot code, so text is taken in place."""

    def __init__(self, next_event: Callable[[], Any], has_escapes: bool) -> None:
        self.next_event = next_event
        self.has_escapes = has_escapes
        self.nodes_left = MAX_YAML_NODES - 1

    def document(self) -> Tree:
        next_event = self.next_event
        next_event()  # the start of the stream
        # A document with directives does not come here: the survey has refused it for its "%".
        if type(next_event()) is not DocumentStartEvent:
            return ""
        tree = self._node(next_event(), 0)
        next_event()  # the end of the document
        if type(next_event()) is DocumentStartEvent:
            raise _RefusedError
        return tree

    def _node(self, event: Any, outer: int) -> Tree:
        """The tree that begins with `event`, inside of `outer` collections."""
        kind = type(event)
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            raise _RefusedError
        if kind is ScalarEvent:
            return self._checked(event.value)
        if outer == MAX_YAML_DEPTH:
            raise _RefusedError
        return self._mapping(outer + 1) if kind is MappingStartEvent else self._sequence(outer + 1)

    def _mapping(self, depth: int) -> dict[str, Tree]:
        next_event = self.next_event
        fields: dict[str, Tree] = {}
        while type(event := next_event()) is not MappingEndEvent:
            if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
                raise _RefusedError
            key = self._checked(event.value) if self.has_escapes else event.value
            if key in fields or (key == "<<" and not event.style):
                raise _RefusedError
            event = next_event()
            if type(event) is ScalarEvent and event.anchor is None and event.tag is None and not self.has_escapes:
                fields[key] = event.value
            else:
                fields[key] = self._node(event, depth)
        self._count(2 * len(fields))
        return fields

    def _sequence(self, depth: int) -> list[Tree]:
        next_event = self.next_event
        items: list[Tree] = []
        while type(event := next_event()) is not SequenceEndEvent:
            items.append(self._node(event, depth))
            if len(items) > self.nodes_left:
                raise _RefusedError
        self._count(len(items))
        return items

    def _count(self, nodes: int) -> None:
        self.nodes_left -= nodes
        if self.nodes_left < 0:
            raise _RefusedError

    def _checked(self, value: str) -> str:
        # The whole text was searched before; only escapes in quoted text can bring refused characters back.
        if self.has_escapes and REFUSED_IN_VALUE.search(value):
            raise _RefusedError
        return value
