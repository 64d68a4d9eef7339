"""A file is never refused without a reason."""

from __future__ import annotations

import pytest

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.place import Place
from generator.read.content_error import ContentError


def test_needs_a_finding() -> None:
    with pytest.raises(ValueError, match="at least one"):
        ContentError(())


def test_tells_place_and_sentence_of_each_finding() -> None:
    findings = [Diagnostic("x", Severity.ERROR, msg("No {n}", n=n), Place("f", n)) for n in (1, 2)]
    assert str(ContentError(findings)) == "f:1: No 1; f:2: No 2"
