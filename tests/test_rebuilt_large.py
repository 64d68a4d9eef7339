"""The made-up Word document that the import is measured with is read whole."""

from __future__ import annotations

from pathlib import Path

from benchmarks.import_word import write_document
from benchmarks.words import INDICATORS
from tests.rebuilt.reading import reading_of_file

PROJECTS = 12


def test_the_measured_document_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "绩效文本.docx"
    write_document(path, PROJECTS)
    reading = reading_of_file(path.name, "docx", path.read_bytes())
    assert (reading.family, reading.unread, reading.unsure, reading.missing) == ("hebei", (), (), ())
    assert [len(project.indicators) for project in reading.projects] == [len(INDICATORS)] * PROJECTS
    assert [row.level1 for row in reading.projects[0].indicators[:3]] == ["产出指标"] * 3
    assert all(len(project.goals) == 3 and len(project.plan) == 4 for project in reading.projects)
    assert all(project.purpose and project.code and project.amount.is_number for project in reading.projects)
