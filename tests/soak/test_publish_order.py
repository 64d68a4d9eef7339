"""What a power cut can leave follows from the order of calls to the system, which strace tells: `make soak`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import ROOT
from tests.publish.faults.whole_builds import two_versions

TRACED = (
    "open,openat,creat,write,pwrite64,writev,mkdir,mkdirat,unlink,unlinkat,rename,renameat,renameat2,link,linkat,syncfs"
)
EXCHANGE = "RENAME_EXCHANGE"


@pytest.mark.soak
@pytest.mark.parametrize("jobs", [1, 2])
def test_everything_is_on_the_disk_before_the_exchange_and_the_exchange_before_it_is_said(
    jobs: int, tmp_path: Path
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("NOT TESTED, strace is missing (apt-get install strace)")
    versions = two_versions(tmp_path)
    live = tmp_path / "published-old"
    trace = tmp_path / "trace"
    command = [sys.executable, "-m", "generator", "--lang", "en", "build", "--no-search", "--jobs", str(jobs)]
    command += ["--content", str(versions.content("new")), "--output", str(live / "site")]
    subprocess.run(
        [
            "strace",
            "-f",
            "-y",
            "-qq",
            "-s",
            "200",
            "-e",
            f"trace={TRACED}",
            "-e",
            "signal=none",
            "-o",
            str(trace),
            *command,
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    calls = [line for line in trace.read_text(encoding="utf-8", errors="replace").splitlines() if " = -1 " not in line]
    exchanges = [number for number, call in enumerate(calls) if EXCHANGE in call]
    assert len(exchanges) == 1
    flushes = [number for number, call in enumerate(calls) if re.search(r"\bsyncfs\(", call)]
    assert len(flushes) == 2
    before, after = flushes
    assert before < exchanges[0] < after
    changing = [number for number, call in enumerate(calls) if changes(call, live)]
    assert len(changing) > 500
    # Nothing is written between the flush and the exchange, and nothing but the exchange behind the flush.
    assert [calls[number] for number in changing if number > before] == [calls[exchanges[0]]]
    said = next(number for number, call in enumerate(calls) if re.search(r"write\(1<.*Published in", call))
    assert said > after


def changes(call: str, folder: Path) -> bool:
    """Whether a call changes something below a folder."""
    if str(folder) not in call or f"{folder}/.site-cache" in call:
        # The cache is left behind the exchange; no reader sees it, and no site rests on it.
        return False
    if re.search(r"\bopen(at)?\(", call):
        return bool(re.search("O_WRONLY|O_RDWR|O_CREAT", call)) and "-lock" not in call
    if re.search(r"\b(p?write(64|v)?|ftruncate)\(", call):
        # What is said of the site on the terminal names it too.
        return bool(re.search(rf"\(\d+<{re.escape(str(folder))}", call))
    return "syncfs(" not in call
