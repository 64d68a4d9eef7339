"""Packed forms of a whole site: what did not change is not packed again, and nothing damaged is taken over."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from generator import precompressing
from generator.precompressing import PackTask, pack_texts, write_packed
from generator.publish import precompress
from generator.publish.manifest import manifest
from generator.publish.target import MARKER, TargetError
from generator.publish.tree import Written, write_file
from generator.sharing.workers import Workers, workers
from tests.commands.running import run
from tests.made_sites import copy_minimal, snapshot

PROGRAM = "mingzhang test"
HERE = Workers(1, None)
PAGES = {f"{name}/index.html": f"第{name}页".encode() * 300 for name in "abcdef"} | {
    "small.txt": b"x",
    "a.bin": b"y" * 5000,
}


@pytest.fixture
def packed_anew(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The texts that were packed anew."""
    found: list[bytes] = []

    def packing(content: bytes) -> object:
        found.append(content)
        return precompress.packed(content)

    monkeypatch.setattr(precompressing, "packed", packing)
    return found


def generation(folder: Path, pages: dict[str, bytes], published: Path, shared: Workers = HERE) -> Path:
    """A site of these pages with their packed forms, as publishing leaves it."""
    folder.mkdir()
    written = [write_file(str(folder), *page) for page in pages.items()]
    written += write_packed(written, folder, published, PROGRAM, shared)
    (folder / MARKER).touch()
    (folder / "manifest.json").write_bytes(manifest(written, PROGRAM, precompress.PACKING))
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site."""
    return generation(tmp_path / "site", PAGES, tmp_path / "nowhere")


def test_every_text_has_its_forms_beside_it(site: Path) -> None:
    found = snapshot(site)
    packed_paths = {path for path in found if path.endswith((".gz", ".br"))}
    assert packed_paths == {f"{path}{ending}" for path in PAGES if path.endswith(".html") for ending in (".gz", ".br")}
    for path, content in found.items():
        if path.endswith(".gz"):
            assert gzip.decompress(content) == found[path[:-3]]
        if path.endswith(".br"):
            assert brotli.decompress(content) == found[path[:-3]]


def test_only_what_changed_is_packed_again(tmp_path: Path, site: Path, packed_anew: list[bytes]) -> None:
    changed = PAGES | {"c/index.html": "另一页".encode() * 300}
    later = generation(tmp_path / "later", changed, site)
    assert packed_anew == [changed["c/index.html"]]
    packed_anew.clear()
    assert snapshot(later) == snapshot(generation(tmp_path / "alone", changed, tmp_path / "nowhere"))
    assert len(packed_anew) == 6


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda site: (site / "c/index.html.br").write_bytes(b"x"), id="changed"),
        pytest.param(lambda site: (site / "c/index.html.gz").unlink(), id="missing"),
        pytest.param(
            lambda site: (site / "manifest.json").write_bytes(
                (site / "manifest.json").read_bytes().replace(b"brotli ", b"brotli 0")
            ),
            id="packed by another library",
        ),
        pytest.param(lambda site: (site / "manifest.json").write_bytes(b"{"), id="manifest broken"),
        pytest.param(lambda site: (site / MARKER).unlink(), id="no site of ours"),
    ],
)
def test_what_is_not_whole_is_packed_anew(
    tmp_path: Path, site: Path, packed_anew: list[bytes], harm: Callable[[Path], object]
) -> None:
    expected = snapshot(site)
    harm(site)
    assert snapshot(generation(tmp_path / "later", PAGES, site)) == expected
    assert PAGES["c/index.html"] in packed_anew


def test_a_text_that_saves_nothing_is_not_tried_again(
    tmp_path: Path, packed_anew: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(precompress, "_gzip", lambda content: content)
    monkeypatch.setattr(precompress, "_brotli", lambda content: content)
    first = generation(tmp_path / "first", PAGES, tmp_path / "nowhere")
    assert not list(first.rglob("*.gz"))
    packed_anew.clear()
    generation(tmp_path / "later", PAGES, first)
    assert packed_anew == []


def test_a_text_that_changed_after_it_was_written_stops_the_build(tmp_path: Path) -> None:
    content = PAGES["a/index.html"]
    write_file(str(tmp_path), "a/index.html", content + b"!")
    task = PackTask(((Written.of("a/index.html", content), None),), str(tmp_path), str(tmp_path / "nowhere"))
    with pytest.raises(TargetError, match="changed by another program"):
        pack_texts(task)


def test_several_processes_write_the_same(tmp_path: Path, site: Path) -> None:
    with workers(2, 0) as shared:
        assert snapshot(generation(tmp_path / "two", PAGES, tmp_path / "nowhere", shared)) == snapshot(site)


def test_a_build_packs_and_unpacks_and_verify_knows_the_forms(tmp_path: Path, no_checks: None) -> None:
    content = copy_minimal(tmp_path / "content")
    site = tmp_path / "site"
    build = ("build", "--content", content, "--output", site, "--no-search")
    assert run(*build, "--precompress").exit_code == 0
    first = snapshot(site)
    assert {"index.html.gz", "index.html.br", "404.html.gz"} <= first.keys()
    assert run("verify", site).exit_code == 0
    (site / "index.html.br").write_bytes(b"x")
    told = run("verify", site)
    assert told.exit_code == 1
    assert "index.html.br: changed" in told.out
    assert run(*build).exit_code == 0
    assert snapshot(site).keys() == {path for path in first if not path.endswith((".gz", ".br"))}
