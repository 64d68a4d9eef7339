"""A generation takes its place whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from generator.publish import stage
from generator.publish.stage import Written, new_generation, write_file
from generator.publish.target import KEPT, KEPT_TEXT, MARKER, TargetError
from tests.made_sites import snapshot


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path / "content"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def publish(output: Path, content: Path, text: str) -> None:
    with new_generation(output, content) as generation:
        (generation.folder / "index.html").write_text(text, encoding="utf-8")
        generation.publish()


def page(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def test_the_first_generation_makes_the_folder(output: Path, content: Path) -> None:
    publish(output, content, "first")
    assert set(snapshot(output)) == {"index.html", KEPT, MARKER}
    assert page(output) == "first"
    assert (output / KEPT).read_text(encoding="utf-8") == KEPT_TEXT


def test_the_next_takes_its_place_and_the_one_before_stays_beside(output: Path, content: Path, tmp_path: Path) -> None:
    for text in ("first", "second", "third"):
        publish(output, content, text)
    assert page(output) == "third"
    assert page(tmp_path / ".site.before") == "second"
    assert not (tmp_path / ".site.next").exists()


def test_the_kept_file_is_carried_over_unchanged(output: Path, content: Path) -> None:
    output.mkdir()
    (output / KEPT).write_bytes(b"*\r\n!.gitignore")
    for text in ("first", "second", "third"):
        publish(output, content, text)
        assert (output / KEPT).read_bytes() == b"*\r\n!.gitignore"


def test_what_is_not_published_leaves_no_trace(output: Path, content: Path, tmp_path: Path) -> None:
    publish(output, content, "old")
    with new_generation(output, content) as generation:
        (generation.folder / "index.html").write_text("new", encoding="utf-8")
    assert page(output) == "old"
    assert not (tmp_path / ".site.next").exists()


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, MemoryError])
def test_a_failure_leaves_the_old_site_and_nothing_else(
    error: type[BaseException], output: Path, content: Path, tmp_path: Path
) -> None:
    publish(output, content, "old")
    with pytest.raises(error), new_generation(output, content) as generation:
        (generation.folder / "index.html").write_text("new", encoding="utf-8")
        raise error
    assert page(output) == "old"
    assert not (tmp_path / ".site.next").exists()


def test_where_folders_cannot_change_places_in_one_step_two_steps_do(
    output: Path, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "exchange_folders", lambda one, other: False)
    for text in ("first", "second", "third"):
        publish(output, content, text)
    assert page(output) == "third"
    assert page(tmp_path / ".site.before") == "second"


def test_what_a_killed_build_left_behind_is_cleared_away(output: Path, content: Path, tmp_path: Path) -> None:
    publish(output, content, "old")
    left = tmp_path / ".site.next"
    left.mkdir()
    (left / MARKER).touch()
    (left / "index.html").write_text("half", encoding="utf-8")
    publish(output, content, "new")
    assert page(output) == "new"
    assert not left.exists()


@pytest.mark.parametrize("name", [".site.next", ".site.before"])
def test_a_foreign_folder_in_the_way_is_left_alone(name: str, output: Path, content: Path, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(TargetError, match="in the way"):
        publish(output, content, "new")
    assert snapshot(tmp_path / name) == {"thesis.txt": b"dear"}
    assert not output.exists()


def test_two_builds_at_once_are_one_too_many(output: Path, content: Path) -> None:
    with (
        new_generation(output, content) as first,
        pytest.raises(TargetError, match="Another build is at work"),
        new_generation(output, content),
    ):
        raise AssertionError("the block must not run")
    publish(output, content, "after")
    assert page(output) == "after"
    assert not first.folder.exists()


def test_a_killed_build_holds_no_lock(output: Path, content: Path) -> None:
    script = (
        "import sys, time\nfrom pathlib import Path\nfrom generator.publish.stage import new_generation\n"
        "with new_generation(Path(sys.argv[1]), Path(sys.argv[2])):\n    print('in', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(output), str(content)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        with pytest.raises(TargetError, match="Another build"):
            publish(output, content, "new")
        process.send_signal(signal.SIGKILL)
        process.wait()
    publish(output, content, "new")
    assert page(output) == "new"


@pytest.mark.parametrize("path", ["index.html", "130000/body/2031/p/one/index.html"])
def test_a_file_is_written_with_its_folders_and_told_with_its_hash(path: str, tmp_path: Path) -> None:
    content = "明账".encode()
    assert write_file(str(tmp_path), path, content) == Written(path, sha256(content).hexdigest(), len(content))
    assert (tmp_path / path).read_bytes() == content


def test_no_file_is_written_twice(tmp_path: Path) -> None:
    write_file(str(tmp_path), "p/one/index.html", b"first")
    with pytest.raises(FileExistsError):
        write_file(str(tmp_path), "p/one/index.html", b"second")
    assert (tmp_path / "p/one/index.html").read_bytes() == b"first"


def test_a_file_that_the_system_takes_in_pieces_is_written_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:3])))
    write_file(str(tmp_path), "index.html", b"0123456789")
    assert (tmp_path / "index.html").read_bytes() == b"0123456789"
