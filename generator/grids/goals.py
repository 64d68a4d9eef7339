"""Goals in words: one cell may hold several, each led by its printed number."""

from __future__ import annotations

import re

_NUMBERED = re.compile(r"(?:(?<=\s)|(?<=[。；;])|^)(?:目标\s*)?(\d{1,2})\s*[.．、:：](?!\d)")


def split_goals(text: str) -> tuple[str, ...]:
    """The goals of one cell, their numbers as printed; one goal where the numbers do not count 1, 2, 3."""
    found = list(_NUMBERED.finditer(text))
    if not found or [int(match.group(1)) for match in found] != list(range(1, len(found) + 1)) or found[0].start():
        return (text,) if text else ()
    ends = [match.start() for match in found[1:]] + [len(text)]
    return tuple(text[match.start() : end].strip() for match, end in zip(found, ends, strict=True))
