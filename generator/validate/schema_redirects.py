"""The shape of redirects.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.validate.schema import ContentPart, described

Address = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9-]{0,63}/){1,8}$")]
"""An address of a page below the site's root; as deep as those of addresses.txt may be."""


class RedirectEntry(ContentPart):
    """A page that moved, or all pages below an address."""

    old: Address = described("Address that was published once, below the site's root")
    new: Address = described("Address on this site of the page that stands for it now")
    below: Literal["true", "false"] = described(
        "true where each address of addresses.txt below the old one leads to the same one below the new",
        default="false",
    )


class RedirectsFile(ContentPart):
    """redirects.yaml"""

    redirects: list[RedirectEntry] = described("Addresses whose pages moved", default_factory=list)
