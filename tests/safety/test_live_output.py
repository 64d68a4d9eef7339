"""The look over a page finds what is live, whatever its spelling, and nothing in what the templates make."""

from __future__ import annotations

import html

import pytest

from tests.pages.rendering import render_submission
from tests.safety.hostile_texts import MARKUP, SCHEMES
from tests.safety.live_output import live_output

PAGE = '<!doctype html><html lang="zh-CN"><body><p title="{title}">{text}</p></body></html>'
TAGS = [text for text in MARKUP if "<" in text and not text.startswith(("<p class", "<h1"))]
QUOTED = str.maketrans({'"': "&quot;", "<": "&lt;", ">": "&gt;"})


@pytest.mark.parametrize("text", TAGS)
def test_what_is_live_is_found_and_what_is_escaped_is_not(text: str) -> None:
    assert live_output(PAGE.format(title="", text=text))
    assert live_output(PAGE.format(title=html.escape(text), text=html.escape(text))) == []


@pytest.mark.parametrize("address", SCHEMES)
def test_an_address_no_page_may_link_to_is_found(address: str) -> None:
    assert live_output(f'<a href="{address.translate(QUOTED)}">x</a>')


@pytest.mark.parametrize(
    "tag",
    [
        '<p onclick="x">',
        '<p title=""onclick="x">',
        "<p title='x'>",
        "<p title=x>",
        '<p style="x">',
        '<img src="x.png" alt="">',
        '<meta http-equiv="refresh" content="0">',
        '<script src="https://evil.example/x.js"></script>',
        '<script src="../other/x.js"></script>',
        "<script>1</script>",
        '<script type="module">1</script>',
        '<link rel="stylesheet" href="//evil.example/x.css">',
        '<script type="application/ld+json">{</script>',
        "<",
        "a < b",
        "<!--x-->",
    ],
)
def test_other_tags_are_found(tag: str) -> None:
    assert live_output(tag)


@pytest.mark.parametrize("address", ["../2031/", "#a", "./", "index.json", "?q=a", "https://qingchuan.example/a"])
def test_links_of_the_site_pass(address: str) -> None:
    assert live_output(f'<a href="{address}">x</a>') == []


def test_plain_pages_pass() -> None:
    for address, page in render_submission().html.items():
        assert live_output(page) == [], address
