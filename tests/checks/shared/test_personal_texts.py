"""What a release of something shown masked is bound to, and what makes a long number an amount or a code."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from generator.checks import Check
from generator.model.release import digest_of, identity_of
from generator.validate.run_checks import run_checks
from tests.checks.made_submissions import made


def identities(name: str, fixture: dict[str, Any]) -> list[tuple[str, str]]:
    check: Check = importlib.import_module(f"generator.checks.{name}").CHECK
    found, crashed = run_checks([check], *made(fixture))
    assert crashed == ()
    return [(one.found, one.identity) for one in found]


MASKED = [
    pytest.param("mobile_number", "报修 138 1234 5678", "138****5678", "13812345678", id="mobile"),
    pytest.param("personal_email", "Li.Ming@example.com", "l***@example.com", "li.ming@example.com", id="address"),
    pytest.param("personal_name", "经办人：李小明", "李**", "李小明", id="name"),
    pytest.param("landline_beside_person", "联系电话：0990-6234567", "0990-623****", "09906234567", id="telephone"),
    pytest.param(
        "personal_id_number", "身份证 11010519491231002x", "110***********002X", "11010519491231002X", id="identity"
    ),
    pytest.param(
        "bank_card_number", "卡号6222021000112233449", "622************3449", "6222021000112233449", id="card"
    ),
]


@pytest.mark.parametrize(("name", "text", "masked", "value"), MASKED)
def test_what_is_shown_masked_has_an_identity(name: str, text: str, masked: str, value: str) -> None:
    fixture = {"projects": {"weihu": {"overview": f"说明\n{text}。", "basis": text}}}
    assert sorted(identities(name, fixture)) == [(masked, identity_of(value, 1, 1)), (masked, identity_of(value, 2, 1))]


def test_numbers_with_one_mask_in_one_field_are_told_apart() -> None:
    fixture = {"projects": {"weihu": {"overview": "13812345678，13899995678，13812345678"}}}
    assert identities("mobile_number", fixture) == [
        ("138****5678", identity_of("13812345678", 1, 1)),
        ("138****5678", identity_of("13899995678", 1, 2)),
        ("138****5678", identity_of("13812345678", 1, 3)),
    ]
    assert "13812345678" not in identity_of("13812345678", 1, 1)
    assert digest_of("13812345678") != digest_of("13899995678")


AMOUNTS = [
    pytest.param("13812345678", "138123456.78", False, id="a hundredth"),
    pytest.param("13812345678", "138123457", False, id="more"),
    pytest.param("13812345678", "138123456.77", True, id="a cent less than a hundredth"),
    pytest.param("13812345678", "13899995678", True, id="another like it"),
    pytest.param("13812345678.00", "", False, id="decimals"),
    pytest.param("13812345678", "", True, id="alone"),
]


@pytest.mark.parametrize(("amount", "other", "is_number"), AMOUNTS)
def test_an_amount_that_no_other_bears_out_may_be_a_number(amount: str, other: str, is_number: bool) -> None:
    fixture = {
        "projects": {"weihu": {"money_unit": "元", "amount": amount, "funding": [{"source": "财政", "amount": other}]}}
    }
    found = [masked for masked, _ in identities("mobile_number", fixture)]
    assert ("138****5678" in found) is is_number


def test_codes_that_begin_like_the_region_or_the_department_are_codes() -> None:
    units = [{"code": "13812345678", "name": "甲"}]
    assert identities("mobile_number", {"submission": {"units": units}})
    assert not identities("mobile_number", {"submission": {"units": units}, "region": {"code": "138100"}})
    assert not identities("mobile_number", {"submission": {"units": units}, "body": {"code": "138123"}})
    assert identities("mobile_number", {"submission": {"units": units}, "body": {"code": "138"}})
