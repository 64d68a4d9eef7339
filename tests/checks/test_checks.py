"""Every check says of its fixtures what stands there: `flag-*` has findings, `pass-*` and `blank-*` have none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import checks
from generator.checks import Check, Subject, discover_checks
from generator.model.diagnostic import Diagnostic, Severity
from generator.relate.differences import differences
from generator.relate.summary import summarise
from generator.validate.run_checks import place_finding, run_checks
from tests.checks.made_submissions import as_written, made

HERE = Path(__file__).resolve().parent
CHECKS = {check.id: check for check in discover_checks(checks)}
FIXTURES = sorted(HERE.glob("*/*.yaml"))
EVERY_CHECK = [pytest.param(check, id=id) for id, check in CHECKS.items()]
ALWAYS = ("file", "field", "found")
"""What a fixture says of each finding in any case; the rest where it wants to."""


ONLY_THE_BODY = frozenset(
    (
        "approval-date-missing",
        "publication-date-missing",
        "published-late",
        "secrecy-review-missing",
        "secrecy-review-words",
    )
)
"""Checks that nobody but the publishing body can satisfy; in transcribed text they are notices."""


class TextLoader(yaml.SafeLoader):
    """Fixtures as content is read: every scalar is text, 12.50 stays 12.50."""


TextLoader.yaml_implicit_resolvers = {}


def findings_of(check: Check, fixture: dict[str, Any]) -> list[dict[str, Any]]:
    """What the check says of what the fixture describes."""
    submission, raw = made(fixture)
    found: Iterable[Diagnostic]
    if check.find_across is not None:
        others = [summarise(made(other)[0]) for other in fixture.get("others", [])]
        across = check.find_across([summarise(submission), *others])
        found = [place_finding(check, one, submission, raw) for path, one in across if path == submission.path]
    else:
        since = differences(made(fixture["published"])[0], submission) if "published" in fixture else None
        found, crashed = run_checks([check], submission, raw, Subject(submission, since))
        assert crashed == ()
    return [as_written(one, submission.path) for one in found]


@pytest.mark.parametrize("file", [pytest.param(file, id=f"{file.parent.name}/{file.stem}") for file in FIXTURES])
def test_a_check_says_of_a_fixture_what_stands_there(file: Path) -> None:
    fixture = yaml.load(file.read_text(encoding="utf-8"), TextLoader)
    expected = fixture.get("findings", [])
    found = findings_of(CHECKS[file.parent.name], fixture)
    # Both lists side by side, each finding cut to what the fixture says of it.
    wanted = [dict.fromkeys(ALWAYS, "") | entry for entry in expected]
    shown = [
        {key: str(value).lower() if isinstance(value, bool) else value for key, value in one.items() if key in keys}
        for one, keys in zip(found, [*wanted, *([dict.fromkeys(ALWAYS)] * len(found))], strict=False)
    ]
    assert shown == wanted
    assert bool(found) == file.name.startswith("flag-")


def test_each_fixture_belongs_to_a_check_and_flags_or_passes() -> None:
    assert {file.parent.name for file in FIXTURES} <= set(CHECKS)
    assert [file.name for file in FIXTURES if not file.name.startswith(("flag-", "pass-", "blank-"))] == []


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_each_check_has_fixtures_of_every_kind(check: Check) -> None:
    names = [file.name for file in FIXTURES if file.parent.name == check.id]
    wanted = ["flag-", "pass-", "blank-"]
    if check.tolerance is not None:
        # Whoever compares money shows that a cent counts where it must, and rounding does not.
        wanted += ["flag-one-cent", "pass-rounding"]
    assert [kind for kind in wanted if not any(name.startswith(kind) for name in names)] == []


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_each_check_is_named_after_its_file(check: Check) -> None:
    find = check.find or check.find_across
    assert find is not None
    assert (check.find is None) is not (check.find_across is None)
    assert Path(find.__code__.co_filename).name == f"{check.id.replace('-', '_')}.py"
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", check.id)


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_each_check_tells_readers_everything(check: Check) -> None:
    for text in (check.title, check.finds, check.why, check.example, check.mend):
        assert len(text.id) > 10
    assert check.sources
    for source in check.sources:
        assert re.fullmatch(r"《.+》第[一二三四五六七八九十百千零]+条|依据待核：〈.+〉|通行做法", source.text)
    # Whoever transcribes a text can release what is wrong in it, not supply what only the body knows.
    assert check.copied is None or (check.severity is Severity.ERROR and check.id in ONLY_THE_BODY)


@pytest.mark.parametrize("check", [check for check in CHECKS.values() if check.find is not None], ids=lambda c: c.id)
def test_a_submission_without_anything_troubles_no_check(check: Check) -> None:
    submission, raw = made({"submission": {"approved_on": "2031-02-01", "published_on": "2031-02-10"}})
    found, crashed = run_checks([check], submission, raw)
    assert crashed == ()
    # What is missing altogether is named once at the most.
    assert len(found) <= 1
