"""A package written anew for a library to read: XML parts alone, in the usual variant, nothing that runs or links."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from generator.intake.package_relations import HYPERLINK, RELATIONSHIP, read_relation, relations_name
from generator.intake.part_xml import OFFICE_RELATIONS, parse_part
from generator.intake.zip_look import part_key

_LEFT_OUT = {"embeddings", "activex", "externallinks", "customui", "ctrlprops"}
"""Folders of what runs, links or is a file of its own."""

_ID = f"{{{OFFICE_RELATIONS}}}id"
_REFERRING = {"externalReference", "oleObject", "control", "legacyDrawing", "legacyDrawingHF", "picture"}
"""Elements that mean nothing without the part they refer to; any other keeps standing (a sheet is never dropped)."""

_WITHOUT_MACROS = {
    "application/vnd.ms-excel.sheet.macroenabled.main+xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    ),
    "application/vnd.ms-excel.template.macroenabled.main+xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml"
    ),
    "application/vnd.ms-word.document.macroenabled.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    ),
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    ),
}


def write_clean(parts: Mapping[str, bytes]) -> bytes:
    """A package of these XML parts without macros, embedded files, pictures and links outside.

    Every part is parsed and written again in UTF-8. Errors: `IntakeError` for a part that is no sound XML.
    """
    kept = {part_key(name): name for name in parts if not _LEFT_OUT & set(part_key(name).split("/")[:-1])}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for key, name in kept.items():
            root = parse_part(name, parts[name])
            if key == "[content_types].xml":
                _clean_types(root, kept)
            elif key.endswith(".rels"):
                for element in _dropped(root, name, kept):
                    root.remove(element)
            else:
                _clean_references(root, name, parts, kept)
            file.writestr(name, etree.tostring(root, encoding="utf-8", xml_declaration=True))
    return packed.getvalue()


def _clean_types(root: etree._Element, kept: Mapping[str, str]) -> None:
    for element in list(root):
        part = element.get("PartName")
        if part is not None and part_key(part) not in kept:
            root.remove(element)
        stated = element.get("ContentType", "")
        element.set("ContentType", _WITHOUT_MACROS.get(stated.lower(), stated))


def _dropped(root: etree._Element, name: str, kept: Mapping[str, str]) -> list[etree._Element]:
    """The relationships that lead outside (hyperlinks apart) or to a part that is not there."""
    folder, base = posixpath.split(name)
    owner = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
    dropped = []
    for element in root.iter(RELATIONSHIP):
        relation = read_relation(element, owner, lambda target: kept.get(part_key(target)))
        is_kept = relation.kind == HYPERLINK if relation.is_external else part_key(relation.target) in kept
        if not is_kept:
            dropped.append(element)
    return dropped


def _clean_references(root: etree._Element, name: str, parts: Mapping[str, bytes], kept: Mapping[str, str]) -> None:
    relations = kept.get(part_key(relations_name(name)))
    if relations is None:
        return
    dropped = {element.get("Id") for element in _dropped(parse_part(relations, parts[relations]), relations, kept)}
    for element in list(root.iter(etree.Element)) if dropped else ():
        if element.get(_ID) not in dropped:
            continue
        parent = element.getparent()
        if parent is not None and etree.QName(element).localname in _REFERRING:
            parent.remove(element)
        elif etree.QName(element).localname == "pageSetup":
            # It refers to settings of a printer, but says more than that.
            del element.attrib[_ID]
