"""Which earlier texts the history holds, and what becomes of a build where there is none."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.earlier import fetch_earlier, read_earlier
from generator.history import git
from generator.model.amount import MoneyUnit
from generator.model.body import Body, Region
from generator.model.submission import Submission
from generator.read.content_tree import SubmissionFolder, lay_out
from generator.read.files import scan_tree
from tests.history.repositories import Repository, new_repository, plain, without_settings
from tests.made_sites import OTHER_PROJECT, PROJECT, SUBMISSION, copy_minimal

FOLDER = f"{SUBMISSION}/"


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    without_settings(monkeypatch)


@pytest.fixture(params=["content", ""], ids=["below the root", "the root itself"])
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Repository:
    return new_repository(tmp_path / "r", request.param)


@pytest.fixture
def scratch() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield folder


def folders(content: Path) -> list[SubmissionFolder]:
    """Those of the one submission."""
    return [
        year for region in lay_out(scan_tree(content)).regions for body in region.bodies for year in body.submissions
    ]


def read(root: str) -> Submission:
    submission, found = read_earlier(root, FOLDER, Region("990100", "青川市"), Body("b", "某局", "990100"))
    assert submission is not None, found
    return submission


def amounts(content: Path, scratch: str) -> tuple[dict[int, str], str]:
    """The budget of the first project in each earlier version, and in the text published first."""
    found, reason = fetch_earlier(content, folders(content), scratch)
    assert reason is None
    if FOLDER not in found:
        return {}, ""
    earlier = found[FOLDER]
    published = budget(read(earlier.published)) if earlier.published else ""
    return {number: budget(read(root)) for number, root in earlier.versions}, published


def budget(submission: Submission) -> str:
    (project,) = (each for each in submission.projects if each.id in PROJECT)
    assert project.amount.unit is MoneyUnit.WAN
    return project.amount.text


def reason_of(content: Path, scratch: str) -> str:
    found, reason = fetch_earlier(content, folders(content), scratch)
    assert not found
    assert reason is not None
    return str(reason)


def test_a_text_committed_once_has_no_other(repository: Repository, scratch: str) -> None:
    assert amounts(repository.content, scratch) == ({}, "")


def test_what_is_changed_without_a_revision_is_held_against_the_first_text(
    repository: Repository, scratch: str
) -> None:
    repository.replace("'36.50'", "'37.00'")
    assert amounts(repository.content, scratch) == ({}, "36.50")
    repository.commit()
    assert amounts(repository.content, scratch) == ({}, "36.50")
    repository.replace("'37.00'", "'38.00'")
    assert amounts(repository.content, scratch) == ({}, "36.50")
    repository.replace("'38.00'", "'36.50'")
    repository.commit()
    assert amounts(repository.content, scratch) == ({}, "")


def test_prose_alone_is_not_held_against_the_first_text(repository: Repository, scratch: str) -> None:
    text = next((repository.content / SUBMISSION / "text").glob("*.md"))
    text.write_text("另一段话。\n", encoding="utf-8")
    repository.commit()
    assert amounts(repository.content, scratch) == ({}, "")


def test_a_file_that_is_not_committed_yet_counts(repository: Repository, scratch: str) -> None:
    other = repository.content / OTHER_PROJECT
    (other.parent / "xin.yaml").write_text(other.read_text(encoding="utf-8"), encoding="utf-8")
    assert amounts(repository.content, scratch) == ({}, "36.50")


def test_each_version_is_the_last_text_before_the_next_number(repository: Repository, scratch: str) -> None:
    repository.replace("市档案", "市档案", f"{SUBMISSION}/submission.yaml")
    repository.replace("'36.50'", "'36.60'")
    repository.commit("一般改动")
    repository.revise(2)
    repository.replace("'36.60'", "'40.00'")
    assert amounts(repository.content, scratch) == ({1: "36.60"}, "")
    repository.commit("第二版")
    assert amounts(repository.content, scratch) == ({1: "36.60"}, "")
    repository.replace("'40.00'", "'40.10'")
    repository.commit("第二版以后")
    assert amounts(repository.content, scratch) == ({1: "36.60"}, "40.00")
    repository.revise(3)
    repository.replace("'40.10'", "'50.00'")
    repository.commit("第三版")
    assert amounts(repository.content, scratch) == ({1: "36.60", 2: "40.10"}, "")


def test_a_revision_not_committed_yet_makes_the_last_commit_a_version(repository: Repository, scratch: str) -> None:
    repository.revise(2)
    repository.replace("'36.50'", "'40.00'")
    assert amounts(repository.content, scratch) == ({1: "36.50"}, "")


def test_versions_that_were_never_committed_alone_are_not_made_up(repository: Repository, scratch: str) -> None:
    repository.revise(3)
    repository.replace("'36.50'", "'40.00'")
    repository.commit()
    assert amounts(repository.content, scratch) == ({1: "36.50"}, "")


def test_only_first_parents_count(repository: Repository, scratch: str) -> None:
    repository.git("checkout", "--quiet", "-b", "side")
    repository.replace("'36.50'", "'1.00'")
    repository.commit("半成品")
    repository.replace("'1.00'", "'40.00'")
    repository.revise(2)
    repository.commit("第二版")
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "合", "side")
    assert amounts(repository.content, scratch) == ({1: "36.50"}, "")


def test_a_draft_may_change_until_its_address_is_recorded(repository: Repository, scratch: str) -> None:
    file = f"{SUBMISSION}/submission.yaml"
    (repository.content / "addresses.txt").write_text("", encoding="utf-8")
    repository.replace("status: approved", "status: draft", file)
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--amend", "--message", "草案")
    repository.replace("'36.50'", "'37.00'")
    repository.commit("改草案")
    repository.replace("'37.00'", "'38.00'")
    assert amounts(repository.content, scratch) == ({}, "")
    (repository.content / "addresses.txt").write_text(f"{FOLDER}\n", encoding="utf-8")
    repository.commit("公开草案")
    repository.replace("'38.00'", "'39.00'")
    repository.commit("批复")
    assert amounts(repository.content, scratch) == ({}, "38.00")


def test_a_text_replaced_before_its_day_was_never_published(repository: Repository, scratch: str) -> None:
    (repository.content / "addresses.txt").write_text("", encoding="utf-8")
    repository.replace(
        "approved_on: '2031-02-20'",
        "approved_on: '2031-02-20'\npublish_on: '2999-01-01'",
        f"{SUBMISSION}/submission.yaml",
    )
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--amend", "--message", "待公开")
    repository.replace("'36.50'", "'37.00'")
    repository.commit("公开前改")
    assert amounts(repository.content, scratch) == ({}, "")


def test_names_in_any_script_and_git_told_by_a_hook(
    tmp_path: Path, scratch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = new_repository(tmp_path / "仓 库", "内容 一")
    repository.replace("'36.50'", "'37.00'")
    for name, value in {"GIT_DIR": ".", "GIT_INDEX_FILE": "/nowhere", "GIT_WORK_TREE": "/", "GIT_PREFIX": "x"}.items():
        monkeypatch.setenv(name, value)
    assert amounts(repository.content, scratch) == ({}, "36.50")


def test_a_repository_of_sha256_is_read(tmp_path: Path, scratch: str) -> None:
    content = copy_minimal(tmp_path / "r")
    repository = Repository(content, content)
    repository.git("init", "--quiet", "--object-format=sha256")
    repository.commit()
    repository.replace("'36.50'", "'37.00'")
    repository.commit()
    assert amounts(repository.content, scratch) == ({}, "36.50")


def test_links_in_the_history_are_no_content(repository: Repository, scratch: str) -> None:
    link = repository.content / SUBMISSION / "text" / "mima.md"
    link.symlink_to("/etc/hostname")
    repository.commit()
    link.unlink()
    repository.replace("'36.50'", "'37.00'")
    repository.revise(2)
    repository.commit()
    found, _ = fetch_earlier(repository.content, folders(repository.content), scratch)
    (root,) = (root for _, root in found[FOLDER].versions)
    assert not list(Path(root).rglob("mima.md"))


def test_a_shallow_clone_says_how_to_make_it_whole(tmp_path: Path, scratch: str) -> None:
    repository = new_repository(tmp_path / "r")
    repository.revise(2)
    repository.commit()
    clone = tmp_path / "clone"
    source = f"file://{repository.root}"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", source, str(clone)], check=True, env=plain())
    assert "--unshallow" in reason_of(clone / "content", scratch)


def test_without_a_repository_or_a_commit_in_it(tmp_path: Path, scratch: str) -> None:
    content = copy_minimal(tmp_path / "r")
    assert reason_of(content, scratch) == "the content folder is in no git repository"
    repository = Repository(content, content)
    repository.git("init", "--quiet")
    assert reason_of(content, scratch) == "git knows no commit HEAD"
    repository.git("commit", "--quiet", "--allow-empty", "--message", "空")
    assert reason_of(content, scratch) == "the content folder is in no commit of the repository"


def test_without_git(tmp_path: Path, scratch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = new_repository(tmp_path / "r")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason_of(repository.content, scratch).startswith("git cannot be run: ")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program called git that does what the script says."""
    folder.mkdir()
    program = folder / "git"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_git_that_does_not_answer_is_given_up(tmp_path: Path, scratch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy_minimal(tmp_path / "r")
    stand_in(tmp_path / "bin", "exec sleep 30", monkeypatch)
    monkeypatch.setattr(git, "SECONDS", 0.2)
    assert reason_of(content, scratch).startswith("git did not answer within")


def test_a_repository_of_another_account_says_what_to_allow(
    tmp_path: Path, scratch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy_minimal(tmp_path / "r")
    stand_in(
        tmp_path / "bin", "echo \"fatal: detected dubious ownership in repository at '/r'\" >&2; exit 128", monkeypatch
    )
    assert "safe.directory" in reason_of(content, scratch)


def test_a_damaged_repository_stops_nothing(tmp_path: Path, scratch: str) -> None:
    repository = new_repository(tmp_path / "r")
    repository.replace("'36.50'", "'37.00'")
    repository.commit()
    first = repository.git("rev-list", "--max-parents=0", "HEAD")
    lost = repository.git("rev-parse", f"{first}:content/{PROJECT}")
    (repository.root / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    assert reason_of(repository.content, scratch) == f"the repository lacks the object {lost}"


def test_no_setting_of_the_repository_runs_a_program(tmp_path: Path, scratch: str) -> None:
    repository = new_repository(tmp_path / "r")
    mark = tmp_path / "ran"
    for name in ("core.fsmonitor", "core.pager", "core.sshCommand", "diff.external", "core.editor"):
        repository.git("config", name, f"touch {mark};false")
    repository.replace("'36.50'", "'37.00'")
    assert amounts(repository.content, scratch) == ({}, "36.50")
    assert not mark.exists()
