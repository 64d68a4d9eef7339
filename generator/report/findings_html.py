"""Findings as one HTML page that a department opens or prints; it asks no other file for anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.legal_source import unread_note
from generator.model.message import Message, msg
from generator.model.rule import Rule
from generator.report.finding_groups import SEVERITIES, Group, counts_of, groups_of, released, summary_message
from generator.report.findings_text import RELEASES
from generator.report.place_text import source_text
from generator.report.say import Speaker

_STYLE = (
    ":root{color-scheme:light dark;--ink:#1c1b18;--paper:#fbfaf6;--rule:#d5ded6;--error:#a12622;--warning:#7a5200;"
    "--notice:#24566b}"
    "@media(prefers-color-scheme:dark){:root{--ink:#ece9e1;--paper:#191b1a;--rule:#3b423d;--error:#ff9a90;"
    "--warning:#f0c36a;--notice:#8fc7e0}}"
    "body{font:17px/1.7 'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',system-ui,sans-serif;max-width:64rem;"
    "margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--paper)}"
    "h2{margin-top:2.5rem;border-top:2px solid var(--rule);padding-top:1rem}"
    ".error{color:var(--error)}.warning{color:var(--warning)}.notice{color:var(--notice)}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:bold}"
    "th,td{border-bottom:1px solid var(--rule);padding:.3rem .6rem;text-align:left;vertical-align:top;"
    "font-weight:normal;overflow-wrap:anywhere}thead th{font-weight:bold}"
    ".scroll{overflow-x:auto}.place{font-family:ui-monospace,monospace;font-size:.9em}"
    "a{color:inherit}"
    "@media print{body{font-size:10.5pt;max-width:none;margin:0;color:#000;background:#fff}tr{break-inside:avoid}"
    "h2,h3{break-after:avoid}.scroll{overflow:visible}@page{size:A4;margin:15mm}}"
)


def findings_html(diagnostics: Sequence[Diagnostic], say: Speaker, language: str, rules: Mapping[str, Rule]) -> str:
    """Counts, a list of the checks that found something, then each check with its text and all its findings."""
    title = escape(say(msg("Findings of the checks")))
    groups = groups_of(diagnostics, rules)
    unread = unread_note(source for group in groups if group.rule is not None for source in group.rule.sources)
    parts = [
        f"<p>{escape(say(summary_message(diagnostics)))}</p>",
        f"<p>{escape(say(unread))}</p>" if unread is not None else "",
        _contents(groups, diagnostics, say),
        *(_group(group, say) for group in groups),
        _released(diagnostics, say),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head>\n<body><main><h1>{title}</h1>\n{body}\n"
        "</main></body></html>\n"
    )


def _contents(groups: Iterable[Group], diagnostics: Sequence[Diagnostic], say: Speaker) -> str:
    rows = [
        (
            f'<a href="#{_anchor(group)}">{escape(say(group.title))}</a>',
            _severity(group.severity, say),
            f"<code>{escape(group.check)}</code>",
            str(len(group.findings)),
        )
        for group in groups
    ]
    total = sum(counts_of(diagnostics).values())
    heads = (msg("Check"), msg("Severity"), msg("Name of the check"), msg("Findings"))
    return _table(say(msg("{count} findings by check", count=total)), heads, rows, say)


def _group(group: Group, say: Speaker) -> str:
    texts: list[tuple[Message, str]] = []
    if group.rule is not None:
        texts = [
            (msg("What it finds"), say(group.rule.finds)),
            (msg("Why it matters"), say(group.rule.why)),
            (msg("Example"), say(group.rule.example)),
            (msg("How to mend it"), say(group.rule.mend)),
            (msg("Source"), ", ".join(source.short for source in group.rule.sources)),
        ]
    told = "".join(f"<dt>{escape(say(label))}</dt><dd>{escape(text)}</dd>" for label, text in texts)
    heads = (
        msg("Where"),
        msg("What"),
        msg("Printed"),
        msg("Expected"),
        msg("Difference"),
        msg("Lines of the document"),
    )
    rows = (
        (
            f'<span class="place">{escape(str(one.place))}</span><br>{escape(one.place.field)}',
            escape(say(one.message)) + (" (" + escape(say(msg("cannot tell"))) + ")" if one.is_undecided else ""),
            escape(one.found),
            escape(one.expected),
            escape(one.difference),
            escape(source_text(one.place.source, say)),
        )
        for one in group.findings
    )
    head = f'<h2 id="{_anchor(group)}">{_severity(group.severity, say)} {escape(say(group.title))}</h2>\n'
    return head + (f"<dl>{told}</dl>\n" if told else "") + _table(say(group.title), heads, rows, say)


def _released(diagnostics: Sequence[Diagnostic], say: Speaker) -> str:
    rows = (
        (
            f'<span class="place">{escape(str(one.place))}</span>',
            escape(say(one.message)),
            escape(say(RELEASES[one.release.kind])),
            escape(one.release.reason),
            escape(one.release.date.isoformat()),
        )
        for one in released(diagnostics)
        if one.release is not None
    )
    heads = (msg("Where"), msg("What"), msg("By whom"), msg("Reason"), msg("Date"))
    title = say(msg("Released by a record"))
    table = _table(title, heads, rows, say)
    return f"<h2>{escape(title)}</h2>\n{table}" if table else ""


def _severity(severity: Severity, say: Speaker) -> str:
    return f'<span class="{severity.value}">{escape(say(SEVERITIES[severity]))}</span>'


def _anchor(group: Group) -> str:
    return f"{group.check}-{group.severity.value}"


def _table(caption: str, heads: Sequence[Message], rows: Iterable[Sequence[str]], say: Speaker) -> str:
    """A table of cells that are HTML already; nothing for no rows."""
    body = "".join(
        f'<tr><th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>\n"
        for row in rows
    )
    if not body:
        return ""
    head = "".join(f'<th scope="col">{escape(say(name))}</th>' for name in heads)
    label = escape(caption)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{label}"><table><caption>{label}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>"
    )
