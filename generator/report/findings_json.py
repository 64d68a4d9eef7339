"""Findings as JSON for programs; its shape is `findings.schema.json` (`mingzhang schema findings`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from generator import __version__
from generator.model.diagnostic import Diagnostic
from generator.model.place import Place
from generator.model.release import Release
from generator.model.rule import Rule
from generator.report.finding_groups import counts_of, released
from generator.report.say import Speaker


def ruleset(rules: Iterable[Rule]) -> str:
    """Names the checks that ran: the program's version and a mark that changes with any check's id, weight or text."""
    marks = "\x1e".join("\x1f".join(_marks(rule)) for rule in sorted(rules, key=lambda rule: rule.id))
    return f"{__version__}+{hashlib.sha256(marks.encode()).hexdigest()[:12]}"


def _marks(rule: Rule) -> tuple[str, ...]:
    copied = rule.copied.value if rule.copied else ""
    sources = (source.text for source in rule.sources)
    return (rule.id, rule.severity.value, copied, rule.finds.id, rule.mend.id, *sources)


def findings_json(
    diagnostics: Sequence[Diagnostic], say: Speaker, rules: Sequence[Rule], not_run: Sequence[str] = ()
) -> str:
    """The findings as one JSON object: which checks, how many of each severity, then every finding."""
    tree = {
        "ruleset": ruleset(rules),
        "checks": len(rules),
        "not_run": list(not_run),
        "summary": {severity.value: count for severity, count in counts_of(diagnostics).items()}
        | {"released": len(released(diagnostics))},
        "findings": [finding_record(one, say) for one in diagnostics],
    }
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


def finding_record(diagnostic: Diagnostic, say: Speaker) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "check": diagnostic.check,
        "severity": diagnostic.severity.value,
        "undecided": diagnostic.is_undecided,
        "message": say(diagnostic.message),
        "submission": diagnostic.submission,
        "place": _place_record(diagnostic.place),
        "found": diagnostic.found,
        "expected": diagnostic.expected,
        "difference": diagnostic.difference,
        "related": [_place_record(place) for place in diagnostic.related],
        "help": say(diagnostic.help) if diagnostic.help else "",
        "law": diagnostic.law,
        "release": _release_record(diagnostic.release),
    }


def _place_record(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "field": place.field,
        "source": place.source,
    }


def _release_record(release: Release | None) -> dict[str, Any] | None:
    if release is None:
        return None
    return {
        "kind": release.kind.value,
        "reason": release.reason,
        "date": release.date.isoformat(),
        "until": release.until.isoformat() if release.until else None,
    }


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


_TEXT: Final = {"type": "string"}
_COUNT: Final = {"type": "integer", "minimum": 0}
_NUMBER: Final = {"type": ["integer", "null"], "minimum": 1}
_DAY: Final = {"type": "string", "format": "date"}
_SEVERITY: Final = {"enum": ["error", "warning", "notice"]}
_PLACE: Final = _object(file=_TEXT, line=_NUMBER, column=_NUMBER, field=_TEXT, source=_TEXT)
_RELEASE: Final = _object(
    kind={"enum": ["as-filed", "explained"]}, reason=_TEXT, date=_DAY, until={"anyOf": [_DAY, {"type": "null"}]}
)

FINDINGS_SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(
        ruleset=_TEXT,
        checks=_COUNT,
        not_run={"type": "array", "items": _TEXT},
        summary=_object(error=_COUNT, warning=_COUNT, notice=_COUNT, released=_COUNT),
        findings={
            "type": "array",
            "items": _object(
                check=_TEXT,
                severity=_SEVERITY,
                undecided={"type": "boolean"},
                message=_TEXT,
                submission=_TEXT,
                place=_PLACE,
                found=_TEXT,
                expected=_TEXT,
                difference=_TEXT,
                related={"type": "array", "items": _PLACE},
                help=_TEXT,
                law=_TEXT,
                release={"anyOf": [_RELEASE, {"type": "null"}]},
            ),
        },
    ),
}
"""Shape of what `findings_json` writes."""
