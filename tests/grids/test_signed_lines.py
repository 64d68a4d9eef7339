"""Lines for a body and its seal, and for signatures."""

import pytest

from generator.grids.signed_lines import cut_signed_line, cut_unit_note, read_signed_line, set_signatures_aside
from generator.model.grid import Paragraph
from generator.model.source import Furniture
from tests.grids.reading import claims_on, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填报单位：（盖章）", ("填报单位：（盖章）", "")),
        ("填报单位（盖章）：某局", ("填报单位（盖章）：", "某局")),
        ("项目主管部门:(公章)某中心", ("项目主管部门:(公章)", "某中心")),
        ("填报单位：某局", ("填报单位：", "某局")),
        ("金额单位：万元", None),
        ("单位：万元", None),
        ("部门职责概述", None),
        ("实施单位", None),
    ],
)
def test_a_line_with_room_for_a_seal_names_a_body(text: str, expected: tuple[str, str] | None) -> None:
    assert read_signed_line(text) == expected


def test_the_unit_of_money_behind_the_name_is_no_part_of_it() -> None:
    text = "主管部门：（盖章）某局    金额单位：万元"
    cut = cut_signed_line(Paragraph(text, text, 7))
    assert cut is not None
    label, name = cut
    assert (label.text, name.text, name.lines) == ("主管部门：（盖章）", "某局", (7,))
    note = cut_unit_note(Paragraph(text, text, 7))
    assert note is not None
    assert (note.text, note.lines) == ("金额单位：万元", (7,))
    assert cut_unit_note(Paragraph(name.text, name.text, 7)) is None


@pytest.mark.parametrize(
    ("text", "is_empty"),
    [("填表人：", True), ("联系电话", True), ("负责人（签字）：", True), ("填表人：张三", False), ("工作目标", False)],
)
def test_only_empty_signatures_are_set_aside(text: str, is_empty: bool) -> None:
    [line] = lines(text)
    claims = claims_on(line)
    assert set_signatures_aside([line], claims) is is_empty
    assert (Furniture.SIGNATURE in claims.furniture_lines()) is is_empty
