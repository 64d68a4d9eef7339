"""`mingzhang diff`: what would change on the site, in words and as data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.running import run
from tests.history.repositories import Repository, new_repository, without_settings
from tests.made_sites import OTHER_PROJECT, PROJECT, SUBMISSION, copy_minimal


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    without_settings(monkeypatch)
    return new_repository(tmp_path / "r")


def lines(repository: Repository, *arguments: str, language: str = "en") -> list[str]:
    ended = run("diff", *arguments, "--content", repository.content, language=language)
    assert (ended.exit_code, ended.err) == (0, "")
    return ended.out.splitlines()


def test_nothing_differs_from_what_was_just_committed(repository: Repository) -> None:
    head = repository.git("rev-parse", "--short=12", "HEAD")
    assert lines(repository) == [f"Nothing differs from {head}"]


def test_projects_indicators_and_figures_are_named(repository: Repository) -> None:
    repository.replace("amount: '36.50'\nfunding", "amount: '40.00'\nfunding")
    repository.replace("≥1200卷", "≥1300卷")
    head = repository.git("rev-parse", "--short=12", "HEAD")
    assert lines(repository) == [
        f"changed: {SUBMISSION}/ (青川市档案管理局2031年部门预算绩效文本)",
        "  Project 馆藏档案修复经费",
        "    Budget: 36.50 万元 → 40.00 万元",
        "    修复卷数 · Target value: ≥1200卷 → ≥1300卷",
        f"Compared with {head}: disclosures changed 1, new 0, gone 0; changes 2, of these figures 2",
    ]


def test_a_commit_before_the_last_can_be_named(repository: Repository) -> None:
    repository.git("tag", "gongkai")
    repository.replace("'36.50'", "'40.00'")
    repository.commit()
    assert "Nothing differs" in lines(repository)[0]
    assert any("36.50 万元 → 40.00 万元" in line for line in lines(repository, "gongkai"))


def test_disclosures_that_are_new_or_gone_and_other_files(repository: Repository) -> None:
    year = repository.content / SUBMISSION
    year.rename(year.parent / "2032")
    repository.replace("2031", "2032", f"{SUBMISSION[:-1]}2/submission.yaml")
    (repository.content / "site.yaml").write_text("title: 另\n", encoding="utf-8")
    told = lines(repository)
    assert told[:2] == [
        f"gone: {SUBMISSION}/ (青川市档案管理局2031年部门预算绩效文本, projects: 2)",
        "new: 990100/dangan-guanli-ju/2032/ (青川市档案管理局2032年部门预算绩效文本, projects: 2)",
    ]
    assert told[2:4] == ["Files of no disclosure that differ: 1", "  site.yaml"]
    assert "changed 0, new 1, gone 1" in told[-1]


def test_a_file_that_cannot_be_read_is_said(repository: Repository) -> None:
    repository.replace("money_unit: 万元", "money_unit: 两")
    told = lines(repository)
    assert told[1].startswith(f"  cannot be read: {PROJECT}:4")
    assert told[-1].endswith("changes 0, of these figures 0")


def test_a_difference_that_is_not_printed_is_said(repository: Repository) -> None:
    path = repository.content / OTHER_PROJECT
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert lines(repository)[1] == "  nothing that is printed differs"


def test_programs_get_every_change(repository: Repository) -> None:
    repository.replace("'36.50'", "''")
    tree = json.loads("\n".join(lines(repository, "--format", "json")))
    (submission,) = tree["submissions"]
    assert (submission["path"], submission["state"], submission["figures"]) == (f"{SUBMISSION}/", "changed", 2)
    changes = submission["things"][0]["changes"]
    assert [(one["field"], one["before"], one["after"], one["is_figure"]) for one in changes] == [
        ("Budget", "36.50 万元", "", True),
        ("Amount", "36.50 万元", "", True),
    ]


def test_numbers_of_persons_are_masked(repository: Repository) -> None:
    repository.replace("修复受潮档案1200卷。", "修复受潮档案1200卷。联系电话13812345678。")
    assert "13812345678" not in "\n".join(lines(repository))


def test_without_a_history_or_a_commit_of_the_name(tmp_path: Path, repository: Repository) -> None:
    ended = run("diff", "nowhere", "--content", repository.content)
    assert (ended.exit_code, ended.err) == (2, "There is nothing to compare with: git knows no commit nowhere\n")
    ended = run("diff", "--content", copy_minimal(tmp_path / "alone"))
    assert (ended.exit_code, "no git repository" in ended.err) == (2, True)


@pytest.mark.parametrize("revision", ["--output=/tmp/x", "-h^", "HEAD:content", "@{upstream}", "a b", "\n"])
def test_what_is_no_commit_does_nothing_else(repository: Repository, revision: str) -> None:
    ended = run("diff", "--content", repository.content, "--", revision)
    assert ended.exit_code == 2
    assert "There is nothing to compare with" in ended.err
