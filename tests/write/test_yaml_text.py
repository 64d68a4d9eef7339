"""Text stays text in YAML."""

import pytest
import yaml

from generator.write.yaml_text import to_yaml


@pytest.mark.parametrize(
    "text", ["016", "yes", "1.10", "12:30", "", " 空 ", "甲\n乙", "甲 \n乙", "键: 值", "~", "长" * 500]
)
def test_every_text_reads_back_as_text(text: str) -> None:
    assert yaml.safe_load(to_yaml({"a": text, "b": [text], "c": [{"d": text}]})) == {
        "a": text,
        "b": [text],
        "c": [{"d": text}],
    }


def test_lines_are_never_folded() -> None:
    assert to_yaml({"a": "长 " * 200 + "末"}).count("\n") == 1


def test_lists_are_indented_and_fields_keep_their_order() -> None:
    assert to_yaml({"b": ["x"], "a": "y"}) == "b:\n  - x\na: y\n"


def test_equal_parts_are_written_twice_not_linked() -> None:
    part = {"x": "1"}
    assert "&" not in to_yaml({"a": part, "b": part})
