"""An HTML file is read as a browser shows it: what is hidden is held back, nothing is fetched or run."""

import pytest

from generator.intake.decode import IntakeError
from generator.intake.documents import read_document
from generator.intake.pieces import CellPiece, Pieces, RemarkKind, TablePiece, TextPiece
from generator.intake.web import read
from generator.intake.web.tables import MAX_SPAN
from generator.model.grid import Grid


def page(body: str, head: str = "") -> Pieces:
    return read(f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode())


def texts(found: Pieces) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, TextPiece)]


def cells(found: Pieces, number: int = 0) -> list[list[str]]:
    tables = [block for block in found.blocks if isinstance(block, TablePiece)]
    return [[cell.text for cell in row] for row in tables[number].rows]


def told(found: Pieces, kind: RemarkKind) -> list[tuple[str, str]]:
    return [(remark.place, str(remark.message)) for remark in found.remarks if remark.kind is kind]


def test_paragraphs_and_headings_stand_in_order_with_their_places() -> None:
    found = page("前言<h2>一、 部门\n概况</h2><div>甲<p>乙</p>丙</div>")
    assert found.blocks == (
        TextPiece("前言", "paragraph-1"),
        TextPiece("一、 部门 概况", "paragraph-2", heading=2),
        TextPiece("甲", "paragraph-3"),
        TextPiece("乙", "paragraph-4"),
        TextPiece("丙", "paragraph-5"),
    )


def test_blanks_run_together_and_those_that_do_not_break_stay() -> None:
    assert texts(page("<p>  甲 \n\t 乙<br> 丙&nbsp;&nbsp;丁 <b>戊</b>&amp;&#x4e2d;</p>")) == ["甲 乙\n丙  丁 戊&中"]
    assert texts(page("<pre>a  b\nc</pre>")) == ["a  b\nc"]


def test_items_have_the_numbers_that_are_shown() -> None:
    found = page("<ol start=3><li>三<li><p>四</p><p>续</p><li value=9>九<ol type=a><li>子</ol></ol><ul><li>点</ul>")
    assert texts(found) == ["3. 三", "4. 四", "续", "9. 九", "a. 子", "点"]
    assert [block.is_item for block in found.blocks if isinstance(block, TextPiece)] == [*[False] * 5, True]
    assert texts(page("<ol reversed><li>甲<li>乙</ol><ol type=I><li>丙</ol>")) == ["2. 甲", "1. 乙", "I. 丙"]
    assert texts(page("<ol style='list-style-type:none'><li>甲</ol>")) == ["甲"]


def test_cells_keep_their_spans() -> None:
    found = page("<table><tr><th rowspan=2>科目<th colspan=2>金额<tr><td>1<td>2<tr><td colspan=3>注</table>")
    [table] = found.blocks
    assert table == TablePiece(
        (
            (CellPiece("科目", "table-1/row-1/cell-1", 0, 1, 2), CellPiece("金额", "table-1/row-1/cell-2", 1, 2, 1)),
            (CellPiece("1", "table-1/row-2/cell-1", 1), CellPiece("2", "table-1/row-2/cell-2", 2)),
            (CellPiece("注", "table-1/row-3/cell-1", 0, 3, 1),),
        ),
        "table-1",
    )


def test_a_span_ends_with_its_section_and_its_limit() -> None:
    body = "<tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td rowspan=99>乙<td>3"
    found = page(f"<table><tfoot><tr><td>尾<td>0{body}</table>")
    [table] = [block for block in found.blocks if isinstance(block, TablePiece)]
    assert [[(cell.text, cell.column, cell.row_span) for cell in row] for row in table.rows] == [
        [("甲", 0, 2), ("1", 1, 1)],
        [("2", 1, 1)],
        [("乙", 0, 1), ("3", 1, 1)],
        [("尾", 0, 1), ("0", 1, 1)],
    ]
    [wide] = page("<table><tr><td colspan=999999999>甲<td>乙</table>").blocks
    assert isinstance(wide, TablePiece) and wide.rows[0][1].column == MAX_SPAN


def test_paragraphs_of_a_cell_are_its_lines_and_nested_tables_follow() -> None:
    found = page("<table><tr><td><p>甲</p><p>乙</p><td><table><tr><td>内<td>1</table>后</table>")
    assert cells(found) == [["甲\n乙", "后"]]
    assert cells(found, 1) == [["内", "1"]]
    assert [block.place for block in found.blocks] == ["table-1", "table-2"]


def test_a_table_of_one_cell_is_a_frame() -> None:
    found = page("<table><tr><td><p>题</p><table><tr><td>甲<td>1</table></table>")
    assert texts(found) == ["题"]
    assert cells(found) == [["甲", "1"]]


def test_what_stands_in_a_table_and_in_no_cell_is_not_lost() -> None:
    found = page("<table><caption>表1</caption><form><tr><td>甲<td>1</tr></form>零落<tr><td>乙<td>2</table>")
    assert texts(found) == ["零落", "表1"]
    assert cells(found) == [["甲", "1"], ["乙", "2"]]


def test_a_form_inside_a_row_does_not_join_it_with_the_next() -> None:
    assert cells(page("<table><tr><form><td>甲<td>1</form><tr><td>乙<td>2</table>")) == [["甲", "1"], ["乙", "2"]]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display:none'>密 文</p>",
        "<p style='DISPLAY : None !important'>密文</p>",
        "<p hidden>密文</p>",
        "<p>在<span style='visibility:hidden'>密文</span></p>",
        "<p class='a x'>密文</p>",
        "<div id=y><p>密</p>文</div>",
        "<p><span style='mso-hide:all'>密文</span></p>",
        "<p style='font-size:0pt'>密文</p>",
        "<dialog class=x>密文</dialog><p hidden>密文</p>",
    ],
)
def test_hidden_text_is_held_back(hidden: str) -> None:
    found = page(f"<p>见</p>{hidden}", head="<style>@media print{p{display:none}} .x,#y{display:none}</style>")
    assert "密" not in "".join(texts(found))
    assert told(found, RemarkKind.HELD_BACK) == [("", "Signs that the page does not show were not read: 2")]


def test_hidden_rows_cells_and_columns_are_held_back() -> None:
    table = (
        "<table><col><col style='display:none'><col><tr><td>甲<td>密<td>1<tr style='display:none'><td>密<td>密<td>密"
        "<tr><td>乙<td>密<td>2<td style='display:none'>密</table>"
    )
    found = page(table)
    assert cells(found) == [["甲", "1"], ["乙", "2"]]
    assert told(found, RemarkKind.HELD_BACK) == [("table-1", "Signs that the page does not show were not read: 6")]


def test_a_style_of_its_own_shows_what_a_rule_hides() -> None:
    assert texts(page("<p class=x style='display:block'>见</p>", head="<style>.x{display:none}</style>")) == ["见"]


def test_scripts_comments_and_islands_are_no_text() -> None:
    body = "<script>a</script><!-- b --><!--[if mso]><p>c</p><![endif]--><xml>d</xml><template>e</template>"
    found = page(body + "<noscript>f</noscript><![if !supportLists]>一、<![endif]>正文")
    assert texts(found) == ["一、正文"]
    assert found.remarks == ()


def test_marked_changes_are_read_as_accepted() -> None:
    found = page("<p>预算<del>10</del><ins>12</ins>万元</p>")
    assert texts(found) == ["预算12万元"]
    assert len(told(found, RemarkKind.ACCEPTED)) == 2


def test_controls_show_what_is_chosen() -> None:
    body = "<input type=checkbox checked>是<input type=checkbox>否<input value=5><input type=hidden value=6>"
    assert texts(page(body + "<select><option>甲<option selected>乙</select>")) == ["☑是☐否5乙"]


def test_pictures_are_counted_and_never_fetched() -> None:
    found = page("<p>甲<img src='http://example.invalid/a.png'></p><svg><text>乙</text></svg>")
    assert texts(found) == ["甲"]
    assert told(found, RemarkKind.LEFT_OUT) == [("", "Pictures were not read: 2")]


@pytest.mark.parametrize(
    "content",
    [
        "<meta charset=gb2312><p>預算〇镕".encode("gb18030"),
        '<meta http-equiv=Content-Type content="text/html; charset=GBK"><p>預算〇镕'.encode("gb18030"),
        "<p>預算〇镕".encode("gb18030"),
        "<p>預算〇镕".encode(),
        "\ufeff<p>預算〇镕".encode("utf-16-le"),
        b"\xef\xbb\xbf" + "<meta charset=gbk><p>預算〇镕".encode(),
        "<meta charset=gbk><p>預算〇镕".encode(),
        "<meta charset=rot13><p>預算〇镕".encode(),
    ],
)
def test_the_encoding_is_found(content: bytes) -> None:
    assert texts(read(content)) == ["預算〇镕"]


def test_entities_of_a_doctype_are_not_read() -> None:
    found = read(b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><p>&a;x')
    assert "root" not in "".join(texts(found))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"\0\0\0", "empty"),
        (b"<div>" * 100_000 + b"x" + b"</div>" * 100_000 + b"tail", "nested too deeply"),
        (b"<p>" + b"x" * 11_000_000, "a text too long"),
        (b"<table><tr>" + b"<td colspan=1000>x" * 20, "more than 16384 columns"),
        (b"<p>\xff\xff\xff", "no text in the encoding"),
    ],
    ids=["empty", "nul", "deep", "long", "wide", "binary"],
)
def test_what_cannot_be_read_whole_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(IntakeError, match=message):
        read(content)


def test_a_long_attribute_does_no_harm() -> None:
    assert texts(read(b"<p title='" + b"a" * 1_000_000 + b"'>x</p>")) == ["x"]


def test_a_workbook_that_is_a_page_becomes_a_document() -> None:
    content = (
        "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>合计<td x:num='1234.5'>1,234.50</table>"
    )
    read_in = read_document("预算.xls", content.encode("gb18030"))
    [grid] = read_in.document.blocks
    assert isinstance(grid, Grid) and [cell.text for cell in grid.rows[0].cells] == ["合计", "1,234.50"]
    assert read_in.document.places == ("table-1/row-1/cell-1", "table-1/row-1/cell-2")
