"""The headers told to users, the policy in the pages and the files of a site belong together."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from tests.commands.running import run
from tests.made_sites import copy_minimal, snapshot
from tools.static_server import HEADERS_FILE, headers

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
ONLY_IN_HEADERS = {"frame-ancestors"}
ONLY_IN_PAGES = "file:"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("site")
    content = copy_minimal(folder / "content")
    (content / "handbook").mkdir()
    (content / "handbook/index.md").write_text("# 手册\n", encoding="utf-8")
    assert run("build", "--content", content, "--output", folder / "site").exit_code == 0
    return snapshot(folder / "site")


def directives(policy: str) -> dict[str, set[str]]:
    """A policy as its directives, each with its sources."""
    return {name: set(sources) for name, *sources in (part.split() for part in policy.split(";"))}


def test_the_pages_say_all_of_the_policy_that_a_page_can_say(site: dict[str, bytes]) -> None:
    header = directives(headers()["Content-Security-Policy"])
    pages = {path: content.decode() for path, content in site.items() if path.endswith(".html")}
    assert {"index.html", "404.html", "search/index.html", "handbook/index.html"} <= pages.keys()
    for path, page in pages.items():
        before, _, rest = page.partition("<meta http-equiv")
        # What stands before the policy is not under it.
        assert re.fullmatch(r'<!doctype html>\s*<html lang="[^"]+">\s*<head>\s*<meta charset="utf-8">\s*', before), path
        [policy] = META.findall(f"<meta http-equiv{rest}")
        said = {name: sources - {ONLY_IN_PAGES} for name, sources in directives(html.unescape(policy)).items()}
        assert said == {name: sources for name, sources in header.items() if name not in ONLY_IN_HEADERS}, path


def test_the_policy_lets_nothing_in_from_elsewhere_and_no_script_that_stands_in_a_page() -> None:
    policy = directives(headers()["Content-Security-Policy"])
    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == {"'none'"}
    assert set.union(*policy.values()) == {"'none'", "'self'", "data:", "'wasm-unsafe-eval'"}
    assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]


def test_every_header_is_sent_with_every_answer_and_the_lasting_one_only_by_choice() -> None:
    text = HEADERS_FILE.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("add_header")]
    assert len(lines) == len(headers()) == 7
    assert {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"} < headers().keys()
    assert {"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"} < headers().keys()
    assert "# add_header Strict-Transport-Security" in text
    assert "Strict-Transport-Security" not in headers()


def test_hidden_files_are_kept_back_and_every_other_file_has_a_type(site: dict[str, bytes]) -> None:
    text = HEADERS_FILE.read_text(encoding="utf-8")
    [hidden] = re.findall(r"^location ~ (\S+) \{\n    return 404;", text, re.MULTILINE)
    kept_back = {path for path in site if re.search(hidden, f"/{path}")}
    assert kept_back == {".mingzhang-site", ".gitignore"}
    assert not re.search(hidden, "/.well-known/acme-challenge/x")
    types = re.findall(r"^    [a-z]+/\S+ ([a-z_ ]+);$", text, re.MULTILINE)
    typed = {ending for endings in types for ending in endings.split()}
    assert {Path(path).suffix[1:] for path in site.keys() - kept_back} <= typed
