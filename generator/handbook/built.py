"""The handbook as it leaves MkDocs. Apart from `build`, so that whoever reads these nouns need not load MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.diagnostic import Diagnostic
from generator.model.handbook import HandbookPage
from generator.model.place import Place


@dataclass(frozen=True, slots=True)
class HandbookLink:
    """A link from a page of the handbook to a place of the site."""

    place: Place
    """Where it stands in its file."""
    written: str
    """As the file has it."""
    address: str
    """Of the page it leads to, below the site's root."""
    anchor: str
    """Of the place on that page; empty for the page itself."""


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """A finished page."""

    address: str
    html: bytes
    data: dict[str, Any]
    """Its `index.json`."""
    search: HandbookPage
    """What the search indexes see of it."""


@dataclass(frozen=True, slots=True)
class Handbook:
    """The pages of a build; none where the content has no handbook."""

    pages: tuple[BuiltPage, ...] = ()
    links: tuple[HandbookLink, ...] = ()
    """Every link into the site, still to be followed."""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def searched(self) -> tuple[HandbookPage, ...]:
        """The pages as the search indexes see them."""
        return tuple(page.search for page in self.pages)
