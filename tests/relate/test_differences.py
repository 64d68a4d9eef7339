"""Two texts of a submission: everything that differs is named, by what it is, and nothing else."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator
from typing import Any

import pytest

from generator.model.amount import Amount, MoneyUnit, parse_amount
from generator.model.budget_table import BudgetTable, Cell, ColumnKind
from generator.model.differences import Change, Differences, State, ThingChange, ThingKind
from generator.model.indicator import Scope
from generator.model.indicator_value import IndicatorValue, parse_indicator_value
from generator.model.secrecy_review import SecrecyReview
from generator.model.spot import in_cell, in_project, in_submission
from generator.model.submission import Removed, Section, Submission
from generator.relate.differences import differences
from tests import samples, samples_tables, samples_targets

WAN = MoneyUnit.WAN
NOT_COMPARED = {
    # Of region and body, which have files and pages of their own; the map of a document, less the document itself.
    "region", "body", "source", "fiscal_year", "money_units", "revisions", "publish_on",
    # How a form lays out what it says: merged cells, two scopes in one printed row.
    "continues_level1", "continues_level2", "pair",
}  # fmt: skip


def whole() -> Submission:
    """Every part a submission can have."""
    return samples.submission(
        targets=samples_targets.targets(),
        tables=(samples_tables.two_sided(), samples_tables.classified()),
        terms=samples_targets.document_terms(),
        removed=(Removed("jiu", "旧项目"),),
        removed_tables=(Removed("jiubiao", "旧表"),),
        projects_part=("第二部分", "项目绩效目标"),
        secrecy_review=SecrecyReview("办公室", "2031-01-05"),
    )


def with_project(**changes: Any) -> Submission:
    """The sample with one project changed."""
    first, *others = samples.projects()
    return samples.submission(projects=(dataclasses.replace(first, **changes), *others))


def of_first(found: Differences) -> ThingChange:
    """What differs in the first project, and nowhere else."""
    (thing,) = found.things
    assert (thing.kind, thing.id) == (ThingKind.PROJECT, samples.CODE.lower())
    return thing


def told(thing: ThingChange) -> list[tuple[str, str, object, object, bool]]:
    """Its changes in a row each."""
    return [(str(one.subject), str(one.field), one.before, one.after, one.is_figure) for one in thing.changes]


def change_of(**changes: Any) -> list[tuple[str, str, object, object, bool]]:
    return told(of_first(differences(samples.submission(), with_project(**changes))))


def test_equal_texts_differ_in_nothing() -> None:
    assert differences(whole(), whole()) == Differences()


def test_the_order_in_which_things_are_printed_is_no_difference() -> None:
    one = whole()
    other = dataclasses.replace(
        one,
        projects=one.projects[::-1],
        tables=one.tables[::-1],
        sections=one.sections[::-1],
        targets=tuple(dataclasses.replace(form, indicators=form.indicators[::-1]) for form in one.targets[::-1]),
    )
    assert differences(one, other) == Differences()


def test_an_amount_is_shown_with_its_unit_and_told_from_the_same_amount_printed_otherwise() -> None:
    assert change_of(amount=samples.amount("40.00")) == [("", "Budget", "36.50 万元", "40.00 万元", True)]
    assert change_of(amount=samples.amount("36.5")) == [("", "Budget", "36.50 万元", "36.5 万元", False)]
    assert change_of(amount=samples.amount("365000", MoneyUnit.YUAN)) == [
        ("", "Budget", "36.50 万元", "365000 元", False)
    ]


@pytest.mark.parametrize(("text", "printed"), [("", ""), ("0", "0 万元"), ("无", "无"), ("—", "—")])
def test_blank_nought_and_none_are_three_things(text: str, printed: str) -> None:
    texts = {"", "0", "无", "—"}
    assert change_of(amount=samples.amount(text)) == [("", "Budget", "36.50 万元", printed, True)]
    for other in texts - {text}:
        old = with_project(amount=samples.amount(text))
        assert of_first(differences(old, with_project(amount=samples.amount(other)))).figures == 1


def test_a_field_the_form_does_not_have_is_not_a_blank_one() -> None:
    assert change_of(overview="") == [("", "Project overview", None, "", False)]


def test_a_project_is_known_by_its_id_else_by_its_code() -> None:
    first, *others = samples.projects()
    moved = dataclasses.replace(first, id="xin-mingzi", name="馆藏档案修复")
    (thing,) = differences(samples.submission(), samples.submission(projects=(*others, moved))).things
    assert (thing.id, thing.name, thing.name_before) == ("xin-mingzi", "馆藏档案修复", first.name)
    assert [row[1] for row in told(thing)] == ["Part of its address", "Project name"]


def test_projects_and_tables_that_came_and_went() -> None:
    old, new = whole(), whole()
    new = dataclasses.replace(new, projects=new.projects[1:], tables=new.tables[1:])
    gone = differences(old, new).things
    assert [(one.kind, one.state, one.figures) for one in gone] == [
        (ThingKind.PROJECT, State.REMOVED, 1),
        (ThingKind.TABLE, State.REMOVED, 1),
    ]
    assert told(gone[0]) == [("", "Budget", "36.50 万元", None, True)]
    assert gone[0].at == in_submission("projects")
    came = differences(new, old).things
    assert [(one.kind, one.state, one.id) for one in came] == [
        (ThingKind.PROJECT, State.ADDED, old.projects[0].id),
        (ThingKind.TABLE, State.ADDED, old.tables[0].id),
    ]


def test_a_project_marked_as_gone_is_told_once() -> None:
    old = samples.submission()
    first, *others = old.projects
    new = samples.submission(projects=tuple(others), removed=(Removed(first.id, first.name),))
    assert [one.kind for one in differences(old, new).things] == [ThingKind.PROJECT]


def test_an_indicator_is_known_by_scope_levels_and_name_wherever_it_stands() -> None:
    rows = samples.indicators()
    changed = dataclasses.replace(rows[0], value=parse_indicator_value("≥1300卷"))
    found = change_of(indicators=(*rows[1:], changed))
    assert found == [(rows[0].name, "Target value", rows[0].value.text, "≥1300卷", True)]


def test_an_indicator_renamed_is_known_by_its_place_and_target() -> None:
    rows = samples.indicators()
    found = change_of(indicators=(dataclasses.replace(rows[0], name="修复受潮档案"), *rows[1:]))
    assert found == [("修复受潮档案", "Third level", rows[0].name, "修复受潮档案", False)]


def test_a_target_printed_with_other_blanks_is_no_other_figure() -> None:
    rows = samples.indicators()
    spaced = dataclasses.replace(
        rows[0], value=parse_indicator_value(f"{rows[0].value.text[0]} {rows[0].value.text[1:]}")
    )
    assert [row[4] for row in change_of(indicators=(spaced, *rows[1:]))] == [False]


def test_an_indicator_that_went_shows_what_it_said_at_the_project_it_belonged_to() -> None:
    rows = samples.indicators()
    thing = of_first(differences(samples.submission(), with_project(indicators=rows[1:])))
    assert {one.after for one in thing.changes} == {None}
    assert (rows[0].value.text, True) in [(one.before, one.is_figure) for one in thing.changes]
    assert {one.at for one in thing.changes} == {in_project(samples.CODE.lower())}


def test_a_target_is_pointed_at_in_its_own_list() -> None:
    rows = tuple(dataclasses.replace(row, scope=Scope.TERM) for row in samples.indicators())
    year = samples.indicators()
    old = with_project(indicators=(*rows, *year))
    new = with_project(indicators=(*rows, dataclasses.replace(year[0], value=parse_indicator_value("≥9卷")), *year[1:]))
    (one,) = of_first(differences(old, new)).changes
    assert one.at == in_project(samples.CODE.lower(), "indicators", 0, "target")


def cell_changed(table: BudgetTable, row: int, column: int, text: str) -> BudgetTable:
    rows = list(table.rows)
    cells = list(rows[row].cells)
    is_money = table.columns[column].kind is ColumnKind.MONEY
    cells[column] = Cell(text, parse_amount(text, WAN) if is_money else None)
    rows[row] = dataclasses.replace(rows[row], cells=tuple(cells))
    return dataclasses.replace(table, rows=tuple(rows))


def table_changes(old: BudgetTable, new: BudgetTable) -> tuple[Change, ...]:
    (thing,) = differences(samples.submission(tables=(old,)), samples.submission(tables=(new,))).things
    assert thing.kind is ThingKind.TABLE
    return thing.changes


def test_a_cell_is_named_by_the_row_of_its_side_and_its_column() -> None:
    table = samples_tables.two_sided()
    (one,) = table_changes(table, cell_changed(table, 0, 3, "151.00"))
    assert (one.subject, one.field, one.before, one.after) == (
        "一、一般公共服务支出", "支出 / 合计", "150.50 万元", "151.00 万元",
    )  # fmt: skip
    assert one.is_figure
    assert one.at == in_cell(table.id, 0, 3)


def test_a_row_put_in_moves_no_other() -> None:
    table = samples_tables.classified()
    added = dataclasses.replace(table, rows=(table.rows[-1], *table.rows))
    changed = cell_changed(added, 0, 0, "2990000")
    assert {one.before for one in table_changes(table, changed)} == {None}


def test_the_unit_of_a_table_changes_each_of_its_figures() -> None:
    table = samples_tables.two_sided()
    rows = tuple(
        dataclasses.replace(
            row,
            cells=tuple(
                Cell(cell.text, parse_amount(cell.text, MoneyUnit.YUAN) if cell.amount is not None else None)
                for cell in row.cells
            ),
        )
        for row in table.rows
    )
    found = table_changes(table, dataclasses.replace(table, rows=rows, money_unit=MoneyUnit.YUAN))
    numbers = sum(cell.amount is not None and cell.amount.is_number for row in table.rows for cell in row.cells)
    assert sum(one.is_figure for one in found) == numbers
    assert len(found) == numbers + 1


def test_a_paragraph_put_in_front_leaves_the_others_alone() -> None:
    section = samples.sections()[0]
    longer = dataclasses.replace(section, text=f"前言。\n\n{section.text.replace('1200', '1300')}")
    old = samples.submission(sections=(section,))
    (thing,) = differences(old, samples.submission(sections=(longer,))).things
    assert [(one.before, one.after) for one in thing.changes] == [
        (None, "前言。"),
        ("全年修复档案1200卷。", "全年修复档案1300卷。"),
    ]
    assert thing.figures == 0


def test_prose_of_many_paragraphs_is_compared_in_little_time() -> None:
    texts = ["\n".join(f"{number % 7}{word}" for number in range(20_000)) for word in ("甲", "乙")]
    old, new = (samples.submission(sections=(Section("a", "一", text),)) for text in texts)
    (thing,) = differences(old, new).things
    assert len(thing.changes) == 20_000


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Everything printed in a model with its path: texts, amounts, targets, words of closed lists, blanks."""
    if isinstance(value, tuple):
        for i, each in enumerate(value):
            yield from leaves(each, (*path, i))
    elif dataclasses.is_dataclass(value) and not isinstance(value, (type, Amount, IndicatorValue, Cell)):
        for field in dataclasses.fields(value):
            if field.name not in NOT_COMPARED:
                yield from leaves(getattr(value, field.name), (*path, field.name))
    else:
        yield path, value


def edited(value: object, path: tuple[str | int, ...], leaf: object) -> Any:
    """A copy of a model with another leaf at the path."""
    if not path:
        return leaf
    step, *rest = path
    if isinstance(step, int):
        assert isinstance(value, tuple)
        return (*value[:step], edited(value[step], tuple(rest), leaf), *value[step + 1 :])
    assert dataclasses.is_dataclass(value)
    assert not isinstance(value, type)
    return dataclasses.replace(value, **{step: edited(getattr(value, step), tuple(rest), leaf)})


def other(leaf: object, path: tuple[str | int, ...]) -> object:
    """Another value for a leaf; None where the model holds but this one there."""
    match leaf:
        case Amount():
            return parse_amount("987654.32", leaf.unit)
        case Cell(amount=Amount() as amount):
            return Cell("987654.32", parse_amount("987654.32", amount.unit))
        case Cell():
            return Cell(f"{leaf.text}另")
        case IndicatorValue():
            return parse_indicator_value("≥987654卷")
        case str():
            return f"{leaf}另"
        case enum.Enum():
            return next(each for each in type(leaf) if each is not leaf)
        case None if path[-1] in {"amount", "amount_term"}:
            return samples.amount("987654.32")
        case None if path[-1] == "money_unit":
            return MoneyUnit.YI
        case None if path[-1] == "secrecy_review":
            return SecrecyReview("办公室另", "2031-01-06")
        case None:
            return "另"
    raise AssertionError((path, leaf))


def test_no_changed_leaf_is_lost() -> None:
    old = whole()
    lost = []
    for path, leaf in leaves(old):
        if path == ("kind",):
            continue
        new = edited(old, path, other(leaf, path))
        assert new != old
        things = differences(old, new).things
        if not any(shows(change, path, other(leaf, path)) for thing in things for change in thing.changes):
            lost.append((path, leaf, things))
    assert lost == []


def shows(change: Change, path: tuple[str | int, ...], leaf: object) -> bool:
    """Whether a change names the new value of a leaf; ids are told as addresses that came or went."""
    if isinstance(leaf, Amount | IndicatorValue):
        return leaf.text in str(change.after) and change.is_figure
    if isinstance(leaf, Cell):
        return leaf.text in str(change.after) and change.is_figure is (leaf.amount is not None)
    if isinstance(leaf, enum.Enum | SecrecyReview):
        return change.before != change.after
    if path[-1] == "text" and path[0] == "sections":
        return str(leaf).endswith(str(change.after))
    return path[-1] == "id" or str(leaf) in f"{change.field} {change.after}"
