"""The files people take away, in a build: valid for the tool of the format, linked, gated, the same each time."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.commands.running import run
from tests.downloads.reading import csv_of, faults_of_package, json_of
from tests.made_sites import PROJECT, SUBMISSION, copy_minimal, snapshot

ROOT = Path(__file__).resolve().parents[2]


def build(content: Path, name: str, *more: str) -> Path:
    site = content.parent / name
    result = run("build", "--content", content, "--output", site, "--no-search", *more)
    assert result.exit_code == 0, result.out + result.err
    return site


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest site, with the same disclosure for the year after."""
    content = copy_minimal(tmp_path_factory.mktemp("downloads") / "content")
    later = content / SUBMISSION.replace("2031", "2032")
    shutil.copytree(content / SUBMISSION, later)
    file = later / "submission.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2031", "2032"), encoding="utf-8")
    return content


@pytest.fixture(scope="module")
def site(content: Path) -> Path:
    return build(content, "site")


def packages(site: Path) -> list[Path]:
    return sorted(file.parent for file in site.rglob("datapackage.json"))


def test_every_package_is_valid(site: Path) -> None:
    assert len(packages(site)) == 3
    for folder in packages(site):
        assert faults_of_package(str(folder)) == [], folder


def test_a_package_that_is_not_is_found(site: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "site"
    shutil.copytree(site / SUBMISSION, spoilt)
    file = spoilt / "projects.csv"
    file.write_bytes(file.read_bytes().replace(b"number", b"numbre"))
    assert any("hash" in fault for fault in faults_of_package(str(spoilt)))


def test_the_package_says_whose_data_these_are(site: Path) -> None:
    package = json_of((site / SUBMISSION / "datapackage.json").read_bytes())
    assert package["official"] is False
    assert "示例站点，非政府网站" in package["description"]
    assert package["licence_as_stated"] is None
    assert "licenses" not in package
    assert "homepage" not in package
    for resource in package["resources"]:
        assert not resource["path"].startswith(("/", ".")), resource["path"]
        assert (site / SUBMISSION / resource["path"]).is_file()


@pytest.mark.parametrize(
    ("licence", "licences"),
    [
        pytest.param("CC-BY-4.0", [{"name": "CC-BY-4.0", "title": "CC-BY-4.0"}], id="name"),
        pytest.param(
            "https://l.example/1", [{"path": "https://l.example/1", "title": "https://l.example/1"}], id="link"
        ),
        pytest.param("青川市公共数据开放许可", None, id="words"),
    ],
)
def test_a_licence_stands_as_the_body_states_it(
    content: Path, tmp_path: Path, licence: str, licences: list[dict[str, str]] | None
) -> None:
    stated = tmp_path / "content"
    shutil.copytree(content, stated)
    body = stated / SUBMISSION / "../body.yaml"
    body.write_text(body.read_text(encoding="utf-8") + f"licence: {licence}\n", encoding="utf-8")
    site = build(stated, "site")
    package = json_of((site / SUBMISSION / "datapackage.json").read_bytes())
    assert package["licence_as_stated"] == licence
    assert package.get("licenses") == licences
    assert faults_of_package(str(site / SUBMISSION)) == []
    assert {row["licence"] for row in csv_of((site / "submissions.csv").read_bytes())} == {licence}


def test_the_site_lists_all_submissions_and_their_files(site: Path) -> None:
    rows = csv_of((site / "submissions.csv").read_bytes())
    assert [row["submission"] for row in rows] == [f"{SUBMISSION.replace('2031', '2032')}/", f"{SUBMISSION}/"]
    package = json_of((site / "datapackage.json").read_bytes())
    paths = {resource["name"]: resource["path"] for resource in package["resources"]}
    assert paths["projects"] == [f"{row['submission']}projects.csv" for row in rows]
    assert int(rows[0]["projects"]) == len(csv_of((site / rows[0]["submission"] / "projects.csv").read_bytes()))


def test_the_page_links_to_every_file_and_says_how_large_it_is(site: Path) -> None:
    html = (site / SUBMISSION / "index.html").read_text(encoding="utf-8")
    for file in (site / SUBMISSION).iterdir():
        if file.is_file() and file.name != "index.html":
            assert f'<a href="{file.name}" type="' in html, file.name
    assert " KB</span>" in html
    assert '"encodingFormat": "text/csv"' in html


def test_two_builds_give_the_same_bytes(content: Path, site: Path) -> None:
    again = snapshot(build(content, "again"))
    assert again == snapshot(site)
    assert build(content, "shared", "--jobs", "2") is not None
    assert snapshot(content.parent / "shared") == again


def test_without_an_address_nothing_speaks_to_search_engines(site: Path) -> None:
    assert not [name for name in ("sitemap.xml", "robots.txt", "opensearch.xml") if (site / name).exists()]
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "opensearch" not in home
    assert "og:url" not in home
    assert '<meta property="og:title"' in home


def test_with_an_address_they_are_spoken_to(content: Path) -> None:
    site = build(content, "absolute", "--base-url", "https://budget.example")
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>") == sum(file.name == "index.html" for file in site.rglob("*.html"))
    assert (site / "robots.txt").exists()
    assert "opensearch.xml" in (site / "index.html").read_text(encoding="utf-8")
    package = json_of((site / SUBMISSION / "datapackage.json").read_bytes())
    assert package["homepage"] == f"https://budget.example/{SUBMISSION}/"
    assert faults_of_package(str(site / SUBMISSION)) == []
    html = (site / SUBMISSION / "index.html").read_text(encoding="utf-8")
    assert f'"contentUrl": "https://budget.example/{SUBMISSION}/projects.csv"' in html


def test_a_number_that_only_a_text_of_the_workbook_holds_stops_the_build(content: Path, tmp_path: Path) -> None:
    spoilt = tmp_path / "content"
    shutil.copytree(content, spoilt)
    file = spoilt / PROJECT
    file.write_text(
        file.read_text(encoding="utf-8") + "notes:\n  - label: 电话\n    text: '13812345678'\n", encoding="utf-8"
    )
    result = run("build", "--content", spoilt, "--output", tmp_path / "site", "--no-search")
    assert result.exit_code != 0
    assert not (tmp_path / "site").exists()


def test_every_text_of_the_published_disclosures_is_in_their_workbooks(tmp_path: Path) -> None:
    """Cells of the CSV files and of the workbook agree, for every submission of this repository's content."""
    site = tmp_path / "site"
    result = run("build", "--content", ROOT / "content", "--output", site, "--no-search", "--quarantine")
    assert result.exit_code == 0, result.out + result.err
    books = sorted(site.rglob("*.xlsx"))
    assert books
    for book in books:
        loaded = openpyxl.load_workbook(book, read_only=True)
        cells = {str(cell) for sheet in loaded.worksheets for row in sheet.iter_rows(values_only=True) for cell in row}
        for file in sorted(book.parent.glob("*.csv")):
            for row in csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")):
                for name in ("of", "name", "target", "text", "amount", "description", "basis", "label", "code"):
                    text = (
                        row.get(name, "").removeprefix("'") if row.get(name, "").startswith("'") else row.get(name, "")
                    )
                    assert not text or text in cells, (book.name, file.name, name, text)
        assert faults_of_package(str(book.parent)) == []
