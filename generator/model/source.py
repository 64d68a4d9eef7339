"""Where the values of a submission came from: documents, lines, repairs, furniture."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.message import Message


class Furniture(enum.Enum):
    """The closed list of what a document carries besides its content. All else is content or unread."""

    COVER = "cover"
    """A cover line printed a second time, whole or in part."""
    CONTENTS = "contents"
    """A line of the table of contents (目录)."""
    LABEL = "label"
    """A fixed label of the form: 项目编码."""
    HEADING = "heading"
    """A fixed heading of the document: 第二部分."""
    REPEATED_HEAD = "repeated-head"
    """The head row of a table, repeated after a page break."""
    BOOKMARK = "bookmark"
    """A word processor's bookmark mark."""
    PAGE_NUMBER = "page-number"
    MARKUP = "markup"
    """Signs of the conversion: `<b>`, `#`."""
    RUNNING_HEAD = "running-head"
    """A line in the head or foot of the pages (页眉, 页脚)."""
    WATERMARK = "watermark"
    """A mark over the page: 仅供内部审核."""
    TIMESTAMP = "timestamp"
    """The moment a form was filled in."""
    SIGNATURE = "signature"
    """An empty signature label: 负责人, 经办人, 联系电话."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A printed text that was put right: where, before, after and why."""

    field: str
    lines: tuple[int, ...]
    before: str
    after: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Unsure:
    """A reading a person must look at: where, what was read, and why it is not certain."""

    line: int
    field: str
    text: str
    reason: Message


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """The document a submission was read from."""

    file: str
    """Name below the submission's `source/`."""
    sha256: str
    encoding: str
    """Encoding of a text, else the kind of file: `docx`, `xlsx`."""
    lines: int
    places: tuple[str, ...] = ()
    """Where each line stands in a file that has none of its own; empty for a text. See `document_place`."""
    text_sha256: str = ""
    """SHA-256 of the file's lines, kept beside it as `<file>.txt`; empty for a text, which is its own lines."""
    is_held: bool = False
    """Whether the document itself is not in `source/`: it holds what must not go out."""

    @property
    def text_file(self) -> str:
        """Name of the file of its lines; empty where they are not kept."""
        if self.text_sha256:
            return f"{self.file}.txt"
        return "" if self.is_held or self.places else self.file

    @property
    def files(self) -> tuple[str, ...]:
        """Names of its files in `source/`: the document, unless it is held back, and that of its lines."""
        own = () if self.is_held else (self.file,)
        return tuple(dict.fromkeys((*own, *filter(None, (self.text_file,)))))


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each field came from. Shape: `fields` maps `projects/<id>/name` to line numbers from 1."""

    document: SourceDocument
    fields: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    furniture: Mapping[Furniture, tuple[int, ...]] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    """What was read with a doubt and published all the same."""
    marks: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """What stands over the pages (`Furniture.WATERMARK`), word for word, with its lines."""
    wrap_blanks: int = 0
    """How many blanks that line wrapping left between Han characters of cells were taken out."""

    def lines_of(self, prefix: str) -> tuple[int, int] | None:
        """First and last line of everything below `prefix`, or None where nothing came from the document."""
        numbers = [n for path, lines in self.fields.items() if path.startswith(prefix) for n in lines]
        return (min(numbers), max(numbers)) if numbers else None


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text, however they end; an end of line closes a line and opens none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(lines[:-1] if lines[-1] == "" else lines)
