"""Pages offer their files by name, kind and size, to people and to programs."""

import dataclasses
import json
from typing import Any

import pytest

from generator.model.download import DownloadFile
from generator.model.submission import Origin, Submission
from generator.pages.shared.downloads import download_links, shown_size
from tests import samples, samples_tables
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
FILES = (DownloadFile("dangan-guanli-ju-2031.xlsx", 18_000), DownloadFile("projects.csv", 900))


def rendered(submission: Submission | None = None, **of_site: Any) -> Rendered:
    shown = submission or samples.submission(tables=samples_tables.tables())
    relations = dataclasses.replace(samples.relations(shown), downloads=FILES)
    return render_submission(shown, relations, samples.site(**of_site))


def dataset(page: Element) -> dict[str, Any]:
    (script,) = [each for each in page.find("script") if each.attributes.get("type") == "application/ld+json"]
    found: dict[str, Any] = json.loads(script.text)
    return found


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (0, "0.0 KB"),
        (1, "0.1 KB"),
        (1024, "1.0 KB"),
        (10_240, "10 KB"),
        (10_241, "11 KB"),
        (1_048_576, "1024 KB"),
        (1_048_577, "1.1 MB"),
        (157_286_400, "150 MB"),
    ],
)
def test_sizes_are_such_as_people_read(size: int, expected: str) -> None:
    assert shown_size(size) == expected


def test_the_page_of_the_year_lists_its_files() -> None:
    (listed,) = by_class(rendered().main(YEAR), "downloads")
    assert [link.attributes["href"] for link in listed.find("a")] == [*(file.name for file in FILES), "index.json"]
    assert words(listed) == ("Everything in one workbook XLSX 18 KB Projects CSV 0.9 KB Data of this page JSON")
    assert [link.attributes["type"] for link in listed.find("a")][1:] == ["text/csv", "application/json"]


def test_the_page_of_a_table_lists_its_own() -> None:
    (listed,) = by_class(rendered().main(f"{YEAR}t/zhichuzongbiao/"), "downloads")
    assert [link.attributes["href"] for link in listed.find("a")] == ["table.csv", "index.json"]


def test_without_files_only_the_data_of_the_page_are_offered() -> None:
    assert [link.address for link in download_links(())] == ["index.json"]
    assert download_links((), with_data=False) == ()


def test_linked_data_name_the_files_relative_to_the_page() -> None:
    found = dataset(rendered().tree(YEAR))["distribution"]
    assert [each["contentUrl"] for each in found] == [*(file.name for file in FILES), "index.json"]
    assert found[1] == {
        "@type": "DataDownload",
        "name": "Projects",
        "encodingFormat": "text/csv",
        "contentUrl": "projects.csv",
    }


def test_linked_data_name_the_files_absolutely_where_the_site_has_an_address() -> None:
    tree = rendered(base_url="https://budget.example/x/").tree(YEAR)
    found = dataset(tree)["distribution"]
    assert found[1]["contentUrl"] == f"https://budget.example/x/{YEAR}projects.csv"
    (link,) = [each for each in tree.find("link") if each.attributes["rel"] == "search"]
    assert link.attributes["href"] == "../../../opensearch.xml"
    properties = {each.attributes.get("property"): each.attributes.get("content") for each in tree.find("meta")}
    assert properties["og:url"] == f"https://budget.example/x/{YEAR}"


def test_the_body_is_named_publisher_only_where_it_publishes_here() -> None:
    body = {"@type": "GovernmentOrganization", "name": "青川市档案管理局"}
    filed = dataset(rendered(samples.submission(origin=Origin.FILED)).tree(YEAR))
    assert filed["publisher"] == filed["creator"] == body
    assert "isBasedOn" not in filed
    copied = dataset(rendered(samples.submission(source_url="https://gov.example/1")).tree(YEAR))
    assert "publisher" not in copied
    assert copied["isBasedOn"]["publisher"] == body
    assert copied["isBasedOn"]["url"] == "https://gov.example/1"


def test_every_page_tells_its_title_to_those_who_pass_it_on() -> None:
    pages = rendered()
    for address in pages.html:
        tree = pages.tree(address)
        found = {each.attributes.get("property"): each.attributes.get("content") for each in tree.find("meta")}
        assert found["og:title"], address
        assert found["og:site_name"] == "明账"
        assert found["og:locale"] == "zh_CN"
        assert "og:url" not in found
