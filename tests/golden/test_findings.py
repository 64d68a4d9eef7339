"""The checks find on the disclosures of content/ exactly what was reviewed."""

from __future__ import annotations

import pytest

from tests.golden.findings import CONTENT, GOLDEN, findings


@pytest.mark.skipif(not CONTENT.is_dir(), reason="the disclosures are not here")
def test_the_findings_on_the_disclosures_are_those_that_were_reviewed() -> None:
    assert findings(CONTENT).splitlines() == GOLDEN.read_text(encoding="utf-8").splitlines()
