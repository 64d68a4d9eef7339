"""What nobody sees on the page is held back, what lies over it is a mark, and signs get the characters they show."""

import pytest

from generator.intake.decode import IntakeError
from generator.intake.pdf import read
from generator.intake.pieces import PieceRole, RemarkKind
from tests.intake.pdf.made_pdf import HEIGHT, WIDTH, Sheet, made
from tests.intake.pdf.showing import pieces, remarks, tables, texts


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet().text(60, 200, "密文十字", ink="1 g"),
        Sheet().text(60, 200, "密文十字", ink="0 0 0 0 k"),
        Sheet().text(60, 200, "密文十字", mode=3),
        Sheet().text(60, 200, "密文十字", size=0.5),
        Sheet().text(60, -40, "密文十字"),
        Sheet().text(60, 200, "密文十字").area(50, 190, 300, 230),
        Sheet().text(60, 200, "密文十字").area(50, 190, 300, 230, ink="1 g"),
        Sheet().area(50, 190, 300, 230).text(60, 200, "密文十字"),
    ],
    ids=["white", "no-ink", "invisible", "tiny", "off-the-page", "blackened", "painted-over", "black-on-black"],
)
def test_what_is_not_seen_is_held_back_and_not_repeated(sheet: Sheet) -> None:
    found = pieces(sheet.text(60, 60, "正文"))
    assert texts(found) == ["正文"]
    assert remarks(found, RemarkKind.HELD_BACK) == [("page-1", "Signs that nobody sees on the page were not read: 4")]
    assert all(remark.text == "" for remark in found.remarks)


def test_white_text_on_a_dark_ground_is_seen() -> None:
    found = pieces(Sheet().area(50, 190, 300, 230, ink="0 0 0.6 rg").text(60, 200, "表头", ink="1 g"))
    assert texts(found) == ["表头"]
    assert found.remarks == ()


def test_text_on_a_ground_of_untold_colour_is_seen() -> None:
    sheet = Sheet().text(60, 60, "正文")
    sheet.program.append("/Pattern cs /P1 scn 50 610 250 40 re f")
    assert texts(pieces(sheet.text(60, 200, "表头"))) == ["正文", "表头"]


def test_text_below_what_may_be_transparent_is_seen() -> None:
    marked = Sheet().text(60, 60, "正文").area(50, 50, 300, 90, ink="1 1 0 rg")
    assert texts(read(made(marked, objects=["<<>>", "<</ca 0.4>>"]))) == ["正文"]


def test_text_outside_the_printed_part_of_the_sheet_is_held_back() -> None:
    found = pieces(Sheet(extra="/CropBox[0 400 595 842]").text(60, 60, "正文").text(60, 700, "裁去"))
    assert texts(found) == ["正文"]
    assert len(remarks(found, RemarkKind.HELD_BACK)) == 1


def test_slanted_and_large_pale_texts_are_marks_over_the_page() -> None:
    sheet = Sheet().grid((60, 160, 260), (100, 130), [("科目", "金额")]).text(60, 60, "预算公开")
    sheet.text(90, 400, "仅供内部审核", size=40, turn=40).text(60, 95, "征求意见稿", size=48, ink="0.8 g")
    found = pieces(sheet)
    assert texts(found, PieceRole.HEADER) == ["仅供内部审核", "征求意见稿"]
    assert tables(found) == [[["科目", "金额"]]]
    assert texts(found) == ["预算公开"]
    assert "page-1/header-1" in [block.place for block in found.blocks]


def test_a_large_title_is_no_mark() -> None:
    body = Sheet().text(60, 200, "正文文字").area(0, 30, 595, 120, ink="0 0 0.4 rg")
    assert texts(pieces(body.text(60, 60, "预算公开", size=40, ink="1 g"))) == ["预算公开", "正文文字"]
    pale = Sheet().text(60, 60, "预算公开", size=40, ink="0.9 0.7 0.1 rg").text(60, 200, "正文文字")
    assert texts(pieces(pale)) == ["预算公开", "正文文字"]
    assert texts(pieces(Sheet().text(60, 60, "预算公开", size=40).text(60, 200, "正文"))) == ["预算公开", "正文"]


def test_bold_type_made_by_drawing_twice_is_read_once() -> None:
    sheet = Sheet().text(60, 60, "合计1,100.00").text(60.4, 60, "合计1,100.00")
    assert texts(pieces(sheet)) == ["合计1,100.00"]


def test_radicals_become_the_characters_they_show() -> None:
    found = pieces(Sheet().text(60, 60, "⼀、⽀出与⻋辆⻓"))
    assert texts(found) == ["一、支出与车辆长"]
    assert remarks(found, RemarkKind.STORED) == [
        ("", "Radicals that the file holds in place of Han characters were read as these: 4")
    ]


def test_a_few_signs_without_a_name_are_doubtful_and_never_numbers() -> None:
    found = pieces(Sheet().text(60, 60, "本部门预算收支情况说明如下文字" * 2).text(60, 90, "甲", font="F2"))
    assert texts(found)[1] == "\ufffd"
    assert remarks(found, RemarkKind.DOUBTFUL) == [
        ("page-1", "Signs that their font does not name were read as lost ones: 1")
    ]


def test_a_file_of_signs_without_names_is_refused() -> None:
    with pytest.raises(IntakeError, match=r"do not tell which characters they show \(5 of 7\)"):
        pieces(Sheet().text(60, 60, "甲乙").text(60, 90, "丙丁戊己庚", font="F2"))


@pytest.mark.parametrize("behind", ["", "扫描识别的文字"])
def test_a_scan_is_refused_with_advice(behind: str) -> None:
    sheet = Sheet().picture(0, 0, WIDTH, HEIGHT).text(60, 60, behind, mode=3)
    with pytest.raises(IntakeError, match=r"2 of 2 pages of the PDF are pictures .* Word or Excel"):
        pieces(sheet, sheet)


def test_one_scanned_page_among_others_is_doubtful() -> None:
    text = Sheet().text(60, 60, "正文")
    found = pieces(text, Sheet().picture(0, 0, WIDTH, HEIGHT).text(60, 60, "识别", mode=3), text)
    assert remarks(found, RemarkKind.DOUBTFUL) == [("page-2", "The page is a picture; its text was not read")]


def test_pages_without_text_are_refused() -> None:
    with pytest.raises(IntakeError, match="1 of 1 pages"):
        pieces(Sheet().area(60, 60, 90, 90))


def test_a_ground_picture_behind_text_does_not_hide_it() -> None:
    found = pieces(Sheet().picture(0, 0, WIDTH, HEIGHT).text(60, 60, "正文").text(60, 90, "白字", ink="1 g"))
    assert texts(found) == ["正文", "白字"]
    assert remarks(found, RemarkKind.LEFT_OUT) == [("", "Pictures were not read: 1")]
