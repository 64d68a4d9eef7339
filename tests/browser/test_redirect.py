"""A page that moved: it leads on with scripts and without, below any path, and is readable where it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browser.built_pages import REDIRECT, BuiltPage, BuiltSite
from tests.browser.test_axe import IN_EVERY_RUN, found_in_all_modes

REFRESH = '<meta http-equiv="refresh"'


@pytest.fixture
def moved(built_site: BuiltSite) -> BuiltPage:
    if not built_site.of_kind(REDIRECT):
        pytest.skip("the given site has no page that moved")
    return built_site.example(REDIRECT)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_browser_is_led_to_the_new_address(
    server: str, sub_path_server: str, moved: BuiltPage, new_page: Callable[..., Page], scripts: bool
) -> None:
    for base in (server, sub_path_server):
        page = new_page(java_script_enabled=scripts)
        page.goto(base + moved.address, wait_until="commit")
        page.wait_for_url(base + moved.record["to"])


def test_axe_finds_nothing_where_it_stays(server: str, moved: BuiltPage, page: Page) -> None:
    def without_refresh(route: Route) -> None:
        html = moved.path.read_text(encoding="utf-8")
        assert html.count(REFRESH) == 1
        route.fulfill(body=html.replace(REFRESH, '<meta name="was-refresh"'), content_type="text/html")

    page.route(server + moved.address, without_refresh)
    page.goto(server + moved.address, wait_until="load")
    assert page.url == server + moved.address
    assert found_in_all_modes(page, IN_EVERY_RUN) == {mode: [] for mode in IN_EVERY_RUN}
