"""The switch between units of money: exact on every amount, remembered, without a trace when switched back."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.built_pages import BuiltSite

UNITS = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
WITH_AMOUNTS = ("home", "region", "body", "year", "table", "project")

# What stands on the page, as [value, text] of every amount that follows the switch.
AMOUNTS = """[...document.querySelectorAll("main data[value]")]
    .filter((each) => !each.closest(".amount, .in-yuan"))
    .map((each) => [each.value, each.textContent])"""
TEXT = "document.querySelector('main').textContent"
# A table of one amount, its caption naming 万元, put at the end of a page before its unit is first changed.
ADDED = """([value, printed, caption]) => {
    const table = document.createElement("table");
    table.innerHTML = `<caption id="added">${caption}</caption><tbody><tr><td><data id="one"></data></td></tr></tbody>`;
    const one = table.querySelector("data");
    one.value = value;
    one.textContent = printed;
    document.querySelector("main").append(table);
}"""


def radio(page: Page, unit: str) -> Locator:
    return page.locator(f'input[name="money-unit"][value="{unit}"]')


HOSTILE = [
    pytest.param("92000", "9.20", "元", "92,000", id="whole yuan"),
    pytest.param("92000", "9.20", "万元", "9.20", id="the printed unit keeps its decimals"),
    pytest.param("92000", "9.20", "亿元", "0.00092", id="small in a large unit, every digit kept"),
    pytest.param("7.5", "0.00075", "元", "7.50", id="a fen where there is a jiao"),
    pytest.param("-123456.78", "-12.345678", "元", "−123,456.78", id="negative"),
    pytest.param("-123456.78", "(12.345678)", "亿元", "−0.0012345678", id="negative in brackets"),
    pytest.param("-123456.78", "(12.345678)", "万元", "(12.345678)", id="brackets kept in the printed unit"),
    pytest.param("-1000", "−0.1", "万元", "−0.1", id="a minus sign of print"),
    pytest.param(
        "123456789012345678901234567890", "12345678901234567890123456.789", "元",
        "123,456,789,012,345,678,901,234,567,890", id="thirty digits",
    ),
    pytest.param(
        "123456789012345678901234567890.123456", "x", "亿元", "1,234,567,890,123,456,789,012.34567890123456",
        id="thirty digits and six decimals",
    ),
    pytest.param("0", "0", "亿元", "0", id="zero"),
    pytest.param("0", "0.00", "亿元", "0.00", id="zero with decimals stays as printed"),
    pytest.param("0", "0.00", "元", "0.00", id="zero with decimals in yuan"),
    pytest.param("1000000", "100万元", "元", "1,000,000 元", id="a unit of its own in the cell"),
    pytest.param("1000000", "100 万元", "万元", "100 万元", id="its own unit chosen"),
    pytest.param("90000000", "９，０００", "万元", "９，０００", id="full-width digits"),
    pytest.param("1e5", "10", "元", "10", id="no plain digits: left as printed"),
    pytest.param("", "10", "元", "10", id="no value: left as printed"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "printed", "unit", "shown"), HOSTILE)
def test_hostile_amounts_are_converted_digit_by_digit(
    built_site: BuiltSite, page: Page, server: str, value: str, printed: str, unit: str, shown: str
) -> None:
    page.goto(server + built_site.example("project").address)
    page.evaluate(ADDED, [value, printed, "单位：万元"])
    radio(page, unit).check()
    assert page.locator("#one").text_content() == shown
    assert page.locator("#added").text_content() == f"单位：{unit}"
    radio(page, "printed").check()
    assert page.locator("#one").text_content() == printed
    assert page.locator("#added").text_content() == "单位：万元"


@pytest.mark.parametrize(
    ("caption", "shown", "figure"),
    [
        pytest.param("预算数（万元）", "预算数（元）", "92,000", id="in brackets"),
        pytest.param("金额单位:人民币万元", "金额单位:人民币元", "92,000", id="with the currency"),
        pytest.param("支出 Unit: 万元", "支出 Unit: 元", "92,000", id="English"),
        pytest.param("补助（万元/人）", "补助（万元/人）", "92,000 元", id="a price is no unit of a table"),
        pytest.param("5万元以上项目", "5万元以上项目", "92,000 元", id="an amount in a name is no unit"),
        pytest.param("", "", "92,000 元", id="none"),
    ],
)
def test_no_figure_is_converted_without_its_unit(
    built_site: BuiltSite, page: Page, server: str, caption: str, shown: str, figure: str
) -> None:
    page.goto(server + built_site.example("project").address)
    page.evaluate(ADDED, ["92000", "9.20", caption])
    radio(page, "元").check()
    assert page.locator("#added").text_content() == shown
    assert page.locator("#one").text_content() == figure


def test_the_points_of_one_table_stand_below_each_other_without_zeros_nobody_printed(
    built_site: BuiltSite, page: Page, server: str
) -> None:
    page.goto(server + built_site.example("project").address)
    page.evaluate(ADDED, ["92000", "9.20", "单位：万元"])
    page.evaluate(
        """() => {
            const row = document.querySelector("#one").closest("tr");
            for (const [value, text] of [["-1234567.5", "-123.45675"], ["0", "0.00"]]) {
                const other = row.cloneNode(true);
                other.querySelector("data").value = value;
                other.querySelector("data").textContent = text;
                row.parentElement.append(other);
            }
        }"""
    )
    cells = "[...document.querySelector('#added').closest('table').querySelectorAll('td')].map((e) => e.textContent)"
    radio(page, "亿元").check()
    assert page.evaluate(cells) == ["0.00092", "−0.012345675", "0.00"]
    figures = "[...document.querySelector('#added').closest('table').querySelectorAll('data')]"
    rooms = f"{figures}.map((each) => each.style.paddingInlineEnd)"
    assert page.evaluate(rooms) == ["4ch", "", "7ch"]
    radio(page, "元").check()
    assert page.evaluate(cells) == ["92,000.00", "−1,234,567.50", "0.00"]
    radio(page, "printed").check()
    assert page.evaluate(rooms) == ["", "", ""]


@pytest.mark.parametrize("kind", WITH_AMOUNTS)
def test_every_amount_of_a_page_is_exact_in_every_unit_and_comes_back(
    built_site: BuiltSite, page: Page, server: str, kind: str
) -> None:
    page.goto(server + built_site.example(kind).address)
    before = page.evaluate(TEXT)
    assert page.evaluate(AMOUNTS)
    texts = {before}
    for unit, size in UNITS.items():
        radio(page, unit).check()
        for value, text in page.evaluate(AMOUNTS):
            plain = text.removesuffix(unit).strip().replace(",", "").replace("−", "-")
            # The line below a headline of this very unit would only repeat it, and stays.
            if Decimal(plain) * size != Decimal(value):
                assert page.locator(".exact", has_text=text).count() == 1
        texts.add(page.evaluate(TEXT))
    # One of the units may be that in which the page is printed.
    assert len(texts) >= len(UNITS)
    radio(page, "printed").check()
    assert page.evaluate(TEXT) == before


def test_the_headline_stays_as_printed_and_the_line_below_shows_the_chosen_unit(
    built_site: BuiltSite, page: Page, server: str
) -> None:
    page.goto(server + built_site.example("project").address)
    headline = page.locator(".amount").first
    printed = headline.text_content()
    exact = page.locator(".exact").first
    radio(page, "亿元").check()
    assert headline.text_content() == printed
    expect(exact).to_contain_text("亿元")
    value = exact.locator("data").get_attribute("value")
    assert Decimal(exact.locator("data").text_content() or "") * UNITS["亿元"] == Decimal(value or "")


def test_the_choice_is_made_by_keyboard_and_the_next_page_keeps_it(
    built_site: BuiltSite, page: Page, server: str
) -> None:
    page.goto(server + built_site.example("project").address)
    radio(page, "printed").focus()
    page.keyboard.press("ArrowRight")
    expect(radio(page, "元")).to_be_checked()
    expect(radio(page, "元")).to_be_focused()
    page.goto(server + built_site.of_kind("project")[0].address)
    expect(radio(page, "元")).to_be_checked()
    radio(page, "printed").check()
    page.reload()
    expect(radio(page, "printed")).to_be_checked()
    assert page.evaluate("localStorage.getItem('mingzhang-money-unit')") is None


@pytest.mark.parametrize("remembered", ["printed", "千元", "toString", "", "__proto__"])
def test_what_was_never_offered_is_not_believed(
    built_site: BuiltSite, page: Page, server: str, remembered: str
) -> None:
    page.add_init_script(f"localStorage.setItem('mingzhang-money-unit', '{remembered}')")
    page.goto(server + built_site.example("project").address)
    expect(radio(page, "printed")).to_be_checked()


def test_where_nothing_may_be_remembered_the_choice_holds_for_the_page(
    built_site: BuiltSite, page: Page, server: str
) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden'); } })"
    )
    page.goto(server + built_site.example("project").address)
    radio(page, "亿元").check()
    expect(page.locator(".money caption .money-unit").first).to_contain_text("亿元")


def test_blank_and_words_are_left_alone(built_site: BuiltSite, page: Page, server: str) -> None:
    page.goto(server + built_site.example("project").address)
    words = "[...document.querySelectorAll('main .blank, main .indicators td')].map((each) => each.textContent)"
    before = page.evaluate(words)
    assert before
    radio(page, "元").check()
    assert page.evaluate(words) == before


def test_without_scripts_there_is_no_switch_and_yuan_stands_beside_what_is_printed(
    built_site: BuiltSite, new_page: Callable[..., Page], server: str
) -> None:
    address = next(each.address for each in built_site.of_kind("project") if b"in-yuan" in each.path.read_bytes())
    page = new_page(java_script_enabled=False)
    page.goto(server + address)
    expect(page.locator(".unit-switch")).to_be_hidden()
    expect(page.locator(".in-yuan").first).to_be_visible()
    with_scripts = new_page()
    with_scripts.goto(server + address)
    expect(with_scripts.locator(".unit-switch")).to_be_visible()
    expect(with_scripts.locator(".in-yuan").first).to_be_hidden()
    with_scripts.emulate_media(media="print")
    expect(with_scripts.locator(".in-yuan").first).to_be_visible()
    expect(with_scripts.locator(".unit-switch")).to_be_hidden()


def test_printed_units_that_differ_keep_yuan_beside_them_until_one_unit_is_chosen(
    built_site: BuiltSite, page: Page, server: str
) -> None:
    mixed = (each for each in built_site.of_kind("largest_projects") if b"mixed-units" in each.path.read_bytes())
    page.goto(server + next(mixed).address)
    column = page.locator(".mixed-units .in-yuan").first
    expect(column).to_be_visible()
    radio(page, "万元").check()
    expect(column).to_be_hidden()
    radio(page, "printed").check()
    expect(column).to_be_visible()
