"""The disclosures as Word files and workbooks of their departments import to the same model as their texts."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from generator.model.submission import Submission
from tests.rebuilt.as_excel import excel_of
from tests.rebuilt.as_word import word_of
from tests.rebuilt.disclosures import KINDS, SOURCES, import_bytes, import_source, laid_out
from tests.rebuilt.laid import LaidTable, cut_at_pages
from tests.rebuilt.reading import FROM_ELSEWHERE, reading_of_file
from tests.rebuilt.same import as_kept, differences

_SOURCE = frozenset({"source"})
"""Lines, places, furniture and repairs are those of the file."""
_ROWS_OF_A_PAGE = 9

pytestmark = pytest.mark.skipif(not SOURCES, reason="the disclosures are not here")


def _named(source: Path) -> str:
    return source.stem[:3]


@pytest.mark.parametrize("source", SOURCES, ids=_named)
def test_every_kind_of_file_imports_to_the_model_of_the_text(source: Path, tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    text = import_source(source, tmp_path / "text")
    assert text.submission is not None, text.report.problems
    laid = laid_out(source)
    for kind, (suffix, make) in KINDS.items():
        folder = tmp_path / kind
        folder.mkdir()
        made = import_bytes(source, make(laid), suffix, folder)
        assert made.submission is not None, (kind, made.report.problems)
        assert [item.text for item in made.report.unread] == [item.text for item in text.report.unread], kind
        doubts = [(item.field, item.text) for item in text.report.unsure]
        assert [(item.field, item.text) for item in made.report.unsure] == doubts, kind
        assert made.report.doubtful == (), kind
        expected, found = as_kept(text.submission, suffix), as_kept(made.submission, suffix)
        assert "\n".join(differences(expected, found, _SOURCE)) == "", kind
        if suffix != ".html":
            assert _marks(found) == _marks(expected), kind


def _marks(submission: Submission) -> set[str]:
    """What is printed over the pages of its document."""
    assert submission.source is not None
    return set(submission.source.marks)


@pytest.mark.parametrize("repeats_heads", [False, True], ids=["cut", "cut below repeated heads"])
@pytest.mark.parametrize("source", SOURCES, ids=_named)
def test_tables_cut_by_hand_at_the_ends_of_pages_read_as_whole_ones(source: Path, repeats_heads: bool) -> None:
    laid = laid_out(source)
    if repeats_heads and all(isinstance(block, LaidTable) for block in laid.blocks):
        # There the title is a row of the head; printed again above a fund's directions, it is that of another fund.
        return
    cut = cut_at_pages(laid, _ROWS_OF_A_PAGE, repeats_heads)
    assert len(cut.blocks) > len(laid.blocks)
    whole, parts = (reading_of_file(source.name, "docx", word_of(one)) for one in (laid, cut))
    assert "\n".join(differences(whole, parts, FROM_ELSEWHERE)) == ""


@pytest.mark.parametrize("source", SOURCES, ids=_named)
def test_the_rebuilt_tables_have_cells_merged_both_ways_and_leave_no_square_out(source: Path) -> None:
    tables = [block for block in laid_out(source).blocks if isinstance(block, LaidTable)]
    assert any(cell.width > 1 for table in tables for cell in table.cells)
    assert any(cell.height > 1 for table in tables for cell in table.cells)
    for table in tables:
        squares = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.height)
            for column in range(cell.column, cell.column + cell.width)
        ]
        assert len(squares) == len(set(squares)) == table.height * table.width


@pytest.mark.parametrize("source", SOURCES, ids=_named)
def test_the_rebuilt_workbooks_hold_figures_as_numbers(source: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(excel_of(laid_out(source))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    numbers = [cell for cell in cells if isinstance(cell.value, int | float)]
    assert len(numbers) > 10
    assert any(cell.number_format != "General" for cell in numbers)
    assert len(numbers) < len(cells)
