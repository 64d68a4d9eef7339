"""Where each form begins, with headings and without."""

from collections.abc import Sequence

import pytest

from generator.grids.form_starts import Item, compare_with_contents, find_starts
from generator.model.amount import Amount, AmountKind, MoneyUnit
from generator.model.grid import ContentsEntry, Document, GridRow
from generator.model.project import Project
from tests.grids.reading import cells, claims_on, lines, unsure


def item(text: str, line: int) -> Item:
    return cells(*text.split("|"), line=line) if "|" in text else lines(*[""] * (line - 1), text)[-1]


def identity(row: GridRow) -> dict[str, str]:
    texts = [cell.text for cell in row.cells]
    return {"name": texts[1]} if texts[0] == "名称" else {"code": texts[1]} if texts[0] == "编码" else {}


def starts(*texts: str) -> list[str]:
    items: Sequence[Item] = [item(text, line) for line, text in enumerate(texts, start=1)]
    found = find_starts(items, identity, lambda row: row.cells[0].text in {"名称", "编码", "预算"})
    return [texts[i] for i in found]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        pytest.param(
            ("1.甲绩效目标表", "816001单位", "名称|甲", "预算|1", "2.乙绩效目标表", "名称|乙", "预算|2"),
            ["1.甲绩效目标表", "2.乙绩效目标表"],
            id="headings",
        ),
        pytest.param(
            ("816001单位", "单位：元", "名称|甲", "预算|1", "816001单位", "单位：元", "名称|乙", "预算|2"),
            ["816001单位", "816001单位"],
            id="no headings: at the lines above",
        ),
        pytest.param(
            ("编码|1", "名称|甲", "预算|1", "编码|2", "名称|乙", "预算|2"), ["编码|1", "编码|2"], id="two rows name it"
        ),
        pytest.param(
            ("1.甲绩效目标表", "名称|甲", "预算|1", "816001单位", "名称|乙", "预算|2"),
            ["1.甲绩效目标表", "816001单位"],
            id="a heading is lost",
        ),
        pytest.param(
            ("1.甲绩效目标表", "名称|甲", "预算|1", "名称|甲", "预算|2"),
            ["1.甲绩效目标表"],
            id="row repeated after a page break",
        ),
        pytest.param(
            ("1.甲绩效目标表", "名称|甲", "1.甲绩效目标表（续）", "预算|2"), ["1.甲绩效目标表"], id="heading repeated"
        ),
        pytest.param(
            ("1.甲绩效目标表", "2.乙绩效目标表", "名称|乙", "预算|2"), ["2.乙绩效目标表"], id="a heading without a form"
        ),
        pytest.param(
            ("编制项目绩效目标表", "正文", *["正文"] * 9, "1.甲绩效目标表", "名称|甲", "预算|1"),
            ["1.甲绩效目标表"],
            id="a line of the prose that looks like a heading",
        ),
        pytest.param(("正文", "别的|表"), [], id="none"),
    ],
)
def test_forms_begin_where_they_begin(texts: tuple[str, ...], found: list[str]) -> None:
    assert starts(*texts) == found


def project(name: str) -> Project:
    return Project(
        "#1", name, MoneyUnit.WAN, Amount("", MoneyUnit.WAN, AmountKind.BLANK, None), heading=f"1.{name}绩效目标表"
    )


@pytest.mark.parametrize(
    ("entries", "doubts"),
    [
        pytest.param(["1.甲绩效目标表", "一、总体绩效目标"], 0, id="all there"),
        pytest.param(["甲项目绩效目标表"], 0, id="printed otherwise"),
        pytest.param(["1.甲绩效目标表", "2.乙绩效目标表"], 1, id="one lost"),
        pytest.param(["1.甲绩效目标表", "2.甲绩效目标表"], 1, id="one of two of one name lost"),
    ],
)
def test_a_form_that_the_contents_name_must_be_there(entries: list[str], doubts: int) -> None:
    contents = tuple(ContentsEntry(text, line) for line, text in enumerate(entries, start=1))
    claims = claims_on()
    compare_with_contents(Document("a.txt", "", "UTF-8", (), (), contents), [project("甲")], claims)
    assert len(unsure(claims)) == doubts
