"""accepted.yaml: what it covers, what it never covers, and what is said of an entry that covers nothing."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import pytest

from generator.model.diagnostic import Diagnostic, Severity, has_errors
from generator.model.message import msg
from generator.model.place import Place
from generator.model.release import ReleaseKind, digest_in, identity_of
from generator.model.spot import in_project
from generator.model.submission import Origin
from generator.validate.releases import apply_releases, build_releases
from tests.validate.trees import raw_file

PATH = "990100/ju/2031/"
CHECKS = ("cost-above-budget", "project-code-repeated", "year-in-text")
FINDING = Diagnostic(
    "cost-above-budget",
    Severity.ERROR,
    msg("The cost is above the budget"),
    Place(f"{PATH}projects/dengju.yaml", 12, 5, "indicators/3/target"),
    found="≤75万元",
    spot=in_project("dengju", "indicators", 3, "target"),
)
ENTRY = {
    "check": "cost-above-budget",
    "file": "projects/dengju.yaml",
    "field": "indicators/3/target",
    "found": "≤75万元",
    "kind": "as-filed",
    "reason": "原件如此",
    "date": "2031-03-01",
}


def entry(**changes: str | None) -> dict[str, str]:
    return {name: value for name, value in (ENTRY | changes).items() if value is not None}


def applied(
    *entries: dict[str, str],
    found: tuple[Diagnostic, ...] = (FINDING,),
    origin: Origin = Origin.COPIED,
    today: datetime.date | None = None,
    not_run: tuple[str, ...] = (),
) -> tuple[Diagnostic, ...]:
    releases, faults = build_releases(raw_file({"accepted": list(entries)}, f"{PATH}accepted.yaml"), CHECKS)
    assert faults == ()
    return apply_releases(found, releases, path=PATH, origin=origin, today=today, not_run=not_run)


def faults_of(*entries: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    _, faults = build_releases(raw_file({"accepted": list(entries)}, f"{PATH}accepted.yaml"), CHECKS)
    assert all(one.severity is Severity.ERROR for one in faults)
    return [(one.check, one.place.field, one.found, str(one.help or "")) for one in faults]


def test_an_entry_covers_its_finding_which_keeps_its_weight() -> None:
    (one,) = applied(entry())
    assert one.release is not None
    assert (one.release.kind, one.release.reason) == (ReleaseKind.AS_FILED, "原件如此")
    assert (one.release.date, one.release.until) == (datetime.date(2031, 3, 1), None)
    assert dataclasses.replace(one, release=None) == FINDING
    assert not has_errors([one])


def test_what_no_entry_names_stays_as_it_is() -> None:
    other = dataclasses.replace(FINDING, place=dataclasses.replace(FINDING.place, field="indicators/4/target"))
    covered, left = applied(entry(), found=(FINDING, other))
    assert covered.release is not None
    assert left == other
    assert has_errors([covered, left])


def test_a_submission_without_a_record_has_none() -> None:
    assert build_releases(None, CHECKS) == ((), ())
    assert applied() == (FINDING,)


OTHERS = [
    pytest.param({"check": "year-in-text"}, "Remove the entry, if what it released has been mended", "", id="check"),
    pytest.param(
        {"file": "projects/lvhua.yaml"}, "Remove the entry, if what it released has been mended", "", id="file"
    ),
    pytest.param(
        {"field": "indicators/2/target"}, "In this file it found something at: indicators/3/target", "", id="field"
    ),
    pytest.param({"field": None}, "In this file it found something at: indicators/3/target", "", id="no field"),
    pytest.param({"found": "≤76万元"}, "The text has changed since; compare it and decide anew", "≤75万元", id="text"),
]


@pytest.mark.parametrize(("changes", "help", "expected"), OTHERS)
def test_an_entry_that_covers_nothing_is_named_at_its_line(
    changes: dict[str, str | None], help: str, expected: str
) -> None:
    finding, warning = applied(entry(**changes))
    assert finding.release is None
    assert (warning.check, warning.severity) == ("release-matches-nothing", Severity.WARNING)
    assert (warning.place.file, warning.place.line, warning.place.field) == (f"{PATH}accepted.yaml", 7, "accepted/0")
    assert (str(warning.help), warning.expected) == (help, expected)


def test_a_blank_is_covered_as_a_blank_and_not_as_nought() -> None:
    blank = dataclasses.replace(FINDING, found="")
    assert applied(entry(found=""), found=(blank,))[0].release is not None
    assert applied(entry(found="0"), found=(blank,))[0].release is None


def test_the_line_end_of_a_long_text_does_not_matter() -> None:
    assert (
        applied(entry(found="甲\n乙\n"), found=(dataclasses.replace(FINDING, found="甲\n乙"),))[0].release is not None
    )


def test_findings_that_look_the_same_are_covered_together() -> None:
    again = dataclasses.replace(FINDING, place=dataclasses.replace(FINDING.place, line=30))
    assert all(one.release is not None for one in applied(entry(), found=(FINDING, again)))


def test_the_editors_release_nothing_that_the_body_files_itself() -> None:
    finding, error = applied(entry(), origin=Origin.FILED)
    assert finding.release is None
    assert (error.check, error.severity) == ("release-as-filed-by-the-body", Severity.ERROR)
    assert (error.found, error.expected) == ("as-filed", "explained")
    (explained,) = applied(entry(kind="explained"), origin=Origin.FILED)
    assert explained.release is not None


def test_an_entry_that_says_what_was_expected_ends_with_it() -> None:
    finding = dataclasses.replace(FINDING, expected="≤72万元")
    assert applied(entry(expected="≤72万元"), found=(finding,))[0].release is not None
    for expected in ("≤80万元", ""):
        left, warning = applied(entry(expected="≤72万元"), found=(dataclasses.replace(finding, expected=expected),))
        assert left.release is None
        assert (warning.check, str(warning.help)) == (
            "release-matches-nothing",
            "The text has changed since; compare it and decide anew",
        )
    # A record from before does not say, and holds whatever is expected.
    assert applied(entry(), found=(finding,))[0].release is not None
    assert applied(entry(expected=""), found=(finding,))[0].release is None


def test_two_findings_of_one_text_are_released_each_by_what_it_expects() -> None:
    one, other = (dataclasses.replace(FINDING, expected=expected) for expected in ("≤72万元", "≤80万元"))
    found = applied(entry(expected="≤80万元"), found=(one, other))
    assert [finding.release is not None for finding in found] == [False, True]
    entries = (entry(expected="≤72万元"), entry(expected="≤80万元", reason="另有说明"))
    first, second = applied(*entries, found=(one, other))
    assert first.release is not None
    assert second.release is not None
    assert (first.release.reason, second.release.reason) == ("原件如此", "另有说明")


NUMBER = dataclasses.replace(
    FINDING, check="year-in-text", found="138****5678", identity=identity_of("13812345678", 1, 1), spot=None
)
OF_NUMBER = {"check": "year-in-text", "found": "138****5678"}


def test_what_is_shown_masked_is_released_by_its_identity_alone() -> None:
    assert applied(entry(**OF_NUMBER, identity=NUMBER.identity), found=(NUMBER,))[0].release is not None
    others = (
        None,
        identity_of("13899995678", 1, 1),
        identity_of("13812345678", 2, 1),
        identity_of("13812345678", 1, 2),
    )
    for identity in others:
        left, warning = applied(entry(**OF_NUMBER, identity=identity), found=(NUMBER,))
        assert left.release is None
        assert "Another number has the same mask" in str(warning.help)
        assert digest_in(NUMBER.identity) not in f"{warning.message}{warning.help}{warning.found}{warning.expected}"


@pytest.mark.parametrize(("date", "holds"), [("2031-06-29", True), ("2031-06-30", True), ("2031-07-01", False)])
def test_a_release_dated_ahead_holds_from_its_day_on(date: str, holds: bool) -> None:
    finding, *rest = applied(entry(date=date), today=datetime.date(2031, 6, 30))
    assert (finding.release is not None) is holds
    expected = [] if holds else [("release-dated-ahead", Severity.WARNING, "2031-07-01", "≤ 2031-06-30")]
    assert [(one.check, one.severity, one.found, one.expected) for one in rest] == expected
    assert applied(entry(date=date))[0].release is not None


DAYS = [
    pytest.param(None, True, id="no day"),
    pytest.param(datetime.date(2031, 6, 29), True, id="the day before"),
    pytest.param(datetime.date(2031, 6, 30), True, id="the last day"),
    pytest.param(datetime.date(2031, 7, 1), False, id="the day after"),
]


@pytest.mark.parametrize(("today", "holds"), DAYS)
def test_a_release_holds_up_to_its_last_day(today: datetime.date | None, holds: bool) -> None:
    finding, *rest = applied(entry(until="2031-06-30"), today=today)
    assert (finding.release is not None) is holds
    expected = [] if holds else [("release-expired", Severity.WARNING, "2031-06-30")]
    assert [(one.check, one.severity, one.found) for one in rest] == expected


def test_a_fault_of_the_files_is_never_covered() -> None:
    fault = dataclasses.replace(FINDING, spot=None)
    assert applied(entry(), found=(fault,))[0].release is None


def test_of_a_check_that_did_not_run_nothing_is_said() -> None:
    assert applied(entry(check="year-in-text"), not_run=("year-in-text",)) == (FINDING,)


FAULTS = [
    pytest.param(
        entry(check="cost-abov-budget"),
        ("release-of-unknown-check", "accepted/0/check", "cost-abov-budget", "Did you mean “cost-above-budget”?"),
        id="misspelt check",
    ),
    pytest.param(
        entry(check="unknown-field"),
        ("release-of-unknown-check", "accepted/0/check", "unknown-field", ""),
        id="of a file",
    ),
    pytest.param(
        entry(until="2031-02-28"),
        ("release-ends-before-it-begins", "accepted/0/until", "2031-02-28", ""),
        id="ends early",
    ),
    pytest.param(entry(reason=""), ("malformed-value", "accepted/0/reason", "", ""), id="no reason"),
    pytest.param(entry(reason=None), ("missing-field", "accepted/0/reason", "", ""), id="reason left out"),
    pytest.param(
        entry(identity="13812345678"), ("malformed-value", "accepted/0/identity", "13812345678", ""), id="no digest"
    ),
    pytest.param(entry(found=None), ("missing-field", "accepted/0/found", "", ""), id="found left out"),
    pytest.param(entry(date=""), ("malformed-value", "accepted/0/date", "", ""), id="no day"),
    pytest.param(entry(date="2031-02-30"), ("malformed-value", "accepted/0/date", "2031-02-30", ""), id="no such day"),
    pytest.param(entry(until="2031年"), ("malformed-value", "accepted/0/until", "2031年", ""), id="another form"),
    pytest.param(entry(kind="copied"), ("value-not-in-list", "accepted/0/kind", "copied", ""), id="unknown kind"),
    pytest.param(
        entry(resaon="x"),
        ("unknown-field", "accepted/0/resaon", "resaon", "Did you mean “reason”?"),
        id="misspelt field",
    ),
]


@pytest.mark.parametrize(("wrong", "expected"), FAULTS)
def test_an_entry_at_fault_is_an_error(wrong: dict[str, str], expected: tuple[str, str, str, str]) -> None:
    assert faults_of(wrong) == [expected]


def test_an_entry_twice_is_an_error_even_with_another_reason() -> None:
    assert faults_of(entry(), entry(reason="再次说明")) == [("entry-repeated", "accepted/1", "cost-above-budget", "")]


def test_an_entry_at_fault_does_not_keep_the_others_from_their_findings() -> None:
    raw = raw_file({"accepted": [entry(check="nothing"), entry()]}, f"{PATH}accepted.yaml")
    releases, faults = build_releases(raw, CHECKS)
    assert len(faults) == 1
    (one,) = apply_releases([FINDING], releases, path=PATH, origin=Origin.COPIED, today=None)
    assert one.release is not None
