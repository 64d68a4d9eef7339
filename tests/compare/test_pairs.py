"""The scripts of the comparison pair what the pages of pairs do, run by Node."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "pairs.test.mjs"


def test_what_two_disclosures_share_stands_side_by_side() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    run = subprocess.run([node, "--test", str(SCRIPT)], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "# tests 0" not in run.stdout
