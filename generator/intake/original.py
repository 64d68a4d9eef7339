"""May the original go into the content? It may hold more than is read: hidden parts, deletions, numbers of persons."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.intake.unread_parts import look_at_unread_parts
from generator.model.grid import Document
from generator.model.message import Message, msg
from generator.model.personal_values import personal_values
from generator.model.remark import Remark, RemarkKind


@dataclass(frozen=True, slots=True)
class Original:
    """What of a document is kept in `source/`."""

    files: Mapping[str, bytes]
    """Name → bytes: the document, and for a file without lines its lines as `<name>.txt`, UTF-8."""
    text_sha256: str = ""
    """SHA-256 of the file of its lines; empty where there is none."""
    held: tuple[Message, ...] = ()
    """Why the document, or its lines too, stays outside."""

    @property
    def is_held(self) -> bool:
        """Whether the document itself stays outside."""
        return bool(self.held)


def keep_original(document: Document, content: bytes, remarks: Sequence[Remark]) -> Original:
    """What of the document may lie in the content folder, which is as public as the pages made from it."""
    personal, hidden = _personal_values(document), _hidden_parts(remarks)
    unread = _unread(content) if document.places and personal is None else ()
    held = (*(reason for reason in (personal, hidden) if reason is not None), *unread)
    files = {} if held else {document.name: content}
    if not document.places or personal is not None:
        return Original(files, held=held)
    lines = "".join(f"{text}\n" for text in document.line_texts).encode()
    return Original({**files, f"{document.name}.txt": lines}, hashlib.sha256(lines).hexdigest(), held)


def _personal_values(document: Document) -> Message | None:
    count = len(personal_values("\n".join(document.line_texts)))
    if not count:
        return None
    return msg("The original stays outside source/: it holds {count} numbers or addresses of persons", count=count)


def _unread(content: bytes) -> Iterator[Message]:
    found = look_at_unread_parts(content)
    if found.personal or found.embedded:
        yield msg(
            "The original stays outside source/: what is not read of it holds numbers or addresses of persons "
            "({personal}) or embedded files ({embedded})",
            personal=found.personal,
            embedded=found.embedded,
        )
    if found.silent:
        yield msg(
            "The original stays outside source/: it holds parts that are not shown (comments, macros, caches of pivot "
            "tables or other workbooks, building blocks, data of programs): {count}. To publish it, remove them in its "
            "program (“Inspect Document”), save it and import it again",
            count=found.silent,
        )


def _hidden_parts(remarks: Sequence[Remark]) -> Message | None:
    counted = Counter(remark.kind for remark in remarks)
    hidden, changed = counted[RemarkKind.HELD_BACK], counted[RemarkKind.ACCEPTED]
    if not hidden and not changed:
        return None
    return msg(
        "The original stays outside source/: it holds hidden parts ({hidden}) or tracked changes ({changed})",
        hidden=hidden,
        changed=changed,
    )
