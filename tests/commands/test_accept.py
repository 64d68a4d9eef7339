"""`mingzhang accept`: lists the errors of a submission and writes the record that releases them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from generator import batches, loading
from generator.checks import Finding, Subject
from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.release import Release, ReleaseKind, identity_of
from generator.model.spot import in_project, in_submission
from generator.write.accepted import accepted_text
from tests.commands.running import Run, run
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal
from tests.samples import check

ACCEPTED = f"{SUBMISSION}/accepted.yaml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A submission, transcribed, with two errors of one check and a warning of another."""

    def errors(subject: Subject) -> Iterable[Finding]:
        for project in subject.submission.projects:
            yield Finding(msg("The file is empty"), in_project(project.id, "amount"), project.amount.text)

    def warnings(_: Subject) -> Iterable[Finding]:
        yield Finding(msg("The file is empty"), in_submission("title"))

    found = (check(errors, id="an-error", severity=Severity.ERROR), check(warnings, id="a-warning"))
    for module in (batches, loading):
        monkeypatch.setattr(module, "discover_checks", lambda _: found)
    content = copy_minimal(tmp_path / "content")
    file = content / SUBMISSION / "submission.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("origin: filed", "origin: copied"), encoding="utf-8")
    return content


def accept(content: Path, *more: object) -> Run:
    return run(
        "accept", "--content", content, content / SUBMISSION, "--reason", "原文如此", "--now", "2031-05-01", *more
    )


def test_errors_are_listed_released_and_then_stop_nothing(content: Path, tmp_path: Path) -> None:
    assert run("check", "--content", content).exit_code == 1
    ended = accept(content, "--as-filed")
    assert ended.exit_code == 0
    assert ended.out.count("The file is empty") == 3
    assert ended.out.endswith(f"released in {ACCEPTED}: 2; errors left: 0\n")
    entries = yaml.safe_load((content / ACCEPTED).read_text(encoding="utf-8"))["accepted"]
    assert [entry["file"].startswith("projects/") for entry in entries] == [True, True]
    assert {(entry["check"], entry["kind"], entry["reason"], str(entry["date"])) for entry in entries} == {
        ("an-error", "as-filed", "原文如此", "2031-05-01")
    }
    assert [set(entry) for entry in entries] == [
        {"check", "file", "field", "found", "expected", "kind", "reason", "date"}
    ] * 2
    assert run("check", "--content", content).out.endswith("errors: 0, warnings: 1, notices: 0; released: 2\n")
    built = run("build", "--content", content, "--output", tmp_path / "site", "--no-search")
    assert built.exit_code == 0


def test_nothing_is_written_where_only_a_look_was_asked_for(content: Path) -> None:
    assert accept(content, "--as-filed", "--dry-run").exit_code == 0
    assert not (content / ACCEPTED).exists()


def test_a_second_time_there_is_nothing_to_release(content: Path) -> None:
    accept(content, "--as-filed")
    before = (content / ACCEPTED).read_bytes()
    ended = accept(content, "--as-filed")
    assert (ended.exit_code, ended.out) == (0, "There is no error to release\n")
    assert (content / ACCEPTED).read_bytes() == before


def test_only_the_check_that_is_named_is_released(content: Path) -> None:
    ended = accept(content, "--as-filed", "--check", "another")
    assert (ended.exit_code, ended.out) == (1, "There is no error to release\n")


def test_a_release_ends_with_a_change_of_the_text(content: Path) -> None:
    accept(content, "--as-filed", "--until", "2031-12-31")
    file = content / PROJECT
    file.write_text(file.read_text(encoding="utf-8").replace("amount: '36.50'", "amount: '36.51'", 1), encoding="utf-8")
    ended = run("check", "--content", content)
    assert "release-matches-nothing" in ended.out
    assert ended.out.endswith("errors: 1, warnings: 2, notices: 0; released: 1\n")


def test_a_fault_of_a_file_is_never_released(content: Path) -> None:
    (content / PROJECT).write_text("name: x\n", encoding="utf-8")
    ended = accept(content, "--as-filed")
    assert (ended.exit_code, ended.out) == (1, "There is no error to release\n")


@pytest.mark.parametrize(
    "more",
    [
        pytest.param([], id="neither kind"),
        pytest.param(["--as-filed", "--reason", " "], id="no reason"),
    ],
)
def test_wrong_usage(content: Path, more: list[str]) -> None:
    assert accept(content, *more).exit_code == 2
    assert not (content / ACCEPTED).exists()


def test_the_folder_of_a_submission_is_wanted(content: Path) -> None:
    ended = run("accept", "--content", content, content, "--as-filed", "--reason", "x")
    assert ended.exit_code == 2
    assert "is not the folder of a submission or a body" in ended.err


RELEASE = Release(
    "an-error",
    "text/a.md",
    "",
    "一\n二",
    ReleaseKind.EXPLAINED,
    "已核实",
    datetime.date(2031, 5, 1),
    datetime.date(2032, 1, 1),
)


def test_a_record_is_added_to_what_stands_there() -> None:
    first = accepted_text("", [RELEASE])
    both = accepted_text(f"# 说明\n{first}\n  # 又一条\n", [RELEASE])
    assert both.startswith("# 说明\naccepted:\n")
    assert "# 又一条" in both
    entries = yaml.safe_load(both)["accepted"]
    assert len(entries) == 2
    assert entries[0] == entries[1]
    assert (entries[0]["found"], entries[0]["until"]) == ("一\n二", "2032-01-01")


def test_what_was_expected_and_the_identity_are_written_where_the_record_has_them() -> None:
    release = dataclasses.replace(RELEASE, expected="", identity=identity_of("13812345678", 1, 1))
    [entry] = yaml.safe_load(accepted_text("", [release]))["accepted"]
    assert (entry["expected"], entry["identity"]) == ("", release.identity)
    [before] = yaml.safe_load(accepted_text("", [RELEASE]))["accepted"]
    assert {"expected", "identity"}.isdisjoint(before)


def test_nothing_is_added_to_a_file_of_another_shape() -> None:
    with pytest.raises(ValueError, match="plain list"):
        accepted_text("accepted: []\n", [RELEASE])
