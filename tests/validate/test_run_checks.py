"""Findings of checks stand at their lines; a check that fails is our fault and stops no other."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Check, Finding
from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.submission import Submission
from generator.validate.run_checks import crash_diagnostic, run_checks
from tests.samples import source_map, submission
from tests.validate.trees import project_tree, raw_submission

WHOLE = submission()
FIRST = WHOLE.projects[0].id
RAW = raw_submission(projects={project.id: project_tree() for project in WHOLE.projects})


def finds(*findings: Finding) -> Check:
    return Check("some-fault", Severity.WARNING, lambda _: findings)


def fails(of: Submission) -> Iterable[Finding]:
    yield Finding(msg("The file is empty"), FIRST, ("code",))
    raise ZeroDivisionError("by nought")


def test_a_finding_stands_at_the_field_of_its_project() -> None:
    finding = Finding(
        msg("The file is empty"), FIRST, ("plan", 0, "share"), "a", "b", related=((WHOLE.projects[1].id, ("code",)),)
    )
    (one,), crashed = run_checks([finds(finding)], WHOLE, RAW)
    assert crashed == ()
    assert (one.check, one.severity, one.found, one.expected) == ("some-fault", Severity.WARNING, "a", "b")
    assert str(one.place) == f"990100/ju/2031/projects/{FIRST}.yaml:7:3"
    assert one.place.field == "plan/0/share"
    assert [place.file for place in one.related] == [f"990100/ju/2031/projects/{WHOLE.projects[1].id}.yaml"]


def test_a_finding_without_a_project_stands_in_submission_yaml() -> None:
    (one,), _ = run_checks([finds(Finding(msg("The file is empty"), path=("title",)))], WHOLE, RAW)
    assert one.place.file == "990100/ju/2031/submission.yaml"


def test_the_lines_of_the_document_are_named_where_they_are_known() -> None:
    finding = Finding(msg("The file is empty"), FIRST, ("code",))
    (one,), _ = run_checks([finds(finding)], submission(source=source_map()), RAW)
    assert one.place.source == "5"
    (other,), _ = run_checks([finds(finding)], WHOLE, RAW)
    assert other.place.source == ""


def test_a_check_that_fails_is_named_and_the_others_still_run() -> None:
    found, crashed = run_checks(
        [Check("bad-check", Severity.ERROR, fails), finds(Finding(msg("The file is empty"), FIRST, ("code",)))],
        WHOLE,
        RAW,
    )
    assert [one.check for one in found] == ["some-fault"]
    assert crashed == (f"bad-check: {WHOLE.path}: ZeroDivisionError: by nought",)


def test_a_crash_is_listed_as_an_error_without_a_place() -> None:
    crash = crash_diagnostic("bad-check: x")
    assert (crash.check, crash.severity, crash.place.file) == ("check-crashed", Severity.ERROR, "")
    assert "bad-check: x" in str(crash.message)
