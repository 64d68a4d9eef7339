"""A project file becomes a project: printed texts stay, what they mean is computed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from generator.model.amount import AmountKind, MoneyUnit
from generator.model.indicator import Scope
from generator.model.indicator_value import Operator, ValueKind
from generator.model.project import Project
from generator.validate.faults import shape_file
from generator.validate.project import build_project, unreadable_amounts
from generator.validate.schema import ProjectFile
from tests.validate.trees import ID, project_tree


def built(**changes: Any) -> Project:
    project, faults = build_project(ID, shape_file(ProjectFile, project_tree(**changes)))
    assert faults == ()
    return project


def faults(**changes: Any) -> list[tuple[str, str]]:
    _, found = build_project(ID, shape_file(ProjectFile, project_tree(**changes)))
    return [(fault.check, "/".join(map(str, fault.path))) for fault in found]


def test_amounts_keep_their_print_and_have_their_exact_value() -> None:
    project = built(amount="9.20", funding=[{"source": "财政资金", "amount": "9.20"}, {"source": "其他", "amount": ""}])
    assert (project.amount.text, project.amount.yuan) == ("9.20", Decimal(92_000))
    assert [each.amount.kind for each in project.funding] == [AmountKind.NUMBER, AmountKind.BLANK]


@pytest.mark.parametrize("unit", list(MoneyUnit))
def test_amounts_are_in_the_unit_of_the_form(unit: MoneyUnit) -> None:
    assert built(money_unit=unit.value, amount="1").amount.yuan == unit.yuan


def test_fields_the_form_lacks_are_none_and_blank_ones_empty() -> None:
    project = built(purpose="", code=None)
    assert (project.purpose, project.basis, project.code) == ("", None, None)


def test_goals_and_indicators_of_the_term_come_before_those_of_the_year() -> None:
    row = {"level1": "产出指标", "level2": "数量指标", "name": "卷数", "target": "≥3卷"}
    project = built(
        goals=["年"], goals_term=["实施期"], indicators=[row], indicators_term=[row | {"target": "≥9卷", "row": "1"}]
    )
    assert [(goal.text, goal.scope) for goal in project.goals] == [("实施期", Scope.TERM), ("年", Scope.YEAR)]
    assert [(each.value.number, each.scope, each.pair) for each in project.indicators] == [
        (Decimal(9), Scope.TERM, 1),
        (Decimal(3), Scope.YEAR, None),
    ]
    assert project.indicators[0].value.operator is Operator.GE


def test_a_level_left_out_goes_on_from_the_row_above() -> None:
    rows = [
        {"level1": "产出指标", "level2": "数量指标", "name": "卷数", "target": "3"},
        {"name": "页数", "target": "4"},
        {"level2": "质量指标", "name": "合格率", "target": "5"},
        {"level1": "", "level2": "", "name": "空白", "target": "6"},
        {"name": "空白之下", "target": "7"},
    ]
    levels = [
        (each.level1, each.level2, each.continues_level1, each.continues_level2)
        for each in built(indicators=rows).indicators
    ]
    assert levels == [
        ("产出指标", "数量指标", False, False),
        ("产出指标", "数量指标", True, True),
        ("产出指标", "质量指标", True, False),
        ("", "", False, False),
        ("", "", True, True),
    ]


def test_the_first_row_must_have_a_level_to_begin_with() -> None:
    rows = [{"name": "卷数", "target": "3"}, {"name": "页数", "target": "4"}]
    assert faults(indicators=rows, indicators_term=rows) == [
        ("missing-field", "indicators_term/0"),
        ("missing-field", "indicators/0"),
    ]


UNREADABLE = [
    pytest.param({"amount": "1,23"}, ["amount"], id="separator in the wrong place"),
    pytest.param({"amount": "016"}, ["amount"], id="a code"),
    pytest.param({"amount": "约5"}, ["amount"], id="about"),
    pytest.param({"amount": "1e5"}, ["amount"], id="exponent"),
    pytest.param({"amount": "9" * 16}, ["amount"], id="too many digits"),
    pytest.param({"amount": "x", "amount_term": "y"}, ["amount", "amount_term"], id="both"),
    pytest.param(
        {"funding": [{"source": "甲", "amount": "1"}, {"source": "乙", "amount": "一"}]},
        ["funding/1/amount"],
        id="in a source of funds",
    ),
]


@pytest.mark.parametrize(("changes", "fields"), UNREADABLE)
def test_an_amount_that_is_none_is_found_at_its_field(changes: dict[str, Any], fields: list[str]) -> None:
    assert faults(**changes) == [("unreadable-amount", field) for field in fields]


@pytest.mark.parametrize(("changes", "fields"), UNREADABLE)
def test_it_is_found_in_a_file_of_broken_shape_too(changes: dict[str, Any], fields: list[str]) -> None:
    found = unreadable_amounts(project_tree(**changes) | {"name": ["x"], "ammount": "y"})
    assert ["/".join(map(str, fault.path)) for fault in found] == fields


@pytest.mark.parametrize(
    "tree",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"amount": ["1"], "funding": "x"}, id="other shapes"),
        pytest.param({"amount": {"a": "1"}, "funding": ["x", {"amount": ["1"]}, {}]}, id="other shapes inside"),
    ],
)
def test_a_broken_shape_troubles_nobody(tree: dict[str, Any]) -> None:
    assert unreadable_amounts(tree) == ()


def test_a_cell_said_to_be_cut_off_is_not_blank() -> None:
    row = {"level1": "产出指标", "level2": "数量指标", "name": "卷数", "target": ""}
    one, other = built(indicators=[row | {"cut_off": ["target"]}, row]).indicators
    assert (one.cut_off, one.value.text, one.value.kind) == (("value",), "", ValueKind.CUT_OFF)
    assert (other.cut_off, other.value.kind) == ((), ValueKind.BLANK)


@pytest.mark.parametrize(
    ("cut_off", "fault"),
    [
        pytest.param(["name"], ("cut-off-cell-filled", "indicators_term/0/name"), id="with a text"),
        pytest.param(["target", "target"], ("entry-repeated", "indicators_term/0/cut_off/1"), id="twice"),
    ],
)
def test_a_cell_wrongly_said_to_be_cut_off_is_found(cut_off: list[str], fault: tuple[str, str]) -> None:
    row = {"level1": "产出指标", "level2": "数量指标", "name": "卷数", "target": "", "cut_off": cut_off}
    assert faults(indicators_term=[row]) == [fault]
