"""The kinds of page, found by their files.

A kind is one file `pages/<kind>.py` and one template `templates/pages/<kind>.html`. The file holds a frozen dataclass,
the context its template reads, and at least one of two functions:

    site_pages(catalogue: Catalogue) -> Iterator[Page]
        the pages about the site as a whole, made from summaries alone
    submission_pages(submission: Submission, relations: Relations, site: Site, terms: tuple[Term, ...],
                     source_lines: tuple[str, ...]) -> Iterator[Page]
        the pages of one submission; `source_lines` are all lines of its document, none where there is no document

What several kinds have in common stands in `pages/shared/`. Nothing here reads a file or knows HTML.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from generator.model.catalogue import Catalogue, Relations
from generator.model.glossary import Term
from generator.model.page import Page
from generator.model.site import Site
from generator.model.submission import Submission


class SitePages(Protocol):
    """Makes the pages of one kind that are about the whole site."""

    def __call__(self, catalogue: Catalogue) -> Iterator[Page]:
        """The pages, in the order of the catalogue."""


class SubmissionPages(Protocol):
    """Makes the pages of one kind that belong to one submission."""

    def __call__(
        self,
        submission: Submission,
        relations: Relations,
        site: Site,
        terms: tuple[Term, ...],
        source_lines: tuple[str, ...],
    ) -> Iterator[Page]:
        """The pages, in printed order."""


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page and what makes its pages."""

    name: str
    """Name of its file and of its template."""
    site_pages: SitePages | None
    """What makes its pages about the whole site, if there are any."""
    submission_pages: SubmissionPages | None
    """What makes its pages of one submission, if there are any."""


def page_kinds() -> tuple[PageKind, ...]:
    """Every kind of page there is a file of, by name.

    Errors: TypeError for a file that makes no pages, which is our own fault.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg)
    return tuple(_page_kind(name) for name in names)


def _page_kind(name: str) -> PageKind:
    module = importlib.import_module(f"{__name__}.{name}")
    kind = PageKind(name, getattr(module, "site_pages", None), getattr(module, "submission_pages", None))
    if kind.site_pages is None and kind.submission_pages is None:
        raise TypeError(f"{module.__name__} defines neither site_pages nor submission_pages")
    return kind


def pages_of_site(kinds: Iterable[PageKind], catalogue: Catalogue) -> Iterator[Page]:
    """All pages about the whole site, kind by kind."""
    for kind in kinds:
        if kind.site_pages is not None:
            yield from kind.site_pages(catalogue)


def pages_of_submission(
    kinds: Iterable[PageKind],
    submission: Submission,
    relations: Relations,
    site: Site,
    terms: tuple[Term, ...] = (),
    source_lines: tuple[str, ...] = (),
) -> Iterator[Page]:
    """All pages of one submission, kind by kind."""
    for kind in kinds:
        if kind.submission_pages is not None:
            yield from kind.submission_pages(submission, relations, site, terms, source_lines)
