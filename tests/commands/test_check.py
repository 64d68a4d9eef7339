"""`mingzhang check`: every finding, in two forms, and an exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from generator import batches, loading
from generator.checks import Finding, Scope, Subject
from generator.model.catalogue import Summary
from generator.model.message import msg
from generator.model.spot import in_project, in_submission
from tests.commands.running import run
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal, snapshot
from tests.samples import check

pytestmark = pytest.mark.usefixtures("no_checks")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


def warning_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def finds(subject: Subject) -> Iterable[Finding]:
        yield Finding(msg("The file is empty"), in_project(subject.submission.projects[0].id, "code"))

    monkeypatch.setattr(batches, "discover_checks", lambda _: (check(finds),))


def test_content_without_a_fault(content: Path) -> None:
    ended = run("check", "--content", content)
    assert (ended.exit_code, ended.out, ended.err) == (0, "errors: 0, warnings: 0, notices: 0\n", "")


def test_an_error(content: Path) -> None:
    (content / PROJECT).write_text("name: x\n", encoding="utf-8")
    ended = run("check", "--content", content)
    assert ended.exit_code == 1
    assert ended.out.startswith("error missing-field")
    assert f"  {PROJECT}:1:1: " in ended.out
    assert ended.out.endswith("errors: 2, warnings: 0, notices: 0\n")


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--strict"], 1)], ids=["usual", "strict"])
def test_a_warning_fails_only_where_it_is_wanted(
    arguments: list[str], code: int, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warning_check(monkeypatch)
    ended = run("check", "--content", content, *arguments)
    assert ended.exit_code == code
    assert "warning some-fault" in ended.out


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
    assert "error check-crashed" in ended.out
    assert "bad-check: 990100/dangan-guanli-ju/2031/: ZeroDivisionError: by nought" in ended.out


def test_json_stays_json_without_findings(content: Path) -> None:
    ended = run("check", "--content", content, "--format", "json")
    assert json.loads(ended.out)["findings"] == []


@pytest.mark.parametrize(
    ("format", "sign"),
    [
        ("text", f"  {PROJECT}:1:1: "),
        ("json", '"check": "missing-field"'),
        ("github", "::error file="),
        ("sarif", '"ruleId": "missing-field"'),
        ("html", "<!doctype html>"),
    ],
)
def test_each_format_goes_to_the_terminal_or_into_a_file(format: str, sign: str, content: Path, tmp_path: Path) -> None:
    (content / PROJECT).write_text("name: x\n", encoding="utf-8")
    asked = ("check", "--content", content, "--format", format)
    shown = run(*asked)
    assert sign in shown.out
    written = run(*asked, "--output", tmp_path / "out" / "findings")
    assert (written.exit_code, written.out) == (1, "errors: 2, warnings: 0, notices: 0\n")
    text = (tmp_path / "out" / "findings").read_text(encoding="utf-8")
    assert sign in text
    assert format == "text" or text == shown.out


def test_all_findings_are_shown_where_they_are_wanted(content: Path) -> None:
    text = "name: x\nmoney_unit: 万元\namount: ''\n" + "".join(f"wrong{number}: x\n" for number in range(5))
    (content / PROJECT).write_text(text, encoding="utf-8")
    few, every = (
        [line for line in run("check", "--content", content, *more).out.splitlines() if line.startswith(f"  {PROJECT}")]
        for more in ([], ["--all"])
    )
    assert (len(few), len(every)) == (3, 5)


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


def second_submission(content: Path) -> str:
    """The same body's year after, with a fault of its own; its path below the content folder."""
    folder = f"{SUBMISSION.rpartition('/')[0]}/2032"
    shutil.copytree(content / SUBMISSION, content / folder)
    shutil.rmtree(content / folder / "source")
    file = content / folder / "submission.yaml"
    text = file.read_text(encoding="utf-8").replace("fiscal_year: '2031'", "fiscal_year: '2032'")
    file.write_text(text.replace("origin:", "orign:"), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("path", "faults"),
    [
        pytest.param(SUBMISSION, 0, id="a submission without a fault"),
        pytest.param(PROJECT, 0, id="a file of it"),
        pytest.param(SUBMISSION.replace("2031", "2032"), 2, id="one with faults"),
        pytest.param(SUBMISSION.rpartition("/")[0], 2, id="its body"),
        pytest.param(".", 2, id="everything"),
    ],
)
def test_only_what_is_asked_for_is_reported(path: str, faults: int, content: Path) -> None:
    second_submission(content)
    ended = run("check", "--content", content, content / path, "--format", "json")
    assert len(json.loads(ended.out)["findings"]) == faults
    assert ended.exit_code == bool(faults)


def test_a_path_may_be_given_below_the_content_folder(content: Path) -> None:
    folder = second_submission(content)
    assert run("check", "--content", content, folder) == run("check", "--content", content, content / folder)


def test_a_path_elsewhere_is_wrong_usage(content: Path, tmp_path: Path) -> None:
    outside = run("check", "--content", content, tmp_path)
    assert (outside.exit_code, str(tmp_path) in outside.err) == (2, True)
    nowhere = run("check", "--content", content, content / "2033")
    assert (nowhere.exit_code, "2033" in nowhere.err) == (2, True)


def across_check(monkeypatch: pytest.MonkeyPatch, scope: Scope) -> None:
    """A check across submissions that finds fault with each, saying how many it saw."""

    def find(summaries: Sequence[Summary]) -> Iterable[tuple[str, Finding]]:
        for summary in summaries:
            yield summary.path, Finding(msg("The file is empty"), in_submission("title"), str(len(summaries)))

    found = (check(None, find_across=find, scope=scope),)
    for module in (batches, loading):
        monkeypatch.setattr(module, "discover_checks", lambda _: found)


def test_checks_over_the_years_of_a_body_run_for_one_of_them(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    across_check(monkeypatch, Scope.YEARS)
    folder = content / second_submission(content) / "submission.yaml"
    folder.write_text(folder.read_text(encoding="utf-8").replace("orign:", "origin:"), encoding="utf-8")
    ended = run("check", "--content", content, content / SUBMISSION, "--format", "json")
    (found,) = json.loads(ended.out)["findings"]
    assert (found["place"]["file"], found["found"]) == (f"{SUBMISSION}/submission.yaml", "2")


def test_checks_over_all_bodies_say_that_they_did_not_run(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    across_check(monkeypatch, Scope.SUBMISSIONS)
    ended = run("check", "--content", content, content / SUBMISSION, "--format", "json")
    assert json.loads(ended.out)["findings"] == []
    assert "some-fault" in ended.err
    whole = run("check", "--content", content, "--format", "json")
    assert [one["found"] for one in json.loads(whole.out)["findings"]] == ["1"]
    assert whole.err == ""


def test_a_check_across_submissions_that_crashes_is_our_fault(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(summaries: Sequence[Summary]) -> Iterable[tuple[str, Finding]]:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(loading, "discover_checks", lambda _: (check(None, id="bad-check", find_across=fails),))
    ended = run("check", "--content", content)
    assert ended.exit_code == 2
    assert "bad-check: ZeroDivisionError: by nought" in ended.out


def test_a_report_that_cannot_be_written_is_said_in_a_sentence(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ended = run("check", "--content", content, "--format", "json", "--output", tmp_path / "file" / "x")
    assert ended.exit_code == 1
    assert str(tmp_path / "file" / "x") in ended.err
    assert "fault of the program" not in ended.err


def test_a_fault_of_a_file_repeats_no_number_of_a_person(content: Path) -> None:
    number = "13912345678"
    (content / PROJECT).write_text(f"name: x\nunit: '{number}'\nmoney_unit: 万元\namount: ''\n", encoding="utf-8")
    ended = run("check", "--content", content, "--format", "json")
    assert "139****5678" in ended.out
    assert number not in ended.out


def test_an_empty_content_folder_is_no_error_and_says_that_it_is_empty(tmp_path: Path) -> None:
    ended = run("check", "--content", tmp_path)
    assert (ended.exit_code, ended.out) == (0, "errors: 0, warnings: 0, notices: 0\n")
    assert f"Nothing was found to check in {tmp_path}: no <region>/<body>/<year>/submission.yaml" in ended.err


def test_a_region_without_a_submission_says_so(content: Path) -> None:
    shutil.rmtree(content / SUBMISSION)
    ended = run("check", "--content", content, content / "990100")
    assert (ended.exit_code, ended.err.startswith(f"Nothing was found to check in {content / '990100'}")) == (0, True)


def test_a_folder_of_other_things_is_a_wrong_path(tmp_path: Path) -> None:
    (tmp_path / "Documents").mkdir()
    ended = run("check", "--content", tmp_path)
    assert ended.exit_code == 1
    assert "Nothing of this name is expected here" in ended.out
    assert "Nothing was found to check" in ended.err


def test_content_with_a_submission_says_nothing_of_the_kind(content: Path) -> None:
    assert run("check", "--content", content).err == ""
