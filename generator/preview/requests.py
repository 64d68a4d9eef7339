"""What a request may ask: from which hosts, and for which addresses."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote_to_bytes, urlsplit

LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
WILDCARDS: Final = frozenset({"0.0.0.0", "::", ""})
"""Hosts to listen on that stand for all addresses of the machine."""
_HOST: Final = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::[0-9]{1,5})?")


def is_host_allowed(header: str | None, given: str, reached: str) -> bool:
    """Whether a request is for this preview by a name of its own.

    A page of another site whose name was made to lead here (DNS rebinding) still says its own name. `given`: the host
    listened on; `reached`: the address at which the request came in, which is a name of ours where we listen on all.
    """
    match = _HOST.fullmatch(header or "")
    if match is None:
        return False
    host = (match[1] or match[2]).lower()
    return host in LOCAL or host == given.lower() or (given in WILDCARDS and host == reached.lower())


def path_of(target: str) -> str | None:
    """The path a request asks for, decoded, without the slash it begins with; None for one that is none of a site.

    No file system is behind it; what would lead out of a folder is refused all the same.
    """
    if not target.startswith("/") or target.startswith("//"):
        return None
    try:
        path = unquote_to_bytes(urlsplit(target).path).decode("utf-8")[1:]
    except ValueError:
        return None
    parts = path.removesuffix("/").split("/") if path else []
    if any(part in {"", ".", ".."} for part in parts) or any(sign < " " or sign in "\\\x7f" for sign in path):
        return None
    return path
