"""Numbers of a text as words of their own."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from generator.index.folding import folding, simplified_forms
from generator.index.numbers import number_word, numbers_in, value_of
from generator.index.text import TextPage, _Words

FOLD = folding(simplified_forms())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("9.20", [("9.2", "")], id="noughts that say nothing"),
        pytest.param("920.00", [("920", "")], id="noughts alone after the point"),
        pytest.param("9,200,000元", [("9200000", "元")], id="groups of three"),
        pytest.param("９，２００．５０", [("9200.5", "")], id="full width"),
        pytest.param("2023,2024", [("2023", ""), ("2024", "")], id="a comma that groups nothing"),
        pytest.param("1,2345", [("1", ""), ("2345", "")], id="a group of four is none"),
        pytest.param("≤450 万元，每年", [("450", "万元每年")], id="the unit without signs and blanks"),
        pytest.param("28000人/次", [("28000", "人次")], id="a unit of two parts"),
        pytest.param("2000平方米的办公楼", [("2000", "平方米的")], id="no more than four characters after it"),
        pytest.param("5-10萬", [("5", ""), ("10", "万")], id="up to the next number, simplified"),
        pytest.param("007", [("007", "")], id="noughts before it count"),
        pytest.param("3.2024年公务用车", [("3", ""), ("2024", "年公务用")], id="the number of a list before a year"),
        pytest.param("0.50%。", [("0.5", "")], id="a sign is no unit"),
        pytest.param("五十万", [], id="Han numerals are words"),
    ],
)
def test_numbers_are_whole_and_known_by_their_value(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(number.value, number.after) for number in numbers_in(text, FOLD)] == expected


def test_no_word_of_a_number_begins_another() -> None:
    words = [number_word(value_of(text)) for text in ("9.2", "92", "9.25", "920", "9", "0.92", "9200000")]
    assert len(set(words)) == len(words)
    assert not any(one.startswith(other) for one, other in permutations(words, 2))


def test_numbers_stand_after_the_cells_each_once() -> None:
    words = _Words(FOLD).of(TextPage("a/", None, "题 2024\nr1\t\t≥3 处\t9.20\nr2\t\t9.2\t3处").content)
    cells, numbers = words.split(f" {number_word('3')} ", maxsplit=1)
    assert number_word("9.2") not in cells
    assert numbers.split().count(number_word("9.2")) == 1
    assert number_word("3") not in numbers
    assert number_word("2024") not in words


def test_the_key_of_a_shard_follows_from_how_numbers_are_read() -> None:
    from generator.index import shards

    own = Path(shards.__file__).parent
    assert {"numbers.py", "text.py", "folding.py"} <= set(shards._SOURCES)
    assert all((own / name).is_file() for name in shards._SOURCES)
