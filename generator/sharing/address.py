"""The address of the scheduler of a cluster."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(dask|tcp|tls)://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")


def is_address(text: str) -> bool:
    """Whether a text may be the address of a scheduler: `dask://host:8786`, or what the scheduler says of itself.

    `tls://` means an encrypted connection with the certificates that Dask's own settings name; `dask://` is `tcp://`.
    """
    found = _ADDRESS.fullmatch(text)
    return found is not None and 0 < int(found[3]) < 65_536
