"""Releases from the file to the site: a build passes with them, and stops where they cover nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.running import run
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal, snapshot

WRONG = "99010031P00000410001C"
ENTRY = f"""\
accepted:
  - check: project-code-malformed
    file: {PROJECT.removeprefix(f"{SUBMISSION}/")}
    field: code
    found: {WRONG}
    kind: as-filed
    reason: 原件如此，未经该部门确认
    date: '2031-03-02'
    until: '2031-06-30'
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The smallest site with a code that does not fit its check character."""
    copied = copy_minimal(tmp_path / "content")
    project = copied / PROJECT
    project.write_text(project.read_text(encoding="utf-8").replace(WRONG[:-1] + "B", WRONG), encoding="utf-8")
    return copied


def release(content: Path, text: str = ENTRY) -> None:
    (content / SUBMISSION / "accepted.yaml").write_text(text, encoding="utf-8")


def errors(content: Path, *arguments: str) -> list[tuple[str, str, bool]]:
    """Check, file below the submission and whether it is released, of each error, by `check --format json`."""
    ended = run("check", "--content", content, "--format", "json", *arguments)
    assert ended.exit_code in (0, 1)
    found = [one for one in json.loads(ended.out)["findings"] if one["check"].startswith(("project-code-m", "release"))]
    shown = [
        (one["check"], one["place"]["file"].removeprefix(f"{SUBMISSION}/"), one["release"] is not None) for one in found
    ]
    assert (ended.exit_code == 1) is any(one["severity"] == "error" and one["release"] is None for one in found)
    return shown


CODE = ("project-code-malformed", PROJECT.removeprefix(f"{SUBMISSION}/"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_released_error_is_listed_and_stops_nothing(content: Path, jobs: str) -> None:
    assert errors(content, "--jobs", jobs) == [(*CODE, False)]
    release(content)
    assert errors(content, "--jobs", jobs) == [(*CODE, True)]


def test_a_release_that_has_expired_lets_nothing_pass(content: Path) -> None:
    release(content)
    assert errors(content, "--now", "2031-06-30") == [(*CODE, True)]
    assert errors(content, "--now", "2031-07-01") == [(*CODE, False), ("release-expired", "accepted.yaml", False)]


def test_a_build_stops_without_the_release_and_passes_with_it(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    # The address of the project follows from its code in the folder, which stays.
    assert run("build", "--content", content, "--output", site).exit_code == 1
    assert not site.exists()
    release(content)
    assert run("build", "--content", content, "--output", site).exit_code == 0
    before = snapshot(site)
    release(content, ENTRY.replace(WRONG, WRONG[:-1] + "9"))
    assert run("build", "--content", content, "--output", site).exit_code == 1
    assert snapshot(site) == before


def test_the_record_is_no_text_of_the_submission(content: Path, tmp_path: Path) -> None:
    release(content, ENTRY.replace("原件如此", "甲乙丙丁号记录"))
    site = tmp_path / "site"
    assert run("build", "--content", content, "--output", site).exit_code == 0
    assert not list(site.rglob("accepted*"))


def test_a_record_with_a_fault_is_an_error_beside_the_findings(content: Path) -> None:
    release(content, ENTRY.replace("as-filed", "unread"))
    ended = run("check", "--content", content, "--format", "json")
    found = [(one["check"], one["place"]["file"], one["place"]["line"]) for one in json.loads(ended.out)["findings"]]
    assert ended.exit_code == 1
    assert ("value-not-in-list", f"{SUBMISSION}/accepted.yaml", 6) in found
    assert "project-code-malformed" in [check for check, _, _ in found]


def test_a_record_beside_broken_files_is_read_all_the_same(content: Path) -> None:
    release(content, ENTRY.replace("as-filed", "unread"))
    submission = content / SUBMISSION / "submission.yaml"
    submission.write_text(submission.read_text(encoding="utf-8") + "extra: x\n", encoding="utf-8")
    ended = run("check", "--content", content, "--format", "json")
    found = sorted(one["check"] for one in json.loads(ended.out)["findings"])
    assert found == ["unknown-field", "value-not-in-list"]


LAST_YEAR = """\
title: 青川市档案管理局2030年部门预算
fiscal_year: '2030'
family: hebei
origin: copied
text:
  - id: sangong
"""


def test_a_finding_across_years_is_released_as_well(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    before, now = content / SUBMISSION.replace("2031", "2030"), content / SUBMISSION
    (before / "text").mkdir(parents=True)
    (before / "submission.yaml").write_text(LAST_YEAR, encoding="utf-8")
    (before / "text/sangong.md").write_text("2030年“三公”经费预算40.00万元。\n", encoding="utf-8")
    text = now / "text/zongti.md"
    text.write_text(
        f"{text.read_text(encoding='utf-8')}\n2031年“三公”经费预算30.00万元，比2030年减少5.00万元。\n", encoding="utf-8"
    )

    def found(*arguments: object) -> list[tuple[str, bool]]:
        ended = run("check", "--content", content, "--format", "json", *arguments)
        return [
            (one["check"], one["release"] is not None)
            for one in json.loads(ended.out)["findings"]
            if one["check"].startswith(("change-differs", "release"))
        ]

    assert found() == [("change-differs-from-last-year", False)]
    entry = ENTRY.replace("project-code-malformed", "change-differs-from-last-year")
    entry = entry.replace(PROJECT.removeprefix(f"{SUBMISSION}/"), "text/zongti.md")
    release(content, entry.replace("field: code", "field: ''").replace(WRONG, "5.00万元"))
    assert found() == [("change-differs-from-last-year", True)]
    # Other years of the body are read even where one is asked for, so that its release still covers something.
    assert found(content / SUBMISSION) == [("change-differs-from-last-year", True)]
