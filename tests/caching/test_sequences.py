"""Whatever is changed between two builds, the site is that of a build that knows nothing, byte for byte."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.caching.edits import EDITS, Edit, a_name, a_text, an_embargo, the_published_site, what_is_asked
from tests.caching.worlds import World, new_world

STEPS = int(os.environ.get("EDITS", "150"))


@pytest.fixture
def world(tmp_path: Path) -> World:
    return new_world(tmp_path)


def take(world: World, edits: tuple[Edit, ...], chance: random.Random) -> None:
    """Edits, and both builds; where an edit leaves something that cannot be published it is undone."""
    before = world.folder / "before"
    shutil.rmtree(before, ignore_errors=True)
    shutil.copytree(world.content, before, copy_function=shutil.copy2)
    settings, built = world.settings, world.built
    for edit in edits:
        edit(world, chance)
        world.steps.append(edit.__name__)
    assert world.differences() == [], world.steps
    if world.built == built:
        world.settings = settings
        shutil.rmtree(world.content)
        shutil.copytree(before, world.content, copy_function=shutil.copy2)


def test_after_each_kind_of_edit_the_site_is_that_of_a_build_anew(world: World) -> None:
    chance = random.Random(1)
    assert world.differences() == []
    # Several at a time: what differs is then looked for in the soak, one by one.
    edits = [edit for edit in EDITS if edit not in (an_embargo, what_is_asked)]
    chance.shuffle(edits)
    for at in range(0, len(edits), 8):
        take(world, tuple(edits[at : at + 8]), chance)
    take(world, (an_embargo, what_is_asked), chance)
    assert world.built > 3


@pytest.mark.soak
def test_with_search(world: World) -> None:
    world.set(with_search=True)
    chance = random.Random(2)
    assert world.differences() == []
    for edits in ((a_text,), (a_name, the_published_site)):
        take(world, edits, chance)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(3))
def test_random_sequences(seed: int, tmp_path: Path) -> None:
    world = new_world(tmp_path, 31)
    chance = random.Random(seed)
    world.set(with_search=seed == 2)
    assert world.differences() == []
    for _ in range(STEPS):
        take(world, tuple(chance.choices(EDITS, k=chance.choice((1, 1, 2, 4)))), chance)
    assert world.built > STEPS // 2
