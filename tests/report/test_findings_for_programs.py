"""Findings as programs read them: JSON after its schema, annotations of a code host, SARIF, a page of HTML."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest

from generator.model.diagnostic import Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.report.findings_github import findings_github
from generator.report.findings_html import findings_html
from generator.report.findings_json import FINDINGS_SCHEMA, findings_json, ruleset
from generator.report.findings_sarif import findings_sarif
from tests.report.samples import CHINESE, ENGLISH, FULL, RELEASE, finding, rule

RULES = [rule(), rule(id="other-fault")]
ALL = [FULL, finding(release=RELEASE), finding(is_undecided=True)]


def test_json_holds_everything_as_data_in_the_shape_of_its_schema() -> None:
    tree = json.loads(findings_json(ALL, ENGLISH, RULES, ["some-fault"]))
    jsonschema.Draft202012Validator.check_schema(FINDINGS_SCHEMA)
    jsonschema.validate(tree, FINDINGS_SCHEMA)
    assert tree["summary"] == {"error": 1, "warning": 1, "notice": 0, "released": 1}
    assert (tree["checks"], tree["not_run"]) == (2, ["some-fault"])
    assert tree["findings"][0] == {
        "check": "unreadable-amount",
        "severity": "error",
        "undecided": False,
        "message": "Unknown field “ammount”",
        "submission": "990100/ju/2031/",
        "place": {
            "file": "990100/ju/2031/projects/a.yaml",
            "line": 4,
            "column": 13,
            "field": "funding/0/amount",
            "source": "12、13",
        },
        "found": "1,23",
        "expected": "1.23",
        "difference": "0.07",
        "related": [
            {"file": "990100/ju/2031/projects/b.yaml", "line": 2, "column": None, "field": "", "source": ""},
            {"file": "site.yaml", "line": None, "column": None, "field": "", "source": ""},
        ],
        "help": "Did you mean “amount”?",
        "law": "通行做法",
        "release": None,
    }
    assert tree["findings"][1]["release"] == {
        "kind": "as-filed",
        "reason": "原文如此",
        "date": "2031-03-01",
        "until": None,
    }


def test_the_name_of_the_rules_changes_with_any_of_them() -> None:
    plain = ruleset(RULES)
    assert ruleset(reversed(RULES)) == plain
    changed = (rule(severity=Severity.ERROR), rule(finds=msg("Repaired")), rule(copied=Severity.NOTICE))
    assert len({plain, ruleset(RULES[:1]), *(ruleset([one, RULES[1]]) for one in changed)}) == 5


def test_annotations_name_the_file_from_the_root_of_the_repository() -> None:
    first, *_, last = findings_github(ALL, ENGLISH, "content/").splitlines()
    assert first == (
        "::error file=content/990100/ju/2031/projects/a.yaml,line=4,col=13,title=unreadable-amount::"
        "Unknown field “ammount”%0Afound: 1,23%0Aexpected: 1.23%0Adifference: 0.07%0Ahelp: Did you mean “amount”?"
    )
    assert last == "::notice title=mingzhang check::errors: 1, warnings: 1, notices: 0; released: 1"


def test_signs_that_would_end_an_annotation_are_escaped() -> None:
    odd = finding(message=msg("Unknown field “{field}”", field="50%\r\n::x"), place=Place("a,b:c%.yaml", 1))
    assert findings_github([odd], ENGLISH, "").startswith(
        "::warning file=a%2Cb%3Ac%25.yaml,line=1,title=some-fault::Unknown field “50%25%0D%0A::x”%0A"
    )


def test_no_more_annotations_than_are_shown_and_each_check_before_a_second_of_one() -> None:
    found = [finding("a-fault") for _ in range(30)] + [
        finding("b-fault"),
        *(finding("n", Severity.NOTICE) for _ in range(30)),
    ]
    lines = findings_github(found, ENGLISH, "").splitlines()
    warnings = [line for line in lines if line.startswith("::warning")]
    assert len(warnings) == 10
    assert "b-fault" in warnings[1]
    assert len([line for line in lines if line.startswith("::notice")]) == 10
    assert "warnings: 31, notices: 30" in lines[-1]


def sarif(*found: Any) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(findings_sarif(found, ENGLISH, RULES, "content/"))
    return tree


def test_sarif_names_the_rule_the_place_and_the_level() -> None:
    tree = sarif(*ALL)
    assert tree["version"] == "2.1.0"
    (run,) = tree["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in rules] == ["other-fault", "some-fault", "unreadable-amount"]
    first = run["results"][0]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "unreadable-amount"
    assert first["level"] == "error"
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "content/990100/ju/2031/projects/a.yaml"},
                "region": {"startLine": 4, "startColumn": 13},
            }
        }
    ]
    assert [one["physicalLocation"]["artifactLocation"]["uri"] for one in first["relatedLocations"]] == [
        "content/990100/ju/2031/projects/b.yaml",
        "content/site.yaml",
    ]
    assert [one.get("suppressions") for one in run["results"]] == [
        None,
        [{"kind": "external", "justification": "原文如此"}],
        None,
    ]


def test_a_fault_that_moves_to_another_line_is_still_the_same() -> None:
    def marks(line: int) -> list[dict[str, str]]:
        place = Place("a.yaml", line, 1, "amount")
        results = sarif(finding(place=place), finding(place=place))["runs"][0]["results"]
        return [one["partialFingerprints"] for one in results]

    assert marks(3) == marks(9)
    assert marks(3)[0] != marks(3)[1]


def test_a_finding_without_a_file_has_no_location() -> None:
    assert sarif(finding(place=Place("")))["runs"][0]["results"][0]["locations"] == []


class Page(HTMLParser):
    """What stands in a page, and which ids and links it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        named = dict(attrs)
        self.ids += [named["id"]] if named.get("id") else []  # type: ignore[list-item]
        self.links += [named["href"]] if named.get("href") else []  # type: ignore[list-item]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_holds_every_finding_and_asks_nobody_for_anything() -> None:
    text = findings_html(ALL, ENGLISH, "en", {one.id: one for one in RULES})
    page = Page(text)
    for part in (
        "Unknown field “ammount”",
        "1,23",
        "1.23",
        "0.07",
        "12、13",
        "原文如此",
        "cannot tell",
        "Unread",
        "Reason",
    ):
        assert part in page.text
    assert page.links == [f"#{id}" for id in page.ids]
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "url(" not in text and "@import" not in text
    assert page.tags.count("h1") == 1
    assert page.tags.count("table") == page.tags.count("caption")


def test_markup_in_what_a_clerk_wrote_is_only_text() -> None:
    odd = finding(found="<script>alert(1)</script>", place=Place("a&b.yaml", 1))
    page = Page(findings_html([odd], CHINESE, "zh-CN", {}))
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_a_page_without_findings_says_so(language: str) -> None:
    page = Page(findings_html([], ENGLISH, language, {}))
    assert "errors: 0, warnings: 0, notices: 0" in page.text
    assert "table" not in page.tags
