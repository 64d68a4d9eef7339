"""A page of the preview is the page a build gives, byte for byte, with the preview's own script in its head."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.pipeline import build_site_folder
from generator.preview.serving import Preview
from generator.settings import BuildSettings
from generator.timing import Clock
from tests.preview.previewing import ROOT, plain, previewing

OF_PUBLICATION = {"manifest.json", ".mingzhang-site", ".gitignore"}
"""What is made when a site is published, and of nothing else."""


@pytest.fixture(scope="module")
def content() -> Path:
    return ROOT / "content"


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same content, built as a preview, without the index of the texts."""
    output = tmp_path_factory.mktemp("built") / "site"
    settings = BuildSettings(content, output, jobs=1, preview=True, with_search=False)
    assert build_site_folder(settings, Clock()).is_published
    return output


@pytest.fixture(scope="module")
def preview(content: Path) -> Iterator[Preview]:
    with previewing(content) as preview:
        yield preview


def test_every_file_of_a_build_is_in_the_preview(site: Path, preview: Preview) -> None:
    different, files = [], 0
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if path in OF_PUBLICATION or path.startswith("."):
            continue
        answer = preview.answer(path)
        expected = file.read_bytes()
        files += 1
        status = 200 if path != "404.html" else answer.status
        is_html = path.endswith(".html")
        if answer.status != status or (plain(answer.content) if is_html else answer.content) != expected:
            different.append(f"{answer.status} {path}")
        if b"_preview" in expected or path.startswith("_preview"):
            different.append(f"of the preview, in a build: {path}")
        if is_html and answer.content.count(b"/_preview/preview.js") != 1:
            different.append(f"no script: {path}")
    assert different == []
    assert files > 300


def test_names_can_be_searched(preview: Preview) -> None:
    for name in ("names", "cols", "codes", "facets"):
        answer = preview.answer(f"search/names/{name}.txt.gz")
        assert (answer.status, answer.kind) == (200, "application/gzip")
    assert preview.answer("search/pagefind/shards.json").status == 404


def test_pages_say_that_they_are_a_preview(preview: Preview) -> None:
    html = preview.answer("").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert "notice preview" in html


def test_an_address_without_its_slash_leads_to_the_page(preview: Preview) -> None:
    answer = preview.answer("glossary")
    assert (answer.status, answer.location) == (302, "/glossary/")


@pytest.mark.parametrize("address", ["nowhere", "nowhere/at/all/", "130205/nobody/2023/p/x/", "_preview/nothing.js"])
def test_an_unknown_address_gets_the_page_that_says_so_with_links_that_lead_home(
    preview: Preview, address: str
) -> None:
    answer = preview.answer(address)
    html = answer.content.decode()
    assert answer.status == 404
    depth = "../" * address.count("/") or "./"
    assert f'href="{depth}search/"' in html
