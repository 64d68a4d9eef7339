"""Chinese parts of an English page say that they are Chinese, on the largest element that is Chinese alone."""

import time

import pytest

from generator.model.page import Page, Shell
from generator.model.site import Site
from generator.render.language_parts import mark_chinese
from generator.render.page import Renderer
from generator.resources import templates_folder
from tests.browser.html_tree import parse
from tests.pages.rendering import ASSETS
from tests.render.test_page import Chinese, Context


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>Total</p>", "<p>Total</p>", id="English alone"),
        pytest.param("<p>项目 12</p>", '<p lang="zh-CN">项目 12</p>', id="Chinese alone"),
        pytest.param(
            "<table><tr><th>项目</th></tr><tr><td><data>9.2</data></td></tr></table>",
            '<table lang="zh-CN"><tr><th>项目</th></tr><tr><td><data>9.2</data></td></tr></table>',
            id="the largest element",
        ),
        pytest.param(
            "<ul><li>项目</li><li>By name</li></ul>",
            '<ul><li lang="zh-CN">项目</li><li>By name</li></ul>',
            id="beside English",
        ),
        pytest.param(
            "<p>In 2031年 it is 9.20 万元 of “合计”.</p>",
            '<p>In <span lang="zh-CN">2031年</span> it is <span lang="zh-CN">9.20 万元</span> of '
            '“<span lang="zh-CN">合计</span>”.</p>',
            id="within a sentence",
        ),
        pytest.param(
            "<p>For 安装LED灯、扶手（二期） &amp; 绿化 and more</p>",
            '<p>For <span lang="zh-CN">安装LED灯、扶手（二期） &amp; 绿化</span> and more</p>',
            id="letters and signs inside",
        ),
        pytest.param(
            '<p title="What it is">项目</p>',
            '<p title="What it is"><span lang="zh-CN">项目</span></p>',
            id="an English attribute",
        ),
        pytest.param(
            '<p><a data-plain="说明" title="a&#34;b>c">词</a> is</p>',
            '<p><a lang="zh-CN" data-plain="说明" title="a&#34;b>c">词</a> is</p>',
            id="a Chinese attribute",
        ),
        pytest.param(
            "<svg><title>Share of 项目</title><text>项目 of</text><path/></svg>",
            '<svg><title>Share of 项目</title><text><tspan lang="zh-CN">项目</tspan> of</text><path/></svg>',
            id="in a picture",
        ),
        pytest.param(
            '<select><option value="x">项目</option><option>项目 of</option></select>',
            '<select><option lang="zh-CN" value="x">项目</option><option>项目 of</option></select>',
            id="where no element may stand",
        ),
        pytest.param('<p lang="zh-CN">The 项目</p>', '<p lang="zh-CN">The 项目</p>', id="said already"),
        pytest.param(
            '<ul><li>项目</li><li>二<i lang="en">left blank</i></li></ul>',
            '<ul lang="zh-CN"><li>项目</li><li>二<i lang="en">left blank</i></li></ul>',
            id="English that says so",
        ),
        pytest.param('<script>"项目"</script>', '<script>"项目"</script>', id="no text"),
        pytest.param(
            '<p class="code">99010024P000004100019 项目<br>二</p>',
            '<p lang="zh-CN" class="code">99010024P000004100019 项目<br>二</p>',
            id="a code is no word",
        ),
        pytest.param("</p></p><p>项目", '</p></p><p lang="zh-CN">项目', id="torn"),
    ],
)
def test_what_is_chinese_is_marked(html: str, expected: str) -> None:
    assert mark_chinese(f"<body>{html}</body>") == f"<body>{expected}</body>"


def test_the_head_and_the_body_itself_stay() -> None:
    html = "<html><head><title>项目</title></head><body><main><p>项目</p></main></body></html>"
    assert mark_chinese(html) == html.replace("<p>", '<p lang="zh-CN">')


def test_nothing_is_lost_and_nothing_comes_alive() -> None:
    html = '<body><p>A 甲 &lt;script&gt;乙&lt;/script&gt; "丙" of &#34;丁</p><p>戊 < 己 of</p></body>'
    marked = mark_chinese(html)
    assert parse(marked).text == parse(html).text
    assert "<script" not in marked


@pytest.mark.parametrize(("language", "is_marked"), [("en", True), ("zh-CN", False)])
def test_only_pages_of_an_english_site_are_marked(language: str, is_marked: bool) -> None:
    shell = Shell(Site(language=language), "Mingzhang", ASSETS)
    renderer = Renderer(shell, Chinese(), (templates_folder(),))
    html = renderer.render(Page("404.html", "pages/not_found.html", Context())).decode()
    assert f'<html lang="{language}">' in html
    assert ('<p lang="zh-CN" class="wordmark">' in html) is is_marked


def seconds(text: str) -> float:
    started = time.process_time()
    assert text in mark_chinese(f"<html><body><p>{text}</p></body></html>")
    return time.process_time() - started


@pytest.mark.parametrize("part", ["1", "1,2,"])
def test_a_text_of_digits_alone_takes_time_in_proportion_to_its_length(part: str) -> None:
    # Read again from each digit, eight times the text took sixty-four times as long.
    short = min(seconds(part * 2_000) for _ in range(3))
    assert seconds(part * 16_000) < 24 * short
