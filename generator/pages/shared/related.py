"""Projects beside a project: the same one in other years, others of its unit, near names; each said for what it is."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from generator.model.amount import Amount
from generator.model.body import Unit
from generator.model.catalogue import ProjectLine, Relations
from generator.model.han import fold
from generator.model.message import Message, msg
from generator.model.related import OtherYear, SameProject
from generator.pages.shared.addresses import unit_anchor
from generator.pages.shared.words import year_label

MOST: Final = 5
"""Projects of the same unit that are named, the largest first; a link leads to all."""


@dataclass(frozen=True, slots=True)
class YearOfProject:
    """What is or may be the same project in another disclosure of its body."""

    label: Message
    """The disclosure: 2030 年预算."""
    name: str
    """Its name there."""
    address: str
    """Its address."""
    amount: Amount
    """Its budget there."""
    reason: Message
    """How sure it is that the project is the same, and by what."""


@dataclass(frozen=True, slots=True)
class NearName:
    """Another project of the submission whose name is near, and why; never said to be the same project."""

    name: str
    """Its name."""
    address: str
    """Its address."""
    reason: Message
    """What makes the names near."""


@dataclass(frozen=True, slots=True)
class RelatedProjects:
    """The projects beside one."""

    years: tuple[YearOfProject, ...]
    """The project in the body's other disclosures, the newest first."""
    of_unit: tuple[ProjectLine, ...]
    """The largest other projects of its unit in the same submission."""
    unit_count: int
    """How many projects the unit has, this one among them."""
    unit_address: str
    """Address of the list of all of them."""
    near: tuple[NearName, ...]
    """The first projects of near names."""
    near_left_out: int
    """How many more near names there are."""


@dataclass(frozen=True, slots=True)
class UnitProjects:
    """The projects of one unit as the page of each of them names them."""

    largest: tuple[ProjectLine, ...]
    """One more than a page names, since it leaves out its own; in printed order where amounts are equal."""
    count: int
    """How many there are."""


def unit_projects(relations: Relations) -> Mapping[Unit | None, UnitProjects]:
    """Unit → its projects; those that name no unit stand under None."""
    return {
        group.unit: UnitProjects(tuple(heapq.nlargest(MOST + 1, group.projects, key=_size)), len(group.projects))
        for group in relations.groups
    }


def related_projects(
    line: ProjectLine,
    relations: Relations,
    by_id: Mapping[str, ProjectLine],
    by_unit: Mapping[Unit | None, UnitProjects],
) -> RelatedProjects:
    """What stands beside a project of the submission; `by_id` holds all of its projects."""
    of_unit = by_unit[line.unit]
    near = relations.near_names.get(line.id)
    return RelatedProjects(
        years=tuple(_years(line, relations.other_years.get(line.id, ()))),
        of_unit=tuple(other for other in of_unit.largest if other.id != line.id)[:MOST],
        unit_count=of_unit.count,
        unit_address=f"{relations.summary.path}#{unit_anchor(line.unit) if line.unit else 'projects'}",
        near=tuple(near_name(line, by_id[other]) for other in near.first) if near else (),
        near_left_out=near.count - len(near.first) if near else 0,
    )


def years_record(years: Sequence[OtherYear]) -> list[dict[str, Any]]:
    """The project in other disclosures, as data."""
    return [{"fiscal_year": each.fiscal_year, "address": each.address, "same": each.same.value} for each in years]


def near_name(line: ProjectLine, other: ProjectLine) -> NearName:
    """The other project with what makes its name near to the name of this one."""
    one, two = fold(line.name), fold(other.name)
    if one == two:
        reason = msg("the names are spelt alike")
    elif _without_digits(one) == _without_digits(two):
        reason = msg("the names differ only in year or number")
    elif sorted(one) == sorted(two):
        reason = msg("the names have the same characters in another order")
    else:
        reason = msg("the names have most characters in common")
    return NearName(other.name, other.address, reason)


def _years(line: ProjectLine, years: Sequence[OtherYear]) -> Iterator[YearOfProject]:
    for each in years:
        label = year_label(each.fiscal_year, each.kind)
        yield YearOfProject(label, each.name, each.address, each.amount, _reason(line, each))


def _reason(line: ProjectLine, other: OtherYear) -> Message:
    if other.same is SameProject.CERTAIN:
        return msg("the same project: the project codes agree")
    if other.same is SameProject.LIKELY:
        return msg("probably the same project: name and unit agree; the code is not there to compare")
    if line.code and other.code and line.code != other.code:
        return msg("not confirmed to be the same project: the names agree but for years, the project codes differ")
    return msg("not confirmed to be the same project: the names agree but for years, the codes cannot be compared")


def _size(line: ProjectLine) -> Decimal:
    """The size of a project for its place in a list; one without a number comes last."""
    return Decimal(-1) if line.amount.yuan is None else line.amount.yuan


def _without_digits(text: str) -> str:
    return "".join(character for character in text if not character.isdigit()).replace("年度", "").replace("年", "")
