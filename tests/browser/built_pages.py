"""The pages of a built site: their addresses, their kinds, and one of each kind to look at."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.browser.html_tree import Element, parse

_BODY = r"\d{6}/[a-z0-9-]+/"
_YEAR = _BODY + r"\d{4}(-[a-z]+)?/"

# Each kind of page and the addresses it has. A page that fits none is a kind that no test looks at.
KINDS = {
    "home": "",
    "region": r"\d{6}/",
    "body": _BODY,
    "year": _YEAR,
    "project": _YEAR + r"p/[a-z0-9-]+/",
    "table": _YEAR + r"t/[a-z0-9-]+/",
    "text": _YEAR + r"text/",
    "targets": _YEAR + r"targets/",
    "print_forms": _YEAR + r"print/(\d+/)?",
    "submission_findings": _YEAR + r"findings/",
    "year_changes": _YEAR + r"changes/",
    "earlier_version": _YEAR + r"v/\d+/",
    "checks": "checks/",
    "check": r"checks/[a-z0-9-]+/",
    "completeness": r"completeness/(\d+/)?",
    "changes": r"changes/(\d+/)?",
    "projects": "projects/",
    "projects_of_region": r"projects/\d{6}/(\d+-?/)?",
    "projects_of_body": r"projects/" + _BODY + r"(\d+/)?",
    "projects_by_letter": r"projects/letter/[a-z]+/(\d+/)?",
    "indicator_kinds": "indicators/",
    "indicators": r"indicators/[a-z-]+/(\d+/)?",
    "function_codes": "functions/",
    "functions": r"functions/\d+/",
    "compare": r"compare/(\d+/)?",
    "compare_pair": r"compare/" + _YEAR + _YEAR + r"(\d+/)?",
    "largest": "largest/",
    "largest_projects": r"largest/\d{4}(-[a-z]+)?/",
    "project_kinds": "project-kinds/",
    "project_kinds_projects": r"project-kinds/(category|attribute)/[a-z0-9-]+/(\d+/)?",
    "questions": "questions/",
    "questions_projects": r"questions/[a-z-]+/(\d+/)?",
    "glossary": "glossary/",
    "handbook": r"handbook/([a-z0-9-]+/)?",
    "search": "search/",
    "about": "about/",
    "not_found": r"404\.html",
}
# The page that stays when a project or a table is taken out; a site need not have any.
GONE = "gone"
# The page in place of each page of a disclosure that did not pass the checks.
WITHHELD = "withheld"
# The page at an address whose page moved; a site need not have any. A browser leaves it at once: see test_redirect.
REDIRECT = "redirect"
ELSEWHERE = frozenset({GONE, WITHHELD, REDIRECT})
"""Kinds of page that stand at the address of what was there."""
SAMPLED_PROJECTS = 5


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """One HTML file of the site; `address` is below the site's root, empty for home."""

    address: str
    path: Path

    @property
    def record(self) -> dict[str, Any]:
        """The `index.json` beside the page; empty where there is none."""
        path = self.path.with_name("index.json")
        is_beside = self.path.name == "index.html" and path.is_file()
        record: dict[str, Any] = json.loads(path.read_bytes()) if is_beside else {}
        return record

    @property
    def kind(self) -> str | None:
        """One of `KINDS` and `ELSEWHERE`, or None for an address that fits no kind."""
        kind = next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, self.address)), None)
        if self.address.count("/") > 1 and self.record.get("kind") == REDIRECT:
            return REDIRECT
        if kind in {"project", "table"} and self.record.get("kind") == GONE:
            return GONE
        return WITHHELD if self.address.count("/") > 2 and self.record.get("kind") == WITHHELD else kind


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A folder with a finished site."""

    folder: Path

    def pages(self) -> tuple[BuiltPage, ...]:
        """All pages, in the order of their addresses."""
        found = []
        for path in self.folder.rglob("*.html"):
            file = path.relative_to(self.folder).as_posix()
            found.append(BuiltPage(file.removesuffix("index.html"), path))
        return tuple(sorted(found, key=lambda page: page.address))

    def of_kind(self, kind: str) -> tuple[BuiltPage, ...]:
        """The pages of a kind, from the smallest file to the largest."""
        pages = [page for page in self.pages() if page.kind == kind]
        return tuple(sorted(pages, key=lambda page: (page.path.stat().st_size, page.address)))

    def example(self, kind: str) -> BuiltPage:
        """The page of this kind with the most on it."""
        return self.of_kind(kind)[-1]

    def sampled_project(self, number: int) -> BuiltPage:
        """One of `SAMPLED_PROJECTS` project pages spread evenly from the shortest to the longest."""
        projects = self.of_kind("project")
        return projects[number * (len(projects) - 1) // (SAMPLED_PROJECTS - 1)]

    def chosen(self, choice: str) -> BuiltPage:
        """The page meant by one of `CHOICES`."""
        kind, _, number = choice.partition(" ")
        if kind in ELSEWHERE and not self.of_kind(kind):
            pytest.skip(f"the given site has no page of the kind {kind}")
        return self.sampled_project(int(number)) if number else self.example(kind)


# Names to parametrize tests with before any site is built.
CHOICES = (
    *(kind for kind in KINDS if kind != "project"),
    *(f"project {number}" for number in range(SAMPLED_PROJECTS)),
    GONE,
    WITHHELD,
)


@cache
def tree(path: Path) -> Element:
    """The parsed page; parsed once, since several tests look at every page."""
    return parse(path.read_text(encoding="utf-8"))
