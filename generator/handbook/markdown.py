"""The Markdown of the handbook: no HTML, no pictures, links by an allow-list, permanent ids, tables that can be heard.

An extension of Python-Markdown, the parser of MkDocs. What cannot be shown safely or be read by everyone is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any, Final
from urllib.parse import quote
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor  # type: ignore[import-untyped]

from generator.handbook.remarks import Remarks
from generator.model.handbook_file import FIRST, FOLDER
from generator.model.link import is_outside_link, is_safe_link
from generator.model.message import msg

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_GIVEN_ID: Final = re.compile(r"[ \t]*\{#([^{}]*)\}[ \t]*$")
_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,63}")
_MAIL: Final = re.compile(r"mailto:[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_CAPTION: Final = re.compile(r"(?:表|Table)[：:][ \t]*")
_QUERY: Final = re.compile(r"\?[^\s\x00-\x1f\"'<>\\^`{|}]*")
# After the parser has filled the tree, before "toc" (5) reads the ids and MkDocs (0) turns names of files to addresses.
_PRIORITY: Final = 6

AnchorOf = Callable[[str, Collection[str]], str]
"""Heading and the ids taken already → an id made of a-z, 0-9 and -."""


class HandbookMarkdown(Extension):  # type: ignore[misc]
    """The rules of the handbook; `remarks` collects what is found on the page under way and is set before each."""

    def __init__(self, slugs: Collection[str], anchor_of: AnchorOf) -> None:
        super().__init__()
        self.slugs = slugs
        self.anchor_of = anchor_of
        self.remarks: Remarks

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Takes out what lets HTML through, and puts the rules in."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # It writes addresses as entities, past every look for the numbers and addresses of persons.
        md.inlinePatterns.deregister("automail")
        md.treeprocessors.register(_Rules(md, self), "handbook", _PRIORITY)


class _Rules(Treeprocessor):  # type: ignore[misc]
    """Applies the rules to the tree of one page."""

    def __init__(self, md: Markdown, settings: HandbookMarkdown) -> None:
        super().__init__(md)
        self._settings = settings

    @property
    def _remarks(self) -> Remarks:
        return self._settings.remarks

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        self._headings(root)
        for link in root.iter("a"):
            self._link(link)
        for picture in root.iter("img"):
            message = msg("The handbook holds no pictures")
            self._remarks.fault("picture-refused", message, self._plain(picture.get("src", "")))
        self._tables(root)

    def _plain(self, text: str) -> str:
        """A text without the parser's marks for escaped signs."""
        plain: str = UnescapeTreeprocessor(self.md).unescape(text)
        return plain

    def _headings(self, root: Element) -> None:
        """Gives each heading an id of its own, and finds those that skip a level."""
        headings = [element for element in root.iter() if element.tag in _HEADINGS]
        given = {id(heading): self._given_id(heading) for heading in headings}
        taken = {anchor for anchor in given.values() if anchor}
        before = 1
        for heading in headings:
            text = self._plain("".join(heading.itertext())).strip()
            level = int(heading.tag[1])
            if level > before + 1 or level == 1:
                message = msg("The heading skips a level")
                self._remarks.fault("handbook-heading", message, text, expected="#" * min(before + 1, 6))
            before = max(level, 2)
            anchor = given[id(heading)] or self._settings.anchor_of(text, taken)
            taken.add(anchor)
            heading.set("id", anchor)
        anchors = [anchor for anchor in given.values() if anchor]
        for anchor in sorted({anchor for anchor in anchors if anchors.count(anchor) > 1}):
            self._remarks.fault("entry-repeated", msg("“{name}” is listed twice", name=anchor), f"{{#{anchor}}}")

    def _given_id(self, heading: Element) -> str:
        """The id written as `{#id}` at the end of a heading, which it leaves; empty where there is none."""
        last = heading[-1] if len(heading) else None
        text = (heading.text if last is None else last.tail) or ""
        match = _GIVEN_ID.search(text)
        if match is None:
            return ""
        if last is None:
            heading.text = text[: match.start()]
        else:
            last.tail = text[: match.start()]
        if _ID.fullmatch(match[1]):
            return match[1]
        message = msg("An id consists of a-z, 0-9 and -, and begins with a letter")
        self._remarks.fault("malformed-value", message, match[0].strip(), expected="{#name-1}")
        return ""

    def _link(self, link: Element) -> None:
        """Lets a link lead outside, to another page of the handbook or into the site; any other is a fault."""
        href = self._plain(link.get("href", ""))
        if is_outside_link(href) or _MAIL.fullmatch(href):
            return
        path, sharp, anchor = href.partition("#")
        query = _QUERY.search(path)
        path = path.removesuffix(query[0]) if query else path
        inside = path.removeprefix("../")
        if not (path or sharp) or not is_safe_link(path + sharp + anchor):
            self._refuse(link, href)
        elif not path:
            self._remarks.link(href, self._remarks.page.address, anchor)
        elif path.endswith(".md") and "/" not in path:
            self._page(href, path.removesuffix(".md"), anchor)
        elif inside != path and not inside.startswith("."):
            self._remarks.link(href, inside, anchor)
            asked = quote(query[0], safe="?=&%+") if query else ""
            up = "../" * self._remarks.page.address.count("/")
            link.set("href", f"{up}{inside}{asked}{sharp}{anchor}")
        else:
            self._refuse(link, href)

    def _page(self, href: str, slug: str, anchor: str) -> None:
        """A link to another page of the handbook; MkDocs writes its address."""
        if slug in self._settings.slugs:
            address = FOLDER if slug == FIRST else f"{FOLDER}{slug}/"
            self._remarks.link(href, address, anchor)
        else:
            self._remarks.fault("link-broken", msg("There is no page {name} in the handbook", name=f"{slug}.md"), href)

    def _refuse(self, link: Element, href: str) -> None:
        # MkDocs expects that a link leads somewhere; the build ends with the finding.
        link.set("href", "#")
        self._remarks.fault(
            "link-refused",
            msg("A page of the handbook may not link there"),
            href,
            help=msg(
                "Links lead to https:// or mailto:, to a page of the handbook (name.md) or to a page of the site, as "
                "seen from the folder handbook (../glossary/)"
            ),
        )

    def _tables(self, root: Element) -> None:
        """Gives each table its caption, the heads of its columns and rows, and a box to scroll in."""
        number = 0
        for parent in list(root.iter()):
            for table in [child for child in parent if child.tag == "table"]:
                number += 1
                self._table(parent, table, number)

    def _table(self, parent: Element, table: Element, number: int) -> None:
        place = list(parent).index(table)
        before = parent[place - 1] if place else None
        match = _CAPTION.match(before.text or "") if before is not None and before.tag == "p" else None
        if before is None or match is None:
            head = self._plain("".join(next(table.iter("th")).itertext())).strip()
            message = msg("The table has no caption")
            help = msg("Write it as a paragraph before the table: “表：…”")
            self._remarks.fault("table-caption-missing", message, head, expected="表：…", help=help)
            return
        before.tag = "caption"
        before.text = (before.text or "")[match.end() :]
        before.tail = None
        before.set("id", f"table-{number}")
        parent.remove(before)
        parent.remove(table)
        table.insert(0, before)
        table.set("class", "ledger")
        for row in table.iter("tr"):
            _set_cells(row)
        labels: dict[str, Any] = {"role": "region", "aria-labelledby": f"table-{number}", "tabindex": "0"}
        box = Element("div", {"class": "scroll", **labels})
        box.append(table)
        box.tail = "\n"
        parent.insert(place - 1, box)


def _set_cells(row: Element) -> None:
    """Heads of columns in the row of heads, else the first cell as the head of its row; an empty one is no head."""
    is_heads = all(cell.tag == "th" for cell in row)
    for place, cell in enumerate(row):
        style = cell.attrib.pop("style", "")
        if "right" in style:
            cell.set("class", "number")
        is_head = (is_heads or place == 0) and (len(cell) > 0 or bool((cell.text or "").strip()))
        cell.tag = "th" if is_head else "td"
        if is_head:
            cell.set("scope", "col" if is_heads else "row")
