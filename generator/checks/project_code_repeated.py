"""A project code (项目编码) that stands on two projects of one submission."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    first: dict[str, str] = {}
    for project in subject.submission.projects:
        if not project.code:
            continue
        earlier = first.setdefault(project.code.upper(), project.id)
        if earlier != project.id:
            yield Finding(
                msg("Two projects have the code {code}", code=project.code),
                in_project(project.id, "code"),
                project.code,
                related=(in_project(earlier, "code"),),
            )


CHECK = Check(
    id="project-code-repeated",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("Two projects have the same code"),
    finds=msg("The same project code on two projects of one submission."),
    why=msg("Whoever follows the code finds two projects and cannot tell which figures are meant."),
    example=msg("13000024P000001100018 on both the cleaning and the lighting project."),
    mend=msg("Compare both codes with the original"),
    sources=(PRACTICE,),
    find=_find,
)
