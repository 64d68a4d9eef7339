"""A project code (项目编码) that its own check character contradicts."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project_code import ProjectCodeError, parse_project_code
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    # Other provinces number their projects in other ways; only this family prints the check character.
    if subject.submission.family != "hebei":
        return
    for project in subject.submission.projects:
        if not project.code:
            continue
        try:
            parse_project_code(project.code)
        except ProjectCodeError as error:
            yield Finding(error.message, in_project(project.id, "code"), project.code)


CHECK = Check(
    id="project-code-malformed",
    severity=Severity.ERROR,
    scope=Scope.VALUE,
    title=msg("The project code does not fit its own check character"),
    finds=msg(
        "A code of the 21-character kind with a sign misread, two signs swapped, a blank or a sign too many. The last "
        "sign is worked out from the twenty before it, as in GB 32100."
    ),
    why=msg(
        "A project is found and followed over the years by its code; a wrong one points to nothing or to another "
        "project."
    ),
    example=msg("13000024P00000110001X, where the last sign would have to be another."),
    mend=msg("Compare the code with the original, sign by sign"),
    # The scheme is not published; it was found to fit every code that was tried.
    sources=(PRACTICE,),
    find=_find,
)
