"""One flow of text of a Word file (body, header, note, text box): its paragraphs and tables in order."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.intake.pieces import PieceRole, TablePiece, TextPiece
from generator.intake.word import names
from generator.intake.word.book import Book
from generator.intake.word.controls import control_around, controlled
from generator.intake.word.inline import Inline, InlineReader
from generator.intake.word.names import PPR, RPR, W, first, value
from generator.intake.word.numbering import NO_LABEL, Numbering
from generator.intake.word.styles import Styles, heading_of
from generator.intake.word.tables import read_table
from generator.model.message import msg

_CONTENTS_GALLERIES = {"Table of Contents", "Table of Figures"}
_SKIPPED = frozenset(
    W + name
    for name in (
        "sectPr",
        "bookmarkStart",
        "bookmarkEnd",
        "proofErr",
        "sdtPr",
        "sdtEndPr",
        "customXmlPr",
        "permStart",
        "permEnd",
        "tblPr",
        "tblGrid",
        "tcPr",
    )
)


@dataclass(slots=True)
class Shared:
    """What all flows of text of a file share."""

    styles: Styles
    numbering: Numbering
    book: Book
    notes: Mapping[tuple[str, str], etree._Element]
    """Kind and id → the note."""
    noted: set[tuple[str, str]] = field(default_factory=set)
    """The notes referred to so far."""
    note_numbers: Counter[str] = field(default_factory=Counter)
    """How many notes of each kind were referred to."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A paragraph with its number in front."""

    text: str
    heading: int
    is_item: bool
    is_contents: bool
    runs_on: bool = False
    """Whether its end was deleted: with that accepted it goes on in the next paragraph."""


class Story:
    """Reads one flow of text; `blocks` grows in reading order."""

    def __init__(self, shared: Shared, prefix: str = "", role: PieceRole = PieceRole.BODY) -> None:
        self.blocks: list[TextPiece | TablePiece] = []
        self._shared, self._prefix, self._role = shared, prefix, role
        self._inline = InlineReader(shared.styles, shared.book)
        self._paragraphs = self._tables = self._boxes = 0
        self._in_gallery = self._gallery_has_begun = False
        self._carried: tuple[str, str] | None = None
        self._hanging: list[tuple[str, Inline]] = []

    def read(self, container: etree._Element) -> None:
        """Reads all of a container of paragraphs and tables, to the end."""
        for child in container.iterchildren(etree.Element):
            self.block(child)
        self.finish()

    def finish(self) -> None:
        """Ends the flow: a last paragraph whose end was deleted stands for itself."""
        if self._carried is not None:
            text, place = self._carried
            self._carried = None
            self._add(_Shown(text, 0, False, False), place)
        self._inline.finish()

    def block(self, element: etree._Element) -> None:
        """Reads one paragraph, table, or whatever stands around several."""
        tag = element.tag
        if tag == names.P:
            self._paragraph(element)
        elif tag == names.TBL:
            self._table(element)
            self._settle()
        elif tag == names.SDT:
            self._control(element)
        elif tag == names.ALTERNATE:
            choice = names.chosen(element)
            for child in () if choice is None else choice.iterchildren(etree.Element):
                self.block(child)
        elif tag in (f"{W}altChunk", f"{W}subDoc"):
            self._shared.book.left_out("piece", self._next_place())
        elif tag in (names.RUN, f"{W}hyperlink"):
            self._paragraph(_wrapped(element))
        elif tag not in _SKIPPED:
            for child in element.iterchildren(etree.Element):
                self.block(child)

    def _next_place(self) -> str:
        return f"{self._prefix}paragraph-{self._paragraphs + 1}"

    def _control(self, element: etree._Element) -> None:
        content = first(element, names.SDT_CONTENT)
        if content is None:
            return
        gallery = element.find(f"{names.SDT_PR}/{W}docPartObj/{W}docPartGallery")
        is_contents = gallery is not None and gallery.get(names.VAL) in _CONTENTS_GALLERIES
        if is_contents:
            self._in_gallery, self._gallery_has_begun = True, False
        for child in content.iterchildren(etree.Element):
            self.block(child)
        if is_contents:
            self._in_gallery = False

    def _paragraph(self, element: etree._Element) -> None:
        place = self._next_place()
        self._paragraphs += 1
        carried = self._carried
        shown, inline = self._shown(element, place, carried[0] if carried else "")
        if carried:
            place = carried[1]
            self._carried = None
        if shown.runs_on:
            self._carried = (shown.text, place) if shown.text else carried
        else:
            self._add(shown, place)
        self._hang(place, inline)
        self._settle()

    def _shown(self, element: etree._Element, place: str, carried: str) -> tuple[_Shown, Inline]:
        """A paragraph as shown, behind what a deleted end before it left."""
        shared = self._shared
        properties = first(element, PPR)
        style = shared.styles.of_paragraph(value(properties, "pStyle"))
        inline = self._inline.read(element, style, place)
        around = control_around(element)
        said = inline.text if around is None else controlled(around, inline.text, shared.book, place)
        text = carried + said
        is_gone = not text and (inline.had_hidden or inline.had_deleted)
        label = NO_LABEL
        runs_on = _end_is_deleted(properties)
        if not is_gone and not runs_on:
            own = first(properties, f"{W}numPr")
            if own is not None or style.num_id is not None:
                label = shared.numbering.label(own, style)
        if label.unknown_format:
            message = msg(
                "The number of this paragraph has a format that is not known ({format}); it is written in figures",
                format=label.unknown_format,
            )
            shared.book.doubt(place, label.text.strip(), message)
        outline = value(properties, "outlineLvl")
        heading = style.heading if outline is None else heading_of(outline)
        if inline.had_page_number and not any(sign.isalnum() for sign in text):
            # Dashes around the number of a page.
            text = ""
        whole = f"{label.text}{text}" if text else label.text.strip()
        return _Shown(whole, heading, label.is_bullet, style.is_contents or inline.is_contents, runs_on), inline

    def _add(self, shown: _Shown, place: str) -> None:
        if not shown.text.strip():
            return
        is_contents = shown.is_contents
        if self._in_gallery:
            # Its first paragraph, if no entry itself, is the heading above the entries.
            is_contents = is_contents or self._gallery_has_begun
            self._gallery_has_begun = True
        role = PieceRole.CONTENTS if is_contents and self._role is PieceRole.BODY else self._role
        self.blocks.append(TextPiece(shown.text, place, shown.heading, shown.is_item, role))

    def _table(self, element: etree._Element) -> None:
        self._tables += 1
        nested: list[etree._Element] = []

        def text_of(cell: etree._Element, place: str) -> str:
            return self._cell_text(cell, place, nested)

        table = read_table(element, f"{self._prefix}table-{self._tables}", text_of, self._shared.book)
        if self._role is PieceRole.BODY:
            self.blocks.append(table)
        else:
            # Tables in the head of a page or a note only arrange their texts.
            cells = (cell for row in table.rows for cell in row if cell.text.strip())
            self.blocks.extend(TextPiece(cell.text, cell.place, role=self._role) for cell in cells)
        for each in nested:
            self._table(each)

    def _cell_text(self, cell: etree._Element, place: str, nested: list[etree._Element]) -> str:
        lines: list[str] = []
        carried = ""
        for element in _cell_blocks(cell):
            if element.tag == names.TBL:
                nested.append(element)
                continue
            shown, inline = self._shown(element, place, carried)
            self._hang(place, inline)
            carried = ""
            if shown.runs_on:
                carried = shown.text
            else:
                lines.append(shown.text)
        return "\n".join([*lines, *([carried] if carried else [])]).strip("\n")

    def _hang(self, place: str, inline: Inline) -> None:
        """Keeps what hangs on a paragraph until the block it stands in is read."""
        if inline.boxes or inline.notes:
            self._hanging.append((place, inline))

    def _settle(self) -> None:
        """Reads the boxes and notes of the block just read; each note once."""
        hanging, self._hanging = self._hanging, []
        for _, inline in hanging:
            for box in inline.boxes:
                self._boxes += 1
                prefix = f"{self._prefix}box-{self._boxes}/"
                if isinstance(box, str):
                    self.blocks.append(TextPiece(box, f"{prefix}paragraph-1", role=self._role))
                else:
                    self._inner(box, prefix, self._role)
        for place, inline in hanging:
            for key in inline.notes:
                self._note(key, place)

    def _note(self, key: tuple[str, str], place: str) -> None:
        shared = self._shared
        if key in shared.noted:
            return
        kind = key[0]
        shared.noted.add(key)
        shared.note_numbers[kind] += 1
        if key in shared.notes:
            self._inner(shared.notes[key], f"{kind}-{shared.note_numbers[kind]}/", PieceRole.NOTE)
        else:
            shared.book.doubt(place, "", msg("A note is referred to here that the file does not hold"))

    def _inner(self, container: etree._Element, prefix: str, role: PieceRole) -> None:
        story = Story(self._shared, prefix, role)
        story.read(container)
        self.blocks.extend(story.blocks)


def _cell_blocks(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a cell, whatever stands around them."""
    for child in element.iterchildren(etree.Element):
        if child.tag in (names.P, names.TBL):
            yield child
        elif child.tag == names.ALTERNATE:
            choice = names.chosen(child)
            if choice is not None:
                yield from _cell_blocks(choice)
        elif child.tag in (names.RUN, f"{W}hyperlink"):
            yield _wrapped(child)
        elif child.tag not in _SKIPPED:
            yield from _cell_blocks(child)


def _end_is_deleted(properties: etree._Element | None) -> bool:
    mark = first(properties, RPR)
    return mark is not None and (first(mark, f"{W}del") is not None or first(mark, f"{W}moveFrom") is not None)


def _wrapped(run: etree._Element) -> etree._Element:
    """A run without a paragraph around it, which careless programs write, in a paragraph."""
    paragraph = etree.Element(names.P)
    paragraph.append(copy.deepcopy(run))
    return paragraph
