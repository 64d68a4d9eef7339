"""Findings in the order people read them: by severity, then by check, released ones apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import Message, msg
from generator.model.rule import Rule

SEVERITIES = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.NOTICE: msg("notice"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one check that weigh the same, in their fixed order."""

    check: str
    severity: Severity
    rule: Rule | None
    """None for faults of the files themselves, which no check of the content finds."""
    findings: tuple[Diagnostic, ...]

    @property
    def title(self) -> Message:
        """The fault in a few words."""
        return self.rule.title if self.rule is not None else msg("The file does not have the form it should have")


def groups_of(diagnostics: Iterable[Diagnostic], rules: Mapping[str, Rule]) -> tuple[Group, ...]:
    """The findings by severity, the gravest first, and within it by check; released ones are left out."""
    found: dict[tuple[int, str], list[Diagnostic]] = {}
    for one in diagnostics:
        if one.release is None:
            found.setdefault((one.severity.rank, one.check), []).append(one)
    return tuple(
        Group(check, several[0].severity, rules.get(check), tuple(several))
        for (_, check), several in sorted(found.items(), key=lambda item: item[0])
    )


def released(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings that a record releases, in their order."""
    return tuple(one for one in diagnostics if one.release is not None)


def counts_of(diagnostics: Iterable[Diagnostic]) -> Mapping[Severity, int]:
    """How many of each severity no record releases."""
    counts = Counter(one.severity for one in diagnostics if one.release is None)
    return {severity: counts[severity] for severity in Severity}


def summary_message(diagnostics: Iterable[Diagnostic]) -> Message:
    """How many errors, warnings and notices there are, and how many were released."""
    diagnostics = tuple(diagnostics)
    counts, free = counts_of(diagnostics), len(released(diagnostics))
    named = {f"{severity.value}s": count for severity, count in counts.items()}
    if not free:
        return msg("errors: {errors}, warnings: {warnings}, notices: {notices}", **named)
    return msg(
        "errors: {errors}, warnings: {warnings}, notices: {notices}; released: {released}", **named, released=free
    )
