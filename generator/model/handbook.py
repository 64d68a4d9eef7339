"""The pages of the handbook (手册) as the search indexes see them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandbookSection:
    """A part of a page under a heading of its own."""

    anchor: str
    """Id of its heading on the page; empty for what stands before the first one."""
    title: str
    text: str
    """Its words without markup."""


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A page of the handbook."""

    address: str
    """Below the site's root, with the closing slash."""
    title: str
    sections: tuple[HandbookSection, ...] = ()
