"""Target forms above the projects, from content to model and back."""

from typing import Any

import pytest
from pydantic import ValidationError

from generator.model.amount import AmountKind, MoneyUnit
from generator.model.submission import Targets
from generator.validate.faults import Fault
from generator.validate.schema import TargetsEntry
from generator.validate.targets import build_targets

DIRECTION = {"number": "一", "name": "档案修复", "amount": "30", "goal_term": "不再霉变", "project": "dangan"}
FUND = {
    "id": "fund",
    "title": "专项资金汇总表",
    "money_unit": "万元",
    "directions": [DIRECTION],
    "labels": {"directions/name": "支出方向（子项）", "owner": "主管部门"},
}


def build(**changes: Any) -> tuple[Targets, list[Fault]]:
    faults: list[Fault] = []
    return build_targets(TargetsEntry.model_validate(FUND | changes), 0, ["dangan", "zhi"], faults), faults


def with_direction(**changes: Any) -> tuple[Targets, list[Fault]]:
    return build(directions=[DIRECTION | changes])


def test_a_direction_keeps_its_cells_and_its_project() -> None:
    targets, faults = build()
    [direction] = targets.directions
    assert faults == []
    assert (direction.number, direction.name, direction.goal_term, direction.goal_year) == (
        "一",
        "档案修复",
        "不再霉变",
        "",
    )
    assert (direction.amount.text, direction.amount.unit, direction.project) == ("30", MoneyUnit.WAN, "dangan")
    assert dict(targets.labels)["directions/name"] == "支出方向（子项）"


def test_a_blank_amount_of_a_direction_is_blank() -> None:
    targets, faults = with_direction(amount="")
    assert targets.directions[0].amount.kind is AmountKind.BLANK
    assert faults == []


@pytest.mark.parametrize(
    ("changes", "check", "path"),
    [
        ({"project": "dangn"}, "file-missing", ("targets", 0, "directions", 0, "project")),
        ({"amount": "约30"}, "unreadable-amount", ("targets", 0, "directions", 0, "amount")),
    ],
)
def test_a_faulty_direction_is_found_at_its_place(
    changes: dict[str, str], check: str, path: tuple[str | int, ...]
) -> None:
    [fault] = with_direction(**changes)[1]
    assert (fault.check, fault.path) == (check, path)


def test_a_project_that_does_not_exist_is_suggested_its_near_name() -> None:
    [fault] = with_direction(project="dangn")[1]
    assert fault.help is not None
    assert dict(fault.help.params) == {"name": "dangan"}


def test_directions_need_a_unit_of_money() -> None:
    [fault] = build(money_unit=None)[1]
    assert (fault.check, fault.expected) == ("missing-field", "money_unit")


@pytest.mark.parametrize(
    "name",
    ["owner", "tasks/subject", "directions/goal_year", "indicators/value", "budget/amount", "goals/all", "facts"],
)
def test_every_field_and_column_may_have_its_printed_label(name: str) -> None:
    assert build(labels={name: "某"})[1] == []


@pytest.mark.parametrize("name", ["owners", "tasks/objects", "directions"[:-1], "projects/name"])
def test_a_label_of_a_field_that_is_none_is_a_fault(name: str) -> None:
    assert [(fault.check, fault.path) for fault in build(labels={name: "某"})[1]] == [
        ("unknown-field", ("targets", 0, "labels", name))
    ]


def test_the_printed_order_of_the_parts_is_kept() -> None:
    targets, faults = build(order=["directions", "budget"])
    assert (targets.order, faults) == (("directions", "budget"), [])


def test_a_part_that_stands_twice_in_the_order_is_a_fault() -> None:
    [fault] = build(order=["budget", "goals", "budget"])[1]
    assert (fault.check, fault.path, fault.found) == ("entry-repeated", ("targets", 0, "order", 2), "budget")


def test_a_part_that_no_form_has_is_refused() -> None:
    with pytest.raises(ValidationError):
        build(order=["projects"])
