"""A figure that is another one than was published, and no revision (更正) that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from generator.checks import Check, Finding, Scope, Subject
from generator.model.diagnostic import Severity
from generator.model.differences import Change, State, ThingChange, ThingKind
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import Message, msg

_MOST: Final = 20
"""Figures of one project or table that are told one by one."""
_FORMS: Final = {ThingKind.PROJECT, ThingKind.TABLE, ThingKind.TARGETS}


def _find(subject: Subject) -> Iterable[Finding]:
    if subject.since_published is None:
        return
    version = subject.submission.version
    for thing in subject.since_published.things:
        if thing.state is State.CHANGED:
            yield from _of_thing(thing, version)
        elif thing.kind in _FORMS:
            yield _whole(thing, version)


def _of_thing(thing: ThingChange, version: int) -> Iterator[Finding]:
    figures = (change for change in thing.changes if change.is_figure)
    for change in islice(figures, _MOST):
        yield _figure(thing, change, version)
    left = sum(1 for _ in figures)
    if left:
        message = msg(
            "“{name}” has {count} more figures that differ from version {version} as it was published",
            name=thing.name,
            count=left,
            version=version,
        )
        yield Finding(message, thing.at)


def _figure(thing: ThingChange, change: Change, version: int) -> Finding:
    # Words of ours would stand untranslated in a sentence; the finding has its field beside it.
    where = " · ".join(each for each in (thing.name, change.subject, change.field) if isinstance(each, str) and each)
    message = msg("{where}: not the figure that version {version} was published with", where=where, version=version)
    return Finding(message, change.at, found=_printed(change.after), expected=_printed(change.before))


def _printed(text: str | Message | None) -> str:
    return "" if text is None else str(text)


def _whole(thing: ThingChange, version: int) -> Finding:
    if thing.state is State.ADDED:
        message = msg("“{name}” was not in version {version} as it was published", name=thing.name, version=version)
    else:
        message = msg("“{name}” is gone from version {version} as it was published", name=thing.name, version=version)
    return Finding(message, thing.at)


CHECK = Check(
    id="figure-changed",
    severity=Severity.ERROR,
    scope=Scope.SUBMISSION,
    title=msg("A published figure changed without a revision"),
    finds=msg(
        "An amount, a target or a number in a table that differs from the text first committed under the same version, "
        "and a project, form or table that came or went. Drafts that were never published are left alone; without the "
        "history of the content nothing is compared."
    ),
    why=msg("Whoever quoted the figure must be able to find out that it was corrected, when and why."),
    example=msg("A project published with 36.50 万元 shows 40.00 万元 a month later, and revisions.yaml says nothing."),
    mend=msg(
        "Bring the figure back, or say in revisions.yaml beside submission.yaml what was put right and why, as in "
        "{entry}. Where the figure was never public, join the commits before they are pushed: git commit --amend",
        entry="“revisions: [{n: 2, date: 2031-05-01, note: …, weight: significant}]”",
    ),
    sources=(article(Law.OPENNESS, 6), article(Law.BUDGET, 13), PRACTICE),
    find=_find,
)
