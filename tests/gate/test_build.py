"""The gate in a build: nothing goes out that belongs to a person and that no record releases."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.model.release import digest_of, identity_of
from tests.commands.running import run
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal, snapshot

FOLDER = "990100/dangan-guanli-ju"
BODY = f"{FOLDER}/body.yaml"
NUMBER = "13812345678"
TWIN = "13899995678"
"""Another number with the same mask."""


def record(number: str = NUMBER, **changes: str) -> str:
    """A record that releases the number, the first of the overview's first line."""
    entry = {
        "check": "mobile-number",
        "file": PROJECT.removeprefix(f"{SUBMISSION}/"),
        "field": "overview",
        "found": "138****5678",
        "identity": identity_of(number, 1, 1),
        "kind": "explained",
        "reason": "值班手机，由单位公布",
        "date": "2031-03-02",
    } | changes
    lines = [f"    {name}: '{text}'\n" for name, text in entry.items() if text]
    return "accepted:\n" + "".join(lines).replace("    ", "  - ", 1)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_minimal(tmp_path / "content")


def another_year(content: Path) -> None:
    """The same disclosure for the year after."""
    later = content / SUBMISSION.replace("2031", "2032")
    shutil.copytree(content / SUBMISSION, later)
    file = later / "submission.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2031", "2032"), encoding="utf-8")


def add(content: Path, file: str, line: str) -> None:
    path = content / file
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{line}\n", encoding="utf-8")


def build(content: Path, *more: str) -> tuple[int, str]:
    site = content.parent / "site"
    shutil.rmtree(site, ignore_errors=True)
    result = run("build", "--content", content, "--output", site, "--no-search", *more)
    assert (result.exit_code == 0) is site.exists()
    return result.exit_code, result.out + result.err


def shown(content: Path) -> str:
    """Every file of the site that was built, one behind the other, with its path."""
    return "\n".join(path + text.decode("utf-8", "replace") for path, text in snapshot(content.parent / "site").items())


def test_a_number_no_check_sees_stops_the_build(content: Path) -> None:
    assert build(content)[0] == 0
    add(content, "site.yaml", f"accessibility: 李某 {NUMBER}")
    code, said = build(content)
    assert code == 1
    assert "personal-value-in-output" in said
    assert "about/index.html" in said
    assert "138****5678" in said
    assert NUMBER not in said


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


def test_a_released_number_passes_and_no_other_with_the_same_mask(content: Path) -> None:
    add(content, PROJECT, f"overview: 值班电话 {NUMBER}")
    accepted = content / SUBMISSION / "accepted.yaml"
    accepted.write_text(record(), encoding="utf-8")
    code, said = build(content)
    assert code == 0, said
    assert digest_of(NUMBER) not in shown(content)
    for line in (f"basis: 值班电话 {TWIN}", f"basis: 值班电话 {NUMBER}", f"necessity: 又一 {NUMBER}，{TWIN}"):
        before = (content / PROJECT).read_text(encoding="utf-8")
        add(content, PROJECT, line)
        assert build(content)[0] == 1, line
        (content / PROJECT).write_text(before, encoding="utf-8")
    assert build(content)[0] == 0
    # The same field, another number: what was released is not what stands there.
    text = (content / PROJECT).read_text(encoding="utf-8")
    (content / PROJECT).write_text(text.replace(NUMBER, TWIN), encoding="utf-8")
    code, said = build(content)
    assert code == 1
    assert "release-matches-nothing" in said
    assert "Another number has the same mask" in said
    assert digest_of(NUMBER) not in said
    assert digest_of(TWIN) not in said


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"identity": ""}, id="no identity"),
        pytest.param({"identity": identity_of(NUMBER, 2, 1)}, id="another line"),
        pytest.param({"identity": identity_of(NUMBER, 1, 2)}, id="another of the line"),
        pytest.param({"identity": identity_of(TWIN, 1, 1)}, id="another number"),
        pytest.param({"field": "basis"}, id="another field"),
    ],
)
def test_a_record_of_anything_else_releases_nothing(content: Path, changes: dict[str, str]) -> None:
    add(content, PROJECT, f"overview: 值班电话 {NUMBER}")
    (content / SUBMISSION / "accepted.yaml").write_text(record(**changes), encoding="utf-8")
    assert build(content)[0] == 1


def test_a_release_in_prose_is_of_one_place_there(content: Path) -> None:
    text = content / SUBMISSION / "text/zongti.md"
    written = text.read_text(encoding="utf-8")
    text.write_text(f"{written}\n值班电话 {NUMBER}。\n", encoding="utf-8")
    ended = run("accept", "--content", content, content / SUBMISSION, "--explained", "--reason", "由单位公布")
    assert ended.exit_code == 0, ended.out + ended.err
    assert build(content)[0] == 0
    line = written.count("\n") + 2
    assert identity_of(NUMBER, line, 1) in (content / SUBMISSION / "accepted.yaml").read_text(encoding="utf-8")
    text.write_text(f"{written}\n值班电话 {NUMBER}，夜间 {TWIN}。\n", encoding="utf-8")
    assert build(content)[0] == 1
    text.write_text(f"{written}\n值班电话 {NUMBER}，再写一次 {NUMBER}。\n", encoding="utf-8")
    assert build(content)[0] == 1


def test_a_release_of_one_submission_lets_nothing_pass_in_another(content: Path) -> None:
    another_year(content)
    add(content, PROJECT, f"overview: 值班电话 {NUMBER}")
    (content / SUBMISSION / "accepted.yaml").write_text(record(), encoding="utf-8")
    assert build(content)[0] == 0
    for number in (NUMBER, TWIN):
        file = content / PROJECT.replace("2031", "2032")
        before = file.read_text(encoding="utf-8")
        add(content, PROJECT.replace("2031", "2032"), f"overview: 值班电话 {number}")
        assert build(content)[0] == 1
        file.write_text(before, encoding="utf-8")


def test_a_number_in_the_name_of_a_file_is_found_and_may_be_released(content: Path) -> None:
    named = content / PROJECT.replace("99010031p00000410001b", f"zhangsan{NUMBER}")
    shutil.copy(content / PROJECT, named)
    text = named.read_text(encoding="utf-8").replace("99010031P00000410001B", "")
    named.write_text(text.replace("name: ", "name: 另一项", 1), encoding="utf-8")
    code, said = build(content)
    assert (code, said.count("A mobile telephone number: 138****5678")) == (1, 1)
    ended = run("accept", "--content", content, content / SUBMISSION, "--explained", "--reason", "由单位公布")
    assert ended.exit_code == 0, ended.out + ended.err
    code, said = build(content)
    assert code == 0, said
    # The address stands on lists over submissions too.
    assert f"zhangsan{NUMBER}" in shown(content)


def test_the_contact_of_a_body_may_be_released_beside_it(content: Path) -> None:
    add(content, BODY, f"contact: 值班手机 {NUMBER}")
    code, said = build(content)
    assert code == 1
    assert f"{BODY}:" in said
    assert "mobile-number" in said
    assert NUMBER not in said
    # The record of a submission says nothing of its body.
    ended = run("accept", "--content", content, content / SUBMISSION, "--explained", "--reason", "由单位公布")
    assert (ended.exit_code, ended.out) == (1, "There is no error to release\n")
    ended = run("accept", "--content", content, content / FOLDER, "--explained", "--reason", "由单位公布")
    assert ended.exit_code == 0, ended.out + ended.err
    code, said = build(content)
    assert code == 0, said
    assert NUMBER in (content.parent / "site" / FOLDER / "index.html").read_text(encoding="utf-8")
    assert digest_of(NUMBER) not in shown(content)
    add(content, PROJECT, f"overview: 值班电话 {NUMBER}")
    assert build(content)[0] == 1


@pytest.mark.parametrize(
    ("field", "check"),
    [
        (f"names_before: [青川市档案馆{NUMBER}]", "mobile-number"),
        (f"licence: 联系 {NUMBER}", "mobile-number"),
        (f"code: '{NUMBER}'", "mobile-number"),
        ("code: '370102198802140012'", "personal-id-number"),
        ("licence: liming@example.com", "personal-email"),
    ],
)
def test_every_field_of_a_body_is_looked_at(content: Path, field: str, check: str) -> None:
    file = content / BODY
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith(field.partition(":")[0])]
    file.write_text("\n".join([*lines, field]) + "\n", encoding="utf-8")
    ended = run("check", "--content", content)
    assert ended.exit_code == 1
    assert check in ended.out


def test_with_a_quarantine_what_the_gate_finds_leaves_out_its_submission_alone(content: Path) -> None:
    another_year(content)
    wrong = (content / PROJECT).read_text(encoding="utf-8").replace("99010031P00000410001B", "99010031P00000410001C")
    (content / PROJECT).write_text(wrong, encoding="utf-8")
    reason = {"check": "project-code-malformed", "field": "code", "found": "99010031P00000410001C", "identity": ""}
    (content / SUBMISSION / "accepted.yaml").write_text(
        record(**reason, reason=f"钱七郎{NUMBER}确认"), encoding="utf-8"
    )
    code, said = build(content)
    assert code == 1
    assert "personal-value-in-output" in said
    for jobs in ("1", "2"):
        site = content.parent / f"site-{jobs}"
        result = run("build", "--content", content, "--output", site, "--no-search", "--quarantine", "--jobs", jobs)
        assert f"Left out, since it has errors: {SUBMISSION}/" in result.out
        assert "personal-value-in-output" in result.out
        assert NUMBER not in result.out + result.err
        pages = snapshot(site)
        assert not any(text in page for text in (NUMBER.encode(), "钱七郎".encode()) for page in pages.values())
        assert f"{SUBMISSION.replace('2031', '2032')}/p/99010031p00000410001b/index.json" in pages
