"""How search engines and browsers find the site: sitemap, robots.txt, OpenSearch. Only for a site with an address.

Source: sitemaps.org protocol 0.9, RFC 9309, OpenSearch 1.1 draft 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from urllib.parse import urlsplit

from generator.downloads.sheets import Say
from generator.model.message import msg
from generator.model.site import Site

ADDRESSES_OF_A_SITEMAP: Final = 50_000
"""Most addresses of one file. Source: sitemaps.org protocol."""
OPENSEARCH_FILE: Final = "opensearch.xml"
PREVIEW_ROBOTS: Final = ("robots.txt", b"User-agent: *\nDisallow: /\n")
"""Path and bytes of what keeps search engines from a preview."""

_XML: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST_IN_SHORT_NAME: Final = 16


def discovery_files(
    site: Site, addresses: Sequence[str], say: Say, limit: int = ADDRESSES_OF_A_SITEMAP
) -> Iterator[tuple[str, bytes]]:
    """The files for the pages at `addresses`, of which those that are files by themselves (404.html) are left out."""
    yield from _sitemaps(site.base_url, sorted(each for each in addresses if not each or each.endswith("/")), limit)
    if urlsplit(site.base_url).path == "/":
        # Below a folder nobody asks for it.
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.base_url}sitemap.xml\n".encode()
    yield OPENSEARCH_FILE, _opensearch(site, say)


def _sitemaps(base_url: str, addresses: Sequence[str], limit: int) -> Iterator[tuple[str, bytes]]:
    parts = [addresses[start : start + limit] for start in range(0, len(addresses), limit)] or [[]]
    if len(parts) == 1:
        yield "sitemap.xml", _list("urlset", "url", base_url, parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", _list("sitemapindex", "sitemap", base_url, names)
    for name, part in zip(names, parts, strict=True):
        yield name, _list("urlset", "url", base_url, part)


def _list(whole: str, entry: str, base_url: str, addresses: Sequence[str]) -> bytes:
    lines = "".join(
        f"<{entry}><loc>{escape(base_url + address, quote=False)}</loc></{entry}>\n" for address in addresses
    )
    return f'{_XML}<{whole} xmlns="{_SITEMAPS}">\n{lines}</{whole}>\n'.encode()


def _opensearch(site: Site, say: Say) -> bytes:
    name = escape(site.title[:_MOST_IN_SHORT_NAME], quote=False)
    about = escape(say(msg("Search the public budgets on {site}", site=site.title)), quote=False)
    address = escape(f"{site.base_url}search/?q=", quote=False)
    return (
        f'{_XML}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{name}</ShortName>\n<Description>{about}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Url type="text/html" template="{address}{{searchTerms}}"/>\n</OpenSearchDescription>\n'
    ).encode()
