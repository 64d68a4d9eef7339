"""Plain text written so that Markdown prints it unchanged."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~!$])")
_AT_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=\s|$|[-+=]))")
_NUMBER_AT_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def escape_markdown(line: str) -> str:
    """One line of text with every sign escaped that Markdown could take for mark-up; its printed form is unchanged."""
    text = _ANYWHERE.sub(r"\\\1", line)
    text = _AT_START.sub(lambda found: f"{found.group(1)}\\{found.group(2)}", text)
    return _NUMBER_AT_START.sub(r"\1\\\2", text)
