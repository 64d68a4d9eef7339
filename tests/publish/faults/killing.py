"""Builds that are killed, builds at once, and a reader who walks through the site meanwhile."""

from __future__ import annotations

import hashlib
import json
import random
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.publish.verify import verify
from tests.made_sites import snapshot
from tests.publish.faults.forking import ROOT, Ended, Forking
from tests.publish.faults.whole_builds import TwoVersions

PATIENCE = 60.0
"""Seconds until something that does not happen is given up."""
PAGES_OF_A_WALK = 12
AROUND_SWITCH = (0.003, 0.02, 0.1, 0.5)
"""Seconds behind the manifest within which the exchange comes, on a fast disk and on one that others use too."""


def arguments(versions: TwoVersions, version: str, output: Path) -> tuple[object, ...]:
    """Of the command that publishes a version."""
    return ("build", "--content", versions.content(version), "--output", output, "--no-search", "--jobs", 1)


def duration(program: Forking, versions: TwoVersions, output: Path) -> float:
    """Seconds that a build takes here and now; it publishes the old version."""
    begin = time.monotonic()
    ended = program.run(*arguments(versions, "old", output))
    assert ended.code == 0, ended
    return time.monotonic() - begin


def kill_once(
    program: Forking, versions: TwoVersions, output: Path, chance: random.Random, whole: float, *, at_switch: bool
) -> str:
    """A build of the version that is not published is killed; which version is published then: `old` or `new`.

    `whole` is how long a build takes. `at_switch` waits until the manifest is written, a few steps before the exchange.
    """
    before = snapshot(output)
    wanted = "new" if before == versions.old else "old"
    manifest = output.with_name(f".{output.name}-idle") / "manifest.json"
    known = inode(manifest)
    process = program.start(*arguments(versions, wanted, output))
    if at_switch:
        end = time.monotonic() + PATIENCE
        while inode(manifest) == known and time.monotonic() < end:
            time.sleep(0.0002)
        time.sleep(chance.uniform(0, chance.choice(AROUND_SWITCH)))
    else:
        time.sleep(chance.uniform(0, whole))
    program.kill(process)
    ended = program.wait(process)
    found = snapshot(output)
    assert found in (versions.old, versions.new), f"neither version is published: {ended}"
    assert ended.code != 0 or found != before, ended
    assert verify(output).faults == ()
    assert left_overs(output) <= {f".{output.name}-{what}" for what in ("idle", "store", "lock", "cache")}
    return "old" if found == before else "new"


def left_overs(output: Path) -> set[str]:
    """What lies beside a site."""
    return {entry.name for entry in output.parent.iterdir() if entry != output}


def inode(file: Path) -> tuple[int, int]:
    """What changes when a file is made anew; noughts where there is none."""
    try:
        state = file.stat()
    except OSError:
        return 0, 0
    return state.st_ino, state.st_ctime_ns


def at_once(program: Forking, versions: TwoVersions, output: Path, builds: int) -> list[Ended]:
    """Builds of both versions in turn, started together; the site is one of them, whole."""
    processes = [program.start(*arguments(versions, ("old", "new")[turn % 2], output)) for turn in range(builds)]
    ended = [program.wait(process) for process in processes]
    assert snapshot(output) in (versions.old, versions.new)
    assert verify(output).faults == ()
    for one in ended:
        is_refused = one.code == 2 and one.out == f"Another build is at work on {output}: try again when it is done\n"
        assert one.code == 0 or is_refused, one
    assert any(one.code == 0 for one in ended), ended
    return ended


@dataclass(slots=True)
class Walks:
    """What a reader saw; known when reading has ended."""

    count: int = 0
    pages: int = 0
    faults: tuple[str, ...] = ()


def expected(versions: TwoVersions) -> dict[str, list[str]]:
    """The SHA-256 of each file in the old and in the new version; of those that both have."""
    common = sorted(versions.old.keys() & versions.new.keys())
    return {path: [hashlib.sha256(site[path]).hexdigest() for site in (versions.old, versions.new)] for path in common}


@contextmanager
def reading(versions: TwoVersions, output: Path) -> Iterator[Walks]:
    """A reader in a process of its own walks through the site as long as the context lasts."""
    walks = Walks()
    command = [sys.executable, "-m", "tests.publish.faults.killing", str(output)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin is not None and reader.stdout is not None
        try:
            print(json.dumps(expected(versions)), file=reader.stdin, flush=True)
            assert reader.stdout.readline() == "reading\n"
            yield walks
            print("end", file=reader.stdin, flush=True)
            seen = json.loads(reader.stdout.readline())
            walks.count, walks.pages, walks.faults = seen["count"], seen["pages"], tuple(seen["faults"])
        finally:
            reader.kill()


def walk(site: str, known: dict[str, list[str]], paths: list[str]) -> Iterator[str]:
    """What is wrong with one walk: every page is that of a version, and all are of one while one tree is published.

    Pages are opened by their paths, as a web server does.
    """
    before = inode(Path(site))
    seen: list[set[int]] = []
    for path in paths:
        try:
            with open(f"{site}/{path}", "rb") as file:  # noqa: PTH123
                found = hashlib.sha256(file.read()).hexdigest()
        except OSError as error:
            yield f"{path} is missing: {error}"
            continue
        versions = {number for number, sha256 in enumerate(known[path]) if sha256 == found}
        if not versions:
            yield f"{path} is torn"
        seen.append(versions)
    if before == (0, 0):
        yield "the site is missing"
    # An exchange gives the folder another number or at least another time of change.
    if before == inode(Path(site)) and seen and not set.intersection(*seen):
        yield f"pages of two versions: {sorted(zip(paths, map(str, seen), strict=False))}"


def read_until_told() -> None:
    """Walks until the standard input says more than what to expect."""
    known = json.loads(sys.stdin.readline())
    differing = [path for path, versions in known.items() if versions[0] != versions[1]]
    chance = random.Random(0)
    print("reading", flush=True)
    count, faults = 0, list[str]()
    while not select.select([sys.stdin], [], [], 0)[0]:
        count += 1
        faults.extend(walk(sys.argv[1], known, chance.sample(differing, PAGES_OF_A_WALK)))
        if count % 2 == 0:
            # The builds need a processor too.
            time.sleep(0.001)
    print(json.dumps({"count": count, "pages": count * PAGES_OF_A_WALK, "faults": faults[:20]}), flush=True)


if __name__ == "__main__":
    read_until_told()
