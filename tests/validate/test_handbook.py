"""The files of the handbook become pages: in their order, each with one title."""

from typing import Any

import pytest

from generator.model.handbook_file import RawHandbookFile
from generator.model.raw import RawFile
from generator.validate.handbook import build_handbook


def raw(slug: str, text: str, first_line: int = 1, **fields: Any) -> RawHandbookFile:
    file = RawFile(f"handbook/{slug}.md", fields, lambda path: (2, 1))
    return RawHandbookFile(slug, file, text, first_line)


def test_the_first_page_comes_first_then_the_numbered_then_the_others_by_name() -> None:
    files = [raw("a", "# 甲"), raw("b", "# 乙", order="12"), raw("c", "# 丙", order="2"), raw("index", "# 首")]
    pages, found = build_handbook([*files, raw("d", "# 丁", order="2")])
    assert found == ()
    assert [page.slug for page in pages] == ["index", "c", "d", "b", "a"]
    assert [page.address for page in pages][:2] == ["handbook/", "handbook/c/"]


@pytest.mark.parametrize("text", ["# 怎么找", "\n\n# 怎么找 #", "#  怎么找  \n", "# 怎么找\n\n文字"])
def test_the_title_is_the_first_line(text: str) -> None:
    (page,), found = build_handbook([raw("a", text, 5, description="一句话")])
    assert found == ()
    assert (page.title, page.description, page.path) == ("怎么找", "一句话", "handbook/a.md")
    assert "怎么找" not in page.text
    lines = ["---"] * 4 + text.split("\n")
    assert "\n".join(lines[page.first_line - 1 :]) == page.text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("", 5, id="empty"),
        pytest.param("文字\n# 怎么找", 5, id="text before it"),
        pytest.param("\n## 怎么找", 6, id="of the second level"),
        pytest.param("#怎么找", 5, id="without a blank"),
        pytest.param("#", 5, id="without a word"),
        pytest.param("# 一\n\n# 二", 7, id="two"),
        pytest.param("# 一\n```\n# 注\n```\n# 二", 9, id="two, code between them"),
    ],
)
def test_a_page_without_exactly_one_title_is_found(text: str, line: int) -> None:
    pages, found = build_handbook([raw("a", text, 5)])
    assert pages == ()
    assert [(one.check, one.place.line) for one in found] == [("handbook-title", line)]


def test_a_hash_in_code_is_no_title() -> None:
    pages, found = build_handbook([raw("a", "# 一\n````\n# 注\n```\n# 注\n````\n~~~\n# 注\n~~~\n")])
    assert (len(pages), found) == (1, ())


def test_two_pages_of_one_title_are_found_at_the_second() -> None:
    pages, found = build_handbook([raw("a", "# 找", 4), raw("b", "\n# 找", 4)])
    assert [page.slug for page in pages] == ["a"]
    assert [(one.check, one.place.file, one.place.line) for one in found] == [("entry-repeated", "handbook/b.md", 5)]


@pytest.mark.parametrize("order", ["", "-1", "1.5", "一", "12345"])
def test_an_order_that_is_no_number_is_found(order: str) -> None:
    pages, found = build_handbook([raw("a", "# 找", order=order)])
    assert pages == ()
    assert [(one.check, one.place.field) for one in found] == [("malformed-value", "order")]
