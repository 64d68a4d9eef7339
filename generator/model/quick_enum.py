"""Enumerations whose members are often keys or members of sets."""

from __future__ import annotations

import enum


class QuickEnum(enum.Enum):
    """An enumeration whose members are hashed by identity, as they are compared.

    `enum.Enum` hashes the name of a member, in Python: several hundred times a submission, for checks ask over and over
    whether a kind is among others.
    """

    __hash__ = object.__hash__
