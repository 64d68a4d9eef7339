"""Prose in Markdown to HTML that cannot hurt: no HTML, no images, links by an allow-list, one `h1` a page.

The rules are CommonMark's without those that would change printed text: no indented or fenced code, no tables (data
tables have captions and headers, prose has none), no struck-out text. A line stays a line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from generator.render.markdown_parser import ProseParser

# Text that is the same in Markdown and in print: none of the signs Markdown reads, no blanks at the ends of lines,
# nothing at the start of a line that begins a list, a heading or a rule.
_PLAIN_LINE = (
    r"(?![-+=#]|[0-9]{1,9}[.)])(?! )[^\\`*_{}\[\]<>&|~\x00-\x1f\x7f\x85\u2028\u2029\ufffd\s]"
    r"(?:[^\\`*_{}\[\]<>&|~\x00-\x1f\x7f\x85\u2028\u2029\s]| (?! *(?:\n|\Z)))*"
)
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n+{_PLAIN_LINE})*\n*")
_BETWEEN_PARAGRAPHS = re.compile(r"\n{2,}")


class MarkdownRenderer:
    """Turns Markdown into HTML; loads the parser, which is costly, only for prose that needs it."""

    def __init__(self) -> None:
        """A renderer."""
        self._parser: ProseParser | None = None

    def render(self, text: str, level: int = 2) -> Markup:
        """HTML of a text, its topmost headings being `h<level>`, each deeper one exactly one level below."""
        plain = _plain_html(text)
        return Markup(self.render_fully(text, level) if plain is None else plain)

    def render_fully(self, text: str, level: int = 2) -> str:
        """The same by way of the parser, whatever the text holds."""
        if self._parser is None:
            from generator.render.markdown_parser import ProseParser

            self._parser = ProseParser()
        return self._parser.html(text, level)


def _plain_html(text: str) -> str | None:
    """HTML of paragraphs without any Markdown in them, None where there may be some."""
    if _PLAIN.fullmatch(text) is None:
        return None
    escaped = text.rstrip("\n").replace('"', "&quot;")
    paragraphs = _BETWEEN_PARAGRAPHS.split(escaped)
    return "".join(["<p>" + paragraph.replace("\n", "<br>\n") + "</p>\n" for paragraph in paragraphs])
