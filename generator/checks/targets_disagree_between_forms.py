"""An indicator of the whole department or fund that a project's form sets to another value."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.indicator_words import Measure
from generator.checks.shared.merged_rows import MergedRow, merged_tables
from generator.model.diagnostic import Severity
from generator.model.han import strip_blanks
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import Law, article
from generator.model.message import msg

_DIRECTION: Final = re.compile(
    "(?:进一步|不断|持续|逐步|有效|明显|显著|全面|得到|有所)*(?:提高|提升|增强|改善|加强|促进|推进|推动|优化|完善|保障)了?[。.]?"
)
"""A target in words that says which way, and not how far."""
_SHORTEST: Final = 3
_ANYTHING: Final = frozenset(
    (
        *("满意度", "合格率", "完成率", "及时率", "覆盖率", "到位率", "达标率", "执行率", "利用率", "使用率"),
        *("准确率", "增长率", "优良率", "知晓率", "参与率", "验收率", "发放率", "支付率"),
    )
)
"""Names that say nothing of what is measured: the rate of a project need not be that of the department."""
_CUT_AT: Final = 8
"""Signs that a name cut off must have for a longer one to be taken for it."""


def _find(subject: Subject) -> Iterable[Finding]:
    tables = subject.view(merged_tables)
    above: dict[tuple[str, str], MergedRow] = {}
    for table in tables:
        if table.project is None:
            for row in table.rows:
                # Counts and money of a project are parts of the whole; a rate is one and the same.
                is_rate = row.value.kind is ValueKind.NUMBER and row.measure is Measure.PERCENT
                if is_rate and len(row.name) >= _SHORTEST and row.name not in _ANYTHING:
                    above.setdefault((row.name, row.kind.value), row)
    if not above:
        return
    long = sorted(((name, row) for (name, _), row in above.items() if len(name) >= _CUT_AT), key=_name)
    for table in tables:
        for row in table.rows if table.project is not None else ():
            if row.value.kind is ValueKind.TEXT:
                yield from _in_words(row, above, long)
                continue
            whole = above.get((row.name, row.kind.value))
            if whole is None or row.value.kind is not ValueKind.NUMBER or row.value.unit != whole.value.unit:
                continue
            if row.value.number != whole.value.number:
                yield _differs(row, whole)


def _name(named: tuple[str, MergedRow]) -> str:
    return named[0]


def _in_words(
    row: MergedRow, above: Mapping[tuple[str, str], MergedRow], long: Sequence[tuple[str, MergedRow]]
) -> Iterable[Finding]:
    """A direction (提高) in the form of a project, where the form above it sets a figure."""
    if not _DIRECTION.fullmatch(strip_blanks(row.value.text)):
        return
    whole = above.get((row.name, row.kind.value))
    if whole is None and len(row.name) >= _CUT_AT:
        # A narrow column of the project's form may have cut the name off.
        longer = itertools.islice(long, bisect_left(long, row.name, key=_name), None)
        fitting = itertools.takewhile(lambda one: one[0].startswith(row.name), longer)
        whole = next((one for _, one in fitting if one.kind is row.kind), None)
    if whole is not None:
        yield _differs(row, whole, Severity.NOTICE)


def _differs(row: MergedRow, whole: MergedRow, severity: Severity | None = None) -> Finding:
    return Finding(
        msg(
            'The target "{name}" is {here} here and {there} in the form above the projects',
            name=row.name,
            here=row.value.text.strip(),
            there=whole.value.text.strip(),
        ),
        row.at("target"),
        row.value.text,
        expected=whole.value.text,
        related=(whole.at("target"), *row.also("target")),
        severity=severity,
    )


CHECK = Check(
    id="targets-disagree-between-forms",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("One target has two values in two forms"),
    finds=msg(
        "A rate or satisfaction target of a project with the same name and kind as one of the whole department or "
        "fund, and another number; less gravely a direction (提高) where the form above sets a figure."
    ),
    why=msg("Where two forms set one target differently, readers cannot tell which of them counts."),
    example=msg("干部职工满意度 ≥90% for the department, ≥95% for its canteen project."),
    mend=msg("Use one value, or say in the names what differs"),
    sources=(article(Law.OPENNESS, 6),),
    find=_find,
)
