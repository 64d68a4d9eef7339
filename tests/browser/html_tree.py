"""HTML as a tree, by the standard library alone and strict: what is opened must be closed.

The site's templates close every element, so guessing at left-out tags is not needed, and a template that forgets one
is a fault worth finding. Hence no dependency on a forgiving parser.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class UnbalancedMarkupError(Exception):
    """An element that is closed but not open, or left open."""


@dataclass(eq=False, slots=True)
class Element:
    """One element; `children` holds elements and pieces of text in their order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, *tags: str) -> list[Element]:
        """The elements of these tags below this one, in the order of the document."""
        return [element for element in self.walk() if element.tag in tags and element is not self]

    def elements(self, *tags: str) -> list[Element]:
        """The elements of these tags directly below this one."""
        return [child for child in self.children if isinstance(child, Element) and child.tag in tags]

    @property
    def text(self) -> str:
        """All text below this element, as DOM's textContent gives it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self.open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Only inside SVG does `/>` close an element that is not void.
        self.open.children.append(Element(tag, {name: value or "" for name, value in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        if tag != self.open.tag or self.open.parent is None:
            raise UnbalancedMarkupError(f"line {self.getpos()[0]}: </{tag}> while <{self.open.tag}> is open")
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def parse(html: str) -> Element:
    """The document as a tree.

    Errors: UnbalancedMarkupError, with the line.
    """
    builder = _Builder()
    builder.feed(html)
    builder.close()
    if builder.open is not builder.root:
        raise UnbalancedMarkupError(f"<{builder.open.tag}> is never closed")
    return builder.root
