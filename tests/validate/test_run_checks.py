"""Findings of checks stand at their lines; a check that fails is our fault and stops no other."""

from __future__ import annotations

from collections.abc import Iterable

from generator.checks import Finding, Subject
from generator.model.diagnostic import Severity
from generator.model.legal_source import Law, article
from generator.model.message import msg
from generator.model.spot import in_project, in_submission
from generator.model.submission import Origin
from generator.validate.run_checks import crash_diagnostic, run_checks
from tests.samples import check, source_map, submission
from tests.validate.trees import project_tree, raw_submission

WHOLE = submission()
FIRST = WHOLE.projects[0].id
RAW = raw_submission(projects={project.id: project_tree() for project in WHOLE.projects})


EMPTY = msg("The file is empty")


def fails(_: Subject) -> Iterable[Finding]:
    yield Finding(EMPTY, in_project(FIRST, "code"))
    raise ZeroDivisionError("by nought")


def test_a_finding_stands_at_the_field_of_its_project() -> None:
    other = in_project(WHOLE.projects[1].id, "code")
    finding = Finding(EMPTY, in_project(FIRST, "plan", 0, "share"), "a", "b", related=(other,))
    (one,), crashed = run_checks([check(lambda _: [finding])], WHOLE, RAW)
    assert crashed == ()
    assert (one.check, one.severity, one.found, one.expected) == ("some-fault", Severity.WARNING, "a", "b")
    assert str(one.place) == f"990100/ju/2031/projects/{FIRST}.yaml:7:3"
    assert one.place.field == "plan/0/share"
    assert [place.file for place in one.related] == [f"990100/ju/2031/projects/{WHOLE.projects[1].id}.yaml"]


def test_a_finding_without_a_project_stands_in_submission_yaml() -> None:
    (one,), _ = run_checks([check(lambda _: [Finding(EMPTY, in_submission("title"))])], WHOLE, RAW)
    assert one.place.file == "990100/ju/2031/submission.yaml"


def test_the_lines_of_the_document_are_named_where_they_are_known() -> None:
    code = check(lambda _: [Finding(EMPTY, in_project(FIRST, "code"))])
    (one,), _ = run_checks([code], submission(source=source_map()), RAW)
    assert one.place.source == "5"
    (other,), _ = run_checks([code], WHOLE, RAW)
    assert other.place.source == ""


def test_a_check_that_fails_is_named_and_the_others_still_run() -> None:
    good = check(lambda _: [Finding(EMPTY, in_project(FIRST, "code"))])
    found, crashed = run_checks([check(fails, id="bad-check"), good], WHOLE, RAW)
    assert [one.check for one in found] == ["some-fault"]
    assert crashed == (f"bad-check: {WHOLE.path}: ZeroDivisionError: by nought",)


def test_a_finding_at_a_field_that_is_not_there_is_a_fault_of_the_check() -> None:
    nowhere = check(lambda _: [Finding(EMPTY, in_project("nobody", "code"))])
    assert run_checks([nowhere], WHOLE, RAW) == ((), (f"some-fault: {WHOLE.path}: KeyError: 'nobody'",))


def test_what_only_the_body_can_mend_weighs_less_where_the_text_was_copied() -> None:
    rule = check(lambda _: [Finding(EMPTY, in_submission("title"))], severity=Severity.ERROR, copied=Severity.NOTICE)
    weights = [
        run_checks([rule], submission(origin=origin), RAW)[0][0].severity for origin in (Origin.FILED, Origin.COPIED)
    ]
    assert weights == [Severity.ERROR, Severity.NOTICE]


def test_what_cannot_be_told_is_a_notice() -> None:
    finding = Finding(EMPTY, in_submission("title"), is_undecided=True)
    (one,), _ = run_checks([check(lambda _: [finding], severity=Severity.ERROR)], WHOLE, RAW)
    assert (one.severity, one.is_undecided) == (Severity.NOTICE, True)


def test_a_finding_says_what_to_do_and_what_it_rests_on() -> None:
    rule = check(lambda _: [Finding(EMPTY, in_submission("title"))], sources=(article(Law.BUDGET, 14),))
    (one,), _ = run_checks([rule], WHOLE, RAW)
    assert (one.help, one.law) == (rule.mend, "《中华人民共和国预算法》第十四条")


def test_a_finding_never_repeats_a_number_of_a_person() -> None:
    number = "13912345678"
    finding = Finding(msg("Unknown field “{field}”", field=number), in_submission("title"), f"电话{number}", number)
    (one,), _ = run_checks([check(lambda _: [finding])], WHOLE, RAW)
    assert number not in f"{one.message}{one.found}{one.expected}"
    assert one.found == "电话139****5678"


def test_a_crash_is_listed_as_an_error_without_a_place() -> None:
    crash = crash_diagnostic("bad-check: x")
    assert (crash.check, crash.severity, crash.place.file) == ("check-crashed", Severity.ERROR, "")
    assert "bad-check: x" in str(crash.message)
