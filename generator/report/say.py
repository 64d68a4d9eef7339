"""A message in the reader's language, and counts of things."""

from __future__ import annotations

import gettext
from dataclasses import dataclass

from generator.locale import translate
from generator.model.message import Message


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says messages in one language."""

    translations: gettext.NullTranslations

    def __call__(self, message: Message) -> str:
        """The sentence in the speaker's language."""
        return translate(message, self.translations)
