"""A submission as files: submission.yaml, projects/<id>.yaml, text/<id>.md, tables and source/map.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.indicator import Goal, Indicator, Scope
from generator.model.project import Project
from generator.model.secrecy_review import SecrecyReview
from generator.model.source import SourceMap
from generator.model.submission import Direction, Submission, SubmissionKind, Targets
from generator.write.tables import write_tables
from generator.write.yaml_text import to_yaml

Tree = dict[str, Any]

_TEXTS = (
    "purpose",
    "overview",
    "basis",
    "necessity",
    "safeguards",
    "schedule",
    "category",
    "attribute",
    "term",
    "parent_fund",
)


def write_submission(submission: Submission) -> dict[str, str]:
    """File name below the submission's folder → its text. Reading them back gives the same submission."""
    files = {"submission.yaml": to_yaml(_submission_tree(submission))}
    for project in submission.projects:
        files[f"projects/{project.id}.yaml"] = to_yaml(project_tree(project))
    for section in submission.sections:
        files[f"text/{section.id}.md"] = section.text
    files |= write_tables(submission.tables, submission.removed_tables)
    if submission.source is not None:
        files["source/map.json"] = _source_map(submission.source)
    return files


def _submission_tree(submission: Submission) -> Tree:
    tree: Tree = {"title": submission.title, "fiscal_year": str(submission.fiscal_year)}
    if submission.kind is not SubmissionKind.BUDGET:
        tree["kind"] = submission.kind.value
    tree |= {"family": submission.family, "status": submission.status.value}
    _put(tree, status_text=submission.status_text)
    tree["origin"] = submission.origin.value
    _put(
        tree,
        source_url=submission.source_url,
        publisher=submission.publisher,
        prepared_by=submission.prepared_by,
        reviewed_by=submission.reviewed_by,
        dated=submission.dated,
        published_on=submission.published_on,
        publish_on=submission.publish_on.isoformat() if submission.publish_on else "",
        approved_on=submission.approved_on,
        secrecy_review=_review(submission.secrecy_review),
        units=[_unit(unit.code, unit.name) for unit in submission.units],
        text=[
            _put({"id": section.id}, title=section.title, part=list(section.part)) for section in submission.sections
        ],
        targets=[_targets_tree(targets) for targets in submission.targets],
        terms=[{"name": term.name, "text": term.text} for term in submission.terms],
        projects_part=list(submission.projects_part),
        projects=[project.id for project in submission.projects],
        removed=[{"id": removed.id, "name": removed.name} for removed in submission.removed],
    )
    return tree


def _review(review: SecrecyReview | None) -> Tree:
    return {} if review is None else {"by": review.by, "on": review.on}


def _unit(code: str, name: str) -> Tree:
    return {"code": code, "name": name} if code else {"name": name}


def _put(tree: Tree, **fields: Any) -> Tree:
    """The tree with the fields that hold something; an empty one is left out, which reads back the same."""
    tree.update({name: value for name, value in fields.items() if value})
    return tree


def project_tree(project: Project) -> Tree:
    """The fields of a project file, in the order of the printed form. What the form lacks is left out."""
    tree: Tree = {"name": project.name}
    _put_stated(tree, code=project.code, heading=project.heading)
    _put(tree, unit=project.unit)
    _put_stated(tree, department=project.department)
    tree |= {"money_unit": project.money_unit.value, "amount": project.amount.text}
    if project.amount_term is not None:
        tree["amount_term"] = project.amount_term.text
    _put(
        tree,
        funding=[
            {"source": funding.source, "amount": funding.amount.text}
            | ({"scope": "term"} if funding.scope is Scope.TERM else {})
            for funding in project.funding
        ],
    )
    _put_stated(tree, **{name: getattr(project, name) for name in _TEXTS})
    _put(
        tree,
        notes=[{"label": note.label, "text": note.text} for note in project.notes],
        plan=[{"until": step.until, "share": step.share} for step in project.plan],
        **_targets_fields(project.goals, project.indicators),
        labels=dict(project.labels),
        secrecy_review=_review(project.secrecy_review),
    )
    return tree


def _put_stated(tree: Tree, **fields: str | None) -> None:
    """Adds what the form has: a blank field of the form is the empty text, a field it lacks is None."""
    tree.update({name: value for name, value in fields.items() if value is not None})


def _targets_fields(goals: Iterable[Goal], indicators: Iterable[Indicator]) -> Tree:
    goals, indicators = tuple(goals), tuple(indicators)
    return {
        "goals": [goal.text for goal in goals if goal.scope is Scope.YEAR],
        "goals_term": [goal.text for goal in goals if goal.scope is Scope.TERM],
        "indicators": [_indicator_tree(row) for row in indicators if row.scope is Scope.YEAR],
        "indicators_term": [_indicator_tree(row) for row in indicators if row.scope is Scope.TERM],
    }


def _indicator_tree(row: Indicator) -> Tree:
    tree: Tree = {}
    _put_stated(
        tree,
        level1=None if row.continues_level1 else row.level1,
        level2=None if row.continues_level2 else row.level2,
        name=row.name,
        description=row.description,
        target=row.value.text,
        basis=row.basis,
        standard=row.standard,
        weight=row.weight,
        remark=row.remark,
        row=None if row.pair is None else str(row.pair),
    )
    return _put(tree, cut_off=["target" if name == "value" else name for name in row.cut_off])


def _targets_tree(targets: Targets) -> Tree:
    tree: Tree = {"id": targets.id, "title": targets.title}
    _put(tree, owner=targets.owner)
    if targets.money_unit is not None:
        tree["money_unit"] = targets.money_unit.value
    _put(
        tree,
        facts=[{"label": fact.label, "text": fact.text} for fact in targets.facts],
        budget=[{"labels": list(line.labels), "amount": line.amount.text} for line in targets.budget],
        tasks=[
            {"subject": task.subject, "text": task.text}
            | ({} if task.responsible is None else {"responsible": task.responsible})
            for task in targets.tasks
        ],
        directions=[_direction_tree(direction) for direction in targets.directions],
        **_targets_fields(targets.goals, targets.indicators),
        labels=dict(targets.labels),
        order=list(targets.order),
    )
    return tree


def _direction_tree(direction: Direction) -> Tree:
    tree = _put({}, number=direction.number) | {"name": direction.name, "amount": direction.amount.text}
    return _put(tree, goal_term=direction.goal_term, goal_year=direction.goal_year, project=direction.project)


def _source_map(source: SourceMap) -> str:
    """JSON with one field a line: git then shows which values moved, and long lists of numbers stay on theirs."""
    document = source.document
    head: Mapping[str, Any] = {
        "file": document.file,
        "sha256": document.sha256,
        "encoding": document.encoding,
        "lines": document.lines,
    }
    if document.text_sha256:
        head = {**head, "text_sha256": document.text_sha256}
    if document.is_held:
        head = {**head, "held": True}
    if document.places:
        head = {**head, "places": list(document.places)}
    fields = {path: list(lines) for path, lines in source.fields.items()}
    furniture = {kind.value: list(lines) for kind, lines in source.furniture.items()}
    repairs = [
        {
            "field": repair.field,
            "lines": list(repair.lines),
            "before": repair.before,
            "after": repair.after,
            "reason": repair.reason.id,
            "params": dict(repair.reason.params),
        }
        for repair in source.repairs
    ]
    unsure = [
        {
            "line": each.line,
            "field": each.field,
            "text": each.text,
            "reason": each.reason.id,
            "params": dict(each.reason.params),
        }
        for each in source.unsure
    ]
    # Most maps have none.
    doubts = f'"unsure": {_listed(unsure)},\n' if unsure else ""
    marks = {mark: list(lines) for mark, lines in source.marks.items()}
    doubts += f'"marks": {_one_a_line(marks)},\n' if marks else ""
    return (
        "{\n"
        f'"document": {_compact(head)},\n'
        f'"fields": {_one_a_line(fields)},\n'
        f'"furniture": {_one_a_line(furniture)},\n'
        f'"repairs": {_listed(repairs)},\n'
        f"{doubts}"
        f'"wrap_blanks": {source.wrap_blanks}\n'
        "}\n"
    )


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(entries: Iterable[Any]) -> str:
    return f"[{','.join(chr(10) + _compact(entry) for entry in entries)}]"


def _one_a_line(fields: Mapping[str, Any]) -> str:
    return "{" + ",".join(f"\n{_compact(name)}: {_compact(value)}" for name, value in fields.items()) + "}"
