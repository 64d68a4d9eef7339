"""The prose of a submission by the parts it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.han import fold
from generator.model.submission import Section


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of the prose."""

    heading: tuple[str, ...]
    """Its heading lines as printed; none for sections outside any part."""
    own: Section | None
    """The text right below that heading, which heads it too; None where the part begins with a headed section."""
    sections: tuple[Section, ...]
    """Its other sections, in printed order."""


def text_parts(sections: Iterable[Section]) -> tuple[TextPart, ...]:
    """The sections gathered by part; neighbours in one part share its heading."""
    parts: list[TextPart] = []
    for section in sections:
        if parts and parts[-1].heading == section.part:
            parts[-1] = TextPart(section.part, parts[-1].own, (*parts[-1].sections, section))
        elif _is_headed_by_part(section):
            parts.append(TextPart(section.part, section, ()))
        else:
            parts.append(TextPart(section.part, None, (section,)))
    return tuple(parts)


def _is_headed_by_part(section: Section) -> bool:
    """Whether the title of a section is nothing but the heading of its part, or the last line of it."""
    return bool(section.part) and fold(section.title) in (fold(section.part[-1]), fold("".join(section.part)))
