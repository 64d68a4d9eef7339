"""The page that names the kinds of project (项目类别, 项目属性) there are lists of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared.across import PROJECT_KINDS, project_kinds
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import ListLink, list_link, lists_record


@dataclass(frozen=True, slots=True)
class ProjectKindsPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    lists: tuple[ListLink, ...]
    """The kinds there are lists of."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page; none where no kind of project stands in two submissions."""
    lists = tuple(list_link(kind.label, kind.address, kind.fed) for kind in project_kinds(catalogue))
    if lists:
        description = msg("The projects of all disclosures on this site, by what their forms call them")
        context = ProjectKindsPage(Head(PROJECT_KINDS.label, description, (HOME,)), lists)
        data = lists_record(catalogue.site, "project_kinds", PROJECT_KINDS.address, lists)
        yield Page(PROJECT_KINDS.address, "pages/project_kinds.html", context, data, is_permanent=False)
