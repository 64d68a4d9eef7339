"""Makes submissions of all four families that are right in every respect, of no real body.

    python benchmarks/correct.py --into /tmp/content

The figures are drawn first and every table, form and sentence is written from them, so that they agree: sums, shares,
counts, dates, codes, the same figure in two units. The same seed gives the same bytes. Region codes are those of the
code list; every name and figure is made up.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from benchmarks.correct_gansu import gansu_files
from benchmarks.correct_hebei import hebei_files
from benchmarks.correct_hunan import hunan_files
from benchmarks.correct_shanxi import shanxi_files

Maker = Callable[[str, str, str, int, random.Random], dict[str, str]]
FAMILIES: Final[tuple[tuple[str, str, Maker], ...]] = (
    ("14", "示例省", shanxi_files),
    ("13", "样本省", hebei_files),
    ("62", "范例省", gansu_files),
    ("43", "模拟省", hunan_files),
)
"""First digits of the region code, the made-up name of the province, and what makes a submission."""
_PLACES: Final = ("安和县", "平川县", "清源县", "永新县", "东岭县", "南湾县")
_YEARS: Final = (2024, 2025, 2026)
_SITE = "title: 检验用站点\nofficial: 'false'\noperator: 检验程序\ncontact: 本站内容均为程序生成\n"


def correct_files(variants: int = 1, seed: int = 1) -> dict[str, str]:
    """Files of a content folder by path: `variants` submissions of each family.

    Errors: ValueError for none or more than six.
    """
    if not 1 <= variants <= len(_PLACES):
        raise ValueError(f"1 to {len(_PLACES)} variants can be made, not {variants}")
    files = {"site.yaml": _SITE}
    for province, name, make in FAMILIES:
        for variant in range(variants):
            place, code = _PLACES[variant], f"{province}11{21 + variant:02}"
            chance = random.Random(f"{seed}/{code}")
            submission = make(code, place, "danwei", chance.choice(_YEARS), chance)
            body = next(path for path in submission if path.endswith("/submission.yaml"))
            publisher = submission[body].partition("publisher: ")[2].partition("\n")[0]
            files[f"{code}/region.yaml"] = f"name: {place}\nparents:\n  - {name}\n"
            files[f"{code}/danwei/body.yaml"] = f"name: {publisher}\n"
            files |= submission
    return files


def write_correct(root: Path, variants: int = 1, seed: int = 1) -> None:
    """Writes the content folder into `root`, which must be empty or new."""
    if root.exists() and any(root.iterdir()):
        raise FileExistsError(f"{root} is not empty")
    for path, text in correct_files(variants, seed).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def main() -> None:
    """Writes a content folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--variants", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_correct(given.into, given.variants, given.seed)


if __name__ == "__main__":
    main()
