"""A cache that is damaged, old, somebody else's or from elsewhere counts for nothing, and no build fails of it."""

from __future__ import annotations

import dataclasses
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.caching import keys
from generator.caching.cache import Cache
from generator.caching.unchanged import look
from generator.pipeline import build_site_folder
from generator.publish.cache_folder import CacheFolder
from generator.publish.signature import signatures_below, wait_until_sure
from generator.publish.target import MARKER
from generator.timing import Clock
from tests.caching.test_keys import a_name
from tests.caching.worlds import World, new_world
from tests.made_sites import snapshot


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A site that was built twice, so that both trees are known."""
    world = new_world(tmp_path, 0)
    shutil.rmtree(world.content / "handbook")
    assert world.build().is_published
    a_name(world)
    assert world.build().is_published
    return world


def cache_of(world: World) -> Path:
    return world.site.with_name(".site-cache")


def is_known(world: World) -> bool:
    """Whether anything of the last build counts."""
    cache = Cache(world.content, 0, CacheFolder(world.site, keys.program_key()))
    return bool(cache.known)


def flipped(world: World) -> None:
    file = cache_of(world) / "known"
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def truncated(world: World) -> None:
    file = cache_of(world) / "known"
    file.write_bytes(file.read_bytes()[:-100])


def emptied(world: World) -> None:
    (cache_of(world) / "known").write_bytes(b"")


def a_folder_in_its_place(world: World) -> None:
    (cache_of(world) / "known").unlink()
    (cache_of(world) / "known").mkdir()


def a_link_in_its_place(world: World) -> None:
    file = cache_of(world) / "known"
    file.rename(world.folder / "elsewhere")
    file.symlink_to(world.folder / "elsewhere")


def copied_from_elsewhere(world: World) -> None:
    cache = cache_of(world)
    shutil.copytree(cache, world.folder / "copied")
    shutil.rmtree(cache)
    shutil.move(world.folder / "copied", cache)


def of_another_site(world: World) -> None:
    other = world.site.with_name("other")
    world.set(output=other)
    assert world.build().is_published
    world.set(output=world.site)
    shutil.rmtree(cache_of(world))
    other.with_name(".other-cache").rename(cache_of(world))


def open_to_others(world: World) -> None:
    cache_of(world).chmod(0o777)


def without_the_marker(world: World) -> None:
    (cache_of(world) / MARKER).unlink()


def a_link_to_it(world: World) -> None:
    cache_of(world).rename(world.folder / "folder-elsewhere")
    cache_of(world).symlink_to(world.folder / "folder-elsewhere")


def gone(world: World) -> None:
    shutil.rmtree(cache_of(world))


DAMAGES: tuple[Callable[[World], None], ...] = (
    *(flipped, truncated, emptied, a_folder_in_its_place, a_link_in_its_place, copied_from_elsewhere),
    *(of_another_site, open_to_others, gone, without_the_marker, a_link_to_it),
)


def test_nothing_of_it_counts_and_the_site_is_right(world: World) -> None:
    expected = snapshot(world.site)
    for damage in DAMAGES:
        assert is_known(world), damage
        damage(world)
        assert not is_known(world), damage
        assert world.build().is_published, damage
        assert snapshot(world.site) == expected, damage
        if damage in (without_the_marker, a_link_to_it):
            # What is not a folder of ours is not even emptied.
            assert not is_known(world), damage
            cache = cache_of(world)
            cache.unlink() if cache.is_symlink() else shutil.rmtree(cache)
            assert world.build().is_published, damage


def test_that_of_another_version_of_the_program_counts_for_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert is_known(world)
    monkeypatch.setattr(keys, "program_key", lambda: "another")
    assert not is_known(world)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_that_of_another_account_counts_for_nothing_and_is_left_alone(world: World) -> None:
    os.chown(cache_of(world), 12345, -1)
    assert not is_known(world)
    a_name(world)
    before = snapshot(cache_of(world))
    assert world.differences() == []
    assert snapshot(cache_of(world)) == before


def test_a_text_that_is_another_is_not_searched(world: World) -> None:
    world.set(with_search=True)
    assert world.differences() == []
    for text in (cache_of(world) / "texts").iterdir():
        text.write_bytes(text.read_bytes().replace("档案".encode(), "假的".encode()))
    a_name(world)
    assert world.differences() == []


def test_nobody_else_may_enter_it(world: World) -> None:
    assert cache_of(world).stat().st_mode & 0o777 == 0o700


def test_a_cache_that_cannot_be_left_stops_no_build(world: World) -> None:
    shutil.rmtree(cache_of(world))
    cache_of(world).write_text("a file", encoding="utf-8")
    a_name(world)
    assert world.differences() == []
    assert cache_of(world).read_text(encoding="utf-8") == "a file"


def test_what_was_changed_within_the_step_of_the_clock_is_not_kept(tmp_path: Path) -> None:
    """A file that was written as the build began may be written again without a sign of it."""
    world = new_world(tmp_path, 1)
    shutil.rmtree(world.content / "handbook")
    file = sorted(world.content.glob("13*/*/*/projects/*.yaml"))[0]
    wait_until_sure(signatures_below(world.content).values())
    began = time.time_ns()
    os.utime(file)
    seen = dataclasses.replace(look(world.settings, Clock()), began_ns=began)
    assert build_site_folder(world.settings, Clock(), seen).is_published
    cache = Cache(world.content, 0, CacheFolder(world.site, keys.program_key()))
    # That of the smallest site alone.
    assert cache.known == 1
