"""The projects of all submissions that their forms call one kind (特定目标类): a list in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.across import PROJECT_KINDS, ProjectKind, listed_parts, project_kinds
from generator.pages.shared.addresses import HOME
from generator.pages.shared.project_lists import ListedPart, list_record


@dataclass(frozen=True, slots=True)
class ProjectKindsProjectsPage:
    """What one part of the list of a kind of project shows."""

    head: Head
    """Title, description, trail."""
    kind: ProjectKind
    """The kind."""
    submissions: int
    """How many disclosures feed the list."""
    listed: ListedPart
    """The projects."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of the list of each kind; none of one that fewer than two submissions print."""
    description = msg("The projects of all disclosures on this site that their forms call one kind")
    for kind in project_kinds(catalogue):
        for listed in listed_parts(catalogue, kind.fed, kind.address):
            head = Head(kind.label, description, (HOME, PROJECT_KINDS), part=listed.title)
            data = records.page_record(
                catalogue.site,
                "project_kinds_projects",
                listed.here.address,
                kind.text,
                field=kind.field,
                text=kind.text,
                **list_record(listed),
            )
            context = ProjectKindsProjectsPage(head, kind, len(kind.fed), listed)
            yield Page(listed.here.address, "pages/project_kinds_projects.html", context, data, is_permanent=False)
