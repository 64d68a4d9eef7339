"""What a takedown leaves: the site as it is, and nothing of older generations beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.forget import forget
from generator.publish.rollback import roll_back
from generator.publish.stage import new_generation
from generator.publish.target import TargetError
from generator.publish.tree import write_file
from tests.made_sites import snapshot
from tests.publish.faults.injecting import Fault, inject

SECRET = b"taken down"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site whose third generation lacks a page that the first two have."""
    (tmp_path / "content").mkdir()
    for pages in ({"a/b.html": SECRET, "x": b"1"}, {"a/b.html": SECRET, "x": b"2"}, {"x": b"3"}):
        publish(tmp_path / "site", pages)
    return tmp_path / "site"


def publish(output: Path, pages: dict[str, bytes]) -> None:
    with new_generation(output, output.with_name("content")) as generation:
        generation.publish([write_file(str(generation.folder), *page) for page in pages.items()], "mingzhang test")


def holders(folder: Path) -> list[str]:
    """Files that hold what was taken down."""
    return [path for path, content in snapshot(folder).items() if SECRET in content]


def test_what_was_taken_down_is_nowhere_and_the_site_stays(output: Path, tmp_path: Path) -> None:
    before = snapshot(output)
    assert len(holders(tmp_path)) == 2
    assert forget(output) == 2
    assert holders(tmp_path) == []
    assert snapshot(output) == before
    assert {path.name for path in tmp_path.iterdir()} == {"content", "site", ".site-lock"}
    with pytest.raises(TargetError, match="has 0 older generations"):
        roll_back(output, 1)


def test_there_may_be_nothing_to_forget_and_the_next_build_goes_on(output: Path) -> None:
    forget(output)
    assert forget(output) == 0
    before = snapshot(output)
    publish(output, {"x": b"4"})
    roll_back(output, 1)
    assert snapshot(output) == before


def test_a_site_that_was_away_comes_back_first(output: Path, tmp_path: Path) -> None:
    before = snapshot(output)
    output.rename(tmp_path / ".site-before")
    forget(output)
    assert snapshot(output) == before
    assert holders(tmp_path) == []


@pytest.mark.parametrize("name", [".site-idle", ".site-store"])
def test_a_foreign_folder_beside_stops_it_before_anything_is_deleted(name: str, output: Path, tmp_path: Path) -> None:
    (tmp_path / name).rename(tmp_path / "away")
    (tmp_path / name).mkdir()
    (tmp_path / name / "thesis.txt").write_text("dear", encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(TargetError, match="in the way"):
        forget(output)
    assert snapshot(tmp_path) == before


def test_a_folder_that_is_no_site_and_one_a_build_works_on_are_refused(output: Path, tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="no site that this program made"):
        forget(tmp_path)
    with new_generation(output, tmp_path / "content"), pytest.raises(TargetError, match="Another build is at work"):
        forget(output)


def test_links_beside_are_deleted_never_followed(output: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/dear.txt").write_text("dear", encoding="utf-8")
    (tmp_path / ".site-idle/link").symlink_to(tmp_path / "mine", target_is_directory=True)
    forget(output)
    assert snapshot(tmp_path / "mine") == {"dear.txt": b"dear"}


def test_stopped_at_any_step_the_site_stays_and_doing_it_again_ends_it(output: Path, tmp_path: Path) -> None:
    before = snapshot(output)
    for at in range(1, 100):
        for text in (b"5", b"3"):
            publish(output, {"x": text, **({"a/b.html": SECRET} if text == b"5" else {})})
        fault = Fault(at)
        with pytest.MonkeyPatch.context() as patched:
            inject(patched, fault)
            try:
                forget(output)
            except OSError as error:
                assert str(tmp_path) in str(error)
        assert snapshot(output) == before, at
        forget(output)
        assert holders(tmp_path) == [], at
        if not fault.has_struck:
            break
    assert at > 10
