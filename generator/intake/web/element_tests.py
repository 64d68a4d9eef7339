"""What one part of a selector asks of an element: its name, a class, an attribute, its place among its siblings."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

_STEP = re.compile(r"([+-]?\d*)n\s*(?:([+-])\s*(\d+))?|([+-]?\d+)")
_STATES: Final = frozenset({
    "hover", "focus", "active", "visited", "target", "focus-within", "focus-visible", "checked", "disabled",
    "enabled", "indeterminate", "default", "required", "optional", "valid", "invalid", "in-range", "out-of-range",
    "read-write", "placeholder-shown", "fullscreen", "modal", "popover-open", "autofill", "user-invalid",
    "user-valid", "open", "playing", "paused", "future", "past", "current", "host",
})  # fmt: skip
"""States in which nothing is when a page is first shown, or that have no text; rules for them hide nothing."""
_PLACES: Final = {
    "first-child": (False, False),
    "last-child": (True, False),
    "first-of-type": (False, True),
    "last-of-type": (True, True),
}
COUNTED: Final = {
    "nth-child": (False, False),
    "nth-last-child": (True, False),
    "nth-of-type": (False, True),
    "nth-last-of-type": (True, True),
}

Test = Callable[[etree._Element], bool]
"""Whether an element is what a part of a selector says."""


class UnreadableError(ValueError):
    """A selector that is not read here."""


def of_id(name: str) -> Test:
    """Elements of this id."""
    return lambda element: (element.get("id") or "").lower() == name


def of_class(name: str) -> Test:
    """Elements of this class, in whatever case: old pages do not tell them apart."""
    return lambda element: name in (element.get("class") or "").lower().split()


def of_tag(name: str) -> Test:
    """Elements of this name."""
    return lambda element: element.tag == name


def attribute_fits(found: str | None, how: str | None, value: str) -> bool:
    """Whether the value of an attribute is as wanted."""
    if found is None or how is None:
        return found is not None
    found = found.lower()
    if how == "=":
        return found == value
    if how == "~=":
        return value in found.split()
    if how == "|=":
        return found == value or found.startswith(f"{value}-")
    if not value:
        return False
    return {"^=": found.startswith, "$=": found.endswith, "*=": found.__contains__}[how](value)


def of_pseudo(name: str, argument: str) -> Test:
    """Elements in a place or state. Errors: `UnreadableError` for one that is not known."""
    if name in _PLACES:
        return lambda element: place_of(element, *_PLACES[name]) == 1
    if name in ("only-child", "only-of-type"):
        same = name == "only-of-type"
        return lambda element: place_of(element, False, same) == 1 and place_of(element, True, same) == 1
    if name == "root":
        return lambda element: element.getparent() is None
    if name == "empty":
        return lambda element: len(element) == 0 and not element.text
    if name in ("link", "any-link"):
        return lambda element: element.get("href") is not None
    if name == "defined":
        return lambda element: True
    if name == "scope":
        return lambda element: element.getparent() is None
    if name in _STATES and not argument:
        return lambda element: False
    raise UnreadableError(name)


def place_of(element: etree._Element, from_end: bool, same_tag: bool) -> int:
    """The place among the siblings, from 1."""
    others = element.itersiblings(preceding=not from_end)
    return 1 + sum(not same_tag or other.tag == element.tag for other in others)


def step_of(argument: str) -> tuple[int, int]:
    """Step and first place: `2n+1` is 2, 1."""
    words = {"odd": (2, 1), "even": (2, 0)}
    if argument in words:
        return words[argument]
    found = _STEP.fullmatch(argument.strip())
    if found is None:
        raise UnreadableError(argument)
    if found[4]:
        return 0, int(found[4])
    step = {"": 1, "+": 1, "-": -1}.get(found[1])
    return int(found[1]) if step is None else step, int(f"{found[2]}{found[3]}") if found[2] else 0


def is_counted(place: int, step: int, first: int) -> bool:
    """Whether a place is one of those that step and first place give."""
    if step == 0:
        return place == first
    return (place - first) % step == 0 and (place - first) // step >= 0
