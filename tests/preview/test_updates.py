"""What a saved file costs and changes: only what is concerned is read again, and only that is told."""

from __future__ import annotations

import datetime
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.made_up import write_content
from generator import loading
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.preview.findings import address_of
from generator.preview.serving import Preview
from generator.preview.state import Change, differences
from generator.rendering import held_submission
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal
from tests.preview.previewing import html_of, previewing, told

YEAR = f"{SUBMISSION}/"
PROJECT_PAGE = f"{YEAR}p/{Path(PROJECT).stem}/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three submissions of three bodies in one region."""
    folder = tmp_path / "content"
    write_content(folder, 33)
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Which submissions were read, run by run."""
    runs: list[list[str]] = []
    load = loading.load_shared

    def counted(root: Path, places: object, *more: object) -> object:
        runs.append([place.folder.path for place in places])  # type: ignore[attr-defined]
        return load(root, places, *more)  # type: ignore[arg-type]

    monkeypatch.setattr("generator.preview.reader.load_shared", counted)
    return runs


def wait_until_settled(preview: Preview) -> None:
    """Until what is checked beside all else has been checked."""
    end = time.monotonic() + 20
    while not preview.is_settled():
        assert time.monotonic() < end
        threading.Event().wait(0.01)


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_only_the_submission_of_the_file_is_read_again(content: Path, reads: list[list[str]]) -> None:
    with previewing(content) as preview:
        submissions = sorted(preview.state.related)
        assert [sorted(run) for run in reads] == [submissions]
        reads.clear()
        project = next((content / submissions[1] / "projects").iterdir())
        _edit(project, "name: ", "name: 新改的")
        change = preview.update()
        assert change is not None
        assert change.files == (project.relative_to(content).as_posix(),)
        assert reads == [[submissions[1]]]
        assert "新改的" in html_of(preview, f"{submissions[1]}p/{project.stem}/")


def test_a_region_or_a_body_changes_all_below_it_and_the_site_none(content: Path, reads: list[list[str]]) -> None:
    with previewing(content) as preview:
        submissions = sorted(preview.state.related)
        region, body = submissions[0].split("/")[:2]
        reads.clear()
        _edit(content / region / "region.yaml", "name: ", "name: 改名")
        preview.update()
        assert "改名" in html_of(preview, submissions[2])
        wait_until_settled(preview)
        assert sorted(path for run in reads for path in run) == submissions
        assert "改名" in html_of(preview, submissions[2])
        reads.clear()
        _edit(content / region / body / "body.yaml", "name: ", "name: 另立")
        preview.update()
        wait_until_settled(preview)
        assert reads == [[submissions[0]]]
        assert "另立" in html_of(preview, submissions[0])
        reads.clear()
        _edit(content / "site.yaml", "title: ", "title: 新题")
        preview.update()
        assert reads == []
        assert "新题" in html_of(preview, submissions[1])


def test_browsers_get_new_words_before_everything_is_checked(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    monkeypatch.setattr("generator.preview.serving.time.sleep", lambda _: go_on.wait(10))
    told_of: list[Change] = []
    with previewing(content) as preview:
        preview.settled = told_of.append
        path = next(iter(preview.state.related))
        region, body = path.split("/")[:2]
        _edit(content / region / "region.yaml", "name: ", "name: 改名")
        assert preview.update() is not None
        assert "改名" in html_of(preview, f"{region}/")
        assert "改名" in html_of(preview, path)
        assert not preview.is_settled()
        # What is saved meanwhile does not wait, and is taken in once.
        _edit(content / region / body / "body.yaml", "name: ", "name: 另立")
        assert preview.update() is not None
        assert "另立" in html_of(preview, path)
        go_on.set()
        wait_until_settled(preview)
        assert len(told_of) == 1
        shown = held_submission(preview.state.related[path][0])
        assert shown.region.name.startswith("改名")
        assert shown.body.name.startswith("另立")


def test_nothing_changes_where_nothing_was_written(content: Path, reads: list[list[str]]) -> None:
    with previewing(content) as preview:
        number = preview.wait(-1, 0)
        reads.clear()
        (content / ".swp").write_text("x")
        assert preview.update() is None
        assert preview.update({".swp", "nowhere/at/all.yaml"}) is None
        assert reads == []
        assert preview.wait(-1, 0) == number


def test_a_file_written_twice_within_a_tick_is_read_again(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    file = content / PROJECT
    with previewing(content) as preview:
        status = file.stat()
        text = file.read_text(encoding="utf-8")
        name = text.partition("name: ")[2].partition("\n")[0]
        file.write_text(text.replace(name, name[::-1]), encoding="utf-8")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert preview.update() is None
        assert preview.update({PROJECT}) is not None
        assert name[::-1] in html_of(preview, PROJECT_PAGE)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Path, Preview]]:
    content = copy_minimal(tmp_path / "content")
    with previewing(content) as preview:
        yield content, preview


def test_a_change_tells_what_is_new_and_what_is_mended_and_nothing_else(small: tuple[Path, Preview]) -> None:
    content, preview = small
    good = (content / PROJECT).read_text(encoding="utf-8")
    _edit(content / PROJECT, "name:", "nmae:")
    change = preview.update()
    assert change is not None
    assert {one.check for one in change.new} == {"unknown-field", "missing-field"}
    assert change.mended == ()
    assert [old.file for old in change.old] == [PROJECT]
    # A line more above moves all findings below, and is no news.
    (content / PROJECT).write_text("# 备注\n" + (content / PROJECT).read_text(encoding="utf-8"), encoding="utf-8")
    change = preview.update()
    assert change is not None
    assert (change.new, change.mended, change.old) == ((), (), ())
    (content / PROJECT).write_text(good, encoding="utf-8")
    change = preview.update()
    assert change is not None
    assert change.new == ()
    assert {one.check for one in change.mended} == {"unknown-field", "missing-field"}


def test_pages_elsewhere_stay_as_they_are_but_for_the_count(small: tuple[Path, Preview]) -> None:
    content, preview = small
    before = told(preview, "glossary/")
    _edit(content / PROJECT, "name:", "nmae:")
    preview.update()
    after = told(preview, "glossary/")
    assert after["version"] == before["version"]
    assert after["items"] == []
    assert after["summary"] != before["summary"]


def test_what_waits_for_its_day_is_shown_and_says_so(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    with (content / SUBMISSION / "submission.yaml").open("a", encoding="utf-8") as file:
        file.write("publish_on: '2099-01-31'\n")
    with previewing(content) as preview:
        assert preview.answer(PROJECT_PAGE).status == 200
        assert any("2099-01-31" in note for note in told(preview, PROJECT_PAGE)["notes"])
        assert told(preview, "glossary/")["notes"] == []
        assert preview.state.today is None


def test_differences_count_findings_that_are_alike() -> None:
    def finding(line: int) -> Diagnostic:
        return Diagnostic("a", Severity.NOTICE, msg("text"), Place("file", line))

    new, mended = differences([finding(1), finding(2)], [finding(3), finding(4), finding(5)])
    assert (new, mended) == ((finding(5),), ())
    assert differences([finding(1)], []) == ((), (finding(1),))


@pytest.mark.parametrize(
    ("file", "address"),
    [
        ("site.yaml", ""),
        ("addresses.txt", ""),
        ("glossary.yaml", "glossary/"),
        ("handbook/index.md", "handbook/"),
        ("handbook/how-to.md", "handbook/how-to/"),
        ("990100/region.yaml", "990100/"),
        ("990100/odd.txt", "990100/"),
        ("990100/a-body/body.yaml", "990100/a-body/"),
        ("990100/a-body/accepted.yaml", "990100/a-body/"),
        ("990100/a-body/2031/submission.yaml", "990100/a-body/2031/"),
        ("990100/a-body/2031-accounts/source/map.json", "990100/a-body/2031-accounts/"),
        ("990100/a-body/2031/projects/x1.yaml", "990100/a-body/2031/p/x1/"),
        ("990100/a-body/2031/tables/b02.csv", "990100/a-body/2031/t/b02/"),
        ("990100/a-body/2031/text/aims.md", "990100/a-body/2031/text/"),
    ],
)
def test_a_fault_of_a_file_stands_on_the_page_made_of_it(file: str, address: str) -> None:
    assert address_of(Diagnostic("a", Severity.ERROR, msg("text"), Place(file))) == address


def test_the_day_is_the_one_given(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    with (content / SUBMISSION / "submission.yaml").open("a", encoding="utf-8") as file:
        file.write("publish_on: '2031-03-01'\n")
    with previewing(content, today=datetime.date(2031, 3, 1)) as preview:
        assert told(preview, YEAR)["notes"] == []
