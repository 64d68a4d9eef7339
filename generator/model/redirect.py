"""Redirects (地址变更): where the page went that once stood at an address."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address at which a page once stood, and the one at which it stands now."""

    old: str
    """Below the site's root, with the closing slash."""
    new: str
    """The same; where the way led over several redirects, the last address."""
    line: int | None
    """The line of redirects.yaml that says so."""
