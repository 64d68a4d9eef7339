"""Terms of the field in plain words, and words that search treats alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """An official term, one plain sentence, the fuller text, and where it comes from."""

    id: str
    """Anchor on the glossary page, `[a-z0-9-]`."""
    name: str
    plain: str
    """One sentence a neighbour would understand."""
    text: str = ""
    source: str = ""
    """Law with its article, or 依据待核：〈title〉, or 通行用法."""
    also: tuple[str, ...] = ()
    """Other words for the same thing; search treats them alike."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The file glossary.yaml: the terms it explains, and synonyms it does not."""

    terms: tuple[Term, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words for the same thing (同义词): 公车, 公务用车. No word stands in two of them."""
