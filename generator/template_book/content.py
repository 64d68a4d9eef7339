"""The records of a submission, sheet by sheet, as the workbook holds them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.model.indicator import Goal, Indicator, Scope
from generator.model.project import Note
from generator.model.submission import Section, Submission, Targets
from generator.model.template_columns import SCOPES
from generator.model.template_layout import (
    BUDGET,
    BUDGET_UNITS,
    DIRECTIONS,
    FUNDING,
    GOALS,
    INDICATORS,
    LABELS,
    NOTES,
    PARTS,
    PLAN,
    PROJECTS,
    SECTIONS,
    TARGETS,
    TASKS,
    TERMS,
)
from generator.model.template_text import CONTINUED, CUT_OFF, LEFT_BLANK
from generator.template_book.records import Row

_MOST_OF_PROSE: Final = 30_000
"""Signs of a text of prose in one cell, with room for marks; it goes on in the next row."""
_SCOPES = dict(SCOPES)
_PARTS = dict(PARTS)
_TEXTS = tuple(column.name for column in PROJECTS.columns if column.is_optional and column.name != "amount_term")


def rows_of(submission: Submission) -> dict[str, list[Row]]:
    """Name of a sheet → its records. Projects are numbered in their order; target forms are called by their ids."""
    numbers = {project.id: str(number) for number, project in enumerate(submission.projects, start=1)}
    rows: dict[str, list[Row]] = {
        BUDGET_UNITS.name: [
            Row({"no": str(number), "code": unit.code, "name": unit.name}, f"units/{number - 1}")
            for number, unit in enumerate(submission.units, start=1)
        ],
        SECTIONS.name: list(_sections(submission.sections)),
        TERMS.name: [
            Row({"no": str(number), "name": term.name, "text": term.text}, f"terms/{number - 1}")
            for number, term in enumerate(submission.terms, start=1)
        ],
        TARGETS.name: [_targets(targets) for targets in submission.targets],
    }
    rows |= _project_rows(submission, numbers)
    for targets in submission.targets:
        for name, found in _target_rows(targets, numbers).items():
            rows.setdefault(name, []).extend(found)
    return rows


def _project_rows(submission: Submission, numbers: Mapping[str, str]) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {
        sheet.name: [] for sheet in (PROJECTS, FUNDING, PLAN, GOALS, INDICATORS, NOTES, LABELS)
    }
    for project in submission.projects:
        path, number = f"projects/{project.id}", numbers[project.id]
        texts: dict[str, str | None] = {name: getattr(project, name) for name in _TEXTS}
        texts |= {"no": number, "name": project.name, "unit": project.unit, "amount": project.amount.text}
        texts["money_unit"] = project.money_unit.value
        texts["amount_term"] = None if project.amount_term is None else project.amount_term.text
        rows[PROJECTS.name].append(Row(texts, path))
        rows[FUNDING.name].extend(
            Row(
                {
                    "owner": number,
                    "source": each.source,
                    "amount": each.amount.text,
                    "scope": _SCOPES[each.scope.value],
                },
                f"{path}/funding/{place}",
            )
            for place, each in enumerate(project.funding)
        )
        rows[PLAN.name].extend(
            Row({"owner": number, "until": step.until, "share": step.share}, f"{path}/plan/{place}")
            for place, step in enumerate(project.plan)
        )
        rows[GOALS.name].extend(_goals(project.goals, number, path))
        rows[INDICATORS.name].extend(_indicators(project.indicators, number, path))
        rows[NOTES.name].extend(_notes(project.notes, number, f"{path}/notes"))
        rows[LABELS.name].extend(_labels(project.labels, number, path))
    return rows


def _target_rows(targets: Targets, numbers: Mapping[str, str]) -> dict[str, list[Row]]:
    path = f"targets/{targets.id}"
    return {
        GOALS.name: list(_goals(targets.goals, targets.id, path)),
        INDICATORS.name: list(_indicators(targets.indicators, targets.id, path)),
        NOTES.name: list(_notes(targets.facts, targets.id, f"{path}/facts")),
        LABELS.name: list(_labels(targets.labels, targets.id, path)),
        BUDGET.name: [
            Row(
                {"owner": targets.id, "labels": "\n".join(line.labels), "amount": line.amount.text},
                f"{path}/budget/{place}",
            )
            for place, line in enumerate(targets.budget)
        ],
        TASKS.name: [
            Row(
                {
                    "owner": targets.id,
                    "subject": task.subject,
                    "text": task.text,
                    "responsible": task.responsible,
                },
                f"{path}/tasks/{place}",
                # A row of nothing but whose it is would be one that nobody filled.
                marks={} if task.subject or task.text or task.responsible else {"subject": LEFT_BLANK},
            )
            for place, task in enumerate(targets.tasks)
        ],
        DIRECTIONS.name: [
            Row(
                {
                    "owner": targets.id,
                    "number": line.number,
                    "name": line.name,
                    "amount": line.amount.text,
                    "goal_term": line.goal_term,
                    "goal_year": line.goal_year,
                    "project": numbers.get(line.project, ""),
                },
                f"{path}/directions/{place}",
            )
            for place, line in enumerate(targets.directions)
        ],
    }


def _targets(targets: Targets) -> Row:
    texts = {
        "id": targets.id,
        "title": targets.title,
        "owner": targets.owner,
        "money_unit": targets.money_unit.value if targets.money_unit else "",
        "order": "、".join(_PARTS[part] for part in targets.order),
    }
    return Row(texts, f"targets/{targets.id}")


def _goals(goals: Iterable[Goal], owner: str, path: str) -> Iterator[Row]:
    counted = dict.fromkeys(Scope, 0)
    for goal in goals:
        name = "goals_term" if goal.scope is Scope.TERM else "goals"
        texts = {"owner": owner, "scope": _SCOPES[goal.scope.value], "goals": goal.text}
        yield Row(texts, f"{path}/{name}/{counted[goal.scope]}", {"goals": ""})
        counted[goal.scope] += 1


def _indicators(indicators: Iterable[Indicator], owner: str, path: str) -> Iterator[Row]:
    counted = dict.fromkeys(Scope, 0)
    for row in indicators:
        place = counted[row.scope]
        counted[row.scope] += 1
        texts: dict[str, str | None] = {
            "owner": owner,
            "scope": _SCOPES[row.scope.value],
            "level1": "" if row.continues_level1 else row.level1,
            "level2": "" if row.continues_level2 else row.level2,
            "name": row.name,
            "target": row.value.text,
            "description": row.description,
            "basis": row.basis,
            "standard": row.standard,
            "weight": row.weight,
            "remark": row.remark,
            "row": "" if row.pair is None else str(row.pair),
        }
        marks = {"target" if name == "value" else name: CUT_OFF for name in row.cut_off}
        for name, text, goes_on in (
            ("level1", row.level1, row.continues_level1),
            ("level2", row.level2, row.continues_level2),
        ):
            # A blank cell below another goes on from it; a level that is printed blank has to say so.
            if place and not text and not goes_on:
                marks[name] = LEFT_BLANK
        name = "indicators_term" if row.scope is Scope.TERM else "indicators"
        yield Row(texts, f"{path}/{name}/{place}", {"target": "value"}, marks)


def _notes(notes: Iterable[Note], owner: str, path: str) -> Iterator[Row]:
    for place, note in enumerate(notes):
        yield Row({"owner": owner, "label": note.label, "text": note.text}, f"{path}/{place}")


def _labels(labels: Iterable[tuple[str, str]], owner: str, path: str) -> Iterator[Row]:
    for field, label in labels:
        yield Row({"owner": owner, "field": field, "labels": label}, f"{path}/labels/{field}", {"labels": ""})


def _sections(sections: Sequence[Section]) -> Iterator[Row]:
    for number, section in enumerate(sections, start=1):
        first, *others = _pieces(section.text)
        texts = {"no": str(number), "part": "\n".join(section.part), "title": section.title, "text": ""}
        path = f"text/{section.id}"
        is_blank = not (section.text or section.title or section.part)
        yield Row(texts, path, marks={"text": LEFT_BLANK} if is_blank else _prose(first))
        for piece in others:
            yield Row({"no": str(number)}, path, marks={"title": CONTINUED, **_prose(piece)})


def _pieces(text: str) -> list[str]:
    """The text in pieces that fit into cells, each but the last with the end of line that divides it from the next."""
    pieces = [""]
    for line in text.splitlines(keepends=True):
        if pieces[-1] and len(pieces[-1]) + len(line) > _MOST_OF_PROSE:
            pieces.append("")
        pieces[-1] += line
    return pieces


def _prose(text: str) -> dict[str, str]:
    """The text as `generator.forms.template` reads it: with an end of line that no cell shows, else between marks."""
    if not text:
        return {}
    body = text.removesuffix("\n")
    is_plain = body != text and body == body.strip() and bool(body) and not body.startswith("〖")
    return {"text": body if is_plain else f"〖{text}〗"}
