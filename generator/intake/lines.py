"""One line of a text at a time: signs of the conversion come off, and what stands alone on a line is told apart."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from generator.model.han import strip_blanks
from generator.model.message import msg
from generator.model.source import Furniture, Repair

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
# Two stars open bold type where a word may begin; those of the placeholder ≥**株 do not.
_BOLD = re.compile(r"</?(?:b|strong)>|(?:^|(?<=[\s、，。；：（(]))\*\*(?=\S)([^*\n]+)(?<=\S)\*\*", re.IGNORECASE)
_LATEX = re.compile(r"\$([^$\n]{1,60})\$")
_LATEX_NUMBER = re.compile(r"[<>=]?\s*\d+(?:\.\d+)?")
_HEADING = re.compile(r"^[ ]{0,3}(#{1,6})\s+(?=\S)")
_ITEM = re.compile(r"^[ ]{0,3}[-*+]\s+(?=\S)")
_WATERMARK = re.compile(r"(?:仅供内部(?:审核|使用|参考)|内部(?:资料|文件|审核|使用)|内部资料注意保存|样稿|禁止复制)")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Signs without a look of their own, left by word processors: they would split a number or a code for every reader."""
_OTHER_BREAKS = dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), " ")
"""Line and page breaks of word processors inside a line: no line ends there, so they are blanks."""
_LATEX_SIGNS = (
    ("\\geqslant", "≥"),
    ("\\leqslant", "≤"),
    ("\\geq", "≥"),
    ("\\leq", "≤"),
    ("\\ge", "≥"),
    ("\\le", "≤"),
    ("\\times", "×"),
    ("\\pm", "±"),
    ("\\sim", "~"),
    ("\\%", "%"),
    ("\\,", ""),
    ("\\ ", " "),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the document, cleaned, with what was taken off it."""

    number: int
    """From 1."""
    raw: str
    text: str
    """Without bookmarks, bold marks and LaTeX signs; tabs and blanks as they stand."""
    heading: int = 0
    is_item: bool = False
    has_bookmark: bool = False
    furniture: tuple[Furniture, ...] = ()
    repairs: tuple[Repair, ...] = ()
    stands_aside: bool = False
    """True where the whole line is furniture: a page number, a watermark."""

    @property
    def is_blank(self) -> bool:
        """No sign but blanks; a line of tabs only is not blank, it holds empty cells."""
        return not self.text.strip() and "\t" not in self.text

    @property
    def is_tabbed(self) -> bool:
        """Holds cells."""
        return "\t" in self.text

    def set_aside(self, kind: Furniture) -> Line:
        """The line as furniture of this kind, and nothing else."""
        return dataclasses.replace(self, stands_aside=True, furniture=(*self.furniture, kind))


def clean_line(number: int, raw: str) -> Line:
    """The line with the signs of the conversion taken off and listed."""
    furniture: list[Furniture] = []
    text, bookmarks = _BOOKMARK.subn("", raw)
    if bookmarks:
        furniture.append(Furniture.BOOKMARK)
    text, invisible = _INVISIBLE.subn("", text.translate(_OTHER_BREAKS))
    text, bold = _BOLD.subn(lambda found: found.group(1) or "", text)
    text, repairs = _plain_signs(number, text)
    heading, is_item = 0, False
    if "\t" not in text.strip():
        text, heading, is_item = _markdown_signs(text)
    if bold or heading or is_item or invisible:
        furniture.append(Furniture.MARKUP)
    is_watermark = "\t" not in text and _WATERMARK.fullmatch(strip_blanks(text)) is not None
    if is_watermark:
        furniture.append(Furniture.WATERMARK)
    return Line(number, raw, text, heading, is_item, bool(bookmarks), tuple(furniture), repairs, is_watermark)


def clean_plain(number: int, raw: str) -> Line:
    """A line of a file without signs of a conversion: what has no look goes, a tab is a blank, a mark stands aside."""
    text, invisible = _INVISIBLE.subn("", raw.translate(_OTHER_BREAKS))
    line = Line(number, raw, text.replace("\t", " "), furniture=(Furniture.MARKUP,) if invisible else ())
    return line.set_aside(Furniture.WATERMARK) if _WATERMARK.fullmatch(strip_blanks(text)) else line


def _markdown_signs(text: str) -> tuple[str, int, bool]:
    found = _HEADING.match(text)
    if found:
        return text[found.end() :].rstrip().rstrip("#").rstrip(), len(found.group(1)), False
    item = _ITEM.match(text)
    # A dash before a digit may be a minus or a page number, so only a dash before a word opens an item.
    if item and not text[item.end()].isdigit():
        return text[item.end() :], 0, True
    return text, 0, False


def _plain_signs(number: int, text: str) -> tuple[str, tuple[Repair, ...]]:
    repairs: list[Repair] = []

    def replace(found: re.Match[str]) -> str:
        inner = found.group(1)
        # Without a command or a lone number between them, two dollars are money.
        if "\\" not in inner and not _LATEX_NUMBER.fullmatch(inner):
            return found.group(0)
        for sign, plain in _LATEX_SIGNS:
            inner = inner.replace(sign, plain)
        # A command that is not in the list may mean anything: then the text stays as it is.
        if "\\" in inner:
            return found.group(0)
        after = strip_blanks(inner)
        repairs.append(
            Repair("", (number,), found.group(0), after, msg("Typesetting signs are written as the signs they print"))
        )
        return after

    return _LATEX.sub(replace, text), tuple(repairs)
