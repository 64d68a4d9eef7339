"""Whatever the parser complains about becomes a finding, also when it knows no place."""

from __future__ import annotations

import pytest
from yaml import Mark, MarkedYAMLError, YAMLError

from generator.read.yaml_syntax import colon_help, syntax_diagnostic


def test_an_error_without_a_place_names_the_file() -> None:
    diagnostic = syntax_diagnostic(YAMLError("?"), "a: b\n", "f.yaml")
    assert (diagnostic.check, str(diagnostic.place)) == ("yaml-syntax", "f.yaml")


def test_an_error_of_no_known_kind_keeps_the_parsers_words() -> None:
    mark = Mark("", 3, 0, 3, None, 0)
    diagnostic = syntax_diagnostic(MarkedYAMLError(problem="odd", problem_mark=mark), "a: b\n", "f")
    assert (str(diagnostic.place), diagnostic.found) == ("f:1:4", "a: b")
    assert "odd" in str(diagnostic.message)


def test_a_place_behind_the_last_line_is_kept() -> None:
    mark = Mark("", 5, 9, 0, None, 0)
    assert str(syntax_diagnostic(MarkedYAMLError(problem="odd", problem_mark=mark), "a: b", "f").place) == "f:10:1"


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        pytest.param("名称：甲", "：", id="wide colon"),
        pytest.param("  - 名称：甲", "：", id="wide colon in a list"),
        pytest.param("name:甲", "blank", id="no blank"),
        pytest.param("name: 甲", None, id="good"),
        pytest.param("name: 目标：完成", None, id="wide colon in the value"),
        pytest.param("http://a.example", None, id="address"),
        pytest.param("'名称：甲", None, id="quoted"),
        pytest.param("# 名称：甲", None, id="comment"),
    ],
)
def test_slips_with_colons_are_told_from_good_lines(line: str, sign: str | None) -> None:
    help = colon_help(line)
    assert help is None if sign is None else help is not None and sign in str(help)
