"""What is found while the pages of the handbook are made: faults at their lines, and where links lead."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.handbook.built import HandbookLink
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.handbook_file import HandbookFile
from generator.model.message import Message
from generator.model.place import Place


@dataclass(slots=True)
class Remarks:
    """Collects what is found on one page."""

    page: HandbookFile
    diagnostics: list[Diagnostic] = field(default_factory=list)
    links: list[HandbookLink] = field(default_factory=list)

    def fault(
        self, check: str, message: Message, written: str, expected: str = "", help: Message | None = None
    ) -> None:
        """Adds an error at the line that holds the text as written."""
        place = self.place_of(written)
        self.diagnostics.append(
            Diagnostic(check, Severity.ERROR, message, place, found=written, expected=expected, help=help)
        )

    def link(self, written: str, address: str, anchor: str) -> None:
        """Adds a link that leads into the site."""
        self.links.append(HandbookLink(self.place_of(written), written, address, anchor))

    def place_of(self, written: str) -> Place:
        """Line and column at which a text first stands; the file alone where it stands nowhere as it is."""
        # The parser keeps no places; what it found stands in the file as it was written, nearly always only once.
        text = self.page.text
        at = text.find(written) if written else -1
        if at < 0:
            return Place(self.page.path)
        return Place(self.page.path, self.page.first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at))
