"""A build that has nothing to do says so, and writes nothing; anything at all that has changed makes it a build."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.caching.unchanged import look
from generator.publish.signature import signatures_below, wait_until_sure
from generator.timing import Clock
from tests.caching.worlds import World, new_world
from tests.commands.running import Run, run
from tests.made_sites import copy_minimal

SAID = "Nothing has changed: "


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


def build(content: Path, *arguments: object) -> Run:
    wait_until_sure(signatures_below(content).values())
    site = content.with_name("site")
    return run("build", "--content", content, "--output", site, "--no-search", *arguments)


def trees(content: Path) -> dict[str, object]:
    """All that lies beside the content, with its times; the lock is opened whatever is done."""
    found = signatures_below(content.parent)
    return {path: one for path, one in found.items() if not path.endswith("-lock")}


def test_nothing_is_written_and_what_was_found_is_counted_again(content: Path) -> None:
    first = build(content, "--jobs", 1)
    assert SAID not in first.out
    before = trees(content)
    again = build(content, "--jobs", 2)
    assert trees(content) == before
    assert again.exit_code == first.exit_code
    said, said_first = again.out.splitlines(), first.out.splitlines()
    assert said[-1] == said_first[-1].replace("Published in ", SAID).replace("site: ", "site holds ")
    assert said[:-1] == [line for line in said_first[:-1] if line.startswith("errors: ")]


def test_without_the_cache_all_is_made(content: Path) -> None:
    build(content)
    assert SAID not in build(content, "--no-cache").out
    assert SAID in build(content).out


def test_new_addresses_are_recorded_all_the_same(content: Path) -> None:
    (content / "addresses.txt").unlink()
    build(content)
    assert SAID in build(content, "--record").out
    assert (content / "addresses.txt").is_file()
    assert SAID not in build(content).out
    assert SAID in build(content).out


def test_it_loads_neither_checks_nor_pages(content: Path) -> None:
    build(content)
    program = (
        "import sys; from generator.cli import main\ntry: main(sys.argv[1:])\nexcept SystemExit: print(*sys.modules)"
    )
    arguments = ["build", "--content", content, "--output", content.with_name("site"), "--no-search"]
    command = [sys.executable, "-c", program, "--lang", "en", *map(str, arguments)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert SAID in ended.stdout
    loaded = set(ended.stdout.split())
    assert not loaded & {"pydantic", "jinja2", "yaml", "generator.checks", "generator.pipeline", "generator.pages"}


def a_file(world: World) -> None:
    file = next(world.content.glob("*/*/*/projects/*.yaml"))
    times = file.stat()
    file.write_bytes(file.read_bytes()[:-1] + b" ")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def a_file_more(world: World) -> None:
    (world.content / "notes").mkdir()
    (world.content / "notes/a.txt").write_text("a", encoding="utf-8")


def a_published_page(world: World) -> None:
    with (world.site / "index.html").open("r+b") as file:
        file.write(b"X")


def a_page_gone(world: World) -> None:
    (world.site / "about/index.html").unlink()


def a_page_more(world: World) -> None:
    (world.site / "more.html").write_bytes(b"")


def a_mode(world: World) -> None:
    (world.site / "index.html").chmod(0o600)


def a_commit(world: World) -> None:
    world.commit()


def a_template(world: World) -> None:
    (world.templates / "x.html").write_bytes(b"")


def the_day(world: World) -> None:
    world.set(today=None)


def the_base_url(world: World) -> None:
    world.set(base_url="https://example.org/")


def test_whatever_has_changed_is_seen(tmp_path: Path) -> None:
    world = new_world(tmp_path, 0)
    changes: tuple[Callable[[World], None], ...] = (
        *(a_file, a_file_more, a_published_page, a_page_gone, a_page_more, a_mode),
        *(a_commit, a_template, the_day, the_base_url),
    )
    for change in changes:
        outcome = None
        # Looking is only worth something where all was left by a build just before.
        if look(world.settings, Clock()).outcome is None:
            assert world.build().is_published, change
            outcome = look(world.settings, Clock()).outcome
        assert outcome is not None, change
        change(world)
        wait_until_sure(signatures_below(world.content).values())
        assert look(world.settings, Clock()).outcome is None, change
