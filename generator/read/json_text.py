"""Characters that the escapes of a JSON text bring in where none stands in the text itself."""

from __future__ import annotations

import json
import re
from typing import Final

from generator.model.diagnostic import Diagnostic
from generator.model.place import Place
from generator.read.characters import REFUSED_IN_VALUE, refused_character
from generator.read.limits import MAX_FINDINGS_PER_FILE

# Runs of `\uXXXX` are read together, since two of them may be the halves of one character.
_ESCAPES: Final = re.compile(r"(?:\\u[0-9A-Fa-f]{4})+|\\.", re.DOTALL)


def refused_escapes(text: str, file: str) -> tuple[Diagnostic, ...]:
    """The findings `refused-character` of the escapes of a JSON text, each at its line and column."""
    if "\\" not in text:
        return ()
    findings: list[Diagnostic] = []
    for match in _ESCAPES.finditer(text):
        try:
            meant = json.loads(f'"{match.group()}"')
        except ValueError:
            # Not JSON; who reads the text says so.
            continue
        if refused := REFUSED_IN_VALUE.search(meant):
            line_start = text.rfind("\n", 0, match.start()) + 1
            place = Place(file, text.count("\n", 0, match.start()) + 1, match.start() - line_start + 1)
            findings.append(refused_character(refused.group(), place))
            if len(findings) == MAX_FINDINGS_PER_FILE:
                break
    return tuple(findings)
