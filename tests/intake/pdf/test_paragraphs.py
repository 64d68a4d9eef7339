"""Lines are joined where one certainly goes on in the next; blanks are those that a reader sees."""

from generator.intake.pieces import PieceRole
from tests.intake.pdf.made_pdf import Sheet
from tests.intake.pdf.showing import pieces, texts

FULL = "本部门负责全县道路养护管理工作并且拟订规划组织实施监督检查落实有关政策"
"""From 60 to 492 where it begins at the left margin: a full line of `page`."""
INDENTED = FULL[:34]


def page(*lines: tuple[float, str], first: float = 60) -> Sheet:
    sheet = Sheet(width=552)
    for number, (x, text) in enumerate(lines):
        sheet.text(x, first + 20 * number, text)
    return sheet


def test_full_lines_go_on_at_the_left_margin() -> None:
    sheet = page((84, INDENTED), (60, FULL), (60, "末行。"), (84, INDENTED), (60, "又一段。"))
    assert texts(pieces(sheet)) == [INDENTED + FULL + "末行。", INDENTED + "又一段。"]


def test_a_number_that_did_not_fit_has_gone_to_the_next_line() -> None:
    short = FULL[:30] + "增加"
    sheet = page((84, INDENTED), (60, short), (60, "1,128.89%。主要原因"), (84, INDENTED), (60, FULL), (60, "完。"))
    assert short + "1,128.89%。主要原因" in texts(pieces(sheet))[0]


def test_short_lines_and_indented_ones_stand_for_themselves() -> None:
    lines = ((60, "一、部门职责"), (60, "二、机构设置"), (84, INDENTED), (84, INDENTED), (84, INDENTED))
    assert texts(pieces(page(*lines))) == [text for _, text in lines]


def test_without_indents_a_full_line_that_ends_a_sentence_is_not_joined() -> None:
    ended = FULL[:35] + "。"
    assert texts(pieces(page((60, ended), (60, ended), (60, ended)))) == [ended] * 3
    assert texts(pieces(page((60, FULL), (60, ended), (60, ended)))) == [FULL + ended, ended]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    above = page((84, INDENTED), (60, FULL), (60, FULL), first=700)
    below = page((60, "末行。"), (84, INDENTED))
    found = texts(pieces(above, below))
    assert found == [INDENTED + FULL + FULL + "末行。", INDENTED]


def test_a_wide_gap_is_a_tab_and_a_typed_blank_a_blank() -> None:
    sheet = Sheet().text(60, 60, "编制部门：某县交通局").text(400, 60, "单位：元").text(60, 90, "表一 支出 12 345")
    assert texts(pieces(sheet)) == ["编制部门：某县交通局\t单位：元", "表一 支出 12 345"]


def test_gaps_of_justified_lines_are_no_blanks() -> None:
    sheet = Sheet()
    for number, sign in enumerate("本部门预算"):
        sheet.text(60 + 15 * number, 60, sign)
    for number, sign in enumerate("目录"):
        sheet.text(60 + 36 * number, 90, sign)
    assert texts(pieces(sheet)) == ["本部门预算", "目 录"]


def test_small_signs_beside_large_ones_are_of_the_same_line() -> None:
    assert texts(pieces(Sheet().text(60, 60, "预算数", size=14).text(103, 58, "1", size=7))) == ["预算数1"]


def test_lines_with_leaders_are_a_table_of_contents() -> None:
    found = pieces(
        page((60, "目录"), *((60, f"第{n}部分 部门概况……………………………{number}") for number, n in enumerate("一二三", 1))),
        Sheet().text(60, 60, "第一部分 部门概况"),
    )
    assert len(texts(found, PieceRole.CONTENTS)) == 3
    assert texts(found) == ["目录", "第一部分 部门概况"]
