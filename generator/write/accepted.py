"""accepted.yaml: the record that releases findings, written by `mingzhang accept` and edited by hand."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.release import Release
from generator.write.yaml_text import to_yaml

_HEAD = "accepted:\n"


def accepted_text(before: str, releases: Iterable[Release]) -> str:
    """The text of the file with the releases at its end; what stood there stays as it was, comments too.

    `before` is the present text, empty where there is no file. Errors: ValueError where it is not a list of entries
    in block style at whose end more can stand.
    """
    added = to_yaml({"accepted": [_entry(release) for release in releases]})
    if not before.strip():
        return added
    lines = [line for line in before.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if lines[0].rstrip() != _HEAD.strip() or any(not line.startswith("  ") for line in lines[1:]):
        raise ValueError("the file is not a plain list of entries")
    return before.rstrip("\n") + "\n" + added.removeprefix(_HEAD)


def _entry(release: Release) -> dict[str, str]:
    entry = {
        "check": release.check,
        "file": release.file,
        "field": release.field,
        "found": release.found,
        "expected": release.expected or "",
        "identity": release.identity,
        "kind": release.kind.value,
        "reason": release.reason,
        "date": release.date.isoformat(),
        "until": release.until.isoformat() if release.until else "",
    }
    kept = {"found"} if release.expected is None else {"found", "expected"}
    return {name: value for name, value in entry.items() if value or name in kept}
