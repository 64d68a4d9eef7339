"""What of a file nobody reads: numbers and addresses of persons in comments, properties, links; parts never shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.intake.decode import IntakeError
from generator.intake.silent_parts import silent_parts, silent_storages
from generator.intake.zip_look import look_into
from generator.model.personal_values import personal_values

# What ends here has nothing to do with what begins next; runs of one paragraph are one text.
_BLOCK_ENDS: Final = re.compile(r"</(?:\w+:)?(?:p|tc|tr|si|c|row|comment|t[dhr]|li|div)\s*>")
_LINE_BREAK: Final = re.compile(r"<(?:\w+:)?(?:br|cr)\b[^<>]*>")
# Of a sheet's cells the numbers are read, and judged as amounts and codes.
_CELL_VALUES: Final = re.compile(r"<v>[^<]*</v>")
_COMMENT_MARKS: Final = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
_TAG: Final = re.compile(r"<[^<>]*>")
_ATTRIBUTE: Final = re.compile(r"""=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")
_SHORTEST: Final = 6
_PRINTED: Final = re.compile(r"[\x20-\x7e\u4e00-\u9fff]{11,}")
_EMBEDDED: Final = "embeddings/"
_BETWEEN: Final = "\n；\n"


@dataclass(frozen=True, slots=True)
class UnreadParts:
    """What of a file nobody reads, and what it may give away."""

    personal: int
    """Numbers and addresses of persons, of read parts too."""
    embedded: int
    """Files inside of the file."""
    silent: int = 0
    """Parts that say something and are not shown: comments, macros, caches, building blocks, data of programs."""


def look_at_unread_parts(content: bytes) -> UnreadParts:
    """What stands in the bytes of a file, part by part.

    A text that a picture shows, or that is packed in a way of its own (PDF), is not seen.
    """
    try:
        found = look_into(content)
    except IntakeError:
        return UnreadParts(_personal(content), 0, silent_storages(content))
    embedded = sum(_EMBEDDED in name.lower() for name in found.names)
    return UnreadParts(sum(map(_personal, found.xml.values())), embedded, silent_parts(found))


def _personal(part: bytes) -> int:
    return sum(len(personal_values(text)) for text in _texts(part))


def _texts(part: bytes) -> Iterator[str]:
    """What a part says: of XML the texts and the values of attributes, of anything else what looks like text."""
    if part.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t\0").startswith(b"<"):
        text = part.decode("utf-16" if part.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace")
        text = _COMMENT_MARKS.sub(_BETWEEN, text)
        values = (double or single for double, single in _ATTRIBUTE.findall(text))
        yield _BETWEEN.join(value for value in values if len(value) >= _SHORTEST)
        yield _TAG.sub("", _BLOCK_ENDS.sub(_BETWEEN, _LINE_BREAK.sub("\n", _CELL_VALUES.sub("", text))))
        return
    # In a picture's bytes an address turns up by chance, eleven digits in a row do not. Two bytes a character may begin
    # at any byte.
    for text in (part.decode("latin-1"), part.decode("utf-16-le", "replace"), part[1:].decode("utf-16-le", "replace")):
        yield _BETWEEN.join(_PRINTED.findall(text)).replace("@", " ")
