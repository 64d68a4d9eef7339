"""Two projects of one unit with the same name."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.han import fold
from generator.model.legal_source import PRACTICE
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import in_project


def _find(subject: Subject) -> Iterable[Finding]:
    first: dict[tuple[str, str], Project] = {}
    for project in subject.submission.projects:
        name = fold(project.name)
        earlier = first.setdefault((name, project.unit), project)
        if not name or earlier is project or _is_same_code(earlier, project):
            continue
        yield Finding(
            msg("Two projects of one unit have the name “{name}”", name=project.name),
            in_project(project.id, "name"),
            project.name,
            related=(in_project(earlier.id, "name"),),
        )


def _is_same_code(one: Project, other: Project) -> bool:
    """Whether both have one code, which is the graver fault and a finding of its own."""
    return bool(one.code and other.code) and (one.code or "").upper() == (other.code or "").upper()


CHECK = Check(
    id="project-name-repeated",
    severity=Severity.WARNING,
    scope=Scope.SUBMISSION,
    title=msg("Two projects have the same name"),
    finds=msg("Two projects of one unit with the same name, blanks and marks aside, and no common code."),
    why=msg("Nobody can say which of the two is meant; it may be one project that was entered twice."),
    example=msg("馆藏修复费 with 12万元 and 馆藏修复费 with 8万元, both of 青川市档案馆."),
    mend=msg("Take out the one entered twice, or say in the names what sets them apart"),
    sources=(PRACTICE,),
    find=_find,
)
