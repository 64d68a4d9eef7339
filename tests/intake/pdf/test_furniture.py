"""Heads and feet of pages are told by their place and by coming again; titles and units are not taken for them."""

from generator.intake.pieces import PieceRole
from tests.intake.pdf.made_pdf import Sheet
from tests.intake.pdf.showing import pieces, texts

BODY = "正文文字"


def test_the_same_words_at_the_head_of_several_pages_are_a_head() -> None:
    found = pieces(*(Sheet().text(60, 30, "某县财政局").text(60, 120, BODY + sign) for sign in "甲乙"))
    assert texts(found, PieceRole.HEADER) == ["某县财政局"] * 2
    assert texts(found) == [BODY + "甲", BODY + "乙"]


def test_words_that_stand_once_are_text() -> None:
    found = pieces(Sheet().text(60, 30, "附件1").text(60, 120, BODY), Sheet().text(60, 30, "附件2").text(60, 120, BODY))
    assert texts(found) == ["附件1", BODY, "附件2", BODY]


def test_a_title_right_above_its_table_is_text_on_every_page() -> None:
    sheet = Sheet().text(200, 30, "支出预算表", size=16).text(480, 50, "单位：元", size=10)
    sheet.grid((60, 300, 540), (65, 95), [("甲", "乙")])
    assert texts(pieces(sheet, sheet)) == ["支出预算表", "单位：元"] * 2


def test_bare_numbers_that_count_the_pages_are_a_foot() -> None:
    found = pieces(*(Sheet().text(60, 120, BODY).text(290, 800, str(number)) for number in (5, 6, 7)))
    assert texts(found, PieceRole.FOOTER) == ["5", "6", "7"]


def test_bare_numbers_that_do_not_count_are_text() -> None:
    found = pieces(*(Sheet().text(60, 120, BODY).text(290, 800, number) for number in ("350", "72")))
    assert texts(found, PieceRole.FOOTER) == []


def test_written_page_numbers_are_a_foot_on_a_single_page() -> None:
    found = pieces(Sheet().text(60, 120, BODY).text(260, 800, "第 1 页，共 1 页"))
    assert texts(found, PieceRole.FOOTER) == ["第 1 页，共 1 页"]
