"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a commit.

Source: GitHub Docs, "Workflow commands for GitHub Actions": `::error file=…,line=…,col=…,title=…::message`; at most ten
annotations of each kind are shown for a step.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.report.finding_groups import summary_message
from generator.report.say import Speaker

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
SHOWN = 10
"""Annotations of one kind that are shown for a step; of the notices one is kept for the summary."""


def findings_github(diagnostics: Sequence[Diagnostic], say: Speaker, folder: str) -> str:
    """One command a line, errors first, the first of each check before the second; then how many there are in all.

    `folder` is the content folder's path from the root of the repository.
    """
    return "".join(f"{line}\n" for line in _commands(diagnostics, say, folder))


def _commands(diagnostics: Sequence[Diagnostic], say: Speaker, folder: str) -> Iterator[str]:
    open_ones = [one for one in diagnostics if one.release is None]
    for severity in Severity:
        several = _one_of_each_first([one for one in open_ones if one.severity is severity])
        for one in several[: SHOWN - (severity is Severity.NOTICE)]:
            yield _command(one, say, folder)
    yield f"::notice title=mingzhang check::{_escape_data(say(summary_message(diagnostics)))}"


def _one_of_each_first(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Ordered so that few places show as many different faults as possible."""
    seen: dict[str, int] = {}
    ranked = []
    for one in found:
        seen[one.check] = seen.get(one.check, 0) + 1
        ranked.append((seen[one.check], one))
    return [one for _, one in sorted(ranked, key=lambda item: item[0])]


def _command(one: Diagnostic, say: Speaker, folder: str) -> str:
    properties = {
        "file": f"{folder}{one.place.file}" if one.place.file else "",
        "line": str(one.place.line or ""),
        "col": str(one.place.column or ""),
        "title": one.check,
    }
    named = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items() if value)
    details = (
        (msg("found"), one.found),
        (msg("expected"), one.expected),
        (msg("difference"), one.difference),
        (msg("help"), say(one.help) if one.help else ""),
    )
    text = "\n".join([say(one.message), *(f"{say(label)}: {value}" for label, value in details if value)])
    return f"::{_COMMANDS[one.severity]} {named}::{_escape_data(text)}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
