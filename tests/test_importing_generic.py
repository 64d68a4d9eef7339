"""A document of no known form becomes content by the words of its tables; nothing of it goes in silence."""

from pathlib import Path

import pytest

from generator.forms import Given
from generator.importing import ImportSettings, import_document
from generator.intake.identify import Stated
from generator.model.import_report import ImportReport, Outcome
from tests import samples_provinces as sample
from tests.samples_printed import Block, tabs
from tests.samples_text import content_folder, disclosure, printed

COVER: list[Block] = [f"{sample.OWNER}2031年部门预算"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return content_folder(tmp_path)


def run(content: Path, text: str, *, is_partial: bool = False) -> ImportReport:
    path = content.parent / "预算公开.txt"
    path.write_text(text, encoding="utf-8")
    return import_document(path, ImportSettings(content, Stated(region="990100"), Given(), is_partial=is_partial))


@pytest.mark.parametrize("name", sample.PROVINCES)
def test_tables_of_another_province_become_content(content: Path, name: str) -> None:
    report = run(content, tabs([*COVER, *sample.PROVINCES[name]]))
    assert (report.outcome, report.family, report.unread, report.unsure) == (Outcome.WRITTEN, "generic", (), ())
    [table] = [file for file in report.files if file.endswith(".csv")]
    assert (content / table).read_text(encoding="utf-8").count("\n") >= 2


def test_a_known_form_is_read_by_its_family(content: Path) -> None:
    assert run(content, printed(disclosure(2))).family == "hebei"


def test_what_is_unsure_or_unread_stops_the_import_unless_part_of_it_is_asked_for(content: Path) -> None:
    text = tabs([*COVER, *sample.HUBEI, "单位：元", [("甲", "乙"), ("1", "2")]])
    report = run(content, text)
    assert report.outcome is Outcome.REFUSED
    assert [item.text for item in report.unread] == ["单位：元", "甲", "乙", "1", "2"]
    assert run(content, text, is_partial=True).outcome is Outcome.WRITTEN


@pytest.mark.parametrize("text", ["青川县档案管理局2031年部门预算\n\n一、主要职责\n\n管理档案。\n", "甲\t乙\n1\t2\n"])
def test_without_a_table_of_known_words_it_is_refused_and_all_families_are_named(content: Path, text: str) -> None:
    report = run(content, text, is_partial=True)
    assert report.outcome is Outcome.REFUSED
    assert "generic" in dict(report.recognition)
    assert "Unknown form" in str(report.problems[0])
