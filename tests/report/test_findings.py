"""Findings as a person and as a program read them."""

from __future__ import annotations

import json

import pytest

from generator import locale
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.report.findings import findings_json, findings_text, summary_line
from generator.report.say import Speaker

PLACE = Place("990100/ju/2031/projects/a.yaml", 8, 5, "funding/0/amount", source="12、13")
FULL = Diagnostic(
    "unreadable-amount",
    Severity.ERROR,
    msg("Unknown field “{field}”", field="ammount"),
    PLACE,
    found="1,23",
    expected="1.23",
    related=(Place("990100/ju/2031/projects/b.yaml", 2), Place("site.yaml")),
    help=msg("Did you mean “{name}”?", name="amount"),
)


@pytest.fixture
def english() -> Speaker:
    return Speaker(locale.catalogue("en"))


@pytest.fixture
def chinese() -> Speaker:
    return Speaker(locale.catalogue("zh-CN"))


def test_a_finding_begins_with_a_place_an_editor_can_jump_to(english: Speaker) -> None:
    assert findings_text([FULL], english).splitlines() == [
        "990100/ju/2031/projects/a.yaml:8:5: error[unreadable-amount] Unknown field “ammount”",
        "    field: funding/0/amount",
        "    found: 1,23",
        "    expected: 1.23",
        "    source lines: 12、13",
        "    see also: 990100/ju/2031/projects/b.yaml:2, site.yaml",
        "    help: Did you mean “amount”?",
    ]


def test_what_is_not_known_takes_no_line(english: Speaker) -> None:
    bare = Diagnostic("file-missing", Severity.WARNING, msg("The file is empty"), Place("site.yaml"))
    assert findings_text([bare], english) == "site.yaml: warning[file-missing] The file is empty\n"


def test_a_finding_without_a_file_is_about_the_program(english: Speaker) -> None:
    crash = Diagnostic("check-crashed", Severity.ERROR, msg("The file is empty"), Place(""))
    assert findings_text([crash], english).startswith("mingzhang: error[check-crashed]")


def test_in_chinese_only_names_and_values_stay(chinese: Speaker) -> None:
    text = findings_text([FULL], chinese)
    assert "“ammount”" in text
    for word in ("Unknown", "field:", "found", "expected", "see also", "help"):
        assert word not in text


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        pytest.param("two\nlines", "two⏎lines", id="lines are joined"),
        pytest.param("长" * 200, "长" * 200, id="just short enough"),
        pytest.param("长" * 201, "长" * 200 + "…", id="too long"),
    ],
)
def test_a_detail_keeps_to_its_line(found: str, shown: str, english: Speaker) -> None:
    text = findings_text([Diagnostic("x", Severity.NOTICE, msg("The file is empty"), Place("a"), found=found)], english)
    assert text.splitlines()[1] == f"    found: {shown}"


def test_json_holds_everything_as_data(english: Speaker) -> None:
    (record,) = json.loads(findings_json([FULL], english))["findings"]
    assert record == {
        "check": "unreadable-amount",
        "severity": "error",
        "message": "Unknown field “ammount”",
        "place": {
            "file": "990100/ju/2031/projects/a.yaml",
            "line": 8,
            "column": 5,
            "field": "funding/0/amount",
            "source": "12、13",
        },
        "found": "1,23",
        "expected": "1.23",
        "difference": "",
        "related": [
            {"file": "990100/ju/2031/projects/b.yaml", "line": 2, "column": None, "field": "", "source": ""},
            {"file": "site.yaml", "line": None, "column": None, "field": "", "source": ""},
        ],
        "help": "Did you mean “amount”?",
        "law": "",
    }


def test_json_is_complete_without_findings(english: Speaker) -> None:
    assert json.loads(findings_json([], english)) == {"findings": []}


def test_the_last_line_counts_each_severity(english: Speaker) -> None:
    warning = Diagnostic("x", Severity.WARNING, msg("The file is empty"), Place("a"))
    assert summary_line([FULL, warning, warning], english) == "1 errors, 2 warnings, 0 notices"


def test_a_brace_in_what_a_clerk_wrote_is_only_a_brace(english: Speaker) -> None:
    odd = Diagnostic("x", Severity.ERROR, msg("Unknown field “{field}”", field="{help}%(x)s"), Place("a"))
    assert "“{help}%(x)s”" in findings_text([odd], english)
