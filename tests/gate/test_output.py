from __future__ import annotations

import dataclasses
import datetime
import json
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.checks.shared.personal_texts import CHECKS
from generator.gate.output import Gate, gate_of, gate_of_site, may_hold_personal_values
from generator.model.body import Body, Region, Unit
from generator.model.catalogue import BodyEntry, Catalogue, RegionEntry
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.personal_values import mask_personal_values, personal_values
from generator.model.place import Place
from generator.model.release import Release, ReleaseKind, digest_of, identity_of
from generator.model.site import Site
from generator.model.spot import Spot, in_cell, in_project, in_submission, in_table, in_text
from tests import samples
from tests.gate.look_alikes import CAUGHT, LET_THROUGH

PATH = "990100/dangan/2031/index.html"


def page(text: str) -> bytes:
    return (
        f'<!doctype html>\n<p class="printed">{text}</p>\n<a href="/990100/p/99010031p00000410001b/">…</a>\n'.encode()
    )


def masks(content: bytes, gate: Gate | None = None) -> list[str]:
    return [one.found for one in (gate or Gate()).look(PATH, content)]


def test_there_are_enough_look_alikes() -> None:
    assert len(set(CAUGHT)) >= 80
    assert len(set(LET_THROUGH)) >= 130


@pytest.mark.parametrize("text", CAUGHT)
def test_what_belongs_to_a_person_does_not_go_out(text: str) -> None:
    assert personal_values(text)
    contents = [page(text), f'a,"{text}"\r\n'.encode()]
    # JSON writes the end of a line as two signs.
    contents += [json.dumps({"text": text}, ensure_ascii=False).encode()] if "\n" not in text else []
    for content in contents:
        assert masks(content)


@pytest.mark.parametrize("text", LET_THROUGH)
def test_what_only_looks_like_it_goes_out(text: str) -> None:
    assert personal_values(text) == ()
    for content in (page(text), json.dumps({"text": text}, ensure_ascii=False).encode(), f'a,"{text}"\r\n'.encode()):
        assert masks(content) == []


@pytest.mark.parametrize("text", CAUGHT)
def test_a_finding_never_says_the_value_itself(text: str) -> None:
    digits = [value.value for value in personal_values(text)]
    for one in Gate().look(PATH, page(text)):
        said = f"{one.message} {one.found} {one.help}"
        assert not any(value in said for value in digits)
        assert personal_values(said) == ()


@pytest.mark.parametrize("text", CAUGHT)
def test_masking_a_text_keeps_its_length_and_hides_the_value(text: str) -> None:
    masked = mask_personal_values(text)
    assert len(masked) == len(text)
    assert personal_values(masked) == ()


@example("000", "a11010519491231002X")
@given(st.text("青川市档案0123456789 -.,@五aP\n：", max_size=30), st.sampled_from(CAUGHT))
def test_the_quick_search_never_misses_what_the_close_reading_finds(before: str, text: str) -> None:
    whole = f"{before}{text}"
    if personal_values(whole):
        assert may_hold_personal_values(whole.encode())


def test_a_finding_names_file_line_and_column() -> None:
    (one,) = Gate().look(PATH, page("电话13812345678"))
    assert (one.check, one.severity, one.place) == (
        "personal-value-in-output",
        Severity.ERROR,
        Place(PATH, 2, len('<p class="printed">电话') + 1),
    )
    assert str(one.message) == f"{PATH} would publish what looks like a person's number or address: 138****5678"


def test_one_value_is_named_once_a_file() -> None:
    assert masks(page("13812345678 13812345678 138 1234 5678")) == ["138****5678"]


def test_a_release_lets_its_own_value_pass_and_no_other() -> None:
    gate = Gate(released=frozenset((("mobile-number", digest_of("13812345678")),)))
    assert masks(page("13812345678，+86 138 1234 5678，13912345678"), gate) == ["139****5678"]
    # Another number with the same mask is another number.
    assert masks(page("13812345678，13899995678"), gate) == ["138****5678"]
    for released in (("personal-email", digest_of("13812345678")), ("mobile-number", "138****5678")):
        assert masks(page("13812345678"), Gate(released=frozenset((released,)))) == ["138****5678"]


RELEASE = Release(
    "mobile-number", "x", "x", "138****5678", ReleaseKind.EXPLAINED, "值班手机", datetime.date(2031, 3, 1)
)


def released(spot: Spot | None, value: str = "13812345678") -> Diagnostic:
    return Diagnostic(
        "mobile-number",
        Severity.ERROR,
        msg("x"),
        Place("x"),
        found="138****5678",
        spot=spot,
        identity=identity_of(value, 1, 1),
        release=RELEASE,
    )


LISTED = [
    pytest.param(in_project("weihu", "name"), True, id="name"),
    pytest.param(in_project("weihu", "indicators", 2, "target"), True, id="target"),
    pytest.param(in_project("weihu13812345678"), True, id="file"),
    pytest.param(in_submission("units", 0, "code"), True, id="unit"),
    pytest.param(in_cell("mingxi", 1, 0), True, id="cell"),
    pytest.param(in_project("weihu", "overview"), False, id="overview"),
    pytest.param(in_project("weihu", "notes", 0, "text"), False, id="note"),
    pytest.param(in_text("shuoming", 0, 3), False, id="section"),
    pytest.param(in_table("mingxi", "note"), False, id="note of a table"),
]


@pytest.mark.parametrize(("spot", "passes"), LISTED)
def test_a_release_passes_on_the_lists_that_show_its_field(spot: Spot, passes: bool) -> None:
    findings = (released(spot),)
    whole = samples.submission()
    catalogue = dataclasses.replace(samples.catalogue(whole), findings={whole.path: findings})
    assert masks(page("13812345678"), gate_of(whole, findings, Site())) == []
    assert (masks(page("13812345678"), gate_of_site(catalogue)) == []) is passes
    assert masks(page("13899995678"), gate_of_site(catalogue)) == ["138****5678"]


def test_what_a_body_releases_passes_on_its_pages_and_those_of_the_site() -> None:
    whole = samples.submission()
    body = dataclasses.replace(whole.body, released=(("mobile-number", digest_of("13812345678")),))
    whole = dataclasses.replace(whole, body=body)
    for gate in (gate_of(whole, (), Site()), gate_of_site(samples.catalogue(whole))):
        assert masks(page("13812345678 13899995678"), gate) == ["138****5678"]


def test_the_address_of_a_page_is_looked_at_too_and_shown_masked() -> None:
    (one,) = Gate(submission="990100/dangan/2031/").look("990100/dangan/2031/p/li13812345678/index.html", b"<p>x</p>")
    assert (one.place.file, one.place.line) == ("990100/dangan/2031/p/li138****5678/index.html", None)
    assert one.submission == "990100/dangan/2031/"
    assert "13812345678" not in f"{one.message} {one.place}"


def test_cells_of_two_lines_are_no_one_number() -> None:
    rows = "名称,数量\r\n维护,138\r\n12345678,甲\r\n".encode()
    assert list(Gate().look("990100/dangan/2031/t/mingxi/table.csv", rows)) == []
    assert masks(rows) == ["138****5678"]


def test_addresses_of_offices_pass_but_no_others() -> None:
    gate = Gate(addresses=frozenset(("dag@qingchuan.example.cn",)))
    assert masks(page("DAG@qingchuan.example.cn liming@example.com"), gate) == ["l***@example.com"]


@pytest.mark.parametrize(
    "content",
    [
        '<td class="number">13812345678</td>',
        '<td class="number"><strong>13812345678</strong></td>',
        '<td class="code">13812345678</td>',
        '<data value="13812345678">13,812,345,678</data>',
        '<data value="-13812345678">-13,812,345,678</data>',
        '{"yuan":"13812345678"}',
        '{"code":"13812345678"}',
        '{"text":"13812345678","unit":"元"}',
    ],
)
def test_amounts_and_codes_pass_where_the_page_says_what_they_are(content: str) -> None:
    assert masks(content.encode()) == []
    assert masks(
        content.replace("number", "printed")
        .replace("code", "x")
        .replace("data", "x")
        .replace("yuan", "x")
        .replace("unit", "y")
        .encode()
    )


@pytest.mark.parametrize("content", ['<td class="code">11010519491231002X</td>', '{"code":"370102198802140012"}'])
def test_an_identity_number_passes_nowhere_as_a_code(content: str) -> None:
    gate = Gate(numbers=lambda: frozenset(("370102198802140012", "11010519491231002")))
    assert len(masks(content.encode(), gate)) == 1


def best(seconds: Callable[[int], float], length: int) -> float:
    """The least of three: what else the machine does only adds to it."""
    return min(seconds(length) for _ in range(3))


def test_the_time_a_text_takes_grows_with_its_length_alone() -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        assert personal_values("1 " * times) == ()
        return time.process_time() - began

    # Eight times the text; what grows with the square would take 64 times as long.
    assert best(seconds, 16_000) < 24 * max(best(seconds, 2_000), 0.01)


HOSTILE = (
    "1\u200b",
    "1\n",
    "1.",
    "138 ",
    "62 ",
    "a@",
    "a.",
    "a@a.",
    "一三",
    "86 138",
    "13812345678 ",
    "12345678 ",
    "身份证11010549",
    "编号编号",
)


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_of_a_few_signs_said_again_and_again_takes_longer_than_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = time.process_time()
        personal_values(text)
        return time.process_time() - began

    # Ten times the text; what grows with the square would take a hundred times as long.
    assert best(seconds, 50_000) < 40 * max(best(seconds, 5_000), 0.002)


def test_a_run_of_signs_without_width_is_read_once() -> None:
    def seconds(signs: int) -> float:
        began = time.process_time()
        assert personal_values("1" + "\u200b" * signs) == ()
        return time.process_time() - began

    assert best(seconds, 50_000) < 40 * max(best(seconds, 5_000), 0.002)


def test_long_amounts_of_the_submission_pass_wherever_they_stand() -> None:
    gate = Gate(numbers=lambda: frozenset(("13812345678",)))
    assert masks(b"13812345678,13912345678\r\n", gate) == ["139****5678"]


def test_long_codes_of_projects_and_units_pass_on_lists_over_all_submissions() -> None:
    project = samples.project(id="13812345678", code="13812345678", amount=samples.amount("13712345678"), unit="")
    unit = Unit("13612345678", "青川市档案馆")
    gate = gate_of_site(samples.catalogue(samples.submission(projects=(project,), units=(unit,))))
    text = "2031/p/13812345678/ 13712345678 13612345678 13912345678"
    assert masks(page(text), gate) == ["139****5678"]


def test_a_number_in_the_address_of_a_project_passes_only_as_its_code() -> None:
    named = samples.project(id="13812345678-rexian", code=None, name="13812345678热线")
    gate = gate_of_site(samples.catalogue(samples.submission(projects=(named,))))
    assert masks(page(named.name), gate) == ["138****5678"]


def test_the_site_names_its_own_addresses_and_those_of_its_bodies() -> None:
    body = Body("dangan", "青川市档案管理局", "990100", contact="办公室 dag@qingchuan.example.cn 13812345678")
    region = RegionEntry(Region("990100", "青川市"), (BodyEntry(body, ()),))
    site = Site(contact="site@example.org", about="写信给 about@example.org。")
    unreleased = Diagnostic("mobile-number", Severity.ERROR, msg("x"), Place("x"), found="139****5678")
    catalogue = Catalogue(site, (region,), years=(), terms=(), findings={"990100/dangan/2031/": (unreleased,)})
    gate = gate_of_site(catalogue)
    text = "dag@qingchuan.example.cn site@example.org about@example.org 13812345678 13912345678"
    # A mobile number is nobody's contact, and what no record releases stays.
    assert masks(page(text), gate) == ["138****5678", "139****5678"]


def test_every_kind_of_value_has_a_check_of_its_own() -> None:
    from generator import checks
    from generator.checks import discover_checks

    assert set(CHECKS.values()) <= {check.id for check in discover_checks(checks)}
    assert gate_of is not None
