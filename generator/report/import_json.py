"""Import reports as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.model.import_report import ImportReport
from generator.report.say import Speaker


def import_json(reports: Iterable[ImportReport], say: Speaker) -> str:
    """One JSON object with the list `imports`."""
    return json.dumps({"imports": [_record(report, say) for report in reports]}, ensure_ascii=False, indent=1) + "\n"


def _record(report: ImportReport, say: Speaker) -> dict[str, Any]:
    lines = report.accounting
    return {
        "document": report.document,
        "outcome": report.outcome.value,
        "problems": [say(problem) for problem in report.problems],
        "recognition": [
            {"family": family, "looked_for": list(seen.looked_for), "found": list(seen.found)}
            for family, seen in report.recognition
        ],
        "family": report.family,
        "path": report.path,
        "encoding": report.encoding,
        "projects": report.projects,
        "indicators": report.indicators,
        "lines": None
        if lines is None
        else {
            "total": lines.total,
            "taken": lines.taken,
            "furniture_only": lines.furniture_only,
            "unread": lines.unread,
            "blank": lines.blank,
        },
        "furniture": {kind.value: list(numbers) for kind, numbers in (report.furniture or {}).items()},
        "wrap_blanks": report.wrap_blanks,
        "repairs": [
            {
                "field": item.field,
                "lines": list(item.lines),
                "before": item.before,
                "after": item.after,
                "reason": say(item.reason),
            }
            for item in report.repairs
        ],
        "unread": [{"line": item.line, "text": item.text} for item in report.unread],
        "unsure": [
            {"line": item.line, "field": item.field, "text": item.text, "reason": say(item.reason)}
            for item in report.unsure
        ],
        "projects_matched": [{"id": item.id, "name": item.name, "by": item.by.value} for item in report.matches],
        "removed": list(report.removed),
        "files": list(report.files),
        "held": [say(reason) for reason in report.held],
        "undone": [say(reason) for reason in report.undone],
        "remarks": [
            {"kind": item.kind.value, "place": item.place, "text": item.text, "message": say(item.message)}
            for item in report.remarks
        ],
        "places": list(report.places),
    }
