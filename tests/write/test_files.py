"""Only what changed reaches the disk, each file whole or not at all."""

import os
from pathlib import Path

import pytest

from generator.write.files import record_addresses, replace_file, write_content
from tests import samples


def test_only_changed_files_are_written(tmp_path: Path) -> None:
    submission = samples.submission()
    first = write_content(tmp_path, {"a": b"1", "b/c": b"2"}, submission, None)
    assert first == ("a", "b/c")
    before = (tmp_path / "a").stat().st_mtime_ns
    assert write_content(tmp_path, {"a": b"1", "b/c": b"3"}, submission, None) == ("b/c",)
    assert (tmp_path / "a").stat().st_mtime_ns == before
    assert (tmp_path / "b/c").read_bytes() == b"3"


def test_a_dry_run_only_says_what_it_would_do(tmp_path: Path) -> None:
    changed = write_content(tmp_path, {"a": b"1"}, samples.submission(), None, is_dry_run=True)
    assert changed == ("a",)
    assert list(tmp_path.iterdir()) == []


def test_files_of_projects_that_are_gone_go(tmp_path: Path) -> None:
    earlier = samples.submission()
    gone = f"{earlier.path}projects/{earlier.projects[1].id}.yaml"
    kept = f"{earlier.path}projects/{earlier.projects[0].id}.yaml"
    write_content(tmp_path, {gone: b"1", kept: b"1"}, earlier, None)
    now = samples.submission(projects=earlier.projects[:1])
    assert write_content(tmp_path, {kept: b"1"}, now, earlier) == (gone,)
    assert not (tmp_path / gone).exists()
    assert (tmp_path / kept).exists()


def test_recording_adds_only_new_addresses(tmp_path: Path) -> None:
    record_addresses(tmp_path, ["a/", "b/", ""])
    record_addresses(tmp_path, ["b/", "c/"])
    assert (tmp_path / "addresses.txt").read_text(encoding="utf-8") == "a/\nb/\nc/\n"


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_file(tmp_path / "a", b"old")

    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
