"""Home, region, body and year as overviews: what they say first, what they leave out, what they never add up."""

import dataclasses
from decimal import Decimal

import pytest

from generator.model.amount import MoneyUnit
from generator.model.body import Region
from generator.model.budget_table import TableKind
from generator.model.catalogue import (
    BodyEntry,
    Catalogue,
    Expected,
    ExpectedState,
    PrintedTotal,
    RegionEntry,
    Summary,
    Total,
    YearLine,
)
from generator.model.submission import Status, SubmissionKind
from generator.pages import body, home
from generator.pages.shared.table_meanings import table_meaning
from generator.pages.shared.year_projects import RankedProjects, ranked_projects, unit_rows
from tests import samples, samples_tables, samples_targets
from tests.pages.rendering import by_class, by_id, render_site, render_submission, words

BODY = "990100/dangan-guanli-ju/"
YEAR = f"{BODY}2031/"


def ranked(*texts: str) -> RankedProjects:
    projects = tuple(
        samples.project(id=f"p{number}", amount=samples.amount(text)) for number, text in enumerate(texts, start=1)
    )
    return ranked_projects(samples.relations(samples.submission(projects=projects)))


@pytest.mark.parametrize(
    ("texts", "ranks"),
    [
        pytest.param(("1", "3", "2"), [(1, 2), (2, 3), (3, 1)], id="the largest first"),
        pytest.param(("5", "7", "5.00", "1"), [(1, 2), (2, 1), (2, 3), (4, 4)], id="equal amounts share a rank"),
        pytest.param(("", "0", "无", "-1"), [(1, 2), (2, 4), (0, 1), (0, 3)], id="no number has no rank"),
    ],
)
def test_projects_stand_by_amount_and_keep_their_place_in_the_document(
    texts: tuple[str, ...], ranks: list[tuple[int, int]]
) -> None:
    assert [(row.rank, row.number) for row in ranked(*texts).rows] == ranks


@pytest.mark.parametrize(
    ("texts", "bars", "largest"),
    [
        pytest.param(("30", "10"), 2, "75.0%", id="two"),
        pytest.param(("30", ""), 0, "", id="one number has nothing to be compared with"),
        pytest.param(("30", "-10"), 2, "", id="below zero shares mean nothing"),
        pytest.param(("0", "0"), 0, "", id="nothing but zeros"),
    ],
)
def test_bars_and_the_share_of_the_largest(texts: tuple[str, ...], bars: int, largest: str) -> None:
    found = ranked(*texts)
    assert sum(row.bar is not None for row in found.rows) == bars
    assert found.largest_share == largest


def test_a_unit_whose_projects_print_no_number_has_no_bar() -> None:
    groups = samples.relations(samples.submission()).groups
    first, second = unit_rows(SubmissionKind.BUDGET, groups)
    assert first.bar is not None
    assert second.bar is None


def test_the_year_says_which_project_is_the_largest() -> None:
    text = words(by_class(render_submission().main(YEAR), "opening")[0])
    assert "The largest: 档案馆运行费, 120.00 万元, 74.4% of their sum." in text


def test_the_printed_total_and_the_sum_of_this_site_are_told_apart() -> None:
    submission = samples.submission(tables=samples_tables.tables())
    relations = samples.relations(submission)
    total = PrintedTotal("支出总计", "表一", f"{YEAR}t/biao1/#r9", samples.amount("900.00"))
    relations = dataclasses.replace(relations, summary=dataclasses.replace(relations.summary, printed_totals=(total,)))
    (block,) = by_class(render_submission(submission, relations).main(YEAR), "headlines")
    printed, computed = (words(each) for each in block.elements("div"))
    assert printed == (
        "Total of the department or unit as printed, “支出总计”: 900.00 万元 exactly 9,000,000 yuan 表一"
    )
    assert computed.startswith("Sum of the project budgets (3 in all), computed by this site 161.25 万元")


def test_a_year_of_one_unit_has_its_anchor_and_no_list_of_units() -> None:
    main = render_submission(samples.submission(projects=samples.projects()[:3])).main(YEAR)
    assert words(by_id(main, "unit-816001")) == "816001 青川市档案管理局本级"
    assert by_class(main, "units") == []
    (table,) = by_class(main, "projects")
    assert "Unit that carries it out" not in words(table)


def test_a_year_counts_indicators_and_names_the_forms_above() -> None:
    main = render_submission(samples.submission(targets=samples_targets.targets())).main(YEAR)
    assert by_id(main, "goals").tag == "h2"
    assert by_id(main, "targets").tag == "h3"
    kinds, sorts = by_class(main, "counted")
    assert words(kinds.elements("tfoot")[0]) == "All together 36 100%"
    assert words(sorts.elements("tfoot")[0]) == "All together 36 100%"


def test_a_year_without_indicators_or_forms_has_no_such_section() -> None:
    bare = samples.submission(projects=(samples.project(indicators=()),))
    main = render_submission(bare).main(YEAR)
    assert "goals" not in {each.attributes.get("id") for each in main.walk()}


def test_tables_say_what_they_tell_and_whether_they_are_empty() -> None:
    tables = samples_tables.tables()
    main = render_submission(samples.submission(tables=tables)).main(YEAR)
    (listed,) = by_class(main, "tables-list")
    items = listed.elements("li")
    assert len(items) == len(tables)
    for item, table in zip(items, tables, strict=True):
        meaning = table_meaning(table.kind)
        assert ("No data in this table" in words(item)) == table.is_empty
        assert [words(each) for each in by_class(item, "reading")] == ([str(meaning)] if meaning else [])
    assert any(table.is_empty for table in tables)


def test_every_kind_of_table_but_the_unknown_is_explained() -> None:
    assert [kind for kind in TableKind if table_meaning(kind) is None] == [TableKind.OTHER]


@pytest.mark.parametrize(("contact", "is_shown"), [("局办公室 12345", True), ("", False)])
def test_contact_stands_only_where_the_body_gives_one(contact: str, is_shown: bool) -> None:
    text = words(render_submission(samples.submission(body=samples.body(contact=contact))).main(YEAR))
    assert ("Contact and supervision 局办公室 12345" in text) is is_shown
    assert ("Contact and supervision" in text) is is_shown


def side_by_side(*summaries: Summary) -> list[list[str]]:
    entry = RegionEntry(samples.region(), (BodyEntry(samples.body(), summaries),))
    main = render_site(Catalogue(samples.site(), (entry,), (), ())).main(BODY)
    (table,) = by_class(main, "side-by-side")
    return [[words(cell) for cell in row.elements("th", "td")] for row in table.find("tr")]


def of_year(year: int, amount: str, **changes: object) -> Summary:
    projects = (samples.project(amount=samples.amount(amount)),)
    summary = samples.summary(samples.submission(fiscal_year=year, projects=projects))
    return dataclasses.replace(summary, **changes)  # type: ignore[arg-type]


def row(table: list[list[str]], start: str) -> list[str]:
    (found,) = [cells[1:] for cells in table if cells[0].startswith(start)]
    return found


def test_years_stand_side_by_side_and_say_what_a_difference_compares() -> None:
    table = side_by_side(of_year(2031, "12.5"), of_year(2030, "10"), of_year(2028, "10.00001"))
    assert table[0] == ["What is compared", "Budget 2031", "Budget 2030", "Budget 2028"]
    assert row(table, "Difference of these sums") == [
        "+25,000 against Budget 2030",
        "−0.10 against Budget 2028",
        "—",
    ]
    assert row(table, "Named indicators") == ["9", "9", "9"]
    # No column adds up years.
    assert {len(cells) for cells in table} == {4}


def test_years_of_different_kinds_are_not_compared() -> None:
    accounts = of_year(2030, "10", kind=SubmissionKind.ACCOUNTS, folder="2030-accounts", path=f"{BODY}2030-accounts/")
    table = side_by_side(of_year(2031, "12.5"), accounts)
    assert "Difference" not in " ".join(cells[0] for cells in table)


def total(text: str, label: str = "支出总计", unit: MoneyUnit = MoneyUnit.WAN) -> PrintedTotal:
    return PrintedTotal(label, "表一", YEAR, samples.amount(text, unit))


@pytest.mark.parametrize(
    ("now", "before", "shown"),
    [
        pytest.param((total("900.50"),), (total("1000"),), "−99.50 万元 against Budget 2030", id="same label and unit"),
        pytest.param((total("900"),), (total("900"),), "0 万元 against Budget 2030", id="no difference"),
        pytest.param((total("900"),), (total("9000000", unit=MoneyUnit.YUAN),), None, id="another unit"),
        pytest.param((total("900"),), (total("800", "资金总额"),), None, id="another label"),
        pytest.param((total("900"), total("901")), (total("800"),), None, id="several totals"),
        pytest.param((total("900"),), (), None, id="none before"),
    ],
)
def test_printed_totals_are_compared_only_where_label_and_unit_agree(
    now: tuple[PrintedTotal, ...], before: tuple[PrintedTotal, ...], shown: str | None
) -> None:
    table = side_by_side(of_year(2031, "1", printed_totals=now), of_year(2030, "1", printed_totals=before))
    found = [cells[1] for cells in table if cells[0].startswith("Difference of these totals")]
    assert found == ([] if shown is None else [shown])


def test_a_body_says_what_its_newest_disclosure_adds_up_to() -> None:
    submission = samples.submission()
    assert "The newest: Budget 2031. Projects listed there: 4; their amounts add up to 161.25 万元" in words(
        render_site(samples.catalogue(submission)).main(BODY)
    )
    blank = samples.submission(projects=(samples.project(amount=samples.amount("")),))
    text = words(render_site(samples.catalogue(blank)).main(BODY))
    assert "The newest: Budget 2031. Projects listed there: 1." in text


def test_a_region_says_each_year_and_marks_what_is_missing() -> None:
    expected = [
        Expected("wenhua-guan", "青川市文化馆", "2031", "2031-02-01", ExpectedState.MISSING),
        Expected("shuili-ju", "青川市水利局", "2031", "", ExpectedState.NOT_HELD),
    ]
    main = render_site(samples.catalogue(samples.submission(), expected=expected)).main("990100/")
    (years,) = by_class(main, "years")
    assert "2031: bodies 1, projects 4, sum of the project budgets 161.25 万元" in words(years)
    assert [words(each) for each in by_class(main, "state-missing")] == ["Due and not found"]


def many_regions(count: int, published_on: str = "", approved_on: str = "") -> Catalogue:
    """So many regions of two provinces, each with one body and one budget of one project of 1.00 万元."""
    entries = []
    for number in range(count):
        province = "云溪省" if number % 2 else "星河省"
        code = f"{98 + number % 2}{number:04d}"
        region = Region(code, f"区{number}", (province, "某市"))
        of_body = samples.body(region_code=code)
        submission = samples.submission(
            region=region,
            body=of_body,
            fiscal_year=2031 if number % 3 else 2030,
            projects=(samples.project(amount=samples.amount("1.00")),),
            published_on=published_on if number == 0 else "",
            approved_on=approved_on if number == 0 else "",
        )
        summary = samples.summary(submission)
        line = YearLine(summary.fiscal_year, summary.kind, 1, 1, summary.total)
        entries.append(RegionEntry(region, (BodyEntry(of_body, (summary,)),), (), (line,)))
    return Catalogue(samples.site(), tuple(sorted(entries, key=lambda each: each.region.code)), (), ())


def test_home_names_bodies_while_they_are_few_and_provinces_where_they_are_many() -> None:
    few = render_site(many_regions(home.MOST_BODIES)).main("")
    assert by_class(few, "provinces") == []
    assert len(by_class(few, "places")[0].find("tbody")) == home.MOST_BODIES
    count = home.MOST_BODIES + 6
    main = render_site(many_regions(count)).main("")
    (table,) = by_class(main, "provinces")
    lines = [[words(cell) for cell in each.elements("th", "td")] for each in table.find("tr")[1:]]
    # A third of them has 2030 only: those do not count in the sums of 2031.
    assert [(line[0], *line[2:]) for line in lines] == [
        ("星河省", "33", "Budget 2031", "22", "220,000"),
        ("云溪省", "33", "Budget 2031", "22", "220,000"),
    ]
    assert len([link for link in table.find("a") if link.attributes["href"].count("/") == 2]) == count


def test_the_sum_of_a_province_is_exact_however_long_its_amounts_are() -> None:
    catalogue = many_regions(home.MOST_BODIES + 2)
    long = Decimal("123456789012345678901234567890.01")
    first, *others = catalogue.regions
    line = dataclasses.replace(first.years[0], fiscal_year=2032, total=Total(long, 1))
    also = dataclasses.replace(line, total=Total(Decimal("0.02"), 1))
    changed = (
        dataclasses.replace(first, years=(line,)),
        dataclasses.replace(others[0], years=(also,)),
        *others[1:],
    )
    (page,) = home.site_pages(dataclasses.replace(catalogue, regions=changed))
    assert page.context.provinces[0].total == Total(Decimal("123456789012345678901234567890.03"), 2)


def test_the_newest_are_named_by_day_before_year_and_only_where_that_adds_something() -> None:
    assert by_class(render_site(many_regions(3)).main(""), "entries") == []
    dated = by_class(render_site(many_regions(3, "2031-05-06")).main(""), "entries")[0].elements("li")
    assert len(dated) == 3
    assert words(dated[0]).endswith("published on 2031-05-06")
    approved = by_class(render_site(many_regions(3, approved_on="2031-04-05")).main(""), "entries")[0].elements("li")
    assert words(approved[0]).endswith("approved on 2031-04-05")
    many = by_class(render_site(many_regions(home.MOST_NEWEST + 1)).main(""), "entries")[0].elements("li")
    assert len(many) == home.MOST_NEWEST
    assert all("Budget 2031" in words(each) or "budget 2031" in words(each) for each in many[:6])
    assert "published on" not in words(many[0])


def test_the_columns_of_a_body_hold_no_more_than_its_own_submissions() -> None:
    (page,) = body.site_pages(samples.catalogue(samples.submission(), samples.submission(fiscal_year=2030)))
    assert [column.address for column in page.context.years] == [YEAR, f"{BODY}2030/"]


def test_the_record_of_a_body_says_what_its_page_says() -> None:
    printed = total("900.50")
    entry = RegionEntry(
        samples.region(), (BodyEntry(samples.body(), (of_year(2031, "1", printed_totals=(printed,)),)),)
    )
    (page,) = body.site_pages(Catalogue(samples.site(), (entry,), (), ()))
    (record,) = page.data["submissions"]
    assert record["printed_totals"] == [
        {
            "label": "支出总计",
            "address": YEAR,
            "amount": {"text": "900.50", "unit": "万元", "kind": "number", "yuan": "9005000.00"},
        }
    ]
    assert (record["indicators"], record["tables"], record["empty_tables"], record["findings"]) == (9, 0, 0, 0)


def test_home_adds_up_nothing_across_regions() -> None:
    def years_of(count: int) -> list[str]:
        catalogue = many_regions(count)
        lines = (YearLine(2031, SubmissionKind.BUDGET, count, count, Total(Decimal(10000 * count), count)),)
        main = render_site(dataclasses.replace(catalogue, years=lines)).main("")
        return [words(each) for each in by_class(main, "years")[0].elements("li")]

    # Of three regions the first has 2030 only.
    assert years_of(3) == ["2031: bodies 3, projects 3"]
    (alone,) = years_of(2)
    assert alone == "2031: bodies 2, projects 2, sum of the project budgets 2.00 万元 (computed by this site)"


def test_home_marks_a_draft() -> None:
    marked, plain = (
        by_class(render_site(samples.catalogue(samples.submission(status=status))).main(""), "places")[0]
        for status in (Status.DRAFT, Status.APPROVED)
    )
    assert [words(each) for each in by_class(marked, "no-data-mark")] == ["Draft"]
    assert by_class(plain, "no-data-mark") == []


def test_a_headline_printed_in_yuan_says_what_it_is_in_wan() -> None:
    projects = (samples.project(amount=samples.amount("1,234,500.00", MoneyUnit.YUAN), money_unit=MoneyUnit.YUAN),)
    (block,) = by_class(render_submission(samples.submission(projects=projects)).main(YEAR), "headlines")
    assert [words(each) for each in by_class(block, "exact")] == ["123.45 万元"]
