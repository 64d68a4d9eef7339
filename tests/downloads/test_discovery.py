"""Sitemap, robots.txt and OpenSearch: whole, within their limits, only below an address."""

from xml.etree import ElementTree

from generator.downloads.discovery import discovery_files
from generator.model.site import Site
from tests.downloads.reading import say

BASE = "https://budget.example/"
MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
ADDRESSES = ("", "b/", "a/", "404.html", "a/2031/p/x/")


def files(base_url: str = BASE, limit: int = 50_000, title: str = "明账") -> dict[str, bytes]:
    return dict(discovery_files(Site(title=title, base_url=base_url), ADDRESSES, say, limit))


def locations(content: bytes) -> list[str]:
    return [str(each.text) for each in ElementTree.fromstring(content).iter(f"{MAPS}loc")]


def test_the_sitemap_names_every_page_once() -> None:
    found = files()["sitemap.xml"]
    assert locations(found) == [BASE, f"{BASE}a/", f"{BASE}a/2031/p/x/", f"{BASE}b/"]
    assert ElementTree.fromstring(found).tag == f"{MAPS}urlset"


def test_a_large_sitemap_is_split() -> None:
    found = files(limit=3)
    assert ElementTree.fromstring(found["sitemap.xml"]).tag == f"{MAPS}sitemapindex"
    assert locations(found["sitemap.xml"]) == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    assert locations(found["sitemap-1.xml"]) + locations(found["sitemap-2.xml"]) == locations(files()["sitemap.xml"])
    assert "sitemap-3.xml" not in found


def test_robots_are_told_only_where_they_ask() -> None:
    assert files()["robots.txt"].decode().endswith(f"Sitemap: {BASE}sitemap.xml\n")
    assert "robots.txt" not in files(base_url=f"{BASE}below/")


def test_browsers_learn_to_search() -> None:
    tree = ElementTree.fromstring(files(title="<明账> " * 9)["opensearch.xml"])
    (url,) = tree.iter(f"{SEARCH}Url")
    assert url.attrib["template"] == f"{BASE}search/?q={{searchTerms}}"
    name = tree.findtext(f"{SEARCH}ShortName")
    assert name is not None
    assert name.startswith("<明账>")
    assert len(name) <= 16
