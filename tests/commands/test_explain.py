"""`mingzhang explain`: the text of a check, a list of all, a word for what is no check."""

from __future__ import annotations

import pytest

from generator import checks
from generator.checks import Check, discover_checks
from tests.commands.running import run

EVERY = discover_checks(checks)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_check_is_listed(language: str) -> None:
    ended = run("explain", language=language)
    assert ended.exit_code == 0
    assert sorted(line.split()[0] for line in ended.out.splitlines()) == [one.id for one in EVERY]


@pytest.mark.parametrize("check", [pytest.param(one, id=one.id) for one in EVERY])
def test_each_check_tells_all_of_itself(check: Check) -> None:
    ended = run("explain", check.id)
    assert ended.exit_code == 0
    for text in (check.title, check.finds, check.why, check.example, check.mend):
        assert str(text) in ended.out
    for source in check.sources:
        assert source.text in ended.out


def test_what_is_no_check_is_wrong_usage_and_the_nearest_is_named() -> None:
    near = run("explain", "project-code-repeted")
    assert near.exit_code == 2
    assert "project-code-repeated" in near.err
    assert "unknown-field" in run("explain", "unknown-field").err
