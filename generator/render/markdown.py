"""Prose in Markdown to HTML that cannot hurt: no HTML, no images, links by an allow-list, one `h1` a page.

The rules are CommonMark's without those that would change printed text: no indented or fenced code, no tables (data
tables have captions and headers, prose has none), no struck-out text. A line stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from generator.model.link import is_safe_link

_DISABLED = ["image", "code", "fence", "table", "strikethrough", "lheading", "html_block", "html_inline"]

# Text that is the same in Markdown and in print: none of the signs Markdown reads, no blanks at the ends of lines,
# nothing at the start of a line that begins a list, a heading or a rule.
_PLAIN_LINE = (
    r"(?![-+=#]|[0-9]{1,9}[.)])(?! )[^\\`*_{}\[\]<>&|~\x00-\x1f\x7f\x85\u2028\u2029\ufffd\s]"
    r"(?:[^\\`*_{}\[\]<>&|~\x00-\x1f\x7f\x85\u2028\u2029\s]| (?! *(?:\n|\Z)))*"
)
_PLAIN = re.compile(rf"{_PLAIN_LINE}(?:\n+{_PLAIN_LINE})*\n*")
_BETWEEN_PARAGRAPHS = re.compile(r"\n{2,}")


class _SafeMarkdown(MarkdownIt):
    """Markdown whose links lead only to allowed addresses; any other stays the text it was."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Whether a link may lead to `url`."""
        return is_safe_link(url)


class MarkdownRenderer:
    """Turns Markdown into HTML; holds the parser, which is costly to make and safe to reuse."""

    def __init__(self) -> None:
        """A renderer."""
        self._parser = _SafeMarkdown("js-default", {"html": False, "linkify": False, "breaks": True})
        self._parser.disable(_DISABLED)

    def render(self, text: str, level: int = 2) -> Markup:
        """HTML of a text, its topmost headings being `h<level>`, each deeper one exactly one level below."""
        plain = _plain_html(text)
        return Markup(self.render_fully(text, level) if plain is None else plain)

    def render_fully(self, text: str, level: int = 2) -> str:
        """The same by way of the parser, whatever the text holds."""
        tokens = self._parser.parse(text)
        html: str = self._parser.renderer.render(_with_levels(tokens, level), self._parser.options, {})
        return html


def _plain_html(text: str) -> str | None:
    """HTML of paragraphs without any Markdown in them, None where there may be some."""
    if _PLAIN.fullmatch(text) is None:
        return None
    escaped = text.rstrip("\n").replace('"', "&quot;")
    paragraphs = _BETWEEN_PARAGRAPHS.split(escaped)
    return "".join(["<p>" + paragraph.replace("\n", "<br>\n") + "</p>\n" for paragraph in paragraphs])


def _with_levels(tokens: Sequence[Token], level: int) -> list[Token]:
    """The tokens with headings moved below the page's own: no level is skipped, none is deeper than `h6`."""
    kept: list[Token] = []
    depths: list[int] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "heading_open":
            if not tokens[place + 1].content:
                place += 3
                continue
            depth = int(token.tag[1:])
            while depths and depths[-1] >= depth:
                depths.pop()
            depths.append(depth)
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(level + len(depths) - 1, 6)}"
        kept.append(token)
        place += 1
    return kept
