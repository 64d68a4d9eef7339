"""The parser for prose that holds Markdown, and headings below the page's own. Loaded only for such prose."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.link import is_safe_link

_DISABLED = ["image", "code", "fence", "table", "strikethrough", "lheading", "html_block", "html_inline"]


class _SafeMarkdown(MarkdownIt):
    """Markdown whose links lead only to allowed addresses; any other stays the text it was."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 (the library's name)
        """Whether a link may lead to `url`."""
        return is_safe_link(url)


class ProseParser:
    """Turns Markdown into HTML; costly to make and safe to reuse."""

    def __init__(self) -> None:
        """A parser."""
        self._parser = _SafeMarkdown("js-default", {"html": False, "linkify": False, "breaks": True})
        self._parser.disable(_DISABLED)

    def html(self, text: str, level: int) -> str:
        """HTML of a text, its topmost headings being `h<level>`."""
        tokens = self._parser.parse(text)
        html: str = self._parser.renderer.render(_with_levels(tokens, level), self._parser.options, {})
        return html


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
