"""Only articles that were read may be cited."""

from __future__ import annotations

import pytest

from generator.model.legal_source import ARTICLES, PRACTICE, Law, article, unread, unread_note


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (4, "第四条"),
        (14, "第十四条"),
        (20, "第二十条"),
        (32, "第三十二条"),
        (80, "第八十条"),
        (1260, "第一千二百六十条"),
    ],
)
def test_numbers_are_written_as_in_the_law(number: int, shown: str) -> None:
    law = next(law for law, numbers in ARTICLES.items() if number in numbers)
    assert article(law, number).text == f"《{law.value}》{shown}"


def test_an_article_nobody_read_cannot_be_cited() -> None:
    with pytest.raises(ValueError, match="was not read"):
        article(Law.BUDGET, 33)


def test_a_title_alone_says_that_it_is_to_be_checked() -> None:
    assert unread("某办法").text == "依据待核：〈某办法〉"


def test_a_page_lists_once_what_is_to_be_checked_and_then_names_titles_alone() -> None:
    sources = (unread("某办法"), PRACTICE, article(Law.BUDGET, 14), unread("某指引"), unread("某办法"))
    note = unread_note(sources)
    assert note is not None
    assert dict(note.params) == {"titles": "〈某办法〉、〈某指引〉"}
    assert [source.short for source in sources[:3]] == ["〈某办法〉", "通行做法", "《中华人民共和国预算法》第十四条"]
    assert unread_note(sources[1:3]) is None
