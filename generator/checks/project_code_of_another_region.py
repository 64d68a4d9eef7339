"""A project code (项目编码) that begins with the code of another region than the department's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.checks.shared.project_codes import read_codes
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    region = subject.submission.region
    for project, code in subject.view(read_codes):
        if code.region6 != region.code:
            yield Finding(
                msg(
                    "The code begins with the region {found}, the department belongs to {expected} {name}",
                    found=code.region6,
                    expected=region.code,
                    name=region.name,
                ),
                in_project(project.id, "code"),
                code.text,
                f"{region.code}{code.text[6:8]}P…",
            )


CHECK = Check(
    id="project-code-of-another-region",
    severity=Severity.ERROR,
    scope=Scope.VALUE,
    title=msg("The project code belongs to another region"),
    finds=msg(
        "A project code of 21 characters whose first six are not the code of the department's region (GB/T 2260). Only "
        "codes that fit their own check character are read."
    ),
    why=msg("The project of another place stands in this budget, or the code leads readers to another place."),
    example=msg("99020031P00000410001F in a budget of 青川市, whose code is 990100."),
    mend=msg("Compare the code with the project library, and the region's folder with its code"),
    # The meaning of the first six characters was found in printed codes; the scheme is not published.
    sources=(PRACTICE,),
    find=_find,
)
