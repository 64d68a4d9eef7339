"""The page of search in a browser, on a small site of made-up projects."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from generator.index.names import build_name_index
from generator.index.text import TextRecord, build_text_index
from generator.resources import templates_folder
from tests.index.made_up import made_up_entries
from tools.static_server import SUB_PATH, serving

MESSAGES = {
    "found": "找到 {count} 条",
    "none": "没有找到",
    "loading": "正在载入名称索引",
    "failed": "名称索引无法载入",
    "more": "显示更多",
    "match-name": "名称",
    "match-code": "代码",
    "match-owner": "单位",
    "match-pinyin": "拼音匹配",
    "match-near": "近似匹配",
    "match-text": "表内文字",
    "kind-project": "项目",
    "kind-body": "部门",
    "kind-unit": "单位",
    "kind-term": "名词",
    "kind-table": "预算表",
    "kind-text": "文字",
    "year": "{year} 年",
    "text-heading": "表内文字",
    "text-found": "表内文字：找到 {count} 页",
    "text-none": "表内文字：没有找到",
    "text-loading": "正在搜索表内文字",
    "text-failed": "表内文字无法搜索，名称仍可搜索",
    "text-short": "至少两个字才搜索表内文字",
}

PAGE = """<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>搜索</title><link rel="icon" href="data:,">
<script type="module" src="../assets/search/page.js"></script></head>
<body><main><h1>搜索</h1>
<div id="search-app" data-root="../">
<form role="search" action="./" method="get"><label for="q">查找</label><input id="q" name="q" type="search"></form>
</div>
<template id="search-messages">{messages}</template>
</main></body></html>
"""

TARGET = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>页</title>
<link rel="icon" href="data:,"></head><body><h1>页</h1><p id="r1">行</p></body></html>
"""


@pytest.fixture(scope="module")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of search alone: its page, its scripts, both indexes, and empty pages to lead to."""
    site = tmp_path_factory.mktemp("search-site")
    shutil.copytree(templates_folder() / "assets" / "search", site / "assets" / "search")
    (site / "search" / "names").mkdir(parents=True)
    spans = "".join(f'<span data-id="{key}">{html.escape(text)}</span>' for key, text in MESSAGES.items())
    (site / "search" / "index.html").write_text(PAGE.replace("{messages}", spans), encoding="utf-8")
    entries = made_up_entries()
    for name, packed in build_name_index(entries).items():
        (site / "search" / "names" / name).write_bytes(packed)
    projects = [entry for entry in entries if entry.kind == "project"]
    for entry in projects:
        page = site / entry.address / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(TARGET, encoding="utf-8")
    rows = [("实施期内完成率", "≥95%", f"第{number}号合同 <b>约定</b>") for number in range(len(projects))]
    records = [
        TextRecord(
            entry.address, f"r{part}", entry.name, row if part else (f"保障{entry.name}按期完成",), entry.amount_yuan
        )
        for entry, row in zip(projects, rows, strict=True)
        for part in (0, 1)
    ]
    records.append(TextRecord("notes/", "r1", "編制說明", ("繁體後勤保障",), Decimal(0)))
    build_text_index(records, site / "search" / "pagefind")
    return site


@pytest.fixture(scope="module")
def server(made_site: Path) -> Iterator[str]:
    """The address of that site, ending in a slash."""
    with serving(made_site) as address:
        yield address


def names_of(page: Page) -> list[str]:
    return page.locator("#search-app > .search-list .search-hit-name").all_inner_texts()


def typed(page: Page, query: str) -> Page:
    page.get_by_role("searchbox").fill(query)
    return page


def status(page: Page) -> str:
    return page.get_by_role("status").first.inner_text()


def test_a_project_is_found_by_a_middle_part_of_its_name_as_one_types(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    page.get_by_role("searchbox").press_sequentially("桥加")
    expect(page.get_by_role("status").first).to_have_text("找到 2 条")
    assert names_of(page) == ["青石桥加固工程", "青石桥加固工程监理费"]
    assert page.locator(".search-hit").first.locator("mark").all_inner_texts() == ["桥加"]


def test_a_hit_tells_enough_to_choose_and_leads_to_its_page(page: Page, server: str) -> None:
    entry = next(each for each in made_up_entries() if each.name == "化粪池清理")
    page.goto(f"{server}search/?q=化粪池")
    hit = page.locator(".search-hit").first
    text = hit.inner_text()
    for fact in ("化粪池清理", "名称", "项目", entry.body_name, entry.region_name, f"{entry.year} 年", entry.unit_name):
        assert fact in text
    assert entry.amount_text in text
    hit.get_by_role("link").click()
    page.wait_for_url(server + entry.address)


@pytest.mark.parametrize(
    ("query", "match", "name"),
    [
        pytest.param("gwyc", "拼音匹配", "公务用车", id="pinyin"),
        pytest.param("化类池", "近似匹配", "化粪池清理", id="typo"),
        pytest.param("99010025P0010", "代码", "公务用车购置", id="code"),
        pytest.param("档案馆后勤站", "单位", None, id="unit"),
        pytest.param("銀行", "名称", "银行代发手续费", id="traditional"),
    ],
)
def test_the_kind_of_match_is_said(page: Page, server: str, query: str, match: str, name: str | None) -> None:
    page.goto(f"{server}search/?q={query}")
    hit = page.locator("#search-app > .search-list .search-hit").first
    expect(hit.locator(".search-hit-match")).to_have_text(match)
    if name is not None:
        expect(hit.locator(".search-hit-name")).to_have_text(name)


def test_text_inside_the_tables_is_found_with_its_row(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    typed(page, "号合同").get_by_role("searchbox").press("Enter")
    section = page.locator(".search-texts")
    expect(section.get_by_role("status")).to_have_text("表内文字：找到 60 页")
    hits = section.locator(".search-hit")
    expect(hits).to_have_count(10)
    # The largest amount comes first; the excerpt is the row as printed, no markup of it comes alive.
    largest = max((e for e in made_up_entries() if e.kind == "project"), key=lambda e: e.amount_yuan or 0)
    first = hits.first
    expect(first.locator(".search-hit-name")).to_have_text(largest.name)
    expect(first.locator(".search-hit-amount")).to_have_text(largest.amount_text)
    assert first.locator(".search-hit-excerpt").inner_text() == "实施期内完成率　≥95%　第59号合同 <b>约定</b>"
    assert first.locator("mark").all_inner_texts() == ["号合同"]
    section.get_by_role("button", name="显示更多").click()
    expect(hits).to_have_count(20)
    first.get_by_role("link").click()
    page.wait_for_url(f"{server}{largest.address}#r1")


@pytest.mark.parametrize("query", ["繁体后勤", "繁體後勤", "后勤 繁体"])
def test_text_is_found_in_either_script_also_on_pages_without_a_name_entry(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}search/?q={query}")
    hit = page.locator(".search-texts .search-hit")
    expect(hit).to_have_count(1)
    expect(hit.locator(".search-hit-name")).to_have_text("編制說明")


def test_every_part_of_a_cell_of_two_to_six_characters_finds_every_page_that_holds_it(page: Page, server: str) -> None:
    cells = [f"保障{entry.name}按期完成" for entry in made_up_entries() if entry.kind == "project"]
    parts = {cell[at : at + size] for cell in cells for size in range(2, 7) for at in range(len(cell) - size + 1)}
    truth = {part: sum(part in cell for cell in cells) for part in sorted(parts) if part.isalnum()}
    page.goto(f"{server}search/")
    found = page.evaluate(
        """async parts => {
            const { loadText, searchText } = await import("../assets/search/text.js");
            const text = await loadText(new URL("./pagefind/", location.href));
            const found = {};
            for (const part of parts) found[part] = (await searchText(text, part)).results.length;
            return found;
        }""",
        list(truth),
    )
    # Folding lets a query meet more than its own spelling (LED, led): more is right, less is not.
    assert len(truth) > 2000
    assert {part: count for part, count in truth.items() if found[part] < count} == {}
    assert sum(found[part] > count for part, count in truth.items()) < 20


def test_a_match_never_crosses_from_one_cell_into_the_next(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=完成率95")
    expect(page.locator(".search-texts").get_by_role("status")).to_have_text("表内文字：没有找到")


def test_text_search_follows_when_typing_rests(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    typed(page, "实施期内")
    expect(page.locator(".search-texts").get_by_role("status")).to_have_text("表内文字：找到 60 页")


def test_one_character_searches_names_only_and_says_so(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=桥")
    expect(page.locator(".search-texts").get_by_role("status")).to_have_text("至少两个字才搜索表内文字")
    # Names and texts come independently of each other.
    expect(page.locator(".search-hit").first).to_be_visible()
    assert names_of(page) == ["青石桥加固工程", "青石桥加固工程监理费"]


def test_the_address_keeps_the_query_and_the_back_button_brings_it_again(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    typed(page, "青石桥")
    expect(page.locator(".search-hit").first).to_be_visible()
    page.locator(".search-hit a").first.click()
    page.wait_for_url(re.compile("/p/"))
    page.go_back()
    page.wait_for_url(f"{server}search/?q=*")
    assert page.url == f"{server}search/?q=%E9%9D%92%E7%9F%B3%E6%A1%A5"
    assert page.get_by_role("searchbox").is_visible()
    expect(page.get_by_role("searchbox")).to_have_value("青石桥")
    expect(page.get_by_role("status").first).to_have_text("找到 2 条")


def test_more_names_are_shown_when_asked_and_focus_goes_to_them(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=费")
    expect(page.locator("#search-app > .search-list .search-hit")).to_have_count(20)
    page.locator("#search-app > .search-list").get_by_role("button", name="显示更多").click()
    expect(page.locator("#search-app > .search-list .search-hit").nth(20).get_by_role("link")).to_be_focused()


def test_it_works_below_a_path_of_another_site(page: Page, server: str) -> None:
    page.goto(f"{server.removesuffix('/')}{SUB_PATH}search/?q=号合同")
    link = page.locator(".search-texts .search-hit a").first
    expect(link).to_be_visible()
    href = link.evaluate("link => link.href")
    assert href.startswith(f"{server.removesuffix('/')}{SUB_PATH}99")
    expect(page.get_by_role("status").first).to_have_text("没有找到")


def test_names_work_where_pagefind_may_not_run_and_the_page_says_so(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()

    def refuse(route: Route) -> None:
        route.fulfill(status=200, content_type="application/octet-stream", body=b"not WebAssembly")

    page.route("**/wasm.*", refuse)
    page.goto(f"{server}search/?q=青石桥")
    assert page.locator("#search-app > .search-list .search-hit").first.inner_text().startswith("青石桥加固工程")
    expect(page.locator(".search-texts").get_by_role("status")).to_have_text(
        "表内文字无法搜索，名称仍可搜索", timeout=30_000
    )
    assert names_of(page)[0] == "青石桥加固工程"
    faults.clear()


def test_names_work_under_a_policy_without_webassembly(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()

    def stricter(route: Route) -> None:
        response = route.fetch()
        policy = response.headers["content-security-policy"].replace(" 'wasm-unsafe-eval'", "")
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": policy})

    page.route("**/*", stricter)
    page.goto(f"{server}search/?q=青石桥")
    expect(page.get_by_role("status").first).to_have_text("找到 2 条")
    expect(page.locator(".search-texts").get_by_role("status")).to_have_text(
        "表内文字无法搜索，名称仍可搜索", timeout=30_000
    )
    faults.clear()


def test_text_is_found_where_the_names_cannot_be_loaded(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()
    page.route("**/names.txt.gz", lambda route: route.fulfill(status=503))
    page.goto(f"{server}search/?q=号合同")
    expect(page.get_by_role("status").first).to_have_text("名称索引无法载入")
    expect(page.locator(".search-texts .search-hit")).to_have_count(10)
    page.unroute_all()
    typed(page, "青石桥")
    expect(page.get_by_role("status").first).to_have_text("找到 2 条")
    faults.clear()


def test_without_scripts_the_form_leads_to_the_query(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server}search/")
    page.get_by_role("searchbox").fill("青石桥")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(f"{server}search/?q=%E9%9D%92%E7%9F%B3%E6%A1%A5")


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("<img src=x onerror=\"window.ran = 'yes'\">", id="markup"),
        pytest.param("\"><script>window.ran = 'yes'</script>", id="script"),
        pytest.param("javascript:window.ran='yes'", id="address"),
        pytest.param("费" * 10_000, id="very long"),
        pytest.param("\\ \\u0000 \" ' ` %2e%2e/ ?#&=", id="quotes and backslashes"),
        pytest.param("(.*)+$ [^", id="pattern"),
        pytest.param('"公务" -车 +x', id="operators"),
    ],
)
def test_a_hostile_query_runs_nothing_and_breaks_nothing(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}search/")
    typed(page, query).get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status").first).to_have_text(re.compile("找到|没有找到"))
    expect(page.locator(".search-texts").get_by_role("status")).to_have_text(re.compile("找到|至少两个字"))
    assert page.evaluate("window.ran") is None
    assert page.locator("main img, main script").count() == 0
    assert len(page.url) < 2500
    page.reload()
    expect(page.get_by_role("status").first).to_have_text(re.compile("找到|没有找到"))
    assert page.evaluate("window.ran") is None


def test_halves_of_characters_break_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    page.evaluate(
        """() => {
            const box = document.querySelector("#search-app input");
            box.value = "\\ud800青石桥\\udfff";
            box.dispatchEvent(new InputEvent("input", {bubbles: true}));
        }"""
    )
    expect(page.get_by_role("status").first).to_have_text("找到 2 条")
    page.wait_for_url(f"{server}search/?q=%E9%9D%92%E7%9F%B3%E6%A1%A5")


def test_typing_fast_shows_the_last_query_only(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    for query in ("号合同", "实施期内", "水库", "水库移民"):
        typed(page, query)
    expect(page.locator(".search-texts").get_by_role("status")).to_have_text("表内文字：找到 1 页")
    assert names_of(page) == ["水库移民后期扶持"]
    expect(page.locator(".search-texts .search-hit-name")).to_have_text(["水库移民后期扶持"])


def test_an_empty_box_shows_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=水库")
    expect(page.locator(".search-hit").first).to_be_visible()
    typed(page, "  ")
    expect(page.locator(".search-hit")).to_have_count(0)
    assert status(page) == ""
    page.wait_for_url(f"{server}search/")
