"""Whatever happens to the files, pages go on being shown, say that they are old and why, and come right again."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.preview.serving import Preview
from tests.made_sites import OTHER_PROJECT, PROJECT, SUBMISSION, copy_minimal
from tests.preview.previewing import LIST, checks_at, html_of, plain, previewing, told

YEAR = f"{SUBMISSION}/"
BODY, REGION = "990100/dangan-guanli-ju/", "990100/"
PROJECT_PAGE = f"{YEAR}p/{Path(PROJECT).stem}/"
PAGES = ("", REGION, BODY, YEAR, PROJECT_PAGE, f"{YEAR}p/{Path(OTHER_PROJECT).stem}/", f"{YEAR}text/", "glossary/")

Damage = Callable[[Path], None]


def _replace(file: str, old: str, new: str) -> Damage:
    def spoil(content: Path) -> None:
        path = content / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def _half(file: str) -> Damage:
    def spoil(content: Path) -> None:
        data = (content / file).read_bytes()
        (content / file).write_bytes(data[: len(data) // 2])

    return spoil


def _write(file: str, data: bytes) -> Damage:
    def spoil(content: Path) -> None:
        (content / file).write_bytes(data)

    return spoil


def _remove(file: str) -> Damage:
    return lambda content: (content / file).unlink()


def _remove_folder(folder: str) -> Damage:
    return lambda content: shutil.rmtree(content / folder)


def _link(file: str) -> Damage:
    def spoil(content: Path) -> None:
        (content / file).unlink()
        (content / file).symlink_to("/etc/hostname")

    return spoil


def _folder_instead(file: str) -> Damage:
    def spoil(content: Path) -> None:
        (content / file).unlink()
        (content / file).mkdir()

    return spoil


BROKEN_YAML = b"name: [\n"
DAMAGES: dict[str, tuple[Damage, str, str]] = {
    # What happens, the page that must tell it, and the file it must name.
    "project: no YAML": (_write(PROJECT, BROKEN_YAML), PROJECT_PAGE, PROJECT),
    "project: half saved": (_half(PROJECT), PROJECT_PAGE, PROJECT),
    "project: empty": (_write(PROJECT, b""), PROJECT_PAGE, PROJECT),
    "project: not UTF-8": (_write(PROJECT, "name: 档案\n".encode("gb18030")), PROJECT_PAGE, PROJECT),
    "project: zero bytes": (_write(PROJECT, b"\0" * 400), PROJECT_PAGE, PROJECT),
    "project: unknown field": (_replace(PROJECT, "name:", "nmae:"), PROJECT_PAGE, PROJECT),
    "project: a link": (_link(PROJECT), PROJECT_PAGE, PROJECT),
    "project: a folder": (_folder_instead(PROJECT), YEAR, PROJECT),
    "project: gone": (_remove(PROJECT), YEAR, SUBMISSION),
    "all projects gone": (_remove_folder(f"{SUBMISSION}/projects"), YEAR, SUBMISSION),
    "text gone": (_remove_folder(f"{SUBMISSION}/text"), YEAR, SUBMISSION),
    "document gone": (_remove(f"{SUBMISSION}/source/wenben.txt"), YEAR, SUBMISSION),
    "map half saved": (_half(f"{SUBMISSION}/source/map.json"), YEAR, f"{SUBMISSION}/source/map.json"),
    "submission: no YAML": (_write(f"{SUBMISSION}/submission.yaml", BROKEN_YAML), YEAR, "submission.yaml"),
    "submission: gone": (_remove(f"{SUBMISSION}/submission.yaml"), YEAR, "submission.yaml"),
    "body: no YAML": (_write(f"{BODY}body.yaml", BROKEN_YAML), BODY, "body.yaml"),
    "body: gone": (_remove(f"{BODY}body.yaml"), BODY, "body.yaml"),
    "region: no YAML": (_write(f"{REGION}region.yaml", BROKEN_YAML), REGION, "region.yaml"),
    "region: gone": (_remove(f"{REGION}region.yaml"), REGION, "region.yaml"),
    "site: no YAML": (_write("site.yaml", BROKEN_YAML), "", "site.yaml"),
    "glossary: half saved": (_write("glossary.yaml", BROKEN_YAML), "glossary/", "glossary.yaml"),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_minimal(tmp_path_factory.mktemp("whole") / "content")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Preview]]:
    """One preview that lives through all damages, as a long day's does."""
    content = copy_minimal(tmp_path_factory.mktemp("damaged") / "content")
    with previewing(content) as preview:
        yield content, preview


def _put_right(content: Path, whole: Path) -> None:
    """The folder as it was, files replaced by renaming as editors do."""
    shutil.rmtree(content)
    shutil.copytree(whole, content, copy_function=shutil.copy)


@pytest.mark.parametrize("name", DAMAGES)
def test_the_last_good_version_goes_on_being_shown(name: str, shared: tuple[Path, Preview], whole: Path) -> None:
    content, preview = shared
    spoil, address, file = DAMAGES[name]
    before = {page: plain(preview.answer(page).content) for page in PAGES}
    count = len(preview.state.found)

    spoil(content)
    assert preview.update() is not None

    assert {page: plain(preview.answer(page).content) for page in PAGES} == before
    status = told(preview, address)
    assert any("last good version" in note or "最近" in note for note in status["notes"]), status["notes"]
    assert any(file in finding for finding in checks_at(preview, address)), checks_at(preview, address)
    assert len(preview.state.found) > count
    assert file in html_of(preview, LIST)

    _put_right(content, whole)
    assert preview.update() is not None
    assert told(preview, address)["notes"] == []
    assert len(preview.state.found) == count
    assert preview.state.old == ()


def test_what_was_never_good_says_so_and_appears_once_it_is(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    good = (content / PROJECT).read_bytes()
    (content / PROJECT).write_bytes(BROKEN_YAML)
    with previewing(content) as preview:
        assert preview.answer(YEAR).status == 200
        assert any(PROJECT in finding for finding in checks_at(preview, PROJECT_PAGE))
        notes = told(preview, PROJECT_PAGE)["notes"]
        assert len(notes) == 1
        assert PROJECT in notes[0]
        assert "p/" not in html_of(preview, YEAR).partition("<main")[2]
        (content / PROJECT).write_bytes(good)
        preview.update()
        assert PROJECT_PAGE.removeprefix(YEAR) in html_of(preview, YEAR)
        assert told(preview, PROJECT_PAGE)["notes"] == []


@pytest.mark.parametrize("file", ["site.yaml", f"{REGION}region.yaml", f"{BODY}body.yaml", "glossary.yaml"])
def test_it_starts_with_a_file_at_fault_above_the_submissions(file: str, tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    good = (content / file).read_bytes()
    (content / file).write_bytes(BROKEN_YAML)
    with previewing(content) as preview:
        for page in ("", YEAR, PROJECT_PAGE):
            assert preview.answer(page).status == 200
        assert any(file in finding for finding in checks_at(preview, YEAR)) or file == "glossary.yaml"
        (content / file).write_bytes(good)
        preview.update()
        assert preview.state.old == ()


def test_new_folders_appear_and_deleted_ones_go(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    with previewing(content) as preview:
        assert preview.answer(f"{BODY}2032/").status == 404
        shutil.copytree(content / SUBMISSION, content / BODY / "2032", ignore=shutil.ignore_patterns("source"))
        preview.update()
        assert preview.answer(f"{BODY}2032/").status == 200
        shutil.rmtree(content / BODY / "2032")
        preview.update()
        assert preview.answer(f"{BODY}2032/").status == 404
        assert preview.answer(YEAR).status == 200
        shutil.rmtree(content / "990100")
        preview.update()
        assert preview.answer(YEAR).status == 404
        assert preview.answer("").status == 200


def test_the_folder_may_vanish_and_come_back(tmp_path: Path, whole: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    with previewing(content) as preview:
        shutil.rmtree(content)
        preview.update()
        assert preview.answer("").status == 200
        assert preview.state.found != ()
        shutil.copytree(whole, content)
        preview.update()
        assert preview.answer(PROJECT_PAGE).status == 200


def test_a_template_at_fault_shows_the_page_as_it_was_and_says_where(tmp_path: Path) -> None:
    content = copy_minimal(tmp_path / "content")
    own = tmp_path / "templates"
    (own / "pages").mkdir(parents=True)
    with previewing(content, own) as preview:
        before = plain(preview.answer(YEAR).content)
        template = own / "pages" / "year.html"
        template.write_text(
            '{% extends "base.html" %}\n{% block main %}\n{{ page.nothing_of_this_name }}\n{% endblock %}'
        )
        preview.update(with_templates=True)
        answer = preview.answer(YEAR)
        assert (answer.status, plain(answer.content)) == (500, before)
        assert "year.html:3" in "".join(told(preview, YEAR)["notes"])
        template.write_text("{% block")
        preview.update(with_templates=True)
        assert "year.html:1" in "".join(told(preview, YEAR)["notes"])
        assert preview.answer("").status == 200
        template.unlink()
        preview.update(with_templates=True)
        answer = preview.answer(YEAR)
        assert (answer.status, plain(answer.content)) == (200, before)


def _random_damage(chance: random.Random, content: Path) -> None:
    """One accident of one file."""
    files = sorted(path for path in content.rglob("*") if path.is_file())
    file = chance.choice(files)
    data = file.read_bytes()
    match chance.randrange(6):
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(data[: chance.randrange(len(data) + 1)])
        case 2:
            at = chance.randrange(len(data) + 1)
            file.write_bytes(data[:at] + bytes([chance.randrange(256)]) + data[at:])
        case 3:
            other = chance.choice(files)
            file.write_bytes(other.read_bytes())
        case 4:
            file.rename(file.with_name(f"x{file.name}"))
        case _:
            shutil.rmtree(file.parent)


def endure(preview: Preview, content: Path, whole: Path, seeds: range) -> None:
    """One accident after another: every page answers, and all is as it was once the files are put right."""
    before = {page: plain(preview.answer(page).content) for page in PAGES}
    for seed in seeds:
        chance = random.Random(seed)
        for _ in range(3):
            if any(content.rglob("*")):
                _random_damage(chance, content)
            preview.update()
            for page in PAGES:
                answer = preview.answer(page)
                assert answer.status in {200, 404}, (seed, page, answer.content[:300])
                assert told(preview, page)["version"]
        _put_right(content, whole)
        preview.update()
        assert {page: plain(preview.answer(page).content) for page in PAGES} == before, seed


def test_it_endures_accidents(shared: tuple[Path, Preview], whole: Path) -> None:
    endure(shared[1], shared[0], whole, range(3))


@pytest.mark.soak
def test_it_endures_hundreds_of_accidents(shared: tuple[Path, Preview], whole: Path) -> None:
    endure(shared[1], shared[0], whole, range(3, 120))
