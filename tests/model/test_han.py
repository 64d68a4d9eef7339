"""Blanks between Han characters, and forms of a text for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.han import BLANKS, excerpt, fold, is_cjk_punctuation, is_han, join_wrapped, strip_blanks

_MIXED = st.text(alphabet="满意度指标2024ABab，。（）《》“” \t\n\r\u00a0\u3000-%", max_size=40)


@pytest.mark.parametrize("character", [*"一龥〇々㐀豈", "\U00020000", "\U00030000", "\u2f64"])
def test_ideographs_of_every_block_and_radicals_are_han(character: str) -> None:
    assert is_han(character)


@pytest.mark.parametrize("character", [*"A1１Ａ，。 あアㄅ가㈠", "", "汉字"])
def test_letters_digits_marks_other_scripts_and_longer_texts_are_not_han(character: str) -> None:
    assert not is_han(character)


@pytest.mark.parametrize("character", [*"，。、；：？！（）《》〈〉【】〔〕「」“”‘’—…％＝～"])
def test_marks_a_full_square_wide_are_cjk_punctuation(character: str) -> None:
    assert is_cjk_punctuation(character)


@pytest.mark.parametrize("character", [*",.;:!?()-%\"' 汉A1１Ａ", "\u3000", "", "，。"])
def test_half_width_marks_letters_digits_and_blanks_are_not_cjk_punctuation(character: str) -> None:
    assert not is_cjk_punctuation(character)


@pytest.mark.parametrize(
    ("printed", "joined", "places"),
    [
        pytest.param("满意度指 标", "满意度指标", 1, id="blank-in-a-word"),
        pytest.param("满 意 度", "满意度", 2, id="neighbouring-blanks-share-a-character"),
        pytest.param("社会效益指\n  标", "社会效益指标", 1, id="line-end-and-indent-are-one-place"),
        pytest.param("预\u3000算\u00a0数\t额", "预算数额", 3, id="wide-and-no-break-blanks-and-tab"),
        pytest.param("保障 （一） 运转 ，完成", "保障（一）运转，完成", 3, id="beside-full-width-marks"),
        pytest.param("（一） 。", "（一） 。", 0, id="between-two-marks-it-stays"),
        pytest.param("2024 年预 算", "2024 年预算", 1, id="between-digit-and-han-it-stays"),
        pytest.param("≤12 个月", "≤12 个月", 0, id="value-as-printed"),
        pytest.param("OA 系统", "OA 系统", 0, id="between-latin-and-han-it-stays"),
        pytest.param("共  3\n \n台", "共 3 台", 0, id="runs-elsewhere-become-one-space"),
        pytest.param("  水电费\n", "水电费", 0, id="leading-and-trailing-are-not-counted"),
        pytest.param("水电费", "水电费", 0, id="nothing-to-do"),
        pytest.param(" \t\n", "", 0, id="only-blanks"),
        pytest.param("", "", 0, id="empty"),
        pytest.param("机关\U00020000 灶", "机关\U00020000灶", 1, id="rare-character"),
    ],
)
def test_blanks_left_by_line_wrapping_go_and_others_stay(printed: str, joined: str, places: int) -> None:
    assert join_wrapped(printed) == (joined, places)


@given(_MIXED)
def test_joining_changes_nothing_but_blanks_and_is_done_once(text: str) -> None:
    joined, _ = join_wrapped(text)
    assert strip_blanks(joined) == strip_blanks(text)
    assert join_wrapped(joined) == (joined, 0)


@given(_MIXED)
def test_after_joining_every_blank_is_one_space_and_none_stands_between_han(text: str) -> None:
    joined, _ = join_wrapped(text)
    assert joined == joined.strip()
    assert not set(joined) & set(BLANKS) - {" "}
    for before, blank, after in zip(joined, joined[1:], joined[2:], strict=False):
        assert not (blank == " " and (" " in (before, after) or (is_han(before) and is_han(after))))


def test_stripping_takes_every_white_space_out() -> None:
    assert strip_blanks(" 预\u3000算\u00a0 1 0\t0\u2028\n") == "预算100"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("管理局运行费 2024", "管理局运行费2024", id="blank"),
        pytest.param("ＯＡ系统（二期）", "oa系统二期", id="full-width-and-brackets"),
        pytest.param("“三公”经费_A-1", "三公经费a1", id="marks-and-underscore"),
        pytest.param("①号Straße", "1号strasse", id="compatibility-and-case"),
        pytest.param("OA-System 3", "oasystem3", id="ascii-alone"),
        pytest.param("——", "", id="only-marks"),
    ],
)
def test_folding_keeps_letters_and_digits_of_one_width_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_an_excerpt_is_short_and_shows_what_cannot_be_printed() -> None:
    assert excerpt("a\nb\x00\u202e") == "a\\nb\\x00\\u202e"
    assert excerpt("数" * 50, limit=5) == "数数数数数…"
