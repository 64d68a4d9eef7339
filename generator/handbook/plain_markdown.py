"""Markdown written by the program: texts that mean themselves, and tables with their captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_SIGNS: Final = re.compile(r"[\\`*_\[\]|]")


def plain(text: str) -> str:
    """A text in which no sign is markup, on one line."""
    return _SIGNS.sub(lambda found: f"\\{found[0]}", " ".join(text.split()).replace("&", "&amp;"))


def code(text: str) -> str:
    """A text as it is typed, also in the cell of a table. It must hold no backtick."""
    return f"`{text}`"


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of a table whose cells are Markdown already."""
    yield from (f"表：{caption}", "", _row(heads), _row(["---"] * len(heads)))
    yield from map(_row, rows)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
