"""What the forms read of a document or a file, with the reader in this process: its own process is tried elsewhere."""

from __future__ import annotations

import dataclasses
import importlib

from generator import forms
from generator.forms import Given, discover_forms
from generator.intake.child import READERS
from generator.intake.from_pieces import document_of
from generator.model.grid import Document
from generator.model.reading import Reading

FROM_ELSEWHERE = frozenset({"fields", "furniture", "repairs", "line", "reason"})
"""Fields of a reading that tell where things stand in its file; a reason names columns as the file does."""


def reading_of(document: Document) -> Reading:
    """The reading of the form that recognises the document, what is unread and unsure by its text.

    The text of a changed document still has its lines where they stood before.
    """
    form = max(discover_forms(forms), key=lambda one: (not one.is_last_resort, one.recognise(document).share))
    reading = form.read(document, Given())
    unread = sorted(reading.unread, key=lambda item: item.text)
    unsure = sorted(reading.unsure, key=lambda item: (item.field, item.text))
    return dataclasses.replace(reading, unread=tuple(unread), unsure=tuple(unsure))


def reading_of_file(name: str, kind: str, content: bytes) -> Reading:
    """The reading of a file of this kind."""
    pieces = importlib.import_module(READERS[kind]).read(content)
    return reading_of(document_of(name, content, kind, pieces))
