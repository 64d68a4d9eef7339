"""Where on the pages of a submission a finding stands: the page, the id on it, and what stands there in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.budget_table import BudgetTable
from generator.model.catalogue import Summary
from generator.model.diagnostic import Diagnostic
from generator.model.han import excerpt
from generator.model.indicator import Indicator, Scope
from generator.model.message import Message, msg
from generator.model.project import Project
from generator.model.spot import FieldPath, Part, Spot
from generator.model.submission import Submission
from generator.pages.shared.addresses import (
    direction_anchor,
    indicator_anchor,
    project_address,
    table_address,
    targets_address,
    text_address,
)
from generator.pages.shared.project_parts import FACTS, TEXTS
from generator.pages.shared.table_rows import RowSide, row_sides, table_name

_LABELS: Mapping[str, str | Message] = {
    "code": msg("Project code"),
    "name": msg("Project name"),
    "unit": msg("Budget unit"),
    "amount": msg("Budget and sources of funds"),
    "amount_term": msg("Budget and sources of funds"),
    "funding": msg("Budget and sources of funds"),
    "plan": msg("Spending plan"),
    "goals": msg("Performance goals"),
    "goals_term": msg("Performance goals"),
    "indicators": msg("Performance indicators"),
    "indicators_term": msg("Performance indicators"),
    "budget": msg("Budget breakdown"),
    "tasks": msg("Key tasks"),
    "directions": msg("Directions of spending"),
    "title": msg("Title as printed"),
    "publisher": msg("Name of the body as printed"),
    "dated": msg("Date as printed"),
    "status_text": msg("Status as printed"),
    "approved_on": msg("Approved on"),
    "published_on": msg("Published on"),
    "publish_on": msg("Published on"),
    **dict(FACTS),
    **dict(TEXTS),
}
_OF_THE_MONEY = frozenset({"amount", "amount_term", "funding", "money_unit"})
_SCOPES = {"indicators": Scope.YEAR, "indicators_term": Scope.TERM}


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place on a page."""

    page: str
    """Address of the page."""
    anchor: str
    """Id on the page; empty for the page as a whole."""
    label: str | Message
    """What stands there: a field, an indicator, a row; empty where nothing more is known than the page."""

    @property
    def address(self) -> str:
        """The address of the page, with the id on it where there is one."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A place that a finding speaks of besides its own."""

    place: PagePlace
    """Where it stands on the pages."""
    lines: str
    """The lines of the document it was read from; empty where there are none."""


def page_of(spot: Spot | None, path: str) -> str:
    """The address of the page a spot of the submission at `path` is shown on; the year's for all without their own."""
    if spot is None:
        return path
    match spot.part:
        case Part.PROJECT:
            return project_address(path, spot.id)
        case Part.TABLE | Part.CELL:
            return table_address(path, spot.id)
        case Part.TEXT:
            return text_address(path)
        case Part.REVISIONS:
            return path
        case Part.SUBMISSION:
            field = spot.path[0] if spot.path else ""
            return {"targets": targets_address(path), "text": text_address(path)}.get(str(field), path)


def page_names(summary: Summary) -> Mapping[str, str | Message]:
    """Address of each page of a submission that can have findings → its name."""
    return {
        **{line.address: line.name for line in summary.projects},
        **{line.address: line.title for line in summary.tables},
        text_address(summary.path): msg("Text of the document"),
        targets_address(summary.path): msg("Targets above the projects"),
        summary.path: msg("The disclosure as a whole"),
    }


class FindingPlaces:
    """The places of one submission; what is needed to find them is made once."""

    def __init__(self, submission: Submission) -> None:
        """The submission, nothing worked out yet."""
        self._submission = submission
        self._path = submission.path
        self._rows: dict[str, tuple[tuple[RowSide, ...], ...]] = {}

    @cached_property
    def _projects(self) -> Mapping[str, Project]:
        return {project.id: project for project in self._submission.projects}

    @cached_property
    def _tables(self) -> Mapping[str, BudgetTable]:
        return {table.id: table for table in self._submission.tables}

    def of(self, diagnostic: Diagnostic) -> PagePlace:
        """Where a finding of the submission is shown."""
        if diagnostic.spot is None:
            return PagePlace(self._path, "", str(diagnostic.place))
        return self.at(diagnostic.spot)

    def related(self, diagnostic: Diagnostic) -> tuple[RelatedPlace, ...]:
        """The other places a finding speaks of, each once, without the one it is shown at."""
        found: dict[PagePlace, RelatedPlace] = {}
        for spot, place in zip(diagnostic.related_spots, diagnostic.related, strict=True):
            if spot != diagnostic.spot:
                at = self.at(spot)
                found.setdefault(at, RelatedPlace(at, place.source))
        return tuple(found.values())

    def at(self, spot: Spot) -> PagePlace:
        """Where a place of the submission is shown."""
        page = page_of(spot, self._path)
        match spot.part:
            case Part.PROJECT:
                return PagePlace(page, *_in_project(self._projects[spot.id], spot.path))
            case Part.CELL:
                return PagePlace(page, *self._in_cell(self._tables[spot.id], spot))
            case Part.TABLE:
                return PagePlace(page, "table", table_name(self._tables[spot.id]))
            case Part.TEXT:
                title = next(each.title for each in self._submission.sections if each.id == spot.id)
                return PagePlace(page, spot.id, title)
            case Part.REVISIONS:
                return PagePlace(page, "revised", msg("Note of the revision"))
            case Part.SUBMISSION:
                return PagePlace(page, *self._in_submission(spot.path))

    def _in_cell(self, table: BudgetTable, spot: Spot) -> tuple[str, str | Message]:
        if table.id not in self._rows:
            self._rows[table.id] = row_sides(table)
        sides = self._rows[table.id][spot.row]
        one = next(one for one in sides if one.side.first <= spot.column < one.side.end)
        if one.head.is_blank and len(sides) > 1:
            # Beside a longer side the page leaves blank paper out.
            return "table", msg("Row {number}", number=spot.row + 1)
        row = f"{one.head.code} {one.head.name}".strip()
        column = table.columns[spot.column].path
        if not row:
            return one.anchor, msg("Row {number}", number=spot.row + 1)
        return one.anchor, f"{row} · {column[-1]}" if column else row

    def _in_submission(self, path: FieldPath) -> tuple[str, str | Message]:
        match path:
            case ("targets", int(number), *rest) if number < len(self._submission.targets):
                form = self._submission.targets[number]
                match rest:
                    case [("indicators" | "indicators_term") as name, int(place), *_]:
                        row, label = _indicator(form.indicators, str(name), place, path[-1])
                        return (indicator_anchor(row, form.id) if row else form.id), label
                    case ["directions", int(place), *_] if place < len(form.directions):
                        return direction_anchor(form.id, place + 1), form.directions[place].name
                    case [name, *_]:
                        return form.id, _LABELS.get(str(name), form.title)
                return form.id, form.title
            case ("text", int(number), *_) if number < len(self._submission.sections):
                section = self._submission.sections[number]
                return section.id, section.title
            case (name, *_):
                return "", _LABELS.get(str(name), "")
        return "", ""


def _in_project(project: Project, path: FieldPath) -> tuple[str, str | Message]:
    """The id on the project's page, and the label of the field as printed, else the usual one."""
    name = str(path[0]) if path else ""
    place = path[1] if len(path) > 1 and isinstance(path[1], int) else None
    if name in _SCOPES and place is not None:
        number, label = _indicator(project.indicators, name, place, path[-1])
        return (indicator_anchor(number) if number else ""), label
    if name == "notes" and place is not None and place < len(project.notes):
        return f"note-{place + 1}", project.notes[place].label
    label = dict(project.labels).get(name) or _LABELS.get(name, "")
    if name in _OF_THE_MONEY:
        return "money", label
    if name in dict(TEXTS):
        return (name if getattr(project, name) is not None else ""), label
    anchors = {"plan": project.plan, "goals": project.goals, "goals_term": project.goals}
    if anchors.get(name):
        return name.removesuffix("_term"), label
    return ("indicators" if name in _SCOPES and project.indicators else ""), label


def _indicator(indicators: Sequence[Indicator], name: str, place: int, cell: str | int) -> tuple[int, str | Message]:
    """Number of an indicator among all of its form, from 1, and its name, or its level where `cell` is that.

    `place` counts from 0 in its own list.
    """
    of_scope = [number for number, each in enumerate(indicators, start=1) if each.scope is _SCOPES[name]]
    if place >= len(of_scope):
        return 0, _LABELS[name]
    number = of_scope[place]
    indicator = indicators[number - 1]
    # Some documents print whole sentences as levels: as a heading their beginning is enough.
    level = excerpt({"level1": indicator.level1, "level2": indicator.level2}.get(str(cell), ""))
    printed = level or indicator.name
    return number, printed or msg("Row {number} of the performance table", number=place + 1)
