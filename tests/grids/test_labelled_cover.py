"""Whose disclosure it is by a label on the cover or above the tables."""

import pytest

from generator.grids.labelled_cover import is_region_alone, owner_of_tables, read_owner_line
from generator.model.budget_table import BudgetTable, TableKind
from generator.model.project import Note
from tests.grids.reading import claims_on, lines


def table(*facts: tuple[str, str]) -> BudgetTable:
    return BudgetTable("a", "收支总表", TableKind.OTHER, None, (), (), facts=tuple(Note(*fact) for fact in facts))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("预算主管部门：青川县档案局", "青川县档案局"),
        ("单位名称（盖章）：青川县档案局", "青川县档案局"),
        ("部门: 青川县档案局 ", "青川县档案局"),
        ("部门主要职责：保管档案", None),
        ("单位：", None),
        ("青川县档案局", None),
    ],
)
def test_a_labelled_line_of_the_cover_names_the_body(line: str, name: str | None) -> None:
    cover = lines("2031年部门预算", line)
    claims = claims_on(*cover)
    found, others = read_owner_line(cover, claims)
    assert found == name
    assert [one.text for one in others] == [one.text for one in cover if name is None or one.text != line]
    assert claims.is_claimed(cover[1]) is (name is not None)


def test_tables_name_a_body_where_all_name_the_same() -> None:
    one, same, other = table(("编制部门", "甲局")), table(("编制部门", "甲 局")), table(("单位名称", "乙局"))
    assert owner_of_tables([one, table(), same]) == "甲 局"
    assert owner_of_tables([one, other]) is None
    assert owner_of_tables([table(("编制日期", "1月"))]) is None


@pytest.mark.parametrize(
    ("name", "expected"), [("青川县", True), ("某市某区", True), ("某街道", False), ("青川县档案局", False)]
)
def test_a_region_alone_is_no_body(name: str, expected: bool) -> None:
    assert is_region_alone(name) is expected
