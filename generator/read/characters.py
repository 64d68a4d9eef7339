"""Characters that content may not hold: they have no look of their own, or change how their neighbours look.

Refused are the control characters C0 (but tab and line feed) and C1, DEL, U+2028 and U+2029 (YAML reads them as line
breaks), lone surrogates, bidirectional embeddings, overrides and isolates (a text could show other than it reads),
U+FEFF inside a text, the noncharacters U+FFFE and U+FFFF, and U+FFFD, which stands where an earlier program already
lost a character.
Source: Unicode TR36 (security), YAML 1.2.2 section 5.1.
"""

from __future__ import annotations

import re

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.read.limits import MAX_FINDINGS_PER_FILE

_ALWAYS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffd-\uffff\ud800-\udfff"

REFUSED_IN_TEXT = re.compile(rf"[{_ALWAYS}]|\r(?!\n)")
"""Matches a refused character of a file's text, where a carriage return may stand before a line feed."""

REFUSED_IN_VALUE = re.compile(rf"[{_ALWAYS}\r]")
"""Matches a refused character of a value that escapes such as `\\u202e` may have made."""

REFUSED_IN_NAME = re.compile(rf"[{_ALWAYS}\r\n\t]")
"""Matches a refused character of a file name or a table heading."""


def refused_characters(text: str, file: str) -> tuple[Diagnostic, ...]:
    """The findings `refused-character` of a file's text in order, each with line and column; empty when all is well."""
    findings = []
    line, line_start = 1, 0
    for match in REFUSED_IN_TEXT.finditer(text):
        breaks = text.count("\n", line_start, match.start())
        if breaks:
            line += breaks
            line_start = text.rfind("\n", 0, match.start()) + 1
        place = Place(file, line, match.start() - line_start + 1)
        findings.append(refused_character(match.group(), place))
        if len(findings) == MAX_FINDINGS_PER_FILE:
            break
    return tuple(findings)


def refused_character(character: str, place: Place) -> Diagnostic:
    """The finding `refused-character` for one character, named by its code point since it cannot be shown."""
    if character == "\ufffd":
        message = msg("A character was lost here by an earlier program (U+FFFD)")
        help = msg("Copy the text again from the original and save the file as UTF-8")
    else:
        message = msg("The character {code} may not stand in content", code=code_point(character))
        help = msg("Delete the character; it is invisible or changes the direction of the text around it")
    return Diagnostic("refused-character", Severity.ERROR, message, place, found=code_point(character), help=help)


def code_point(character: str) -> str:
    """The code point of one character as `U+202E`."""
    return f"U+{ord(character):04X}"


def visible(text: str, limit: int) -> str:
    """`text` safe to show: at most `limit` characters (an ellipsis for the rest), refused ones by their code point."""
    shown = text if len(text) <= limit else text[:limit] + "…"
    return REFUSED_IN_NAME.sub(lambda match: f"<{code_point(match.group())}>", shown)
