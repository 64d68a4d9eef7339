"""Findings as SARIF 2.1.0, the exchange format that code hosts and editors read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0; section numbers below are its own.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from generator import __version__
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.model.rule import Rule
from generator.report.say import Speaker

SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def findings_sarif(diagnostics: Sequence[Diagnostic], say: Speaker, rules: Sequence[Rule], folder: str) -> str:
    """One run with every finding; released ones are suppressed by a record outside of the file (3.35).

    `folder` is the content folder's path from the root of the repository.
    """
    ids = sorted({rule.id for rule in rules} | {one.check for one in diagnostics})
    by_id = {rule.id: rule for rule in rules}
    run = {
        "tool": {
            "driver": {
                "name": "mingzhang",
                "version": __version__,
                "rules": [_rule(id, by_id.get(id), say) for id in ids],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": list(_results(diagnostics, say, {id: at for at, id in enumerate(ids)}, folder)),
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(id: str, rule: Rule | None, say: Speaker) -> dict[str, Any]:
    """A reportingDescriptor (3.49); a fault of a file's form has only its name."""
    if rule is None:
        return {"id": id}
    help = "\n\n".join([say(rule.why), say(rule.mend), ", ".join(source.text for source in rule.sources)])
    return {
        "id": id,
        "shortDescription": {"text": say(rule.title)},
        "fullDescription": {"text": say(rule.finds)},
        "help": {"text": help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(
    diagnostics: Iterable[Diagnostic], say: Speaker, places: Mapping[str, int], folder: str
) -> Iterable[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for one in diagnostics:
        mark = _fingerprint(one)
        seen[mark] += 1
        result: dict[str, Any] = {
            "ruleId": one.check,
            "ruleIndex": places[one.check],
            "level": _LEVELS[one.severity],
            "message": {"text": _text(one, say)},
            "locations": [_location(one.place, folder)] if one.place.file else [],
            "partialFingerprints": {"mingzhang/v1": f"{mark}:{seen[mark]}"},
        }
        if one.related:
            result["relatedLocations"] = [_location(place, folder) for place in one.related]
        if one.release is not None:
            result["suppressions"] = [{"kind": "external", "justification": one.release.reason}]
        yield result


def _text(one: Diagnostic, say: Speaker) -> str:
    details = (
        (msg("found"), one.found),
        (msg("expected"), one.expected),
        (msg("difference"), one.difference),
        (msg("help"), say(one.help) if one.help else ""),
    )
    return "\n".join([say(one.message), *(f"{say(label)}: {text}" for label, text in details if text)])


def _fingerprint(one: Diagnostic) -> str:
    """The same for the same fault of the same field, on whichever line it stands (3.27.17)."""
    parts = "\x1f".join((one.check, one.place.file, one.place.field, one.message.id))
    return hashlib.sha256(parts.encode()).hexdigest()[:20]


def _location(place: Place, folder: str) -> dict[str, Any]:
    region = {name: value for name, value in (("startLine", place.line), ("startColumn", place.column)) if value}
    artifact: dict[str, Any] = {"artifactLocation": {"uri": quote(f"{folder}{place.file}")}}
    return {"physicalLocation": artifact | ({"region": region} if region else {})}
