"""Prose in Markdown: nothing in it runs, nothing in it is lost, and plain text takes a shorter way to the same HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.markdown import MarkdownRenderer
from tests.browser.html_tree import parse

MARKDOWN = MarkdownRenderer()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<svg onload=alert(1)>",
        "<iframe src=//evil.example>",
        "a <b onclick=alert(1)>b</b>",
        "<!-- x --><style>*{display:none}</style>",
        "![x](data:image/png;base64,AAAA) ![x](//evil.example/x.png)",
        "[x](javascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](JAVASCRIPT&colon;alert(1))",
        "[x](livescript:x) [x](blob:x) [x](jar:x) [x](filesystem:x) [x](ms-word:x) [x](ftp://evil.example)",
        "[x](//evil.example) [x](\\\\evil.example) [x](/\\evil.example) [x](/rooted/)",
        "[x](https://user:pass@evil.example/) [x](https://user@evil.example/)",
        "[x](data:text/html;base64,PHNjcmlwdD4=) [x](data:image/png;base64,AAAA)",
        "<javascript:alert(1)> <https://user:pass@evil.example/>",
        "[x]\n\n[x]: javascript:alert(1)",
        "https://evil.example/ www.evil.example",
        "```html\n<script>alert(1)</script>\n```",
        "    <script>alert(1)</script>",
        "`<script>alert(1)</script>`",
    ],
)
def test_nothing_runs_and_no_unsafe_link_or_image_is_made(text: str) -> None:
    html = MARKDOWN.render(text)
    page = parse(html)
    assert page.find("script", "svg", "iframe", "style", "img", "a") == []
    assert {element.tag for element in page.walk()} <= {"#document", "p", "code", "br"}
    assert [element.attributes for element in page.walk() if element.attributes] == []


def test_a_picture_is_at_most_a_link_to_it() -> None:
    page = parse(MARKDOWN.render('![x](https://qingchuan.example/x.png "onerror=alert(1)")'))
    assert page.find("img") == []
    (link,) = page.find("a")
    assert link.attributes == {"href": "https://qingchuan.example/x.png", "title": "onerror=alert(1)"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        pytest.param("[x](https://qingchuan.example/a?b=1)", "https://qingchuan.example/a?b=1", id="outside"),
        pytest.param("[x](../glossary/#jixiao)", "../glossary/#jixiao", id="inside"),
        pytest.param("[x](#a)", "#a", id="anchor"),
        pytest.param("<https://qingchuan.example/>", "https://qingchuan.example/", id="in angle brackets"),
        pytest.param("[x](https://中国.example/)", "https://xn--fiqs8s.example/", id="international name"),
    ],
)
def test_safe_links_are_links(text: str, address: str) -> None:
    (link,) = parse(MARKDOWN.render(text)).find("a")
    assert link.attributes == {"href": address}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("甲\n\n乙", "<p>甲</p>\n<p>乙</p>\n", id="paragraphs"),
        pytest.param("甲\n乙", "<p>甲<br>\n乙</p>\n", id="a line stays a line"),
        pytest.param("**甲**", "<p><strong>甲</strong></p>\n", id="strong"),
        pytest.param("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n", id="list"),
        pytest.param("    甲", "<p>甲</p>\n", id="an indent is no code"),
        pytest.param("甲\n---", "<p>甲</p>\n<hr>\n", id="a line below is no heading"),
        pytest.param("|甲|乙|\n|-|-|\n|1|2|", "<p>|甲|乙|<br>\n|-|-|<br>\n|1|2|</p>\n", id="no tables in prose"),
        pytest.param("~~甲~~", "<p>~~甲~~</p>\n", id="nothing is struck out"),
        pytest.param("1\\. 甲", "<p>1. 甲</p>\n", id="escaped number"),
        pytest.param('"甲"', "<p>&quot;甲&quot;</p>\n", id="quotation marks"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_prose_looks_as_it_is_written(text: str, html: str) -> None:
    assert MARKDOWN.render(text) == html


@pytest.mark.parametrize(
    ("text", "level", "tags"),
    [
        pytest.param("# 甲\n\n## 乙\n\n# 丙", 3, ["h3", "h4", "h3"], id="moved below the page's own"),
        pytest.param("### 甲\n\n##### 乙", 2, ["h2", "h3"], id="no level is skipped"),
        pytest.param("### 甲\n\n# 乙\n\n## 丙", 2, ["h2", "h2", "h3"], id="from deep to high"),
        pytest.param("# 甲\n\n## 乙\n\n### 丙\n\n#### 丁", 4, ["h4", "h5", "h6", "h6"], id="never deeper than six"),
        pytest.param("#\n\n# 甲", 2, ["h2"], id="empty headings vanish"),
    ],
)
def test_headings_stand_below_those_of_the_page(text: str, level: int, tags: list[str]) -> None:
    page = parse(MARKDOWN.render(text, level))
    assert [element.tag for element in page.find("h1", "h2", "h3", "h4", "h5", "h6")] == tags


PIECES = st.sampled_from(
    ["甲", "乙。", "（一）", "2031", "年", " ", "  ", "\n", "\n\n", "\t", "\u3000", "-", "+", "*", "_", "#", "1.", "2)",
     "=", ">", "<", "&", "|", "~", "`", "[", "]", "(", ")", "!", "\\", '"', "'", "$", "%", ":", "/", "https://a.example",
     "\r", "\x0b", "\x0c", "\x85", "\u2028", "\ufffd", "\x00", "\u200b", "\ufeff", "•", "①"]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=40)))
def test_the_short_way_gives_what_the_parser_gives(text: str) -> None:
    assert MARKDOWN.render(text) == MARKDOWN.render_fully(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年修复档案1200卷。",
        "（一）完善制度。\n\n（二）加强管理，按季度公开。\n",
        "2031年，以“管得住”为目标 - 稳步推进",
    ],
)
def test_ordinary_prose_takes_the_short_way(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = MARKDOWN.render_fully(text)

    def refuse(*_: object) -> str:
        raise AssertionError("the parser was asked")

    monkeypatch.setattr(MarkdownRenderer, "render_fully", refuse)
    assert MARKDOWN.render(text) == expected


def test_deep_nesting_ends() -> None:
    html = MARKDOWN.render(">" * 5000 + "甲")
    assert len(re.findall("<blockquote>", html)) <= 100
