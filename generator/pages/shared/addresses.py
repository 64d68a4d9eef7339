"""Addresses below the site's root, with the closing slash, and anchors on pages. No Han text in either."""

from __future__ import annotations

import hashlib
import re

from generator.model.body import Body, Region, Unit
from generator.model.catalogue import Summary
from generator.model.message import msg
from generator.model.page import Crumb
from generator.pages.shared.words import year_label

HOME = Crumb(msg("Home"), "")
"""The first step of every trail."""
CHECKS = Crumb(msg("What is checked"), "checks/")
"""The page that names all checks."""
COMPLETENESS = Crumb(msg("What is disclosed"), "completeness/")
"""The page that says which tables each body has disclosed."""
CHANGES = Crumb(msg("What is new"), "changes/")
"""The page that tells what was published and what was corrected."""
FINDINGS = "findings"
"""The id of the section of findings on the page they concern."""

_PLAIN = re.compile(r"[a-z0-9-]{1,64}")


def region_address(region: Region) -> str:
    """The address of a region: `990100/`."""
    return f"{region.code}/"


def body_address(region: Region, body: Body) -> str:
    """The address of a body, below its region."""
    return f"{region.code}/{body.slug}/"


def project_address(path: str, project_id: str) -> str:
    """The address of a project of the submission at `path`."""
    return f"{path}p/{project_id}/"


def text_address(path: str) -> str:
    """The address of the prose of the submission at `path`."""
    return f"{path}text/"


def table_address(path: str, table_id: str) -> str:
    """The address of a budget table of the submission at `path`."""
    return f"{path}t/{table_id}/"


def unit_anchor(unit: Unit | None) -> str:
    """The id of a unit's group of projects on the page of the year, `unit-816001`.

    A unit without a code that can stand in an address gets a short hash of its name, since a place in a list changes.
    """
    if unit is None:
        return "unit-none"
    key = unit.key.lower()
    return f"unit-{key if _PLAIN.fullmatch(key) else hashlib.sha256(unit.key.encode()).hexdigest()[:8]}"


def indicator_anchor(number: int, form: str = "") -> str:
    """The id of a row of performance tables; `number` counts the indicators of a project, or of one form, from 1."""
    return f"{form}-i{number}" if form else f"i{number}"


def targets_address(path: str, form: str = "") -> str:
    """The address of the target forms above the projects, and of one form among them."""
    return f"{path}targets/#{form}" if form else f"{path}targets/"


def direction_anchor(form: str, number: int) -> str:
    """The id of a direction of a special fund; `number` counts from 1."""
    return f"{form}-d{number}"


def print_address(path: str, form: str = "", part: int = 1) -> str:
    """The address of a part of the official forms of the submission at `path`, and of the form with this id there."""
    address = f"{path}print/{part}/" if part > 1 else f"{path}print/"
    return f"{address}#{form}" if form else address


def doubts_anchor(form: str = "") -> str:
    """The id, on its page, of what was read with a doubt; `form` is the id of one form among several."""
    return f"{form}-doubts" if form else "doubts"


def print_anchor(id: str, is_project: bool = True) -> str:
    """The id of a form on the page for print: of a project, or of a form above the projects, whose ids may be equal."""
    return f"p-{id}" if is_project else f"targets-{id}"


def findings_address(path: str, group: str = "") -> str:
    """The address of all findings in the submission at `path`, and of one group of them."""
    return f"{path}findings/#{group}" if group else f"{path}findings/"


def check_address(check: str) -> str:
    """The address of a check."""
    return f"{CHECKS.address}{check}/"


def completeness_address(part: int = 1) -> str:
    """The address of a part of the page of completeness; parts count from 1."""
    return COMPLETENESS.address + (f"{part}/" if part > 1 else "")


def changes_address(part: int = 1) -> str:
    """The address of a part of the page of what is new; parts count from 1."""
    return CHANGES.address + (f"{part}/" if part > 1 else "")


def differences_address(path: str, anchor: str = "") -> str:
    """The address of what the revisions of the submission at `path` changed, and of one part of it."""
    return f"{path}changes/#{anchor}" if anchor else f"{path}changes/"


def version_address(path: str, number: int) -> str:
    """The address of an earlier version of the submission at `path`."""
    return f"{path}v/{number}/"


def crumbs_to_region(region: Region) -> tuple[Crumb, ...]:
    """The trail from home to a region."""
    return (HOME, Crumb(region.full_name, region_address(region)))


def crumbs_to_body(region: Region, body: Body) -> tuple[Crumb, ...]:
    """The trail from home to a body."""
    return (*crumbs_to_region(region), Crumb(body.name, body_address(region, body)))


def crumbs_to_year(summary: Summary) -> tuple[Crumb, ...]:
    """The trail from home to a submission."""
    label = year_label(summary.fiscal_year, summary.kind)
    return (*crumbs_to_body(summary.region, summary.body), Crumb(label, summary.path))
