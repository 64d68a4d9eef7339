"""Every check flags its `flag-*.yaml` and lets its `pass-*.yaml` through; its folder has its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import checks
from generator.checks import Check, Finding, discover_checks
from generator.model.submission import Submission
from tests.samples import project, submission

HERE = Path(__file__).resolve().parent
CHECKS = {check.id: check for check in discover_checks(checks)}
FIXTURES = sorted(HERE.glob("*/*.yaml"))
EVERY_CHECK = [pytest.param(check, id=id) for id, check in CHECKS.items()]


def made(fixture: dict[str, Any]) -> Submission:
    """The submission a fixture describes: its form and its projects, all else as in the samples."""
    projects = tuple(project(**entry) for entry in ({"code": None, **each} for each in fixture["projects"]))
    return submission(family=fixture.get("family", "hebei"), projects=projects)


def as_written(finding: Finding) -> dict[str, str]:
    """A finding in the shape of a fixture."""
    shown = {"project": finding.project, "field": "/".join(map(str, finding.path)), "found": finding.found}
    return shown | ({"related": finding.related[0][0]} if finding.related else {})


@pytest.mark.parametrize("file", [pytest.param(file, id=f"{file.parent.name}/{file.stem}") for file in FIXTURES])
def test_a_check_says_of_a_fixture_what_stands_there(file: Path) -> None:
    fixture = yaml.safe_load(file.read_text(encoding="utf-8"))
    found = [as_written(finding) for finding in CHECKS[file.parent.name].find(made(fixture))]
    assert found == fixture.get("findings", [])
    assert bool(found) == file.name.startswith("flag-")


def test_each_fixture_belongs_to_a_check_and_flags_or_passes() -> None:
    assert {file.parent.name for file in FIXTURES} <= set(CHECKS)
    assert [file.name for file in FIXTURES if not file.name.startswith(("flag-", "pass-"))] == []


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_each_check_has_fixtures_of_both_kinds(check: Check) -> None:
    names = [file.name for file in FIXTURES if file.parent.name == check.id]
    assert any(name.startswith("flag-") for name in names)
    assert any(name.startswith("pass-") for name in names)


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_each_check_is_named_after_its_file_and_says_why_it_matters(check: Check) -> None:
    module = check.find.__module__
    assert module == f"generator.checks.{check.id.replace('-', '_')}"
    text = Path(checks.__path__[0], f"{check.id.replace('-', '_')}.py").read_text(encoding="utf-8")
    for part in ("What it finds:", "Why it matters:", "Example:", "Source:"):
        assert part in text
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", check.id)


@pytest.mark.parametrize("check", EVERY_CHECK)
def test_a_sample_without_projects_troubles_no_check(check: Check) -> None:
    assert list(check.find(submission(projects=()))) == []
