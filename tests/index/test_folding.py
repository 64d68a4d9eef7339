"""How search compares characters."""

from __future__ import annotations

import pytest

from generator.index.folding import folding, simplified_forms, variant_pairs


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("２０２５年ＬＥＤ屏", "2025年led屏", id="full width and capitals"),
        pytest.param("（一期）—「维修」, 3.5%", "一期维修35", id="punctuation and blanks"),
        pytest.param("公務用車運行維護費", "公务用车运行维护费", id="traditional"),
        pytest.param("公务用车", "公务用车", id="simplified stays"),
        pytest.param("第Ⅲ中学 ①", "第iii中学1", id="compatibility forms"),
        pytest.param("𠮷野路", "𠮷野路", id="ideograph outside the basic plane"),
        pytest.param("——", "", id="nothing left"),
        pytest.param("\ud800费", "费", id="lone surrogate"),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert folding(simplified_forms())(text) == folded


def test_ideographs_too_new_for_this_python_are_kept() -> None:
    assert folding({})("\U0002ebf0") == "\U0002ebf0"


def test_variant_pairs_are_only_those_whose_simplified_form_occurs() -> None:
    assert variant_pairs("车费", {"車": "车", "費": "费", "國": "国"}) == "車车費费"
