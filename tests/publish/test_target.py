"""Only an empty folder or one of ours is ever replaced; what is refused stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.rollback import roll_back
from generator.publish.stage import new_generation
from generator.publish.target import KEPT, MARKER, TargetError, check_own, check_target
from generator.publish.tree import write_file
from tests.made_sites import snapshot


def root(folder: Path) -> Path:
    return Path("/")


def home(folder: Path) -> Path:
    return Path.home()


def git_root(folder: Path) -> Path:
    (folder / "repository/.git").mkdir(parents=True)
    return folder / "repository"


def git_root_of_a_worktree(folder: Path) -> Path:
    (folder / "worktree").mkdir()
    (folder / "worktree/.git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    return folder / "worktree"


def content_itself(folder: Path) -> Path:
    return folder / "content"


def parent_of_the_content(folder: Path) -> Path:
    return folder


def folder_in_the_content(folder: Path) -> Path:
    return folder / "content/site"


def content_by_another_way(folder: Path) -> Path:
    (folder / "other").symlink_to(folder / "content")
    return folder / "other" / "site"


def foreign_folder(folder: Path) -> Path:
    (folder / "foreign").mkdir()
    (folder / "foreign/thesis.txt").write_text("dear", encoding="utf-8")
    return folder / "foreign"


def foreign_folder_with_the_kept_file(folder: Path) -> Path:
    foreign_folder(folder).joinpath(KEPT).write_text("*\n", encoding="utf-8")
    return folder / "foreign"


def folder_with_a_hidden_file(folder: Path) -> Path:
    (folder / "hidden").mkdir()
    (folder / "hidden/.env").write_text("secret", encoding="utf-8")
    return folder / "hidden"


def link_to_an_empty_folder(folder: Path) -> Path:
    (folder / "empty").mkdir()
    (folder / "link").symlink_to(folder / "empty")
    return folder / "link"


def link_to_nothing(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "nowhere")
    return folder / "link"


def file(folder: Path) -> Path:
    (folder / "site").write_text("dear", encoding="utf-8")
    return folder / "site"


def site_of_ours(folder: Path) -> Path:
    (folder / "live").mkdir()
    for name in (MARKER, "index.html"):
        (folder / "live" / name).write_text("ours", encoding="utf-8")
    return folder / "live"


def folder_in_a_site(folder: Path) -> Path:
    return site_of_ours(folder) / "990100/sub"


def idle_tree_of_a_site(folder: Path) -> Path:
    return site_of_ours(folder).rename(folder / ".live-idle")


def store_of_a_site(folder: Path) -> Path:
    return site_of_ours(folder).rename(folder / ".live-store")


def folder_under_a_file(folder: Path) -> Path:
    return file(folder) / "below"


def folder_by_way_of_one_below(folder: Path) -> Path:
    (foreign_folder(folder) / "below").mkdir()
    return folder / "foreign/below/.."


REFUSED = [
    *(root, home, git_root, git_root_of_a_worktree, content_itself, parent_of_the_content, folder_in_the_content),
    *(content_by_another_way, foreign_folder, foreign_folder_with_the_kept_file, folder_with_a_hidden_file),
    *(link_to_an_empty_folder, link_to_nothing, file, folder_in_a_site, idle_tree_of_a_site, store_of_a_site),
    folder_by_way_of_one_below,
]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: 明账\n", encoding="utf-8")
    return tmp_path / "content"


@pytest.mark.parametrize("target", REFUSED)
def test_is_refused_and_nothing_is_touched(target: Callable[[Path], Path], tmp_path: Path, content: Path) -> None:
    output = target(tmp_path)
    before = snapshot(tmp_path)
    with pytest.raises(TargetError) as caught:
        check_target(output, content)
    assert str(output) in str(caught.value.message)
    with pytest.raises(TargetError), new_generation(output, content):
        raise AssertionError("the block must not run")
    assert snapshot(tmp_path) == before


def absent(folder: Path) -> Path:
    return folder / "a/b/site"


def empty(folder: Path) -> Path:
    (folder / "site").mkdir()
    return folder / "site"


def only_the_kept_file(folder: Path) -> Path:
    empty(folder).joinpath(KEPT).write_text("*\n", encoding="utf-8")
    return folder / "site"


def generation_of_ours(folder: Path) -> Path:
    empty(folder).joinpath(MARKER).write_text("ours", encoding="utf-8")
    (folder / "site/index.html").write_text("old", encoding="utf-8")
    return folder / "site"


@pytest.mark.parametrize("target", [absent, empty, only_the_kept_file, generation_of_ours])
def test_may_be_replaced(target: Callable[[Path], Path], tmp_path: Path, content: Path) -> None:
    check_target(target(tmp_path), content)


def test_a_file_where_the_folder_above_should_be_is_named(tmp_path: Path, content: Path) -> None:
    output = folder_under_a_file(tmp_path)
    before = snapshot(tmp_path)
    with pytest.raises(OSError, match=re.escape(str(tmp_path / "site"))), new_generation(output, content):
        raise AssertionError("the block must not run")
    assert snapshot(tmp_path) == before


def test_what_lies_beside_a_folder_given_in_a_roundabout_way_lies_beside_it(tmp_path: Path, content: Path) -> None:
    site = generation_of_ours(tmp_path)
    (site / "990100").mkdir()
    with new_generation(site / "990100/..", content) as generation:
        assert (generation.output, generation.folder) == (site, tmp_path / ".site-idle")


@pytest.mark.parametrize("beside", [".site-idle", ".site-store", ".site-before"])
def test_a_foreign_folder_beside_is_seen_before_anything_is_made(beside: str, tmp_path: Path, content: Path) -> None:
    (tmp_path / beside).mkdir()
    (tmp_path / beside / "thesis.txt").write_text("dear", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(TargetError, match="in the way"), new_generation(tmp_path / "site", content):
        raise AssertionError("the block must not run")
    assert snapshot(tmp_path) == before | {".site-lock": b""}


def test_an_account_without_a_home_may_build(tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    check_target(tmp_path / "site", content)
    with pytest.raises(TargetError):
        check_target(Path("/"), content)


@pytest.mark.parametrize("git", [git_root, git_root_of_a_worktree])
def test_a_site_that_became_a_git_root_is_never_moved_aside(
    git: Callable[[Path], Path], tmp_path: Path, content: Path
) -> None:
    for text in (b"first", b"second"):
        with new_generation(tmp_path / "site", content) as generation:
            generation.publish([write_file(str(generation.folder), "index.html", text)], "mingzhang test")
    (git(tmp_path) / ".git").rename(tmp_path / "site/.git")
    before = snapshot(tmp_path)
    with pytest.raises(TargetError, match="site is the root of a git repository"):
        check_own(tmp_path / "site")
    with pytest.raises(TargetError, match="root of a git repository"):
        roll_back(tmp_path / "site", 1)
    assert snapshot(tmp_path) == before
    assert (tmp_path / "site/.git").exists()


@pytest.mark.parametrize("beside", [".site-idle", ".site-store"])
def test_a_git_root_beside_is_in_the_way(beside: str, tmp_path: Path, content: Path) -> None:
    (site_of_ours(tmp_path).rename(tmp_path / beside) / ".git").mkdir()
    with pytest.raises(TargetError, match="in the way"), new_generation(tmp_path / "site", content):
        raise AssertionError("the block must not run")
    assert (tmp_path / beside / ".git").is_dir()


def test_a_site_that_became_a_file_system_of_its_own_is_never_moved_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = generation_of_ours(tmp_path)
    check_own(site)
    monkeypatch.setattr(Path, "is_mount", lambda path: path == site)
    with pytest.raises(TargetError, match="file system of its own"):
        check_own(site)
