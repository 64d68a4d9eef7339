"""The handbook: Markdown that cannot hurt, in the frame of the site, with links that lead somewhere."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.handbook.build import build_handbook
from generator.handbook.built import Handbook
from generator.locale import catalogue
from generator.model.handbook_file import HandbookFile
from generator.model.page import Shell
from generator.model.site import Site
from generator.render.assets import asset_names, read_assets
from generator.render.page import Renderer
from generator.resources import templates_folder
from generator.write.slug import slug_of
from tests.browser.html_tree import Element, parse

INDEX = HandbookFile("handbook/index.md", "index", "手册")


def page(text: str, slug: str = "zhao", **changes: Any) -> HandbookFile:
    return HandbookFile(f"handbook/{slug}.md", slug, changes.pop("title", "怎么找"), text=text, first_line=3, **changes)


def build(folder: Path, files: Sequence[HandbookFile]) -> Handbook:
    site = Site(title="某站")
    shell = Shell(site, "mingzhang", asset_names(read_assets((templates_folder(),))), has_handbook=True)
    environment = Renderer(shell, catalogue("en"), (templates_folder(),)).environment_within("handbook")
    return build_handbook(files, site, environment, templates_folder() / "handbook", folder / "scratch", slug_of)


def built(folder: Path, text: str) -> tuple[Handbook, Element]:
    """A handbook whose second page has the text, and that page."""
    handbook = build(folder, [INDEX, page(text)])
    return handbook, parse(handbook.pages[1].html.decode())


def html_of(folder: Path, text: str) -> str:
    handbook = build(folder, [page(text)])
    return handbook.pages[0].html.decode()


def checks(handbook: Handbook) -> list[tuple[str, int | None]]:
    return [(one.check, one.place.line) for one in handbook.diagnostics]


def test_pages_stand_in_the_frame_of_the_site(tmp_path: Path) -> None:
    handbook, root = built(tmp_path, "## 拼音 {#pinyin}\n\n文字\n\n### 首字母\n\n更多\n")
    assert handbook.diagnostics == ()
    assert [each.address for each in handbook.pages] == ["handbook/", "handbook/zhao/"]
    assert [each.text for each in root.find("h1")] == ["怎么找"]
    assert root.find("title")[0].text.strip() == "怎么找 · Handbook - 某站"
    assert [each.attributes["id"] for each in root.find("h2", "h3")][:2] == ["pinyin", "shouzimu"]
    assert root.find("form")[0].attributes["action"] == "../../search/"
    links = {each.attributes["href"]: each for each in root.find("a")}
    assert links["../../handbook/zhao/"].attributes["aria-current"] == "page"
    assert links["../../handbook/"].attributes.get("rel") == "prev" or "#pinyin" in links
    assert "#shouzimu" in links


def test_the_first_page_lists_the_others(tmp_path: Path) -> None:
    handbook = build(tmp_path, [INDEX, page("", description="一句话"), page("", "du", title="怎么读")])
    first = parse(handbook.pages[0].html.decode())
    contents = next(each for each in first.find("ol") if each.attributes.get("class") == "contents")
    assert [each.attributes["href"] for each in contents.find("a")] == ["../handbook/zhao/", "../handbook/du/"]
    assert "一句话" in contents.text
    middle = parse(handbook.pages[1].html.decode())
    around = {each.attributes["rel"]: each.attributes["href"] for each in middle.find("a") if "rel" in each.attributes}
    assert around == {"prev": "../../handbook/", "next": "../../handbook/du/"}


def test_nothing_of_the_theme_and_no_day_gets_onto_a_page(tmp_path: Path) -> None:
    handbook, root = built(tmp_path, "文字")
    assert list((tmp_path / "scratch/site").rglob("*")) == []
    text = handbook.pages[1].html.decode()
    assert not re.search(r"md-|fonts\.g|mkdocs|(?<![0-9a-f])20\d\d(?![0-9a-f])", text)
    for element in root.walk():
        assert "style" not in element.attributes
        assert element.tag != "style"
        assert element.tag != "script" or element.attributes["src"].startswith("../../assets/")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<div onclick=alert(1)>\n\n文字\n\n</div>",
        "字<b onclick='x'>粗</b>",
        "<!-- 注 -->",
        "<img src=x onerror=alert(1)>",
        "# {#a onclick=alert(1)}",
        "段落\n{: onclick=alert(1) }",
        "``` {.json onclick=alert(1)}\n<b>\n```",
        "<a@example.org>",
        "&lt;script&gt;",
        "- <iframe src=x>",
    ],
)
def test_html_is_text(tmp_path: Path, text: str) -> None:
    _, bare = built(tmp_path / "bare", "")
    _, root = built(tmp_path, f"## 节\n\n{text}\n")
    allowed = {"p", "h2", "h1", "ul", "li", "pre", "code", "br"}
    assert {each.tag for each in root.walk()} - {each.tag for each in bare.walk()} <= allowed
    for element in root.find("main")[0].walk():
        assert not any(name.startswith("on") or name in {"style", "src"} for name in element.attributes)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java&#x73;cript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org/",
        "/glossary/",
        "http://user:word@example.org/",
        "https://",
        "glossary/",
        "../../etc/",
        ".././../x/",
        "../\\x",
        "mailto:x",
        "mailto:a@b.cn?subject=x",
        "index",
        "../x.html\x01",
        "?q=x",
        "",
    ],
)
def test_links_elsewhere_are_refused(tmp_path: Path, href: str) -> None:
    handbook, root = built(tmp_path, f"文字\n\n见[此处]({href})。\n")
    assert checks(handbook)[0][0] == "link-refused"
    assert [each.attributes["href"] for each in root.find("a") if each.text == "此处"] in (["#"], [])


def test_a_refused_link_names_its_line(tmp_path: Path) -> None:
    handbook, _ = built(tmp_path, "文字\n\n见[此处](/glossary/)。\n")
    (fault,) = handbook.diagnostics
    assert (fault.place.file, fault.place.line, fault.place.column) == ("handbook/zhao.md", 5, 7)
    assert fault.found == "/glossary/"


@pytest.mark.parametrize(
    ("href", "shown", "target"),
    [
        ("index.md", "../", ("handbook/", "")),
        ("zhao.md#a", "./#a", ("handbook/zhao/", "a")),
        ("#a", "#a", ("handbook/zhao/", "a")),
        ("../", "../../", ("", "")),
        ("../glossary/#b-1", "../../glossary/#b-1", ("glossary/", "b-1")),
        ("../990100/ju/2031/p/x/index.json", "../../990100/ju/2031/p/x/index.json", None),
        ("../search/?q=路灯&year=2031", "../../search/?q=%E8%B7%AF%E7%81%AF&year=2031", ("search/", "")),
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d", ()),
        ("mailto:bangongshi@example.org", "mailto:bangongshi@example.org", ()),
    ],
)
def test_links_are_seen_from_the_folder_and_lead_on_from_the_page(
    tmp_path: Path, href: str, shown: str, target: tuple[str, ...] | None
) -> None:
    handbook, root = built(tmp_path, f"## 节 {{#a}}\n\n见[此处]({href})。\n")
    assert handbook.diagnostics == ()
    assert [each.attributes["href"] for each in root.find("a") if each.text == "此处"] == [shown]
    found = [(link.address, link.anchor) for link in handbook.links]
    assert found == ([target] if target else [] if target == () else [("990100/ju/2031/p/x/index.json", "")])


def test_a_link_of_the_first_page_goes_up_once(tmp_path: Path) -> None:
    handbook = build(tmp_path, [HandbookFile("handbook/index.md", "index", "手册", text="[此处](../glossary/)")])
    assert b'<a href="../glossary/">\xe6\xad\xa4' in handbook.pages[0].html


def test_a_page_the_handbook_has_not_is_missed(tmp_path: Path) -> None:
    handbook, _ = built(tmp_path, "[此处](du.md)")
    assert checks(handbook) == [("link-broken", 3)]


def test_a_table_has_caption_and_heads_and_can_be_scrolled_to(tmp_path: Path) -> None:
    handbook, root = built(tmp_path, "表：**甲**乙\n\n| 写法 | 数 |\n|---|---:|\n| 一 | 1 |\n| | 2 |\n")
    assert handbook.diagnostics == ()
    (table,) = root.find("table")
    assert [each.text for each in table.find("caption")] == ["甲乙"]
    assert [(each.text, each.attributes.get("scope")) for each in table.find("th")] == [
        ("写法", "col"),
        ("数", "col"),
        ("一", "row"),
    ]
    assert [each.attributes.get("class") for each in table.find("td")] == ["number", None, "number"]
    (box,) = [each for each in root.find("div") if each.attributes.get("class") == "scroll"]
    assert box.attributes["aria-labelledby"] == table.find("caption")[0].attributes["id"]
    assert "表：" not in root.find("main")[0].text


@pytest.mark.parametrize("before", ["", "文字\n\n", "## 表：题\n\n"])
def test_a_table_without_caption_is_found(tmp_path: Path, before: str) -> None:
    handbook, _ = built(tmp_path, f"{before}| 写法 | 数 |\n|---|---|\n| 一 | 1 |\n")
    assert [check for check, _ in checks(handbook)] == ["table-caption-missing"]


@pytest.mark.parametrize(
    ("text", "check", "line"),
    [
        pytest.param("### 节", "handbook-heading", 3, id="a level skipped"),
        pytest.param("## 节\n\n#### 段", "handbook-heading", 5, id="a level skipped later"),
        pytest.param("节\n===", "handbook-heading", 3, id="a second title"),
        pytest.param("## 节 {#a}\n\n## 段 {#a}", "entry-repeated", 3, id="an id twice"),
        pytest.param("## 节 {#main}", "entry-repeated", 3, id="an id of the frame"),
        pytest.param("## 节 {#大}", "malformed-value", 3, id="an id in Han"),
        pytest.param("## 节 {#1a}", "malformed-value", 3, id="an id that begins with a digit"),
        pytest.param('## 节 {#a"b}', "malformed-value", 3, id="an id with a quotation mark"),
        pytest.param("文字\n\n![图](tu.png)", "picture-refused", 5, id="a picture"),
    ],
)
def test_what_cannot_be_read_by_everyone_is_found(tmp_path: Path, text: str, check: str, line: int) -> None:
    handbook, _ = built(tmp_path, text)
    assert checks(handbook) == [(check, line)]


def test_headings_of_one_text_get_ids_of_their_own(tmp_path: Path) -> None:
    handbook, root = built(tmp_path, "## 说明\n\n## 说明\n\n## 别的 {#shuoming-3}\n\n## `代码` {#daima}\n")
    assert handbook.diagnostics == ()
    assert [each.attributes["id"] for each in root.find("h2")][:4] == ["shuoming", "shuoming-2", "shuoming-3", "daima"]


def test_search_sees_the_sections_without_markup(tmp_path: Path) -> None:
    handbook, _ = built(
        tmp_path, "开头**一**句&amp;\n\n## 节 {#a}\n\n- 甲\n- 乙\n\n表：题\n\n| 写法 | 数 |\n|---|---|\n| 一 | 1 |\n"
    )
    search = handbook.pages[1].search
    assert (search.address, search.title) == ("handbook/zhao/", "怎么找")
    assert [(each.anchor, each.title, each.text) for each in search.sections] == [
        ("", "", "开头一句&"),
        ("a", "节", "甲\n乙\n题\n写法 数\n一 1"),
    ]
    assert handbook.pages[1].data["sections"][1] == {"id": "a", "title": "节", "text": "甲\n乙\n题\n写法 数\n一 1"}


def test_what_the_parser_cannot_take_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(title: str, taken: object) -> str:
        raise RecursionError("too deep")

    monkeypatch.setitem(build.__globals__, "slug_of", fail)
    handbook = build(tmp_path, [INDEX, page("## 节")])
    assert [(one.check, one.place.file) for one in handbook.diagnostics] == [("handbook-failed", "handbook/zhao.md")]
    assert handbook.pages == ()


@pytest.mark.parametrize("text", [">" * 3000 + " x", "[" * 3000, "- " * 2000, "*" * 5000, "`" * 4001, "表：\n" * 500])
def test_a_hostile_text_ends_in_a_page_or_a_finding(tmp_path: Path, text: str) -> None:
    handbook = build(tmp_path, [page(text)])
    assert handbook.pages or handbook.diagnostics


def test_the_log_is_left_as_it_was(tmp_path: Path) -> None:
    log = logging.getLogger("mkdocs")
    before = (log.propagate, list(log.handlers))
    build(tmp_path, [INDEX])
    assert (log.propagate, log.handlers) == before


def test_the_same_files_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [INDEX, page("## 节\n\n文字\n")]
    first = build(tmp_path / "a", files)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert build(tmp_path / "b", files).pages == first.pages
