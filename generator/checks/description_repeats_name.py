"""A description (绩效指标描述) that only says the indicator's name again."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.merged_rows import rows_of
from generator.checks.shared.same_words import is_same
from generator.model.diagnostic import Severity
from generator.model.legal_source import unread
from generator.model.message import msg


def _find(subject: Subject) -> Iterable[Finding]:
    for row in rows_of(subject):
        description = row.row.indicator.description
        if description and is_same(description, row.row.indicator.name) and not _is_cut_off(row.row.indicator.name):
            yield Finding(
                msg('The description of "{name}" only repeats the name', name=row.name),
                row.at("description"),
                description,
                related=row.also("description"),
            )


def _is_cut_off(name: str) -> bool:
    """Whether a name ends inside a bracket, which its description then closes: a fault of its own."""
    return name.count("（") + name.count("(") > name.count("）") + name.count(")")


CHECK = Check(
    id="description-repeats-name",
    severity=Severity.WARNING,
    scope=Scope.VALUE,
    title=msg("A description only repeats the name"),
    finds=msg("An indicator whose description is word for word its name, blanks and marks aside."),
    why=msg("The description is where readers learn what is counted and how; where it is the name, nothing is learnt."),
    example=msg("Name “attendance rate”, description “attendance rate”."),
    mend=msg("Describe what is measured and how"),
    sources=(unread("中央部门预算绩效目标管理办法"),),
    find=_find,
)
