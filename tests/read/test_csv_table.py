"""CSV is read strictly, and each fault is named with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.raw import CsvRow, CsvTable
from generator.read.characters import REFUSED_IN_TEXT
from generator.read.content_error import ContentError
from generator.read.csv_table import column_at, parse_csv
from generator.read.limits import MAX_CSV_BYTES, MAX_CSV_CELL_CHARACTERS, MAX_CSV_COLUMNS, MAX_CSV_ROWS

Faults = Callable[[Callable[[], object]], list[tuple[str, str]]]
Within = Callable[[float], AbstractContextManager[None]]


@pytest.mark.parametrize(
    ("text", "header", "rows"),
    [
        pytest.param("a,b\n1,2\n", ("a", "b"), [(2, "1", "2")], id="plain"),
        pytest.param("a,b\n1,2", ("a", "b"), [(2, "1", "2")], id="no line feed at the end"),
        pytest.param("\ufeffa,b\r\n1,2\r\n", ("a", "b"), [(2, "1", "2")], id="as Excel writes it"),
        pytest.param("a\n", ("a",), [], id="header alone"),
        pytest.param("a\n\nb\n", ("a",), [(2, ""), (3, "b")], id="empty cells of a single column"),
        pytest.param("a,b\n,\n", ("a", "b"), [(2, "", "")], id="empty cells"),
        pytest.param('a,b\n"",\n', ("a", "b"), [(2, "", "")], id="quoted empty cell"),
        pytest.param("a,b\n 016 , 1.10\n", ("a", "b"), [(2, " 016 ", " 1.10")], id="blanks stay"),
        pytest.param('a,b\n"1,2","x ""y"""\n', ("a", "b"), [(2, "1,2", 'x "y"')], id="comma and marks"),
        pytest.param('a,b\n"x\r\ny",2\n3,4\n', ("a", "b"), [(2, "x\ny", "2"), (4, "3", "4")], id="line feed in a cell"),
        pytest.param('"a\nb",c\n1,2\n', ("a\nb", "c"), [(3, "1", "2")], id="line feed in the header"),
        pytest.param('a,b\n1,"2"', ("a", "b"), [(2, "1", "2")], id="quoted cell at the end"),
        pytest.param('a,b\n"1",', ("a", "b"), [(2, "1", "")], id="comma at the end"),
        pytest.param("项目,金额\n甲\t乙,=1+1\n", ("项目", "金额"), [(2, "甲\t乙", "=1+1")], id="tab, formula as text"),
    ],
)
def test_a_table_is_read(text: str, header: tuple[str, ...], rows: list[tuple[int, *tuple[str, ...]]]) -> None:
    assert parse_csv(text, "f") == CsvTable(header, tuple(CsvRow(line, tuple(cells)) for line, *cells in rows))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [("1", "empty-table")], id="empty"),
        pytest.param("\ufeff", [("1", "empty-table")], id="byte order mark alone"),
        pytest.param("a,b\n1\n1,2,3\n1,2\n", [("2", "ragged-row"), ("3", "ragged-row")], id="short and long row"),
        pytest.param('a,b\n"x\ny",1\n1\n', [("4", "ragged-row")], id="short row behind a long cell"),
        pytest.param("a,b\n1,2\n\n", [("3", "ragged-row")], id="empty line at the end"),
        pytest.param("a,,b,\n1,2,3,4\n", [("1", "empty-header"), ("1", "empty-header")], id="columns without name"),
        pytest.param("a, \n1,2\n", [("1", "empty-header")], id="column with a blank for a name"),
        pytest.param("\n", [("1", "empty-header")], id="line feed alone"),
        pytest.param("a,b,a,a\n1,2,3,4\n", [("1", "duplicate-header")], id="columns of one name"),
        pytest.param('a,b\n1,"2\n3,4\n', [("2:3", "unclosed-quotation-mark")], id="mark never closed"),
        pytest.param('a,b\n"x\ny",2\n"', [("4:1", "unclosed-quotation-mark")], id="mark at the end"),
        pytest.param('a,b\n1,2"3\n', [("2:3", "stray-quotation-mark")], id="mark inside of a plain cell"),
        pytest.param('a,b\n1, "2"\n', [("2:3", "stray-quotation-mark")], id="blank before a mark"),
        pytest.param('a,b\n"1"2,3\n', [("2:1", "stray-quotation-mark")], id="text behind a closing mark"),
        pytest.param('a,b\n"甲"乙"",3\n', [("2:1", "stray-quotation-mark")], id="marks not doubled"),
        pytest.param(
            "a,b\n1,\x00\n\x1b,2\n", [("2:3", "refused-character"), ("3:1", "refused-character")], id="NUL, ESC"
        ),
        pytest.param(
            "a,b\r1,2\r", [("1:4", "refused-character"), ("1:8", "refused-character")], id="old Mac line ends"
        ),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, expected: list[tuple[str, str]], faults: Faults) -> None:
    assert faults(lambda: parse_csv(text, "f.csv")) == [(f"f.csv:{place}", check) for place, check in expected]


def test_a_ragged_row_tells_both_counts() -> None:
    with pytest.raises(ContentError) as caught:
        parse_csv("a,b\n1,2,3\n", "f")
    (diagnostic,) = caught.value.diagnostics
    assert dict(diagnostic.message.params) == {"count": "3", "width": "2"}
    assert diagnostic.found == "1,2,3"


LIMITS = [
    pytest.param("a\n" + "1\n" * MAX_CSV_ROWS, "1\n", f"f:{MAX_CSV_ROWS + 2}", "too-many-rows", id="rows"),
    pytest.param(",".join(map(str, range(MAX_CSV_COLUMNS))), ",x", "f:1", "too-many-columns", id="columns"),
    pytest.param("a\n" + "中" * MAX_CSV_CELL_CHARACTERS, "中", "f:2", "cell-too-long", id="cell"),
]


@pytest.mark.parametrize(("text", "more", "place", "check"), LIMITS)
def test_a_table_is_read_to_the_limit_and_not_beyond(
    text: str, more: str, place: str, check: str, faults: Faults
) -> None:
    parse_csv(text, "f")
    assert faults(lambda: parse_csv(text + more, "f")) == [(place, check)]


def test_size_counts_bytes(faults: Faults) -> None:
    assert faults(lambda: parse_csv("中" * (MAX_CSV_BYTES // 3 + 1), "f")) == [("f", "file-too-large")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' + '""' * 1_000_000, id="doubled marks, never closed"),
        pytest.param('a\n"' + "x\n" * 1_000_000, id="a mark that swallows the file"),
        pytest.param('"a"' + ",b" * 1_000_000, id="columns"),
        pytest.param('"a"\n' + "1,2\n" * 200_000, id="ragged rows"),
        pytest.param('"a' * 1_000_000, id="marks and letters"),
    ],
)
def test_a_hostile_table_is_refused_in_time(text: str, faults: Faults, within: Within) -> None:
    with within(20):
        assert faults(lambda: parse_csv(text, "f"))


@given(st.text(alphabet=st.sampled_from('a,"\n\r\t 中\x00\ufeff')) | st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        table = parse_csv(text, "f")
    except ContentError as error:
        lines = text.count("\n") + 1
        assert all(diagnostic.place.line is not None for diagnostic in error.diagnostics)
        assert all(1 <= (diagnostic.place.line or 0) <= lines for diagnostic in error.diagnostics)
    else:
        assert all(len(row.cells) == len(table.header) for row in table.rows)


_CELLS = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda letter: not REFUSED_IN_TEXT.search(letter)), max_size=10
)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(_CELLS, min_size=width, max_size=width), max_size=5)))
def test_what_the_standard_library_writes_reads_back_equal(rows: list[list[str]]) -> None:
    width = len(rows[0]) if rows else 1
    header = [f"c{number}" for number in range(width)]
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows([header, *rows])
    table = parse_csv(written.getvalue(), "f")
    assert table.header == tuple(header)
    assert [list(row.cells) for row in table.rows] == rows


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        pytest.param(0, 1, id="first"),
        pytest.param(1, 6, id="behind a quoted comma"),
        pytest.param(2, 13, id="behind doubled marks"),
        pytest.param(3, 14, id="behind a blank cell"),
    ],
)
def test_a_cell_is_found_by_the_sign_it_begins_at(cell: int, column: int) -> None:
    text = '\ufeffa,b,c,d\r\n"1,","x""y",,4\r\n'
    assert column_at(text, 2, cell) == column


def test_a_cell_behind_one_of_several_lines_has_only_its_line() -> None:
    text = 'a,b,c\n1,"x\ny",3\n4,5,6\n'
    assert [column_at(text, 2, cell) for cell in range(3)] == [1, 3, None]
    assert column_at(text, 4, 2) == 5
