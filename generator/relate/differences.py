"""What differs between two texts of a submission, by project, indicator and figure; a pure function of the two.

Things are matched by identity: a project by its id, else its code, without one its name; an indicator by scope, levels
and name, or, renamed, by its place and target; a row of a table by code and label. The order in which things are
printed is no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, TypeVar

from generator.model.budget_table import BudgetTable
from generator.model.differences import Change, Differences, State, ThingChange, ThingKind
from generator.model.message import msg
from generator.model.project import Project
from generator.model.spot import Spot, in_project, in_submission, in_table, in_text
from generator.model.submission import Section, Submission, Targets
from generator.pages.shared.words import origin_word, seal
from generator.relate.difference_leaves import (
    AMOUNT,
    amount_text,
    project_elements,
    review_leaves,
    targets_elements,
    worth,
)
from generator.relate.difference_tables import table_changes
from generator.relate.difference_texts import section_changes
from generator.relate.matching import Element, Leaf, changes_of, in_order, match

Whole = Project | Targets | BudgetTable | Section
Thing = TypeVar("Thing", Project, Targets, BudgetTable, Section)

_TEXTS: Final = (
    ("title", msg("Title as printed")),
    ("publisher", msg("Name of the body as printed")),
    ("status_text", msg("Status as printed")),
    ("dated", msg("Date as printed")),
    ("prepared_by", msg("Drawn up by")),
    ("reviewed_by", msg("Reviewed by")),
    ("source_url", msg("Original address")),
    ("family", msg("Family of the form")),
)


def differences(old: Submission, new: Submission) -> Differences:
    """Everything that differs from the earlier text `old` to the later one `new`; nothing for equal texts."""
    return Differences(
        (
            *_document(old, new),
            *_targets(old.targets, new.targets),
            *_projects(old.projects, new.projects),
            *_tables(old.tables, new.tables),
            *_sections(old.sections, new.sections),
        )
    )


def _document(old: Submission, new: Submission) -> Iterator[ThingChange]:
    at = in_submission()
    olds, news = _document_elements(old), _document_elements(new)
    # A project that goes leaves a mark of its own: it is told where it went.
    gone, came = _ids(old), _ids(new)
    news["removed"] = tuple(each for each in news["removed"] if each.keys[0] not in gone)
    olds["removed"] = tuple(each for each in olds["removed"] if each.keys[0] not in came)
    changes = _changes_of_lists(olds, news, at)
    if changes:
        yield ThingChange(ThingKind.DOCUMENT, "", msg("The disclosure as a whole"), "", State.CHANGED, changes, at)


def _ids(submission: Submission) -> frozenset[str]:
    projects = (project.id for project in submission.projects)
    return frozenset((*projects, *(table.id for table in submission.tables)))


def _document_elements(submission: Submission) -> dict[str, tuple[Element, ...]]:
    units = [
        Element(
            (unit.code or None, unit.name),
            unit.name,
            (
                Leaf("code", msg("Unit code"), unit.code, in_submission("units", i, "code")),
                Leaf("name", msg("Budget unit"), unit.name, in_submission("units", i, "name")),
            ),
        )
        for i, unit in enumerate(submission.units)
    ]
    terms = [
        Element(
            (term.name, (i, term.text)),
            term.name,
            (
                Leaf("name", msg("Term"), term.name, in_submission("terms", i, "name")),
                Leaf("text", msg("Explanation"), term.text, in_submission("terms", i, "text")),
            ),
        )
        for i, term in enumerate(submission.terms)
    ]
    removed = [
        Element((each.id,), each.name, (Leaf(each.id, msg("No longer listed"), each.name, in_submission("removed")),))
        for each in (*submission.removed, *submission.removed_tables)
    ]
    own = Element(("",), "", tuple(_document_leaves(submission)))
    return {"": (own,), "units": tuple(units), "terms": tuple(terms), "removed": tuple(removed)}


def _document_leaves(submission: Submission) -> Iterator[Leaf]:
    for name, label in _TEXTS:
        yield Leaf(name, label, getattr(submission, name), in_submission(name))
    yield Leaf("status", msg("Status"), seal(submission.status) or msg("not stated"), in_submission("status"))
    yield Leaf("origin", msg("Who published it here"), origin_word(submission.origin), in_submission("origin"))
    yield Leaf("approved_on", msg("Approved on"), submission.approved_on, in_submission("approved_on"))
    yield Leaf("published_on", msg("Published on"), submission.published_on, in_submission("published_on"))
    heading = "\n".join(submission.projects_part)
    yield Leaf("projects_part", msg("Part the projects stand in"), heading, in_submission("projects_part"))
    document = submission.source.document if submission.source else None
    yield Leaf("document", msg("Source document"), document.file if document else None, in_submission())
    yield Leaf("sha256", msg("SHA-256 of the document"), document.sha256 if document else None, in_submission())
    yield from review_leaves(submission.secrecy_review, in_submission("secrecy_review"))


def _changes_of_lists(
    old: dict[str, tuple[Element, ...]], new: dict[str, tuple[Element, ...]], at: Spot
) -> tuple[Change, ...]:
    return tuple(change for name in new for change in changes_of(old[name], new[name], at))


def _targets(old: Sequence[Targets], new: Sequence[Targets]) -> Iterator[ThingChange]:
    for was, now, number in _paired(old, new, lambda form: (form.id, form.title or None)):
        if was is not None and now is not None:
            at = in_submission("targets", number)
            lists = targets_elements(was, partial(in_submission, "targets", number))
            changes = _changes_of_lists(lists, targets_elements(now, partial(in_submission, "targets", number)), at)
            yield from _changed(
                ThingKind.TARGETS, now.id, was.title, now.title, changes, in_submission("targets", number)
            )
        else:
            at = in_submission("targets", number) if now else in_submission("targets")
            yield from _whole(ThingKind.TARGETS, was, now, (), at)


def _projects(old: Sequence[Project], new: Sequence[Project]) -> Iterator[ThingChange]:
    for was, now, _ in _paired(old, new, _project_keys):
        if was is not None and now is not None:
            lists = project_elements(was, partial(in_project, now.id))
            changes = _changes_of_lists(lists, project_elements(now, partial(in_project, now.id)), in_project(now.id))
            yield from _changed(ThingKind.PROJECT, now.id, was.name, now.name, changes, in_project(now.id))
        else:
            at = in_project(now.id) if now else in_submission("projects")
            before, after = (was.amount if was else None), (now.amount if now else None)
            is_figure = worth(before) != worth(after)
            amount = Change("", AMOUNT, amount_text(before), amount_text(after), is_figure, at)
            yield from _whole(ThingKind.PROJECT, was, now, (amount,), at)


def _project_keys(project: Project) -> tuple[Hashable, ...]:
    """Id, code; of one without a code its name, which joins no two codes."""
    return project.id, project.code or None, None if project.code else project.name


def _tables(old: Sequence[BudgetTable], new: Sequence[BudgetTable]) -> Iterator[ThingChange]:
    for was, now, _ in _paired(old, new, lambda table: (table.id, table.title or None)):
        if was is not None and now is not None:
            changes = tuple(table_changes(was, now))
            yield from _changed(ThingKind.TABLE, now.id, was.title, now.title, changes, in_table(now.id))
        else:
            yield from _whole(ThingKind.TABLE, was, now, (), in_table(now.id) if now else in_submission())


def _sections(old: Sequence[Section], new: Sequence[Section]) -> Iterator[ThingChange]:
    for was, now, number in _paired(old, new, lambda section: (section.id, section.title or None)):
        if was is not None and now is not None:
            changes = tuple(section_changes(was, now, number))
            yield from _changed(
                ThingKind.TEXT, now.id, was.title, now.title, changes, in_text(now.id, 0, len(now.text))
            )
        else:
            at = in_text(now.id, 0, len(now.text)) if now else in_submission("text")
            yield from _whole(ThingKind.TEXT, was, now, (), at)


def _paired(
    old: Sequence[Thing], new: Sequence[Thing], keys: Callable[[Thing], tuple[Hashable, ...]]
) -> Iterator[tuple[Thing | None, Thing | None, int]]:
    """The things of two texts beside each other with the place in the later one, from 0; equal ones are left out."""
    of_new = match([keys(one) for one in old], [keys(one) for one in new])
    for i, j in in_order(len(old), of_new):
        was, now = (None if i is None else old[i]), (None if j is None else new[j])
        if was != now:
            yield was, now, j or 0


def _changed(
    kind: ThingKind, id: str, before: str, name: str, changes: tuple[Change, ...], at: Spot
) -> Iterable[ThingChange]:
    if changes:
        yield ThingChange(kind, id, name or id, before if before != name else "", State.CHANGED, changes, at)


def _whole(
    kind: ThingKind, was: Whole | None, now: Whole | None, changes: tuple[Change, ...], at: Spot
) -> Iterable[ThingChange]:
    """A thing that came or went as a whole."""
    one = was if now is None else now
    if one is not None:
        name = one.name if isinstance(one, Project) else one.title
        state = State.ADDED if now is not None else State.REMOVED
        yield ThingChange(kind, one.id, name or one.id, "", state, changes, at)
