"""Why work cannot be shared out, or no longer is."""

from __future__ import annotations

from generator.model.message import Message


class SharingError(Exception):
    """The work could not be shared as was asked, or those who shared it are gone; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message
