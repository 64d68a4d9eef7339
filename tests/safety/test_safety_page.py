"""docs/safety.md says what the code does: its limits are those of the code, its tests are there."""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path

import pytest

from generator.intake import package_limits
from generator.read import limits

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/safety.md"
MODULES = (limits, package_limits)
MARKS = ("<!-- limits: checked by tests/safety/test_safety_page.py -->\n\n", "\n<!-- end of limits -->")


def limits_as_table() -> str:
    """The table of the page: each limit with its value and the reason the code gives."""
    lines = ["| limit | value | reason |", "| --- | ---: | --- |"]
    for module in MODULES:
        assert module.__file__ is not None
        body = ast.parse(Path(module.__file__).read_text(encoding="utf-8")).body
        for stated, reason in itertools.pairwise(body):
            if isinstance(stated, ast.Assign) and isinstance(stated.targets[0], ast.Name):
                assert isinstance(reason, ast.Expr) and isinstance(reason.value, ast.Constant), stated.targets[0].id
                value = getattr(module, stated.targets[0].id)
                words = " ".join(str(reason.value.value).split())
                lines.append(f"| `{stated.targets[0].id}` | {value:,} | {words} |")
    return "\n".join(lines) + "\n"


def test_the_limits_are_those_of_the_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    stated = text.partition(MARKS[0])[2].partition(MARKS[1])[0]
    expected = limits_as_table()
    assert len(expected.splitlines()) > 15
    assert stated == expected, f"docs/safety.md, between its two marks, must be:\n{expected}"


NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE.read_text(encoding="utf-8"))))


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_named_test_is_there(file: str, name: str) -> None:
    functions = [
        node.name
        for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]
    assert name in functions


def test_every_rule_names_a_test() -> None:
    rules = PAGE.read_text(encoding="utf-8").partition("## Rules")[2].partition("## Limits")[0]
    rows = [line for line in rules.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 25
    assert [row for row in rows if "::test_" not in row] == []
