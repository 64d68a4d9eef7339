"""The cover says who, which year and which stage."""

import re

import pytest

from generator.grids.cover import Cover, fiscal_year_of, read_cover
from generator.model.submission import Status
from tests.grids.reading import claims_on, lines, unread, unsure

TITLE = re.compile("绩效文本")


def cover(*texts: str) -> tuple[Cover, list[str], list[str]]:
    paragraphs = lines(*texts)
    claims = claims_on(*paragraphs)
    return read_cover(paragraphs, TITLE, claims), unread(claims), unsure(claims)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("青川市档案局", "2031年部门预算绩效文本"), id="two lines"),
        pytest.param(("青川市档案局2031年部门预算绩效文本",), id="one line"),
        pytest.param(("青川市档案局", "二〇三一年部门预算绩效文本"), id="Han numerals"),
        pytest.param(("2031 年部门预算绩效文本", "青川市档案局编制"), id="from who drew it up"),
        pytest.param(("2031年部门预算绩效文本", "编制单位：青川市档案局"), id="from the label"),
        pytest.param(("青 川 市 档 案 局", "2031年部门预算绩效文本"), id="spread letters"),
        pytest.param(("附件2", "青川市档案局", "2031年部门预算绩效文本"), id="below the number of an annex"),
    ],
)
def test_body_and_year_are_found(texts: tuple[str, ...]) -> None:
    found, left, doubts = cover(*texts)
    assert (found.publisher, found.fiscal_year) == ("青川市档案局", 2031)
    assert left == [text for text in texts if text.startswith("附件")]
    assert doubts == []


def test_stage_and_offices_are_read_as_printed() -> None:
    found, left, _ = cover(
        "青川市档案局", "2031年部门预算绩效文本", "(草案)", "青川市档案局编制", "青川市财政局审核", "2031年1月"
    )
    assert (found.status, found.status_text) == (Status.DRAFT, "(草案)")
    assert (found.prepared_by, found.reviewed_by, found.dated) == ("青川市档案局编制", "青川市财政局审核", "2031年1月")
    assert left == []
    assert cover("青川市档案局", "2031年绩效文本", "（批复）")[0].status is Status.APPROVED


def test_two_names_for_the_body_are_unsure() -> None:
    assert len(cover("青川市档案局2031年绩效文本", "青川市方志馆编制")[2]) == 1


def test_lines_that_cannot_be_told_apart_name_no_body() -> None:
    found, left, _ = cover("青川市档案局", "青川市方志馆", "2031年绩效文本")
    assert found.publisher is None
    assert left == ["青川市档案局", "青川市方志馆"]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2031 年预算", 2031),
        ("二〇三一年", 2031),
        ("二○三一年", 2031),
        ("贰零三一年", 2031),
        ("预算", None),
        ("1999年", None),
    ],
)
def test_years_in_digits_and_in_words(title: str, year: int | None) -> None:
    assert fiscal_year_of(title) == year
