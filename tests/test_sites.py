"""Content that is wrong: exactly the expected findings at their places, in both languages, and the old site stays."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import Run, run
from tests.made_sites import (
    PROJECT,
    SUBMISSION,
    Invalid,
    copy_invalid,
    copy_minimal,
    invalid_sites,
    snapshot,
)

SITES = [pytest.param(site, id=site.name) for site in invalid_sites()]
HAN = re.compile(r"[\u4e00-\u9fff]")
HEAD = re.compile(r"(?:error|warning|notice) (?P<check>[a-z0-9-]+)  ")
# Files have a dot or a slash in their names; what else is said below a head has neither before its colon.
PLACE = re.compile(r"  (?P<file>[^:\s]*[./][^:\s]*)(?::(?P<line>\d+)(?::\d+)?)?: ")


def findings(ended: Run) -> list[dict[str, Any]]:
    """The findings of `check --format json` in the shape of expected.json."""
    shown = []
    for finding in json.loads(ended.out)["findings"]:
        place = finding["place"]
        plain = {name: finding[name] for name in ("check", "severity")}
        plain |= {name: place[name] for name in ("file", "line", "column", "field")}
        plain |= {name: finding[name] for name in ("found", "expected", "help") if finding[name]}
        if place["source"]:
            plain["source"] = place["source"]
        if finding["related"]:
            plain["related"] = [f"{other['file']}:{other['line']}:{other['column']}" for other in finding["related"]]
        shown.append(plain)
    return shown


def printed(text: str) -> Iterator[tuple[str, str, str]]:
    """Check, file and line of each finding of the text for people; no line is the empty text."""
    check = ""
    for line in text.splitlines():
        if head := HEAD.match(line):
            check = head["check"]
        elif place := PLACE.match(line):
            yield check, place["file"], place["line"] or ""


def test_the_smallest_site_has_no_finding(tmp_path: Path) -> None:
    ended = run("check", "--content", copy_minimal(tmp_path / "content"), "--format", "json", "--strict")
    assert ended.exit_code == 0
    assert findings(ended) == []


def test_there_are_spoilt_sites() -> None:
    assert len(SITES) > 50


@pytest.mark.parametrize("site", SITES)
def test_a_check_finds_exactly_what_is_wrong(site: Invalid, tmp_path: Path) -> None:
    content = copy_invalid(site, tmp_path / "content")
    ended = run("check", "--content", content, "--format", "json")
    assert findings(ended) == ([] if site.only_build else list(site.findings))
    assert ended.exit_code == (0 if site.only_build else 1)
    assert ended.err == ""


@pytest.mark.parametrize("site", SITES)
def test_a_check_finds_the_same_in_chinese_and_says_it_in_chinese(site: Invalid, tmp_path: Path) -> None:
    content = copy_invalid(site, tmp_path / "content")
    ended = run("check", "--content", content, "--format", "json", language="zh-CN")
    wanted = [] if site.only_build else list(site.findings)
    assert [{**found, "help": ""} for found in findings(ended)] == [{**found, "help": ""} for found in wanted]
    for finding in json.loads(ended.out)["findings"]:
        assert HAN.search(finding["message"])
        assert not finding["help"] or HAN.search(finding["help"])
        assert not re.search(r"\{[a-z_]+\}", finding["message"] + finding["help"])


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the smallest site, published in `site`; to be copied."""
    folder = tmp_path_factory.mktemp("published")
    whole = copy_minimal(tmp_path_factory.mktemp("whole") / "content")
    assert run("build", "--content", whole, "--output", folder / "site", "--no-search").exit_code == 0
    return folder


@pytest.mark.parametrize("site", SITES)
def test_a_build_says_where_it_stopped_and_leaves_the_old_site_as_it_was(
    site: Invalid, published: Path, tmp_path: Path
) -> None:
    output = tmp_path / "published/site"
    shutil.copytree(published, output.parent, symlinks=True)
    before = snapshot(output)
    content = copy_invalid(site, tmp_path / "content")
    ended = run("build", "--content", content, "--output", output, "--no-search")
    assert ended.exit_code == 1
    assert sorted(printed(ended.out)) == sorted(
        (wanted["check"], wanted["file"], "" if wanted["line"] is None else str(wanted["line"]))
        for wanted in site.findings
    )
    assert "Nothing was published" in ended.out
    assert snapshot(output) == before
    assert not (output.parent / ".site-before").exists()


def too_large(content: Path) -> None:
    with (content / PROJECT).open("a", encoding="utf-8") as file:
        file.write(f"purpose: {'大' * 340_000}\n")


def symbolic_link_out_of_the_folder(content: Path) -> None:
    (content / SUBMISSION / "text/zongti.md").unlink()
    (content / SUBMISSION / "text/zongti.md").symlink_to("/etc/passwd")


def folder_that_is_a_link(content: Path) -> None:
    (content / "990100/tushuguan").symlink_to(content / "990100/dangan-guanli-ju")


def pipe(content: Path) -> None:
    os.mkfifo(content / SUBMISSION / "projects/guan.yaml")


def names_that_clash(content: Path) -> None:
    (content / SUBMISSION / "text/ZONGTI.md").write_text("全年修复档案。\n", encoding="utf-8")


def unreadable_folder_depth(content: Path) -> None:
    (content / "/".join(["notes", *"abcdefghijklm"])).mkdir(parents=True)


MADE = [
    pytest.param(too_large, [("file-too-large", PROJECT)], id="file too large"),
    pytest.param(
        symbolic_link_out_of_the_folder,
        [("symbolic-link", f"{SUBMISSION}/text/zongti.md"), ("file-missing", f"{SUBMISSION}/submission.yaml")],
        id="symbolic link to a file",
    ),
    pytest.param(folder_that_is_a_link, [("symbolic-link", "990100/tushuguan")], id="symbolic link to a folder"),
    pytest.param(pipe, [("not-a-regular-file", f"{SUBMISSION}/projects/guan.yaml")], id="pipe"),
    pytest.param(
        names_that_clash,
        [("names-clash", f"{SUBMISSION}/text/ZONGTI.md"), ("file-missing", f"{SUBMISSION}/submission.yaml")],
        id="names that clash",
    ),
    pytest.param(unreadable_folder_depth, [("folder-too-deep", "notes/a/b/c/d/e/f/g/h/i/j/k/l")], id="folder too deep"),
]


@pytest.mark.parametrize(("spoil", "wanted"), MADE)
def test_what_no_repository_can_hold_is_found_too(
    spoil: Callable[[Path], None], wanted: list[tuple[str, str]], tmp_path: Path
) -> None:
    content = copy_minimal(tmp_path / "content")
    spoil(content)
    ended = run("check", "--content", content, "--format", "json")
    assert sorted((found["check"], found["file"]) for found in findings(ended)) == sorted(wanted)
    assert ended.exit_code == 1
