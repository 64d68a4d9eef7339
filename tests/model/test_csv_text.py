"""CSV holds the cells as they are, and starts no formula in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.csv_text import csv_download, csv_text, without_formula


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), min_size=1)))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(csv_text(rows), newline=""))) == rows


@pytest.mark.parametrize(
    ("row", "line"),
    [
        pytest.param(["a", "", "016"], "a,,016", id="plain"),
        pytest.param(["1,234.50", 'x "y"'], '"1,234.50","x ""y"""', id="comma and quotation mark"),
        pytest.param(["a\nb", " c "], '"a\nb", c ', id="line feed and blanks"),
        pytest.param([""], '""', id="a row of one blank cell"),
    ],
)
def test_cells_are_quoted_only_where_they_must_be(row: list[str], line: str) -> None:
    assert csv_text([row]) == f"{line}\n"


def test_a_download_is_as_spreadsheets_want_it() -> None:
    assert csv_download([["项目", "金额"], ["甲", "-5.00"]]) == "\ufeff项目,金额\r\n甲,-5.00\r\n".encode()


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1+1",
        "－2+3",
        "＠A",
        "--",
        "-1e5",
    ],
)
def test_what_a_spreadsheet_would_reckon_is_guarded(cell: str) -> None:
    assert without_formula(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "-", "－", "—", "-5", "-5.00", "+5", "-1,234.50", "-3.5%", "5-3", "甲=乙", "2010305", "'=1", " =1"]
)
def test_figures_dashes_and_words_stay_as_printed(cell: str) -> None:
    assert without_formula(cell) == cell
