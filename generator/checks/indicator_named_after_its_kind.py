"""An indicator whose name is only the label of its kind (经济效益指标), though it has a target."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import is_label, rows_of
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        if is_label(row.name) and row.value.text.strip():
            yield Finding(
                msg(
                    'The indicator with the target {target} is called "{name}", like its kind',
                    target=row.value.text.strip(),
                    name=row.name,
                ),
                row.at("name"),
                row.row.indicator.name,
                related=row.also("name"),
            )


CHECK = Check(
    id="indicator-named-after-its-kind",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("An indicator is named after its kind alone"),
    finds=msg("A row with a target whose name is the label of a kind of indicators, as 经济效益指标."),
    why=msg("Readers learn that something of this kind is measured, but not what."),
    example=msg("Third level “经济效益指标”, target ≥90%."),
    mend=msg("Name what is measured"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
