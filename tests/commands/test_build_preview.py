"""A preview: the same site, said to be none that is published, on every page and to search engines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import samples
from tests.commands.running import run
from tests.made_sites import copy_minimal, snapshot
from tests.pages.rendering import render_site

NOINDEX = '<meta name="robots" content="noindex">'
BANNER = '<p class="notice preview">Preview: not published, only to be looked at before publication</p>'


def test_every_page_says_that_it_is_a_preview(tmp_path: Path, no_checks: None) -> None:
    content = copy_minimal(tmp_path / "content")
    (content / "site.yaml").write_text("title: 测试站点\nlanguage: en\n", encoding="utf-8")
    (content / "handbook").mkdir()
    (content / "handbook/index.md").write_text("# 手册\n", encoding="utf-8")
    assert run("build", "--content", content, "--output", tmp_path / "site", "--preview", "--no-search").exit_code == 0
    found = snapshot(tmp_path / "site")
    pages = {path: file.decode() for path, file in found.items() if path.endswith(".html")}
    assert {"index.html", "404.html", "search/index.html", "handbook/index.html"} <= pages.keys()
    for path, page in pages.items():
        head, _, body = page.partition("</head>")
        assert NOINDEX in head, path
        assert re.search(r"<title>Preview - [^<]", head), path
        # Before anything else that can be read, the link to the content aside.
        assert re.search(rf'<header class="masthead">\s*{re.escape(BANNER)}', body), path
        assert "canonical" not in head
    assert found["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert "sitemap.xml" not in found


def test_no_other_page_does() -> None:
    pages = render_site(samples.catalogue()).html
    assert "" in pages
    # Pages that lead elsewhere, or that another stands for, are not listed either.
    assert NOINDEX not in pages[""]
    assert not any("Preview" in page for page in pages.values())


@pytest.mark.parametrize("option", [("--base-url", "https://example.org/"), ("--record",)])
def test_a_preview_has_no_address_and_leaves_no_record(tmp_path: Path, option: tuple[str, ...]) -> None:
    content = copy_minimal(tmp_path / "content")
    told = run("build", "--content", content, "--output", tmp_path / "site", "--preview", *option)
    assert told.exit_code == 2
    assert "--preview is for a site that nobody publishes: leave out --base-url and --record" in told.err
    assert not (tmp_path / "site").exists()
