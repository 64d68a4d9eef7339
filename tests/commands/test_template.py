"""`mingzhang template`, its way back through import, and `check --format xlsx` with the findings in a copy."""

from __future__ import annotations

import dataclasses
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from generator import workbooks
from generator.model.submission import Submission
from generator.read.content import read_submission
from generator.read.content_tree import lay_out
from generator.read.files import scan_tree
from generator.template_book.make import fill
from generator.validate.submission import build_submission
from tests import samples
from tests.commands.running import run
from tests.samples_text import content_folder, disclosure, printed
from tests.template_book.test_round_trip import everything
from tests.template_book.trips import content_of

PATH = "990100/danganguanliju/2031/"
CONTENT = Path(__file__).resolve().parents[2] / "content"


def read(content: Path) -> Submission:
    [folder] = lay_out(scan_tree(content)).regions[0].bodies[0].submissions
    raw, found = read_submission(content, folder)
    assert raw is not None, found
    submission, faults = build_submission(raw, samples.region(), samples.body(slug="danganguanliju", code=""))
    assert submission is not None, faults
    return submission


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """A content folder with a submission that was imported from a filled workbook."""
    content = content_folder(tmp_path)
    # Its project codes are made up, so that what the workbook states is the region.
    (tmp_path / "申报表.xlsx").write_bytes(fill(everything(), str, {}).content)
    ended = run("import", tmp_path / "申报表.xlsx", "--into", content)
    assert ended.exit_code == 0, ended.out + ended.err
    return content


def test_a_template_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    ended = run("template", "--family", "hunan", "--output", path)
    assert (ended.exit_code, ended.out) == (0, f"Written: {path}\n")
    before = path.read_bytes()
    again = run("template", "--output", path)
    assert again.exit_code != 0
    assert "is there already" in again.err
    assert path.read_bytes() == before


def test_a_filled_workbook_becomes_content_that_says_the_same(imported: Path) -> None:
    submission = read(imported)
    wanted = everything(region=samples.region(), body=submission.body)
    assert content_of(submission) == content_of(wanted)
    assert (imported / PATH / "source/申报表.xlsx").is_file()


def test_findings_stand_in_a_copy_of_what_was_imported(imported: Path, tmp_path: Path) -> None:
    source = imported / PATH / "source/申报表.xlsx"
    before = source.read_bytes()
    output = tmp_path / "结果.xlsx"
    ended = run("check", "--content", imported, "--format", "xlsx", "--output", output, imported / PATH)
    assert f"Written: {output}" in ended.out, ended.err
    assert source.read_bytes() == before
    book = openpyxl.load_workbook(output)
    findings = json.loads(run("check", "--content", imported, "--format", "json", imported / PATH).out)["findings"]
    sheet = book.worksheets[0]
    rows = [row for row in sheet.iter_rows(min_row=2) if row[0].value in ("error", "warning", "notice")]
    assert len(rows) == len(findings) > 3
    # Where the finding says that it stands in the source, there is its mark.
    placed = [one for one in findings if one["place"]["source"].startswith("sheet:")]
    assert placed
    for one in placed:
        name, _, square = one["place"]["source"].split("; ")[0].removeprefix("sheet:").rpartition("/")
        cell = book[name][square]
        assert one["check"] in cell.comment.text
        assert one["message"] in cell.comment.text
    assert all(row[-1].hyperlink for row in rows if "!" in str(row[-1].value))
    # What was mended in the copy can be imported as it is: the list on its first sheet is no content.
    again = run("import", output, "--into", imported, "--dry-run")
    assert again.exit_code == 0, again.out


def test_findings_stand_in_a_filled_template_where_the_document_was_no_workbook(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    folder = next(path.parent for path in sorted(content.rglob("submission.yaml")))
    output = tmp_path / "结果.xlsx"
    ended = run("check", "--content", content, "--format", "xlsx", "--output", output, folder)
    assert "Written:" in ended.out, ended.err
    book = openpyxl.load_workbook(output)
    sheet = book.worksheets[0]
    rows = [
        row for row in sheet.iter_rows(min_row=2) if str(row[0].value).split("（")[0] in ("error", "warning", "notice")
    ]
    assert rows
    linked = [row for row in rows if row[-1].hyperlink]
    assert len(linked) > len(rows) * 0.9
    commented = [cell for one in book.worksheets for row in one.iter_rows() for cell in row if cell.comment]
    assert commented
    # A later copy may take the place of an earlier one.
    assert "Written:" in run("check", "--content", content, "--format", "xlsx", "--output", output, folder).out


def test_nothing_else_is_written_over(imported: Path, tmp_path: Path) -> None:
    own = tmp_path / "申报表.xlsx"
    source = imported / PATH / "source/申报表.xlsx"
    for path in (own, source, imported / "neu.xlsx"):
        before = path.read_bytes() if path.exists() else None
        ended = run("check", "--content", imported, "--format", "xlsx", "--output", path, imported / PATH)
        assert ended.exit_code == 1
        assert "is there already" in ended.err or "lies inside the content" in ended.err
        assert (path.read_bytes() if path.exists() else None) == before


def test_one_submission_has_to_be_named(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    ended = run("check", "--content", content, "--format", "xlsx")
    assert ended.exit_code == 2
    assert "give its path" in ended.err


def test_a_submission_at_fault_itself_is_said(imported: Path, tmp_path: Path) -> None:
    file = imported / PATH / "submission.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "unknown: x\n", encoding="utf-8")
    output = tmp_path / "结果.xlsx"
    ended = run("check", "--content", imported, "--format", "xlsx", "--output", output, imported / PATH)
    assert ended.exit_code == 1
    assert "must be put right" in ended.err
    assert not output.exists()


def test_an_original_that_was_changed_is_not_copied(imported: Path, tmp_path: Path) -> None:
    source = imported / PATH / "source/申报表.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(source.read_bytes()))
    book["基本情况"]["B4"] = "换过的"
    book.save(source)
    output = tmp_path / "结果.xlsx"
    run("check", "--content", imported, "--format", "xlsx", "--output", output, imported / PATH)
    assert openpyxl.load_workbook(output)["基本情况"]["B4"].value == everything().title


def test_an_original_that_would_take_all_memory_is_not_opened(
    imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MAX_MERGED_SQUARES", 10)
    output = tmp_path / "结果.xlsx"
    ended = run("check", "--content", imported, "--format", "xlsx", "--output", output, imported / PATH)
    assert "Written:" in ended.out
    assert "as a workbook of ours" in str(openpyxl.load_workbook(output).worksheets[0]["A3"].value)


def test_an_original_of_another_make_is_copied_too(tmp_path: Path) -> None:
    """Whatever form it has: what counts is where its cells were read."""
    content = content_folder(tmp_path)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "绩效 (1)"
    for line in printed(disclosure(1)).split("\n"):
        sheet.append(line.split("\t"))
    book.save(tmp_path / "绩效文本.xlsx")
    ended = run("import", tmp_path / "绩效文本.xlsx", "--into", content, "--partial", "--body", "danganguanliju")
    assert (content / PATH).exists(), ended.out
    output = tmp_path / "结果.xlsx"
    run("check", "--content", content, "--format", "xlsx", "--output", output, content / PATH)
    copy = openpyxl.load_workbook(output)
    assert copy.sheetnames == ["Findings of the checks", "绩效 (1)"]
    assert any(cell.comment for row in copy["绩效 (1)"].iter_rows() for cell in row)


def test_the_sample_is_a_whole_one() -> None:
    one = everything()
    empty = [field.name for field in dataclasses.fields(one) if getattr(one, field.name) in ((), "", None)]
    assert empty == ["removed", "removed_tables", "secrecy_review", "source", "revisions"]
