"""The gate in a build: nothing goes out that belongs to a person and that no record releases."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.running import run
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal

BODY = "990100/dangan-guanli-ju/body.yaml"
RELEASE = f"""\
accepted:
  - check: mobile-number
    file: {PROJECT.removeprefix(f"{SUBMISSION}/")}
    field: overview
    found: 138****5678
    kind: explained
    reason: 值班手机，由单位公布
    date: '2031-03-02'
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


def add(content: Path, file: str, line: str) -> None:
    path = content / file
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")


def build(content: Path) -> tuple[int, str]:
    site = content.parent / "site"
    result = run("build", "--content", content, "--output", site, "--no-search")
    assert (result.exit_code == 0) is site.exists()
    return result.exit_code, result.out + result.err


def test_a_number_no_check_sees_stops_the_build(content: Path) -> None:
    assert build(content)[0] == 0
    (content.parent / "site").rename(content.parent / "earlier")
    add(content, BODY, "contact: 李某 13812345678")
    code, said = build(content)
    assert code == 1
    assert "personal-value-in-output" in said
    assert "990100/dangan-guanli-ju/index.html" in said
    assert "138****5678" in said
    assert "13812345678" not in said


def test_the_address_of_an_office_goes_out(content: Path) -> None:
    add(content, BODY, "contact: 办公室 dag@qingchuan.example.cn")
    assert build(content)[0] == 0
    assert "dag@qingchuan.example.cn" in (content.parent / "site/990100/dangan-guanli-ju/index.html").read_text("utf-8")


def test_a_number_in_a_form_stops_the_build_and_is_never_repeated(content: Path) -> None:
    add(content, PROJECT, "overview: 值班电话 13812345678")
    for form in ("text", "json", "sarif", "github", "html"):
        said = run("check", "--content", content, "--format", form)
        assert said.exit_code == 1
        assert "138****5678" in said.out + said.err
        assert "13812345678" not in said.out + said.err
    assert build(content)[0] == 1


def test_a_released_number_passes_the_gate_as_well(content: Path) -> None:
    add(content, PROJECT, "overview: 值班电话 13812345678")
    (content / SUBMISSION / "accepted.yaml").write_text(RELEASE, encoding="utf-8")
    code, said = build(content)
    assert code == 0, said
    add(content, BODY, "contact: 李某 13912345678")
    (content.parent / "site").rename(content.parent / "earlier")
    assert build(content)[0] == 1
