"""Which parts of an English page are Chinese: `lang="zh-CN"` where printed data stand (WCAG 3.1.2, language of parts).

The shell speaks English, the content stays as printed. What is Chinese is told by its characters, once the page is
made: templates need no marks, and none can be forgotten in one of them. The mark goes on the largest element in which
nothing is English (a table body, a list, a heading); where both stand in one text, on a `span` around the Chinese. The
pages of a Chinese site never come here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

HAN: Final = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
_MARK: Final = ' lang="zh-CN"'
_ENTITY: Final = r"&\#?\w+;"
# A Han character, or a mark of Chinese punctuation.
_CHINESE: Final = rf"[{HAN}\u3001-\u301f\uff01-\uff5e]"
# From the first to the last Chinese character of a text with what stands between them, unless that is a word: figures,
# signs, and letters that touch what is Chinese (LED灯). A figure before or after belongs to it (2031年, 9.20 万元); its
# length is bounded, or a text of digits alone would be read again from each of them.
_RUN: Final = re.compile(
    rf"(?:\d[\d.,]{{0,40}}\ ?)?{_CHINESE}"
    rf"(?:(?:{_ENTITY}|[^A-Za-z&]|(?<![\sA-Za-z&])[A-Za-z]+(?![A-Za-z\s;]))*{_CHINESE})?\d*"
)
_HAN: Final = re.compile(f"[{HAN}]")
_WORD: Final = re.compile(r"\b[A-Za-z]{2,}\b")
_ENTITIES: Final = re.compile(_ENTITY)
_TOKEN: Final = re.compile(r"""<!--.*?-->|</?[A-Za-z!](?:[^"'>]|"[^"]*"|'[^']*')*>|<?[^<]+|<""", re.DOTALL)
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
# Attributes that are read out or shown; `content` and `value` are for programs.
_SAID: Final = re.compile(r"""\s(?:aria-label|alt|title|placeholder|label|data-(?!value|id)[a-z-]+)="([^"]*)\"""")
_VOID: Final = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_NO_TEXT: Final = frozenset({"script", "style"})
_NO_ELEMENTS: Final = frozenset({"title", "desc", "option", "textarea"})
"""Elements that hold text alone: where both languages stand in one, nothing inside can be marked."""


@dataclass(slots=True)
class _Node:
    """An element while its languages are being told; `start` is the place of its tag among the tokens."""

    tag: str
    start: int
    has_chinese: bool = False
    has_english: bool = False

    def hear(self, text: str) -> None:
        """Takes note of the languages of a text."""
        plain = _ENTITIES.sub(" ", text)
        self.has_chinese = self.has_chinese or _HAN.search(plain) is not None
        self.has_english = self.has_english or _WORD.search(_RUN.sub(" ", plain)) is not None


def mark_chinese(html: str) -> str:
    """The page with each Chinese part of its body marked; what says its language itself is left as it is.

    `html` is well-formed: every element that is not void is closed, or closes itself as in SVG.
    """
    head, body, rest = html.partition("<body")
    tokens = _TOKEN.findall(body + rest)
    return head + "".join(_marked(tokens, _whole_elements(tokens)))


def _whole_elements(tokens: list[str]) -> set[int]:
    """The places of the tags of elements that are Chinese alone, and of those that say their language.

    Elements inside such an element are among them too.
    """
    found: set[int] = set()
    open_nodes = [_Node("", -1)]
    for place, token in enumerate(tokens):
        tag = _TAG.match(token)
        if tag is None:
            if open_nodes[-1].tag not in _NO_TEXT and not token.startswith("<!"):
                open_nodes[-1].hear(token)
            continue
        if tag[1]:
            _close(open_nodes, found)
            continue
        node = _Node(tag[2].lower(), place)
        for said in _SAID.findall(token):
            node.hear(said)
        open_nodes.append(node)
        if " lang=" in token:
            found.add(place)
        if node.tag in _VOID or token.endswith("/>"):
            _close(open_nodes, found)
    return found


def _close(open_nodes: list[_Node], found: set[int]) -> None:
    # A user's own template may close what it never opened.
    if len(open_nodes) == 1:
        return
    node, above = open_nodes.pop(), open_nodes[-1]
    if node.start in found:
        return
    if node.has_chinese and not node.has_english and node.tag not in {"body", "main"}:
        found.add(node.start)
    above.has_chinese = above.has_chinese or node.has_chinese
    above.has_english = above.has_english or node.has_english


def _marked(tokens: list[str], whole: set[int]) -> list[str]:
    marked = []
    # Names of the elements that are open, and how many of them stand in a part that is marked.
    open_tags: list[str] = []
    covered = 0
    for place, token in enumerate(tokens):
        tag = _TAG.match(token)
        written = token
        if tag is None:
            is_text = open_tags and open_tags[-1] not in _NO_TEXT | _NO_ELEMENTS and not token.startswith("<!")
            if is_text and not covered:
                written = _with_spans(token, "tspan" if "svg" in open_tags else "span")
        elif tag[1]:
            del open_tags[-1:]
            covered = max(0, covered - 1)
        else:
            name = tag[2].lower()
            if not covered and place in whole and " lang=" not in token:
                written = f"<{tag[2]}{_MARK}{token[tag.end() :]}"
            if name not in _VOID and not token.endswith("/>"):
                open_tags.append(name)
                covered += 1 if covered or place in whole else 0
        marked.append(written)
    return marked


def _with_spans(text: str, span: str) -> str:
    return _RUN.sub(lambda run: f"<{span}{_MARK}>{run[0]}</{span}>" if _HAN.search(run[0]) else run[0], text)
