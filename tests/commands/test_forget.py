"""`mingzhang forget`, as a person runs it."""

import errno
import os
from pathlib import Path

import pytest

from generator.commands import forget
from tests.commands.running import run
from tests.made_sites import snapshot


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two generations: the second no longer has the sentence of the first."""
    content = tmp_path / "content"
    content.mkdir()
    for text in ("写错的一句", "改正的一句"):
        (content / "site.yaml").write_text(f"title: 明账\nabout: {text}\n", encoding="utf-8")
        ended = run("build", "--content", content, "--output", tmp_path / "site", "--no-search")
        assert ended.exit_code == 0, ended.err
    return tmp_path / "site"


def holders(folder: Path) -> list[str]:
    return [path for path, content in snapshot(folder).items() if "写错的一句".encode() in content]


def test_what_older_generations_said_is_gone(site: Path, tmp_path: Path) -> None:
    before = snapshot(site)
    assert holders(tmp_path)
    ended = run("forget", "--output", site)
    assert (ended.exit_code, ended.err) == (0, "")
    assert ended.out.startswith(f"Deleted beside {site}: 1 older generations")
    assert holders(tmp_path) == []
    assert snapshot(site) == before
    assert run("verify", site).exit_code == 0
    refused = run("rollback", "--output", site)
    assert (refused.exit_code, "has 0 older generations" in refused.err) == (2, True)


def test_a_folder_that_is_no_site_is_refused_in_a_sentence(tmp_path: Path) -> None:
    ended = run("forget", "--output", tmp_path)
    assert (ended.exit_code, ended.out) == (2, "")
    assert ended.err == f"{tmp_path} is no site that this program made\n"


def test_a_disk_that_refuses_is_named(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(output: Path) -> int:
        raise OSError(errno.EIO, os.strerror(errno.EIO), f"{output}/.x")

    monkeypatch.setattr(forget, "forget", refuse)
    ended = run("forget", "--output", site)
    assert ended.exit_code == 2
    assert f"could not be deleted whole: {os.strerror(errno.EIO)}: {site}/.x" in ended.err
