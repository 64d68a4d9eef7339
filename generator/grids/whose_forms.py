"""Whose forms a document holds and what it is called, where it has no cover of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.grids.claims import Claims
from generator.grids.cover import Cover
from generator.grids.target_form import NamedBody
from generator.grids.titled_forms import TitledForm
from generator.model.han import fold
from generator.model.message import msg

_CODE = re.compile(r"(?:\d{3,}\s*[-—_]?\s*)?(?P<name>.+?)(?:\s*[-—_]?\s*[(（]?\d{3,}[)）]?)?")


def read_title(cover: Cover, wholes: Sequence[TitledForm], forms: Sequence[TitledForm], claims: Claims) -> str:
    """The cover's title, else that of the form of the whole department, else that of the first form."""
    form = next((form for form in (*wholes, *forms) if form.title), None)
    if cover.title or form is None:
        return cover.title
    claims.take("title", *form.head)
    return form.name


def read_publisher(
    owners: Sequence[NamedBody], cover: Cover, departments: Sequence[NamedBody], claims: Claims
) -> str | None:
    """The body of the whole-department form, else of the cover, else the department in charge that all forms name.

    Two whole-department forms of different bodies are unsure; forms of several departments name no body.
    """
    owners = [(name, cells) for name, cells in owners if name]
    if owners:
        name, cells = owners[0]
        for other, place in owners[1:]:
            if fold(other) != fold(name):
                message = msg("The document names “{one}” and “{other}” as the body", one=name, other=other)
                claims.unsure("publisher", place[0], message)
        claims.take("publisher", *cells)
        return name
    if cover.publisher:
        return cover.publisher
    departments = [(name, cells) for name, cells in departments if name]
    if len({fold(_without_code(name)) for name, _ in departments}) != 1:
        return None
    name, cells = departments[0]
    claims.take("publisher", *cells)
    return _without_code(name)


def _without_code(text: str) -> str:
    found = _CODE.fullmatch(text)
    return found.group("name") if found else text
