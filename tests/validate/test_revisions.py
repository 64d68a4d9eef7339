"""revisions.yaml: what it may say, and what is refused with its place."""

from __future__ import annotations

import datetime

import pytest

from generator.model.revision import Revision, Weight
from generator.read.content import raw_yaml
from generator.validate.revisions import build_revisions
from tests import samples

HEAD = "revisions:\n"
SECOND = "  - {n: 2, date: 2031-03-01, note: 更正预算数。, weight: significant}\n"
THIRD = "  - {n: 3, date: 2031-03-01, note: 更正错字。, weight: minor}\n"


def faults(text: str) -> list[tuple[str, str, str, str]]:
    revisions, found = build_revisions(raw_yaml(HEAD + text, "revisions.yaml"))
    assert revisions == ()
    return [(one.check, one.place.field, one.found, one.expected) for one in found]


def test_revisions_are_read_in_their_order() -> None:
    revisions, found = build_revisions(raw_yaml(HEAD + SECOND + THIRD, "revisions.yaml"))
    assert found == ()
    day = datetime.date(2031, 3, 1)
    assert revisions == (
        Revision(2, day, "更正预算数。", Weight.SIGNIFICANT),
        Revision(3, day, "更正错字。", Weight.MINOR),
    )
    assert samples.submission(revisions=revisions).version == 3


def test_a_revision_may_hide_what_was_before_it() -> None:
    text = SECOND.replace("significant", "significant, hides_earlier: 'true'")
    (revision,), _ = build_revisions(raw_yaml(HEAD + text, "revisions.yaml"))
    assert revision.hides_earlier


def test_a_submission_without_the_file_is_of_the_first_version() -> None:
    assert build_revisions(None) == ((), ())
    assert samples.submission().version == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (THIRD, [("revision-misnumbered", "revisions/0/n", "3", "2")]),
        (SECOND + SECOND, [("revision-misnumbered", "revisions/1/n", "2", "3")]),
        (
            SECOND.replace("n: 2", "n: 02") + THIRD.replace("n: 3", "n: 4"),
            [("revision-misnumbered", "revisions/1/n", "4", "3")],
        ),
        (SECOND.replace("n: 2", "n: zwei"), [("malformed-value", "revisions/0/n", "zwei", "1–9999")]),
        (
            SECOND + THIRD.replace("03-01", "02-28"),
            [("revision-goes-back", "revisions/1/date", "2031-02-28", "≥ 2031-03-01")],
        ),
        (SECOND.replace("03-01", "02-30"), [("malformed-value", "revisions/0/date", "2031-02-30", "YYYY-MM-DD")]),
        (SECOND.replace("2031-03-01", "''"), [("malformed-value", "revisions/0/date", "", "")]),
        (
            SECOND.replace("significant", "gross"),
            [("value-not-in-list", "revisions/0/weight", "gross", "minor, significant")],
        ),
        (
            SECOND.replace("note", "nota"),
            [("missing-field", "revisions/0/note", "", "note"), ("unknown-field", "revisions/0/nota", "nota", "")],
        ),
    ],
)
def test_what_is_refused_is_named_at_its_field(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert faults(text) == expected


def test_a_note_of_blanks_and_a_list_of_nothing_are_refused() -> None:
    assert faults(SECOND.replace("更正预算数。", "'  '"))[0][:2] == ("malformed-value", "revisions/0/note")
    assert build_revisions(raw_yaml("revisions: []\n", "revisions.yaml"))[1][0].check == "malformed-value"
