"""Which addresses a page may link to: an allow-list, whatever a browser might make of the rest."""

import pytest

from generator.model.link import is_outside_link, is_safe_link

SAFE = [
    "https://www.qingchuan.example/",
    "http://www.qingchuan.example",
    "HTTPS://QINGCHUAN.EXAMPLE/a",
    "https://qingchuan.example:8443/a/b.html?x=1&y=2#z",
    "https://xn--fiqs8s.example/%E9%A2%84",
    "2031/",
    "../2031/p/abc/",
    "../../glossary/#jixiao",
    "#part-1",
    "index.json",
    "./",
    "../",
]

UNSAFE = [
    "",
    " ",
    "#",
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "livescript:x",
    "data:text/html,x",
    "blob:https://qingchuan.example/x",
    "jar:https://qingchuan.example!/x",
    "filesystem:https://qingchuan.example/x",
    "file:///etc/passwd",
    "ms-word:ofe|u|https://qingchuan.example",
    "ftp://qingchuan.example/",
    "mailto:someone@qingchuan.example",
    "tel:110",
    "//qingchuan.example/",
    "\\\\qingchuan.example\\",
    "/2031/",
    "/\\qingchuan.example",
    "https:\\\\qingchuan.example",
    "https:/qingchuan.example",
    "https:qingchuan.example",
    "https://user:pass@qingchuan.example/",
    "https://user@qingchuan.example/",
    "https://qingchuan.example@evil.example/",
    "https://",
    "https://localhost/",
    "https://[::1]/",
    "https://-a.example/",
    "https://a..example/",
    "https://qingchuan.example:port/",
    "https://qingchuan.example/a b",
    "https://qingchuan.example/\n",
    "https://qingchuan.example/\u202e",
    "https://青川.example/",
    "a/../../b",
    "a//b",
    ".hidden/",
    "a\\b",
    "a%2f..%2fb",
    "x:y",
    "#a b",
    "a#<b>",
    "\ud800",
]


@pytest.mark.parametrize("address", SAFE)
def test_addresses_outside_with_a_plain_host_and_paths_of_the_site_are_safe(address: str) -> None:
    assert is_safe_link(address)
    assert is_outside_link(address) is address.lower().startswith("http")


@pytest.mark.parametrize("address", UNSAFE)
def test_everything_else_is_refused(address: str) -> None:
    assert not is_safe_link(address)
    assert not is_outside_link(address)
