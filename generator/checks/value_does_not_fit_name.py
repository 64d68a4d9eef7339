"""A target that cannot be what the name says: money for a rate, a name for a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import COUNT_NAME, RATE_NAME, SERVICE_LIFE_NAME, TIME_NAME, Measure
from generator.checks.shared.merged_rows import MergedRow, MergedTable, merged_tables
from generator.checks.shared.same_words import is_same
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.indicator import IndicatorKind
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import unread
from generator.model.message import Message, msg

_QUALITY_NAME: Final = re.compile("(?:有效|合理|规范|健全|及时|完整|安全|准确|可靠|合规)性$")
_SHORTEST_NAME: Final = 4
"""Names of fewer signs may well be words a target uses: 节约."""


def _find(subject: Subject) -> Iterable[Finding]:
    for table in subject.view(merged_tables):
        for row in table.rows:
            if row.value.kind is ValueKind.TEXT:
                yield from _name_for_target(row, table)
                continue
            message = _fault(row)
            if message is not None:
                # A length of time for a rate is a slip of wording; money for one is a figure in the wrong place.
                is_slip = row.measure is Measure.TIME or _QUALITY_NAME.search(row.name) is not None
                severity = Severity.WARNING if is_slip else None
                yield Finding(message, row.at("target"), row.value.text, related=row.also("target"), severity=severity)


def _fault(row: MergedRow) -> Message | None:
    """What does not fit of a target that was read."""
    name = row.name
    # Under timeliness a target without a time is found by the check of timeliness targets.
    is_elsewhere = row.kind is not IndicatorKind.TIMELINESS
    if row.measure is Measure.TIME:
        is_rate = row.value.kind is ValueKind.NUMBER and RATE_NAME.search(name) is not None
        return msg('"{name}" is a rate, its target a length of time', name=name) if is_rate and is_elsewhere else None
    if row.measure is not Measure.MONEY or row.value.label or "元" in name:
        return None
    if RATE_NAME.search(name):
        return msg('"{name}" is a rate, its target an amount of money', name=name)
    if COUNT_NAME.search(name):
        return msg('"{name}" is a count, its target an amount of money', name=name)
    if TIME_NAME.search(name) and is_elsewhere and not SERVICE_LIFE_NAME.search(name):
        return msg('"{name}" is a time, its target an amount of money', name=name)
    if _QUALITY_NAME.search(name):
        return msg('"{name}" is a quality, its target an amount of money', name=name)
    return None


def _name_for_target(row: MergedRow, table: MergedTable) -> Iterable[Finding]:
    """Where the target is the name of another indicator of the same table."""
    text = strip_blanks(row.value.text)
    if len(text) < _SHORTEST_NAME or re.search("[0-9]", text) or is_same(text, row.name):
        return
    for other in table.rows:
        if other.name == text and other is not row:
            yield Finding(
                msg('The target of "{name}" is the name of another indicator', name=row.name),
                row.at("target"),
                row.value.text,
                related=(*row.also("target"), other.at("name")),
            )
            return


CHECK = Check(
    id="value-does-not-fit-name",
    severity=Severity.ERROR,
    scope=Scope.VALUE,
    title=msg("A target cannot be what the name says"),
    finds=msg(
        "A rate, count or time whose target is an amount of money, a rate whose target is a length of time, or a "
        "target that is the name of another indicator. Less gravely: money for a quality (有效性)."
    ),
    why=msg("Name and target do not belong together, and readers cannot tell which of the two is meant."),
    example=msg("“Share of the money used: 100万元”."),
    mend=msg("Compare name and target with the original and put right the one that slipped"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
