"""Whether a peer's pages are ours: the same words, links and cells, and the same elements around them.

    python -m benchmarks.peers.equal OURS THEIRS [--sample 200 | --all]

Whitespace that nobody sees and the order of attributes may differ, and so may the order of keys in linked data.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement, defs

_INLINE = frozenset({"a", "data", "q", "s", "span", "sub", "sup", "time"}) | defs.phrase_tags | defs.font_style_tags
"""Elements that do not part the words before and behind them."""
_UNSEEN = frozenset(("script", "style", "template"))
_CELL = ("scope", "headers", "id", "rowspan", "colspan")
_UNASKED = frozenset({"404.html"})
"""Zola makes it whatever it is told."""
_LINKED = "application/ld+json"


def differences(ours: bytes, theirs: bytes) -> list[str]:
    """What differs between two pages, one line for each way of looking at them; nothing where they are equal."""
    pages = html.document_fromstring(ours), html.document_fromstring(theirs)
    looks: tuple[tuple[str, Callable[[HtmlElement], Sequence[str]]], ...] = (
        ("word", words),
        ("link", links),
        ("cell", cells),
        ("element", elements),
        ("linked data", linked_data),
    )
    found = []
    for name, look in looks:
        for place, (our, their) in enumerate(zip_longest(*map(look, pages), fillvalue="(nothing)"), start=1):
            if our != their:
                found.append(f"{name} {place}: {our} != {their}")
                break
    return found


def words(page: HtmlElement) -> list[str]:
    """The words that readers see, in order; the title first."""
    return "".join(_text(page)).split()


def _text(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    edge = "" if element.tag in _INLINE else " "
    yield edge
    yield element.text or ""
    for child in element:
        yield from _text(child)
        yield child.tail or ""
    yield edge


def links(page: HtmlElement) -> list[str]:
    """Where every link and every file of the page leads, in order."""
    return [value for element in page.iter() for name in ("href", "src", "action") if (value := element.get(name))]


def cells(page: HtmlElement) -> list[str]:
    """Every cell of every table: whether it is a head, what it covers and what it names as its heads; its words."""
    return [
        " ".join((cell.tag, *(f"{name}={cell.get(name)}" for name in _CELL if cell.get(name)), *words(cell)))
        for cell in page.iter("th", "td")
    ]


def elements(page: HtmlElement) -> list[str]:
    """Every element with its attributes, in order."""
    return [
        " ".join((element.tag, *(f'{name}="{value}"' for name, value in sorted(element.items()))))
        for element in page.iter()
        if isinstance(element.tag, str)
    ]


def linked_data(page: HtmlElement) -> list[str]:
    """What programs are told of the page."""
    found = (script.text or "" for script in page.iter("script") if script.get("type") == _LINKED)
    return [json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True) for text in found]


def pages_below(site: Path) -> set[str]:
    """Paths of all pages of a site that somebody asked for."""
    return {str(file.relative_to(site)) for file in site.rglob("*.html")} - _UNASKED


def compare(ours: Path, theirs: Path, sample: int | None, seed: int = 1) -> tuple[int, list[str]]:
    """How many pages were compared, and what differs; a page that only one of them has differs too.

    `sample`: how many pages, some of each depth; None means all.
    """
    our_pages, their_pages = pages_below(ours), pages_below(theirs)
    found = [f"{path}: only ours" for path in sorted(our_pages - their_pages)]
    found += [f"{path}: only theirs" for path in sorted(their_pages - our_pages)]
    both = sorted(our_pages & their_pages)
    chosen = both if sample is None else _sampled(both, sample, seed)
    for path in chosen:
        for line in differences((ours / path).read_bytes(), (theirs / path).read_bytes()):
            found.append(f"{path}: {line}")
    return len(chosen), found


def _sampled(paths: Sequence[str], count: int, seed: int) -> list[str]:
    """Of each depth alike, so that home, regions and bodies are among them."""
    by_depth: dict[tuple[int, bool], list[str]] = {}
    for path in paths:
        by_depth.setdefault((path.count("/"), "/print/" in path), []).append(path)
    chance = random.Random(seed)
    share = -(-count // len(by_depth)) if by_depth else 0
    return [path for group in by_depth.values() for path in sorted(chance.sample(group, min(share, len(group))))]


def main() -> None:
    """Compares two sites; ends with 1 where they differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--all", action="store_true", help="every page")
    given = parser.parse_args()
    count, found = compare(given.ours, given.theirs, None if given.all else given.sample)
    print("\n".join(found[:100]))
    print(f"{count} pages compared, {len(found)} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
