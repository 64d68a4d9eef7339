"""The server of the browser tests is as strict as a careful host, or the tests would prove too little."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tools.static_server import CONTENT_SECURITY_POLICY, SUB_PATH, serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "a/index.html").write_text("page", encoding="utf-8")
    (site / "404.html").write_text("missing", encoding="utf-8")
    (site / "module.js").touch()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    return site


@pytest.mark.parametrize("path", ["a/", SUB_PATH[1:] + "a/", "a/?q=x"])
def test_a_page_comes_at_the_root_and_below_a_path_under_the_strict_policy(folder: Path, path: str) -> None:
    with serving(folder) as base, urllib.request.urlopen(base + path, timeout=10) as answer:
        assert answer.read() == b"page"
        assert answer.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY


def test_scripts_have_the_type_that_browsers_demand_of_modules(folder: Path) -> None:
    with serving(folder) as base, urllib.request.urlopen(base + "module.js", timeout=10) as answer:
        assert answer.headers["Content-Type"] == "text/javascript"


@pytest.mark.parametrize(
    "path", ["nowhere", "../secret.txt", "%2e%2e/secret.txt", SUB_PATH[1:] + "../../../secret.txt"]
)
def test_a_missing_page_and_one_outside_are_answered_by_the_site_s_own_page(folder: Path, path: str) -> None:
    with serving(folder) as base, pytest.raises(urllib.error.HTTPError) as raised:
        urllib.request.urlopen(base + path, timeout=10)
    with raised.value as answer:
        assert (answer.code, answer.read()) == (404, b"missing")
