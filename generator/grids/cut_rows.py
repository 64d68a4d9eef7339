"""Whether a row of a performance table goes on from the row above, cut by a page break, or is one of its own.

Word processors print the rest of a cut row as a row without levels, and merged levels look the same. What the texts do
not prove is doubted, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.grids.labels import LEVEL1, LEVEL2, is_level, plain
from generator.model.indicator_value import IndicatorValue, ValueKind, parse_indicator_value
from generator.model.message import Message, msg

MAYBE_CUT = msg("A row without a target beside a page break may be a part of a cut row")
MAYBE_OWN = msg("The row may go on from the row above or be a row of its own")
NO_NAME = msg("The row has a target but no name")
TWO_VALUES = msg("Both parts of a cut row hold a target")

_OPENS_VALUE = re.compile(r"\s*[≥≤<>=＞＜＝≧≦±]")
_OPEN_NUMBER = re.compile(r"[0-9≥≤<>=＞＜＝.,]\s*$")
_LONGEST_REST = 3
"""Most characters of a rest of a target that is nothing but its unit: 元, 平方米."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the row continues the one above, and why a person must look, if one must."""

    continues: bool
    doubt: Message | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a row stands: right after a repeated head, and in a table that prints its levels in every row."""

    after_break: bool
    repeats_levels: bool
    """True where the table was seen to print the same second level in two rows running, and never left one out."""


Texts = Mapping[str, str]
"""Column → text of a row, blank columns left out or empty."""


def judge_row(row: Texts, above: Texts, setting: Setting) -> Verdict:
    """Whether `row` continues `above`."""
    level1, level2 = row.get("level1", ""), row.get("level2", "")
    if _completes_level(row, above, setting):
        return _joined(row, above)
    if level1 or level2:
        is_whole = bool(row.get("name") and row.get("value"))
        # A second level that is none may have its end in this row.
        is_open = bool(above.get("level2")) and not is_level(above["level2"], LEVEL2)
        return Verdict(False, MAYBE_CUT if (setting.after_break or is_open) and not is_whole else _nameless(row))
    return _judge_without_levels(row, above, setting)


def _completes_level(row: Texts, above: Texts, setting: Setting) -> bool:
    level1, level2 = row.get("level1", ""), row.get("level2", "")
    completes1 = _completes(above.get("level1", ""), level1, LEVEL1)
    completes2 = _completes(above.get("level2", ""), level2, LEVEL2) or (
        setting.after_break and _closes_with(above.get("level2", ""), level2, "指标")
    )
    if level1 and not completes1 and plain(level1) != plain(above.get("level1", "")):
        return False
    return completes1 or completes2


def _completes(above: str, rest: str, known: frozenset[str]) -> bool:
    """Whether neither part need be a level by itself for both to be one: 社会效益指 | 标, 经济 | 成本指标."""
    is_part = plain(rest) not in known or plain(above) not in known
    return bool(above and rest) and is_part and plain(above + rest) in known


def _closes_with(above: str, rest: str, ending: str) -> bool:
    """Whether the rest supplies the end that labels of this kind have and the part above lacks."""
    whole = plain(above) + plain(rest)
    return (
        bool(above and rest)
        and len(plain(rest)) < len(ending) + 1
        and (whole.endswith(ending) and not plain(above).endswith(ending))
    )


def _judge_without_levels(row: Texts, above: Texts, setting: Setting) -> Verdict:
    name, value = row.get("name", ""), row.get("value", "")
    if not name and not value:
        return Verdict(True)
    if not value:
        if setting.repeats_levels:
            return Verdict(True)
        return Verdict(setting.after_break, MAYBE_OWN)
    if not above.get("value"):
        if not name or setting.repeats_levels or (setting.after_break and not above.get("name")):
            return Verdict(True)
        return Verdict(setting.after_break, MAYBE_OWN if setting.after_break or not above.get("name") else None)
    if is_rest_of_value(above["value"], value) and (setting.after_break or not name):
        return Verdict(True)
    if not name:
        return Verdict(False, NO_NAME)
    is_open = not _are_two_values(above["value"], value) if setting.after_break else _may_be_one(above["value"], value)
    return Verdict(False, MAYBE_OWN if setting.repeats_levels or is_open else None)


def _joined(row: Texts, above: Texts) -> Verdict:
    one, other = above.get("value", ""), row.get("value", "")
    return Verdict(True, TWO_VALUES if one and other and not is_rest_of_value(one, other) else None)


def _nameless(row: Texts) -> Message | None:
    return NO_NAME if row.get("value") and not row.get("name") else None


def is_rest_of_value(above: str, rest: str) -> bool:
    """Whether the rest is the unit that a cut target lacks (≤116.64 万 | 元): a rest with a number never is."""
    if any(sign.isdigit() for sign in rest) or len(rest) > _LONGEST_REST or above[-1:] in "元%天次个":
        return False
    whole = parse_indicator_value(above + rest)
    return whole.unit != "" and parse_indicator_value(above).kind is whole.kind


def _are_two_values(above: str, value: str) -> bool:
    """Whether neither can be a part of the other: the second opens with an operator, or both are whole measures."""
    return _OPENS_VALUE.match(value) is not None or (
        is_measure(parse_indicator_value(above)) and is_measure(parse_indicator_value(value))
    )


def _may_be_one(above: str, value: str) -> bool:
    """Whether two targets read as one where they are put together: ≥120 | 0卷, ≥3 | 人."""
    return (_OPEN_NUMBER.search(above) is not None and value[:1].isdigit()) or is_rest_of_value(above, value)


def is_measure(value: IndicatorValue) -> bool:
    """Whether a target is a number with its unit, or a date: nothing a cut would leave behind."""
    if value.kind in (ValueKind.DATE, ValueKind.PERIOD):
        return True
    return value.kind in (ValueKind.NUMBER, ValueKind.RANGE) and bool(value.unit)
