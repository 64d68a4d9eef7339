"""Every check over one submission. A check that crashes is our fault: it says so, and the others still run."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.model.raw import RawSubmission
from generator.model.submission import Submission


class CheckCrashedError(RuntimeError):
    """A check of ours that failed; it never counts as a fault of the submission."""


def run_checks(
    checks: Iterable[Check], submission: Submission, raw: RawSubmission
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """The findings at their places, and one line for each check that crashed."""
    found: list[Diagnostic] = []
    crashed: list[str] = []
    for check in checks:
        try:
            findings = list(check.find(submission))
        except Exception as error:
            crashed.append(f"{check.id}: {submission.path}: {type(error).__name__}: {error}")
            continue
        found.extend(_diagnose(check, finding, submission, raw) for finding in findings)
    return tuple(found), tuple(crashed)


def crash_diagnostic(line: str) -> Diagnostic:
    """A crash as a finding that blames us, so that it is listed and the run ends as our fault."""
    return Diagnostic(
        "check-crashed",
        Severity.ERROR,
        msg("A check failed, which is a fault of this program, not of the content: {line}", line=line),
        Place(""),
        help=msg("Please report it with the text above"),
    )


def _diagnose(check: Check, finding: Finding, submission: Submission, raw: RawSubmission) -> Diagnostic:
    return Diagnostic(
        check=check.id,
        severity=check.severity,
        message=finding.message,
        place=_place(finding.project, finding.path, submission, raw),
        found=finding.found,
        expected=finding.expected,
        related=tuple(_place(project, path, submission, raw) for project, path in finding.related),
        help=finding.help,
    )


def _place(project: str, path: tuple[str | int, ...], submission: Submission, raw: RawSubmission) -> Place:
    file = raw.projects[project] if project else raw.submission
    line, column = file.locate(path)
    field = "/".join(str(part) for part in path)
    lines = submission.source.fields.get(f"projects/{project}/{field}", ()) if submission.source and project else ()
    return Place(file.path, line, column, field, source="、".join(str(number) for number in lines))
