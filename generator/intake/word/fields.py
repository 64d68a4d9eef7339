"""Fields (域): the result is what the reader sees, the instruction is not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from generator.intake.word.counting import ENCLOSED
from generator.intake.word.names import VAL, W, first, is_on, number, value
from generator.intake.word.symbols import TICKED, UNTICKED, symbol

_PAGE_NUMBERS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_ENCLOSED = re.compile(r"EQ\s*\\o\s*\\ac\s*\(\s*[○◯⚪〇]\s*[,;，]\s*(\d+|[^)\s]+)\s*\)", re.IGNORECASE)
_SYMBOL = re.compile(r"SYMBOL\s+(0x[0-9a-f]{1,4}|\d{1,5})(?:.*?\\f\s+\"?([^\"\\]+?)\"?\s*(?:\\|$))?", re.IGNORECASE)
_BUTTON = re.compile(r"MACROBUTTON\s+\S+\s(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Field:
    """A field under way: between its beginning and the separator stands its instruction, after it the result."""

    instruction: list[str] = field(default_factory=list)
    in_result: bool = False
    is_page_number: bool = False
    is_contents: bool = False

    def separate(self) -> None:
        """The instruction is over, the result begins."""
        self.in_result = True
        self.is_page_number = is_page_number("".join(self.instruction))
        self.is_contents = _word("".join(self.instruction)) == "TOC"


def _word(instruction: str) -> str:
    return instruction.strip().partition(" ")[0].upper()


def is_page_number(instruction: str) -> bool:
    """Whether the field shows the number of a page, which is not the text's."""
    return _word(instruction) in _PAGE_NUMBERS


def without_result(instruction: str) -> str | None:
    """What a field shows that has no result of its own: a sign, a number in a circle. None if it is not known."""
    instruction = instruction.strip()
    enclosed = _ENCLOSED.match(instruction)
    if enclosed:
        count = number(enclosed[1], 0)
        return ENCLOSED[count - 1] if 0 < count <= len(ENCLOSED) else f"({enclosed[1]})"
    sign = _SYMBOL.match(instruction)
    if sign:
        return symbol(sign[2], int(sign[1], 16 if sign[1].lower().startswith("0x") else 10))
    button = _BUTTON.match(instruction)
    if button:
        return button[1].strip()
    return None


def shows_something(instruction: str) -> bool:
    """Whether the reader sees a field of this kind although it has no result: a formula, not an entry of an index."""
    return _word(instruction) in {"EQ", "ADVANCE", "=", "QUOTE", "INCLUDETEXT", "LINK"}


def form_field(begin: etree._Element) -> str | None:
    """What a form field of the old kind shows: a ticked or open box, the chosen entry; None for a field of text."""
    data = first(begin, f"{W}ffData")
    box = first(data, f"{W}checkBox")
    if box is not None:
        state = first(box, f"{W}checked")
        state = first(box, f"{W}default") if state is None else state
        return TICKED if state is not None and is_on(state) else UNTICKED
    choice = first(data, f"{W}ddList")
    if choice is None:
        return None
    entries = [entry.get(VAL, "") for entry in choice.iterchildren(f"{W}listEntry")]
    at = number(value(choice, "result") or value(choice, "default"), 0)
    return entries[at] if at < len(entries) else ""
