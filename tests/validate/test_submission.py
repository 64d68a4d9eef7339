"""The files of a submission become one, or every finding of them all."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from generator.model.amount import MoneyUnit
from generator.model.diagnostic import Diagnostic
from generator.model.message import msg
from generator.model.raw import RawSubmission
from generator.model.source import Unsure
from generator.model.submission import Origin, Status, Submission, SubmissionKind
from generator.validate.submission import build_submission
from tests.samples import body, region
from tests.validate.trees import ID, project_tree, raw_submission, submission_tree


def built(raw: RawSubmission) -> Submission:
    submission, found = build_submission(raw, region(), body(slug="ju"))
    assert found == ()
    assert submission is not None
    return submission


def findings(raw: RawSubmission) -> list[tuple[str, str, str]]:
    submission, found = build_submission(raw, region(), body(slug="ju"))
    assert submission is None
    assert all(isinstance(one, Diagnostic) for one in found)
    return [(one.check, one.place.file.rpartition("/")[2], one.place.field) for one in found]


def test_a_whole_submission() -> None:
    submission = built(raw_submission())
    assert submission.path == "990100/ju/2031/"
    assert (submission.kind, submission.status, submission.origin) == (
        SubmissionKind.BUDGET,
        Status.UNSTATED,
        Origin.FILED,
    )
    assert submission.money_units == (MoneyUnit.WAN,)
    assert [project.id for project in submission.projects] == [ID]


def test_projects_stand_in_printed_order_and_those_not_listed_after_them() -> None:
    trees = {id: project_tree(code=None) for id in ("a", "b", "c", "d")}
    submission = built(raw_submission(submission_tree(projects=["d", "b"]), trees))
    assert [project.id for project in submission.projects] == ["d", "b", "a", "c"]


def test_each_unit_of_money_is_named_once() -> None:
    trees = {id: project_tree(money_unit=unit) for id, unit in (("a", "元"), ("b", "万元"), ("c", "元"))}
    submission = built(raw_submission(submission_tree(projects=["c", "b", "a"]), trees))
    assert submission.money_units == (MoneyUnit.YUAN, MoneyUnit.WAN)


def test_texts_come_in_the_order_of_their_list() -> None:
    tree = submission_tree(text=[{"id": "b", "title": "二"}, {"id": "a", "title": "一", "part": ["第一部分"]}])
    submission = built(raw_submission(tree, texts={"a": "甲", "b": "乙"}))
    assert [(each.title, each.text, each.part) for each in submission.sections] == [
        ("二", "乙", ()),
        ("一", "甲", ("第一部分",)),
    ]


@pytest.mark.parametrize("kind", ["accounts", "evaluation"])
def test_other_kinds_stand_in_folders_of_their_own(kind: str) -> None:
    submission = built(raw_submission(submission_tree(kind=kind), folder=f"2031-{kind}"))
    assert submission.path == f"990100/ju/2031-{kind}/"


TARGETS = {"id": "zhengti", "title": "整体绩效目标表", "money_unit": "万元"}
WRONG = [
    pytest.param(raw_submission(folder="2030"), [("folder-differs-from-year", "fiscal_year")], id="another year"),
    pytest.param(
        raw_submission(submission_tree(kind="accounts")),
        [("folder-differs-from-year", "fiscal_year")],
        id="another kind",
    ),
    pytest.param(
        raw_submission(submission_tree(projects=[ID, "x", ID])),
        [("entry-repeated", "projects/2"), ("file-missing", "projects/1")],
        id="projects listed twice and in vain",
    ),
    pytest.param(
        raw_submission(submission_tree(text=[{"id": "a"}, {"id": "a"}]), texts={"a": ""}),
        [("entry-repeated", "text/1")],
        id="text listed twice",
    ),
    pytest.param(raw_submission(texts={"a": "", "b": ""}), [("file-not-listed", "text")] * 2, id="texts not listed"),
    pytest.param(
        raw_submission(submission_tree(removed=[{"id": ID, "name": "x"}])),
        [("removed-but-present", "removed/0")],
        id="removed but there",
    ),
    pytest.param(
        raw_submission(submission_tree(removed=[{"id": "x", "name": "x"}] * 2)),
        [("entry-repeated", "removed/1")],
        id="removed twice",
    ),
    pytest.param(
        raw_submission(submission_tree(targets=[TARGETS, TARGETS])),
        [("entry-repeated", "targets/1")],
        id="target form twice",
    ),
    pytest.param(
        raw_submission(submission_tree(targets=[TARGETS | {"budget": [{"labels": ["合计"], "amount": "1,2"}]}])),
        [("unreadable-amount", "targets/0/budget/0/amount")],
        id="amount in a target form",
    ),
    pytest.param(
        raw_submission(submission_tree(targets=[TARGETS | {"indicators": [{"name": "x", "target": "1"}]}])),
        [("missing-field", "targets/0/indicators/0")],
        id="first row of a target form without a level",
    ),
]


@pytest.mark.parametrize(("raw", "found"), WRONG)
def test_what_disagrees_is_found_in_submission_yaml(raw: RawSubmission, found: list[tuple[str, str]]) -> None:
    assert findings(raw) == [(check, "submission.yaml", field) for check, field in found]


def test_a_unit_that_is_not_listed_is_found_in_the_project() -> None:
    raw = raw_submission(projects={ID: project_tree(unit="816009")})
    assert findings(raw) == [("unit-unknown", f"{ID}.yaml", "unit")]


def test_a_unit_without_a_code_is_known_by_its_name() -> None:
    tree = submission_tree(units=[{"name": "方志编纂中心"}])
    submission = built(raw_submission(tree, {ID: project_tree(unit="方志编纂中心")}))
    assert submission.units[0].key == "方志编纂中心"


def test_faults_of_all_files_come_together() -> None:
    raw = raw_submission(
        submission_tree(tittle="x", projects=["a", "b"]),
        {"a": project_tree(amount="x"), "b": project_tree(nmae="x", amount="y")},
        source_map="{",
    )
    assert findings(raw) == [
        ("unreadable-amount", "a.yaml", "amount"),
        ("unknown-field", "b.yaml", "nmae"),
        ("unreadable-amount", "b.yaml", "amount"),
        ("source-map-broken", "map.json", ""),
        ("unknown-field", "submission.yaml", "tittle"),
    ]


def source_map(**changes: Any) -> str:
    plain = {
        "document": {"file": "a.txt", "sha256": "0" * 64, "encoding": "UTF-8", "lines": 9},
        "fields": {"title": [1, 9]},
        "furniture": {"watermark": [2]},
        "repairs": [{"field": "title", "lines": [1], "before": "a", "after": "b", "reason": "x", "params": {"n": "1"}}],
        "marks": {"内部资料": [2]},
        "unsure": [{"line": 9, "field": "title", "text": "c", "reason": "y {n}", "params": {"n": "1"}}],
    }
    return json.dumps(plain | changes)


def test_a_source_map_becomes_part_of_the_submission() -> None:
    source = built(raw_submission(source_map=source_map())).source
    assert source is not None
    assert (source.document.file, source.fields["title"], source.repairs[0].lines) == ("a.txt", (1, 9), (1,))
    assert str(source.repairs[0].reason) == "x"
    assert source.unsure == (Unsure(9, "title", "c", msg("y {n}", n="1")),)
    assert source.marks == {"内部资料": (2,)}


def test_a_source_map_may_name_no_doubts() -> None:
    tree = json.loads(source_map())
    del tree["unsure"]
    source = built(raw_submission(source_map=json.dumps(tree))).source
    assert source is not None
    assert source.unsure == ()


BROKEN = [
    pytest.param("", "source-map-broken", id="nothing"),
    pytest.param("[]", "source-map-broken", id="a list"),
    pytest.param("[" * 100_000, "source-map-broken", id="nested too deeply"),
    pytest.param('{"document": {}, "document": {}}', "source-map-broken", id="a name twice"),
    pytest.param(f'{{"document": {"9" * 5_000}}}', "source-map-broken", id="a number Python does not make"),
    pytest.param(source_map(fields={"title": [10**18]}), "wrong-type", id="a line no document has"),
    pytest.param(
        source_map(unsure=[{"line": 1, "field": "", "text": "", "reason": "{n.__class__}", "params": {"n": ""}}]),
        "malformed-value",
        id="a reason that reaches into its values",
    ),
    pytest.param(source_map(fields={"title": [0]}), "wrong-type", id="line nought"),
    pytest.param(source_map(fields={"title": [10]}), "line-unknown", id="line behind the last"),
    pytest.param(source_map(furniture={"watermark": [10]}), "line-unknown", id="furniture behind the last line"),
    pytest.param(
        source_map(unsure=[{"line": 10, "field": "", "text": "", "reason": ""}]), "line-unknown", id="doubt behind"
    ),
    pytest.param(
        source_map(unsure=[{"line": 0, "field": "", "text": "", "reason": ""}]), "wrong-type", id="doubt at line nought"
    ),
    pytest.param(source_map(marks={"内部资料": [10]}), "line-unknown", id="mark behind the last line"),
    pytest.param(source_map(furniture={"stamp": [1]}), "value-not-in-list", id="unknown furniture"),
    pytest.param(source_map(fields={"title": ["1"]}), "wrong-type", id="text for a line"),
    pytest.param(source_map(fields={"title": [1.5]}), "wrong-type", id="fraction for a line"),
    pytest.param(source_map(fields={"title": [True]}), "wrong-type", id="truth value for a line"),
]


@pytest.mark.parametrize(("text", "check"), BROKEN)
def test_a_broken_source_map_is_found(text: str, check: str) -> None:
    assert [(found, file) for found, file, _ in findings(raw_submission(source_map=text))] == [(check, "map.json")]


def test_a_name_twice_behind_many_is_found_in_time() -> None:
    names = "".join(f'"{number}": [], ' for number in range(200_000))
    began = time.process_time()
    assert findings(raw_submission(source_map=f'{{{names}"0": []}}'))[0][0] == "source-map-broken"
    assert time.process_time() - began < 10
