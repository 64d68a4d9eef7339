"""Automatic numbers stand in front of the text as the reader sees them."""

import pytest

from generator.intake.pieces import RemarkKind, TextPiece
from tests.intake.made_docx import cell, paragraph, run, table
from tests.intake.word.reading import pieces_of, remarks, tables, texts


def level(at: int, format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*abstracts: str, nums: str | None = None) -> str:
    """Descriptions 0, 1 … and for each the list 1, 2 …"""
    described = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{inside}</w:abstractNum>' for at, inside in enumerate(abstracts)
    )
    own = "".join(
        f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at, _ in enumerate(abstracts)
    )
    return described + (own if nums is None else nums)


def item(text: str, num: int = 1, at: int = 0) -> str:
    own = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'
    return paragraph(text, properties=own) if text else paragraph(properties=own)


def shown(body: str, numbering: str, styles: str = "") -> list[str]:
    return texts(pieces_of(body, numbering=numbering, styles=styles))


CHAPTERS = lists(
    level(0, "chineseCounting", "第%1章", '<w:suff w:val="space"/>')
    + level(1, "chineseCounting", "%2、")
    + level(2, "decimal", "%1.%2.%3")
    + level(3, "decimal", "（%4）", '<w:suff w:val="nothing"/>')
)


def test_levels_count_each_for_itself_and_begin_anew_below() -> None:
    body = "".join(item(*each) for each in [("总则", 1, 0), ("概况", 1, 1), ("收支", 1, 1), ("甲", 1, 2), ("乙", 1, 3),
                                            ("附则", 1, 0), ("其他", 1, 1), ("丙", 1, 2)])  # fmt: skip
    assert shown(body, CHAPTERS) == [
        "第一章 总则", "一、概况", "二、收支", "一.二.1 甲", "（1）乙", "第二章 附则", "一、其他", "二.一.1 丙",
    ]  # fmt: skip


def test_a_legal_level_writes_all_in_figures() -> None:
    numbering = lists(level(0, "chineseCounting", "%1、") + level(1, "upperRoman", "%1.%2", "<w:isLgl/>"))
    assert shown(item("甲") + item("乙", 1, 1), numbering) == ["一、甲", "1.1 乙"]


def test_a_level_that_was_left_out_counts_as_begun() -> None:
    assert shown(item("甲", 1, 2) + item("乙", 1, 2), CHAPTERS) == ["一.一.1 甲", "一.一.2 乙"]


@pytest.mark.parametrize(
    ("restart", "second"),
    [("", "a) 三"), ('<w:lvlRestart w:val="0"/>', "b) 三"), ('<w:lvlRestart w:val="1"/>', "a) 三")],
)
def test_where_a_level_begins_anew(restart: str, second: str) -> None:
    numbering = lists(level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", restart))
    assert shown(item("甲") + item("一", 1, 1) + item("乙") + item("三", 1, 1), numbering)[-1] == second


def test_lists_of_one_description_go_on_unless_told_to_begin_anew() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
        f'<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}'
        "</w:lvlOverride></w:num>"
    )
    numbering = lists(level(0, "decimal", "%1."), nums=nums)
    body = "".join(item("x", num) for num in (1, 1, 2, 3, 3, 1, 4))
    assert shown(body, numbering) == ["1. x", "2. x", "3. x", "5. x", "6. x", "7. x", "H) x"]


def test_numbers_by_style_and_taken_away_again() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/><w:pPr>'
        '<w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbering = lists(
        level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）"),
        level(0, "decimal", "%1") + level(1, "decimal", "%2#", '<w:pStyle w:val="c"/>'),
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        paragraph(text, properties=f'<w:pStyle w:val="{style}"/>{more}')
        for text, style, more in [("甲", "a", ""), ("乙", "b", ""), ("无", "a", none), ("丙", "a", ""), ("丁", "c", "")]
    )
    assert shown(body, numbering, styles) == ["一、甲", "（一）乙", "无", "二、丙", "1# 丁"]


def test_a_description_by_way_of_a_style() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="n"><w:name w:val="n"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    numbering = lists('<w:numStyleLink w:val="n"/>', level(0, "decimal", "%1."))
    assert shown(item("甲", 1), numbering, styles) == ["1. 甲"]
    assert shown(item("甲", 1), lists('<w:numStyleLink w:val="none"/>'), styles) == ["甲"]


def test_blank_cells_show_their_number() -> None:
    numbering = lists(level(0, "decimal", "%1"))
    rows = [[f"<w:tc>{item('')}</w:tc>", cell(name)] for name in ("甲", "乙", "丙")]
    (found,) = tables(pieces_of(table(*rows), numbering=numbering))
    assert [row[0].text for row in found.rows] == ["1", "2", "3"]


def test_bullets_are_items_without_a_number() -> None:
    (piece,) = pieces_of(item("甲"), numbering=lists(level(0, "bullet", "·"))).blocks
    assert isinstance(piece, TextPiece)
    assert (piece.text, piece.is_item) == ("甲", True)


def test_figures_filled_up_with_noughts() -> None:
    custom = (
        '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" '
        'w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert shown(item("甲") + item("乙"), lists(custom)) == ["009 甲", "010 乙"]


def test_an_unknown_format_is_told_and_written_in_figures() -> None:
    pieces = pieces_of(item("甲"), numbering=lists(level(0, "hebrew1", "%1.")))
    assert texts(pieces) == ["1. 甲"]
    (told,) = remarks(pieces, RemarkKind.DOUBTFUL)
    assert (told.place, dict(told.message.params)["format"]) == ("paragraph-1", "hebrew1")


def test_paragraphs_that_are_gone_do_not_count() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    own = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    deleted = "<w:del w:id='1'><w:r><w:delText>乙</w:delText></w:r></w:del>"
    body = item("甲") + paragraph(deleted, properties=own + gone) + item("丙")
    body += paragraph(run("密", "<w:vanish/>"), properties=own) + item("丁")
    assert shown(body, lists(level(0, "decimal", "%1."))) == ["1. 甲", "2. 丙", "3. 丁"]


def test_a_list_that_is_not_described_has_no_numbers() -> None:
    assert shown(item("甲", 7), lists(level(0, "decimal", "%1."))) == ["甲"]
    assert texts(pieces_of(item("甲"))) == ["甲"]
    assert shown(item("甲", 1, 99), CHAPTERS) == ["甲"]
