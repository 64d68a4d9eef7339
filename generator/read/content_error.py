"""The one exception of the readers below: this file cannot be taken, and these findings say why.

Exception
└── ContentError     the submission's fault, carries Diagnostics; anything else that is raised is our fault
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.diagnostic import Diagnostic


class ContentError(Exception):
    """A file that cannot be taken; `diagnostics` holds at least one error and is never empty."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        if not self.diagnostics:
            raise ValueError("a ContentError needs at least one finding")
        super().__init__("; ".join(f"{item.place}: {item.message}" for item in self.diagnostics))
