"""Project codes: parts, check character, and repairs that are certain."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.model.project_code import (
    ALPHABET,
    ProjectCode,
    ProjectCodeError,
    check_character,
    parse_project_code,
    repair_project_code,
)

_DIGITS = "0123456789"
_FIRST20 = st.builds(
    lambda region_and_year, serial, tail: f"{region_and_year}P{serial}{tail}",
    st.text(_DIGITS, min_size=8, max_size=8),
    st.text(ALPHABET, min_size=6, max_size=6),
    st.text(_DIGITS, min_size=5, max_size=5),
)
_CODES = _FIRST20.map(lambda first20: first20 + check_character(first20))


@pytest.mark.parametrize("code", ["13070024P00000610012M", "13020523P00F6N210003H"])
def test_the_check_character_of_printed_codes_fits(code: str) -> None:
    assert check_character(code[:-1]) == code[-1]


def test_a_code_is_taken_apart() -> None:
    assert parse_project_code("13020523P00F6N210003H") == ProjectCode(
        "13020523P00F6N210003H", region6="130205", entry_year=2023, serial="00F6N2", tail="10003", check="H"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", "of 21 characters, found 0", id="empty"),
        pytest.param("13070024P0000061001M", "of 21 characters, found 20", id="too-short"),
        pytest.param("13070024P0000061001 2M", "of 21 characters, found 22", id="blank-inside"),
        pytest.param("13070024p00000610012M", "contains p", id="small-letter"),
        pytest.param("13070024P0000061001IM", "contains I", id="letter-no-code-has"),
        pytest.param("13070024P0000061001２M", "contains ２", id="full-width-digit"),
        pytest.param("13070024P0000061001٢M", "contains ٢", id="digit-of-another-script"),
        pytest.param("13070024P0000061001\nM", r"contains \n;", id="control-character"),
        pytest.param("13070024A00000610012M", "eight digits, P", id="no-p"),
        pytest.param("1307002AP00000610012M", "eight digits, P", id="letter-for-digit"),
        pytest.param("13070024P00000610012N", "ends in N, but the other characters call for M", id="wrong-check"),
        pytest.param("1" * 100_000, "of 21 characters, found 100000", id="endless"),
    ],
)
def test_what_is_no_code_is_refused_with_a_reason(text: str, message: str) -> None:
    with pytest.raises(ProjectCodeError, match=re.escape(message)) as caught:
        parse_project_code(text)
    assert str(caught.value.message) == str(caught.value)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("first20", ["", "1" * 19, "1" * 21, "O" * 20, "1" * 19 + "i"])
def test_no_check_character_belongs_to_other_than_twenty_characters_of_the_alphabet(first20: str) -> None:
    with pytest.raises(ProjectCodeError):
        check_character(first20)


@given(_CODES)
def test_a_code_with_its_check_character_is_read_and_needs_no_repair(code: str) -> None:
    parsed = parse_project_code(code)
    assert f"{parsed.region6}{parsed.entry_year - 2000:02}P{parsed.serial}{parsed.tail}{parsed.check}" == code
    repair = repair_project_code(code)
    assert repair is not None
    assert (repair.code, repair.steps) == (parsed, ())


@given(_CODES, st.integers(0, 20), st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_caught(code: str, place: int, wrong: str) -> None:
    assume(code[place] != wrong)
    with pytest.raises(ProjectCodeError):
        parse_project_code(code[:place] + wrong + code[place + 1 :])


@given(_CODES, st.integers(0, 19))
def test_every_swap_of_neighbours_is_caught(code: str, place: int) -> None:
    assume(code[place] != code[place + 1])
    with pytest.raises(ProjectCodeError):
        parse_project_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize(
    ("printed", "reasons"),
    [
        pytest.param("13070024P0000061001 2M", ["Blanks"], id="blank"),
        pytest.param(" 130700\u300024P\n00000610012M ", ["Blanks"], id="blanks-of-every-kind"),
        pytest.param("１３070024Ｐ00000610012Ｍ", ["narrow"], id="full-width"),
        pytest.param("13070024p00000610012m", ["capital"], id="small-letters"),
        pytest.param("13O70024P00000610012M", ["look-alike"], id="o-for-zero"),
        pytest.param("l3070024P00000610012M", ["look-alike"], id="l-for-one"),
        pytest.param("13070024P00000610OI2M", ["look-alike"], id="two-look-alikes"),
        pytest.param("13070024P0000061001ZM", ["look-alike"], id="z-for-two"),
        pytest.param("13070024P000006100l2m", ["capital", "look-alike"], id="small-letters-and-look-alike"),
        pytest.param("1３070024p0000061 0O12m", ["Blanks", "narrow", "capital", "look-alike"], id="everything"),
    ],
)
def test_a_misprint_is_repaired_and_each_step_is_told(printed: str, reasons: list[str]) -> None:
    repair = repair_project_code(printed)
    assert repair is not None
    assert repair.code.text == "13070024P00000610012M"
    assert [word for step, word in zip(repair.steps, reasons, strict=True) if word in str(step.reason)] == reasons
    assert [step.before for step in repair.steps] == [printed, *(step.after for step in repair.steps[:-1])]
    assert repair.steps[-1].after == repair.code.text


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param("", id="empty"),
        pytest.param("管理局运行费绩效目标表", id="words"),
        pytest.param("13070024P00000610012MM", id="too-long"),
        pytest.param("13070024P00000610012N", id="wrong-check-and-nothing-looks-alike"),
        pytest.param("13O7OO24P00000610012M", id="three-look-alikes"),
        pytest.param("13070024P?0000610012M", id="illegible"),
    ],
)
def test_what_cannot_be_repaired_for_certain_is_left_alone(printed: str) -> None:
    assert repair_project_code(printed) is None


@given(_CODES, st.integers(0, 20), st.sampled_from(ALPHABET))
def test_a_character_that_may_stand_where_it_stands_is_never_changed(code: str, place: int, misread: str) -> None:
    wrong = code[:place] + misread + code[place + 1 :]
    assume(misread != code[place])
    assume(misread.isdigit() or 9 <= place < 15 or place == 20)
    assume(place != 8)
    assert repair_project_code(wrong) is None


def test_a_misprint_that_two_codes_explain_is_left_alone() -> None:
    for explanation in ("13990024PG00LQB10001G", "13990024P6Q0LQB10001G"):
        assert parse_project_code(explanation).region6 == "139900"
    assert repair_project_code("13990024PGQ0LQB10001G") is None


@given(_CODES, st.integers(0, 20), st.sampled_from("OIlSZB8G6DQVoisz|01L 全"))
def test_a_repair_ends_in_a_code_that_needs_none(code: str, place: int, misread: str) -> None:
    repair = repair_project_code(code[:place] + misread + code[place + 1 :])
    if repair is None:
        return
    again = repair_project_code(repair.code.text)
    assert again is not None
    assert (again.code, again.steps) == (repair.code, ())


@given(_CODES, st.sampled_from([place for place in range(20) if place != 8]))
def test_a_letter_no_code_has_is_repaired_at_every_place_or_left_alone(code: str, place: int) -> None:
    for right, misread in (("0", "O"), ("1", "I"), ("5", "S"), ("2", "Z")):
        if code[place] == right:
            repair = repair_project_code(code[:place] + misread + code[place + 1 :])
            assert repair is not None
            assert repair.code.text == code


@given(st.text(max_size=30))
def test_any_text_is_repaired_or_left_alone(text: str) -> None:
    repair = repair_project_code(text)
    assert repair is None or parse_project_code(repair.code.text) == repair.code
