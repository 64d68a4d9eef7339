"""Which addresses a page may link to."""

from __future__ import annotations

import re
from typing import Final

_HOST: Final = r"(?=[^/?#]{1,253}(?:[/?#:]|$))[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+"
_REST: Final = r"[A-Za-z0-9._~!$'()*+,;=:@%/?&#-]*"
_OUTSIDE: Final = re.compile(rf"https?://{_HOST}(?::[0-9]{{1,5}})?(?:[/?#]{_REST})?", re.IGNORECASE)
_INSIDE: Final = re.compile(r"(?:\.\.?/)*[A-Za-z0-9_-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._~-]*)*/?")
_ANCHOR: Final = re.compile(r"#[A-Za-z0-9._~%-]+")


def is_outside_link(address: str) -> bool:
    """Whether an address is `http` or `https` with a plain host name: no user, no password, no blanks."""
    return _OUTSIDE.fullmatch(address) is not None


def is_safe_link(address: str) -> bool:
    """Whether a page may link to an address: one outside with a plain host, or a relative path or anchor of this site.

    Everything else is refused, whatever a browser might make of it: other schemes, `//host`, paths from the root (the
    site may lie in a folder of another), blanks, control signs and backslashes.
    """
    if is_outside_link(address):
        return True
    path, sharp, anchor = address.partition("#")
    if sharp and _ANCHOR.fullmatch(f"#{anchor}") is None:
        return False
    if not path:
        return bool(sharp)
    return path in {"./", "../"} or (_INSIDE.fullmatch(path) is not None)
