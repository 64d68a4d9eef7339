"""The shape of source/map.json, which import writes."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from generator.validate.schema import ContentPart, NonEmpty, described

MOST_LINES: Final = 100_000_000
"""Lines of a document: as many as the bytes it may have. Python counts on without end, pages must not."""

LineNumber = Annotated[int, Field(ge=1, le=MOST_LINES)]


class DocumentEntry(ContentPart):
    """The document a submission was read from."""

    file: NonEmpty = described("Name in source/")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] = described("SHA-256 of the file")
    encoding: NonEmpty = described("Encoding it was read in")
    lines: int = described("Number of lines", ge=0, le=MOST_LINES)
    places: list[NonEmpty] = described("Where each line stands in a file without lines", default_factory=list)
    text_sha256: Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{64})?$")] = described(
        "SHA-256 of the file of its lines", default=""
    )
    held: bool = described("The document is not in source/: it holds what must not go out", default=False)


class RepairEntry(ContentPart):
    """A printed text that was put right."""

    field: str = described("Path of the field")
    lines: list[LineNumber] = described("Lines of the document")
    before: str = described("Text as printed")
    after: str = described("Text as published")
    reason: str = described("Why, as a message id")
    params: dict[str, str] = described("Values in the reason", default_factory=dict)


class UnsureEntry(ContentPart):
    """A reading that a person must compare with the document."""

    line: LineNumber = described("Line of the document")
    field: str = described("Path of the field")
    text: str = described("Text as printed")
    reason: str = described("Why, as a message id")
    params: dict[str, str] = described("Values in the reason", default_factory=dict)


class SourceMapFile(ContentPart):
    """source/map.json, written by import"""

    document: DocumentEntry = described("The document")
    fields: dict[str, list[LineNumber]] = described("Path of each field and the lines it was read from")
    furniture: dict[str, list[LineNumber]] = described("What carries no content, by kind, with its lines")
    repairs: list[RepairEntry] = described("Texts that were put right", default_factory=list)
    unsure: list[UnsureEntry] = described("Readings that were not certain", default_factory=list)
    marks: dict[NonEmpty, Annotated[list[LineNumber], Field(min_length=1)]] = described(
        "Marks over the pages, with their lines", default_factory=dict
    )
    wrap_blanks: int = described("Blanks of line wrapping taken out of cells", default=0, ge=0)
