"""The time of an import grows with its document, not with the square of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.forms import Given
from generator.importing import ImportSettings, import_document
from generator.intake.identify import Stated
from generator.model.import_report import Outcome
from tests import samples_disclosure
from tests.samples_text import content_folder, disclosure, printed

SMALL, LARGE = 30, 480
MOST = 2.5
"""Times as long a project of the large document may take as one of the small; a square would make it sixteen."""


def hebei(projects: int) -> str:
    return printed(disclosure(projects))


def shanxi(projects: int) -> str:
    blocks = [*samples_disclosure.COVER]
    for number in range(projects):
        blocks += samples_disclosure.project(f"第{number}批档案修复经费")
    return samples_disclosure.text(blocks)


def seconds(text: str, projects: int, folder: Path) -> float:
    """Processor time of the import of a document of that many projects."""
    folder.mkdir()
    document = folder / "绩效文本.txt"
    document.write_text(text, encoding="utf-8")
    settings = ImportSettings(content_folder(folder), Stated(region="990100"), Given())
    begin = time.process_time()
    report = import_document(document, settings)
    taken = time.process_time() - begin
    assert (report.outcome, report.projects) == (Outcome.WRITTEN, projects)
    return taken


@pytest.mark.parametrize("make", [hebei, shanxi])
def test_a_project_of_a_large_document_takes_about_as_long_as_one_of_a_small(
    make: Callable[[int], str], tmp_path: Path
) -> None:
    small, large = make(SMALL), make(LARGE)
    # The first import also loads what all need; of several the least is the least disturbed.
    few = min(seconds(small, SMALL, tmp_path / f"small-{number}") for number in range(3))
    many = seconds(large, LARGE, tmp_path / "large")
    assert many / LARGE < MOST * few / SMALL
