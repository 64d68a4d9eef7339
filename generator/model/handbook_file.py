"""A file of the handbook (手册), as it was read and as the handbook is built from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.model.raw import RawFile

FOLDER: Final = "handbook/"
"""Address of the first page; all others stand below it."""
FIRST: Final = "index"
"""Name of the file of the first page."""


@dataclass(frozen=True, slots=True)
class RawHandbookFile:
    """One Markdown file, its front matter apart."""

    slug: str
    """Name of the file without its ending: a part of the address."""
    fields: RawFile
    """The front matter; no field where there is none."""
    text: str
    """What follows it."""
    first_line: int
    """Line of the file at which `text` begins, from 1."""


@dataclass(frozen=True, slots=True)
class HandbookFile:
    """One page of the handbook before it is made."""

    path: str
    """Of its file, below the content folder."""
    slug: str
    title: str
    description: str = ""
    """One sentence for the list of pages and for search engines."""
    text: str = ""
    """Markdown below the title."""
    first_line: int = 1
    """Line of the file at which `text` begins, from 1."""
    is_reference: bool = False
    """Whether the program made it from what it knows of itself; such pages are listed apart, after all others."""

    @property
    def address(self) -> str:
        """Of the page, below the site's root."""
        return FOLDER if self.slug == FIRST else f"{FOLDER}{self.slug}/"
