"""Texts right of their labels, also where a page break cut or repeated the row."""

from generator.grids.labelled_cells import LabelledCells, read_labelled
from generator.model.grid import GridRow
from tests.grids.reading import cells, claims_on, unread

LABELS = {"项目编码": "code", "项目名称": "name"}


def texts(row: GridRow) -> dict[str, str | None]:
    return {name: cell.text if cell else None for name, cell in read_labelled(row, LABELS).items()}


def test_each_label_has_the_text_right_of_it() -> None:
    assert texts(cells("项目编码", "990", "", "项目名称", "修复", "")) == {"code": "990", "name": "修复"}
    assert texts(cells("项目名称", "修复")) == {"name": "修复"}
    assert texts(cells("项目编码", "", "", "项目名称", "修复")) == {"code": None, "name": "修复"}


def test_the_head_of_a_list_of_projects_is_no_such_row() -> None:
    assert texts(cells("序号", "项目名称", "金额")) == {}


def test_a_text_right_of_no_label_stays_unread() -> None:
    row = cells("项目名称", "修复", "项目类别", "特定目标类")
    claims = claims_on(row)
    LabelledCells(LABELS).read(row, claims)
    assert unread(claims) == ["修复", "项目类别", "特定目标类"]


def test_rows_below_go_on_where_they_stand_below_a_text() -> None:
    read = LabelledCells(LABELS)
    read.read(cells("项目编码", "990", "", "项目名称", "修复"), claims_on())
    assert read.read_below(cells("", "100", "", "", "经费", line=2))
    assert not read.read_below(cells("", "", "别的", "", "", line=3))
    assert {name: [cell.text for cell in pieces] for name, pieces in read.cells.items()} == {
        "code": ["990", "100"],
        "name": ["修复", "经费"],
    }


def test_the_same_row_again_is_a_repeated_head() -> None:
    rows = [cells("项目编码", "990", "项目名称", "修复", line=line) for line in (1, 2)]
    claims = claims_on(*rows)
    read = LabelledCells(LABELS)
    for row in rows:
        read.read(row, claims)
    assert {name: len(pieces) for name, pieces in read.cells.items()} == {"code": 1, "name": 1}
    # The texts of the first row are claimed where they are joined, later.
    assert {(piece.line, piece.text) for piece in claims.unread()} == {(1, "990"), (1, "修复")}
