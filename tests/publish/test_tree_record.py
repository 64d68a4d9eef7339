"""What became of a tree is told without reading it, whatever was done to it; what is remembered is what is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.signature import signature_of, signatures_below
from generator.publish.tree import FOLDER_MODE, Written, entries_below, write_file
from generator.publish.tree_record import TreeNow, TreeRecord, changes, opened, record_of
from tests.made_sites import snapshot

FILES = {"index.html": b"home", "a/index.html": b"one", "a/b/index.html": b"two", "a/b/c.css": b"three", "d/x": b"four"}
HASHES = {path: Written.of(path, content).sha256 for path, content in FILES.items()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, content in FILES.items():
        write_file(str(tmp_path / "root"), path, content)
    return tmp_path / "root"


def record(root: Path, before: TreeNow | None = None, kept: set[str] | None = None) -> TreeRecord:
    return record_of(root, before or TreeNow(TreeRecord(), {}), HASHES, kept or set())


def edited(root: Path) -> None:
    times = (root / "a/b/c.css").stat()
    (root / "a/b/c.css").write_bytes(b"THREE")
    os.utime(root / "a/b/c.css", ns=(times.st_atime_ns, times.st_mtime_ns))


def closed(root: Path) -> None:
    (root / "a/index.html").chmod(0o600)


def gone(root: Path) -> None:
    (root / "a/b/index.html").unlink()


def one_more(root: Path) -> None:
    (root / "a/b/more").write_bytes(b"")


def one_more_in_the_root(root: Path) -> None:
    (root / "more").write_bytes(b"")


def folders_more(root: Path) -> None:
    (root / "d/e/f").mkdir(parents=True)
    (root / "d/e/f/x").write_bytes(b"x")


def a_folder_gone(root: Path) -> None:
    shutil.rmtree(root / "a")


def a_folder_moved_and_linked(root: Path) -> None:
    (root / "a").rename(root.parent / "elsewhere")
    (root / "a").symlink_to(root.parent / "elsewhere")


def a_file_linked(root: Path) -> None:
    (root / "d/x").rename(root.parent / "x")
    (root / "d/x").symlink_to(root.parent / "x")


def a_folder_for_a_file(root: Path) -> None:
    (root / "d/x").unlink()
    (root / "d/x").mkdir()


def a_file_for_a_folder(root: Path) -> None:
    shutil.rmtree(root / "a/b")
    (root / "a/b").write_bytes(b"file")


DAMAGES = (
    *(edited, closed, gone, one_more, one_more_in_the_root, folders_more, a_folder_gone, a_folder_moved_and_linked),
    *(a_file_linked, a_folder_for_a_file, a_file_for_a_folder),
)


def expected(root: Path, known: TreeRecord) -> dict[str, object]:
    """What differs, found by looking at everything."""
    now = signatures_below(root)
    paths = {*now, *known.files}
    return {path: now.get(path) for path in paths if now.get(path) != (path in known.files and known.files[path][1:])}


def test_nothing_has_changed(root: Path) -> None:
    known = record(root)
    assert {path: one[0] for path, one in known.files.items()} == HASHES
    assert list(known.folders) == ["", "a/", "a/b/", "d/"]
    assert list(changes(root, known)) == []
    assert opened(root, known) == TreeNow(known, {}, ("",))


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_done_is_seen(damage: Callable[[Path], None], root: Path) -> None:
    known = record(root)
    damage(root)
    found = dict(changes(root, known))
    assert found == expected(root, known)
    assert found


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_remembered_then_is_what_is_there(damage: Callable[[Path], None], root: Path) -> None:
    known = record(root)
    damage(root)
    now = opened(root, known)
    assert now.paths() == set(signatures_below(root))
    assert {path: now.found(path) for path in HASHES} == {path: signature_of(f"{root}/{path}") for path in HASHES}
    kept = now.kept(Written(path, sha256, len(FILES[path])) for path, sha256 in HASHES.items())
    again = record(root, now, kept)
    assert again == record(root, opened(root, TreeRecord()))
    assert list(changes(root, again)) == []


@pytest.mark.parametrize("damage", DAMAGES)
def test_of_a_tree_that_is_not_known_all_is_found(damage: Callable[[Path], None], root: Path) -> None:
    damage(root)
    assert dict(changes(root, TreeRecord())) == signatures_below(root)


def test_a_file_that_others_may_not_read_has_no_hash(root: Path) -> None:
    (root / "d/x").chmod(0o600)
    assert record(root).files["d/x"][0] == ""


def test_what_was_changed_just_now_is_not_sure(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.tree_record.wait_until_sure", lambda _: 0)
    known = record(root)
    assert known.files == {}
    assert {sign for sign, _ in known.folders.values()} == {None}
    assert dict(changes(root, known)) == signatures_below(root)


def test_links_go_and_what_they_lead_to_stays(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    write_file(str(root), "a/index.html", b"x")
    write_file(str(outside), "dear.txt", b"dear")
    (root / "a/folder").symlink_to(outside, target_is_directory=True)
    (root / "file.txt").symlink_to(outside / "dear.txt")
    (root / "nowhere").symlink_to(outside / "nowhere")
    opened(root, TreeRecord())
    assert {path for path, _ in entries_below(root)} == {"a", "a/index.html"}
    assert snapshot(outside) == {"dear.txt": b"dear"}


@pytest.mark.parametrize("mode", [0o700, 0o777, 0o500])
def test_folders_are_opened(mode: int, root: Path) -> None:
    known = record(root)
    root.chmod(0o700)
    (root / "a/b").chmod(mode)
    opened(root, known)
    assert (root / "a/b").stat().st_mode & 0o777 == FOLDER_MODE
    assert root.stat().st_mode & 0o777 == 0o700
