"""Embargo: before its day a disclosure has left no trace in the site, and on its day it is there."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.running import Run, run
from tests.made_sites import SUBMISSION, copy_minimal, snapshot

NEXT_YEAR = SUBMISSION.replace("2031", "2032")
DAY = "2032-03-01"
DAY_BEFORE = "2032-02-29"
WORDS = ("机密恒温柜购置", "77123.45", "7712345", "2032", "二〇三二")
"""What only the disclosure that waits prints: a project, its amount, its year, a word of its prose."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The smallest site, with a year of the same body that waits for its day."""
    folder = copy_minimal(tmp_path / "content")
    waiting = folder / NEXT_YEAR
    shutil.copytree(folder / SUBMISSION, waiting, ignore=shutil.ignore_patterns("source"))
    listed = (waiting / "submission.yaml").read_text(encoding="utf-8").replace("2031", "2032")
    listed = re.sub("published_on: .*", f"publish_on: '{DAY}'", listed)
    (waiting / "submission.yaml").write_text(listed, encoding="utf-8")
    project = waiting / "projects/99010031p00000410001b.yaml"
    text = project.read_text(encoding="utf-8")
    text = re.sub("(?m)^name: .*", "name: 机密恒温柜购置", text)
    text = re.sub("(?m)^amount: .*", "amount: '77123.45'", text)
    project.write_text(text, encoding="utf-8")
    with (waiting / "text/zongti.md").open("a", encoding="utf-8") as file:
        file.write("\n二〇三二年另购密集架。\n")
    return folder


def build(content: Path, output: Path, *arguments: str) -> Run:
    return run("build", "--content", content, "--output", output, *arguments)


_HASH = re.compile(rb"(?<![0-9a-f])(?=[0-9]*[a-f])[0-9a-f]{8,64}(?![0-9a-f])")


def unpacked(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is packed in it."""
    yield path, data
    if data.startswith(b"\x1f\x8b"):
        yield path, gzip.decompress(data)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for name in book.namelist():
                yield f"{path}/{name}", book.read(name)


def found_words(site: Path) -> set[str]:
    """Which of the words stand anywhere in a site, in names of files too."""
    held = [one for path, data in snapshot(site).items() for one in unpacked(path, data)]
    # The digits of a year may stand in any hash.
    told = [_HASH.sub(b"#", path.encode() + b"\n" + data) for path, data in held]
    return {word for word in WORDS for each in told if word.encode() in each}


@pytest.mark.usefixtures("no_checks")
def test_before_its_day_a_disclosure_is_nowhere_in_the_site(content: Path, tmp_path: Path) -> None:
    site, without = tmp_path / "site", tmp_path / "without"
    ended = build(content, site, "--now", DAY_BEFORE, "--base-url", "https://budget.example/")
    assert ended.exit_code == 0
    assert f"Held back until {DAY}: {NEXT_YEAR}/" in ended.out
    assert found_words(site) == set()
    shutil.rmtree(content / NEXT_YEAR)
    build(content, without, "--now", DAY_BEFORE, "--base-url", "https://budget.example/")
    assert snapshot(site) == snapshot(without)


@pytest.mark.usefixtures("no_checks")
def test_on_its_day_it_is_published_with_its_day(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    ended = build(content, site, "--now", DAY)
    assert (ended.exit_code, "Held back" in ended.out) == (0, False)
    assert found_words(site) == set(WORDS)
    page = (site / NEXT_YEAR / "index.html").read_text(encoding="utf-8")
    assert f'"datePublished": "{DAY}"' in page
    assert f"<updated>{DAY}T00:00:00+08:00</updated>" in (site / "changes/feed.xml").read_text(encoding="utf-8")


def test_its_own_faults_stop_no_build_and_are_told_by_a_check(content: Path, tmp_path: Path) -> None:
    waiting = content / NEXT_YEAR
    (waiting / "projects/99010031p00000610002a.yaml").write_text("name: [\n", encoding="utf-8")
    (waiting / "fremd.txt").write_text("", encoding="utf-8")
    ended = build(content, tmp_path / "site", "--now", DAY_BEFORE, "--no-search")
    assert ended.exit_code == 0
    assert NEXT_YEAR not in ended.out.replace(f"Held back until {DAY}: {NEXT_YEAR}/", "")
    assert found_words(tmp_path / "site") == set()
    told = run("check", "--content", content, "--now", DAY_BEFORE)
    assert told.exit_code == 1
    assert f"{NEXT_YEAR}/projects/99010031p00000610002a.yaml" in told.out
    assert f"{NEXT_YEAR}/fremd.txt" in told.out


def test_no_other_disclosure_tells_of_it(content: Path, tmp_path: Path) -> None:
    told = run("check", "--content", content, "--all")
    assert "2032" in told.out
    ended = build(content, tmp_path / "site", "--now", DAY_BEFORE, "--no-search")
    assert ended.exit_code == 0
    assert found_words(tmp_path / "site") == set()


@pytest.mark.usefixtures("no_checks")
def test_without_a_day_nothing_is_published_and_nothing_is_dropped(content: Path, tmp_path: Path) -> None:
    for arguments in ((), ("--quarantine",)):
        ended = build(content, tmp_path / "site", "--no-search", *arguments)
        assert ended.exit_code == 1
        assert ended.out.count("error build-day-unknown") == 1
        assert f"{NEXT_YEAR}/submission.yaml" in ended.out
        assert "--now" in ended.out
        assert not (tmp_path / "site/index.html").exists()
    told = run("check", "--content", content)
    assert told.exit_code == 0
    assert "notice build-day-unknown" in told.out


@pytest.mark.usefixtures("no_checks")
def test_the_day_of_the_source_is_one_in_china(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # 2032-02-29T15:59:59Z is the last second before the day in China.
    for second, is_there in ((1961683199, False), (1961683200, True)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(second))
        assert build(content, tmp_path / "site", "--no-search").exit_code == 0
        assert (tmp_path / "site" / NEXT_YEAR / "index.html").is_file() is is_there


@pytest.mark.usefixtures("no_checks")
def test_what_was_public_cannot_be_held_back(content: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert build(content, site, "--now", DAY, "--no-search", "--record").exit_code == 0
    before = snapshot(site)
    ended = build(content, site, "--now", DAY_BEFORE, "--no-search")
    assert ended.exit_code == 1
    assert "error address-lost" in ended.out
    assert "take “publish_on” out of submission.yaml" in ended.out
    assert snapshot(site) == before


@pytest.mark.usefixtures("no_checks")
@pytest.mark.parametrize("fault", ["publish_on: 2032年3月\n", "title: [\n"], ids=["no day", "no YAML"])
def test_where_the_day_cannot_be_read_not_even_a_page_says_so(fault: str, content: Path, tmp_path: Path) -> None:
    listed = content / NEXT_YEAR / "submission.yaml"
    text = re.sub("(?m)^publish_on: .*\n", fault, listed.read_text(encoding="utf-8"))
    listed.write_text(text, encoding="utf-8")
    assert build(content, tmp_path / "none", "--now", DAY_BEFORE, "--no-search").exit_code == 1
    assert not (tmp_path / "none/index.html").exists()
    assert build(content, tmp_path / "site", "--now", DAY_BEFORE, "--no-search", "--quarantine").exit_code == 1
    assert (tmp_path / "site/index.html").is_file()
    assert found_words(tmp_path / "site") == set()
