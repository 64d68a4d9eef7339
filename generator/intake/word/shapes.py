"""Drawings (图形): their text boxes and word art are read, pictures and charts are counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from generator.intake.word.book import Book
from generator.intake.word.names import ALTERNATE, BOX, T, chosen, local

_PICTURES = {"blip", "imagedata", "contentPart"}
_DRAWINGS = {"chart", "relIds"}
_HIDDEN_SHAPE = "visibility:hidden"


@dataclass(slots=True)
class Shapes:
    """What drawings hold: contents of text boxes, or the text of word art."""

    found: list[etree._Element | str] = field(default_factory=list)

    def look(self, element: etree._Element, book: Book, place: str, *, is_hidden: bool = False) -> None:
        """Gathers from a drawing, of the new kind or the old; what is hidden is held back."""
        if element.tag == ALTERNATE:
            choice = chosen(element)
            if choice is not None:
                self.look(choice, book, place)
            return
        if is_hidden or _is_hidden(element):
            signs = hidden_signs(element)
            if signs:
                book.hidden(place, signs)
            return
        if element.tag == BOX:
            self.found.append(element)
            return
        self._count(element, book, place)
        for child in element.iterchildren(etree.Element):
            self.look(child, book, place)

    def _count(self, element: etree._Element, book: Book, place: str) -> None:
        name = local(element)
        if name in _PICTURES:
            book.pictures += 1
            book.left_out("picture", place)
        elif name in _DRAWINGS:
            book.left_out("drawing", place)
        elif name == "OLEObject":
            book.left_out("object", place)
        elif name == "textpath" and element.get("string"):
            self.found.append(element.get("string", ""))


def hidden_signs(element: etree._Element) -> int:
    """How many signs of text a hidden drawing holds."""
    return sum(len(text.text or "") for text in element.iter(T)) + sum(
        len(path.get("string", "")) for path in element.iter("{urn:schemas-microsoft-com:vml}textpath")
    )


def _is_hidden(element: etree._Element) -> bool:
    """Whether a drawing is marked as not shown."""
    if local(element) in ("inline", "anchor"):
        described = next((child for child in element.iterchildren(etree.Element) if local(child) == "docPr"), None)
        return described is not None and described.get("hidden") in ("1", "true")
    return _HIDDEN_SHAPE in element.get("style", "").replace(" ", "").lower()
