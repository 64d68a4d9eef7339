from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.gate.output import CHECKS, Gate, gate_of, gate_of_site, may_hold_personal_values
from generator.model.body import Body, Region
from generator.model.catalogue import BodyEntry, Catalogue, RegionEntry
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.message import msg
from generator.model.personal_values import mask_personal_values, personal_values
from generator.model.place import Place
from generator.model.site import Site
from tests.gate.look_alikes import CAUGHT, LET_THROUGH

PATH = "990100/dangan/2031/index.html"


def page(text: str) -> bytes:
    return (
        f'<!doctype html>\n<p class="printed">{text}</p>\n<a href="/990100/p/99010031p00000410001b/">…</a>\n'.encode()
    )


def masks(content: bytes, gate: Gate | None = None) -> list[str]:
    return [one.found for one in (gate or Gate()).look(PATH, content)]


def test_there_are_enough_look_alikes() -> None:
    assert len(set(CAUGHT)) >= 40
    assert len(set(LET_THROUGH)) >= 60


@pytest.mark.parametrize("text", CAUGHT)
def test_what_belongs_to_a_person_does_not_go_out(text: str) -> None:
    assert personal_values(text)
    for content in (page(text), json.dumps({"text": text}, ensure_ascii=False).encode(), f'a,"{text}"\r\n'.encode()):
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
    gate = Gate(released=frozenset((("mobile-number", "138****5678"),)))
    assert masks(page("13812345678，13912345678"), gate) == ["139****5678"]
    other = Gate(released=frozenset((("personal-email", "138****5678"),)))
    assert masks(page("13812345678"), other) == ["138****5678"]


def test_addresses_of_offices_pass_but_no_others() -> None:
    gate = Gate(addresses=frozenset(("dag@qingchuan.example.cn",)))
    assert masks(page("DAG@qingchuan.example.cn liming@example.com"), gate) == ["l***@example.com"]


@pytest.mark.parametrize(
    "content",
    [
        '<td class="number">13812345678</td>',
        '<td class="number"><strong>13812345678</strong></td>',
        '<td class="code">13812345678</td>',
        '{"yuan":"13812345678"}',
        '{"code":"13812345678"}',
        '{"text":"13812345678","unit":"元"}',
    ],
)
def test_amounts_and_codes_pass_where_the_page_says_what_they_are(content: str) -> None:
    assert masks(content.encode()) == []
    assert masks(
        content.replace("number", "printed").replace("code", "x").replace("yuan", "x").replace("unit", "y").encode()
    )


@pytest.mark.parametrize("content", ['<td class="code">11010519491231002X</td>', '{"code":"370102198802140012"}'])
def test_an_identity_number_passes_nowhere_as_a_code(content: str) -> None:
    gate = Gate(numbers=lambda: frozenset(("370102198802140012", "11010519491231002")))
    assert len(masks(content.encode(), gate)) == 1


def test_the_time_a_text_takes_grows_with_its_length_alone() -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        assert personal_values("1 " * times) == ()
        return time.process_time() - began

    # Eight times the text; what grows with the square would take 64 times as long.
    assert seconds(16_000) < 24 * max(seconds(2_000), 0.01)


def test_long_amounts_of_the_submission_pass_wherever_they_stand() -> None:
    gate = Gate(numbers=lambda: frozenset(("13812345678",)))
    assert masks(b"13812345678,13912345678\r\n", gate) == ["139****5678"]


def test_the_site_names_its_own_addresses_and_those_of_its_bodies() -> None:
    body = Body("dangan", "青川市档案管理局", "990100", contact="办公室 dag@qingchuan.example.cn 13812345678")
    region = RegionEntry(Region("990100", "青川市"), (BodyEntry(body, ()),))
    site = Site(contact="site@example.org", about="写信给 about@example.org。")
    released = Diagnostic("mobile-number", Severity.ERROR, msg("x"), Place("x"), found="139****5678")
    catalogue = Catalogue(site, (region,), years=(), terms=(), findings={"990100/dangan/2031/": (released,)})
    gate = gate_of_site(catalogue)
    text = "dag@qingchuan.example.cn site@example.org about@example.org 13812345678 13912345678"
    # A mobile number is nobody's contact, and what no record releases stays.
    assert masks(page(text), gate) == ["138****5678", "139****5678"]


def test_every_kind_of_value_has_a_check_of_its_own() -> None:
    from generator import checks
    from generator.checks import discover_checks

    assert set(CHECKS.values()) <= {check.id for check in discover_checks(checks)}
    assert gate_of is not None
