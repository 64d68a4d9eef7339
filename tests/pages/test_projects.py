"""Every project can be reached without a search: by region, by body, by letter, in parts that lead to each other."""

import dataclasses

import pytest

from generator.model.catalogue import Catalogue, RegionEntry, Withheld
from generator.model.project import Project
from generator.model.submission import Submission, SubmissionKind
from generator.pages import page_kinds, pages_of_site
from generator.pages.shared.project_filing import LETTERS
from generator.pages.shared.project_lists import ENTRIES_OF_A_PART
from tests import samples
from tests.browser.html_tree import Element
from tests.pages.rendering import Rendered, by_class, render_site, words

REGION = "projects/990100/"
BODY = f"{REGION}dangan-guanli-ju/"
YEAR = "990100/dangan-guanli-ju/2031/"


def named(*names: str) -> tuple[Project, ...]:
    """A project of each name."""
    return tuple(samples.project(id=f"p{place:04}", name=name) for place, name in enumerate(names))


def many(count: int) -> Submission:
    """A submission of so many projects, all under one letter."""
    return samples.submission(projects=named(*(f"维修第{number}号楼" for number in range(count))))


def entries(site: Rendered, address: str) -> list[Element]:
    """The projects of a page."""
    found = by_class(site.main(address), "entries")
    return found[0].elements("li") if found else []


def names(site: Rendered, address: str) -> list[str]:
    return [words(entry.find("a")[0]) for entry in entries(site, address)]


def links(element: Element) -> dict[str, str]:
    return {words(link): link.attributes["href"] for link in element.find("a")}


def withheld(catalogue: Catalogue, **changes: object) -> Catalogue:
    """The catalogue with one disclosure of the sample's body left out."""
    one = Withheld("990100/dangan-guanli-ju/2029/", "2029", samples.region(), samples.body(), 1, ())
    return dataclasses.replace(catalogue, withheld=(one,))


def test_the_page_of_all_projects_counts_them_and_leads_to_every_list() -> None:
    both = samples.submission(), samples.submission(fiscal_year=2030, projects=named("会议费"))
    site = render_site(samples.catalogue(*both))
    assert "Projects: 5, disclosures: 2, bodies: 1." in site.text("projects/")
    (table,) = site.main("projects/").find("table")
    assert [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")] == [
        ["Region", "Body", "Disclosures and their projects", "Number of projects"],
        ["云溪省青川市", "青川市档案管理局", "Budget 2031 projects: 4 Budget 2030 projects: 1", "5"],
    ]
    assert links(table) == {
        "云溪省青川市": f"../{REGION}",
        "青川市档案管理局": f"../{BODY}",
        "Budget 2031": f"../{YEAR}",
        "Budget 2030": "../990100/dangan-guanli-ju/2030/",
    }
    record = site.data["projects/"]
    assert record["projects"] == 5
    assert record["letters"] == {letter: {"d": 2, "f": 1, "g": 1, "h": 1}.get(letter, 0) for letter in LETTERS}


def test_only_letters_that_have_projects_are_links() -> None:
    site = render_site(samples.catalogue(samples.submission(projects=named("会议费", "2031年档案费", "№"))))
    (letters,) = by_class(site.main("projects/"), "letters")
    assert links(letters) == {
        "D": "../projects/letter/d/",
        "H": "../projects/letter/h/",
        "N": "../projects/letter/n/",
    }
    assert [words(item) for item in letters.find("li")] == [*(letter.upper() for letter in LETTERS[:-1]), "Other names"]


def test_each_letter_has_a_page_whose_address_stays() -> None:
    catalogue = samples.catalogue(samples.submission(projects=named("会议费")))
    site = render_site(catalogue)
    assert {address.split("/")[2] for address in site.html if address.startswith("projects/letter/")} == set(LETTERS)
    assert names(site, "projects/letter/h/") == ["会议费"]
    assert "This list has no project for now." in site.text("projects/letter/a/")
    (letters,) = by_class(site.main("projects/letter/a/"), "letters")
    (here,) = [link for link in letters.find("a") if link.attributes.get("aria-current") == "page"]
    assert words(here) == "A"


def test_projects_stand_in_the_order_of_their_pinyin() -> None:
    projects = named("重点工作经费", "第10期工程", "2031年办公费", "办公费", "第2期工程", "OA系统", "重建工程", "2031")
    site = render_site(samples.catalogue(samples.submission(projects=projects)))
    expected = ["2031", "2031年办公费", "办公费", "重建工程", "第2期工程", "第10期工程", "OA系统", "重点工作经费"]
    assert names(site, BODY) == names(site, REGION) == expected
    assert names(site, "projects/letter/other/") == ["2031"]
    assert names(site, "projects/letter/c/") == ["重建工程"]


def test_of_one_name_the_newest_stands_first_then_by_address() -> None:
    def pair(year: int) -> Submission:
        twins = (samples.project(id="b", name="会议费"), samples.project(id="a", name="会议费"))
        return samples.submission(fiscal_year=year, projects=twins)

    site = render_site(samples.catalogue(pair(2029), pair(2031)))
    assert [entry.find("a")[0].attributes["href"].split("dangan-guanli-ju/")[1] for entry in entries(site, BODY)] == [
        "2031/p/a/",
        "2031/p/b/",
        "2029/p/a/",
        "2029/p/b/",
    ]


def test_the_order_of_submissions_makes_no_difference() -> None:
    both = [samples.submission(), samples.submission(fiscal_year=2030)]
    one, other = (render_site(samples.catalogue(*each)) for each in (both, both[::-1]))
    for address in (BODY, REGION, "projects/letter/d/"):
        assert one.html[address] == other.html[address]


def test_an_entry_says_whose_it_is_of_when_and_the_amount_as_printed() -> None:
    blank = samples.project(id="blank", name="会议费", amount=samples.amount(""))
    none = samples.project(id="none", name="会展费", amount=samples.amount("无"))
    zero = samples.project(id="zero", name="会务费", amount=samples.amount("0.00"))
    accounts = samples.submission(kind=SubmissionKind.ACCOUNTS, projects=(blank, none, zero))
    site = render_site(samples.catalogue(accounts))
    facts = "青川市档案管理局 · 云溪省青川市 · Final accounts 2031"
    assert [words(entry) for entry in entries(site, "projects/letter/h/")] == [
        f"会务费 0.00 万元 {facts}",
        f"会议费 blank in the original {facts}",
        f"会展费 无 {facts}",
    ]
    assert words(entries(site, REGION)[0]) == "会务费 0.00 万元 青川市档案管理局 · Final accounts 2031"
    assert words(entries(site, BODY)[0]) == "会务费 0.00 万元 Final accounts 2031"


def test_beside_a_list_its_data() -> None:
    site = render_site(samples.catalogue(samples.submission(projects=named("会议费"))))
    (project,) = site.data["projects/letter/h/"]["projects"]
    assert project["address"] == f"{YEAR}p/p0000/"
    assert project["amount"]["yuan"] == "365000.00"
    assert (project["region"], project["body"]) == ("990100", "dangan-guanli-ju")
    assert (project["fiscal_year"], project["kind"]) == (2031, "budget")


@pytest.mark.parametrize("base", [REGION, BODY, "projects/letter/w/"])
def test_a_long_list_comes_in_parts_of_which_the_first_is_permanent(base: str) -> None:
    catalogue = samples.catalogue(many(2 * ENTRIES_OF_A_PART + 1))
    site = render_site(catalogue)
    parts = [base, f"{base}2/", f"{base}3/"]
    assert [len(entries(site, address)) for address in parts] == [ENTRIES_OF_A_PART, ENTRIES_OF_A_PART, 1]
    assert f"{base}4/" not in site.html
    assert names(site, parts[1])[0] == f"维修第{ENTRIES_OF_A_PART}号楼"
    (pager,) = by_class(site.main(parts[1]), "pager")
    assert pager.attributes["aria-label"] == "Parts of this list"
    root = "../" * parts[1].count("/")
    assert [(words(link), link.attributes["href"]) for link in pager.find("a")] == [
        ("Previous page", f"{root}{base}"),
        ("1", f"{root}{base}"),
        ("3", f"{root}{base}3/"),
        ("Next page", f"{root}{base}3/"),
    ]
    (here,) = [each for each in pager.find("span") if each.attributes.get("aria-current") == "page"]
    assert words(here) == "2"
    assert "page 2 of 3" in words(site.tree(parts[1]).find("title")[0])
    pages = {page.address: page.is_permanent for page in pages_of_site(page_kinds(), catalogue)}
    assert [pages[address] for address in parts] == [True, False, False]


def test_a_full_part_has_no_empty_one_behind_it() -> None:
    site = render_site(samples.catalogue(many(ENTRIES_OF_A_PART)))
    assert len(entries(site, BODY)) == ENTRIES_OF_A_PART
    assert f"{BODY}2/" not in site.html
    assert by_class(site.main(BODY), "pager") == []


def test_a_body_named_by_a_number_and_a_part_have_two_addresses() -> None:
    long = many(ENTRIES_OF_A_PART + 1)
    numbered = samples.submission(body=samples.body(slug="2", name="青川市第二中学"), projects=named("会议费"))
    site = render_site(samples.catalogue(long, numbered))
    assert names(site, f"{REGION}2/") == ["会议费"]
    assert len(entries(site, REGION)) == ENTRIES_OF_A_PART
    assert len(entries(site, f"{REGION}2-/")) == 2
    (pager,) = by_class(site.main(REGION), "pager")
    assert links(pager)["Next page"] == f"../../{REGION}2-/"


def test_a_region_names_its_bodies_on_the_first_part() -> None:
    other = samples.submission(body=samples.body(slug="zhongxue", name="青川市第二中学"), projects=named("会议费"))
    site = render_site(samples.catalogue(many(ENTRIES_OF_A_PART), other))
    (bodies,) = by_class(site.main(REGION), "lists")
    assert [words(item) for item in bodies.find("li")] == [
        "青川市档案管理局 projects: 200",
        "青川市第二中学 projects: 1",
    ]
    assert links(bodies)["青川市第二中学"] == f"../../{REGION}zhongxue/"
    assert by_class(site.main(f"{REGION}2/"), "lists") == []


def test_lists_say_what_is_not_listed() -> None:
    note = "Not listed: the projects of 1 disclosure that did not pass the checks and is not shown for now."
    plain = samples.catalogue(samples.submission())
    site, without = render_site(withheld(plain)), render_site(plain)
    for address in ("projects/", REGION, BODY, "projects/letter/d/"):
        assert note in site.text(address)
        assert note not in without.text(address)


def test_places_without_projects_have_their_lists_too() -> None:
    bare = RegionEntry(samples.region(code="990200", name="白石市"), ())
    plain = samples.catalogue(samples.submission(projects=()))
    site = render_site(dataclasses.replace(plain, regions=(*plain.regions, bare)))
    for address in (REGION, BODY, "projects/990200/"):
        assert "This list has no project for now." in site.text(address)
    assert "Projects: 0, disclosures: 1, bodies: 1." in site.text("projects/")
    assert "This site holds no disclosures yet." in render_site(samples.catalogue()).text("projects/")


def test_pages_of_places_and_the_frame_lead_to_the_lists() -> None:
    site = render_site(samples.catalogue(samples.submission()))
    assert links(site.main(""))["All projects by name, without a search"] == "./projects/"
    assert links(site.main("990100/"))["All projects of 云溪省青川市"] == f"../{REGION}"
    body = links(site.main("990100/dangan-guanli-ju/"))
    assert body["All projects of this body, of all years"] == f"../../{BODY}"
    assert links(site.main("404.html"))["All projects"] == "./projects/"
    (footer,) = site.tree("glossary/").find("footer")
    assert links(footer)["All projects"] == "../projects/"


def test_a_hostile_name_stays_text() -> None:
    name = '<script>alert(1)</script>"会议'
    site = render_site(samples.catalogue(samples.submission(projects=named(name))))
    assert names(site, "projects/letter/s/") == [name]
    assert site.main("projects/letter/s/").find("script") == []
