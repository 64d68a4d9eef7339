"""A page to be made: its address, its template and the typed context the template reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.glossary import Term
from generator.model.message import Message
from generator.model.site import Site


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb trail; `address` is below the site's root, empty for the site's home."""

    label: str | Message
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every page says of itself."""

    title: str | Message
    """Title of the page without the site's name; unique in the site."""
    description: str | Message
    """One sentence for lists of search engines."""
    crumbs: tuple[Crumb, ...] = ()
    """From home to the page above this one."""
    linked_data: Any = None
    """JSON-LD of the page as dicts and lists of text, truth values and messages, or None."""
    part: Message | None = None
    """Which part of a long list the page shows: it follows the title."""
    feed: Crumb | None = None
    """The feed (Atom) of what the page is about; None where it has none of its own."""
    is_listed: bool = True
    """False where search engines are told to pass it by; then no sitemap names it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: rendering `template` with `context` gives the HTML at `address`; `data` is its index.json."""

    address: str
    """Below the site's root, with closing slash; empty for home; a name such as `404.html` is a file by itself."""
    template: str
    context: Any
    """A frozen dataclass of the page's own kind with a field `head: Head`."""
    data: Any = None
    """What `index.json` beside the page holds: dicts and lists of text, whole numbers, truth values, None."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Further files beside the page, each with its name: downloads."""
    is_permanent: bool = True
    """False for a list that comes and goes with what it lists: its address is not kept in addresses.txt."""
    instead: Page | None = None
    """What stands at its address where the gate finds something in it that must not go out; None: nothing is published.

    For pages of earlier texts alone: nobody can mend what is committed.
    """


@dataclass(frozen=True, slots=True)
class Shell:
    """What all pages of one build share."""

    site: Site
    generator: str
    """Name and version of the program."""
    asset_names: tuple[tuple[str, str], ...] = ()
    """(file under templates/assets, its published path with the fingerprint)."""
    has_handbook: bool = False
    """Whether the site has a handbook (手册) to link to."""
    terms: tuple[Term, ...] = ()
    """The site's own terms, which pages explain where they stand."""

    def asset(self, name: str) -> str:
        """Published path of an asset below the site's root; a KeyError for an unknown one is our own fault."""
        return dict(self.asset_names)[name]
