"""Findings as text for a terminal or a log."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import click

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.release import ReleaseKind
from generator.model.rule import Rule
from generator.report.excerpt import excerpt
from generator.report.finding_groups import SEVERITIES, Group, groups_of, released
from generator.report.place_text import source_text
from generator.report.say import Speaker

FIRST = 3
"""Findings of each check that are shown unless all are asked for."""
LinesOf = Callable[[str], Sequence[str]]
"""The lines of a file of the content; none where it cannot be read."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
_LONGEST = 200

RELEASES = {
    ReleaseKind.AS_FILED: msg("As in the original, not confirmed by the body"),
    ReleaseKind.EXPLAINED: msg("Explained by the body"),
}


def findings_text(
    diagnostics: Sequence[Diagnostic],
    say: Speaker,
    rules: Mapping[str, Rule],
    lines_of: LinesOf,
    *,
    is_complete: bool = False,
    is_brief: bool = False,
) -> str:
    """How many of each check, then each check's findings with their lines of the files: the first, or all if complete.

    If brief, what stops nothing and a check of the content finds is only counted: a refusal is not to be searched for
    among hundreds of lines. Colours are escape sequences; whoever prints the text takes them out where nobody sees
    them.
    """
    groups = groups_of(diagnostics, rules)
    told = [group for group in groups if not (is_brief and group.rule and group.severity is not Severity.ERROR)]
    parts = [] if len(groups) < 2 and told else [*_overview(groups, say)]
    parts.extend(line for group in told for line in _group(group, say, lines_of, is_complete))
    if len(told) < len(groups):
        parts.append(say(msg("Warnings and notices of the checks are only counted here; mingzhang check shows them")))
    if is_complete:
        parts.extend(_released(diagnostics, say))
    return "".join(f"{part}\n" for part in parts)


def _overview(groups: Sequence[Group], say: Speaker) -> Iterator[str]:
    """How many findings of which check."""
    width = max((len(str(len(group.findings))) for group in groups), default=0)
    for group in groups:
        weight = click.style(say(SEVERITIES[group.severity]), _COLOURS[group.severity])
        yield f"{len(group.findings):>{width}}  {weight}  {say(group.title)}  {group.check}"
    if groups:
        yield ""


def _group(group: Group, say: Speaker, lines_of: LinesOf, is_complete: bool) -> Iterator[str]:
    head = say(msg("{title} ({count})", title=say(group.title), count=len(group.findings)))
    yield (
        click.style(f"{say(SEVERITIES[group.severity])} {group.check}", _COLOURS[group.severity], bold=True)
        + f"  {head}"
    )
    shown = group.findings if is_complete else group.findings[:FIRST]
    # What holds for all of them is said once, below them.
    common = {one.help for one in group.findings}
    for one in shown:
        yield from _finding(one, say, lines_of, with_help=len(common) > 1)
    rest = len(group.findings) - len(shown)
    if rest:
        yield "  " + say(msg("… and {count} more; mingzhang check --all shows them", count=rest))
    if len(common) == 1 and (help := next(iter(common))) is not None:
        yield "  " + say(msg("help")) + f": {say(help)}"
    if group.findings[0].law:
        yield "  " + say(msg("source of the rule")) + f": {group.findings[0].law}"
    yield ""


def _finding(one: Diagnostic, say: Speaker, lines_of: LinesOf, *, with_help: bool) -> Iterator[str]:
    where = str(one.place) if one.place.file else "mingzhang"
    undecided = " (" + say(msg("cannot tell")) + ")" if one.is_undecided else ""
    yield f"  {click.style(where, bold=True)}: {_one_line(say(one.message))}{undecided}"
    if one.place.line is not None:
        text, marks = excerpt(lines_of(one.place.file), one.place.line, one.place.column, one.found)
        if text:
            number = str(one.place.line)
            yield f"    {number} | {text}"
            yield f"    {' ' * len(number)} | {click.style(marks, _COLOURS[one.severity])}"
    details: tuple[tuple[Message, str], ...] = (
        (msg("field"), one.place.field),
        (msg("found"), one.found),
        (msg("expected"), one.expected),
        (msg("difference"), one.difference),
        (msg("source lines"), source_text(one.place.source, say)),
        (msg("see also"), ", ".join(str(place) for place in one.related)),
        (msg("help"), say(one.help) if with_help and one.help else ""),
    )
    for label, text in details:
        if text:
            yield f"    {say(label)}: {_one_line(text)}"


def _released(diagnostics: Iterable[Diagnostic], say: Speaker) -> Iterator[str]:
    for one in released(diagnostics):
        if one.release is None:
            continue
        said = msg(
            "{what} ({date}): {reason}",
            what=say(RELEASES[one.release.kind]),
            date=one.release.date,
            reason=one.release.reason,
        )
        severity = say(SEVERITIES[one.severity])
        yield say(msg("released")) + f" {severity} {one.check}  {one.place}: {_one_line(say(one.message))}"
        yield f"    {_one_line(say(said))}"


def _one_line(text: str) -> str:
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
