"""What the search is measured by: the truth is right, queries are what they are called, made names are no easier."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.search.corpus import (
    Project,
    bytes_a_name,
    folded,
    made_names,
    made_projects,
    projects_of,
    write_made_content,
)
from benchmarks.search.drive import percent, percentile
from benchmarks.search.queries import Kind, kinds_of

CONTENT = Path(__file__).resolve().parent.parent / "content"
NAMES = ("公务用车购置（二期）", "公务用车租赁费", "办公用房维修改造", "LED 显示屏更换")
PROJECTS = [
    Project(
        f"990100/a/2024/p/{n}/", name, f"99010024P00{n}", f"30000{n % 2}", "某市某局", (f"第{n}处验收合格率", "≥95%")
    )
    for n, name in enumerate(NAMES)
]


def kind_of(name: str) -> Kind:
    return next(kind for kind in kinds_of(PROJECTS, 10_000) if kind.name.startswith(name))


def test_texts_are_compared_by_letters_and_digits_alone() -> None:
    assert folded("ＬＥＤ 大屏（①期）、№") == "led大屏1期no"


def test_every_part_of_every_name_is_asked_with_all_names_that_contain_it() -> None:
    wanted = {query.text: query.wanted for query in kind_of("parts of names").queries}
    assert wanted["用车"] == (0, 1)
    assert wanted["车购置二期"] == (0,)
    assert wanted["led显示屏"] == (3,)
    assert "公务用车购置二" not in wanted
    names = [folded(name) for name in NAMES]
    for text, numbers in wanted.items():
        assert 1 <= len(text) <= 6
        assert numbers == tuple(n for n, name in enumerate(names) if text in name)


def test_mistyped_names_differ_from_the_name_and_want_it() -> None:
    for what in ("one missing", "one wrong", "two swapped"):
        for query in kind_of(f"mistyped, {what}").queries:
            assert query.text not in {folded(name) for name in NAMES}
            assert len(query.wanted) == 1


def test_text_in_tables_wants_every_project_with_such_a_cell() -> None:
    for query in kind_of("text in tables").queries:
        holds = [n for n, one in enumerate(PROJECTS) if any(query.text in folded(cell) for cell in one.cells)]
        assert query.wanted == tuple(holds)
        assert 4 <= len(query.text) <= 8


def test_the_content_is_read_whole() -> None:
    projects = projects_of(CONTENT)
    assert len(projects) == len(list(CONTENT.glob("*/*/*/projects/*.yaml")))
    assert all(one.name and one.cells for one in projects)


def test_made_projects_are_those_of_the_made_content(tmp_path: Path) -> None:
    write_made_content(tmp_path / "content", 20)
    written = {one.address: (one.name, one.code, one.unit_code, one.body) for one in projects_of(tmp_path / "content")}
    assert written == {one.address: (one.name, one.code, one.unit_code, one.body) for one in made_projects(20)}


def test_made_names_compress_no_better_than_real_ones() -> None:
    real = [project.name for project in projects_of(CONTENT)]
    assert bytes_a_name(list(made_names(1_000))) >= bytes_a_name(real)


@pytest.mark.parametrize(("share", "told"), [(1, "100 %"), (0.999999, "99.99 %"), (0.5, "50.00 %"), (0, "0.00 %")])
def test_a_share_is_never_rounded_up_to_all(share: float, told: str) -> None:
    assert percent(share) == told


def test_percentiles_are_figures_that_were_measured() -> None:
    assert [percentile([1, 2, 3, 4], share) for share in (0, 0.5, 0.95, 1)] == [1, 3, 4, 4]
    assert percentile([], 0.5) == 0
