"""A begun file: what is known as fields, all that may follow behind `# `, ready to be used."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.read.strict_yaml import load_mapping
from generator.validate.content_files import CONTENT_FILES
from generator.validate.json_schema import json_schema
from generator.write.commented import commented_yaml

KINDS = ("region", "body", "submission", "project")


def without_descriptions(node: Any) -> Any:
    """The schema with nothing said of its fields, so that every comment is a field."""
    if isinstance(node, list):
        return [without_descriptions(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        name: without_descriptions(value)
        for name, value in node.items()
        if name != "description" or not isinstance(value, str)
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_can_be_used_by_taking_the_mark_away(kind: str) -> None:
    schema = without_descriptions(json_schema(CONTENT_FILES[kind], str))
    text = commented_yaml({}, schema)
    assert all(line == "" or line.startswith("# ") for line in text.split("\n"))
    used = load_mapping(re.sub(r"^# ", "", text, flags=re.MULTILINE), kind)
    assert list(used) == list(schema["properties"])


def test_entries_are_offered_with_what_they_must_have() -> None:
    schema = without_descriptions(json_schema(CONTENT_FILES["submission"], str))
    used = load_mapping(re.sub(r"^# ", "", commented_yaml({}, schema), flags=re.MULTILINE), "x")
    assert used["units"] == [{"code": "", "name": ""}]
    assert used["secrecy_review"] == {"by": "", "on": ""}
    assert used["targets"][0]["budget"] == [{"labels": [""], "amount": ""}]  # type: ignore[index, call-overload]
    assert used["status"] == "unstated"


def test_what_is_known_reads_back_and_is_explained() -> None:
    tree = {"name": "修复 #1: 甲", "money_unit": "万元", "amount": "", "indicators": [{"name": "数", "target": "≥1"}]}
    text = commented_yaml(tree, json_schema(CONTENT_FILES["project"], str), ["head"], {"overview", "indicators/weight"})
    assert load_mapping(text, "x") == tree
    assert text.startswith("# head\n\n# Name of the project as printed\nname: ")
    assert "# Unit of money of the form (元 | 千元 | 万元 | 百万元 | 亿元)\nmoney_unit: 万元\n" in text
    assert "#   target: Target as printed\n" in text
    assert "# purpose: ''\n" in text
    assert "overview" not in text
    assert "#   weight: Weight" not in text
