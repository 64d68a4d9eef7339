"""Findings as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

import click
import pytest

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.report.excerpt import excerpt
from generator.report.finding_groups import summary_message
from generator.report.findings_text import findings_text
from generator.report.say import Speaker
from tests.report.samples import CHINESE, ENGLISH, FULL, RELEASE, finding, lines_of, rule


def shown(
    found: Sequence[Diagnostic], say: Speaker = ENGLISH, *, is_complete: bool = False, is_brief: bool = False
) -> list[str]:
    text = findings_text(found, say, {"some-fault": rule()}, lines_of, is_complete=is_complete, is_brief=is_brief)
    return click.unstyle(text).splitlines()


def test_a_finding_names_its_place_and_points_at_it() -> None:
    assert shown([FULL]) == [
        "error unreadable-amount  The file does not have the form it should have (1)",
        "  990100/ju/2031/projects/a.yaml:4:13: Unknown field “ammount”",
        "    4 |     amount: 1,23",
        "      |             ^^^^",
        "    field: funding/0/amount",
        "    found: 1,23",
        "    expected: 1.23",
        "    difference: 0.07",
        "    source lines: 12、13",
        "    see also: 990100/ju/2031/projects/b.yaml:2, site.yaml",
        "  help: Did you mean “amount”?",
        "  source of the rule: 通行做法",
        "",
    ]


def test_what_is_not_known_takes_no_line() -> None:
    bare = finding(help=None)
    assert shown([bare]) == ["warning some-fault  Repaired (1)", "  site.yaml: The file is empty", ""]


def test_a_finding_without_a_file_is_about_the_program() -> None:
    crash = Diagnostic("check-crashed", Severity.ERROR, msg("The file is empty"), Place(""))
    assert shown([crash])[1] == "  mingzhang: The file is empty"


def test_a_refusal_is_not_buried_in_what_stops_nothing() -> None:
    faults = [finding("some-fault", severity=Severity.ERROR), finding("link-broken")]
    text = shown([*faults, *[finding("some-fault") for _ in range(9)]], is_brief=True)
    assert text[:4] == [
        "1  error  Repaired  some-fault",
        "1  warning  The file does not have the form it should have  link-broken",
        "9  warning  Repaired  some-fault",
        "",
    ]
    heads = [line.split("  ")[0] for line in text if line.startswith(("error", "warning"))]
    assert heads == ["error some-fault", "warning link-broken"]
    assert text[-1] == "Warnings and notices of the checks are only counted here; mingzhang check shows them"
    assert shown([finding("some-fault")], is_brief=True)[0] == "1  warning  Repaired  some-fault"
    assert shown([], is_brief=True) == []


def test_of_each_check_the_first_three_are_shown_or_all() -> None:
    several = [finding(place=Place("site.yaml", number)) for number in range(1, 6)]
    places = [line for line in shown(several) if line.startswith("  site.yaml")]
    assert len(places) == 3
    assert "  … and 2 more; mingzhang check --all shows them" in shown(several)
    assert len([line for line in shown(several, is_complete=True) if line.startswith("  site.yaml")]) == 5


def test_errors_come_first_and_checks_by_name_within_them() -> None:
    found = [finding("b"), finding("a"), finding("z", Severity.ERROR), finding("c", Severity.NOTICE)]
    overview, rest = shown(found)[:5], shown(found)[5:]
    assert overview == [
        "1  error  The file does not have the form it should have  z",
        "1  warning  The file does not have the form it should have  a",
        "1  warning  The file does not have the form it should have  b",
        "1  notice  The file does not have the form it should have  c",
        "",
    ]
    assert [line.split()[1] for line in rest if not line.startswith(" ") and line] == ["z", "a", "b", "c"]


def test_advice_that_differs_stands_at_each_finding() -> None:
    lines = shown([finding(), finding(help=msg("The file is empty"))])
    assert [line for line in lines if "help: " in line] == [
        "    help: Remove it, or see: mingzhang schema",
        "    help: The file is empty",
    ]


def test_what_cannot_be_told_is_marked() -> None:
    assert "  site.yaml: The file is empty (cannot tell)" in shown([finding(is_undecided=True)])


def test_what_was_released_is_counted_apart_and_shown_where_all_is() -> None:
    found = [finding(release=RELEASE), finding()]
    assert shown(found)[0] == "warning some-fault  Repaired (1)"
    assert shown(found, is_complete=True)[-2:] == [
        "released warning some-fault  site.yaml: The file is empty",
        "    As in the original, not confirmed by the body (2031-03-01): 原文如此",
    ]
    assert str(summary_message(found)) == "errors: 0, warnings: 1, notices: 0; released: 1"


def test_the_last_line_counts_each_severity() -> None:
    assert str(summary_message([FULL, finding(), finding()])) == "errors: 1, warnings: 2, notices: 0"


def test_in_chinese_only_names_and_values_stay() -> None:
    text = "\n".join(shown([FULL], CHINESE))
    assert "“ammount”" in text
    for word in ("Unknown", "field:", "found", "expected", "see also", "help", "error"):
        assert word not in text


def test_a_brace_in_what_a_clerk_wrote_is_only_a_brace() -> None:
    odd = finding(message=msg("Unknown field “{field}”", field="{help}%(x)s"))
    assert "“{help}%(x)s”" in shown([odd])[1]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param("two\nlines", "two⏎lines", id="lines are joined"),
        pytest.param("长" * 200, "长" * 200, id="just short enough"),
        pytest.param("长" * 201, "长" * 200 + "…", id="too long"),
    ],
)
def test_a_detail_keeps_to_its_line(found: str, expected: str) -> None:
    assert f"    found: {expected}" in shown([finding(found=found)])


@pytest.mark.parametrize(
    ("line", "column", "found", "expected"),
    [
        pytest.param("amount: 1,23", 9, "1,23", ("amount: 1,23", "        ^^^^"), id="the value"),
        pytest.param("amount: 1,23", 1, "1,23", ("amount: 1,23", "        ^^^^"), id="the value behind its field"),
        pytest.param("名称: '路灯'", 5, "路灯", ("名称: '路灯'", "       ^^^^"), id="Han signs are wide"),
        pytest.param("amount: 1,23", 9, "7", ("amount: 1,23", "        ^"), id="what is not there has one mark"),
        pytest.param("  a: b  ", None, "", ("  a: b  ", "  ^^^^"), id="the whole line without a column"),
        pytest.param("a\tb", 3, "b", ("a b", "  ^"), id="a tab is one blank"),
        pytest.param("", 1, "", ("", "^"), id="an empty line"),
    ],
)
def test_the_mark_stands_below_what_was_found(
    line: str, column: int | None, found: str, expected: tuple[str, str]
) -> None:
    assert excerpt([line], 1, column, found) == expected


def test_a_long_line_is_cut_around_the_place() -> None:
    text, marks = excerpt(["金" * 200 + "错" + "额" * 200], 1, 201, "错")
    assert text.startswith("…金") and text.endswith("额…")
    assert marks.index("^") == 2 * text.index("错") - 1
    assert len(text) < 60


def test_a_line_that_is_not_there_has_no_excerpt() -> None:
    assert excerpt(["a"], 2, 1, "") == ("", "")
