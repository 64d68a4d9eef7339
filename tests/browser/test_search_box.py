"""The search box at the head of a page: a combobox for keyboard, mouse, touch, input methods and screen readers."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from generator.resources import templates_folder
from tests.browser.search_site import BOX_PAGE, axe_in_all_modes, found, said, write_search_site
from tests.index.made_up import made_up_entries
from tools.static_server import SUB_PATH, serving

BRIDGES = ["青石桥加固工程", "青石桥加固工程监理费"]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site to search, ending in a slash."""
    with serving(write_search_site(tmp_path_factory.mktemp("search-site"))) as address:
        yield address


@pytest.fixture
def opened(page: Page, server: str) -> Page:
    """A page with the box, not yet in use."""
    page.goto(server + BOX_PAGE)
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    return page


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name=said("Find a project"))


def options(page: Page) -> Locator:
    return page.get_by_role("listbox").get_by_role("option")


def names(page: Page) -> list[str]:
    return options(page).locator(".search-hit-name").all_inner_texts()


def announced(page: Page) -> Locator:
    return page.locator("form.search-box [role=status]")


def active(page: Page) -> str | None:
    """The name of the option that assistive technology is told of; None where it is told of none."""
    place = box(page).get_attribute("aria-activedescendant")
    if place is None:
        return None
    option = page.locator(f"#{place}")
    expect(option).to_have_attribute("aria-selected", "true")
    assert page.locator("[role=option][aria-selected=true]").count() == 1
    name = option.locator(".search-hit-name")
    return name.inner_text() if name.count() else option.inner_text()


def typed(page: Page, query: str) -> Page:
    box(page).press_sequentially(query)
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    return page


def test_the_list_follows_typing_and_says_enough_to_choose(opened: Page) -> None:
    typed(opened, "桥加")
    expect(options(opened)).to_have_count(3)
    assert names(opened) == BRIDGES
    entry = next(each for each in made_up_entries() if each.name == BRIDGES[0])
    first = options(opened).first
    assert first.locator("mark").all_inner_texts() == ["桥加"]
    for fact in (entry.body_name, entry.region_name, f"{entry.year} 年", entry.amount_text):
        expect(first).to_contain_text(fact)
    expect(options(opened).last).to_have_text(said("See all results ({count})", count=2))


@pytest.mark.parametrize(
    ("query", "match"),
    [
        pytest.param("gwyc", "Pinyin", id="pinyin"),
        pytest.param("化类池", "Near match", id="typo"),
        pytest.param("99010025P0010", "Code", id="code"),
        pytest.param("档案馆后勤站", "Unit or body", id="unit"),
        pytest.param("抽粪", "Means the same", id="synonym"),
    ],
)
def test_the_kind_of_match_is_said_and_what_matched_is_marked(opened: Page, query: str, match: str) -> None:
    typed(opened, query)
    first = options(opened).first
    expect(first.locator(".search-hit-match")).to_have_text(said(match))
    expect(first.locator("mark").first).to_be_visible()


def test_the_box_is_named_to_assistive_technology_from_the_start(opened: Page) -> None:
    expect(box(opened)).to_have_attribute("aria-autocomplete", "list")
    assert box(opened).get_attribute("aria-controls") == opened.locator("[role=listbox]").get_attribute("id")
    assert opened.get_by_role("search").count() == 1
    # The place for announcements stands there before anything is said.
    expect(announced(opened)).to_have_text("")
    expect(opened.locator("[role=listbox]")).to_be_hidden()


def test_how_many_were_found_is_announced_once_typing_rests(opened: Page) -> None:
    typed(opened, "青石桥")
    expect(announced(opened)).to_have_text(found(2))
    box(opened).fill("青石桥青石桥青石桥")
    expect(announced(opened)).to_have_text(said("Not in any name; the page of search looks inside the tables"))
    box(opened).press("Escape")
    expect(announced(opened)).to_have_text("")


def test_arrows_go_round_the_list_by_way_of_the_text(opened: Page) -> None:
    typed(opened, "桥加")
    expect(options(opened)).to_have_count(3)
    everything = said("See all results ({count})", count=2)
    seen = []
    for _ in range(5):
        box(opened).press("ArrowDown")
        seen.append(active(opened))
    assert seen == [*BRIDGES, everything, None, BRIDGES[0]]
    for expected in (None, everything, BRIDGES[1]):
        box(opened).press("ArrowUp")
        assert active(opened) == expected
    expect(box(opened)).to_be_focused()
    expect(box(opened)).to_have_value("桥加")


@pytest.mark.parametrize("key", ["Home", "End", "ArrowLeft", "ArrowRight"])
def test_keys_that_move_in_the_text_leave_the_list(opened: Page, key: str) -> None:
    typed(opened, "桥加")
    box(opened).press("ArrowDown")
    box(opened).press(key)
    assert active(opened) is None
    at = box(opened).evaluate("box => box.selectionStart")
    assert at == {"Home": 0, "End": 2, "ArrowLeft": 1, "ArrowRight": 2}[key]


def test_enter_opens_the_chosen_option(opened: Page, server: str) -> None:
    typed(opened, "桥加")
    box(opened).press("ArrowDown")
    box(opened).press("Enter")
    opened.wait_for_url(server + next(each.address for each in made_up_entries() if each.name == BRIDGES[0]))


def test_enter_without_a_choice_leads_to_the_page_of_results(opened: Page, server: str) -> None:
    typed(opened, "桥加")
    box(opened).press("Enter")
    opened.wait_for_url(f"{server}search/?q=%E6%A1%A5%E5%8A%A0")


def test_the_last_option_leads_to_the_page_of_results(opened: Page, server: str) -> None:
    typed(opened, "桥加")
    options(opened).last.click()
    opened.wait_for_url(f"{server}search/?q=%E6%A1%A5%E5%8A%A0")


def test_escape_closes_the_list_and_then_empties_the_box(opened: Page) -> None:
    typed(opened, "桥加")
    box(opened).press("Escape")
    expect(box(opened)).to_have_attribute("aria-expanded", "false")
    expect(opened.locator("[role=listbox]")).to_be_hidden()
    expect(box(opened)).to_have_value("桥加")
    box(opened).press("Escape")
    expect(box(opened)).to_have_value("")
    expect(box(opened)).to_be_focused()


@pytest.mark.parametrize(
    ("key", "stands_on"),
    [("ArrowDown", BRIDGES[0]), ("ArrowUp", said("See all results ({count})", count=2)), ("Alt+ArrowDown", None)],
)
def test_after_escape_the_arrows_open_the_list_again(opened: Page, key: str, stands_on: str | None) -> None:
    typed(opened, "桥加")
    box(opened).press("Escape")
    expect(opened.locator("[role=listbox]")).to_be_hidden()
    box(opened).press(key)
    expect(box(opened)).to_have_attribute("aria-expanded", "true")
    expect(options(opened)).to_have_count(3)
    if stands_on is None:
        expect(box(opened)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    else:
        expect(box(opened)).to_have_attribute("aria-activedescendant", re.compile("."))
    assert active(opened) == stands_on
    expect(box(opened)).to_have_value("桥加")
    box(opened).press("Escape")
    expect(box(opened)).to_have_attribute("aria-expanded", "false")
    box(opened).press("Alt+ArrowUp")
    expect(box(opened)).to_have_attribute("aria-expanded", "false")


def test_tab_leaves_and_takes_no_option(opened: Page, server: str) -> None:
    typed(opened, "桥加")
    box(opened).press("ArrowDown")
    box(opened).press("Tab")
    expect(opened.get_by_role("button", name=said("Search"))).to_be_focused()
    expect(opened.locator("[role=listbox]")).to_be_hidden()
    expect(box(opened)).to_have_value("桥加")
    assert opened.url == server + BOX_PAGE


def test_a_press_elsewhere_closes_the_list(opened: Page) -> None:
    typed(opened, "桥加")
    opened.locator("footer").click()
    expect(opened.locator("[role=listbox]")).to_be_hidden()


def test_a_finger_opens_an_option(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(viewport={"width": 375, "height": 667}, has_touch=True, is_mobile=True)
    page.goto(server + BOX_PAGE)
    box(page).tap()
    typed(page, "桥加")
    target = options(page).first.bounding_box()
    field = box(page).bounding_box()
    assert target is not None
    assert field is not None
    assert target["height"] >= 44
    # As wide as the page but for its edges, and within what is seen.
    assert target["width"] > 335
    room = page.locator(".search-popup").bounding_box()
    assert room is not None
    assert field["y"] + field["height"] <= room["y"] + 1
    assert room["y"] + room["height"] <= 667
    options(page).first.tap()
    page.wait_for_url(re.compile("/p/"))


def test_the_list_stays_above_the_keyboard_of_a_phone(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(viewport={"width": 375, "height": 667})
    page.goto(server + BOX_PAGE)
    typed(page, "费")
    page.set_viewport_size({"width": 375, "height": 360})
    page.wait_for_timeout(100)
    room = page.locator(".search-popup").bounding_box()
    assert room is not None
    assert room["y"] + room["height"] <= 360
    box(page).press("ArrowUp")
    # The list scrolls along with the arrows.
    expect(options(page).last).to_be_in_viewport(ratio=0.9)


def test_the_slash_leads_to_the_box_but_not_out_of_a_field_nor_with_modifiers(opened: Page) -> None:
    opened.locator("body").press("Control+/")
    opened.locator("body").press("Alt+/")
    expect(box(opened)).not_to_be_focused()
    opened.locator("body").press("/")
    expect(box(opened)).to_be_focused()
    expect(box(opened)).to_have_value("")
    box(opened).press("/")
    expect(box(opened)).to_have_value("/")
    opened.evaluate("document.querySelector('h1').contentEditable = 'true'")
    opened.locator("h1").focus()
    opened.keyboard.press("/")
    expect(box(opened)).not_to_be_focused()


def test_the_key_can_be_switched_off(page: Page, server: str) -> None:
    page.goto(f"{server}search/")
    switch = page.get_by_role("checkbox", name=said("On every page the key / leads to the search box"))
    expect(switch).to_be_checked()
    switch.uncheck()
    page.goto(server + BOX_PAGE)
    expect(box(page)).not_to_have_attribute("aria-keyshortcuts", "/")
    page.locator("body").press("/")
    expect(box(page)).not_to_be_focused()


def test_nothing_is_searched_while_pinyin_is_composed(opened: Page) -> None:
    box(opened).focus()
    debugger = opened.context.new_cdp_session(opened)
    debugger.send("Input.imeSetComposition", {"text": "qing'shi", "selectionStart": 8, "selectionEnd": 8})
    opened.wait_for_timeout(400)
    expect(box(opened)).to_have_value("qing'shi")
    expect(box(opened)).to_have_attribute("aria-expanded", "false")
    debugger.send("Input.insertText", {"text": "青石桥"})
    expect(box(opened)).to_have_value("青石桥")
    expect(options(opened)).to_have_count(3)
    assert names(opened) == BRIDGES


def test_keys_of_the_input_method_are_its_own(opened: Page, server: str) -> None:
    typed(opened, "桥加")
    box(opened).press("ArrowDown")
    for key in ("Enter", "Escape", "ArrowDown"):
        box(opened).evaluate(
            """(box, key) => box.dispatchEvent(
                new KeyboardEvent("keydown", {key, isComposing: true, bubbles: true, cancelable: true}))""",
            key,
        )
    assert active(opened) == BRIDGES[0]
    expect(box(opened)).to_have_attribute("aria-expanded", "true")
    assert opened.url == server + BOX_PAGE


def test_the_index_is_fetched_when_the_box_is_entered_and_not_before(page: Page, server: str) -> None:
    asked: list[str] = []

    def hear(request: Request) -> None:
        asked.append(request.url)

    page.on("request", hear)
    page.goto(server + BOX_PAGE, wait_until="networkidle")
    scripts = [url for url in asked if "/search-" in url]
    # The scripts come when nothing else is to do, in the background; what they read when it is wanted.
    assert scripts[0].endswith("/box.js")
    assert {"combobox.js", "names.js"} < {url.rpartition("/")[2] for url in scripts[1:]}
    assert len(set(scripts)) == len(scripts)
    assert not [url for url in asked if "/search/" in url]
    with page.expect_request("**/names.txt.gz"):
        box(page).focus()


def test_who_asks_to_be_sparing_gets_no_script_before_it_is_wanted(page: Page, server: str) -> None:
    asked: list[str] = []
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server + BOX_PAGE, wait_until="networkidle")
    assert [url.rpartition("/")[2] for url in asked if "/search-" in url] == ["box.js"]
    with page.expect_request("**/combobox.js"):
        box(page).focus()


def test_a_slow_index_is_said_and_enter_still_leads_on(page: Page, server: str) -> None:
    waiting: list[Route] = []
    page.route("**/names.txt.gz", lambda route: waiting.append(route))
    page.goto(server + BOX_PAGE)
    typed(page, "桥加")
    expect(page.locator(".search-note")).to_have_text(said("Loading the index of names"))
    expect(options(page)).to_have_text([said("Look on the page of search")])
    for route in waiting:
        route.continue_()
    expect(options(page)).to_have_count(3)
    expect(page.locator(".search-note")).to_be_hidden()


def test_a_failing_index_is_said_and_enter_still_leads_on(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()
    page.route("**/names.txt.gz", lambda route: route.fulfill(status=503))
    page.goto(server + BOX_PAGE)
    typed(page, "桥加")
    expect(page.locator(".search-note")).to_have_text(said("The index of names could not be loaded"))
    expect(announced(page)).to_have_text(said("The index of names could not be loaded"))
    page.unroute_all()
    box(page).press_sequentially("固")
    expect(options(page)).to_have_count(3)
    box(page).press("Enter")
    page.wait_for_url(f"{server}search/?q=*")
    faults.clear()


def test_where_the_list_cannot_be_loaded_the_form_still_works(
    new_page: Callable[..., Page], server: str, faults: list[str]
) -> None:
    page = new_page()
    page.route("**/combobox.js", lambda route: route.fulfill(status=503))
    page.goto(server + BOX_PAGE)
    box(page).fill("桥加")
    box(page).press("Enter")
    page.wait_for_url(f"{server}search/?q=%E6%A1%A5%E5%8A%A0")
    faults.clear()


def test_without_scripts_the_box_is_a_plain_form(new_page: Callable[..., Page], server: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(server + BOX_PAGE)
    field = page.get_by_role("textbox", name=said("Find a project"))
    field.fill("桥加")
    field.press("Enter")
    page.wait_for_url(f"{server}search/?q=%E6%A1%A5%E5%8A%A0")


def test_what_looks_alike_is_told_apart(page: Page, server: str) -> None:
    page.goto(server + BOX_PAGE)
    with page.expect_response("**/names.txt.gz"):
        box(page).focus()
    texts = page.evaluate(
        """async () => {
            const folder = new URL("./", document.querySelector("form.search-box script").src);
            const { nameOption } = await import(new URL("hits.js", folder));
            const owner = { body: "局", region: "县", unit: "", year: 2024 };
            const entry = { ...owner, name: "绿化", amount: "1 元", kind: "project" };
            const addresses = ["a/p/x1/", "a/p/x2/", "a/p/x3/"];
            const entries = {
                names: ["绿化", "绿化", "绿化"],
                fold: (text) => text,
                at: (i) => ({ ...entry, address: addresses[i], amount: i === 2 ? "2 元" : entry.amount }),
            };
            const hits = [0, 1, 2].map((entry) => ({ entry, match: "", words: [], plain: [], others: [] }));
            const say = (id, values) => (id === "year" ? `${values.year} 年` : id);
            return hits.map((hit) => nameOption(entries, hit, say).textContent);
        }"""
    )
    assert len(set(texts)) == 3
    assert ["X1" in texts[0], "X2" in texts[1], "X3" in texts[2]] == [True, True, False]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("<img src=x onerror=\"window.ran = 'yes'\">", id="markup"),
        pytest.param("\"><script>window.ran = 'yes'</script>", id="script"),
        pytest.param("费" * 10_000, id="very long"),
        pytest.param("\\ \\u0000 \" ' ` %2e%2e/ ?#&= %zz", id="quotes, backslashes, escapes"),
        pytest.param("(.*)+$ [^", id="pattern"),
        pytest.param("\u202e费务公\u2066", id="direction of writing"),
        pytest.param("{count} {name}", id="places of a message"),
    ],
)
def test_a_hostile_query_runs_nothing_and_breaks_nothing(opened: Page, query: str) -> None:
    box(opened).fill(query)
    expect(options(opened).last).to_be_visible()
    expect(announced(opened)).not_to_have_text("")
    assert opened.locator("form.search-box img, .search-popup script").count() == 0
    box(opened).press("Enter")
    opened.wait_for_url(re.compile(r"/search/\?q="))
    expect(opened.locator("#search-app .search-status").first).not_to_have_text("")
    assert opened.evaluate("window.ran") is None


def test_halves_of_characters_break_nothing(opened: Page) -> None:
    box(opened).focus()
    box(opened).evaluate(
        """box => {
            box.value = "\\ud800青石桥\\udfff";
            box.dispatchEvent(new InputEvent("input", {bubbles: true}));
        }"""
    )
    expect(options(opened)).to_have_count(3)


def test_it_works_below_a_path_of_another_site(page: Page, server: str) -> None:
    base = server.removesuffix("/") + SUB_PATH
    page.goto(base + BOX_PAGE)
    typed(page, "桥加")
    options(page).first.click()
    page.wait_for_url(re.compile(re.escape(base) + "99.*/p/"))


def test_the_list_moves_nothing_on_the_page(opened: Page) -> None:
    before = opened.locator("main").bounding_box()
    typed(opened, "费")
    assert opened.locator("main").bounding_box() == before


def test_a_query_is_cut_where_it_is_typed_as_it_is_where_it_is_read(opened: Page) -> None:
    limit = opened.evaluate(
        """async () => {
            const script = document.querySelector("form.search-box script").src;
            return (await import(new URL("fold.js", script))).QUERY_LIMIT;
        }"""
    )
    expect(box(opened)).to_have_attribute("maxlength", str(limit))


def test_what_every_page_loads_is_small() -> None:
    script = (templates_folder() / "assets/search/box.js").read_bytes()
    assert len(gzip.compress(script, 9)) <= 3 * 1024


def test_axe_finds_nothing_with_the_list_open(opened: Page) -> None:
    assert axe_in_all_modes(opened) == {}
    for query in ("费", "青石桥青石桥青石桥", "化类池"):
        box(opened).fill(query)
        expect(options(opened).last).to_be_visible()
        box(opened).press("ArrowDown")
        assert axe_in_all_modes(opened) == {}
