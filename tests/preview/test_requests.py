"""Hosts and addresses that the preview answers for, and those it does not."""

from __future__ import annotations

import pytest

from generator.preview.requests import is_host_allowed, path_of


@pytest.mark.parametrize(
    "header",
    ["localhost", "localhost:8000", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8000", "[::1]", "[::1]:8000", "box.example"],
)
def test_its_own_names_are_allowed(header: str) -> None:
    assert is_host_allowed(header, "box.example", "127.0.0.1")


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example#localhost",
        "user@localhost",
        "localhost:8000, evil.example",
        "localhost:port",
        " localhost",
        "10.0.0.7:8000",
        "[fe80::1]:8000",
    ],
)
def test_other_names_are_not(header: str | None) -> None:
    assert not is_host_allowed(header, "127.0.0.1", "127.0.0.1")


def test_listening_on_all_addresses_allows_the_one_that_was_reached() -> None:
    assert is_host_allowed("10.0.0.7:8000", "0.0.0.0", "10.0.0.7")
    assert not is_host_allowed("10.0.0.8:8000", "0.0.0.0", "10.0.0.7")
    assert not is_host_allowed("evil.example:8000", "0.0.0.0", "10.0.0.7")


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", ""),
        ("/990100/", "990100/"),
        ("/a/b/index.json?x=1", "a/b/index.json"),
        ("/%E6%98%8E/", "明/"),
        ("/a/b/#c", "a/b/"),
    ],
)
def test_paths_are_decoded(target: str, path: str) -> None:
    assert path_of(target) == path


@pytest.mark.parametrize(
    "target",
    [
        "",
        "*",
        "a/b",
        "http://localhost/",
        "//evil.example/",
        "/../etc/passwd",
        "/a/../b",
        "/a/./b",
        "/a//b",
        "/%2e%2e/etc/passwd",
        "/a/%2e%2e/%2e%2e/b",
        "/a%2f..%2fb",
        "/a%5c..%5cb",
        "/a%00b",
        "/a%0d%0aSet-Cookie:x",
        "/%ff",
    ],
)
def test_paths_that_lead_out_or_hide_something_are_none(target: str) -> None:
    assert path_of(target) is None
