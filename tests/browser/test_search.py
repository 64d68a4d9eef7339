"""The page of search in a browser, on a small site of made-up projects: names and text, and whatever is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.search_site import (
    NONE,
    TEXT_FOUND,
    box,
    found,
    name_hits,
    names_of,
    names_status,
    said,
    texts_status,
    write_search_site,
)
from tests.index.made_up import made_up_entries
from tools.static_server import SUB_PATH, serving

# Any answer of the names, and any of the texts.
NAMES_ANSWERED = re.compile(f"^({said('Found: {count}', count='[0-9]+')}|{said(NONE)})$")
TEXTS_ANSWERED = re.compile(
    "^({}|{}|{})$".format(
        said(TEXT_FOUND, count="[0-9]+"),
        said("Text inside the tables: nothing found"),
        said("The text inside the tables is searched from two characters on"),
    )
)
TEXT_FAILED = "The text inside the tables cannot be searched; names still can"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site to search, ending in a slash."""
    with serving(write_search_site(tmp_path_factory.mktemp("search-site"))) as address:
        yield address


def typed(page: Page, query: str) -> Page:
    box(page).fill(query)
    return page


def test_a_project_is_found_by_a_middle_part_of_its_name_as_one_types(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    box(page).press_sequentially("桥加")
    expect(names_status(page)).to_have_text(found(2))
    assert names_of(page) == ["青石桥加固工程", "青石桥加固工程监理费"]
    assert page.locator(".search-hit").first.locator("mark").all_inner_texts() == ["桥加"]


def test_a_hit_tells_enough_to_choose_and_leads_to_its_page(page: Page, server: str) -> None:
    entry = next(each for each in made_up_entries() if each.name == "化粪池清理")
    page.goto(f"{server}search/?q=化粪池")
    hit = page.locator(".search-hit").first
    text = hit.inner_text()
    for fact in (
        "化粪池清理",
        said("Name"),
        said("Project"),
        entry.body_name,
        entry.region_name,
        f"{entry.year} 年",
        entry.unit_name,
    ):
        assert fact in text
    assert entry.amount_text in text
    hit.get_by_role("link").click()
    page.wait_for_url(server + entry.address)


@pytest.mark.parametrize(
    ("query", "match", "name"),
    [
        pytest.param("gwyc", "Pinyin", "公务用车", id="pinyin"),
        pytest.param("99010025P0010", "Code", "公务用车购置", id="code"),
        pytest.param("档案馆后勤站", "Unit or body", None, id="unit"),
        pytest.param("銀行", "Name", "银行代发手续费", id="traditional"),
        pytest.param("182.5万", "Amount matches", "水库大坝安全鉴定费", id="amount"),
    ],
)
def test_the_kind_of_match_is_said(page: Page, server: str, query: str, match: str, name: str | None) -> None:
    page.goto(f"{server}search/?q={query}")
    hit = name_hits(page).first
    expect(hit.locator(".search-hit-match")).to_have_text(said(match))
    if name is not None:
        expect(hit.locator(".search-hit-name")).to_have_text(name)


def test_text_inside_the_tables_is_found_with_its_row(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    typed(page, "号合同")
    box(page).press("Enter")
    section = page.locator(".search-texts")
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=60))
    hits = section.locator(".search-hit")
    expect(hits).to_have_count(10)
    # The largest amount comes first; the excerpt is the row as printed, no markup of it comes alive.
    largest = max((e for e in made_up_entries() if e.kind == "project"), key=lambda e: e.amount_yuan or 0)
    first = hits.first
    expect(first.locator(".search-hit-name")).to_have_text(largest.name)
    expect(first.locator(".search-hit-amount")).to_have_text(largest.amount_text)
    assert first.locator(".search-hit-excerpt").inner_text() == "实施期内完成率　≥95%　第59号合同 <b>约定</b>"
    assert first.locator("mark").all_inner_texts() == ["号合同"]
    section.get_by_role("button", name=said("Show more")).click()
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
    # What is a number, with a unit or without, is found as a whole only.
    asked = [part for part in sorted(parts) if part.isalnum() and not re.fullmatch("[0-9]+[^0-9]{0,4}", part)]
    truth = {part: sum(part in cell for cell in cells) for part in asked}
    page.goto(f"{server}search/")
    number = page.evaluate(
        """async parts => {
            const script = document.querySelector("script[src*='search']").src;
            const { loadText, searchText } = await import(new URL("text.js", script));
            const text = await loadText(new URL("./pagefind/", location.href));
            const found = {};
            for (const part of parts) found[part] = (await searchText(text, part)).results.length;
            return found;
        }""",
        list(truth),
    )
    # Folding lets a query meet more than its own spelling (LED, led): more is right, less is not.
    assert len(truth) > 1900
    assert {part: count for part, count in truth.items() if number[part] < count} == {}
    assert sum(number[part] > count for part, count in truth.items()) < 20


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        pytest.param("920", ["数2"], id="not 9.20"),
        pytest.param("9.2", ["数0"], id="the same number otherwise written"),
        pytest.param("“9.20”", ["数0"], id="between quotation marks"),
        pytest.param("78", ["数0"], id="another writing, with noughts"),
        pytest.param("780", [], id="not 78.00"),
        pytest.param("2800", [], id="not 28000"),
        pytest.param("28000", ["数1"], id="with its unit or without"),
        pytest.param("28,000 人次", ["数1"], id="a word apart"),
        pytest.param("50万", ["数2"], id="not 350万, not 450万"),
        pytest.param("450万元", ["数1"], id="with a unit"),
        pytest.param("20万元", [], id="figures of another number before its unit"),
        pytest.param("0万元以上", ["数2"], id="any part of a cell that is more than a number and its unit"),
    ],
)
def test_a_number_is_found_only_as_a_whole(page: Page, server: str, query: str, pages: list[str]) -> None:
    page.goto(f"{server}search/?q={query}")
    told = said(TEXT_FOUND, count=len(pages)) if pages else said("Text inside the tables: nothing found")
    expect(texts_status(page)).to_have_text(told)
    expect(page.locator(".search-texts .search-hit-name")).to_have_text(pages)


def test_a_figure_that_is_no_amount_of_a_project_leads_on_to_the_tables(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=28000")
    expect(names_status(page)).to_have_text(
        said("No project and no total is of exactly this amount; figures in tables are looked for below")
    )
    expect(page.locator(".search-texts mark").first).to_have_text("28000")


def test_a_match_never_crosses_from_one_cell_into_the_next(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=完成率95")
    expect(texts_status(page)).to_have_text(said("Text inside the tables: nothing found"))


def test_text_search_follows_when_typing_rests(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    typed(page, "实施期内")
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=60))


def test_one_character_searches_names_only_and_says_so(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=桥")
    expect(texts_status(page)).to_have_text(said("The text inside the tables is searched from two characters on"))
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
    assert box(page).is_visible()
    expect(box(page)).to_have_value("青石桥")
    expect(names_status(page)).to_have_text(found(2))


def test_more_names_are_shown_when_asked_and_focus_goes_to_them(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=费")
    expect(name_hits(page)).to_have_count(20)
    page.locator("#search-app > .search-list").get_by_role("button", name=said("Show more")).click()
    expect(name_hits(page).nth(20).get_by_role("link")).to_be_focused()


def test_it_works_below_a_path_of_another_site(page: Page, server: str) -> None:
    page.goto(f"{server.removesuffix('/')}{SUB_PATH}search/?q=号合同")
    link = page.locator(".search-texts .search-hit a").first
    expect(link).to_be_visible()
    href = link.evaluate("link => link.href")
    assert href.startswith(f"{server.removesuffix('/')}{SUB_PATH}99")
    expect(names_status(page)).to_have_text(said(NONE))


def test_names_work_where_pagefind_may_not_run_and_the_page_says_so(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()

    def refuse(route: Route) -> None:
        route.fulfill(status=200, content_type="application/octet-stream", body=b"not WebAssembly")

    page.route("**/wasm.*", refuse)
    page.goto(f"{server}search/?q=青石桥")
    assert name_hits(page).first.inner_text().startswith("青石桥加固工程")
    expect(texts_status(page)).to_have_text(said(TEXT_FAILED), timeout=30_000)
    assert names_of(page)[0] == "青石桥加固工程"
    faults.clear()


@pytest.mark.parametrize(
    ("policy", "texts"),
    [
        pytest.param("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'", said(TEXT_FOUND, count=2), id="with"),
        pytest.param("default-src 'self'; script-src 'self'", said(TEXT_FAILED), id="without"),
    ],
)
def test_a_policy_with_webassembly_suffices_and_names_work_without(
    new_page: Callable[..., Page], server: str, faults: list[str], policy: str, texts: str
) -> None:
    page = new_page()

    def other(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": policy})

    page.route("**/*", other)
    page.goto(f"{server}search/?q=青石桥")
    expect(names_status(page)).to_have_text(found(2))
    expect(texts_status(page)).to_have_text(texts, timeout=30_000)
    page.unroute_all(behavior="ignoreErrors")
    if "wasm" not in policy:
        faults.clear()


def test_text_is_found_where_the_names_cannot_be_loaded(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()
    page.route("**/names.txt.gz", lambda route: route.fulfill(status=503))
    page.goto(f"{server}search/?q=号合同")
    expect(names_status(page)).to_have_text(said("The index of names could not be loaded"))
    expect(page.locator(".search-texts .search-hit")).to_have_count(10)
    page.unroute_all()
    typed(page, "青石桥")
    expect(names_status(page)).to_have_text(found(2))
    faults.clear()


def test_without_scripts_the_form_leads_to_the_query(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server}search/")
    box(page).fill("青石桥")
    box(page).press("Enter")
    page.wait_for_url(f"{server}search/?q=%E9%9D%92%E7%9F%B3%E6%A1%A5")
    assert [link.get_attribute("href") for link in page.locator("main ul a").all()] == [
        "../projects/",
        "../projects/#places",
        "../projects/#letters",
        "../",
    ]
    expect(page.locator("noscript")).to_be_visible()
    for hidden in (".search-filters", ".search-order"):
        expect(page.locator(hidden)).to_be_hidden()


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
        pytest.param("\u202e费务公\u2066", id="direction of writing"),
    ],
)
def test_a_hostile_query_runs_nothing_and_breaks_nothing(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}search/")
    typed(page, query)
    box(page).press("Enter")
    expect(names_status(page)).to_have_text(NAMES_ANSWERED)
    expect(texts_status(page)).to_have_text(TEXTS_ANSWERED)
    assert page.evaluate("window.ran") is None
    assert page.locator("main img, main script").count() == 0
    assert len(page.url) < 2500
    page.reload()
    expect(names_status(page)).to_have_text(NAMES_ANSWERED)
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
    expect(names_status(page)).to_have_text(found(2))
    page.wait_for_url(f"{server}search/?q=%E9%9D%92%E7%9F%B3%E6%A1%A5")


def test_typing_fast_shows_the_last_query_only(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    for query in ("号合同", "实施期内", "水库", "水库移民"):
        typed(page, query)
    expect(texts_status(page)).to_have_text(said(TEXT_FOUND, count=1))
    assert names_of(page) == ["水库移民后期扶持"]
    expect(page.locator(".search-texts .search-hit-name")).to_have_text(["水库移民后期扶持"])


def test_an_empty_box_shows_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}search/?q=水库")
    expect(page.locator(".search-hit").first).to_be_visible()
    typed(page, "  ")
    expect(page.locator(".search-hit")).to_have_count(0)
    expect(names_status(page)).to_have_text("")
    page.wait_for_url(f"{server}search/")
