"""What the built pages show: pieces of text, tables, and texts below their labels; without what may not count."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

from tests.browser.html_tree import Element, parse
from tests.source_documents import Document, Part, bare
from tests.source_facts import Fact
from tests.source_tables import Table

SEPARATOR = " · "


def main_of(html: str) -> Element:
    """The main part of a page without navigation and without its quotation of the source lines."""
    (main,) = parse(html).find("main")
    prune(main)
    assert not [item for item in main.find("li") if "value" in item.attributes], "source lines outside id=source"
    return main


def prune(element: Element) -> None:
    """Takes out what may not count: navigation, and the section of the element with the id "source"."""
    kept: list[Element | str] = []
    until = None
    for child in element.children:
        if isinstance(child, Element):
            until = None if child.tag == until else until
            is_source = child.attributes.get("id") == "source"
            if is_source and re.fullmatch("h[1-6]", child.tag):
                until = child.tag
            # What leads to the doubts stands beside a text of the document and is none.
            is_note = "doubted" in child.attributes.get("class", "").split()
            # A picture says again what a table says; it must not stand in for one.
            if is_source or is_note or child.tag in ("nav", "aside", "script", "figure"):
                continue
            prune(child)
        if until is None:
            kept.append(child)
    element.children = kept


def missing(page: Element, wanted: Counter[str]) -> Counter[str]:
    """The wanted texts that the page does not show, with how many times too few.

    Each piece of text counts once: for the outermost element that shows exactly a wanted text, else for those inside,
    and at the end for the pieces between the pages' own separator.
    """
    left = Counter(wanted)

    def count(node: Element | str) -> None:
        text = bare(node if isinstance(node, str) else node.text)
        if left[text] > 0:
            left[text] -= 1
        elif isinstance(node, Element):
            for child in node.children:
                count(child)
        elif SEPARATOR in node:
            for piece in node.split(SEPARATOR):
                count(piece)

    count(page)
    return +left


def said(text: str) -> str:
    """The bare text of a cell; how far a longer name beside it goes is told in two ways, by other rows than its own."""
    return bare(text).replace("一栏写到“", "一栏为“")


def flat_tables(page: Element) -> list[Table]:
    """The text of each table as one row: its caption, then its cells in the order of reading."""
    tables: list[Table] = []
    for table in page.find("table"):
        texts = tuple(said(element.text) for element in table.find("caption", "th", "td"))
        assert "".join(texts) == said(table.text), "text in a table, but in none of its cells"
        tables.append((texts,))
    return tables


def tables_on(page: Element) -> list[Table]:
    """Each table as rows: its caption, then its rows with every cell repeated in all rows and columns it spans."""
    flat_tables(page)
    tables: list[Table] = []
    for table in page.find("table"):
        rows: dict[tuple[int, int], str] = {}
        for y, row in enumerate(table.find("tr")):
            x = 0
            for cell in row.elements("th", "td"):
                while (y, x) in rows:
                    x += 1
                down, across = (int(cell.attributes.get(name, "1")) for name in ("rowspan", "colspan"))
                rows |= {(y + dy, x + dx): said(cell.text) for dy in range(down) for dx in range(across)}
        height, width = (max(place[axis] for place in rows) + 1 for axis in (0, 1))
        cells = (tuple(rows[y, x] for x in range(width) if (y, x) in rows) for y in range(height))
        tables.append(((bare(table.find("caption")[0].text),), *cells))
    return tables


def facts_on(page: Element) -> set[Fact]:
    """Each term with its description, and each heading with the texts below it, lists as a whole and by item."""
    found = {
        (bare(item.find("dt")[0].text), bare(item.find("dd")[0].text))
        for item in page.find("div")
        if item.elements("dt")
    }
    heading = ""
    for element in page.walk():
        if element.tag in ("h1", "h2", "h3"):
            heading = bare(element.text)
        elif element.tag in ("p", "ul", "li"):
            found.add((heading, bare(element.text)))
    return found


def file_of(site: Path, document: Document, part: Part) -> Path:
    """The file of a part's page; where the document gives no code for its address, the page with its name as title."""
    year = site / document.name
    path = year / part.address / "index.html"
    if path.exists() or not part.address:
        return path
    named = []
    for path in (year / part.address.split("/")[0]).glob("*/index.html"):
        (title,) = re.findall("<h1[^>]*>(.*?)</h1>", path.read_text(encoding="utf-8"), re.DOTALL)
        named += [path] if bare(unescape(title)).lower() == part.name else []
    (path,) = named
    return path


def page_of(site: Path, document: Document, part: Part) -> Element:
    return main_of(file_of(site, document, part).read_text(encoding="utf-8"))
