"""Regular expressions that are compiled when they are first used.

A set of signs as large as that of the Han characters takes milliseconds to compile, and no run uses all patterns.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _LatePattern:
    """Becomes the compiled pattern's stand-in at the first call: from then on its methods are that pattern's own."""

    def __init__(self, text: str, flags: int) -> None:
        self._made_of = text, flags

    def __getattr__(self, name: str) -> Any:
        # Only asked for what is not there yet; later calls take no way round.
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(*self._made_of)
        for each in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"):
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)


def late_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled later. Errors: `re.error`, at the first use."""
    return cast("re.Pattern[str]", _LatePattern(text, flags))
