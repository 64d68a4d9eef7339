"""How the parts of an Office package refer to each other and to places outside."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

HYPERLINK: Final = "hyperlink"
RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """How a part refers to another: `kind` is the last word of its type (`styles`, `header`, `hyperlink` …)."""

    id: str
    kind: str
    target: str
    """Name of the part as the package has it; what is outside as it is written."""
    is_external: bool


@dataclass(frozen=True, slots=True)
class ExternalLink:
    """A place outside that a part refers to, other than a hyperlink for the reader: a template, a linked picture."""

    part: str
    kind: str
    target: str


def relations_name(owner: str) -> str:
    """The name of the part that lists what `owner` refers to; `""` is the package itself."""
    folder, base = posixpath.split(owner)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def read_relation(element: etree._Element, owner: str, find: Callable[[str], str | None]) -> Relationship:
    """One relationship of `owner`, its target by the name that `find` has for it."""
    target = element.get("Target", "")
    is_external = element.get("TargetMode", "").lower() == "external"
    if not is_external:
        # From the owner's folder, or from the root where it begins with a slash (join drops the folder then).
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), unquote(target))).lstrip("/")
        target = find(target) or target
    return Relationship(element.get("Id", ""), element.get("Type", "").rpartition("/")[2], target, is_external)


def read_relations(root: etree._Element, owner: str, find: Callable[[str], str | None]) -> Mapping[str, Relationship]:
    """What `owner` refers to, by id."""
    relations = (read_relation(element, owner, find) for element in root.iter(RELATIONSHIP))
    return {relation.id: relation for relation in relations}
