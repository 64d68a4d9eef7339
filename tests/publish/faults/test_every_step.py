"""Every single step of publishing and of rolling back fails once, in every way: the site is the old or the new one."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.publish import stage
from generator.publish.rollback import roll_back
from generator.publish.stage import new_generation
from generator.publish.target import TargetError
from generator.publish.tree import write_file
from generator.publish.verify import verify
from tests.made_sites import snapshot
from tests.publish.faults.injecting import ERRORS, NEVER, Fault, inject

# From one to the next a page changes, one stays, one goes, one comes, a folder becomes a file and a file a folder.
GENERATIONS = (
    {"index.html": "first", "same": "same", "gone/index.html": "gone", "a/b": "folder", "c": "file"},
    {"index.html": "second", "same": "same", "new/index.html": "new", "a": "file", "c/d": "folder"},
    {"index.html": "third, and longer", "same": "same", "a/b": "folder again", "e": ""},
)


def publish(folder: Path, files: Mapping[str, str]) -> None:
    with new_generation(folder / "site", folder / "content") as generation:
        written = [write_file(str(generation.folder), path, text.encode()) for path, text in files.items()]
        generation.publish(written, "mingzhang test")


def first(folder: Path) -> None:
    publish(folder, GENERATIONS[0])


def second(folder: Path) -> None:
    publish(folder, GENERATIONS[1])


def third(folder: Path) -> None:
    publish(folder, GENERATIONS[2])


def back(folder: Path) -> None:
    roll_back(folder / "site", 1)


def killed(folder: Path) -> None:
    """Leaves what a build stopped between the two steps of a system without an exchange leaves."""
    (folder / "site").rename(folder / ".site-before")


Step = Callable[[Path], None]
CASES = [
    pytest.param((), first, id="the first publication"),
    pytest.param((first,), second, id="the second, where no idle tree is"),
    pytest.param((first, second), third, id="the third, into the idle tree"),
    pytest.param((first, second), back, id="a roll-back"),
    pytest.param((first, second, third, second, third, second, third), first, id="one that makes the store forget"),
    pytest.param((first, second, killed), third, id="the start after a kill between two steps"),
]


def state(folder: Path) -> dict[str, bytes]:
    return snapshot(folder / "site") if (folder / "site").exists() else {}


def outcomes(before: Path, work: Path, action: Step, fault: Fault) -> tuple[bool, str]:
    """Runs the action on a copy of `before` with a fault; whether it ended well, and what it says."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(before, work)
    with pytest.MonkeyPatch.context() as patched:
        inject(patched, fault)
        try:
            action(work)
        except (OSError, TargetError) as error:
            return False, str(error)
    return True, ""


@pytest.mark.parametrize(
    "steps",
    ["one step", pytest.param("two steps", marks=pytest.mark.soak), pytest.param("no links", marks=pytest.mark.soak)],
)
@pytest.mark.parametrize(("earlier", "action"), CASES)
def test_the_site_is_old_or_new_and_the_next_start_mends_everything(
    earlier: tuple[Step, ...], action: Step, steps: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if steps == "two steps":
        monkeypatch.setattr(stage, "exchange_folders", lambda one, other: False)
    if steps == "no links":
        monkeypatch.setattr(os, "link", refuse_link)
    before, work = tmp_path / "before", tmp_path / "work"
    (before / "content").mkdir(parents=True)
    for step in earlier:
        step(before)
    old = snapshot(before / "site") if (before / "site").exists() else snapshot(before / ".site-before")
    counted = Fault()
    assert outcomes(before, work, action, counted) == (True, "")
    new = state(work)
    assert new != old
    assert len(counted.steps) > 15
    for at in range(1, len(counted.steps) + 1):
        ended_well, said = outcomes(before, work, action, Fault(at, ERRORS[at % len(ERRORS)]))
        where = (at, counted.steps[at - 1], said)
        found = state(work)
        # Killed between two steps, the site is away until a start can put it back.
        assert found in (old, new) or (earlier[-1:] == (killed,) and not found), where
        assert found == new or not ended_well, where
        if found:
            assert verify(work / "site").faults == (), where
            assert (work / "site").stat().st_mode & 0o777 == 0o755, where
        assert ended_well or str(work) in said, where
        if not ended_well and found != new:
            action(work)
        assert state(work) == new, where
        assert not (work / ".site-before").exists() or found == new, where


def test_what_was_published_before_a_fault_can_still_be_brought_back(tmp_path: Path) -> None:
    before, work = tmp_path / "before", tmp_path / "work"
    (before / "content").mkdir(parents=True)
    first(before)
    expected = [state(before)]
    second(before)
    expected.append(state(before))
    for at in itertools.count(1):
        fault = Fault(at, ERRORS[at % len(ERRORS)])
        ended_well, _ = outcomes(before, work, third, fault)
        if not fault.has_struck:
            break
        is_published = state(work) != expected[-1]
        assert ended_well <= is_published
        # The steps back are counted from what is published, whether or not the build got as far as remembering it.
        wanted = [*reversed(expected)] if is_published else [*reversed(expected[:-1])]
        for older in wanted:
            shutil.copytree(work, tmp_path / "copy")
            roll_back(tmp_path / "copy/site", wanted.index(older) + 1)
            assert state(tmp_path / "copy") == older, at
            shutil.rmtree(tmp_path / "copy")
    assert at > 30


@pytest.mark.parametrize("action", [second, back])
def test_a_disk_that_stays_broken_leaves_the_old_or_the_new_site(action: Step, tmp_path: Path) -> None:
    before, work = tmp_path / "before", tmp_path / "work"
    (before / "content").mkdir(parents=True)
    for step in (first, second, third):
        step(before)
    old, counted = state(before), Fault()
    assert outcomes(before, work, action, counted)[0]
    new = state(work)
    for at in range(1, len(counted.steps) + 1):
        outcomes(before, work, action, Fault(at, is_lasting=True))
        assert state(work) in (old, new), at
        if state(work) == old:
            action(work)
            assert state(work) == new, at


def test_a_step_is_counted_and_fails_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault(2)
    with monkeypatch.context() as patched:
        inject(patched, fault)
        (tmp_path / "one").mkdir()
        with pytest.raises(OSError, match="Input/output"):
            (tmp_path / "two").mkdir()
        (tmp_path / "two").mkdir()
    assert (fault.steps, fault.has_struck) == (["mkdir"] * 3, True)
    assert fault.at != NEVER


def refuse_link(*_: object, **__: object) -> None:
    raise PermissionError("no links here")
