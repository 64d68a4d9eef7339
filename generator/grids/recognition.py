"""Which of the fixed labels of a family's forms stand in a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.grids.labels import bare_label
from generator.model.grid import Document
from generator.model.reading import Recognition

_OPENINGS = ("其中:", "附件:")


def best_recognition(document: Document, forms: Iterable[Sequence[str]]) -> Recognition:
    """The labels of the form that the document shows most of: it may hold but one of the family's forms."""
    texts = {_bare(text) for text in document.texts()}
    found = [Recognition(tuple(labels), tuple(label for label in labels if label in texts)) for labels in forms]
    return max(found, key=lambda recognition: recognition.share)


def _bare(text: str) -> str:
    label = bare_label(text)
    return next((label[len(opening) :] for opening in _OPENINGS if label.startswith(opening)), label)
