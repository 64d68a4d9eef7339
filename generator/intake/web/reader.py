"""An HTML file becomes pieces: its body in order, as a browser shows it. Nothing is fetched, no script is run.

Not noticed: what only a script or a style sheet of another file would hide, and what lies under something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.pieces import CellPiece, Pieces, Remark, RemarkKind, TablePiece, TextPiece
from generator.intake.web.decoding import decode_page
from generator.intake.web.flow import Flow, Seen, Text, signs_in
from generator.intake.web.hiding import Hiding
from generator.intake.web.tables import is_data_table, read_table
from generator.model.message import Message, msg

_LIMITS: Final = ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_INTERNAL_ERROR", "ERR_NAME_TOO_LONG")
"""Faults after which the parser has left out the rest of the page."""


def read(content: bytes) -> Pieces:
    """The pieces of an HTML file. Errors: `IntakeError` with one sentence for a file that cannot be read."""
    return _Reader(_parsed(decode_page(content))).read()


def _parsed(text: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError(msg("The HTML file cannot be read ({reason})", reason=str(error)[:100])) from None
    if root is None:
        raise IntakeError(msg("The file holds no text that can be read"))
    if any(fault.type_name in _LIMITS or "depth" in fault.message.lower() for fault in parser.error_log):
        raise IntakeError(
            msg("The HTML file holds elements nested too deeply, or a text too long: it cannot be read whole")
        )
    return root


class _Reader:
    """One page under way; lives no longer than the call."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._hiding = Hiding(root)
        self._blocks: list[TextPiece | TablePiece] = []
        self._remarks: list[Remark] = []
        self._paragraphs = 0
        self._tables = 0
        self._pictures = 0

    def read(self) -> Pieces:
        body = next(self._root.iter("body"), self._root)
        self._emit(self._flow([body], ""))
        if self._pictures:
            message = msg("Pictures were not read: {count}", count=self._pictures)
            self._remarks.append(Remark(RemarkKind.LEFT_OUT, "", "", message))
        self._remarks.extend(Remark(RemarkKind.DOUBTFUL, "", "", message) for message in _doubts(self._hiding))
        return Pieces(tuple(self._blocks), tuple(self._remarks))

    def _flow(self, elements: list[etree._Element], place: str) -> list[Text | etree._Element]:
        """What is in the elements, with what is to be told of it at this place."""
        seen = Seen()
        flow = Flow(self._hiding, seen, is_data_table)
        for element in elements:
            flow.open(element)
        self._pictures += seen.pictures
        self._remarks.extend(Remark(kind, place, "", message) for kind, message in _told(seen))
        return flow.found

    def _emit(self, found: list[Text | etree._Element]) -> None:
        for each in found:
            if isinstance(each, Text):
                self._paragraphs += 1
                self._blocks.append(TextPiece(each.text, f"paragraph-{self._paragraphs}", each.heading, each.is_item))
            else:
                self._table(each)

    def _table(self, element: etree._Element) -> None:
        table = read_table(element, self._hiding)
        self._tables += 1
        place = f"table-{self._tables}"
        self._emit([Text(text) for text in table.stray_texts])
        self._emit(self._flow(table.strays, place))
        self._emit(self._flow(table.captions, place))
        nested: list[etree._Element] = []
        rows: list[tuple[CellPiece, ...]] = []
        for number, cells in enumerate(table.rows, start=1):
            row: list[CellPiece] = []
            for count, cell in enumerate(cells, start=1):
                where = f"{place}/row-{number}/cell-{count}"
                inside = self._flow([cell.element], where)
                nested.extend(each for each in inside if not isinstance(each, Text))
                text = "\n".join(each.text for each in inside if isinstance(each, Text))
                row.append(CellPiece(text, where, cell.column, cell.column_span, cell.row_span))
            rows.append(tuple(row))
        self._hidden(table.hidden, place)
        if any(cell.text for row in rows for cell in row):
            self._blocks.append(TablePiece(tuple(rows), place))
        for inner in nested:
            self._table(inner)

    def _hidden(self, elements: list[etree._Element], place: str) -> None:
        seen = Seen(hidden=sum(map(signs_in, elements)))
        self._remarks.extend(Remark(kind, place, "", message) for kind, message in _told(seen))


def _doubts(hiding: Hiding) -> Iterator[Message]:
    if hiding.unread:
        yield msg(
            "Rules of the page's style sheets hide something, and it is not known what: {count}; look for text that "
            "the page does not show",
            count=hiding.unread,
        )
    unsure = sum(signs_in(element) > 0 for element in hiding.unsure)
    if unsure:
        yield msg(
            "Elements that the page hides on some screens, or in some programs, were read: {count}; look whether they "
            "are to be published",
            count=unsure,
        )


def _told(seen: Seen) -> Iterator[tuple[RemarkKind, Message]]:
    if seen.hidden:
        yield RemarkKind.HELD_BACK, msg("Signs that the page does not show were not read: {count}", count=seen.hidden)
    if seen.inserted:
        yield RemarkKind.ACCEPTED, msg("Insertions that are marked were read as accepted: {count}", count=seen.inserted)
    if seen.deleted:
        yield RemarkKind.ACCEPTED, msg("Deletions that are marked were read as accepted: {count}", count=seen.deleted)
