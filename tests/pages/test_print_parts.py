"""Very many official forms: parts of the page for print, each form on one of them, all reachable from the first."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from generator.model.project import Project
from generator.model.submission import Targets
from generator.pages import page_kinds, pages_of_submission
from generator.pages.shared import print_parts as parts_of
from generator.pages.shared.print_parts import print_parts
from tests import samples, samples_targets
from tests.pages.rendering import Rendered, by_class, render_submission, words

YEAR = "990100/dangan-guanli-ju/2031/"
FIRST = f"{YEAR}print/"
MANY = samples.submission(
    targets=samples_targets.targets(),
    projects=tuple(samples.project(id=f"p{number}", name=f"项目{number}") for number in range(1, 26)),
)


@pytest.fixture(scope="module", autouse=True)
def short_parts() -> Iterator[None]:
    forms: tuple[Targets | Project, ...] = (*MANY.targets, *MANY.projects)
    heaviest = max(map(parts_of._letters, forms))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts_of, "LETTERS_OF_A_PART", 10 * heaviest)
        yield


@pytest.fixture(scope="module")
def site(short_parts: None) -> Rendered:
    return render_submission(MANY)


def test_every_form_stands_on_one_part_in_printed_order() -> None:
    parts = print_parts(MANY)
    assert len(parts) > 2
    assert [form for part in parts for form in part] == [*MANY.targets, *MANY.projects]
    for part in parts:
        assert sum(map(parts_of._letters, part)) <= parts_of.LETTERS_OF_A_PART


def test_a_form_heavier_than_a_part_has_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_of, "LETTERS_OF_A_PART", 1)
    assert [len(part) for part in print_parts(MANY)] == [1] * (len(MANY.targets) + len(MANY.projects))


def test_few_forms_stand_on_one_page_however_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_of, "LETTERS_OF_A_PART", 1)
    few = dataclasses.replace(MANY, targets=(), projects=MANY.projects[: parts_of.ALWAYS_ONE_PART])
    assert len(print_parts(few)) == 1
    assert print_parts(dataclasses.replace(few, projects=())) == ()


def test_the_first_part_has_the_cover_and_leads_to_all_forms(site: Rendered) -> None:
    parts = sorted(address for address in site.html if address.startswith(FIRST))
    assert parts[:2] == [FIRST, f"{FIRST}2/"]
    listed = site.data[FIRST]["forms"]
    assert [each["name"] for each in listed][-25:] == [project.name for project in MANY.projects]
    shown: dict[str, list[str]] = {
        address: [
            heading.attributes["id"]
            for each in by_class(site.main(address), "form-sheet")
            for heading in each.find("h2")
        ]
        for address in parts
    }
    for each in listed:
        address, _, anchor = each["address"].partition("#")
        assert anchor in shown[address]
        # The address it had while all stood on one page.
        assert f'id="{anchor}"' in site.html[FIRST]
    assert "Fiscal year" in site.text(FIRST)
    for address in parts[1:]:
        assert "Fiscal year" not in site.text(address)
        assert f"{'../' * address.count('/')}{FIRST}" in {
            link.attributes["href"] for link in site.main(address).find("a")
        }
        assert words(site.tree(address).find("title")[0]) != words(site.tree(FIRST).find("title")[0])
        assert len(by_class(site.main(address), "running")) == len(shown[address]) + 1


def test_a_project_leads_to_its_form(site: Rendered) -> None:
    last = MANY.projects[-1]
    (href,) = {
        link.attributes["href"]
        for link in site.main(f"{YEAR}p/{last.id}/").find("a")
        if words(link) == "The official form, for print"
    }
    address, _, anchor = href.removeprefix("../" * 5).partition("#")
    assert address != FIRST
    assert f'<h2 id="{anchor}">' in site.html[address]


def test_later_parts_come_and_go_with_the_number_of_forms() -> None:
    pages = pages_of_submission(page_kinds(), MANY, samples.relations(MANY), samples.site(), (), ())
    permanent = {page.address: page.is_permanent for page in pages if page.address.startswith(FIRST)}
    assert [address for address, is_permanent in permanent.items() if is_permanent] == [FIRST]
