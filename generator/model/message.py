"""Text for people as data: an English message id and its parameters, translated only where it is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be translated: `id` is the English text with `{name}` places, `params` fill them, by name."""

    id: str
    params: tuple[tuple[str, str], ...] = ()

    def format(self, template: str) -> str:
        """The sentence after `template`, the translation of `id`, with the parameters filled in."""
        return template.format(**dict(self.params))

    def __str__(self) -> str:
        return self.format(self.id)


def msg(id: str, /, **params: object) -> Message:
    """A `Message` with its parameters as text; the extraction of the catalogues looks for calls of this name."""
    # A text stays what it is: an amount may know more than it says (`money_text.py`).
    texts = ((name, value if isinstance(value, str) else str(value)) for name, value in params.items())
    return Message(id, tuple(sorted(texts)))
