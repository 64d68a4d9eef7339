"""What is computed from measured sizes is what the line through them says; marks and places are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import scale, worth
from benchmarks.scale import PROCESSES, Line, Measured, cases, line_of, report

FIGURES = {"own_cpu": 0.002, "others_cpu": 0.010, "files": 4.0, "folders": 2.0, "blocks": 40_000.0}


def made_up_sizes(base: float = 1.0) -> list[Measured]:
    return [Measured(n, {name: base + each * n for name, each in FIGURES.items()}) for n in (1000, 2000, 4000)]


def test_a_line_tells_what_each_costs_and_what_a_build_costs_anyway() -> None:
    line = line_of(made_up_sizes(), "others_cpu")
    assert line.each == pytest.approx(0.010)
    assert line.base == pytest.approx(1.0)
    assert line.at(100_000) == pytest.approx(1001.0)
    # A build costs nothing less than nothing before the first project.
    assert Line(0.01, -5.0).at(100) == pytest.approx(1.0)
    assert line_of(made_up_sizes()[:1], "files") == Line(4.001, 0.0)
    assert line_of(made_up_sizes(), "never measured").at(1_000) == 0.0


def test_there_are_31_provinces_and_the_places_of_each() -> None:
    found = {case.name: case.projects for case in cases()}
    whole = next(name for name in found if name.startswith("all 31 "))
    largest = next(name for name in found if name.startswith("the largest province"))
    middle = next(name for name in found if name.startswith("a province in the middle"))
    assert found["a county"] == 880
    assert found["a county"] < found["200 bodies"] < found[middle] < found[largest] < found[whole]
    # 2,975 counties and zones that count as such, 333 prefectures, 31 provinces.
    assert found[whole] == (2_975 * 80 + 333 * 120 + 31 * 150) * 11


def test_computed_times_are_those_of_the_line(tmp_path: Path) -> None:
    rows = [line.split(" | ") for line in report(made_up_sizes(0.0), "names", tmp_path).splitlines()]
    county = next(row for row in rows if row[0] == "| a county")
    assert county[1:4] == ["880", "0.00", f"{880 * (0.002 + 0.010 / PROCESSES[0]):.0f} s"]
    assert county[7] == f"{880 * 6:,.0f}"
    assert county[8] == f"{2 * 880 * 40_000 / 2**30:,.1f} GB"


def test_the_page_has_places_for_the_figures() -> None:
    text = scale.REPORT.read_text(encoding="utf-8")
    for begin, end in ((scale.BEGIN, scale.END), (worth.BEGIN, worth.END)):
        assert text.count(begin) == text.count(end) == 1
        assert text.index(begin) < text.index(end)
