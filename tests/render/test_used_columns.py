"""Columns of a fine grid in which no cell begins join the one before them; widths and texts stay."""

import re

import pytest
from markupsafe import Markup

from generator.render.used_columns import used_columns
from tests.browser.html_tree import parse
from tests.browser.table_headers import Grid

FORM = (
    '<p class="a">甲</p>\n<table class="official">\n<caption>表</caption>\n<tbody>\n'
    '<tr><th colspan="2" rowspan="2">甲</th><th colspan="5">乙</th><td colspan="5">1</td></tr>\n'
    '<tr><th colspan="3">丙</th><td class="printed" colspan="7">2 &gt; 1</td></tr>\n'
    "</tbody>\n</table>"
)


def test_only_columns_in_which_a_cell_begins_are_left() -> None:
    html = str(used_columns(FORM))
    grid = Grid(parse(html).find("table")[0])
    assert (grid.width, grid.height) == (4, 2)
    assert {cell.text: (cell.x, cell.width, cell.height) for cell in grid.cells} == {
        "甲": (0, 1, 2),
        "乙": (1, 2, 1),
        "1": (3, 1, 1),
        "丙": (1, 1, 1),
        "2 > 1": (2, 2, 1),
    }
    assert {x for x, _ in grid.slots} == {cell.x for cell in grid.cells}


def test_columns_keep_their_widths_and_the_last_takes_the_rest() -> None:
    assert re.findall(r"<col[^g>]*>", str(used_columns(FORM))) == [
        '<col class="wide-2">',
        '<col class="wide-3">',
        '<col class="wide-2">',
        "<col>",
    ]


def test_what_is_no_official_table_is_not_touched() -> None:
    html = str(used_columns(FORM))
    assert html.startswith('<p class="a">甲</p>\n<table class="official">\n<caption>表</caption>')
    other = FORM.replace("official", "ledger")
    assert used_columns(other) == other
    assert isinstance(used_columns(""), Markup)


def test_a_grid_of_one_column_needs_no_width() -> None:
    one = '<table class="official"><caption>表</caption><tr><td>1</td></tr></table>'
    assert used_columns(one) == one.replace("<tr>", "\n<colgroup><col></colgroup><tr>")


@pytest.mark.parametrize("rows", [1, 40])
def test_a_cell_over_many_rows_keeps_its_place(rows: int) -> None:
    body = f'<tr><th rowspan="{rows}">左</th><td colspan="2">0</td></tr>' + "".join(
        f'<tr><td colspan="2">{row}</td></tr>' for row in range(1, rows)
    )
    html = str(used_columns(f'<table class="official"><caption>表</caption>{body}</table>'))
    grid = Grid(parse(html).find("table")[0])
    assert {cell.x for cell in grid.cells if cell.text != "左"} == {1}
    assert len(grid.slots) == 2 * rows


def test_spans_may_stand_anywhere_in_a_tag() -> None:
    first = FORM.replace('<td class="printed" colspan="7">', '<td colspan="7" class="printed">')
    turned = FORM.replace('colspan="2" rowspan="2"', 'rowspan="2" id="a" colspan="2"')
    assert first != FORM != turned
    assert used_columns(first) == used_columns(FORM)
    assert used_columns(turned) == used_columns(
        FORM.replace('colspan="2" rowspan="2"', 'id="a" colspan="2" rowspan="2"')
    )
