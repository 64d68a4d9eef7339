"""Content controls (内容控件): tick boxes by their state, and texts that only ask to be replaced."""

from __future__ import annotations

from lxml import etree

from generator.intake.word.book import Book
from generator.intake.word.names import SDT_CONTENT, SDT_PR, TC, W14, first, switch
from generator.intake.word.symbols import TICKED, UNTICKED
from generator.model.message import msg


def controlled(properties: etree._Element | None, shown: str, book: Book, place: str) -> str:
    """What a control says that shows this: its state for a tick box (Word draws a ticked one as ☒), else the same."""
    box = first(properties, f"{W14}checkbox")
    if box is not None and len(shown.strip()) == 1:
        state = first(box, f"{W14}checked")
        is_ticked = state is not None and (state.get(f"{W14}val") or "1").lower() in ("1", "true", "on")
        return TICKED if is_ticked else UNTICKED
    if switch(properties, "showingPlcHdr") and shown.strip():
        book.doubt(place, shown, msg("An unfilled field shows this text, which asks to fill it in"))
    return shown


def control_around(paragraph: etree._Element) -> etree._Element | None:
    """The properties of the control that stands around a whole paragraph or its cell, if one does."""
    parent = paragraph.getparent()
    if parent is not None and parent.tag == TC:
        parent = parent.getparent()
    return first(parent.getparent(), SDT_PR) if parent is not None and parent.tag == SDT_CONTENT else None
