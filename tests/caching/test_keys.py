"""Nothing may be left out of a key: without any one of its parts an edit goes unseen, which these tests would tell."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from generator import making
from generator.caching import keys, submissions
from tests.caching import edits
from tests.caching.worlds import World, new_world
from tests.made_sites import PROJECT, SUBMISSION

CHANCE = random.Random(1)


def replaced(world: World, file: str, before: str, after: str) -> None:
    path = world.content / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def a_name(world: World) -> None:
    replaced(world, PROJECT, "name: ", "name: 又")


def a_purpose(world: World) -> None:
    """What no list shows, of a submission without a history."""
    [file] = world.content.glob("13*/*/*/projects/*.yaml")
    replaced(world, str(file.relative_to(world.content)), "purpose: ", "purpose: 又")


def a_region(world: World) -> None:
    replaced(world, "990100/region.yaml", "name: ", "name: 又")


def a_body(world: World) -> None:
    replaced(world, f"{SUBMISSION.rpartition('/')[0]}/body.yaml", "name: ", "name: 又")


def a_title(world: World) -> None:
    replaced(world, "site.yaml", "title: ", "title: 又")


def another_year(world: World) -> None:
    edits.a_year(world, random.Random(3))


def a_template(world: World) -> None:
    edits.a_template(world, CHANCE)


def what_is_owed(world: World) -> None:
    world.set(today=None)


def a_redirect(world: World) -> None:
    edits.a_redirect(world, CHANCE)


def a_page_of_the_handbook(world: World) -> None:
    replaced(world, "handbook/index.md", "怎样", "如何")


BROKEN = [
    (submissions, ["files"], a_purpose),
    (submissions, ["region"], a_region),
    (submissions, ["body"], a_body),
    (making, ["shell"], a_title),
    (making, ["templates"], a_template),
    (making, ["siblings", "years"], another_year),
    (making, ["regions"], what_is_owed),
    (making, ["summaries"], a_name),
    (making, ["redirects"], a_redirect),
    (making, ["files"], a_page_of_the_handbook),
    (making, ["frame"], a_title),
    (making, ["site"], a_region),
]
"""Where a key is made, the parts it is to be without, and the edit that then goes unseen."""
SHORT = (a_purpose, a_name)


@pytest.mark.parametrize(
    ("module", "without", "edit"),
    [
        pytest.param(
            *each,
            id=f"{each[0].__name__.rpartition('.')[2]} {each[1][0]}",
            marks=() if each[2] in SHORT else pytest.mark.soak,
        )
        for each in BROKEN
    ],
)
def test_a_part_left_out_of_a_key_would_be_seen(
    module: ModuleType,
    without: list[str],
    edit: Callable[[World], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = new_world(tmp_path, 1)
    assert world.build().is_published

    def blind(**parts: object) -> str:
        return keys.key_of(**{name: value for name, value in parts.items() if name not in without})

    monkeypatch.setattr(module, "key_of", blind)
    assert world.build().is_published
    edit(world)
    assert world.differences() != []
