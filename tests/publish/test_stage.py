"""A generation takes its place whole or not at all, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import stage
from generator.publish.manifest import MANIFEST
from generator.publish.stage import new_generation
from generator.publish.target import KEPT, KEPT_TEXT, MARKER, TargetError
from generator.publish.tree import write_file
from generator.publish.verify import verify
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
        generation.publish([write_file(str(generation.folder), "index.html", text.encode())], "mingzhang test")


def page(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def test_the_first_generation_makes_the_folder(output: Path, content: Path) -> None:
    publish(output, content, "first")
    assert set(snapshot(output)) == {"index.html", KEPT, MARKER, MANIFEST}
    assert page(output) == "first"
    assert (output / KEPT).read_text(encoding="utf-8") == KEPT_TEXT


def test_the_next_takes_its_place_and_the_one_before_stays_beside(output: Path, content: Path, tmp_path: Path) -> None:
    for text in ("first", "second", "third"):
        publish(output, content, text)
    assert page(output) == "third"
    assert page(tmp_path / ".site-idle") == "second"
    assert not (tmp_path / ".site-before").exists()


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
    assert not (tmp_path / ".site-before").exists()


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, MemoryError])
def test_a_failure_leaves_the_old_site_and_nothing_else(
    error: type[BaseException], output: Path, content: Path, tmp_path: Path
) -> None:
    publish(output, content, "old")
    with pytest.raises(error), new_generation(output, content) as generation:
        (generation.folder / "index.html").write_text("new", encoding="utf-8")
        raise error
    assert page(output) == "old"
    assert not (tmp_path / ".site-before").exists()


def test_where_folders_cannot_change_places_in_one_step_two_steps_do(
    output: Path, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage, "exchange_folders", lambda one, other: False)
    for text in ("first", "second", "third"):
        publish(output, content, text)
    assert page(output) == "third"
    assert page(tmp_path / ".site-idle") == "second"


def test_what_a_killed_build_left_in_the_idle_tree_goes(output: Path, content: Path, tmp_path: Path) -> None:
    publish(output, content, "old")
    left = tmp_path / ".site-idle"
    (left / "p/half").mkdir(parents=True)
    for name in (MARKER, "index.html", "index.html.~new", "p/half/index.html"):
        (left / name).write_text("half", encoding="utf-8")
    publish(output, content, "new")
    assert page(output) == "new"
    assert set(snapshot(output)) == {"index.html", KEPT, MARKER, MANIFEST}
    assert not (output / "p").exists()


@pytest.mark.parametrize("has_idle", [True, False])
def test_a_site_that_was_away_when_its_build_was_killed_comes_back(
    has_idle: bool, output: Path, content: Path, tmp_path: Path
) -> None:
    publish(output, content, "old")
    output.rename(tmp_path / ".site-before")
    if has_idle:
        publish(tmp_path / "other", content, "new")
        (tmp_path / "other").rename(tmp_path / ".site-idle")
    with new_generation(output, content):
        assert page(output) == "old"
    assert not (tmp_path / ".site-before").exists()


def test_killed_behind_the_second_step_the_new_site_stays(output: Path, content: Path, tmp_path: Path) -> None:
    publish(output, content, "old")
    output.rename(tmp_path / ".site-before")
    publish(output, content, "new")
    publish(tmp_path / "other", content, "old")
    (tmp_path / "other").rename(tmp_path / ".site-before")
    with new_generation(output, content):
        assert page(output) == "new"
    assert not (tmp_path / ".site-before").exists()


@pytest.mark.parametrize("name", [".site-idle", ".site-before"])
def test_a_foreign_folder_in_the_way_is_left_alone(name: str, output: Path, content: Path, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(TargetError, match="in the way"):
        publish(output, content, "new")
    assert snapshot(tmp_path / name) == {"thesis.txt": b"dear"}
    assert not output.exists()


def test_two_builds_at_once_are_one_too_many(output: Path, content: Path) -> None:
    with (
        new_generation(output, content),
        pytest.raises(TargetError, match="Another build is at work"),
        new_generation(output, content),
    ):
        raise AssertionError("the block must not run")
    publish(output, content, "after")
    assert page(output) == "after"


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


def test_two_pages_at_one_address_are_our_fault_and_publish_nothing(output: Path, content: Path) -> None:
    publish(output, content, "old")
    with pytest.raises(AssertionError, match="one address"), new_generation(output, content) as generation:
        written = write_file(str(generation.folder), "index.html", b"new")
        generation.publish([written, written], "mingzhang test")
    assert page(output) == "old"


def mode(folder: Path) -> int:
    return folder.stat().st_mode & 0o777


def publish_below(output: Path, content: Path, text: str) -> None:
    """A site of a page and of one in a folder, the one that never changes."""
    with new_generation(output, content) as generation:
        pages = {"index.html": text, "a/b/x.html": "page", "a/y.html": "page"}
        files = [write_file(str(generation.folder), path, page.encode()) for path, page in pages.items()]
        generation.publish(files, "mingzhang test")


@pytest.mark.parametrize("place", ["site", ".site-idle"])
@pytest.mark.parametrize("folder", ["a", "a/b"])
def test_a_folder_that_someone_replaced_by_a_link_is_never_written_through(
    place: str, folder: str, output: Path, content: Path, tmp_path: Path
) -> None:
    for text in ("first", "second"):
        publish_below(output, content, text)
    mine = tmp_path / "mine"
    (mine / "b").mkdir(parents=True)
    for name in ("x.html", "y.html", "b/x.html"):
        (mine / name).write_text("dear", encoding="utf-8")
    before = snapshot(mine)
    shutil.rmtree(tmp_path / place / folder)
    (tmp_path / place / folder).symlink_to(mine, target_is_directory=True)
    for text in ("third", "fourth", "fifth"):
        publish_below(output, content, text)
        assert snapshot(mine) == before
    assert verify(output).faults == ()
    assert page(output) == "fifth"


def test_a_tree_that_lost_a_file_on_the_way_is_not_published(output: Path, content: Path, tmp_path: Path) -> None:
    publish_below(output, content, "old")
    before = snapshot(output)
    (tmp_path / "mine/b").mkdir(parents=True)
    (tmp_path / "mine/y.html").write_text("dear", encoding="utf-8")
    with (
        pytest.raises(TargetError, match=r"a/b/x\.html is missing or no regular file"),
        new_generation(output, content) as generation,
    ):
        pages = ("index.html", "a/b/x.html", "a/y.html")
        files = [write_file(str(generation.folder), path, b"new") for path in pages]
        shutil.rmtree(generation.folder / "a")
        (generation.folder / "a").symlink_to(tmp_path / "mine", target_is_directory=True)
        generation.publish(files, "mingzhang test")
    assert snapshot(output) == before
    assert snapshot(tmp_path / "mine") == {"y.html": b"dear"}


@pytest.mark.parametrize("is_one_step", [True, False])
def test_only_what_is_published_is_open_to_others(
    is_one_step: bool, output: Path, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not is_one_step:
        monkeypatch.setattr(stage, "exchange_folders", lambda one, other: False)
    idle = tmp_path / ".site-idle"
    for text in ("first", "second", "third"):
        with new_generation(output, content) as generation:
            assert mode(idle) == 0o700
            generation.publish([write_file(str(idle), "index.html", text.encode())], "mingzhang test")
        assert mode(output) == 0o755
        assert not idle.exists() or mode(idle) == 0o700
    assert mode(tmp_path / ".site-store") == 0o700


def test_a_tree_that_is_not_published_is_closed(output: Path, content: Path, tmp_path: Path) -> None:
    # As an earlier version left it.
    publish(output, content, "first")
    publish(output, content, "second")
    (tmp_path / ".site-idle").chmod(0o755)
    with pytest.raises(RuntimeError), new_generation(output, content):
        raise RuntimeError
    assert mode(tmp_path / ".site-idle") == 0o700


@pytest.mark.parametrize("step", ["flush", "exchange_folders"])
def test_a_tree_whose_exchange_failed_is_closed_again(
    step: str, output: Path, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(output, content, "old")

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error", str(output))

    with monkeypatch.context() as patched, pytest.raises(OSError, match="Input/output"):
        patched.setattr(stage, step, fail)
        publish(output, content, "new")
    assert (page(output), mode(output), mode(tmp_path / ".site-idle")) == ("old", 0o755, 0o700)


def test_the_mode_a_site_has_behind_a_power_cut_was_on_the_disk_before(
    output: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    monkeypatch.setattr(stage, "flush", lambda folder: modes.append(mode(folder)))
    publish(output, content, "new")
    assert modes[0] == 0o755


def test_folders_that_others_could_not_read_are_put_right(output: Path, content: Path) -> None:
    before = os.umask(0o077)
    try:
        publish_below(output, content, "first")
        assert {mode(output / folder) for folder in ("a", "a/b")} == {0o755}
    finally:
        os.umask(before)
