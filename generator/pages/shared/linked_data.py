"""Linked data (JSON-LD, schema.org) of pages: few statements, each true.

Absolute addresses are written only where the site has one, a licence only where the body states it, and a site that no
government body runs says so in every description.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.body import Body, Region
from generator.model.message import Message
from generator.model.site import Site
from generator.model.submission import Origin, Submission
from generator.pages.shared.downloads import DownloadLink
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
    files: Iterable[DownloadLink] = (),
) -> dict[str, Any]:
    """The statements about the data of a submission, or of one project as a part of it; `files` stand beside the page.

    The body is the publisher where it publishes here itself; of what was transcribed it published the original.
    """
    body = {"@type": "GovernmentOrganization", "name": submission.body.name}
    thing: dict[str, Any] = {
        "@type": "Dataset",
        "name": name,
        # The data are as printed, whatever the shell speaks.
        "inLanguage": "zh-CN",
        "temporalCoverage": str(submission.fiscal_year),
        "spatialCoverage": submission.region.full_name,
        "creator": body,
    }
    published = {"datePublished": submission.public_on} if submission.public_on else {}
    if submission.origin is Origin.FILED:
        thing |= {"publisher": body, **published}
    elif part_of is None:
        # The stated day is that of the original.
        original = {"@type": "CreativeWork", "name": submission.title, "publisher": body, **published}
        thing["isBasedOn"] = original | ({"url": submission.source_url} if submission.source_url else {})
    distribution = [_download(file, site.base_url + address if site.base_url else "") for file in files]
    if distribution:
        thing["distribution"] = distribution
    if part_of is not None:
        thing["isPartOf"] = {"@type": "Dataset", "name": part_of}
    if submission.body.licence:
        thing["license"] = submission.body.licence
    return _statements(site, address, thing, (description,))


def _download(file: DownloadLink, page: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": file.label,
        "encodingFormat": file.media_type,
        # Relative to the page where the site has no address.
        "contentUrl": page + file.address,
    }


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
