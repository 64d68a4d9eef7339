"""Redirects of redirects.yaml: which address leads where, and what is refused."""

from __future__ import annotations

import pytest

from generator.model.raw import RawFile
from generator.model.redirect import Redirect
from generator.validate.redirects import build_redirects, misled

RECORDED = ("990100/a/", "990100/a/2031/", "990100/a/2031/p/x/", "990100/ab/2031/")
Entry = tuple[str, str, bool]


def built(*entries: Entry, recorded: tuple[str, ...] = RECORDED) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Old → new address, and (check, field) of each finding."""
    listed = [{"old": old, "new": new, "below": "true" if below else "false"} for old, new, below in entries]
    raw = RawFile("redirects.yaml", {"redirects": listed}, lambda path: (2 + int(path[1]), 1))
    redirects, found = build_redirects(raw, recorded)
    return {each.old: each.new for each in redirects}, [(one.check, one.place.field) for one in found]


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        pytest.param([("990100/a/", "990100/b/", False)], {"990100/a/": "990100/b/"}, id="one page"),
        pytest.param(
            [("990100/a/", "990100/b/", True)],
            {
                "990100/a/": "990100/b/",
                "990100/a/2031/": "990100/b/2031/",
                "990100/a/2031/p/x/": "990100/b/2031/p/x/",
            },
            id="all recorded below, and none of a name that only begins alike",
        ),
        pytest.param(
            [("990100/a/", "990100/b/", True), ("990100/a/2031/", "990100/c/", False)],
            {"990100/a/": "990100/b/", "990100/a/2031/": "990100/c/", "990100/a/2031/p/x/": "990100/b/2031/p/x/"},
            id="its own entry goes before that of one above",
        ),
        pytest.param(
            [("990100/old/", "990100/a/", False), ("990100/a/", "990100/b/", True), ("990100/b/", "990100/c/", True)],
            {
                "990100/old/": "990100/c/",
                "990100/a/": "990100/c/",
                "990100/a/2031/": "990100/c/2031/",
                "990100/a/2031/p/x/": "990100/c/2031/p/x/",
                "990100/b/": "990100/c/",
            },
            id="followed to the last",
        ),
    ],
)
def test_where_addresses_lead(entries: list[Entry], wanted: dict[str, str]) -> None:
    assert built(*entries) == (wanted, [])


@pytest.mark.parametrize(
    ("entries", "findings"),
    [
        pytest.param([("a/", "a/", False)], [("redirect-circle", "redirects/0/new")], id="to itself"),
        pytest.param([("a/", "a/b/", True)], [("redirect-circle", "redirects/0/new")], id="to below itself, for ever"),
        pytest.param(
            [("a/", "b/x/", True), ("b/", "a/y/", True)],
            [("redirect-circle", "redirects/0/new"), ("redirect-circle", "redirects/1/new")],
            id="longer with every round",
        ),
        pytest.param(
            [("a/", "b/", False), ("a/", "c/", False)], [("entry-repeated", "redirects/1/old")], id="listed twice"
        ),
        pytest.param([("a", "b/", False)], [("malformed-value", "redirects/0/old")], id="no slash at the end"),
        pytest.param([("a/", "//b/", False)], [("malformed-value", "redirects/0/new")], id="another host"),
        pytest.param([("a/", "b/../../", False)], [("malformed-value", "redirects/0/new")], id="out of the site"),
        pytest.param([("a/", "b/#x", False)], [("malformed-value", "redirects/0/new")], id="a place on a page"),
    ],
)
def test_what_is_refused(entries: list[Entry], findings: list[tuple[str, str]]) -> None:
    assert built(*entries) == ({}, findings)


def test_pages_decide_whether_a_redirect_leads_anywhere() -> None:
    redirects = (Redirect("a/", "b/", 2), Redirect("c/", "nowhere/", 4), Redirect("b/", "d/", None))
    found = misled(redirects, {"b/", "d/"}, "redirects.yaml")
    assert [(one.check, str(one.place), one.found) for one in found] == [
        ("redirect-astray", "redirects.yaml:4:1", "nowhere/"),
        ("redirect-needless", "redirects.yaml", "b/"),
    ]
