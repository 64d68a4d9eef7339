"""A document becomes content, whole or not at all; a newer one keeps the addresses."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.forms import Given
from generator.importing import ImportSettings, import_document
from generator.intake.identify import Stated
from generator.model.amount import MoneyUnit
from generator.model.import_report import ImportReport, MatchedBy, Outcome
from generator.read.content import read_submission
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from tests.samples_text import Disclosure, Style, code, content_folder, disclosure, forms, printed

PATH = "990100/danganguanliju/2031/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return content_folder(tmp_path)


def document(content: Path, text: str | bytes, name: str = "绩效文本.txt") -> Path:
    path = content.parent / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def run(content: Path, said: Disclosure | str | bytes, name: str = "绩效文本.txt", **changes: Any) -> ImportReport:
    text = printed(said) if isinstance(said, Disclosure) else said
    settings = dataclasses.replace(ImportSettings(content, Stated(), Given()), **changes)
    return import_document(document(content, text, name), settings)


def files(content: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(content)): path.read_bytes()
        for path in sorted(content.rglob("*"))
        if path.is_file() and "codelists" not in path.parts
    }


def problems(report: ImportReport) -> list[str]:
    return [str(problem) for problem in report.problems]


def test_a_document_becomes_content_that_reads_back(content: Path) -> None:
    report = run(content, disclosure(3))
    assert (report.outcome, report.path, report.projects, report.indicators) == (Outcome.WRITTEN, PATH, 3, 18)
    assert set(report.files) == set(files(content))
    assert {match.by for match in report.matches} == {MatchedBy.NEW}
    [folder] = lay_out(scan_tree(content)).regions[0].bodies[0].submissions
    raw, found = read_submission(content, folder)
    assert raw is not None
    assert found == ()
    assert files(content)[f"{PATH}source/绩效文本.txt"] == printed(disclosure(3)).encode()
    # An address counts as public from the build that records it: until then a document may wait for its day.
    assert "addresses.txt" not in files(content)


def test_importing_twice_changes_nothing(content: Path) -> None:
    run(content, disclosure(3))
    before = files(content)
    report = run(content, disclosure(3))
    assert (report.outcome, report.files) == (Outcome.UNCHANGED, ())
    assert files(content) == before
    assert {match.by for match in report.matches} == {MatchedBy.CODE}


def test_a_new_text_says_what_of_the_old_one_does_not_hold_for_it(content: Path) -> None:
    run(content, disclosure(2))
    submission = content / PATH / "submission.yaml"
    text = submission.read_text(encoding="utf-8")
    assert "status: draft" in text
    reviewed = text.replace("status: draft", "status: approved") + "secrecy_review: {by: 办公室, 'on': '2031-01-28'}\n"
    submission.write_text(reviewed, encoding="utf-8")
    again = run(content, disclosure(3))
    assert [str(one) for one in again.undone] == [
        "The text is another one: the secrecy review of the old one is taken out; review it and record it again",
        "The status follows the document: approved became draft",
    ]
    assert run(content, disclosure(3)).undone == ()


def test_projects_of_one_name_without_codes_keep_their_addresses(content: Path) -> None:
    said = disclosure(forms=forms(3, code=None, name="修复经费"))
    run(content, said)
    before = files(content)
    assert run(content, said).outcome is Outcome.UNCHANGED
    assert files(content) == before
    assert len([name for name in before if "projects/" in name]) == 3


def test_a_dry_run_writes_nothing(content: Path) -> None:
    report = run(content, disclosure(1), is_dry_run=True)
    assert report.outcome is Outcome.CHECKED
    assert f"{PATH}submission.yaml" in report.files
    assert files(content) == {}


def test_a_newer_document_keeps_addresses_by_code_else_by_name(content: Path) -> None:
    first = forms(3)
    run(content, disclosure(forms=(first[0], dataclasses.replace(first[1], code=None), first[2])))
    by_name = "di2pidanganxiufujingfei"
    renamed = dataclasses.replace(first[0], name="改了名的经费", amount="9.99")
    report = run(content, disclosure(forms=(first[1], renamed)))
    assert [(match.id, match.by) for match in report.matches] == [
        (by_name, MatchedBy.NAME),
        (code(1).lower(), MatchedBy.CODE),
    ]
    assert report.removed == ("第3批档案修复经费",)
    held = files(content)
    assert f"{PATH}projects/{code(3).lower()}.yaml" not in held
    assert code(3).lower() in held[f"{PATH}submission.yaml"].decode()


def test_a_project_that_comes_back_finds_its_address(content: Path) -> None:
    run(content, disclosure(2))
    run(content, disclosure(1))
    report = run(content, disclosure(2))
    assert [match.id for match in report.matches] == [code(1).lower(), code(2).lower()]
    assert b"removed" not in files(content)[f"{PATH}submission.yaml"]


def test_a_name_never_joins_two_codes(content: Path) -> None:
    run(content, disclosure(forms=forms(1)))
    report = run(content, disclosure(forms=forms(1, code=code(9))))
    assert [(match.id, match.by) for match in report.matches] == [(code(9).lower(), MatchedBy.NEW)]
    assert report.removed == ("第1批档案修复经费",)


def test_another_year_is_another_submission_of_the_same_body(content: Path) -> None:
    run(content, disclosure(1))
    report = run(content, disclosure(1, year=2032))
    assert report.path == "990100/danganguanliju/2032/"
    assert f"{PATH}submission.yaml" in files(content)


DAMAGED = printed(disclosure(2)).replace("其他资金\t\n", "其他资金\t3\t4\n", 1)


def test_nothing_is_written_when_something_is_unread(content: Path) -> None:
    report = run(content, DAMAGED)
    assert report.outcome is Outcome.REFUSED
    assert len(report.problems) == 1
    assert [item.text for item in report.unread][-3:] == ["其他资金", "3", "4"]
    assert files(content) == {}


def test_partial_writes_what_was_read(content: Path) -> None:
    report = run(content, DAMAGED, is_partial=True)
    assert report.outcome is Outcome.WRITTEN
    assert report.unread
    assert f"{PATH}projects/{code(1).lower()}.yaml" in files(content)


def test_an_unreadable_amount_is_written_as_printed_when_partial_says_so(content: Path) -> None:
    report = run(content, printed(disclosure(1)).replace("\t1.25\t其中", "\t1. 25\t其中"), is_partial=True)
    assert report.outcome is Outcome.WRITTEN
    assert [item.field for item in report.unsure] == ["projects/#1/amount"]
    assert "amount: 1. 25" in files(content)[f"{PATH}projects/{code(1).lower()}.yaml"].decode()


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        pytest.param(b"", "a.txt", "The file is empty", id="empty"),
        pytest.param(b"\x00\x01\x02", "a.txt", "NUL", id="binary"),
        pytest.param(b"{\\rtf1", "a.rtf", "Files of the kind .rtf are not read", id="another kind of file"),
        pytest.param(b"x", "a", "Files of the kind — are not read", id="no kind"),
        pytest.param("天气预报\n".encode(), "a.txt", "Unknown form, or not the encoding", id="another text"),
        pytest.param(printed(disclosure(1)).encode("big5", errors="ignore"), "a.txt", "GB18030", id="another encoding"),
        pytest.param(
            printed(disclosure(1)).encode().replace(b"\xe9\x9d\x92", b"\xe9\x9d", 1), "a.txt", "damaged", id="lost byte"
        ),
    ],
)
def test_what_cannot_be_read_says_why_in_one_message(content: Path, text: bytes, name: str, said: str) -> None:
    report = run(content, text, name)
    assert report.outcome is Outcome.REFUSED
    [problem] = problems(report)
    assert said in problem
    assert files(content) == {}


def test_an_unknown_form_says_what_was_looked_for(content: Path) -> None:
    report = run(content, "天气预报\n")
    looked = {family: recognition.looked_for for family, recognition in report.recognition}
    assert "项目编码" in looked["hebei"]
    assert all(recognition.found == () for _, recognition in report.recognition)


def test_a_missing_file_and_a_folder_are_said(content: Path) -> None:
    settings = ImportSettings(content, Stated(), Given())
    assert "is no file" in problems(import_document(content.parent / "nowhere.txt", settings))[0]
    (content.parent / "folder.txt").mkdir()
    assert "is no file" in problems(import_document(content.parent / "folder.txt", settings))[0]


BARE = Style(title="部门预算绩效文本", status="")


@pytest.mark.parametrize(
    ("said", "stated", "sentence"),
    [
        pytest.param(printed(disclosure(1), BARE), Stated(), "give --year YYYY", id="year"),
        pytest.param(printed(disclosure(1)), Stated(year=2030), "--year says 2030", id="another year"),
        pytest.param(printed(disclosure(1)), Stated(region="990199"), "not in the code list", id="unknown region"),
        pytest.param(printed(disclosure(1)), Stated(region="990200"), "--region says 990200", id="another region"),
        pytest.param(printed(disclosure(1)), Stated(body="../../etc"), "is no address", id="no address"),
        pytest.param(printed(disclosure(1)), Stated(body="Dangan"), "is no address", id="capital letters"),
    ],
)
def test_what_is_missing_or_wrong_is_one_line(content: Path, said: str, stated: Stated, sentence: str) -> None:
    report = run(content, said, stated=stated)
    assert report.outcome is Outcome.REFUSED
    [problem] = problems(report)
    assert sentence in problem
    assert files(content) == {}


def test_a_missing_unit_of_money_is_said_and_may_be_given(content: Path) -> None:
    text = printed(disclosure(1), Style(money_line=""))
    [problem] = problems(run(content, text))
    assert "--money-unit" in problem
    assert run(content, text, given=Given(MoneyUnit.WAN)).outcome is Outcome.WRITTEN


def test_an_address_may_be_chosen_once(content: Path) -> None:
    assert run(content, disclosure(1), stated=Stated(body="archives")).path == "990100/archives/2031/"
    assert run(content, disclosure(1)).outcome is Outcome.UNCHANGED
    [problem] = problems(run(content, disclosure(1), stated=Stated(body="other")))
    assert "has the address archives already" in problem


def test_an_address_of_another_body_is_refused(content: Path) -> None:
    run(content, disclosure(1), stated=Stated(body="archives"))
    other = disclosure(1, department="青川市方志馆")
    [problem] = problems(run(content, other, stated=Stated(body="archives")))
    assert "belongs to “青川市档案管理局”" in problem


def test_a_document_without_a_cover_needs_a_body_that_is_there(content: Path) -> None:
    text = printed(disclosure(1)).replace("青川市档案管理局编制\n", "").replace("青川市档案管理局\n", "", 1)
    text = text.replace("2031年部门预算绩效文本", "部门预算绩效文本")
    assert "give --body SLUG" in problems(run(content, text, stated=Stated(year=2031)))[0]
    stated = Stated(body="danganguanliju", year=2031)
    assert "holds no body danganguanliju" in problems(run(content, text, stated=stated))[0]
    run(content, disclosure(1))
    assert run(content, text, stated=stated).path == PATH


def test_a_fault_in_the_content_is_named_and_nothing_is_written(content: Path) -> None:
    run(content, disclosure(1))
    file = content / PATH / "submission.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "wrong: field\n", encoding="utf-8")
    before = files(content)
    place, fault = problems(run(content, disclosure(2)))
    assert f"{PATH}submission.yaml" in place
    assert "wrong" in fault
    assert files(content) == before


@pytest.mark.parametrize(
    ("sign", "shown"),
    [("\ufffd", "U+FFFD"), ("\x07", "U+0007"), ("\u202e", "U+202E")],
)
def test_a_character_no_text_may_hold_is_unsure(content: Path, sign: str, shown: str) -> None:
    report = run(content, printed(disclosure(1)).replace("受潮的馆藏", f"受潮{sign}的馆藏"))
    assert [(item.field, shown in str(item.reason)) for item in report.unsure] == [("projects/#1/purpose", True)]
    assert files(content) == {}


@pytest.mark.parametrize("sign", ["\x0b", "\u2028", "\ufeff", "\u200b"])
def test_signs_of_a_word_processor_change_nothing(content: Path, sign: str) -> None:
    run(content, printed(disclosure(1)).replace("受潮的馆藏", f"受潮{sign}的馆藏"))
    held = files(content)[f"{PATH}projects/{code(1).lower()}.yaml"].decode()
    assert "用于修复受潮的馆藏档案" in held


def command(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "import", *map(str, arguments)])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_the_exit_code_says_whether_all_was_read(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = document(content, printed(disclosure(1)), "good.txt")
    bad = document(content, DAMAGED.replace("2031年部门", "2032年部门"), "bad.txt")
    assert command(good, "--into", content) == 0
    assert command(good, bad, "--into", content) == 1
    assert command(bad, "--into", content, "--partial") == 1
    assert command(bad, "--into", content, "--dry-run") == 1
    assert command(content.parent / "nowhere.txt", "--into", content) == 1
    assert command("--into", content) == 2
    assert "Unread: 7" in capsys.readouterr().out


def test_the_report_is_also_given_as_json(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = document(content, printed(disclosure(1)), "good.txt")
    assert command(good, "--into", content, "--dry-run", "--format", "json") == 0
    assert "good.txt" in json.dumps(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda text: text[: len(text) // 2], id="half a document"),
        pytest.param(lambda text: text.replace("\t", "    "), id="no tabs"),
        pytest.param(lambda text: text.replace("\n", ""), id="no lines"),
        pytest.param(lambda text: text.replace("项目名称", ""), id="no names"),
        pytest.param(lambda text: text + text, id="twice"),
    ],
)
def test_a_spoilt_document_is_refused_and_never_a_crash(content: Path, spoil: Callable[[str], str]) -> None:
    report = run(content, spoil(printed(disclosure(3))))
    assert report.outcome is Outcome.REFUSED
    assert report.problems
    assert files(content) == {}


def test_what_would_be_too_large_to_read_back_is_refused(content: Path) -> None:
    text = printed(disclosure(1)).replace("受潮的", "受潮" * 200_000 + "的")
    report = run(content, text)
    assert report.outcome is Outcome.REFUSED
    assert "larger than the 1000000 bytes" in problems(report)[0]
    assert files(content) == {}
