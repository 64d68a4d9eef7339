"""Every link of the site leads somewhere in it, wherever the site is served from."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.built_pages import ELSEWHERE, BuiltPage, BuiltSite, tree
from tests.browser.html_tree import Element, parse

LINKING = ("href", "src", "action", "poster", "data", "formaction")
# Addresses outside the site that a page may link to. Nothing may ever be loaded from there.
OUTSIDE: frozenset[str] = frozenset()

# A made-up host: what is resolved against it and stays on it is inside the site.
BASE = "http://site.invalid/some/where/"


def links(root: Element) -> Iterator[str]:
    for element in root.walk():
        for name in LINKING:
            if name in element.attributes:
                yield element.attributes[name]
        for candidate in element.attributes.get("srcset", "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def ids(path: Path) -> set[str]:
    return {element.attributes["id"] for element in tree(path).walk() if "id" in element.attributes}


def target(folder: Path, page: BuiltPage, link: str) -> Path | None:
    """The file that a relative link of a page leads to, or None when it leads out of the site."""
    resolved = urljoin(BASE + page.address, link)
    if not resolved.startswith(BASE):
        return None
    path = unquote(urlsplit(resolved).path.removeprefix(urlsplit(BASE).path))
    return folder / path / "index.html" if not path or path.endswith("/") else folder / path


def fault(folder: Path, page: BuiltPage, link: str) -> str | None:
    parts = urlsplit(link)
    if link in OUTSIDE:
        return None
    if parts.scheme or parts.netloc or link.startswith("/"):
        return "is not relative"
    file = target(folder, page, link)
    if file is None:
        return "leads out of the site"
    if not file.is_file():
        return "leads nowhere"
    if parts.fragment and file.suffix == ".html" and unquote(parts.fragment) not in ids(file):
        return "leads to no such place on its page"
    return None


def test_every_link_leads_somewhere_in_the_site(built_site: BuiltSite) -> None:
    found = []
    for page in built_site.pages():
        for link in dict.fromkeys(links(tree(page.path))):
            message = fault(built_site.folder, page, link)
            if message:
                found.append(f"{page.address}: {link} {message}")
    assert found == []


def test_every_page_is_reached_from_the_home_page(built_site: BuiltSite) -> None:
    pages = {page.path: page for page in built_site.pages()}
    reached = {built_site.folder / "index.html"}
    to_read = list(reached)
    while to_read:
        page = pages[to_read.pop()]
        linked = {target(built_site.folder, page, link) for link in links(tree(page.path))}
        new = {file for file in linked if file in pages} - reached
        reached |= new
        to_read += new
    unreached = [page for path, page in pages.items() if path not in reached]
    unlinked = [page for page in unreached if page.kind not in {"not_found", *ELSEWHERE} and not is_bare_letter(page)]
    assert [page.address for page in unlinked] == []


def is_bare_letter(page: BuiltPage) -> bool:
    """Whether it is the list of a letter that no project begins with: its address stays, though nothing leads there."""
    return page.kind == "projects_by_letter" and page.record["count"] == 0


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("../", None, id="up"),
        pytest.param("../#top", None, id="an anchor elsewhere"),
        pytest.param("#here", None, id="an anchor here"),
        pytest.param("../?q=x#top", None, id="with a query"),
        pytest.param("../data.json", None, id="a file"),
        pytest.param("/", "is not relative", id="absolute path"),
        pytest.param("https://example.org/", "is not relative", id="another host"),
        pytest.param("//example.org/", "is not relative", id="another host by the same scheme"),
        pytest.param("javascript:void(0)", "is not relative", id="a script"),
        pytest.param("../../x/", "leads out of the site", id="above the root"),
        pytest.param("../nowhere/", "leads nowhere", id="no such page"),
        pytest.param("../#nowhere", "leads to no such place on its page", id="no such anchor"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, link: str, expected: str | None) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text('<p id="top"></p>', encoding="utf-8")
    (tmp_path / "data.json").touch()
    page = BuiltPage("a/", tmp_path / "a/index.html")
    page.path.write_text('<p id="here"></p>', encoding="utf-8")
    assert fault(tmp_path, page, link) == expected


def test_all_attributes_that_load_or_lead_are_looked_at() -> None:
    html = '<a href="1"></a><img src="2" srcset="3 1x, 4 2x"><form action="5"></form><link href="6">'
    assert sorted(links(parse(html))) == ["1", "2", "3", "4", "5", "6"]
