"""An import report as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.import_report import ImportReport
from generator.model.message import msg
from generator.report.import_words import FURNITURE, MATCHES, OUTCOMES, REMARKS, accounting_line, where
from generator.report.place_text import place_text
from generator.report.say import Speaker


def import_text(report: ImportReport, say: Speaker) -> str:
    """The report, the outcome first, then what a person must look at, then what was read."""
    return "\n".join(_lines(report, say)) + "\n"


def _lines(report: ImportReport, say: Speaker) -> Iterator[str]:
    yield f"{report.document}: {say(OUTCOMES[report.outcome])}"
    yield from (f"  {say(problem)}" for problem in report.problems)
    for family, recognition in report.recognition:
        looked = "、".join(recognition.looked_for)
        found = "、".join(recognition.found) or "—"
        yield "  " + say(
            msg("Form {family}: looked for {looked}; found {found}", family=family, looked=looked, found=found)
        )
    if not report.family:
        return
    if report.path:
        yield f"  → {report.path}"
    yield from (f"  {say(reason)}" for reason in (*report.held, *report.undone))
    yield "  " + say(
        msg(
            "Form {family}, {encoding}: {projects} projects, {indicators} indicator rows",
            family=report.family,
            encoding=report.encoding,
            projects=report.projects,
            indicators=report.indicators,
        )
    )
    accounting = accounting_line(report)
    if accounting is not None:
        yield f"  {say(accounting)}"
    yield from _section(
        say(msg("Unread: {count}", count=len(report.unread))),
        (f"{where(report, say, item.line)}: {item.text}" for item in report.unread),
    )
    yield from _section(
        say(msg("Unsure: {count}", count=len(report.unsure))),
        (f"{where(report, say, item.line)}: {item.field}: “{item.text}”: {say(item.reason)}" for item in report.unsure),
    )
    yield from _section(
        say(msg("Repaired: {count}", count=len(report.repairs))),
        (
            f"{where(report, say, *item.lines)}: {item.field}: “{item.before}” → “{item.after}”: {say(item.reason)}"
            for item in report.repairs
        ),
    )
    yield from _section(
        say(msg("What the file holds besides: {count}", count=len(report.remarks))), _remarks(report, say)
    )
    if report.wrap_blanks:
        yield "  " + say(msg("Line-wrap blanks between Han characters taken out: {count}", count=report.wrap_blanks))
    yield from _section(
        say(msg("Furniture")),
        (f"{say(FURNITURE[kind])}: {len(lines)}" for kind, lines in (report.furniture or {}).items()),
    )
    yield from _section(
        say(msg("Projects")), (f"{item.id}  {item.name}  ({say(MATCHES[item.by])})" for item in report.matches)
    )
    yield from _section(say(msg("No longer in the document; their addresses go on answering")), iter(report.removed))


def _remarks(report: ImportReport, say: Speaker) -> Iterator[str]:
    for remark in report.remarks:
        parts = (place_text(remark.place, say), f"“{remark.text}”" if remark.text else "", say(remark.message))
        yield f"{': '.join(part for part in parts if part)} ({say(REMARKS[remark.kind])})"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    lines = list(lines)
    if lines:
        yield f"  {title}"
        yield from (f"    {line}" for line in lines)
