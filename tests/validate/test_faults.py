"""What a file's shape refuses, in words a clerk understands and at the field it concerns."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from generator.model.message import msg
from generator.validate.faults import Fault, FaultsError, diagnose, shape_file
from generator.validate.schema import BodyFile, ProjectFile, RegionFile, SiteFile, SubmissionFile
from tests.validate.trees import project_tree, submission_tree


def refused(shape: type[BaseModel], tree: dict[str, Any]) -> list[tuple[str, str, str]]:
    with pytest.raises(FaultsError) as caught:
        shape_file(shape, tree)
    return [(fault.check, "/".join(map(str, fault.path)), str(fault.message)) for fault in caught.value.faults]


REFUSED = [
    pytest.param(
        ProjectFile,
        project_tree(ammount="1"),
        [("unknown-field", "ammount", "Unknown field “ammount”")],
        id="unknown field",
    ),
    pytest.param(
        ProjectFile,
        project_tree(name=None),
        [("missing-field", "name", "The field “name” is missing")],
        id="missing field",
    ),
    pytest.param(ProjectFile, project_tree(name=""), [("malformed-value", "name", "“name” is empty")], id="empty"),
    pytest.param(
        ProjectFile,
        project_tree(name=["x"]),
        [("wrong-type", "name", "“name” must be text")],
        id="list for text",
    ),
    pytest.param(
        ProjectFile,
        project_tree(purpose={"a": "b"}),
        [("wrong-type", "purpose", "“purpose” must be text")],
        id="fields for text that may be left out",
    ),
    pytest.param(
        ProjectFile,
        project_tree(goals="x"),
        [("wrong-type", "goals", "“goals” must be a list")],
        id="text for a list",
    ),
    pytest.param(
        ProjectFile,
        project_tree(plan=["x"]),
        [("wrong-type", "plan/0", "“plan/0” must hold fields")],
        id="text for fields",
    ),
    pytest.param(
        ProjectFile,
        project_tree(labels="x"),
        [("wrong-type", "labels", "“labels” must hold fields")],
        id="text for fields of any name",
    ),
    pytest.param(
        ProjectFile,
        project_tree(goals=["x", ""]),
        [("malformed-value", "goals/1", "“goals/1” is empty")],
        id="empty item",
    ),
    pytest.param(
        ProjectFile,
        project_tree(money_unit="万"),
        [("value-not-in-list", "money_unit", "“money_unit” has a value that is not in its list")],
        id="value not in the list",
    ),
    pytest.param(
        ProjectFile,
        project_tree(indicators=[{"level1": "产出", "nmae": "x", "target": "1"}]),
        [
            ("missing-field", "indicators/0/name", "The field “name” is missing"),
            ("unknown-field", "indicators/0/nmae", "Unknown field “nmae”"),
        ],
        id="two faults in a row of a table",
    ),
    pytest.param(
        SubmissionFile,
        submission_tree(fiscal_year="31", projects=["A"]),
        [
            ("malformed-value", "fiscal_year", "“fiscal_year” is not well formed"),
            ("malformed-value", "projects/0", "“projects/0” is not well formed"),
        ],
        id="year and address",
    ),
    pytest.param(
        SubmissionFile,
        submission_tree(published_on="2031-02-29"),
        [("malformed-value", "published_on", "“published_on” is not well formed")],
        id="day that no calendar has",
    ),
    pytest.param(
        BodyFile,
        {"name": "局", "parent": "甲 乙"},
        [("malformed-value", "parent", "“parent” is not well formed")],
        id="one fault of a field of two shapes",
    ),
    pytest.param(
        SiteFile,
        {"official": "yes"},
        [("value-not-in-list", "official", "“official” has a value that is not in its list")],
        id="yes for true",
    ),
    pytest.param(
        RegionFile,
        {"name": "市", "expected": [{"body": "ju", "name": "局", "folder": "2031-plan", "due": "2031-13-01"}]},
        [
            ("malformed-value", "expected/0/folder", "“folder” is not well formed"),
            ("malformed-value", "expected/0/due", "“due” is not well formed"),
        ],
        id="folder and day of what is expected",
    ),
]


@pytest.mark.parametrize(("shape", "tree", "faults"), REFUSED)
def test_is_refused(shape: type[BaseModel], tree: dict[str, Any], faults: list[tuple[str, str, str]]) -> None:
    assert refused(shape, tree) == faults


SUGGESTED = [
    pytest.param(project_tree(ammount="1"), "Did you mean “amount”?", id="a letter too many"),
    pytest.param(project_tree(Money_Unit="元"), "Did you mean “money_unit”?", id="capitals"),
    pytest.param(project_tree(indicators=[{"name": "x", "traget": "1"}]), "Did you mean “target”?", id="in a table"),
    pytest.param(project_tree(plan=[{"untill": "x", "until": "x"}]), "Did you mean “until”?", id="in the plan"),
    pytest.param(project_tree(zzz="1"), "Remove it, or see: mingzhang schema", id="nothing near"),
]


@pytest.mark.parametrize(("tree", "help"), SUGGESTED)
def test_a_misspelt_field_gets_a_suggestion(tree: dict[str, Any], help: str) -> None:
    with pytest.raises(FaultsError) as caught:
        shape_file(ProjectFile, tree)
    assert help in [str(fault.help) for fault in caught.value.faults if fault.help]


def test_a_pattern_is_put_into_words() -> None:
    with pytest.raises(FaultsError) as caught:
        shape_file(SubmissionFile, submission_tree(approved_on="2031年", fiscal_year="x"))
    assert sorted(fault.expected for fault in caught.value.faults) == ["YYYY", "YYYY-MM-DD"]


@pytest.mark.parametrize("day", ["", "2031-01-31", "2028-02-29", "2031-12-31"])
def test_a_day_of_the_calendar_is_taken(day: str) -> None:
    assert shape_file(SubmissionFile, submission_tree(approved_on=day)).approved_on == day


@pytest.mark.parametrize("tree", [project_tree(unit=816001), project_tree(amount=9.2), project_tree(code=True)])
def test_a_number_never_stands_for_its_text(tree: dict[str, Any]) -> None:
    assert [check for check, *_ in refused(ProjectFile, tree)] == ["wrong-type"]


def test_faults_stand_at_their_fields() -> None:
    faults = [
        Fault("x", ("plan", 0), msg("The file is empty"), "a", "b"),
        Fault("y", (), msg("The file is empty"), position=(9, 9)),
    ]
    first, second = diagnose(faults, "a.yaml", lambda path: (len(path), 5))
    assert (str(first.place), first.place.field, first.found, first.expected) == ("a.yaml:2:5", "plan/0", "a", "b")
    assert str(second.place) == "a.yaml:9:9"
