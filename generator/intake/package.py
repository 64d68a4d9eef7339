"""An Office package (.docx, .xlsx and their kin) after the look into it: its parts, their types, their relations.

Nothing outside is ever fetched: links are listed only. Macros and embedded files are never opened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.package_clean import write_clean
from generator.intake.package_relations import HYPERLINK, ExternalLink, Relationship, read_relations, relations_name
from generator.intake.part_xml import parse_part, transitional
from generator.intake.zip_look import look_into, part_key, shown
from generator.model.message import Message, msg

_CONTENT_TYPES = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was looked into. Part names are found whatever their case, escapes or a leading `/`."""

    names: tuple[str, ...]
    """Every part, in the order of the file."""
    parts: Mapping[str, bytes]
    """The XML parts in the usual variant of OOXML; others (pictures, macros) are not unpacked."""
    _by_key: Mapping[str, str]
    _types: Mapping[str, str]
    _relations: dict[str, Mapping[str, Relationship]] = field(default_factory=dict)

    def find(self, name: str) -> str | None:
        """The name the package has for this part, or None if it holds no such part."""
        return self._by_key.get(part_key(name))

    def read(self, name: str) -> bytes:
        """The bytes of an XML part. Errors: `IntakeError` if it is missing or no XML part."""
        found = self.find(name)
        if found is None or found not in self.parts:
            raise IntakeError(
                msg("The file is damaged or no Office file: its part {part} is missing", part=shown(name))
            )
        return self.parts[found]

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part. Errors: `IntakeError` if it is missing or no sound XML."""
        return parse_part(name, self.read(name))

    def content_type(self, name: str) -> str:
        """The type the package states for a part, in lower case; empty if it states none."""
        key = part_key(name)
        return self._types.get(key) or self._types.get("." + key.rpartition(".")[2], "")

    def relationships(self, name: str = "") -> Mapping[str, Relationship]:
        """By their ids, what a part refers to; `""` is the package itself. Empty for a part that refers to nothing."""
        owner = self.find(name) or name
        if owner not in self._relations:
            part = self.find(relations_name(owner))
            self._relations[owner] = read_relations(self.xml(part), owner, self.find) if part else {}
        return self._relations[owner]

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """The parts of the package that a part refers to by this kind, in written order, each that is there."""
        return tuple(
            r.target
            for r in self.relationships(name).values()
            if r.kind == kind and not r.is_external and self.find(r.target)
        )

    def main_part(self) -> str:
        """The part the package begins at. Errors: `IntakeError` if there is none."""
        found = next(iter(self.related("", "officeDocument")), None)
        if found is None:
            raise IntakeError(msg("The file is damaged or no Office file: it does not say which part is the document"))
        return found

    @property
    def has_macros(self) -> bool:
        """Whether the package carries macros (宏); they are never run."""
        return any(
            part_key(name).endswith("vbaproject.bin") or "vbaproject" in self.content_type(name) for name in self.names
        )

    @property
    def embedded(self) -> tuple[str, ...]:
        """Files within the file (embedded objects and controls), which are not read."""
        return tuple(name for name in self.names if {"embeddings", "activex"} & set(part_key(name).split("/")[:-1]))

    @property
    def external_links(self) -> tuple[ExternalLink, ...]:
        """Every place outside that is referred to, hyperlinks for the reader apart; none is ever fetched."""
        return tuple(
            ExternalLink(owner, relation.kind, relation.target)
            for owner in ("", *self.names)
            for relation in self.relationships(owner).values()
            if relation.is_external and relation.kind != HYPERLINK
        )

    def as_transitional(self) -> bytes:
        """The package written anew for a library: XML parts alone, nothing that runs or links outside.

        Errors: `IntakeError` for a part that is no sound XML.
        """
        return write_clean(self.parts)


def open_package(content: bytes) -> Package:
    """The package in a file.

    Errors: `IntakeError` with one sentence for anything but a sound Office package within the limits: another kind of
    file, an old or locked one, a damaged one, one made to exhaust or mislead its reader.
    """
    unpacked = look_into(content)
    parts = {name: transitional(name, part) for name, part in unpacked.xml.items()}
    by_key = {part_key(name): name for name in unpacked.names}
    types = by_key.get(part_key(_CONTENT_TYPES))
    if types is None:
        raise IntakeError(_other_package({part_key(name) for name in unpacked.names}))
    return Package(unpacked.names, parts, by_key, _read_types(parse_part(types, parts[types])))


def _other_package(keys: set[str]) -> Message:
    if "mimetype" in keys and "content.xml" in keys:
        return msg("The file is in the OpenDocument format (.odt, .ods): open it and save it as .docx or .xlsx")
    if "ofd.xml" in keys:
        return msg("The file is in the OFD format: give the document it was made from, or save it as .pdf")
    return msg("The file is a zip archive but no Office file: give the document inside of it")


def _read_types(root: etree._Element) -> Mapping[str, str]:
    """The stated types by part key, and by `.suffix` where they hold for all parts of it."""
    found: dict[str, str] = {}
    for element in root:
        stated = element.get("ContentType", "").lower()
        if element.get("PartName") is not None:
            found[part_key(element.get("PartName", ""))] = stated
        elif element.get("Extension") is not None:
            found["." + element.get("Extension", "").lower()] = stated
    return found
