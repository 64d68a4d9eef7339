"""A fault of a template or of ours, in a sentence."""

from __future__ import annotations

import traceback
from pathlib import Path

from generator.model.message import Message, msg


def fault_of(error: Exception) -> Message:
    """Where a template is at fault and why, as far as the error tells; else that the fault is the program's."""
    file, line = _template(error)
    reason = f"{type(error).__name__}: {error}"
    if file:
        return msg("This page cannot be made anew: {file}:{line}: {reason}", file=file, line=line, reason=reason)
    return msg("This page cannot be made anew, which is a fault of the program: {reason}", reason=reason)


def _template(error: Exception) -> tuple[str, int]:
    """Name and line of the template an error comes from; no name where it comes from none."""
    name, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    if isinstance(name, str) and isinstance(line, int):
        return Path(name).name, line
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith((".html", ".xml")):
            return Path(frame.filename).name, frame.lineno or 0
    return "", 0
