"""The arithmetic of printed budget tables, recomputed from the model: where a document agrees with itself, so must it.

Run on every disclosure in `content/` that has budget tables, and on a made-up one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from generator.forms import Given
from generator.forms.shanxi import FORM
from generator.intake.text import read_text_document
from generator.model.budget_table import BudgetTable, ColumnKind, TableKind, TableRow
from generator.model.han import fold
from generator.model.reading import Reading
from tests import samples_disclosure as sample
from tests.samples_printed import read

CONTENT = Path(__file__).resolve().parents[1] / "content"
HALF_A_PLACE = Decimal(50)
"""Half of 0.01万元, in 元: what rounding may take from an amount."""


def disclosures() -> Iterator[object]:
    yield pytest.param(read(FORM, sample.text(sample.whole())), id="made up")
    for path in sorted(CONTENT.glob("*/*/*/source/*.txt")):
        document = read_text_document(path.name, path.read_bytes())
        if FORM.recognise(document).share == 1:
            yield pytest.param(FORM.read(document, Given()), id="/".join(path.parts[-5:-2]))


READINGS = list(disclosures())


def money(table: BudgetTable, row: TableRow) -> dict[str, Decimal]:
    """Own label of each column of money → amount in 元, blank cells as nothing."""
    return {
        column.path[-1]: cell.amount.yuan or Decimal(0)
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.kind is ColumnKind.MONEY and cell.amount is not None
    }


def of_kind(reading: Reading, *kinds: TableKind) -> Iterable[BudgetTable]:
    return (table for table in reading.tables if table.kind in kinds)


def beside(table: BudgetTable, label: str) -> Decimal:
    """The amount right of a label."""
    for row in table.rows:
        texts = [cell.text for cell in row.cells]
        if label in texts:
            amount = row.cells[texts.index(label) + 1].amount
            assert amount is not None and amount.yuan is not None
            return amount.yuan
    raise AssertionError(label)


def by_code(table: BudgetTable) -> dict[str, dict[str, Decimal]]:
    return {row.cells[0].text: money(table, row) for row in table.rows if row.cells[0].text.isdecimal()}


@pytest.mark.parametrize("reading", READINGS)
def test_income_is_expenditure(reading: Reading) -> None:
    tables = list(of_kind(reading, TableKind.REVENUE_EXPENDITURE, TableKind.APPROPRIATION))
    assert tables
    for table in tables:
        assert beside(table, "收入总计") == beside(table, "支出总计")


@pytest.mark.parametrize("reading", READINGS)
def test_a_total_is_the_sum_of_its_kinds_of_expenditure(reading: Reading) -> None:
    checked = 0
    for table in reading.tables:
        for row in table.rows:
            amounts = money(table, row)
            for parts in (("基本支出", "项目支出"), ("人员经费", "公用经费")):
                if "合计" in amounts and set(parts) <= amounts.keys():
                    assert sum(amounts[part] for part in parts) == amounts["合计"], row
                    checked += 1
    assert checked


@pytest.mark.parametrize("reading", READINGS)
def test_a_class_is_the_sum_of_what_is_in_it(reading: Reading) -> None:
    checked = 0
    for table in reading.tables:
        rows = by_code(table)
        for code, amounts in rows.items():
            below = [own for other, own in rows.items() if len(other) == len(code) + 2 and other.startswith(code)]
            for label, amount in amounts.items() if below else ():
                assert sum(one[label] for one in below) == amount, (table.title, code, label)
                checked += 1
        classes = [own for code, own in rows.items() if len(code) == 3]
        for row in table.rows if classes else ():
            if row.cells[0].text == "合计":
                assert money(table, row) == {label: sum(one[label] for one in classes) for label in classes[0]}
    assert checked


@pytest.mark.parametrize("reading", READINGS)
def test_the_forms_of_projects_agree_with_the_table_of_projects(reading: Reading) -> None:
    in_forms = {fold(project.name): project.amount.yuan or Decimal(0) for project in reading.projects}
    for table in of_kind(reading, TableKind.PROJECT_EXPENDITURE):
        in_table = {fold(row.cells[0].text): money(table, row)["合计"] for row in table.rows}
        listed = {name: amount for name, amount in in_table.items() if name in in_forms}
        assert listed.keys() == in_forms.keys()
        assert all(abs(listed[name] - in_forms[name]) < HALF_A_PLACE for name in listed)
        whole = max(in_table.values())
        assert sum(listed.values()) == whole
        assert abs(sum(in_forms.values()) - whole) < HALF_A_PLACE


@pytest.mark.parametrize("reading", READINGS)
def test_the_funding_of_a_project_adds_up(reading: Reading) -> None:
    for project in reading.projects:
        for scope in {each.scope for each in project.funding}:
            parts = [each.amount.yuan or Decimal(0) for each in project.funding if each.scope is scope]
            total = project.amount if scope.value == "year" else project.amount_term
            assert total is not None and sum(parts) == total.yuan, project.name


@pytest.mark.parametrize("reading", READINGS)
def test_the_department_form_agrees_with_the_tables(reading: Reading) -> None:
    for targets in reading.targets:
        amounts = {line.labels: line.amount.yuan or Decimal(0) for line in targets.budget}
        wholes = {amount for labels, amount in amounts.items() if labels[-1] == "合计"}
        assert wholes == {beside(table, "收入总计") for table in of_kind(reading, TableKind.REVENUE_EXPENDITURE)}
