"""The site, the glossary, the regions and the bodies of a content folder as raw files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.model.raw import RawFile
from generator.read.characters import visible
from generator.read.content import read_text, read_yaml
from generator.read.content_error import ContentError
from generator.read.content_tree import BodyFolder, ContentTree, RegionFolder
from generator.read.limits import EXCERPT_CHARACTERS, MAX_ADDRESS_PARTS, MAX_FINDINGS_PER_FILE

Read = TypeVar("Read")

# An address becomes a path below the site's root, so it is held to what the generator itself makes.
_ADDRESS: Final = re.compile(rf"(?:[a-z0-9][a-z0-9-]{{0,63}}/){{1,{MAX_ADDRESS_PARTS}}}")


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
    redirects: RawFile | None = None


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
    site, glossary, redirects, listed = tree.site, tree.glossary, tree.redirects, tree.addresses
    text = keep(lambda: read_text(root, listed)) if listed else ""
    lines = tuple(_address_lines(text or ""))
    if listed:
        found.extend(_malformed_addresses(lines, listed.path))
    places = RawPlaces(
        site=keep(lambda: read_yaml(root, site)) if site else None,
        glossary=keep(lambda: read_yaml(root, glossary)) if glossary else None,
        regions=tuple(regions),
        bodies=tuple(bodies),
        addresses=tuple((address, number) for address, number in lines if _ADDRESS.fullmatch(address)),
        accepted=accepted,
        redirects=keep(lambda: read_yaml(root, redirects)) if redirects else None,
    )
    return places, tuple(found)


def _address_lines(text: str) -> Iterator[tuple[str, int]]:
    """What stands on the lines of addresses.txt that are not empty, each with its line."""
    return ((line.strip(), number) for number, line in enumerate(text.split("\n"), start=1) if line.strip())


def _malformed_addresses(lines: tuple[tuple[str, int], ...], file: str) -> list[Diagnostic]:
    """The findings of the lines that are no address of a page of this site: such a one might lead out of it."""
    wrong = [(address, number) for address, number in lines if not _ADDRESS.fullmatch(address)]
    return [
        Diagnostic(
            "malformed-address",
            Severity.ERROR,
            msg("This is no address of a page of the site"),
            Place(file, number, 1),
            found=visible(address, EXCERPT_CHARACTERS),
            expected="990100/name/2031/",
            help=msg("Delete the line; addresses are added by import and by “build --record”"),
        )
        for address, number in wrong[:MAX_FINDINGS_PER_FILE]
    ]
