"""An indicator with a name and no target (指标值)."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import rows_of
from generator.model.diagnostic import Severity
from generator.model.indicator_value import ValueKind
from generator.model.legal_source import unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        indicator = row.row.indicator
        if row.value.kind is ValueKind.BLANK and not (indicator.remark or "").strip():
            yield Finding(
                msg('"{name}" has no target', name=row.name),
                row.at("target"),
                row.value.text,
                related=row.also("target"),
            )


CHECK = Check(
    id="target-missing",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("An indicator has no target"),
    finds=msg("An indicator with a name whose target and remark are blank; 无 is an answer and no blank."),
    why=msg("Without a target nobody can say later whether it was met."),
    example=msg("“Residents find their way to the office more easily”, and no target beside it."),
    mend=msg("Print the target: a figure, a date, or words with the standard they are judged by"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
