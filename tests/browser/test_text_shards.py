"""The text index in several parts, searched by a browser as one."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from generator import indexing
from generator.index import shards
from generator.index.shards import write_group
from generator.index.text import PAGES_FILE, TextRecord, shards_list
from generator.resources import templates_folder
from generator.sharing.workers import Workers
from tools.static_server import SUB_PATH, serving

PAGE = '<!doctype html><html lang="zh-CN"><head><title>页</title><link rel="icon" href="data:,"></head></html>'
WORDS = ("桥面维修", "堤防加固", "管网改造", "设备购置", "鉴定费用")
# Equal for 32-bit floats, in no order of their places.
AMOUNTS = [Decimal(16777216) + Decimal(i * 7 % 20) / 100 for i in range(20)]

SEARCH = """async ([queries, times]) => {
  const { loadText, searchText, openResult } = await import(new URL("assets/search/text.js", location.href));
  let text;
  for (let i = 0; i < times; i += 1) text = await loadText(new URL("search/pagefind/", location.href));
  const found = [];
  for (const query of queries) {
    const { words, results } = await searchText(text, query);
    found.push(await Promise.all(results.map((result) => openResult(text, words, result))));
  }
  return found;
}"""


def cells_of(number: int) -> tuple[tuple[str, ...], ...]:
    return (
        (f"第{number}处{WORDS[number % 5]}", "验收合格率"),
        (f"{WORDS[number % 3]}与{WORDS[(number + 1) % 4]}", "≥95%"),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty pages of ten submissions, in four shards."""
    site = tmp_path_factory.mktemp("shards")
    shutil.copytree(templates_folder() / "assets" / "search", site / "assets" / "search")
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    waiting = tmp_path_factory.mktemp("waiting")
    groups = []
    for submission in range(10):
        name = f"9901{submission:02}/jiaoyu/2024/"
        records = [
            TextRecord(f"{name}p/{number}/", f"r{row}", f"项目{number}", cells, AMOUNTS[number])
            for number in (submission, submission + 10)
            for row, cells in enumerate(cells_of(number))
        ]
        groups.append(write_group(name, records, waiting / str(submission)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "PAGES_OF_SHARD", 5)
        indexing.write_text_index(indexing.text_index(groups), site, waiting, "", Workers(1, None))
    assert len(list((site / indexing.TEXT_FOLDER).glob("*-*"))) > 2
    return site


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


def search(page: Page, queries: list[str], times: int = 1) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = page.evaluate(SEARCH, [queries, times])
    return found


def address_of(number: int) -> str:
    return f"9901{number % 10:02}/jiaoyu/2024/p/{number}/"


def truth(*words: str) -> list[str]:
    """Addresses of the pages that hold every word, larger amounts first."""
    holding = [
        number
        for number in range(20)
        if all(any(word in cell for row in cells_of(number) for cell in row) for word in words)
    ]
    return [address_of(number) for number in sorted(holding, key=lambda number: AMOUNTS[number], reverse=True)]


@pytest.mark.parametrize("path", ["", SUB_PATH.lstrip("/")])
def test_every_part_of_every_cell_is_found_once_and_the_larger_amount_first(page: Page, server: str, path: str) -> None:
    cells = {cell for number in range(20) for row in cells_of(number) for cell in row if cell.isalnum()}
    parts = {cell[i:j] for cell in cells for i in range(len(cell)) for j in range(i + 2, len(cell) + 1)}
    # What is a number, with its unit or without, is found as a whole only.
    queries = sorted(part for part in parts if not re.fullmatch("[0-9]+处?", part))
    page.goto(f"{server}{path}")
    found = search(page, queries)
    assert {q: [hit["address"] for hit in hits] for q, hits in zip(queries, found, strict=True)} == {
        query: truth(query) for query in queries
    }


def test_several_words_may_stand_in_different_rows(page: Page, server: str) -> None:
    page.goto(server)
    (found,) = search(page, ["处桥面 合格率"])
    assert [hit["address"] for hit in found] == truth("处桥面", "合格率")
    assert found
    (found,) = search(page, ["处鉴定 与堤防"])
    assert [hit["address"] for hit in found] == truth("处鉴定", "与堤防")
    assert [place["anchor"] for place in found[0]["places"]] == ["r0", "r1"]


def test_whoever_loads_twice_finds_nothing_twice(page: Page, server: str) -> None:
    page.goto(server)
    assert [hit["address"] for hit in search(page, ["合格"], times=2)[0]] == truth("合格")


def test_a_refused_webassembly_is_said_at_once(page: Page, server: str, faults: list[str]) -> None:
    """Joining the parts would wait for it without end."""

    def without_webassembly(route: Any) -> None:
        response = route.fetch()
        policy = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'"
        route.fulfill(response=response, headers=response.headers | {"content-security-policy": policy})

    page.route("**/*", without_webassembly)
    page.goto(server)
    page.set_default_timeout(20_000)
    said = page.evaluate(
        """async () => {
          const { loadText } = await import(new URL("assets/search/text.js", location.href));
          const started = performance.now();
          const loading = loadText(new URL("search/pagefind/", location.href));
          return loading.then(() => -1, () => performance.now() - started);
        }"""
    )
    page.unroute_all(behavior="ignoreErrors")
    assert 0 <= said < 8_000
    assert faults
    faults.clear()


PARTIAL = """async (query) => {
  const { loadText, searchText } = await import(new URL("assets/search/text.js", location.href));
  const text = await loadText(new URL("search/pagefind/", location.href));
  const { results, missingShards } = await searchText(text, query);
  return [results.map((result) => result.address), missingShards];
}"""


def shards_of_site(site: Path) -> dict[str, set[str]]:
    """Folder of each shard → the addresses of its pages."""
    found = {}
    for folder in sorted((site / indexing.TEXT_FOLDER).glob("*-*")):
        lines = gzip.decompress((folder / PAGES_FILE).read_bytes()).decode().split("\n")[1:-1]
        found[folder.name] = {line.split("\t")[0] for line in lines}
    return found


@pytest.mark.parametrize("lost", ["**", PAGES_FILE, "*.pf_meta", "pagefind-entry.json*"])
def test_a_part_that_cannot_be_loaded_is_counted_and_the_others_are_searched(
    page: Page, server: str, site: Path, faults: list[str], lost: str
) -> None:
    shards = shards_of_site(site)
    assert all(shards.values())
    # The first brings Pagefind itself.
    first, *_, last = shards.items()
    for folder, pages in (first, last):
        page.route(f"**/{folder}/{lost}", lambda route: route.fulfill(status=404, body="nothing here"))
        page.goto(server)
        found, missing = page.evaluate(PARTIAL, "合格")
        page.unroute_all(behavior="ignoreErrors")
        assert missing == 1
        assert found == [address for address in truth("合格") if address not in pages]
    faults.clear()


def test_several_parts_may_be_lost_but_not_all(page: Page, server: str, site: Path, faults: list[str]) -> None:
    first, *others = shards_of_site(site).items()
    for folder, _ in others:
        page.route(f"**/{folder}/**", lambda route: route.abort())
    page.goto(server)
    found, missing = page.evaluate(PARTIAL, "合格")
    assert (set(found), missing) == (set(truth("合格")) & first[1], len(others))
    page.route(f"**/{first[0]}/**", lambda route: route.abort())
    page.goto(server)
    with pytest.raises(Error):
        page.evaluate(PARTIAL, "合格")
    page.unroute_all(behavior="ignoreErrors")
    faults.clear()


def test_words_that_do_not_come_are_no_answer_and_are_asked_for_again(
    page: Page, server: str, faults: list[str]
) -> None:
    page.goto(server)
    page.evaluate(
        """async () => {
          window.module = await import(new URL("assets/search/text.js", location.href));
          window.opened = await window.module.loadText(new URL("search/pagefind/", location.href));
        }"""
    )
    ask = (
        "() => window.module.searchText(window.opened, '合格').then(({ results }) => results.map((one) => one.address))"
    )
    page.context.route("**/*.pf_index", lambda route: route.fulfill(status=404, body="nothing here"))
    with pytest.raises(Error, match=r"(?i)gzip|signature|failed"):
        page.evaluate(ask)
    page.context.unroute_all(behavior="ignoreErrors")
    assert page.evaluate(ask) == truth("合格")
    faults.clear()


def test_a_site_without_text_finds_nothing(page: Page, server: str) -> None:
    page.route("**/shards.json", lambda route: route.fulfill(body=shards_list([]), content_type="application/json"))
    page.goto(server)
    assert search(page, ["合格"]) == [[]]
