"""The damage run: what it draws, what it calls a witness, what it calls noticed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest

from benchmarks.correct import write_correct
from benchmarks.damage_kinds import KINDS, Damaged, Kind, Spot, spots
from benchmarks.damage_places import GONE, Folder, Place, get, put, tables_of, tokens, written
from benchmarks.damage_report import report
from benchmarks.damage_run import Case, Drawn, Finding, Outcome, baselines, draw, new_findings, read_cases, run
from benchmarks.damage_witness import witnesses


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    root = tmp_path_factory.mktemp("damage") / "content"
    write_correct(root, variants=1, seed=4)
    return read_cases(root)


def case_of(cases: list[Case], family: str) -> Case:
    return next(case for case in cases if case.folder["submission.yaml"]["family"] == family)


def contradicted(case: Case, damaged: Folder) -> bool:
    return bool(witnesses(list(case.known), damaged))


def first_project(case: Case) -> str:
    return f"projects/{case.folder['submission.yaml']['projects'][0]}.yaml"


def test_every_identity_holds_before_the_damage(cases: list[Case]) -> None:
    for case in cases:
        assert len(case.known) > 50
        assert witnesses(list(case.known), case.folder) == []


def test_what_is_written_is_what_was_read(cases: list[Case]) -> None:
    for case in cases:
        for file, text in case.files.items():
            if file.endswith(("/submission.yaml", ".csv", ".md")):
                assert text == written(case.folder[file.removeprefix(f"{case.path}/")])


@pytest.mark.soak
def test_every_figure_of_the_tables_has_a_witness(cases: list[Case]) -> None:
    case, seen = case_of(cases, "shanxi"), 0
    for _, entry, file in tables_of(case.folder):
        money = [column for column, one in enumerate(entry["columns"]) if one["kind"] == "money"]
        for row in range(1, len(case.folder[file])):
            for column in money:
                if text := case.folder[file][row][column]:
                    other = text[:-1] + str((int(text[-1]) + 1) % 10)
                    assert contradicted(case, put(case.folder, Place(file, (row, column)), other)), (file, row, column)
                    seen += 1
    assert seen > 200


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("预算收入总计", "1"),
        ("其中：基本支出", "1"),
        ("政府采购货物预算", "1"),
        ("机关运行经费财政拨款预算", "1"),
        ("二级项目", "1"),
        ("内设机构，其中", ""),
        ("实有", "1"),
        ("，占", "1"),
    ],
)
def test_figures_of_prose_have_a_witness(cases: list[Case], before: str, after: str) -> None:
    case = case_of(cases, "shanxi")
    file = next(file for file, text in case.folder.items() if file.endswith(".md") and before in text)
    text = case.folder[file]
    at = text.index(before)
    found = [token for token in tokens(text) if (token.start >= at if after else token.end <= at)]
    token = found[0] if after else found[-1]
    changed = text[: token.start] + "7" + token.text[1:] + text[token.end :]
    if changed == text:
        changed = text[: token.start] + "8" + token.text[1:] + text[token.end :]
    assert contradicted(case, put(case.folder, Place(file), changed))


Where = Callable[[Case], Place]


def target_named(words: str) -> Where:
    def where(case: Case) -> Place:
        rows = case.folder[first_project(case)]["indicators"]
        number = next(number for number, row in enumerate(rows) if words in row["name"])
        return Place(first_project(case), ("indicators", number, "target"))

    return where


@pytest.mark.parametrize(
    ("family", "where", "text"),
    [
        ("gansu", lambda case: Place(first_project(case), ("indicators", -1, "target")), "≥55%"),
        ("hebei", lambda case: Place(first_project(case), ("indicators", 0, "basis")), "2019年计划"),
        ("hunan", lambda case: Place("submission.yaml", ("targets", 0, "indicators", 1, "target")), "≥89%"),
    ],
)
def test_what_stands_alone_has_none(cases: list[Case], family: str, where: Where, text: str) -> None:
    case = case_of(cases, family)
    place = where(case)
    if place.path[1] == -1:
        rows = case.folder[place.file]["indicators"]
        # Satisfaction is repeated in the goals; the sustained influence before it is not.
        place = Place(place.file, ("indicators", len(rows) - 2, "target"))
    assert get(case.folder, place) is not None
    assert not contradicted(case, put(case.folder, place, text))


@pytest.mark.parametrize("family", ["shanxi", "hebei", "gansu", "hunan"])
def test_a_cost_target_is_contradicted_by_the_amount(cases: list[Case], family: str) -> None:
    case = case_of(cases, family)
    place = target_named("项目总成本")(case)
    assert contradicted(case, put(case.folder, place, "≤0.01万元"))


def test_a_changed_unit_is_contradicted_where_an_amount_stands_twice(cases: list[Case]) -> None:
    case = case_of(cases, "shanxi")
    assert contradicted(case, put(case.folder, Place(first_project(case), ("money_unit",)), "万元"))
    numbers = {entry["kind"]: number for number, entry, _ in tables_of(case.folder)}
    for kind, is_contradicted in (("expenditure", True), ("government-fund-revenue", False)):
        place = Place("tables.yaml", ("tables", numbers[kind], "money_unit"))
        assert contradicted(case, put(case.folder, place, "元")) is is_contradicted


def test_a_code_is_contradicted_by_those_below_it(cases: list[Case]) -> None:
    case = case_of(cases, "shanxi")
    file = next(file for _, entry, file in tables_of(case.folder) if entry["kind"] == "expenditure")
    row = next(row for row, cells in enumerate(case.folder[file]) if cells[0] == "210")
    found = witnesses(list(case.known), put(case.folder, Place(file, (row, 0)), "710"))
    assert f"the codes of {file} have their parents" in map(str, found)


def test_a_dropped_row_is_contradicted_by_its_total(cases: list[Case]) -> None:
    case = case_of(cases, "shanxi")
    file = next(file for _, entry, file in tables_of(case.folder) if entry["kind"] == "project-expenditure")
    damaged = put(case.folder, Place(file, (5,)), GONE)
    assert contradicted(case, damaged)
    name = case.folder[file][5][0]
    totals = put(case.folder, Place(file, (2,)), GONE)
    assert not contradicted(case, totals), "the total of the department, repeated above for its unit"
    assert name in written(case.folder[file]) and name not in written(damaged[file])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_each_kind_changes_the_files(cases: list[Case], kind: Kind) -> None:
    chance, done = random.Random(2), 0
    for case in cases:
        where = [spot for spot in spots(case.folder) if kind.applies(case.folder, spot)]
        before = {file: written(content) for file, content in case.folder.items()}
        for spot in chance.sample(where, min(5, len(where))):
            damaged = kind.change(case.folder, spot, chance)
            if damaged is not None:
                assert {file: written(content) for file, content in damaged.folder.items()} != before
                done += 1
        assert {file: written(content) for file, content in case.folder.items()} == before
    assert done >= 5


def test_a_dropped_project_leaves_no_reference_behind(cases: list[Case]) -> None:
    case = case_of(cases, "hunan")
    kind = next(kind for kind in KINDS if kind.name == "project dropped")
    damaged = kind.change(case.folder, Spot(Place(first_project(case), ("name",))), random.Random(1))
    assert damaged is not None
    id = first_project(case).removeprefix("projects/").removesuffix(".yaml")
    assert first_project(case) not in damaged.folder
    assert f": {id}\n" not in written(damaged.folder["submission.yaml"])
    assert contradicted(case, damaged.folder)


def test_the_same_seed_draws_the_same_and_no_damage_twice(cases: list[Case]) -> None:
    def drawn(seed: int) -> list[tuple[object, ...]]:
        few = [case for case in cases if case_of(cases, "shanxi") is not case]
        return [(d.case, d.kind, d.damaged.place, d.damaged.before, d.damaged.after) for d in draw(few, 45, seed)]

    assert drawn(1) == drawn(1) != drawn(2)
    assert len(set(drawn(1))) == 45
    assert set(Counter(one[1] for one in drawn(1)).values()) == {5}


def test_undamaged_submissions_give_no_finding(cases: list[Case]) -> None:
    assert baselines(cases) == [Counter()] * len(cases)


def test_a_wrong_check_character_is_noticed_and_a_harmless_text_is_not(cases: list[Case]) -> None:
    number = cases.index(case_of(cases, "hebei"))
    case = cases[number]
    file = first_project(case)
    code = case.folder[file]["code"]
    wrong = put(case.folder, Place(file, ("code",)), code[:-1] + ("0" if code[-1] != "0" else "1"))
    texts = put(
        case.folder, Place("text/baozhang-cuoshi.md"), case.folder["text/baozhang-cuoshi.md"] + "\n按季公开。\n"
    )
    drawn = [
        Drawn(number, "code sign changed", "code", Damaged(folder, Place(file), "before", "after"), ())
        for folder in (wrong, texts)
    ]
    outcomes = run(cases, drawn, jobs=1)
    assert [one.is_noticed for one in outcomes] == [True, False]


def finding(field: str, message: str = "wrong") -> Finding:
    return ("some-check", "a.yaml", field, message)


def test_only_what_was_not_found_before_counts() -> None:
    before = Counter([finding("rows/3"), finding("rows/4", "odd")])
    assert [*new_findings(before, Counter(before), are_shifted=False)] == []
    assert [*new_findings(before, Counter([finding("rows/2")]), are_shifted=False)] == [finding("rows/2")]
    assert [*new_findings(before, Counter([finding("rows/2")]), are_shifted=True)] == []
    twice = Counter([finding("rows/2"), finding("rows/3")])
    assert [*new_findings(before, twice, are_shifted=True)] == [finding("rows/3")]


def test_the_report_counts_apart_and_lists_what_went_unnoticed(cases: list[Case]) -> None:
    drawn = draw(cases, 9, 1)
    first = drawn[0]
    outcomes = [
        Outcome("a", Drawn(0, "digit changed", "prose", first.damaged, ("the sum",)), ()),
        Outcome("a", Drawn(0, "digit changed", "prose", first.damaged, ("the sum",)), (finding("x"),)),
        Outcome("a", Drawn(0, "digit changed", "prose", first.damaged, ()), (), ("boom",)),
    ]
    text = report(outcomes, [("a", Counter())], with_all=False)
    assert "| digit changed | prose | 2 | 1 | 50.0 % | 1 | 0 | 0.0 % |" in text
    assert "Unnoticed with a witness: 1" in text and "witness: the sum" in text
    assert "1 crashes of checks" in text and "boom" in text
