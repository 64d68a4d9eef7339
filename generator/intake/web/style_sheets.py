"""Style sheets of a page: their rules in order, those inside of conditions and other rules among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.intake.web.selectors import unescaped

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.S)
_MARK = re.compile(r"""\\.|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|url\([^()"']*\)|[{};]""", re.S | re.I)
_DEEPEST: Final = 8
_SCREEN: Final = 1280.0
"""Width in pixels of the screen that a page is taken to be shown on."""
_FEATURE = re.compile(r"\(\s*([\w-]+)\s*(?::\s*([\d.]+)(px|em|rem)\s*)?\)")
_OTHER: Final = re.compile(
    r"@(?:-\w+-)?(?:font-face|page|keyframes|counter-style|property|font-feature-values|document)"
)

Declarations = Mapping[str, tuple[str, bool]]
"""Property → value in lower case, and whether it is marked as important."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: whom it is for, what it declares, its place in the sheet."""

    selectors: str
    declared: Declarations
    order: int
    is_sure: bool
    """False where it holds on some screens only, or is nested too deeply to be read."""


@dataclass(slots=True)
class _Block:
    prelude: str
    order: int
    pieces: list[str] = field(default_factory=list)


def read_declarations(pieces: Iterator[str] | list[str]) -> dict[str, tuple[str, bool]]:
    """The declarations; of two for one property the later counts, unless the earlier is marked as important."""
    found: dict[str, tuple[str, bool]] = {}
    for piece in pieces:
        name, colon, value = piece.partition(":")
        if not colon:
            continue
        name, value = unescaped(name).strip().lower(), unescaped(value).strip().lower()
        is_important = value.endswith("important") and "!" in value
        value = value.rpartition("!")[0].strip() if is_important else value
        if not found.get(name, ("", False))[1] or is_important:
            found[name] = value, is_important
    return found


def style_of(text: str) -> dict[str, tuple[str, bool]]:
    """The declarations of a style attribute."""
    plain = _COMMENT.sub("", text)
    pieces: list[str] = []
    start = 0
    for mark in _MARK.finditer(plain):
        if mark[0] == ";":
            pieces.append(plain[start : mark.start()])
            start = mark.end()
    return read_declarations([*pieces, plain[start:]])


def read_rules(text: str) -> Iterator[Rule]:
    """The rules of a sheet that hold on a screen, and those of which it is not sure."""
    plain = _COMMENT.sub("", text)
    open_blocks: list[_Block] = []
    start = order = 0
    for mark in _MARK.finditer(plain):
        if mark[0] not in "{};":
            continue
        piece = plain[start : mark.start()]
        start = mark.end()
        if mark[0] == "{":
            order += 1
            open_blocks.append(_Block(piece.strip(), order))
        elif open_blocks:
            open_blocks[-1].pieces.append(piece)
            if mark[0] == "}":
                yield from _rule(open_blocks)
                open_blocks.pop()
    # A browser closes what is left open.
    if open_blocks:
        open_blocks[-1].pieces.append(plain[start:])
    while open_blocks:
        yield from _rule(open_blocks)
        open_blocks.pop()


def _rule(blocks: list[_Block]) -> Iterator[Rule]:
    declared = read_declarations(blocks[-1].pieces)
    if not declared:
        return
    if len(blocks) > _DEEPEST:
        yield Rule("", declared, blocks[-1].order, is_sure=False)
        return
    selectors = ""
    is_sure = True
    for block in blocks:
        if block.prelude.startswith("@"):
            holds = _holds(block.prelude)
            if holds is False:
                return
            is_sure = is_sure and holds is True
        elif not selectors:
            selectors = block.prelude
        elif "&" in block.prelude:
            selectors = block.prelude.replace("&", f":is({selectors})")
        else:
            selectors = f":is({selectors}) :is({block.prelude})"
    if selectors:
        yield Rule(selectors, declared, blocks[-1].order, is_sure)


def _holds(prelude: str) -> bool | None:
    """Whether what stands in such a block holds when the page is shown on a screen; None where that is not sure."""
    prelude = prelude.lower()
    if _OTHER.match(prelude):
        return False
    if prelude.startswith("@layer"):
        return True
    if prelude.startswith("@supports"):
        return None if "not" in prelude else True
    if prelude.startswith("@media"):
        found = [_query(query.strip()) for query in prelude.removeprefix("@media").split(",")]
        return True if True in found else None if None in found else False
    return None


def _query(query: str) -> bool | None:
    is_negated = re.match(r"not\s+(?!\()", query) is not None
    words = re.sub(r"^(?:not|only)\s+", "", query)
    kind = re.match(r"[\w-]+", words)
    holds: bool | None = kind is None or kind[0] in ("all", "screen")
    conditions = words[kind.end() :] if kind else words
    if holds and conditions.strip():
        holds = _conditions(conditions)
    return holds if not is_negated or holds is None else not holds


def _conditions(text: str) -> bool | None:
    """Conditions joined by `and` of which the width of the screen is known."""
    if re.sub(r"\band\b|\s", "", _FEATURE.sub("", text)):
        return None
    found = [_feature(*each) for each in _FEATURE.findall(text)]
    return False if False in found else None if None in found else True


def _feature(name: str, number: str, unit: str) -> bool | None:
    try:
        width = float(number) * (1 if unit == "px" else 16)
    except ValueError:
        return None
    if name in ("min-width", "min-device-width"):
        return width <= _SCREEN
    if name in ("max-width", "max-device-width"):
        return width >= _SCREEN
    return None
