"""A whole Word file: body, heads and feet of its pages, notes; read part by part from its package.

The XML is read directly: the usual library sees no text boxes, tracked changes, automatic numbers or strict files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.package import Package, open_package
from generator.intake.package_relations import Relationship
from generator.intake.part_xml import damaged, doctype_refused, parser_options
from generator.intake.pieces import PieceRole, Pieces, TablePiece, TextPiece
from generator.intake.word.book import START, Book
from generator.intake.word.names import ID, TYPE, R, W
from generator.intake.word.numbering import read_numbering
from generator.intake.word.story import Shared, Story
from generator.intake.word.styles import read_styles
from generator.model.message import Message, msg

_BODY, _DOCUMENT = f"{W}body", f"{W}document"
_CHUNK = 1 << 20
_NOTES = (("footnote", "footnotes"), ("endnote", "endnotes"))
_NO_NOTES = {"separator", "continuationSeparator", "continuationNotice"}
_HEADS = ((f"{W}headerReference", "header", PieceRole.HEADER), (f"{W}footerReference", "footer", PieceRole.FOOTER))
_REFERENCES = tuple(reference for reference, _, _ in _HEADS)
_UNSEEN_LINKS = {"attachedTemplate"}
"""What is outside and shows nothing in the document."""


def read(content: bytes) -> Pieces:
    """The pieces of a Word file (.docx, .docm): page heads, then the body with boxes and notes, then page feet.

    Errors: `IntakeError` with one sentence for a file that cannot be read, holds nothing, or only pictures.
    """
    try:
        return _read(open_package(content))
    except RecursionError:
        raise IntakeError(msg("The file is damaged: its parts are nested too deeply")) from None


def _read(package: Package) -> Pieces:
    main = package.main_part()
    book = Book()
    styles = read_styles(_part(package, main, "styles"))
    shared = Shared(styles, read_numbering(_part(package, main, "numbering"), styles), book, _notes(package, main))
    story = Story(shared)
    references: list[tuple[str, str]] = []
    for element in _body_blocks(package, main):
        references.extend((str(each.tag), each.get(f"{R}id", "")) for each in element.iter(*_REFERENCES))
        story.block(element)
    story.finish()
    heads = [_heads(package, main, references, shared, *kind) for kind in _HEADS]
    _tell_what_is_left_out(package, main, shared)
    blocks = (*heads[0], *story.blocks, *heads[1])
    if not any(_has_text(block) for block in blocks):
        raise IntakeError(_nothing_to_read(book))
    return Pieces(blocks, book.remarks())


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    name = next(iter(package.related(main, kind)), None)
    return None if name is None else package.xml(name)


def _body_blocks(package: Package, main: str) -> Iterator[etree._Element]:
    """The children of the body one by one; each is taken off the tree once read, so that a long file stays small."""
    content = package.read(main)
    parser = etree.XMLPullParser(events=("start", "end"), tag=(_DOCUMENT, _BODY, *_BLOCKS), **parser_options())
    body: etree._Element | None = None
    is_checked = False
    try:
        for at in range(0, len(content), _CHUNK):
            parser.feed(content[at : at + _CHUNK])
            for event, element in parser.read_events():
                if not isinstance(element, etree._Element):
                    continue
                if not is_checked:
                    _check_root(element, package, main)
                    is_checked = True
                if element.tag == _BODY and body is None:
                    body = element
                elif event == "end" and body is not None and element.getparent() is body:
                    yield from _taken_off(body, element)
        root = parser.close()
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise damaged(main, error) from None
    if not is_checked:
        _check_root(root, package, main)
    if body is None:
        raise IntakeError(msg("The file is damaged: its document part holds no text body"))
    yield from _taken_off(body, None)


_BLOCKS = tuple(W + name for name in ("p", "tbl", "sdt", "sectPr"))
"""Children of the body that stand in every file; others are read together with the next of these."""


def _taken_off(body: etree._Element, last: etree._Element | None) -> Iterator[etree._Element]:
    for child in list(body.iterchildren(etree.Element)):
        yield child
        # Emptied first: to take off a full branch costs three times its reading.
        child.clear()
        body.remove(child)
        if child is last:
            return


def _check_root(element: etree._Element, package: Package, main: str) -> None:
    root = element.getroottree().getroot()
    doctype_refused(root, main)
    if root.tag == _DOCUMENT:
        return
    kind = package.content_type(main)
    if "spreadsheet" in kind or "ms-excel" in kind:
        raise IntakeError(msg("The file is a workbook, not a Word document: name it .xlsx"))
    if "presentation" in kind or "ms-powerpoint" in kind:
        raise IntakeError(msg("The file is a presentation: documents and workbooks are read"))
    raise IntakeError(msg("The file is no Word document: its document part begins with “{name}”", name=root.tag))


def _notes(package: Package, main: str) -> Mapping[tuple[str, str], etree._Element]:
    found: dict[tuple[str, str], etree._Element] = {}
    for kind, part in _NOTES:
        root = _part(package, main, part)
        for note in () if root is None else root.iterchildren(f"{W}{kind}"):
            if note.get(TYPE) not in _NO_NOTES:
                found[kind, note.get(ID, "")] = note
    return found


def _heads(
    package: Package,
    main: str,
    references: list[tuple[str, str]],
    shared: Shared,
    reference: str,
    step: str,
    role: PieceRole,
) -> list[TextPiece | TablePiece]:
    """The heads (or feet) of the pages of all sections, in order; those that say the same, once."""
    relations = package.relationships(main)
    parts = dict.fromkeys(_target(relations, id, package) for tag, id in references if tag == reference)
    blocks: list[TextPiece | TablePiece] = []
    seen: set[tuple[str, ...]] = set()
    for part in parts:
        if part is None:
            continue
        story = Story(shared, f"{step}-{len(seen) + 1}/", role)
        story.read(package.xml(part))
        texts = tuple(block.text for block in story.blocks if isinstance(block, TextPiece))
        if texts and texts not in seen:
            seen.add(texts)
            blocks.extend(story.blocks)
    return blocks


def _target(relations: Mapping[str, Relationship], id: str, package: Package) -> str | None:
    relation = relations.get(id)
    return None if relation is None or relation.is_external else package.find(relation.target)


def _tell_what_is_left_out(package: Package, main: str, shared: Shared) -> None:
    book = shared.book
    comments = _part(package, main, "comments")
    if comments is not None and len(comments):
        book.left_out("comment", START, len(comments))
    unread = len(shared.notes.keys() - shared.noted)
    if unread:
        book.left_out("note", START, unread)
    if package.has_macros:
        book.left_out("macro", START)
    links = [link for link in package.external_links if link.kind not in _UNSEEN_LINKS]
    if links:
        book.left_out("link", START, len(links))


def _has_text(block: TextPiece | TablePiece) -> bool:
    if isinstance(block, TextPiece):
        return bool(block.text.strip())
    return any(cell.text.strip() for row in block.rows for cell in row)


def _nothing_to_read(book: Book) -> Message:
    if book.pictures:
        return msg(
            "The file holds {count} pictures and no text: it is scanned. Give the document it was printed from, "
            "or have its text recognised first",
            count=book.pictures,
        )
    return msg("The file is empty")
