"""A reader's two ways to a project: link by link from the home page, and by a middle part of its name."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built_pages import SAMPLED_PROJECTS, BuiltSite

PROJECTS = [f"project {number}" for number in range(SAMPLED_PROJECTS)]


def follow(page: Page, address: str) -> None:
    """Clicks the first link of the page's main part that leads to `address`."""
    links = page.locator("main a[href]")
    targets = [urljoin(page.url, link.get_attribute("href") or "") for link in links.all()]
    links.nth(targets.index(address)).click()
    page.wait_for_url(address)


@pytest.mark.parametrize("choice", PROJECTS)
def test_links_lead_from_home_over_region_body_and_year_to_a_project(
    built_site: BuiltSite, server: str, page: Page, choice: str
) -> None:
    project = built_site.chosen(choice)
    region, body, year, *_ = project.address.split("/")
    page.goto(server)
    for address in (f"{region}/", f"{region}/{body}/", f"{region}/{body}/{year}/", project.address):
        follow(page, server + address)
    expect(page.locator("h1")).to_have_text(project.record["name"])
    trail = page.locator("nav.crumbs a")
    assert [urljoin(page.url, link.get_attribute("href") or "") for link in trail.all()] == [
        server,
        f"{server}{region}/",
        f"{server}{region}/{body}/",
        f"{server}{region}/{body}/{year}/",
    ]


@pytest.mark.parametrize("choice", PROJECTS)
def test_a_middle_part_of_its_name_typed_at_home_finds_a_project(
    built_site: BuiltSite, server: str, page: Page, choice: str
) -> None:
    project = built_site.chosen(choice)
    name = "".join(project.record["name"].split())
    part = name[1:-1] if len(name) < 6 else name[2:6]
    page.goto(server)
    page.get_by_role("combobox").fill(part)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}search/**")
    hits = page.locator(".search-hits").first.locator("a")
    expect(hits.first).to_be_visible()
    found = [urljoin(page.url, link.get_attribute("href") or "") for link in hits.all()]
    assert server + project.address in found
