"""Where lists file the names of projects: by pinyin as words are read, without a year or digits at the beginning."""

import string

import pytest

from generator.pages.shared.project_filing import LETTERS, OTHER, filing


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("档案馆运行费", "d"),
        ("2024年公务用车购置", "g"),
        ("2024 年度公务用车购置", "g"),
        ("２０２４年公务用车购置", "g"),
        ("2023-2024年公务用车购置", "g"),
        ("2023年、2024年公务用车购置", "g"),
        ("二〇二四年度公务用车购置", "g"),
        ("（2024）公务用车购置", "g"),
        ("12345热线经费", "r"),
        ("1.办公费", "b"),
        ("5·12防灾减灾宣传", "f"),
        ("“三公”经费", "s"),
        ("一次性补助", "y"),
        ("三月植树经费", "s"),
        ("OA系统维护", "o"),
        ("ｅ政务平台", "e"),
        ("Ökostrom", "o"),
        ("α射线检测", "s"),
        ("3D打印", "d"),
        ("2024年度", "n"),
        # Two letters to a computer, and to a reader who looks under N.
        ("№ 5", "n"),
    ],
)
def test_the_letter_is_that_of_the_first_word(name: str, letter: str) -> None:
    assert filing(name).letter == letter


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("重点工作经费", "z"),
        ("重建工程", "c"),
        ("行业协会补助", "h"),
        ("行政审批经费", "x"),
        ("会计核算费", "k"),
        ("会议费", "h"),
    ],
)
def test_a_character_of_several_readings_is_read_as_in_its_word(name: str, letter: str) -> None:
    assert filing(name).letter == letter


@pytest.mark.parametrize("name", ["", "2024", "12-34", "…", "γ", "проект", "\U000323af"])
def test_a_name_without_a_reading_stands_under_other(name: str) -> None:
    assert filing(name).letter == OTHER


def test_letters_are_in_order_and_the_other_names_last() -> None:
    assert (*string.ascii_lowercase, OTHER) == LETTERS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Syllable by syllable, not letter by letter: all of 大 (da) before all of 单 (dan).
        ("大学经费", "单位经费"),
        ("大型设备", "单车"),
        ("第2期工程", "第10期工程"),
        ("维修3号楼", "维修费"),
        ("2031年公务用餐", "公务用车"),
        ("办公费", "办公用房"),
    ],
)
def test_names_are_compared_by_syllables_and_numbers(first: str, second: str) -> None:
    assert filing(first).order < filing(second).order


@pytest.mark.parametrize("other", ["2024年公务用车购置", "“公务用车”购置", "公务 用车 购置", "公务用车购置。"])
def test_years_and_punctuation_make_no_difference(other: str) -> None:
    assert filing(other) == filing("公务用车购置")


def test_a_long_run_of_marks_is_read_at_once() -> None:
    assert filing("1" + "-" * 100_000 + "费").letter == "f"
    assert filing("-" * 100_000).letter == OTHER
