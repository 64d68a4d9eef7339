"""A built site in headless Chromium: its search asked in bulk through the page's own modules, and by keyboard."""

from __future__ import annotations

import gzip
import json
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Response

from benchmarks.search.corpus import Project, folded
from benchmarks.search.queries import Kind, Query

SCRIPT = (Path(__file__).parent / "page.js").read_text(encoding="utf-8")
AT_ONCE = 500
"""Queries a call into the page."""
_WATCH = """() => {
  window.seen = [];
  const list = document.querySelector("#search-app > .search-list, #search-app .search-list");
  let begun = 0;
  document.addEventListener("input", () => { begun = performance.now(); }, true);
  new MutationObserver(() => { if (begun) { window.seen.push(performance.now() - begun); begun = 0; } })
    .observe(list, { childList: true, subtree: true, attributes: true, characterData: true });
}"""
_FIRST = """([box, hit]) => {
  let begun = 0;
  document.querySelector(box).addEventListener("focus", () => { begun = performance.now(); }, { once: true });
  window.first = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`no ${hit} for half a minute`)), 30000);
    new MutationObserver((_, watch) => {
      if (document.querySelector(hit) === null) return;
      watch.disconnect();
      resolve(performance.now() - begun);
    }).observe(document.body, { childList: true, subtree: true });
  });
}"""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of the queries of one kind."""

    kind: Kind
    recall: float
    """Share of all that was wanted; where one is enough, share of queries for which it came."""
    in_ten: float
    """The same among the first ten hits: as many as fit there."""
    names_first: float | None
    """Share of queries for which nothing stood before a name that contains the query."""
    milliseconds: tuple[float, ...]
    """Each query, sorted."""
    missed: tuple[str, ...]
    """Queries for which something was missing."""
    marked: float = 1.0
    """Share of queries whose first excerpts mark the query."""


@dataclass(frozen=True, slots=True)
class Cold:
    """The first search of a fresh browser."""

    milliseconds: float
    """From the focus to the first hit."""
    scripts: int
    """Bytes of the scripts, packed."""
    index: int
    """Bytes of all else that was fetched after the page itself."""
    requests: int


class SearchPage:
    """The search page of a served site, its names loaded."""

    def __init__(self, page: Page, address: str, projects: Sequence[Project]) -> None:
        self._page = page
        page.goto(f"{address}search/")
        addresses = [project.address for project in projects]
        self.entries: int = page.evaluate(SCRIPT, {"open": True, "addresses": addresses})
        self._has_text = False

    def ask(self, kind: Kind) -> Answered:
        """All queries of a kind."""
        if kind.in_tables and not self._has_text:
            self._has_text = self._page.evaluate(SCRIPT, {"openText": True})
        answers: list[tuple[Query, list[float]]] = []
        for start in range(0, len(kind.queries), AT_ONCE):
            some = kind.queries[start : start + AT_ONCE]
            told = [{"text": query.text, "wanted": query.wanted} for query in some]
            found = self._page.evaluate(SCRIPT, {"queries": told, "inTables": kind.in_tables})
            answers.extend(zip(some, found, strict=True))
        return _answered(kind, answers)


def _answered(kind: Kind, answers: list[tuple[Query, list[float]]]) -> Answered:
    recalls, tens, missed = [], [], []
    for query, (got, _, of_ten, place, _, _, _) in answers:
        one = float(got > 0) if kind.one_is_enough else got / len(query.wanted)
        recalls.append(one)
        if kind.is_name:
            tens.append(min(1.0, of_ten / min(10, len(query.wanted))))
        else:
            tens.append(float(0 <= place < 10))
        if one < 1:
            missed.append(query.text)
    return Answered(
        kind,
        statistics.fmean(recalls),
        statistics.fmean(tens),
        statistics.fmean(bool(answer[1]) for _, answer in answers) if kind.is_name else None,
        tuple(sorted(answer[4] for _, answer in answers)),
        tuple(missed),
        statistics.fmean(bool(answer[5]) for _, answer in answers),
    )


def typed(
    browser: Browser, address: str, queries: Sequence[Query], projects: Sequence[Project]
) -> tuple[list[float], int, int]:
    """Queries typed by keyboard: milliseconds from each keystroke to the changed list, queries asked, lists as wanted.

    A list is as wanted when its first twenty links are names that contain the query, as many as there must be.
    """
    page = browser.new_page(locale="zh-CN")
    page.goto(f"{address}search/")
    page.focus("#q")
    page.keyboard.type("项")
    page.wait_for_selector(".search-hit")
    page.evaluate(_WATCH)
    right = 0
    names = {project.address: folded(project.name) for project in projects}
    for query in queries:
        page.fill("#q", "")
        for letter in query.text:
            page.keyboard.type(letter)
            page.wait_for_timeout(30)
        links = page.eval_on_selector_all(
            "#search-app > .search-list .search-hit-name", "all => all.map((one) => one.getAttribute('href'))"
        )
        shown = [re.sub(r"^(\.\./)+", "", link) for link in links[:20]]
        of_projects = [names[one] for one in shown if one in names]
        enough = len(of_projects) + len([one for one in shown if one not in names]) >= min(20, len(query.wanted))
        right += enough and all(query.text in name for name in of_projects[: len(query.wanted)])
    seen: list[float] = page.evaluate("window.seen")
    page.close()
    return sorted(seen), len(queries), right


def cold(browser: Browser, page_address: str, box: str, hit: str, text: str) -> Cold:
    """One query in a fresh browser, nothing of the search touched before; `box` and `hit` are selectors.

    Scripts count from the start, also those that the page loads before the focus.
    """
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    responses: list[Response] = []
    page.on("response", lambda response: responses.append(response))
    page.goto(page_address)
    page.wait_for_load_state("networkidle")
    page.evaluate(_FIRST, [box, hit])
    page.focus(box)
    page.keyboard.insert_text(text)
    milliseconds: float = page.evaluate("window.first")
    page.wait_for_timeout(200)
    of_search = [one for one in responses if not re.search(r"(/|\.html|\.css|\.svg|\.woff2)(\?.*)?$", one.url)]
    sizes = [(one.url.endswith(".js"), _packed(one.body())) for one in of_search]
    context.close()
    scripts = sum(size for is_script, size in sizes if is_script)
    return Cold(milliseconds, scripts, sum(size for _, size in sizes) - scripts, len(sizes))


def _packed(body: bytes) -> int:
    return len(body) if body[:2] == b"\x1f\x8b" else len(gzip.compress(body, 9, mtime=0))


def percentile(sorted_figures: Sequence[float], share: float) -> float:
    """The figure below which that share of all lies."""
    return sorted_figures[min(len(sorted_figures) - 1, int(len(sorted_figures) * share))] if sorted_figures else 0.0


def lines_of(answered: Sequence[Answered]) -> Iterator[str]:
    """Each kind as a row of a table."""
    for one in answered:
        ms = one.milliseconds
        cells = [
            one.kind.name,
            f"{len(one.kind.queries):,}",
            percent(one.recall),
            percent(one.in_ten),
            "–" if one.names_first is None else percent(one.names_first),
            " / ".join(f"{figure:.1f}" for figure in (percentile(ms, 0.5), percentile(ms, 0.95), ms[-1])),
        ]
        yield "| " + " | ".join(cells) + " |"


def percent(share: float) -> str:
    """A share, never rounded up to all."""
    return "100 %" if share == 1 else f"{min(share * 100, 99.99):.2f} %"


def as_json(answered: Sequence[Answered]) -> str:
    """What was missed, for whoever mends it."""
    return json.dumps({one.kind.name: one.missed for one in answered if one.missed}, ensure_ascii=False, indent=1)
