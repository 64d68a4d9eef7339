"""What projects and target forms share in a filled workbook of ours: goals, indicators, labelled texts, labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.grids.claims import Claims
from generator.grids.template_rows import Part, Record, by_owner, read_records, unknown_word
from generator.model.han import strip_blanks
from generator.model.indicator import CELLS, Goal, Indicator, Scope
from generator.model.indicator_value import CUT_OFF as NO_VALUE
from generator.model.indicator_value import parse_indicator_value
from generator.model.message import msg
from generator.model.project import Note
from generator.model.source import Furniture
from generator.model.template_layout import GOALS, INDICATORS, LABELS, NOTES
from generator.model.template_text import CONTINUED, CUT_OFF

_ORDER = (Scope.TERM, Scope.YEAR)
"""Targets of the term stand before those of the year, as forms print them."""


@dataclass(frozen=True, slots=True)
class Owned:
    """The records of the four sheets by the path of their owner."""

    goals: Mapping[str, Sequence[Record]]
    indicators: Mapping[str, Sequence[Record]]
    notes: Mapping[str, Sequence[Record]]
    labels: Mapping[str, Sequence[Record]]


def read_owned(parts: Sequence[Part], known: Mapping[str, str], claims: Claims) -> Owned:
    """The records; `known`: what an owner is called by → its path."""
    goals, indicators, notes, labels = (
        by_owner(read_records(parts, sheet, claims), known, claims) for sheet in (GOALS, INDICATORS, NOTES, LABELS)
    )
    return Owned(goals, indicators, notes, labels)


def goals_of(records: Iterable[Record], path: str, claims: Claims) -> tuple[Goal, ...]:
    """The goals of one owner."""
    found: dict[Scope, list[Goal]] = {scope: [] for scope in _ORDER}
    for record in records:
        scope = scope_of(record, path, claims)
        name = "goals_term" if scope is Scope.TERM else "goals"
        claims.take(f"{path}/{name}/{len(found[scope])}", record.cells["goals"])
        found[scope].append(Goal(record.text("goals"), scope))
    return tuple(goal for scope in _ORDER for goal in found[scope])


def scope_of(record: Record, path: str, claims: Claims) -> Scope:
    """The time a record speaks of, which decides the list it stands in; a blank is the year."""
    word = strip_blanks(record.text("scope"))
    if not word:
        return Scope.YEAR
    claims.furniture(Furniture.LABEL, record.cells["scope"])
    column = GOALS.column("scope")
    value = column.value_of(word)
    if not value:
        claims.unsure(path, record.cells["scope"], unknown_word(column))
    return Scope(value or Scope.YEAR)


def indicators_of(records: Iterable[Record], path: str, claims: Claims) -> tuple[Indicator, ...]:
    """The indicators of one owner; a blank level goes on from the row above of the same scope."""
    found: dict[Scope, list[Indicator]] = {scope: [] for scope in _ORDER}
    for record in records:
        scope = scope_of(record, path, claims)
        rows = found[scope]
        name = "indicators_term" if scope is Scope.TERM else "indicators"
        rows.append(_indicator(record, scope, rows[-1] if rows else None, f"{path}/{name}/{len(rows)}", claims))
    return tuple(row for scope in _ORDER for row in found[scope])


def _indicator(record: Record, scope: Scope, above: Indicator | None, path: str, claims: Claims) -> Indicator:
    record.take(claims, path, "level1", "level2", "name", "description", "basis", "standard", "weight", "remark", "row")
    if "target" in record.cells and record.cells["target"].text:
        claims.take(f"{path}/value", record.cells["target"])
    cut_off = tuple(name for name in CELLS if record.printed("target" if name == "value" else name) == CUT_OFF)

    def cell(name: str) -> str | None:
        return "" if name in cut_off else record.optional(name)

    for name in ("level1", "level2"):
        if above is None and record.printed(name) == CONTINUED:
            claims.unsure(f"{path}/{name}", record.cells[name], msg("There is no row above to go on from"))
    goes_on = [above is not None and record.printed(name) in ("", CONTINUED) for name in ("level1", "level2")]
    return Indicator(
        level1=above.level1 if above is not None and goes_on[0] else record.text("level1"),
        level2=above.level2 if above is not None and goes_on[1] else record.text("level2"),
        name=cell("name") or "",
        value=NO_VALUE if "value" in cut_off else parse_indicator_value(record.text("target")),
        description=cell("description"),
        basis=cell("basis"),
        standard=cell("standard"),
        weight=cell("weight"),
        remark=cell("remark"),
        scope=scope,
        continues_level1=goes_on[0],
        continues_level2=goes_on[1],
        pair=_pair(record, path, claims),
        cut_off=cut_off,
    )


def _pair(record: Record, path: str, claims: Claims) -> int | None:
    text = record.text("row").strip()
    if not text:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text)
    claims.unsure(f"{path}/row", record.cells["row"], msg("A number of at most four digits is expected"))
    return None


def notes_of(records: Iterable[Record], path: str, claims: Claims) -> tuple[Note, ...]:
    """Labelled texts: `path` ends with `notes` or `facts`."""
    found = []
    for number, record in enumerate(records):
        record.take(claims, f"{path}/{number}", "label", "text")
        found.append(Note(record.text("label"), record.text("text")))
    return tuple(found)


def labels_of(records: Iterable[Record], path: str, claims: Claims) -> tuple[tuple[str, str], ...]:
    """Labels as printed, by field."""
    found = []
    for record in records:
        field = record.text("field")
        claims.take(f"{path}/labels/{field}", record.cells["field"], record.cells["labels"])
        found.append((field, record.text("labels")))
    return tuple(found)
