"""Import reports as one HTML page that opens anywhere and asks no other file for anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from generator.model.import_report import ImportReport
from generator.model.message import Message, msg
from generator.report.import_words import FURNITURE, MATCHES, OUTCOMES, REMARKS, accounting_line, where
from generator.report.place_text import place_text
from generator.report.say import Speaker

_STYLE = (
    "body{font:17px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif;"
    "max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1b18;background:#fbfaf6}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold}"
    "th,td{border-bottom:1px solid #d5ded6;padding:.3rem .6rem;text-align:left;vertical-align:top}"
)


def import_html(reports: Sequence[ImportReport], say: Speaker, language: str) -> str:
    """The reports as one page; every text of the documents is escaped."""
    title = escape(say(msg("Import report")))
    body = "".join(_report(report, say) for report in reports)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><main><h1>{title}</h1>\n{body}</main></body></html>\n"
    )


def _report(report: ImportReport, say: Speaker) -> str:
    parts = [f"<h2>{escape(report.document)}</h2><p>{escape(say(OUTCOMES[report.outcome]))}</p>"]
    parts.extend(f"<p>{escape(say(problem))}</p>" for problem in report.problems)
    for family, seen in report.recognition:
        words = msg(
            "Form {family}: looked for {looked}; found {found}",
            family=family,
            looked="、".join(seen.looked_for),
            found="、".join(seen.found) or "—",
        )
        parts.append(f"<p>{escape(say(words))}</p>")
    if report.path:
        parts.append(f"<p><code>{escape(report.path)}</code></p>")
    accounting = accounting_line(report)
    if accounting is not None:
        parts.append(f"<p>{escape(say(accounting))}</p>")
    parts.extend(f"<p>{escape(say(reason))}</p>" for reason in (*report.held, *report.undone))
    line, field, text, reason = msg("Place") if report.places else msg("Line"), msg("Field"), msg("Text"), msg("Reason")
    parts.append(_table(msg("Unread"), (line, text), ((_at(report, say, i.line), i.text) for i in report.unread), say))
    parts.append(
        _table(
            msg("Unsure"),
            (line, field, text, reason),
            ((_at(report, say, i.line), i.field, i.text, say(i.reason)) for i in report.unsure),
            say,
        )
    )
    parts.append(
        _table(
            msg("Repaired"),
            (line, field, msg("Before"), msg("After"), reason),
            ((_at(report, say, *i.lines), i.field, i.before, i.after, say(i.reason)) for i in report.repairs),
            say,
        )
    )
    remarks = ((place_text(i.place, say), say(REMARKS[i.kind]), i.text, say(i.message)) for i in report.remarks)
    parts.append(_table(msg("What the file holds besides"), (msg("Place"), msg("Kind"), text, reason), remarks, say))
    furniture = (report.furniture or {}).items()
    rows = ((say(FURNITURE[kind]), str(len(lines)), ", ".join(map(str, lines))) for kind, lines in furniture)
    parts.append(_table(msg("Furniture"), (msg("Kind"), msg("Count"), msg("Line numbers")), rows, say))
    matches = ((i.id, i.name, say(MATCHES[i.by])) for i in report.matches)
    parts.append(_table(msg("Projects"), (msg("Address"), msg("Name"), reason), matches, say))
    return "\n".join(part for part in parts if part)


def _at(report: ImportReport, say: Speaker, *lines: int) -> str:
    return where(report, say, *lines) if report.places else ", ".join(map(str, lines))


def _table(caption: Message, heads: Sequence[Message], rows: Iterable[Sequence[str]], say: Speaker) -> str:
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>\n"
        for row in rows
    )
    if not body:
        return ""
    head = "".join(f'<th scope="col">{escape(say(name))}</th>' for name in heads)
    return (
        f"<table><caption>{escape(say(caption))}</caption><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>"
    )
