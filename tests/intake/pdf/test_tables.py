"""Ruled tables of a page become cells; those that a page cuts are joined where it is certain."""

from generator.intake.pieces import RemarkKind, TablePiece
from tests.intake.pdf.made_pdf import Sheet
from tests.intake.pdf.showing import pieces, remarks, tables, texts

XS = (60, 160, 260, 360)
HEAD = ("科目", "名称", "金额")


def ys(count: int, first: float = 100) -> list[float]:
    return [first + 30 * i for i in range(count + 1)]


def test_cells_stand_in_rows_and_columns_with_their_places() -> None:
    found = pieces(Sheet().text(60, 60, "表一").grid(XS, ys(2), [HEAD, ("201", "一般公共\n服务支出", "1,234.50")]))
    assert tables(found) == [[["科目", "名称", "金额"], ["201", "一般公共\n服务支出", "1,234.50"]]]
    [table] = [block for block in found.blocks if isinstance(block, TablePiece)]
    assert table.place == "page-1/table-1"
    assert table.rows[1][2].place == "page-1/table-1/row-2/cell-3"
    assert texts(found) == ["表一"]


def test_missing_rules_make_merged_cells() -> None:
    sheet = Sheet()
    for x, top in ((60, 100), (160, 130), (260, 100), (360, 100)):
        sheet.rule(x, top, x, 190)
    for y, x0 in ((100, 60), (130, 60), (160, 160), (190, 60)):
        sheet.rule(x0, y, 360, y)
    for x, top, text in ((70, 105, "项目"), (300, 105, "金额"), (70, 140, "合并"), (170, 135, "甲"), (170, 165, "乙")):
        sheet.text(x, top, text, size=10)
    [table] = [block for block in pieces(sheet).blocks if isinstance(block, TablePiece)]
    assert [[(c.text, c.column, c.column_span, c.row_span) for c in row] for row in table.rows] == [
        [("项目", 0, 2, 1), ("金额", 2, 1, 1)],
        [("合并", 0, 1, 2), ("甲", 1, 1, 1), ("", 2, 1, 1)],
        [("乙", 1, 1, 1), ("", 2, 1, 1)],
    ]


def test_rules_may_be_thin_areas_and_shading_is_none() -> None:
    sheet = Sheet().area(60, 100, 360, 130, ink="0.8 g").area(100, 105, 140, 125, ink="1 g")
    for x in XS:
        sheet.area(x, 100, x + 0.7, 160)
    for y in (100, 130, 160):
        sheet.area(60, y, 360, y + 0.7)
    for x, text in zip(XS, HEAD, strict=False):
        sheet.text(x + 5, 108, text, size=10)
    assert tables(pieces(sheet)) == [[["科目", "名称", "金额"], ["", "", ""]]]


def test_a_table_with_open_sides_gets_its_outer_columns() -> None:
    sheet = Sheet()
    for y in ys(2):
        sheet.rule(60, y, 360, y)
    sheet.rule(160, 100, 160, 160).rule(260, 100, 260, 160)
    for top, row in zip(ys(2), (HEAD, ("201", "支出", "5")), strict=False):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 3, top + 3, text, size=10)
    assert tables(pieces(sheet)) == [[["科目", "名称", "金额"], ["201", "支出", "5"]]]


def test_a_table_goes_on_on_the_next_page_past_heads_and_feet() -> None:
    sheets = [
        Sheet()
        .text(60, 30, "某县财政局预算公开", size=9)
        .grid(XS, ys(2), [HEAD, (str(200 + number), "支出", f"{number},000")])
        .text(290, 800, f"- {number} -", size=9)
        for number in (1, 2)
    ]
    found = pieces(*sheets)
    assert tables(found) == [[list(HEAD), ["201", "支出", "1,000"], list(HEAD), ["202", "支出", "2,000"]]]


def test_a_last_row_of_fewer_cells_on_the_next_page_is_still_of_the_table() -> None:
    above = Sheet().grid(XS, ys(2), [HEAD, ("201", "支出", "1")])
    below = Sheet().grid((60, 260, 360), ys(1), [("合计", "1")])
    [table] = [block for block in pieces(above, below).blocks if isinstance(block, TablePiece)]
    assert [(cell.text, cell.column, cell.column_span) for cell in table.rows[2]] == [("合计", 0, 2), ("1", 2, 1)]
    assert table.rows[2][0].place == "page-2/table-1/row-1/cell-1"


def test_another_table_on_the_next_page_stays_another() -> None:
    above = Sheet().grid(XS, ys(2), [HEAD, ("201", "支出", "1")])
    titled = Sheet().text(60, 60, "表二", size=16).grid(XS, ys(2), [HEAD, ("202", "支出", "2")])
    wider = Sheet().grid((60, 160, 260, 400), ys(1), [("甲", "乙", "丙")])
    other_columns = Sheet().grid((60, 140, 360), ys(1), [("甲", "乙")])
    for below in (titled, wider, other_columns):
        assert len(tables(pieces(above, below))) == 2


def test_a_title_inside_the_rules_opens_another_table() -> None:
    above = Sheet().grid(XS, ys(2), [HEAD, ("201", "支出", "1")])
    below = Sheet().grid(XS, ys(2, first=130), [HEAD, ("202", "支出", "2")])
    below.rule(60, 100, 360, 100).rule(60, 100, 60, 130).rule(360, 100, 360, 130).text(150, 105, "表二 收入表")
    assert len(tables(pieces(above, below))) == 2


def test_a_row_that_the_page_cuts_is_joined_where_no_rule_closes_it() -> None:
    above, below = Sheet(), Sheet()
    for x in XS:
        above.rule(x, 700, x, 790)
        below.rule(x, 60, x, 130)
    for y in (700, 730):
        above.rule(60, y, 360, y)
    for y in (100, 130):
        below.rule(60, y, 360, y)
    for x, text in zip(XS, HEAD, strict=False):
        above.text(x + 3, 705, text, size=10)
    above.text(63, 740, "201", size=10).text(163, 740, "一般公共", size=10).text(263, 740, "5.00", size=10)
    below.text(163, 65, "服务支出", size=10).text(63, 105, "202", size=10)
    assert tables(pieces(above, below)) == [
        [["科目", "名称", "金额"], ["201", "一般公共\n服务支出", "5.00"], ["202", "", ""]]
    ]


def test_a_row_that_looks_like_the_rest_of_another_is_doubtful() -> None:
    above = Sheet().grid(XS, ys(2), [HEAD, ("201", "一般公共服务支出的", "5.00")])
    rest = Sheet().grid(XS, ys(3), [HEAD, ("", "预算数", ""), ("202", "支出", "6.00")])
    another = Sheet().grid(XS, ys(2), [HEAD, ("202", "支出", "6.00")])
    short = Sheet().grid(XS, ys(2), [HEAD, ("201", "支出", "5.00")])
    message = "The row may be the rest of the one at the end of the page before"
    assert remarks(pieces(above, rest), RemarkKind.DOUBTFUL) == [("page-2/table-1/row-2", message)]
    assert remarks(pieces(above, another), RemarkKind.DOUBTFUL) == []
    assert remarks(pieces(short, rest), RemarkKind.DOUBTFUL) == []


def test_two_tables_of_a_page_and_the_text_between_keep_their_order() -> None:
    sheet = (
        Sheet()
        .grid(XS, ys(1), [HEAD])
        .text(60, 200, "注：本表为空表。")
        .grid(XS, ys(1, first=300), [("甲", "乙", "丙")])
    )
    kinds = [block.place for block in pieces(sheet).blocks]
    assert kinds == ["page-1/table-1", "page-1/line-1", "page-1/table-2"]


def test_a_frame_around_text_is_no_table() -> None:
    found = pieces(Sheet().grid((60, 500), ys(2), [("第一行",), ("第二行",)]))
    assert tables(found) == []
    assert texts(found) == ["第一行", "第二行"]


def test_a_column_of_figures_alone_is_doubtful() -> None:
    found = pieces(Sheet().text(60, 60, "表").grid((60, 160), ys(4), [("金额",), ("1",), ("2.50",), ("3,000",)]))
    assert [place for place, _ in remarks(found, RemarkKind.DOUBTFUL)] == ["page-1/line-2"]


def test_text_that_runs_on_into_an_empty_cell_is_of_the_cell_where_it_begins() -> None:
    found = pieces(Sheet().grid(XS, ys(2), [HEAD, ("一般公共服务支出预算数", "", "5")]))
    assert tables(found)[0][1] == ["一般公共服务支出预算数", "", "5"]
    assert remarks(found, RemarkKind.DOUBTFUL) == []


def test_text_that_runs_into_the_text_of_another_cell_is_doubtful() -> None:
    sheet = Sheet().grid(XS, ys(2), [HEAD, ("", "1234.50", "5")]).text(63, 150, "一般公共服务支出预算", size=10)
    found = pieces(sheet)
    assert "page-1/table-1/row-2/cell-1" in [place for place, _ in remarks(found, RemarkKind.DOUBTFUL)]


def test_text_turned_by_a_quarter_is_read_in_its_direction() -> None:
    sheet = Sheet().grid((60, 100, 300), (100, 200), [("", "说明")])
    sheet.text(85, 180, "一级指标", size=10, turn=90)
    assert tables(pieces(sheet)) == [[["一级指标", "说明"]]]


def test_figures_close_to_a_rule_stay_in_their_cells() -> None:
    sheet = Sheet().grid(XS, ys(1), [("", "", "")]).text(129, 105, "12,345", size=10).text(161, 105, "项目", size=10)
    assert tables(pieces(sheet)) == [[["12,345", "项目", ""]]]
