"""Budget tables as printed: columns, rows, units, notes; what is damaged is unsure or unread."""

from generator.grids.budget_tables import read_budget_table
from generator.grids.claims import Claims
from generator.grids.titled_tables import TitledTable
from generator.model.amount import AmountKind, MoneyUnit
from generator.model.budget_table import BudgetTable, ColumnKind
from generator.model.grid import ContentsEntry, Paragraph
from generator.model.source import Furniture
from tests.grids.reading import claims_on, table, unread, unsure

HEAD = "科目编码 | 科目名称 | 合计 | 基本支出"


def read(
    *rows: str, lines: tuple[str, ...] = ("单位：万元",), title: str = "支出总表", given: MoneyUnit | None = None
) -> tuple[BudgetTable, Claims]:
    printed = table(*rows)
    above = [Paragraph(line, line, 100 + n) for n, line in enumerate((title, *lines))]
    claims = claims_on(*printed, *above)
    pieces = TitledTable(above[0], list(above[1:]), list(printed))
    return read_budget_table(pieces, "#1", [ContentsEntry("表五支出总表", 9)], given, claims), claims


def test_cells_are_kept_as_printed_and_amounts_are_exact() -> None:
    found, claims = read(HEAD, "合计 | | 9.50 | 9.50", "201 | 档案 | 1,209.50 | 0", "2010 | 方志 | | 无")
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["合计", "", "9.50", "9.50"],
        ["201", "档案", "1,209.50", "0"],
        ["2010", "方志", "", "无"],
    ]
    assert [cell.amount.kind for cell in found.rows[2].cells if cell.amount] == [AmountKind.BLANK, AmountKind.NONE]
    amount = found.rows[1].cells[2].amount
    assert amount is not None and amount.yuan == 12_095_000
    assert [column.kind for column in found.columns] == [
        ColumnKind.CODE,
        ColumnKind.TEXT,
        ColumnKind.MONEY,
        ColumnKind.MONEY,
    ]
    assert (unread(claims), unsure(claims), claims.missing()) == ([], [], ())


def test_lines_above_the_grid_are_facts_unit_and_number() -> None:
    found, claims = read(HEAD, "合计 | | 9 | 9", lines=("预算公开表5", "部门名称：甲局", "单位：元"))
    assert found.number == "表五"
    assert [(fact.label, fact.text) for fact in found.facts] == [("预算公开表", "5"), ("部门名称", "甲局")]
    assert found.money_unit is MoneyUnit.YUAN
    assert claims.fields()["tables/#1/number"] == (9,)


def test_a_number_the_contents_lack_is_the_one_above_the_title() -> None:
    found, _ = read(HEAD, "合计 | | 9 | 9", lines=("表7", "单位：元"), title="收入总表")
    assert (found.number, found.facts) == ("表7", ())


def test_a_head_repeated_on_the_next_page_is_no_row() -> None:
    found, claims = read(HEAD, "201 | 档案 | 9 | 9", HEAD, "202 | 方志 | 9 | 9")
    assert [row.cells[0].text for row in found.rows] == ["201", "202"]
    assert len(claims.furniture_lines()[Furniture.REPEATED_HEAD]) == 4


def test_what_a_repeated_head_prints_is_no_text_of_a_column_without_figures() -> None:
    found, _ = read(HEAD, "201 | 档案 | 9 | ", HEAD, "202 | 方志 | 9 | ")
    assert found.columns[3].kind is ColumnKind.MONEY


def test_a_note_in_the_grid_is_the_tables_note() -> None:
    found, _ = read(HEAD, "合计 | | |", "注：本表无数据 | | |")
    assert found.note == "注：本表无数据"
    assert found.is_empty
    assert len(found.rows) == 1


def test_a_column_of_nothing_at_the_end_is_dropped() -> None:
    found, _ = read(f"{HEAD} |", "201 | 档案 | 9 | 9 |")
    assert len(found.columns) == len(found.rows[0].cells) == 4


def test_a_cell_right_of_all_columns_is_unread() -> None:
    _, claims = read(HEAD, "201 | 档案 | 9 | 9 | 8", "202 | 方志 | 9 |")
    assert unread(claims) == ["8"]


def test_an_amount_that_cannot_be_read_is_unsure_and_kept() -> None:
    found, claims = read(HEAD, "201 | 档案 | 9l.5 | 9", "202 | 方志 | 9 | 9", "203 | 史料 | 9 | 9")
    assert found.rows[0].cells[2].text == "9l.5"
    assert len(unsure(claims)) == 1


def test_a_table_without_its_unit_must_be_given_one() -> None:
    _, claims = read(HEAD, "201 | 档案 | 9 | 9", lines=())
    assert [message.id for message in claims.missing()] == [
        "“{form}” states no unit of money: give --money-unit 元 or 万元"
    ]
    found, claims = read(HEAD, "201 | 档案 | 9 | 9", lines=(), given=MoneyUnit.YUAN)
    assert (found.money_unit, claims.missing()) == (MoneyUnit.YUAN, ())


def test_an_empty_table_needs_no_unit() -> None:
    found, claims = read(HEAD, "合计 | | |", lines=())
    assert (found.money_unit, claims.missing()) == (None, ())


def test_columns_may_state_their_own_unit() -> None:
    found, claims = read("科目编码 | 合计（元）", "201 | 9", lines=())
    assert claims.missing() == ()
    amount = found.rows[0].cells[1].amount
    assert amount is not None and amount.yuan == 9


def test_two_units_of_money_are_unsure() -> None:
    _, claims = read(HEAD, "201 | 档案 | 9 | 9", lines=("单位：元", "单位：万元"))
    assert unsure(claims) == ["The form states two units of money: {one} and {other}"]


def test_a_code_cut_in_two_is_unsure() -> None:
    found, claims = read(HEAD, "20 101 | 档案 | 9 | 9")
    assert found.rows[0].cells[0].text == "20 101"
    assert unsure(claims) == ["The code has a blank between its digits"]
