"""What differs from a commit, for a terminal and for programs: by project, indicator and figure, in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from generator.model.compared import Compared, Comparison
from generator.model.differences import Change, State, ThingChange, ThingKind
from generator.model.han import excerpt
from generator.model.message import Message, msg
from generator.pages.shared.change_rows import KINDS, STATES, Side, shown_text, sides_of_change, things_record
from generator.report.say import Speaker

_MOST: Final = 50
"""Changes of one project or table that are told one by one."""
_AROUND: Final = 16
"""Signs shown on each side of what changed in a long text."""
_LONGEST: Final = 80
_HASH: Final = 12
_IN_STATE: Final = {
    State.ADDED: msg("new: {path} ({name}, projects: {projects})"),
    State.REMOVED: msg("gone: {path} ({name}, projects: {projects})"),
    State.CHANGED: msg("changed: {path} ({name})"),
}


def comparison_text(of: Comparison, say: Speaker) -> Iterator[str]:
    """The lines of the report, the last one with the counts."""
    for each in of.submissions:
        yield from _submission(each, say)
    if of.others:
        yield say(msg("Files of no disclosure that differ: {count}", count=len(of.others)))
        yield from (f"  {file}" for file in of.others)
    if not of.submissions and not of.others:
        yield say(msg("Nothing differs from {commit}", commit=of.commit[:_HASH]))
        return
    counts = {state: sum(each.state is state for each in of.submissions) for state in State}
    yield say(
        msg(
            "Compared with {commit}: disclosures changed {changed}, new {added}, gone {removed}; "
            "changes {changes}, of these figures {figures}",
            commit=of.commit[:_HASH],
            changed=counts[State.CHANGED],
            added=counts[State.ADDED],
            removed=counts[State.REMOVED],
            changes=of.changes,
            figures=of.figures,
        )
    )


def comparison_json(of: Comparison, say: Speaker) -> str:
    """The same as one JSON object."""
    submissions = [_record(each, say) for each in of.submissions]
    tree = {"commit": of.commit, "submissions": submissions, "other_files": list(of.others)}
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _record(of: Compared, say: Speaker) -> dict[str, Any]:
    return {
        "path": of.path,
        "body": of.body or None,
        "title": of.present.title if of.present else None,
        "state": of.state.value,
        "figures": of.differences.figures,
        "things": things_record(of.differences, lambda text: _said(text, say)),
        "unread": [{"place": str(one.place), "message": say(one.message)} for one in of.unread],
    }


def _said(text: str | Message, say: Speaker) -> str:
    return say(text) if isinstance(text, Message) else text


def _submission(of: Compared, say: Speaker) -> Iterator[str]:
    name = of.present.title if of.present else of.body
    projects = len(of.present.projects) if of.present else 0
    params = (("name", name), ("path", of.path), ("projects", str(projects)))
    yield say(replace(_IN_STATE[of.state], params=params))
    for one in of.unread:
        yield "  " + say(msg("cannot be read: {place}: {reason}", place=one.place, reason=say(one.message)))
    for thing in of.differences.things:
        yield from _thing(thing, say)
    if of.state is State.CHANGED and not of.unread and not of.differences.things:
        yield "  " + say(msg("nothing that is printed differs"))


def _thing(thing: ThingChange, say: Speaker) -> Iterator[str]:
    name = excerpt(_said(shown_text(thing.name), say), _LONGEST)
    kind = "" if thing.kind is ThingKind.DOCUMENT else f"{say(KINDS[thing.kind])} "
    state = f" ({say(STATES[thing.state])})" if thing.state in STATES else ""
    yield f"  {kind}{name}{state}"
    for change in thing.changes[:_MOST]:
        yield f"    {_change(change, say)}"
    if len(thing.changes) > _MOST:
        yield "    " + say(msg("and {count} more", count=len(thing.changes) - _MOST))


def _change(change: Change, say: Speaker) -> str:
    parts = (_said(shown_text(part), say) for part in (change.subject, change.field))
    where = " · ".join(excerpt(part, _LONGEST) for part in parts if part)
    before, after = (_side(side, say) for side in sides_of_change(change))
    return f"{where}: {before} → {after}"


def _side(side: Side, say: Speaker) -> str:
    if side.is_absent:
        return say(msg("not there"))
    if side.is_blank:
        return say(msg("blank in the original"))
    start, changed = _said(side.start, say), _said(side.changed, say)
    before = ("…" if len(start) > _AROUND else "") + start[-_AROUND:]
    behind = side.end[:_AROUND] + ("…" if len(side.end) > _AROUND else "")
    return excerpt(f"{before}{excerpt(changed, _LONGEST)}{behind}".replace("\n", " "), 2 * _LONGEST)
