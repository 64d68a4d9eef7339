"""Linked data (JSON-LD, schema.org) of pages: few statements, each true.

Absolute addresses are written only where the site has one, a licence only where the body states it, and a site that no
government body runs says so in every description.
"""

from __future__ import annotations

from typing import Any

from generator.model.body import Body, Region
from generator.model.message import Message
from generator.model.site import Site
from generator.model.submission import Submission
from generator.pages.shared.words import NOT_OFFICIAL, year_title

_CONTEXT = "https://schema.org"


def website(site: Site) -> dict[str, Any]:
    """The statements about the site itself."""
    return _statements(site, "", {"@type": "WebSite", "name": site.title, "inLanguage": site.language}, ())


def organization(site: Site, region: Region, body: Body, address: str) -> dict[str, Any]:
    """The statements about a body."""
    thing: dict[str, Any] = {"@type": "GovernmentOrganization", "name": body.name, "areaServed": region.full_name}
    if body.names_before:
        thing["alternateName"] = list(body.names_before)
    return _statements(site, address, thing, ())


def dataset(
    site: Site,
    submission: Submission,
    address: str,
    name: str | Message,
    description: str | Message,
    part_of: str | Message | None = None,
) -> dict[str, Any]:
    """The statements about the data of a submission, or of one project as a part of it."""
    thing: dict[str, Any] = {
        "@type": "Dataset",
        "name": name,
        "temporalCoverage": str(submission.fiscal_year),
        "spatialCoverage": submission.region.full_name,
        "creator": {"@type": "GovernmentOrganization", "name": submission.body.name},
    }
    if part_of is not None:
        thing["isPartOf"] = {"@type": "Dataset", "name": part_of}
    if submission.body.licence:
        thing["license"] = submission.body.licence
    return _statements(site, address, thing, (description,))


def submission_name(submission: Submission) -> Message:
    """The name of a submission's data."""
    return year_title(submission.body.name, submission.fiscal_year, submission.kind)


def _statements(
    site: Site, address: str, thing: dict[str, Any], description: tuple[str | Message, ...]
) -> dict[str, Any]:
    statements = {"@context": _CONTEXT, **thing, "isAccessibleForFree": True}
    sentences = (*description, *(() if site.official else (NOT_OFFICIAL,)))
    if sentences:
        statements["description"] = list(sentences)
    if site.base_url:
        statements["url"] = site.base_url + address
    return statements
