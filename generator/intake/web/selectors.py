"""Selectors of style sheets: which elements a rule is for, without the states that a reader's hand brings about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.intake.web.element_tests import (
    COUNTED,
    Test,
    UnreadableError,
    attribute_fits,
    is_counted,
    of_class,
    of_id,
    of_pseudo,
    of_tag,
    place_of,
    step_of,
)

_NAME = re.compile(r"(?:[-\w]|[^\x00-\x7f]|\\[0-9a-fA-F]{1,6}\s?|\\[^\n])+")
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.S)
_BLANK = re.compile(r"\s*")
_BETWEEN = re.compile(r"\s*([>+~])\s*|\s+(?=[^\s,])")
_ATTRIBUTE = re.compile(
    r"""\[\s*([-\w:|]+)\s*(?:([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\s\]"']+))\s*([iIsS])?\s*)?\]"""
)
_LISTS: Final = frozenset({"is", "where", "matches", "any", "-webkit-any", "-moz-any"})
_OLD_PSEUDO_ELEMENTS: Final = frozenset({"before", "after", "first-line", "first-letter"})


@dataclass(slots=True)
class Selector:
    """Compounds from right to left: the last is that of the element itself."""

    tests: list[list[Test]] = field(default_factory=lambda: [[]])
    between: list[str] = field(default_factory=list)
    """What stands between them: blank, `>`, `+` or `~`."""
    key: str = "*"
    """`#id`, `.class` or `tag` that an element must have; `*` where it need not have any."""
    weight: tuple[int, int, int] = (0, 0, 0)
    is_of_element: bool = True
    """False for what stands before or after an element, and for states."""

    def fits(self, element: etree._Element, at: int = 0) -> bool:
        """Whether the selector is for the element."""
        if not all(test(element) for test in self.tests[at]):
            return False
        if at + 1 == len(self.tests):
            return True
        return any(self.fits(other, at + 1) for other in _reached(element, self.between[at]))


def _reached(element: etree._Element, step: str) -> Iterator[etree._Element]:
    others = element.iterancestors() if step in " >" else element.itersiblings(preceding=True)
    for other in others:
        yield other
        if step in ">+":
            return


def unescaped(text: str) -> str:
    """CSS escapes resolved: `d\\69splay` is `display`."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: _sign(found[1]) if found[1] else found[2], text)


def _sign(code: str) -> str:
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def read_selectors(text: str) -> list[Selector]:
    """The selectors of a list. Errors: `UnreadableError` where one of them is not read here."""
    reader = _Reader(text)
    found = reader.whole()
    if reader.at < len(text):
        raise UnreadableError(text)
    return found


class _Reader:
    """A list of selectors under way."""

    def __init__(self, text: str, at: int = 0, depth: int = 0) -> None:
        self.text, self.at, self._depth = text, at, depth
        if depth > 8:
            raise UnreadableError(text)

    def whole(self) -> list[Selector]:
        """The selectors up to the end of the text or the bracket that closes it."""
        found = [self._selector()]
        while self.at < len(self.text) and self.text[self.at] == ",":
            self.at += 1
            found.append(self._selector())
        return found

    def _selector(self) -> Selector:
        selector = Selector()
        self._skip(_BLANK)
        # Inside of :has() or in a nested rule it may begin with a step.
        compounds = [self._compound(selector)]
        while step := _BETWEEN.match(self.text, self.at):
            if self.text[step.end() : step.end() + 1] in (")", ""):
                break
            self.at = step.end()
            selector.between.insert(0, step[1] or " ")
            selector.key = "*"
            compounds.append(self._compound(selector))
        selector.tests = compounds[::-1]
        self._skip(_BLANK)
        return selector

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _name(self) -> str:
        found = _NAME.match(self.text, self.at)
        if found is None:
            raise UnreadableError(self.text)
        self.at = found.end()
        return unescaped(found[0]).lower()

    def _compound(self, selector: Selector) -> list[Test]:
        tests: list[Test] = []
        begin = self.at
        ids = classes = tags = 0
        while self.at < len(self.text):
            sign = self.text[self.at]
            if sign == "*" and self.at == begin:
                self.at += 1
            elif sign == "#":
                self.at += 1
                tests.append(of_id(name := self._name()))
                selector.key, ids = f"#{name}", ids + 1
            elif sign == ".":
                self.at += 1
                tests.append(of_class(name := self._name()))
                selector.key, classes = f".{name}" if selector.key[0] != "#" else selector.key, classes + 1
            elif sign == "[":
                tests.append(self._attribute())
                classes += 1
            elif sign == ":":
                tests.extend(self._pseudo(selector))
                classes += 1
            elif self.at == begin and _NAME.match(self.text, self.at):
                tests.append(of_tag(name := self._name()))
                selector.key, tags = name, 1
            else:
                break
        if self.at == begin:
            raise UnreadableError(self.text)
        one, two, three = selector.weight
        selector.weight = one + ids, two + classes, three + tags
        return tests

    def _attribute(self) -> Test:
        found = _ATTRIBUTE.match(self.text, self.at)
        if found is None:
            raise UnreadableError(self.text)
        self.at = found.end()
        name, how = found[1].lower().rpartition("|")[2], found[2]
        value = unescaped(next((text for text in found.group(3, 4, 5) if text is not None), "")).lower()
        return lambda element: attribute_fits(element.get(name), how, value)

    def _pseudo(self, selector: Selector) -> Iterator[Test]:
        self.at += 1
        is_element = self.text[self.at : self.at + 1] == ":"
        self.at += is_element
        name = self._name()
        has_argument = self.text[self.at : self.at + 1] == "("
        if is_element or name in _OLD_PSEUDO_ELEMENTS or (name.startswith("-") and name not in _LISTS):
            if has_argument:
                self._argument()
            selector.is_of_element = False
            yield lambda element: False
        elif name in _LISTS or name == "not":
            inside = self._inside()
            if name == "not":
                yield lambda element: not any(each.fits(element) for each in inside)
            else:
                yield lambda element: any(each.fits(element) for each in inside)
        elif name in COUNTED and has_argument:
            step, first = step_of(self._argument())
            yield lambda element: is_counted(place_of(element, *COUNTED[name]), step, first)
        else:
            yield of_pseudo(name, self._argument() if has_argument else "")

    def _inside(self) -> list[Selector]:
        reader = _Reader(self.text, self.at + 1, self._depth + 1)
        found = reader.whole()
        if self.text[reader.at : reader.at + 1] != ")":
            raise UnreadableError(self.text)
        self.at = reader.at + 1
        return found

    def _argument(self) -> str:
        end = self.text.find(")", self.at)
        if end < 0 or "(" in self.text[self.at + 1 : end]:
            raise UnreadableError(self.text)
        argument, self.at = self.text[self.at + 1 : end], end + 1
        return argument.strip().lower()
