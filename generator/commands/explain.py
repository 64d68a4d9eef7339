"""`mingzhang explain`: what a check finds, why it matters, how to mend it, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator import checks
from generator.checks import discover_checks
from generator.commands.shared import EXIT_OUR_FAULT, speaker
from generator.model.message import Message, msg
from generator.model.rule import Rule, Scope
from generator.model.suggest import suggest
from generator.report.finding_groups import SEVERITIES
from generator.report.say import Speaker

SCOPES = {
    Scope.VALUE: msg("one value"),
    Scope.TABLE: msg("one table"),
    Scope.PROJECT: msg("one project"),
    Scope.SUBMISSION: msg("one submission"),
    Scope.YEARS: msg("the submissions of one body over the years"),
    Scope.SUBMISSIONS: msg("all submissions"),
}


def command() -> click.Command:
    """The command."""
    return click.Command(
        "explain",
        callback=_explain,
        help=speaker()(msg("Explain a check; without a name, list them all.")),
        params=[click.Argument(["check"], required=False)],
    )


def _explain(check: str | None) -> None:
    say = speaker()
    rules = {one.id: one.rule for one in discover_checks(checks)}
    if check is None:
        click.echo("\n".join(_list(tuple(rules.values()), say)))
        return
    if check in rules:
        click.echo("\n".join(_text(rules[check], say)))
        return
    near = suggest(check, rules)
    click.echo(say(msg("No check of the content is called {name}", name=check)), err=True)
    hint = (
        msg("Did you mean “{name}”?", name=near)
        if near
        else msg("Faults in the form of a file explain themselves; see: mingzhang schema")
    )
    click.echo(say(hint), err=True)
    raise SystemExit(EXIT_OUR_FAULT)


def _list(rules: tuple[Rule, ...], say: Speaker) -> Iterator[str]:
    width = max((len(rule.id) for rule in rules), default=0)
    for severity in SEVERITIES:
        for rule in rules:
            if rule.severity is severity:
                yield f"{rule.id:<{width}}  {say(SEVERITIES[severity])}  {say(rule.title)}"


def _text(rule: Rule, say: Speaker) -> Iterator[str]:
    severity = say(SEVERITIES[rule.severity])
    if rule.copied is not None:
        words = msg(
            "{severity}; {copied} where the text was transcribed",
            severity=severity,
            copied=say(SEVERITIES[rule.copied]),
        )
        severity = say(words)
    yield f"{rule.id}  {say(rule.title)}"
    parts: tuple[tuple[Message, str], ...] = (
        (msg("What it finds"), say(rule.finds)),
        (msg("Why it matters"), say(rule.why)),
        (msg("Example"), say(rule.example)),
        (msg("How to mend it"), say(rule.mend)),
        (msg("Severity"), severity),
        (msg("Looks at"), say(SCOPES[rule.scope])),
        (msg("Tolerance"), say(rule.tolerance) if rule.tolerance else ""),
        (msg("Source"), ", ".join(source.text for source in rule.sources)),
    )
    for label, text in parts:
        if text:
            yield ""
            yield click.style(say(label), bold=True)
            yield f"  {text}"
