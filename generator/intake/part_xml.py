"""XML parts of an Office package as trees, those of the strict variant of OOXML put into the usual one."""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from generator.intake.decode import IntakeError
from generator.intake.zip_look import shown
from generator.model.message import msg

OFFICE_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"""(?<=["'])http://purl\.oclc\.org/ooxml/([a-zA-Z]+)/([a-zA-Z/]+)(?=["'])""")
_OTHER_WORDS = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
    b"relationships/extendedProperties": b"relationships/extended-properties",
    b"relationships/customProperties": b"relationships/custom-properties",
}
"""Names that the two variants write differently, besides the year."""

_TAG = re.compile(rb"<[^<>]*http://purl\.oclc\.org/ooxml/[^<>]*>")


def parser_options() -> dict[str, Any]:
    """For a parser that expands nothing, fetches nothing, and bounds depth (256) and length of a text (10 MB)."""
    return {
        "resolve_entities": False,
        "no_network": True,
        "load_dtd": False,
        "huge_tree": False,
        "remove_comments": True,
        "remove_pis": True,
    }


def parse_part(name: str, content: bytes) -> etree._Element:
    """The root of a part. Errors: `IntakeError` naming the part if it is no sound XML."""
    try:
        root = etree.fromstring(content, etree.XMLParser(**parser_options()))
    # An unknown encoding is a LookupError, a declared one that does not fit a ValueError.
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise damaged(name, error) from None
    doctype_refused(root, name)
    return root


def doctype_refused(root: etree._Element, name: str) -> None:
    """A DOCTYPE is found before, in the bytes; one in an encoding of which nobody thought, here."""
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise IntakeError(msg("The part {part} holds a DOCTYPE, which no Office program writes", part=shown(name)))


def damaged(name: str, error: Exception) -> IntakeError:
    """The error for a part that is no sound XML, with the line where it breaks off."""
    line = getattr(error, "lineno", None) or 1
    return IntakeError(msg("The part {part} is damaged at its line {line}: it is no XML", part=shown(name), line=line))


def transitional(name: str, content: bytes) -> bytes:
    """A part with strict names of namespaces and relationships put into the usual ones; any other part as it is.

    Only quoted values inside of tags are changed, so that a text that speaks of such a name keeps it.
    """
    if _STRICT not in content:
        if _STRICT.decode().encode("utf-16-le") not in content and _STRICT.decode().encode("utf-16-be") not in content:
            return content
        content = etree.tostring(parse_part(name, content), encoding="utf-8")
    return _TAG.sub(lambda tag: _STRICT_NAME.sub(_usual_name, tag.group()), content)


def _usual_name(found: re.Match[bytes]) -> bytes:
    family, rest = found.groups()
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (family, _OTHER_WORDS.get(rest, rest))
