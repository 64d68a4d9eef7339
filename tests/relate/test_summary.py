"""A submission from above: its lines, units, groups and exact sums."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from generator.checks import Subject
from generator.checks.shared.published_figures import main_figures
from generator.model.amount import Amount, MoneyUnit
from generator.model.catalogue import IndicatorLine, Total
from generator.model.indicator import IndicatorKind, Scope
from generator.model.main_figures import MainFigures
from generator.model.related import NearNames
from generator.model.submission import Section
from generator.relate.summary import relate_submission, summarise, total_of
from tests import samples_tables, samples_targets
from tests.samples import amount, project, scopes, submission, units
from tests.samples_targets import document_terms

TOTALS = [
    pytest.param([], Total(Decimal(0), 0, 0), id="nothing"),
    pytest.param([amount("0.10"), amount("0.20")], Total(Decimal(3000), 2, 0), id="no binary fraction in between"),
    pytest.param([amount("")], Total(Decimal(0), 0, 1), id="a blank is left out and said so"),
    pytest.param([amount("0")], Total(Decimal(0), 1, 0), id="a printed nought is counted"),
    pytest.param([amount("无"), amount("—"), amount("1.50")], Total(Decimal(15000), 1, 2), id="words are left out"),
    pytest.param(
        [amount("999999999999999.999999"), amount("0.000001")],
        Total(Decimal(10**19), 2, 0),
        id="the largest and the smallest amount",
    ),
    pytest.param(
        [amount("1.00"), amount("1.00", MoneyUnit.YUAN)], Total(Decimal(10001), 2, 0), id="two units of money"
    ),
    pytest.param([amount("-5.00"), amount("5.00")], Total(Decimal(0), 2, 0), id="a minus"),
]


@pytest.mark.parametrize(("amounts", "total"), TOTALS)
def test_a_total_is_exact_and_says_what_it_counts(amounts: list[Amount], total: Total) -> None:
    found = total_of(amounts)
    assert found == total
    assert not found.yuan.is_signed() or found.yuan != 0


def test_each_project_has_a_line_with_its_address_and_unit() -> None:
    whole = submission()
    lines = summarise(whole).projects
    assert [line.id for line in lines] == [each.id for each in whole.projects]
    assert lines[0].address == f"990100/dangan-guanli-ju/2031/p/{whole.projects[0].id}/"
    assert lines[0].unit == units()[0]
    assert lines[3].unit == units()[1]


def test_a_project_without_a_unit_has_none() -> None:
    lines = summarise(submission(projects=(project(unit=""),))).projects
    assert lines[0].unit is None


def test_the_total_of_a_submission_is_that_of_its_lines() -> None:
    assert summarise(submission()).total == Total(Decimal(1_612_500), 3, 1)


def test_groups_follow_the_units_and_each_has_its_own_sum() -> None:
    related = relate_submission(summarise(submission()), ())
    assert [(group.unit, len(group.projects), group.total) for group in related.groups] == [
        (units()[0], 3, Total(Decimal(1_612_500), 3, 0)),
        (units()[1], 1, Total(Decimal(0), 0, 1)),
    ]


def test_a_unit_without_projects_is_shown_and_projects_without_a_unit_come_last() -> None:
    whole = submission(projects=(project(unit=""), dataclasses.replace(project(), id="other", unit="816002")))
    groups = relate_submission(summarise(whole), ()).groups
    assert [(group.unit, [line.id for line in group.projects]) for group in groups] == [
        (units()[0], []),
        (units()[1], ["other"]),
        (None, [project().id]),
    ]


def test_near_names_are_those_of_the_submission() -> None:
    related = relate_submission(summarise(submission()), ())
    first, second = submission().projects[1:3]
    assert related.near_names == {first.id: NearNames((second.id,), 1), second.id: NearNames((first.id,), 1)}


def test_a_summary_lists_the_rows_of_performance_tables_with_their_kinds() -> None:
    lines = summarise(submission()).indicators
    assert len(lines) == 36
    assert lines[0] == IndicatorLine(IndicatorKind.QUANTITY, Scope.YEAR, 0, 1, "修复档案卷数", "≥1200 卷")
    assert (lines[9].project, lines[9].number) == (1, 1)
    assert {line.scope for line in summarise(submission(projects=(project(indicators=scopes()),))).indicators} == set(
        Scope
    )


def test_a_summary_lists_the_rows_that_codes_of_functions_name() -> None:
    lines = summarise(submission(tables=samples_tables.tables())).functions
    assert [line.code for line in lines] == ["201", "20126", "2012604", "221", "22102", "2210201"]
    last = lines[-1]
    assert (last.name, last.table, last.anchor) == ("住房公积金", "zhichuzongbiao", "c2210201")
    assert [(head, printed.text) for head, printed in last.amounts] == [("合计", "10.75"), ("项目支出", "10.75")]


def test_codes_of_the_economic_classification_are_no_functions() -> None:
    heads = ("c 科目编码", "t 科目名称", "m 合计")
    table = samples_tables.table("jingji", "基本支出表", heads, "30101 | 基本工资 | 5\n50201 | 办公经费 | 6")
    assert summarise(submission(tables=(table,))).functions == ()


def test_what_only_pages_of_all_submissions_list_stays_out_of_the_relations() -> None:
    whole = summarise(
        submission(tables=samples_tables.tables(), targets=samples_targets.targets(), terms=document_terms())
    )
    assert whole.indicators and whole.functions and whole.terms
    assert [(form.id, form.owner) for form in whole.targets] == [
        ("bumenzhengti", "青川市档案管理局"),
        ("wenhuazhuanxiang", "文化专项资金"),
    ]
    related = relate_submission(whole, ()).summary
    assert (related.indicators, related.functions, related.terms) == ((), (), ())
    assert related.projects == whole.projects


def test_the_main_figures_are_for_checks_across_years_and_go_no_further() -> None:
    section = Section("sangong", "", "2031年“三公”经费预算30.00万元，比2030年减少5.00万元。")
    whole = summarise(submission(sections=(section,)))
    assert {concept: figure.yuan for concept, figure in whole.figures.now.items()} == {"three-public": Decimal(300_000)}
    assert len(whole.figures.before) == 1
    assert relate_submission(whole, ()).summary.figures == MainFigures()


def test_what_the_checks_worked_out_is_not_worked_out_again() -> None:
    whole = submission()
    subject = Subject(whole)
    shared = subject.share(main_figures)
    assert summarise(whole, subject).figures is shared
