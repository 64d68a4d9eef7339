"""Findings as text for a terminal or a log, and as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.report.say import Speaker

_SEVERITY = {
    Severity.ERROR: msg("error"),
    Severity.WARNING: msg("warning"),
    Severity.NOTICE: msg("notice"),
}


def findings_text(diagnostics: Iterable[Diagnostic], say: Speaker) -> str:
    """Each finding in two to five lines: place, what is wrong, what was found and expected, what to do."""
    return "".join(_finding_text(diagnostic, say) for diagnostic in diagnostics)


def _finding_text(diagnostic: Diagnostic, say: Speaker) -> str:
    severity = say(_SEVERITY[diagnostic.severity])
    where = str(diagnostic.place) if diagnostic.place.file else "mingzhang"
    lines = [f"{where}: {severity}[{diagnostic.check}] {say(diagnostic.message)}"]
    details = (
        (msg("field"), diagnostic.place.field),
        (msg("found"), diagnostic.found),
        (msg("expected"), diagnostic.expected),
        (msg("source lines"), diagnostic.place.source),
        (msg("see also"), ", ".join(str(place) for place in diagnostic.related)),
        (msg("help"), say(diagnostic.help) if diagnostic.help else ""),
    )
    lines.extend(f"    {say(label)}: {_one_line(text)}" for label, text in details if text)
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    shown = text.replace("\n", "⏎")
    return shown if len(shown) <= 200 else f"{shown[:200]}…"


def summary_line(diagnostics: Sequence[Diagnostic], say: Speaker) -> str:
    """How many errors, warnings and notices there are."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return say(
        msg(
            "{errors} errors, {warnings} warnings, {notices} notices",
            errors=counts[Severity.ERROR],
            warnings=counts[Severity.WARNING],
            notices=counts[Severity.NOTICE],
        )
    )


def findings_json(diagnostics: Iterable[Diagnostic], say: Speaker) -> str:
    """The findings as one JSON object with the list `findings`."""
    records = [finding_record(diagnostic, say) for diagnostic in diagnostics]
    return json.dumps({"findings": records}, ensure_ascii=False, indent=1) + "\n"


def finding_record(diagnostic: Diagnostic, say: Speaker) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "check": diagnostic.check,
        "severity": diagnostic.severity.value,
        "message": say(diagnostic.message),
        "place": _place_record(diagnostic.place),
        "found": diagnostic.found,
        "expected": diagnostic.expected,
        "difference": diagnostic.difference,
        "related": [_place_record(place) for place in diagnostic.related],
        "help": say(diagnostic.help) if diagnostic.help else "",
        "law": diagnostic.law,
    }


def _place_record(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "field": place.field,
        "source": place.source,
    }
