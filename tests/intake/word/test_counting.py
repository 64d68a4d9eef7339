"""Numbers of lists as Word writes them."""

import pytest

from generator.intake.word.counting import FORMATS


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("decimal", {1: "1", 12: "12"}),
        ("decimalZero", {1: "01", 12: "12"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 99: "九十九", 100: "一○○"}),
        (
            "chineseCountingThousand",
            {10: "十", 19: "十九", 100: "一百", 101: "一百零一", 110: "一百一十", 115: "一百一十五", 1001: "一千零一",
             1010: "一千零一十", 10000: "一万", 100000: "100000"},
        ),
        ("chineseLegalSimplified", {1: "壹", 10: "壹拾", 25: "贰拾伍", 103: "壹佰零叁"}),
        ("ideographDigital", {10: "一〇", 25: "二五"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "㉑", 35: "㉟", 36: "㊱", 50: "㊿", 51: "51"}),
        ("decimalEnclosedParen", {1: "⑴", 20: "⒇"}),
        ("decimalEnclosedFullstop", {1: "⒈", 20: "⒛"}),
        ("ideographEnclosedCircle", {1: "㊀", 10: "㊉"}),
        ("decimalFullWidth", {12: "１２"}),
        ("upperRoman", {1: "I", 4: "IV", 9: "IX", 14: "XIV", 1990: "MCMXC", 5000: "5000"}),
        ("lowerRoman", {3: "iii"}),
        ("upperLetter", {1: "A", 26: "Z", 27: "AA", 28: "BB"}),
        ("lowerLetter", {3: "c", 53: "aaa"}),
        ("numberInDash", {1: "- 1 -"}),
        ("none", {1: ""}),
    ],
)  # fmt: skip
def test_every_format_writes_as_word_does(name: str, written: dict[int, str]) -> None:
    assert {number: FORMATS[name](number) for number in written} == written


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_format_fails_for_zero_or_a_large_number(name: str) -> None:
    for number in (0, 1_000_000):
        assert isinstance(FORMATS[name](number), str)
