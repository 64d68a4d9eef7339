"""The site, the glossary, the regions and the bodies of a content folder as raw files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.model.diagnostic import Diagnostic
from generator.model.raw import RawFile
from generator.read.content import read_text, read_yaml
from generator.read.content_error import ContentError
from generator.read.content_tree import BodyFolder, ContentTree, RegionFolder

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class RawPlaces:
    """What stands above the submissions, read but not validated; None where a file is absent."""

    site: RawFile | None
    glossary: RawFile | None
    regions: tuple[tuple[RegionFolder, RawFile], ...]
    bodies: tuple[tuple[BodyFolder, RawFile], ...]
    addresses: tuple[tuple[str, int], ...]
    """Every address ever published with its line, in the order of the file."""
    accepted: Mapping[str, RawFile]
    """The accepted.yaml of bodies by the path of their body.yaml; none for most."""


def read_places(root: Path, tree: ContentTree) -> tuple[RawPlaces, tuple[Diagnostic, ...]]:
    """The files above the submissions, and every finding of them; a file with a finding is left out."""
    found: list[Diagnostic] = []

    def keep(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except ContentError as error:
            found.extend(error.diagnostics)
            return None

    regions, bodies, accepted = [], [], dict[str, RawFile]()
    for region in tree.regions:
        raw = keep(lambda region=region: read_yaml(root, region.region))  # type: ignore[misc]
        if raw is not None:
            regions.append((region, raw))
        for body in region.bodies:
            raw = keep(lambda body=body: read_yaml(root, body.body))  # type: ignore[misc]
            if raw is not None:
                bodies.append((body, raw))
            if body.accepted is not None:
                record = keep(lambda entry=body.accepted: read_yaml(root, entry))  # type: ignore[misc]
                if record is not None:
                    accepted[body.body.path] = record
    site, glossary, listed = tree.site, tree.glossary, tree.addresses
    text = keep(lambda: read_text(root, listed)) if listed else ""
    places = RawPlaces(
        site=keep(lambda: read_yaml(root, site)) if site else None,
        glossary=keep(lambda: read_yaml(root, glossary)) if glossary else None,
        regions=tuple(regions),
        bodies=tuple(bodies),
        addresses=tuple(
            (line.strip(), number) for number, line in enumerate((text or "").split("\n"), start=1) if line.strip()
        ),
        accepted=accepted,
    )
    return places, tuple(found)
