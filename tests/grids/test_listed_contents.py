"""Frames of one column are text, and a list of contents may print no numbers of pages."""

from generator.grids.listed_contents import without_frames
from generator.model.grid import Grid, Paragraph
from generator.model.source import Furniture
from tests.samples_provinces import document

CONTENTS = "目 录\n\n一、主要职能 ……………\n二、部门预算表…………\n  1. 收支总表 ……………3\n……………"


def test_the_text_of_a_frame_is_paragraphs_line_by_line() -> None:
    framed = document([[("甲\n乙",), ("丙",)], "丁"])
    assert [block.text for block in without_frames(framed).blocks if isinstance(block, Paragraph)] == list("甲乙丙丁")


def test_a_grid_of_two_columns_is_no_frame() -> None:
    [block] = without_frames(document([[("甲", "乙"), ("丙", "")]])).blocks
    assert isinstance(block, Grid)


def test_contents_in_a_frame_are_set_apart_with_the_rests_of_their_leaders() -> None:
    found = without_frames(document([[(CONTENTS,)], "一、主要职能", "管理档案。"]))
    assert [entry.text for entry in found.contents] == ["一、主要职能", "二、部门预算表", "1. 收支总表"]
    assert [kind for kind, _ in found.furniture] == [Furniture.CONTENTS] * 5
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["一、主要职能", "管理档案。"]


def test_a_line_without_a_leader_ends_the_contents() -> None:
    found = without_frames(document(["目录", "主要职能", "机构设置 ……"]))
    assert found.contents == ()
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["主要职能", "机构设置 ……"]
