"""From commits to pages: a correction with its differences and its earlier version, with a history and without."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.checking import Result
from generator.pipeline import build_site_folder
from generator.settings import BuildSettings
from generator.timing import Clock
from tests.history.repositories import WHO, Repository, new_repository, plain, without_settings
from tests.made_sites import PROJECT, SUBMISSION, snapshot

YEAR = f"{SUBMISSION}/"
PAGE = f"{YEAR}p/{Path(PROJECT).stem}/index.html"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_checks: None) -> Repository:
    without_settings(monkeypatch)
    return new_repository(tmp_path / "r")


def build(content: Path, jobs: int = 1, **settings: object) -> tuple[Result, dict[str, bytes]]:
    """What a build came to, and the files of the site."""
    output = content.parent / f"site-{jobs}"
    options = {"with_search": False, "jobs": jobs, "base_url": "https://example.org/"} | settings
    result = build_site_folder(BuildSettings(content, output, **options), Clock())  # type: ignore[arg-type]
    return result, snapshot(output) if output.is_dir() else {}


def told(result: Result) -> list[tuple[str, str, str]]:
    return [(one.check, one.severity.value, one.place.file) for one in result.diagnostics]


def corrected(repository: Repository) -> None:
    """A correction of the first project, committed."""
    repository.replace("'36.50'", "'40.00'")
    repository.revise(2)
    repository.commit("更正")


def of_history(files: dict[str, bytes]) -> set[str]:
    return {path for path in files if path.startswith((f"{YEAR}changes/", f"{YEAR}v/")) and path.endswith(".html")}


def test_a_correction_gets_its_pages_and_neither_who_made_it_nor_an_address_kept(repository: Repository) -> None:
    corrected(repository)
    result, files = build(repository.content)
    assert told(result) == []
    assert of_history(files) == {f"{YEAR}changes/index.html", f"{YEAR}v/1/index.html"}
    assert "36.50 万元".encode() in files[f"{YEAR}changes/index.html"]
    assert b"36.50" in files[f"{YEAR}v/1/index.html"]
    assert f"2031/changes/#p-{Path(PROJECT).stem}".encode() in files[PAGE]
    assert not [address for address in result.new_addresses if address.startswith((f"{YEAR}changes/", f"{YEAR}v/"))]
    everything = b"".join(files.values())
    assert not [who for who in WHO if who.encode() in everything]
    sitemap = files["sitemap.xml"].decode()
    assert "/v/1/" not in sitemap


def test_the_same_commit_gives_the_same_bytes_wherever_it_lies(repository: Repository, tmp_path: Path) -> None:
    corrected(repository)
    _, files = build(repository.content)
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", str(repository.root), str(clone)], check=True, env=plain())
    assert build(clone / "content")[1] == files
    assert build(repository.content, jobs=2)[1] == files


def test_without_a_history_the_notes_stay_and_it_is_said_once(repository: Repository) -> None:
    corrected(repository)
    shutil.rmtree(repository.root / ".git")
    result, files = build(repository.content)
    assert told(result) == [("history-missing", "notice", f"{YEAR}revisions.yaml")]
    assert result.is_published
    assert of_history(files) == set()
    assert "第2次更正。".encode() in files[PAGE]


def test_without_revisions_nothing_is_said_of_a_history_that_is_missing(repository: Repository) -> None:
    shutil.rmtree(repository.root / ".git")
    result, files = build(repository.content)
    assert told(result) == []
    assert b"revised" not in files[PAGE]


def test_a_figure_changed_without_a_revision_stops_the_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_settings(monkeypatch)
    repository = new_repository(tmp_path / "r")
    repository.replace("'36.50'", "'40.00'")
    repository.commit("悄悄改")
    result, files = build(repository.content)
    assert ("figure-changed", "error", PROJECT) in told(result)
    assert not result.is_published
    repository.revise(2)
    result, files = build(repository.content)
    assert result.is_published
    assert of_history(files)


def test_an_earlier_text_that_today_cannot_be_read_is_a_notice(repository: Repository) -> None:
    project = repository.content / PROJECT
    text = project.read_text(encoding="utf-8")
    project.write_text(f"{text}jiu_ziduan: 旧\n", encoding="utf-8")
    repository.commit("旧规则下的字段")
    project.write_text(text, encoding="utf-8")
    corrected(repository)
    result, files = build(repository.content)
    assert told(result) == [("earlier-text-unreadable", "notice", f"{YEAR}revisions.yaml")]
    assert "jiu_ziduan" in str(result.diagnostics[0].help)
    assert result.is_published
    assert of_history(files) == set()


def test_an_earlier_text_with_the_number_of_a_person_is_not_shown_again(repository: Repository) -> None:
    repository.replace("修复受潮档案1200卷。", "修复受潮档案1200卷。联系13812345678。")
    repository.commit("误写")
    repository.replace("联系13812345678。", "")
    repository.revise(2)
    repository.commit("删去")
    result, files = build(repository.content)
    assert result.is_published
    assert told(result) == [("earlier-text-held-back", "notice", f"{YEAR}v/1/")]
    assert not [path for path, content in files.items() if b"13812345678" in content]
    assert b"36.50" not in files[f"{YEAR}v/1/index.html"]
    assert b"138****5678" in files[f"{YEAR}changes/index.html"]


def test_an_amount_of_many_digits_in_an_earlier_text_is_no_number_of_a_person(repository: Repository) -> None:
    repository.replace("money_unit: 万元\namount: '36.50'", "money_unit: 元\namount: '13812345678'")
    repository.commit("以元计")
    repository.replace("'13812345678'", "'400000'")
    repository.revise(2)
    repository.commit("更正")
    result, files = build(repository.content)
    assert told(result) == []
    assert b"13812345678" in files[f"{YEAR}v/1/index.html"]
    assert "13812345678 元".encode() in files[f"{YEAR}changes/index.html"]


def test_a_submission_left_out_takes_its_earlier_versions_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_settings(monkeypatch)
    repository = new_repository(tmp_path / "r")
    corrected(repository)
    repository.replace("'40.00'", "'41.00'")
    repository.commit("悄悄改")
    result, files = build(repository.content, quarantine=True)
    assert result.withheld == (YEAR,)
    assert of_history(files) == set()
