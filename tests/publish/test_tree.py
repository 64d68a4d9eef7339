"""Files of a tree are new or untouched, never changed in place."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publish.target import KEPT, MARKER
from generator.publish.tree import Written, entries_below, remove_others, write_file
from tests.made_sites import snapshot


@pytest.mark.parametrize("path", ["index.html", "130000/body/2031/p/one/index.html"])
def test_a_file_is_written_with_its_folders_and_told_with_its_hash(path: str, tmp_path: Path) -> None:
    content = "明账".encode()
    assert write_file(str(tmp_path), path, content) == Written(path, sha256(content).hexdigest(), len(content))
    assert (tmp_path / path).read_bytes() == content


@pytest.mark.parametrize(
    "path", ["../x", "a/../x", "a/..", "/x", "a//x", "./x", "a/./x", "a/", "", "..", "a\0b", "a/../../../x/index.html"]
)
def test_a_path_that_may_lead_out_of_the_folder_is_never_written(path: str, tmp_path: Path) -> None:
    root = tmp_path / "one/two"
    root.mkdir(parents=True)
    with pytest.raises(ValueError, match="may lead out of the site"):
        write_file(str(root), path, b"x")
    assert snapshot(tmp_path) == {}


@pytest.mark.parametrize("path", [".gitignore", "..a/x", "a.../x", "a/...b"])
def test_points_in_a_name_lead_nowhere(path: str, tmp_path: Path) -> None:
    write_file(str(tmp_path), path, b"x")
    assert (tmp_path / path).read_bytes() == b"x"


def test_a_file_that_holds_the_same_is_not_touched(tmp_path: Path) -> None:
    write_file(str(tmp_path), "p/index.html", b"same")
    os.utime(tmp_path / "p/index.html", ns=(1, 1))
    before = (tmp_path / "p/index.html").stat()
    assert write_file(str(tmp_path), "p/index.html", b"same") == Written.of("p/index.html", b"same")
    after = (tmp_path / "p/index.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, 1)


@pytest.mark.parametrize("content", [b"other", b"same size"])
def test_whoever_has_the_old_file_keeps_it_whole(content: bytes, tmp_path: Path) -> None:
    write_file(str(tmp_path), "index.html", b"old words")
    os.link(tmp_path / "index.html", tmp_path / "linked")
    with (tmp_path / "index.html").open("rb") as open_file:
        write_file(str(tmp_path), "index.html", content)
        assert open_file.read() == b"old words"
    assert (tmp_path / "linked").read_bytes() == b"old words"
    assert (tmp_path / "index.html").read_bytes() == content
    assert set(snapshot(tmp_path)) == {"index.html", "linked"}


def test_what_an_interrupted_replacement_left_is_no_hindrance(tmp_path: Path) -> None:
    write_file(str(tmp_path), "index.html", b"old")
    (tmp_path / "index.html.~new").write_bytes(b"half")
    write_file(str(tmp_path), "index.html", b"new")
    assert snapshot(tmp_path) == {"index.html": b"new"}


def test_a_link_in_the_tree_is_replaced_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"dear")
    root = tmp_path / "root"
    root.mkdir()
    (root / "index.html").symlink_to(outside)
    write_file(str(root), "index.html", b"page")
    assert outside.read_bytes() == b"dear"
    assert not (root / "index.html").is_symlink()


def test_files_and_folders_change_places(tmp_path: Path) -> None:
    write_file(str(tmp_path), "a", b"file")
    write_file(str(tmp_path), "a/b/index.html", b"page")
    assert snapshot(tmp_path) == {"a/b/index.html": b"page"}
    write_file(str(tmp_path), "a/b", b"file again")
    assert snapshot(tmp_path) == {"a/b": b"file again"}


def test_an_unreadable_mode_is_mended(tmp_path: Path) -> None:
    write_file(str(tmp_path), "index.html", b"page")
    (tmp_path / "index.html").chmod(0o600)
    write_file(str(tmp_path), "index.html", b"page")
    assert (tmp_path / "index.html").stat().st_mode & 0o777 == 0o644


def test_a_file_that_the_system_takes_in_pieces_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:3])))
    write_file(str(tmp_path), "index.html", b"0123456789")
    assert (tmp_path / "index.html").read_bytes() == b"0123456789"


def test_only_the_files_of_the_generation_stay(tmp_path: Path) -> None:
    for path in ("index.html", "a/index.html", "a/b/old.html", "c/d/e/old.html", KEPT, MARKER):
        write_file(str(tmp_path), path, b"x")
    (tmp_path / "f").symlink_to(tmp_path / "a", target_is_directory=True)
    left = remove_others(tmp_path, {"index.html", "a/index.html", "never/written.html"})
    assert left == {"index.html", "a/index.html", KEPT, MARKER}
    assert {path for path, _ in entries_below(tmp_path)} == {"index.html", "a", "a/index.html", KEPT, MARKER}


def test_a_link_is_none_of_the_files_that_are_left(tmp_path: Path) -> None:
    write_file(str(tmp_path), "real.html", b"x")
    (tmp_path / "index.html").symlink_to(tmp_path / "real.html")
    assert remove_others(tmp_path, {"index.html", "real.html"}) == {"real.html"}


@pytest.mark.parametrize("mode", [0o700, 0o777, 0o555])
def test_folders_may_be_read_by_all_whatever_mode_they_had(mode: int, tmp_path: Path) -> None:
    write_file(str(tmp_path), "a/b/index.html", b"x")
    for folder in ("a/b", "a"):
        (tmp_path / folder).chmod(mode)
    remove_others(tmp_path, {"a/b/index.html"})
    assert {(tmp_path / folder).stat().st_mode & 0o777 for folder in ("a", "a/b")} == {0o755}


def test_the_group_a_folder_hands_on_stays(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a").chmod(0o2770)
    write_file(str(tmp_path), "a/index.html", b"x")
    remove_others(tmp_path, {"a/index.html"})
    assert (tmp_path / "a").stat().st_mode & 0o7777 == 0o2755


@pytest.mark.parametrize("is_folder_already", [False, True])
def test_another_process_may_clear_the_way_first(
    is_folder_already: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"of an earlier generation")
    unlink = os.unlink

    def second(path: str) -> None:
        unlink(path)
        if is_folder_already:
            (tmp_path / "a").mkdir()
        # What the system says to whoever comes second.
        unlink(path)

    monkeypatch.setattr(os, "unlink", second)
    write_file(str(tmp_path), "a/index.html", b"page")
    assert snapshot(tmp_path) == {"a/index.html": b"page"}
