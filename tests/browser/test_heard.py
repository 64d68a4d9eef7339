"""What a screen reader says of two dozen tables, as lists that a person has read: `tests/browser/heard/*.txt`.

`make heard` writes them anew; the change is then to be read like any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.built_pages import BuiltSite
from tests.browser.heard_tables import CHOSEN, FOLDER, heard_cells, listing, shown_cells, spoken
from tests.browser.html_tree import Element, parse
from tests.browser.table_headers import Grid

CELLS = frozenset({"cell", "columnheader", "gridcell", "rowheader"})


@pytest.mark.parametrize("name", CHOSEN)
def test_a_table_is_heard_as_the_list_says(built_site: BuiltSite, name: str, request: pytest.FixtureRequest) -> None:
    address, table, _ = CHOSEN[name].find(built_site)
    heard = listing(address, table)
    file = FOLDER / f"{name}.txt"
    if request.config.getoption("--write-heard"):
        file.write_text(heard, encoding="utf-8")
    assert file.read_text(encoding="utf-8").splitlines() == heard.splitlines()


def test_there_is_no_list_of_a_table_that_is_not_listened_to() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(CHOSEN)


def nodes_below(node: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A node of the accessibility tree and all below it, in their order."""
    yield node
    for child in node.get("childIds", ()):
        # Text that is not drawn has no node.
        if child in nodes:
            yield from nodes_below(nodes[child], nodes)


def role_of(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def name_of(node: dict[str, Any]) -> str:
    return "".join(str(node.get("name", {}).get("value", "")).split())


def test_what_chromium_gives_to_screen_readers_are_the_same_words(
    built_site: BuiltSite, server: str, page: Page
) -> None:
    debugger = page.context.new_cdp_session(page)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, chosen in CHOSEN.items():
        address, table, place = chosen.find(built_site)
        page.goto(server + address, wait_until="load")
        tree = debugger.send("Accessibility.getFullAXTree")["nodes"]
        below = list(nodes_below(tree[0], {node["nodeId"]: node for node in tree}))
        given = [node for node in below if role_of(node) == "table"][place]
        cells = nodes_below(given, {node["nodeId"]: node for node in tree})
        words = [name_of(node) for node in cells if role_of(node) in CELLS]
        expected = ["".join(spoken(cell.element).split()) for cell in shown_cells(table, Grid(table))]
        assert len(words) == len(expected), name
        found[name] = [pair for pair in zip(words, expected, strict=True) if pair[0] != pair[1]]
    assert {name: differing for name, differing in found.items() if differing} == {}


TABLE = """<form class="unit-switch"></form>
<table><caption>各项 <span class="aside">共二行</span></caption>
<thead><tr><th scope="col">名称</th><th scope="col">说明</th><th scope="col" class="in-yuan">折合元</th></tr></thead>
<tbody>
<tr><th scope="row">甲<svg aria-hidden="true"><text>图</text></svg></th>
<td>一<br>二 <span class="aside">三</span><a href="#x" aria-label="本行链接">#</a></td><td class="in-yuan">1</td></tr>
<tr><th scope="row">乙</th><td data-sort="文字描述"><details><summary>两项</summary><p>子</p><p>丑</p></details></td>
<td class="in-yuan">2</td></tr>
</tbody></table>
"""


def table() -> Element:
    return parse(TABLE).find("table")[0]


def test_hidden_words_are_said_and_what_is_hidden_from_screen_readers_is_not() -> None:
    assert listing("x/", table()) == "/x/\n各项 共二行\n\n甲 | 说明: 一 二 三 本行链接\n乙 | 说明: 两项 文字描述\n"


def test_what_is_heard_of_a_cell_are_its_row_its_column_and_its_text() -> None:
    assert [(each.rows, each.columns, each.text) for each in heard_cells(table())] == [
        (("甲",), ("说明",), "一 二 三 本行链接"),
        (("乙",), ("说明",), "两项 文字描述"),
    ]
