"""Where one titled form ends and the next begins."""

import pytest

from generator.grids.form_starts import Item
from generator.grids.titled_forms import is_title, opens_form, read_fiscal_year, split_forms
from generator.model.grid import GridRow, Paragraph
from tests.grids.reading import claims_on, table, unsure


def items(*texts: str) -> list[Item]:
    """A row for a text with `|`, else a line."""
    made = table(*texts)
    return [
        row if "|" in text else Paragraph(text, text, n)
        for n, (text, row) in enumerate(zip(texts, made, strict=True), 1)
    ]


def split(*texts: str) -> tuple[list[str], list[tuple[str, int]]]:
    """Headings and numbers of items of the forms; before them, what stands in front."""
    found = items(*texts)

    def identity(row: GridRow) -> str:
        return row.cells[1].text if row.cells[0].text == "项目名称" else ""

    front, forms = split_forms(found, identity, lambda text: text.startswith("单位"), claims_on(*found))
    return [item.text for item in front if isinstance(item, Paragraph)], [
        (form.heading, len(form.items)) for form in forms
    ]


TITLE = "项目支出绩效目标表"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["封面", TITLE, "(2031年度)", "项目名称 | 甲"], (["封面"], [(f"{TITLE} (2031年度)", 1)])),
        (["附件3", TITLE, "项目名称 | 甲", "附件4", TITLE, "项目名称 | 乙"],
         ([], [(f"附件3 {TITLE}", 1), (f"附件4 {TITLE}", 1)])),
        ([TITLE, "项目名称 | 甲", TITLE, "其他 | 一"], ([], [(TITLE, 2)])),
        ([TITLE, "项目名称 | 甲", "项目名称 | 乙"], ([], [(TITLE, 1), ("", 1)])),
        ([TITLE, "项目名称 | 甲", "单位：某局", "项目名称 | 乙"], ([], [(TITLE, 1), ("", 2)])),
        ([TITLE, "项目名称 | 甲", "项目名称 | 甲"], ([], [(TITLE, 2)])),
        (["项目名称 | 甲", "其他 | 一"], ([], [("", 2)])),
        (["没有表"], (["没有表"], [])),
    ],
    ids=["cover", "annexes", "repeated title", "lost title", "lines above", "repeated name", "no title", "no form"],
)  # fmt: skip
def test_a_form_begins_at_its_title_or_at_the_row_that_names_another(
    texts: list[str], expected: tuple[list[str], list[tuple[str, int]]]
) -> None:
    front, forms = split(*texts)
    if texts[2:3] == [TITLE]:
        # The title that is printed again stays among the form's items, claimed.
        forms = [(heading, count - 1) for heading, count in forms]
    assert (front, forms) == expected


@pytest.mark.parametrize(
    "text", [TITLE, "2031年部门整体支出绩效目标表", "专项资金预算绩效目标汇总表", "附件3：绩效目标申报表（续表）"]
)
def test_titles(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize("text", ["附件1", "附表2：", "附件3-1"])
def test_the_number_of_an_annex_opens_a_form_but_is_no_title(text: str) -> None:
    assert opens_form(text)
    assert not is_title(text)


@pytest.mark.parametrize("text", ["绩效目标", "见绩效目标表所列各项。", "附件清单"])
def test_other_texts_open_no_form(text: str) -> None:
    assert not opens_form(text)


def test_a_title_of_another_year_is_unsure() -> None:
    found = items(TITLE, "(2031年度)", "项目名称 | 甲", TITLE, "(2030年度)", "项目名称 | 乙")
    claims = claims_on(*found)
    _, forms = split_forms(found, lambda row: row.cells[1].text, lambda _: False, claims)
    assert read_fiscal_year(forms, None, claims) == 2031
    assert unsure(claims) == ["The titles of the forms name several years: {one} and {other}"]
