"""The text of one paragraph as the reader of the printed page sees it, and what hangs on it: boxes and notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from generator.intake.word import names
from generator.intake.word.book import Book
from generator.intake.word.controls import controlled
from generator.intake.word.fields import Field, form_field, is_page_number, shows_something, without_result
from generator.intake.word.math import linear
from generator.intake.word.names import M, W, first
from generator.intake.word.run_look import USUAL, look_of
from generator.intake.word.shapes import Shapes
from generator.intake.word.styles import PLAIN, Style, Styles
from generator.intake.word.symbols import LOST, raised, shown_text, symbol
from generator.model.message import msg

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
_NOT_TEXT = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tblPr", "tblGrid", "trPr", "tcPr"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd"),
        *("lastRenderedPageBreak", "softHyphen", "footnoteRef", "endnoteRef", "annotationRef", "separator"),
        *("continuationSeparator", "ffData", "fldData", "rt", "pgNum"),
    )
)


@dataclass(slots=True)
class Inline:
    """A paragraph as read."""

    text: str = ""
    boxes: list[etree._Element | str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (`footnote`, `endnote`) and id of each note it refers to."""
    is_contents: bool = False
    """Whether its text is the result of a field for a table of contents."""
    had_page_number: bool = False
    had_hidden: bool = False
    had_deleted: bool = False


class InlineReader:
    """Reads paragraph after paragraph of one flow of text; fields may reach over several."""

    def __init__(self, styles: Styles, book: Book) -> None:
        self._styles, self._book = styles, book
        self.fields: list[Field] = []
        self._place = ""
        self._out: list[str] = []
        self._now = Inline()
        self._style: Style = PLAIN
        self._deleted = self._inserted = 0
        self._look = USUAL
        self._is_mark = False
        self._handlers = self._all_handlers()

    def read(self, paragraph: etree._Element, style: Style, place: str) -> Inline:
        """The text of a paragraph and what hangs on it; remarks go into the book."""
        self._place, self._style, self._out, self._now = place, style, [], Inline()
        self._deleted = self._inserted = 0
        self._inside(paragraph)
        # A break at either end of a paragraph shows as nothing.
        self._now.text = "".join(self._out).strip("\n")
        return self._now

    def finish(self) -> None:
        """Ends the flow of text. A field that is still open has kept text from being read as what it is."""
        if any(not each.in_result for each in self.fields):
            message = msg("A field begins here and does not end: text behind it may be missing")
            self._book.doubt(self._place, "", message)
        self.fields = []

    def _inside(self, element: etree._Element) -> None:
        for child in element:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif child.tag not in _NOT_TEXT:
                # Of what is unknown the inside is read: hyperlinks, tags, whatever other programs put around runs.
                self._inside(child)

    def _all_handlers(self) -> dict[object, Callable[[etree._Element], None]]:
        return {
            names.RUN: self._run,
            names.T: self._t,
            W + "delText": self._deleted_text,
            W + "tab": lambda _: self._text("\t"),
            W + "ptab": lambda _: self._text("\t"),
            W + "br": self._break,
            W + "cr": lambda _: self._text("\n"),
            W + "noBreakHyphen": lambda _: self._text("-"),
            W + "sym": self._symbol,
            W + "instrText": self._instruction,
            W + "delInstrText": lambda _: None,
            W + "fldChar": self._field_sign,
            W + "fldSimple": self._simple_field,
            W + "ins": self._insertion,
            W + "moveTo": self._insertion,
            W + "del": self._deletion,
            W + "moveFrom": self._deletion,
            W + "sdt": self._control,
            W + "drawing": self._drawing,
            W + "pict": self._drawing,
            W + "object": self._drawing,
            names.ALTERNATE: self._alternate,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "commentReference": lambda _: self._book.left_out("comment", self._place, 0),
            M + "oMath": self._math,
        }

    # Text and what decides whether it is shown

    def _text(self, text: str) -> None:
        if self._deleted:
            self._now.had_deleted = True
            self._book.deleted(self._place, len(text))
        elif self._look.is_hidden:
            self._now.had_hidden = True
            if text.strip():
                self._book.hidden(self._place, len(text))
        elif self.fields and not self._is_shown_by_fields(text):
            return
        else:
            if self._inserted:
                self._book.inserted(self._place, text)
            self._out.append(text)

    def _is_shown_by_fields(self, text: str) -> bool:
        if any(each.is_page_number for each in self.fields):
            self._now.had_page_number = True
            return False
        if any(not each.in_result for each in self.fields):
            if text.strip():
                self._book.doubt(self._place, "", msg("Text inside the instruction of a field was not read"))
            return False
        if text.strip() and any(each.is_contents for each in self.fields):
            self._now.is_contents = True
        return True

    def _t(self, element: etree._Element) -> None:
        text = element.text
        if not text or self._is_mark:
            return
        if element.get(_XML_SPACE) != "preserve":
            text = text.strip(_BLANKS)
        if "\n" in text or "\r" in text:
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        self._text(self._as_shown(text))

    def _as_shown(self, text: str) -> str:
        look = self._look
        if not text.isascii() or look.font:
            shown = shown_text(look.font, text)
            if LOST in shown and LOST not in text:
                self._doubt_sign(look.font or "")
            text = shown
        return raised(text, look.position) if look.position else text

    def _doubt_sign(self, font: str) -> None:
        message = msg("A sign of the font {font} has no known character; see what is shown there", font=font or "—")
        self._book.doubt(self._place, "", message)

    def _deleted_text(self, element: etree._Element) -> None:
        self._now.had_deleted = True
        self._book.deleted(self._place, len(element.text or ""))

    def _break(self, element: etree._Element) -> None:
        # A page break separates what stands on either side as much as a line break does; at an end it shows nothing.
        if element.get(names.TYPE) not in ("page", "column"):
            self._text("\n")
        elif self._out and not self._deleted and not self._look.is_hidden:
            self._out.append("\n")

    def _symbol(self, element: etree._Element) -> None:
        font, code = element.get(f"{W}font"), element.get(f"{W}char", "")
        try:
            shown = symbol(font, int(code, 16))
        except ValueError:
            shown = LOST
        if shown == LOST and not self._deleted:
            self._doubt_sign(font or "")
        self._text(shown)

    def _run(self, run: etree._Element) -> None:
        self._look = look_of(run, self._style, self._styles)
        self._inside(run)
        self._look, self._is_mark = USUAL, False

    # Tracked changes

    def _insertion(self, element: etree._Element) -> None:
        self._inserted += 1
        self._inside(element)
        self._inserted -= 1

    def _deletion(self, element: etree._Element) -> None:
        self._deleted += 1
        self._inside(element)
        self._deleted -= 1

    # Fields

    def _field_sign(self, element: etree._Element) -> None:
        if self._deleted:
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            shown = form_field(element)
            if shown is not None:
                self._text(shown)
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].separate()
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if not ended.in_result:
                self._field_without_result("".join(ended.instruction))

    def _field_without_result(self, instruction: str) -> None:
        shown = without_result(instruction)
        if shown is not None:
            self._text(shown)
        elif shows_something(instruction):
            message = msg("A field shows something here that its file does not hold as text")
            self._book.doubt(self._place, instruction.strip(), message)

    def _instruction(self, element: etree._Element) -> None:
        if self.fields and not self._deleted and not self.fields[-1].in_result:
            self.fields[-1].instruction.append(element.text or "")

    def _simple_field(self, element: etree._Element) -> None:
        instruction = element.get(f"{W}instr", "")
        if is_page_number(instruction):
            self._now.had_page_number = True
            return
        self.fields.append(Field([instruction]))
        self.fields[-1].separate()
        self._inside(element)
        self.fields.pop()

    # What stands in the line without being letters

    def _control(self, element: etree._Element) -> None:
        properties, content = first(element, names.SDT_PR), first(element, names.SDT_CONTENT)
        if content is None:
            return
        before = len(self._out)
        self._inside(content)
        shown = "".join(self._out[before:])
        said = controlled(properties, shown, self._book, self._place)
        if said != shown:
            self._out[before:] = [said]

    def _alternate(self, element: etree._Element) -> None:
        choice = names.chosen(element)
        if choice is not None:
            self._inside(choice)

    def _drawing(self, element: etree._Element) -> None:
        if self._deleted:
            return
        shapes = Shapes()
        shapes.look(element, self._book, self._place, is_hidden=self._look.is_hidden)
        self._now.boxes.extend(shapes.found)

    def _note(self, element: etree._Element) -> None:
        # The mark shows beside a word or a figure and is part of neither: nothing of it goes into the text.
        if not self._deleted and not self._look.is_hidden:
            kind = names.local(element).removesuffix("Reference")
            self._now.notes.append((kind, element.get(names.ID, "")))
            # A mark of the author's own stands behind, in the same run.
            self._is_mark = (element.get(f"{W}customMarkFollows") or "0").lower() in ("1", "true", "on")

    def _math(self, element: etree._Element) -> None:
        text, is_certain = linear(element)
        if not is_certain:
            self._book.doubt(self._place, text, msg("A formula of several lines was read as one line"))
        self._text(text)
