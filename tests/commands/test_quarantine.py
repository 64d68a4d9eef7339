"""A disclosure left out keeps every address it ever had, and adds none."""

from pathlib import Path

from tests.commands.running import run
from tests.made_sites import SUBMISSION, copy_minimal


def test_each_address_of_a_withheld_disclosure_answers(tmp_path: Path) -> None:
    content, site = copy_minimal(tmp_path / "content"), tmp_path / "site"
    arguments = ("build", "--content", content, "--output", site, "--no-search", "--record")
    assert run(*arguments).exit_code == 0
    published = (content / "addresses.txt").read_text(encoding="utf-8").split()
    below = [address for address in published if address.startswith(f"{SUBMISSION}/")]
    assert f"{SUBMISSION}/findings/" in below
    (content / SUBMISSION / "submission.yaml").write_text("title: x\n", encoding="utf-8")
    assert run(*arguments, "--quarantine").exit_code == 1
    for address in below:
        record = (site / address / "index.json").read_text(encoding="utf-8")
        assert '"kind":"withheld"' in record, address
    assert (content / "addresses.txt").read_text(encoding="utf-8").split() == published
    assert SUBMISSION in (site / "completeness/index.html").read_text(encoding="utf-8")


def test_a_disclosure_that_never_was_published_gets_no_permanent_address(tmp_path: Path) -> None:
    content, site = copy_minimal(tmp_path / "content"), tmp_path / "site"
    (content / "addresses.txt").write_text("", encoding="utf-8")
    (content / SUBMISSION / "submission.yaml").write_text("title: x\n", encoding="utf-8")
    run("build", "--content", content, "--output", site, "--no-search", "--record", "--quarantine")
    assert (site / SUBMISSION / "index.html").is_file()
    assert f"{SUBMISSION}/" not in (content / "addresses.txt").read_text(encoding="utf-8").split()
