"""Every check over one submission. A check that crashes is our fault: it says so, and the others still run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.checks import Check, Finding, Subject
from generator.model.catalogue import Summary
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.personal_values import mask_personal_values
from generator.model.place import Place
from generator.model.raw import RawSubmission
from generator.model.submission import Origin, Submission
from generator.validate.spot_places import place_of


class CheckCrashedError(RuntimeError):
    """A check of ours that failed; it never counts as a fault of the submission."""


def run_checks(
    checks: Iterable[Check], submission: Submission, raw: RawSubmission, subject: Subject | None = None
) -> tuple[tuple[Diagnostic, ...], tuple[str, ...]]:
    """The findings at their places, and one line for each check that crashed.

    `subject` keeps what the checks worked out for whoever needs it after them.
    """
    subject = subject or Subject(submission)
    found: list[Diagnostic] = []
    crashed: list[str] = []
    for check in checks:
        if check.find is None:
            continue
        try:
            # Placing is part of the run: a finding at a field that is not there is a fault of the check as well.
            found.extend([place_finding(check, finding, submission, raw) for finding in check.find(subject)])
        except Exception as error:
            crashed.append(f"{check.id}: {submission.path}: {type(error).__name__}: {error}")
    return tuple(found), tuple(crashed)


def run_across(
    checks: Iterable[Check],
    summaries: Sequence[Summary],
    read: Callable[[str], tuple[Submission, RawSubmission]],
) -> Iterator[tuple[str, Diagnostic]]:
    """(path of the submission, finding) of the checks that see several submissions; a crash has no path.

    `read` gives a submission and its files by its path, for the few in which something is found.
    """
    for check in checks:
        if check.find_across is None:
            continue
        try:
            found = [
                (path, place_finding(check, finding, *read(path))) for path, finding in check.find_across(summaries)
            ]
        except Exception as error:
            yield "", crash_diagnostic(f"{check.id}: {type(error).__name__}: {error}")
            continue
        yield from found


def crash_diagnostic(line: str) -> Diagnostic:
    """A crash as a finding that blames us, so that it is listed and the run ends as our fault."""
    return Diagnostic(
        "check-crashed",
        Severity.ERROR,
        msg("A check failed, which is a fault of this program, not of the content: {line}", line=line),
        Place(""),
        help=msg("Please report it with the text above"),
    )


def place_finding(check: Check, finding: Finding, submission: Submission, raw: RawSubmission) -> Diagnostic:
    """A finding with its place in the files and in the source document."""
    return Diagnostic(
        check=check.id,
        severity=check.severity_of(finding, is_copied=submission.origin is Origin.COPIED),
        message=_masked(finding.message),
        place=place_of(finding.at, submission, raw),
        # Whatever a check quotes: a list of findings must not publish what another of them keeps back.
        found=mask_personal_values(finding.found),
        expected=mask_personal_values(finding.expected),
        difference=finding.difference,
        related=tuple(place_of(spot, submission, raw) for spot in finding.related),
        help=finding.help or check.mend,
        law="；".join(source.text for source in check.sources),
        submission=submission.path,
        spot=finding.at,
        related_spots=finding.related,
        is_undecided=finding.is_undecided,
        identity=finding.identity,
    )


def masked(diagnostic: Diagnostic) -> Diagnostic:
    """A finding of a file's form with no number of a person in it: it quotes what stands there, whatever it is."""
    return dataclasses.replace(
        diagnostic,
        message=_masked(diagnostic.message),
        found=mask_personal_values(diagnostic.found),
        expected=mask_personal_values(diagnostic.expected),
    )


def _masked(message: Message) -> Message:
    return Message(message.id, tuple((name, mask_personal_values(value)) for name, value in message.params))
