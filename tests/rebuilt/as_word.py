"""A disclosure as the Word file a department would have: merged cells, styles, automatic numbers, fields, a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from tests.intake.made_docx import cell, paragraph, row, run, table, word_file
from tests.rebuilt.laid import LaidCell, LaidDocument, LaidTable, LaidText

_HAN = "一二三四五六七八九"
_NUMBERED = re.compile(
    r"(?P<open>（?)(?:(?P<han>[一二三四五六七八九十]+)|(?P<figures>[1-9]\d?))(?P<close>[）、.])(?=\D)"
)
_BULLET = 1
_SQUARE = 1000
"""Width of a square, in twentieths of a point."""
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def word_of(document: LaidDocument, is_ragged: bool = False, is_blank_below_tables: bool = True) -> bytes:
    """The bytes of the file; in ragged tables edges were drawn by hand, each row's a little beside others'."""
    return _Writer(is_ragged, is_blank_below_tables).write(document)


class _Writer:
    """One file under way."""

    def __init__(self, is_ragged: bool, is_blank_below_tables: bool) -> None:
        self.is_ragged = is_ragged
        self.below_tables = paragraph() if is_blank_below_tables else ""
        self.lists: list[tuple[str, str, int]] = []
        """Format, text and first number of each list, as number ids from 2."""
        self.texts = self.entries = 0

    def write(self, document: LaidDocument) -> bytes:
        inside = "".join(
            self._text(block, self._is_last_entry(document, at)) if isinstance(block, LaidText) else self._table(block)
            for at, block in enumerate(document.blocks)
        )
        section = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        section += '<w:footerReference w:type="default" r:id="rId4"/></w:sectPr>'
        header = "".join(_watermark(mark) for mark in document.marks)
        others = {
            "styles.xml": _styles(),
            "numbering.xml": self._numbering(),
            "header1.xml": paragraph(header) if header else paragraph(),
            "footer1.xml": paragraph("— ", _field("PAGE", "1"), " —"),
        }
        return word_file(inside + section, others)

    @staticmethod
    def _is_last_entry(document: LaidDocument, at: int) -> bool:
        behind = document.blocks[at + 1] if at + 1 < len(document.blocks) else None
        return not (isinstance(behind, LaidText) and behind.is_entry)

    def _text(self, text: LaidText, is_last: bool) -> str:
        if text.is_entry:
            return self._entry(text.text, is_last)
        self.texts += 1
        properties, shown = "", text.text
        if text.heading:
            properties = f'<w:pStyle w:val="{text.heading}"/>' + ("<w:pageBreakBefore/>" if text.heading == 1 else "")
        if text.is_item:
            properties += _number_properties(_BULLET)
        elif (found := _NUMBERED.match(shown)) and self.texts % 2:
            properties += _number_properties(self._list(found))
            shown = shown[found.end() :]
        broken = '<w:r><w:br w:type="page"/></w:r>' if self.texts % 9 == 0 and not text.heading else ""
        return (paragraph(broken) if broken else "") + paragraph(*_runs(shown), properties=properties)

    def _table(self, laid: LaidTable) -> str:
        return _table(laid, _ragged(laid) if self.is_ragged else {}) + self.below_tables

    def _list(self, found: re.Match[str]) -> int:
        """A number id for a list that begins with this number."""
        start = int(found["figures"]) if found["figures"] else _han_value(found["han"])
        format = "decimal" if found["figures"] else "chineseCountingThousand"
        self.lists.append((format, f"{found['open']}%1{found['close']}", start))
        return len(self.lists) + _BULLET

    def _entry(self, text: str, is_last: bool) -> str:
        self.entries += 1
        begin = ""
        if self.entries == 1:
            begin = _begin(r'TOC \o "1-3" \h \z \u')
        page = _field(f"PAGEREF _Toc{self.entries} \\h", str(self.entries))
        link = f'<w:hyperlink w:anchor="_Toc{self.entries}">{run(text)}{run(chr(9))}{page}</w:hyperlink>'
        return paragraph(
            *([begin] if begin else []), link, *([_END] if is_last else []), properties='<w:pStyle w:val="TOC1"/>'
        )

    def _numbering(self) -> str:
        levels = [("bullet", "·", 1), *self.lists]
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{format}"/><w:suff w:val="nothing"/><w:lvlText w:val={quoteattr(shown)}/></w:lvl>'
            "</w:abstractNum>"
            for at, (format, shown, start) in enumerate(levels)
        )
        return abstract + "".join(
            f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(len(levels))
        )


def _han_value(text: str) -> int:
    tens, is_ten, ones = text.rpartition("十")
    return (_HAN.index(tens) + 1 if tens else 1) * 10 * bool(is_ten) + (_HAN.index(ones) + 1 if ones else 0)


def _number_properties(id: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr>'


def _runs(text: str) -> list[str]:
    """The text as runs: Word begins a new one where an author stopped, or where Latin letters begin."""
    middle = len(text) // 2
    return [run(piece, '<w:rFonts w:hint="eastAsia"/>') for piece in (text[:middle], text[middle:]) if piece]


def _begin(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _field(instruction: str, result: str) -> str:
    return f"{_begin(instruction)}{run(result)}{_END}"


def _styles() -> str:
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in range(1, 7)
    )
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        f'{headings}<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    )


def _watermark(mark: str) -> str:
    shape = "type='#_x0000_t136' style='position:absolute;width:400pt;height:100pt;rotation:315'"
    return (
        f"<w:r><w:pict><v:shape id='WaterMark' {shape}><v:textpath string={quoteattr(mark)}/></v:shape></w:pict></w:r>"
    )


Edges = dict[tuple[int, int], int]
"""Row and square → where its left edge lies, in twentieths of a point, unless it lies where the grid has it."""


def _ragged(laid: LaidTable) -> Edges:
    """Edges up to 2 mm beside those of other rows; a cell over several rows keeps its own in all of them."""
    fixed = {
        (row, column)
        for cell in laid.cells
        for row in range(cell.row, cell.row + cell.height)
        for column in (cell.column, cell.column + cell.width)
        if cell.height > 1
    }
    return {
        (cell.row, cell.column): cell.column * _SQUARE + (cell.row * 37 + cell.column * 61) % 101 - 50
        for cell in laid.cells
        if cell.column and (cell.row, cell.column) not in fixed
    }


def _table(laid: LaidTable, edges: Edges) -> str:
    """The table: a cell that covers rows is one that begins and others that go on."""
    beginning = list(laid.rows())
    going_on: list[list[LaidCell]] = [[] for _ in range(laid.height)]
    for each in laid.cells:
        for below in range(each.row + 1, each.row + each.height):
            going_on[below].append(LaidCell("", below, each.column, 1, each.width))
    grid = sorted({column * _SQUARE for column in range(laid.width + 1)} | set(edges.values()))
    rows = []
    for number, (begin, go_on) in enumerate(zip(beginning, going_on, strict=True)):
        cells = [(one.column, _cell(one, "restart" if one.height > 1 else "", grid, edges)) for one in begin]
        cells += [(one.column, _cell(one, "continue", grid, edges)) for one in go_on]
        properties = "<w:tblHeader/>" if number == 0 else "<w:cantSplit/>" if number % 3 else ""
        rows.append(row(*(xml for _, xml in sorted(cells)), properties=properties))
    widths = "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in pairwise(grid))
    return table(*rows).replace("<w:tblPr/>", f"<w:tblPr/><w:tblGrid>{widths}</w:tblGrid>", 1)


def _cell(one: LaidCell, merge: str, grid: Sequence[int], edges: Edges) -> str:
    left, right = (edges.get((one.row, column), column * _SQUARE) for column in (one.column, one.column + one.width))
    paragraphs = [paragraph(*_runs(line)) for line in one.text.split("\n")]
    return cell(*paragraphs, span=grid.index(right) - grid.index(left), merge=merge, width=right - left)
