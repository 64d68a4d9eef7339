"""A source of money (资金来源) that a project's form lists for the year and not for the whole term, or the reverse."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.han import fold
from generator.model.indicator import Scope as Term
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    for project in subject.submission.projects:
        if len(project.funding) < 2:
            continue
        # 其中 goes with the place in the list, not with the source.
        names = [(fold(one.source).removeprefix("其中"), one.scope) for one in project.funding]
        by_scope = {scope: {name for name, own in names if own is scope} for scope in Term}
        if not all(by_scope.values()):
            continue
        missing = by_scope[Term.YEAR] ^ by_scope[Term.TERM]
        for number, (name, scope) in enumerate(names):
            if name in missing:
                yield Finding(
                    msg("This source stands in the year's list only")
                    if scope is Term.YEAR
                    else msg("This source stands in the whole term's list only"),
                    in_project(project.id, "funding", number, "source"),
                    project.funding[number].source,
                )


CHECK = Check(
    id="funding-source-missing",
    severity=Severity.NOTICE,
    scope=Scope.PROJECT,
    title=msg("A source of money stands in one of two lists only"),
    finds=msg("A form that lists the sources for the whole term and for the year, and one source in one list only."),
    why=msg("Both columns of the form have the same lines; a line that is missing was lost."),
    example=msg("省级财政资金 for the whole term, and no such line for the year."),
    mend=msg("Add the line that is missing, with 0 where the source gives nothing"),
    sources=(PRACTICE,),
    find=_find,
)
