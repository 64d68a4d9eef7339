"""The YAML parser, as a source of events: libyaml where PyYAML was built with it, else PyYAML's own, slower one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeAlias

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError


class EventParser(Protocol):
    """What both parsers offer: the next `yaml.events.Event`, or None after the last; raises `yaml.YAMLError`."""

    # Any, because events are told apart by their exact class, which is faster but which a type checker does not follow.
    def get_event(self) -> Any: ...


ParserFactory: TypeAlias = Callable[[str], EventParser]
"""Makes a parser for one text without refused characters."""


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser without the layers that would build nodes and guess types."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_plain(self) -> Any:
        """A word without quotes. As libyaml does it refuses `{b:}`, where the colon may be of the word or behind it."""
        token = super().scan_plain()
        if self.flow_level and (":?" in token.value or (self.peek() == ":" and self.peek(1) in ",[]{}")):
            raise ScannerError(
                "while scanning a plain scalar", token.start_mark, "found unexpected ':'", self.get_mark()
            )
        return token


def _fastest() -> ParserFactory:
    if yaml.__with_libyaml__:
        from yaml._yaml import CParser  # absent where PyYAML was built without libyaml

        return CParser
    return PythonParser


FASTEST_PARSER: ParserFactory = _fastest()
"""libyaml's parser where there is one; it is about ten times faster and gives the same events."""
