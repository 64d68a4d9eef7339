"""Pagefind as it comes, for comparison: its own interface, an ordinary bundle of the same pages, the same binary."""

from __future__ import annotations

import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pagefind_bin import get_executable  # type: ignore[import-untyped]
from playwright.sync_api import Browser

from benchmarks.search.corpus import Project
from benchmarks.search.drive import Answered, Cold, cold
from benchmarks.search.queries import Kind, Query, numbered
from tools.static_server import serving

BOX, HIT = ".pagefind-ui__search-input", ".pagefind-ui__result-link"
_PAGES = "*/*/*/p/*/index.html"
_PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>stock</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="pagefind/pagefind-ui.css">
<script src="pagefind/pagefind-ui.js"></script><script src="start.js" defer></script></head>
<body><div id="search"></div></body></html>"""
_START = 'new PagefindUI({ element: "#search", showImages: false, bundlePath: "/pagefind/" });'
# As the interface asks: the query as typed, nothing set.
_ASK = """async (queries) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const answers = [];
  for (const query of queries) {
    const begun = performance.now();
    const { results } = await pagefind.search(query);
    const took = performance.now() - begun;
    const pages = await Promise.all(results.map((result) => result.data()));
    answers.push([pages.map((page) => page.raw_url ?? page.url), took]);
  }
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Stock:
    """What it came to."""

    seconds: float
    """To index the pages of the projects."""
    answered: tuple[Answered, ...]
    first: tuple[Cold, ...]


def measure_stock(
    browser: Browser, site: Path, folder: Path, projects: list[Project], kinds: list[Kind], first_queries: list[str]
) -> Stock:
    """Indexes the pages of the projects of a built site into `folder` and asks the queries of `kinds`."""
    folder.mkdir(parents=True)
    command = [get_executable(), "--site", site, "--glob", _PAGES, "--output-path", folder / "pagefind", "--silent"]
    begun = time.perf_counter()
    subprocess.run([str(part) for part in command], check=True, capture_output=True)
    seconds = time.perf_counter() - begun
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    (folder / "start.js").write_text(_START, encoding="utf-8")
    numbers = numbered(projects)
    with serving(folder) as address:
        first = tuple(cold(browser, address, BOX, HIT, text) for text in first_queries)
        page = browser.new_page(locale="zh-CN")
        page.goto(address)
        answered = []
        for kind in kinds:
            found = page.evaluate(_ASK, [query.text for query in kind.queries])
            lists = [([numbers.get(urlsplit(url).path.lstrip("/"), -1) for url in urls], ms) for urls, ms in found]
            answered.append(_answered(kind, lists))
        page.close()
    return Stock(seconds, tuple(answered), first)


def _answered(kind: Kind, lists: list[tuple[list[int], float]]) -> Answered:
    pairs = list(zip(kind.queries, lists, strict=True))
    recalls = [_recall(kind, query, found) for query, (found, _) in pairs]
    tens = [
        len(set(query.wanted) & set(found[:10])) / min(10, len(query.wanted))
        if kind.is_name
        else float(bool(set(query.wanted) & set(found[:10])))
        for query, (found, _) in pairs
    ]
    first = [_wanted_first(query, found) for query, (found, _) in pairs]
    return Answered(
        kind,
        statistics.fmean(recalls),
        statistics.fmean(tens),
        statistics.fmean(first) if kind.is_name else None,
        tuple(sorted(ms for _, (_, ms) in pairs)),
        tuple(query.text for (query, _), recall in zip(pairs, recalls, strict=True) if recall < 1),
    )


def _recall(kind: Kind, query: Query, found: list[int]) -> float:
    got = len(set(query.wanted) & set(found))
    return float(got > 0) if kind.one_is_enough else got / len(query.wanted)


def _wanted_first(query: Query, found: list[int]) -> bool:
    """Whether all that is wanted stands before all else."""
    return set(found[: len(query.wanted)]) == set(query.wanted)
