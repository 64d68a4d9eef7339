"""The text index follows the pages where texts alone have changed; what went away is never left to be found."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import following
from generator.caching.unchanged import look
from generator.checking import Result
from generator.index import shards
from generator.indexing import TEXT_FOLDER
from generator.pipeline import build_site_folder
from generator.publish.rollback import roll_back
from generator.publish.signature import signatures_below, wait_until_sure
from generator.publish.store import Store, is_awaited
from generator.publish.verify import verify
from generator.timing import Clock
from tests.caching import edits
from tests.caching.worlds import World, new_world
from tests.made_sites import SUBMISSION, snapshot

CHANCE = random.Random(4)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A published site with search, of several shards, none too small to be waited for."""
    monkeypatch.setattr(following, "WORTH_WAITING", 1)
    monkeypatch.setattr(shards, "PAGES_OF_SHARD", 6)
    world = new_world(tmp_path, 16)
    world.set(with_search=True)
    assert world.build().is_published
    return world


def build(world: World, seen: Callable[[], None] = lambda: None) -> list[Result]:
    """Builds once more: what was told of a site published before its text index; then the site is that of one anew."""
    told: list[Result] = []

    def hear(result: Result) -> None:
        told.append(result)
        seen()

    wait_until_sure(signatures_below(world.content).values())
    result = build_site_folder(world.settings, Clock(), None, hear)
    assert result.is_published
    assert world.build_anew() == result
    assert snapshot(world.site) == snapshot(world.folder / "anew/site")
    return told


def project(world: World) -> Path:
    return sorted(world.content.glob("13*/*/*/projects/*.yaml"))[3]


def own_project(world: World) -> Path:
    """One of the submission that has a history."""
    return sorted((world.content / SUBMISSION / "projects").glob("*.yaml"))[0]


def changed(world: World, field: str = "purpose", mark: str = "改", file: Path | None = None) -> None:
    file = file or project(world)
    file.write_text(
        re.sub(f"(?m)^({field}: .*)$", rf"\g<1>{mark}", file.read_text(encoding="utf-8"), count=1), encoding="utf-8"
    )


def page(world: World) -> str:
    folder = project(world).parents[1].relative_to(world.content)
    return (world.site / folder / "p" / project(world).stem / "index.html").read_text(encoding="utf-8")


def index_of(site: Path) -> dict[str, bytes]:
    return {path: content for path, content in snapshot(site).items() if path.startswith(TEXT_FOLDER)}


@pytest.mark.parametrize(
    "settings", [{"jobs": 1}, pytest.param({"jobs": 2, "precompress": True}, marks=pytest.mark.soak)]
)
def test_pages_come_first_and_the_index_as_it_was(world: World, settings: dict[str, object]) -> None:
    world.set(**settings)
    if "precompress" in settings:
        assert world.build().is_published
    before, generations = snapshot(world.site), len(Store(world.site).remembered())

    def seen() -> None:
        assert "改" in page(world)
        assert verify(world.site).faults == ()
        now = snapshot(world.site)
        assert index_of(world.site) == {path: one for path, one in before.items() if path.startswith(TEXT_FOLDER)}
        assert now.keys() == before.keys()
        assert is_awaited(world.site)
        # Whoever wants the generation before it gets that.
        assert [one.manifest for one in Store(world.site).older_than(world.site)][:1] == [before["manifest.json"]]

    changed(world)
    [told] = build(world, seen)
    assert (told.pages, told.diagnostics) == (world.build_anew().pages, world.build_anew().diagnostics)
    assert not is_awaited(world.site)
    assert index_of(world.site) != {path: one for path, one in before.items() if path.startswith(TEXT_FOLDER)}
    assert len(Store(world.site).remembered()) == generations + 1
    wait_until_sure(signatures_below(world.content).values())
    assert look(world.settings, Clock()).outcome is not None
    roll_back(world.site, 1)
    assert snapshot(world.site) == before


@pytest.mark.soak
def test_a_name_and_a_figure_too(world: World) -> None:
    changed(world, "name")
    assert len(build(world)) == 1
    edits.an_amount(world, CHANCE)
    assert len(build(world)) == 1


@pytest.mark.soak
def test_a_revision_too(world: World) -> None:
    world.commit()
    world.repository.revise(2)
    changed(world, "name", file=own_project(world))
    assert len(build(world)) == 1


def a_hidden_text(world: World) -> None:
    file = world.content / SUBMISSION / "revisions.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("}", ", hides_earlier: 'true'}"), encoding="utf-8")


def a_project_less(world: World) -> None:
    edits.a_project_less(world, CHANCE)


def a_project_taken_down(world: World) -> None:
    """Its page stays and says that the project is no more."""
    file = project(world)
    name = re.search("(?m)^name: (.*)$", file.read_text(encoding="utf-8"))
    listed = file.parents[1] / "submission.yaml"
    lines = [line for line in listed.read_text(encoding="utf-8").splitlines() if file.stem not in line]
    assert name is not None
    lines.append(f"removed:\n  - id: {file.stem}\n    name: {name[1]}")
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    file.unlink()


def a_record_of_releases(world: World) -> None:
    (world.content / SUBMISSION / "accepted.yaml").write_text("accepted: []\n", encoding="utf-8")
    changed(world)


def a_year(world: World) -> None:
    shutil.copytree(project(world).parents[1], project(world).parents[2] / "2025")
    file = project(world).parents[2] / "2025/submission.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2024", "2025"), encoding="utf-8")


def a_body(world: World) -> None:
    edits.a_body(world, CHANCE)


def the_title(world: World) -> None:
    edits.the_site(world, CHANCE)


def a_handbook_page(world: World) -> None:
    edits.the_handbook(world, CHANCE)


def an_edit_of_the_site(world: World) -> None:
    """Somebody else's file in the published index: nothing of it is left public knowingly."""
    changed(world)
    for file in (world.site / TEXT_FOLDER).glob("*/key.txt"):
        file.write_bytes(b"mine")


def no_cache(world: World) -> None:
    changed(world)
    world.set(use_cache=False)


@pytest.mark.parametrize(
    "edit",
    [
        a_project_taken_down,
        # Each takes three builds.
        *(
            pytest.param(edit, marks=pytest.mark.soak)
            for edit in (
                a_project_less,
                a_record_of_releases,
                a_year,
                a_body,
                the_title,
                a_handbook_page,
                an_edit_of_the_site,
                no_cache,
            )
        ),
    ],
)
def test_whatever_else_has_changed_is_published_at_once(edit: Callable[[World], None], world: World) -> None:
    edit(world)
    assert build(world) == []


@pytest.mark.soak
def test_little_to_make_is_waited_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "WORTH_WAITING", 10**6)
    changed(world)
    assert build(world) == []


def test_a_text_that_is_hidden_goes_at_once(world: World) -> None:
    world.commit()
    world.repository.revise(2)
    changed(world, "name", file=own_project(world))
    a_hidden_text(world)
    assert build(world) == []
    # And so does whatever else changes there, as long as the record says that something must not be seen.
    changed(world, "name", file=own_project(world))
    assert build(world) == []


def killed_in_between(world: World) -> None:
    wait_until_sure(signatures_below(world.content).values())
    child = os.fork()
    if child == 0:
        build_site_folder(world.settings, Clock(), None, lambda _: os.kill(os.getpid(), signal.SIGKILL))
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_killed_in_between_the_next_build_brings_the_index(world: World) -> None:
    world.set(jobs=1)
    before = snapshot(world.site)
    changed(world)
    killed_in_between(world)
    assert "改" in page(world)
    assert is_awaited(world.site)
    assert verify(world.site).faults == ()
    assert look(world.settings, Clock()).outcome is None
    # At once: nothing else is to be published before it.
    assert build(world) == []
    assert not is_awaited(world.site)
    roll_back(world.site, 1)
    assert snapshot(world.site) == before


@pytest.mark.soak
def test_what_was_killed_in_between_is_rolled_back_like_any_other(world: World) -> None:
    world.set(jobs=1)
    before = snapshot(world.site)
    changed(world)
    killed_in_between(world)
    roll_back(world.site, 1)
    assert snapshot(world.site) == before
    assert [one.manifest for one in Store(world.site).older_than(world.site)] == []
    assert build(world) != []


@pytest.mark.soak
def test_after_a_kill_other_texts_are_published_with_the_whole_index(world: World) -> None:
    world.set(jobs=1)
    changed(world)
    killed_in_between(world)
    changed(world, mark="再")
    assert build(world) == []


@pytest.mark.soak
def test_what_goes_wrong_in_between_leaves_the_pages_published(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    changed(world)
    wait_until_sure(signatures_below(world.content).values())
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(following.Following, "bring", fail)
        build_site_folder(world.settings, Clock())
    assert "改" in page(world)
    assert verify(world.site).faults == ()
    assert build(world) == []
