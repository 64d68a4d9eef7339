"""`mingzhang check`: every finding, in two forms, and an exit code."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator import batches
from generator.checks import Finding, Subject
from generator.model.message import msg
from generator.model.spot import in_project
from tests.commands.running import run, run_apart
from tests.made_sites import PROJECT, copy_minimal, snapshot
from tests.samples import check


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


def warning_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def finds(subject: Subject) -> Iterable[Finding]:
        yield Finding(msg("The file is empty"), in_project(subject.submission.projects[0].id, "code"))

    monkeypatch.setattr(batches, "discover_checks", lambda _: (check(finds),))


def test_content_without_a_fault(content: Path) -> None:
    ended = run_apart("check", "--content", content)
    assert (ended.exit_code, ended.out, ended.err) == (0, "0 errors, 0 warnings, 0 notices\n", "")


def test_an_error(content: Path) -> None:
    (content / PROJECT).write_text("name: x\n", encoding="utf-8")
    ended = run("check", "--content", content)
    assert ended.exit_code == 1
    assert ended.out.startswith(f"{PROJECT}:1:1: error[missing-field]")
    assert ended.out.endswith("2 errors, 0 warnings, 0 notices\n")


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--strict"], 1)], ids=["usual", "strict"])
def test_a_warning_fails_only_where_it_is_wanted(
    arguments: list[str], code: int, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning_check(monkeypatch)
    ended = run("check", "--content", content, *arguments)
    assert ended.exit_code == code
    assert "warning[some-fault]" in ended.out


def test_a_warning_stops_a_strict_build_only(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warning_check(monkeypatch)
    build = ("build", "--content", content, "--output", tmp_path / "site", "--no-search")
    assert run(*build, "--strict").exit_code == 1
    assert not (tmp_path / "site").exists()
    assert run(*build).exit_code == 0


def test_a_check_that_crashes_is_our_fault(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Subject) -> Iterable[Finding]:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(batches, "discover_checks", lambda _: (check(fails, id="bad-check"),))
    ended = run("check", "--content", content)
    assert ended.exit_code == 2
    assert "error[check-crashed]" in ended.out
    assert "bad-check: 990100/dangan-guanli-ju/2031/: ZeroDivisionError: by nought" in ended.out


def test_json_stays_json_without_findings(content: Path) -> None:
    ended = run("check", "--content", content, "--format", "json")
    assert json.loads(ended.out) == {"findings": []}


def test_two_processes_find_what_one_finds(content: Path) -> None:
    (content / PROJECT).write_text("name: x\n", encoding="utf-8")
    one, two = (run("check", "--content", content, "--format", "json", "--jobs", jobs) for jobs in (1, 2))
    assert one == two


def test_nothing_is_written(content: Path, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    run("check", "--content", content)
    assert snapshot(tmp_path) == before


def test_content_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    ended = run("check", "--content", tmp_path / "nowhere")
    assert ended.exit_code == 2
    assert str(tmp_path / "nowhere") in ended.err
