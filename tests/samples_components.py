"""Contexts too large to be written out in an example of a component: those of pages of the made-up submission."""

from __future__ import annotations

from typing import Any

from generator.model.catalogue import Relations
from generator.model.submission import Submission
from generator.pages import page_kinds, pages_of_site, pages_of_submission
from tests import samples, samples_tables, samples_targets


def _whole() -> Submission:
    return samples.submission(tables=samples_tables.tables(), targets=samples_targets.targets())


def _of_submission(submission: Submission, address: str, relations: Relations | None = None) -> Any:
    related = relations or samples.relations(submission)
    pages = pages_of_submission(page_kinds(), submission, related, samples.site(), (), ())
    return next(page.context for page in pages if page.address == submission.path + address)


def _of_site(address: str, *submissions: Submission) -> Any:
    pages = pages_of_site(page_kinds(), samples.catalogue(*submissions))
    return next(page.context for page in pages if page.address == address)


def year() -> Any:
    """The page of a year with units, codes, and a project without an amount."""
    return _of_submission(_whole(), "")


def plain_year() -> Any:
    """The page of a year whose projects have neither units nor codes."""
    projects = (samples.project(code=None, unit=""),)
    return _of_submission(samples.submission(units=(), projects=projects), "")


def table() -> Any:
    """The page of a budget table that is drawn."""
    submission = _whole()
    pages = pages_of_submission(page_kinds(), submission, samples.relations(submission), samples.site(), (), ())
    return next(page.context for page in pages if getattr(page.context, "charts", ()) and "/t/" in page.address)


def body() -> Any:
    """The page of a body with two years, whose differences are told."""
    submission = _whole()
    before = samples.submission(fiscal_year=2030, projects=samples.projects()[:2])
    return _of_site(f"{submission.region.code}/{submission.body.slug}/", submission, before)


def printed_forms() -> Any:
    """The official forms of a submission with projects and forms above them."""
    return _of_submission(_whole(), "print/")


def compared() -> Any:
    """Two years of a body side by side."""
    before = samples.submission(fiscal_year=2030, projects=samples.projects()[:2])
    pages = pages_of_site(page_kinds(), samples.catalogue(_whole(), before))
    return next(page.context for page in pages if page.template == "pages/compare_pair.html")
