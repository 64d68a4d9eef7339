"""What the four families of correct submissions share: figures, prices, indicators, dates, and files as text."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import yaml

from benchmarks.correct_words import PATTERNS, Part, Pattern, Row

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Bought:
    """A part with its figures: `money` is quantity times price, in 元."""

    part: Part
    quantity: int
    price: int

    @property
    def money(self) -> int:
        """In 元."""
        return self.quantity * self.price


@dataclass(frozen=True, slots=True)
class Planned:
    """A project with its figures."""

    pattern: Pattern
    bought: tuple[Bought, ...]
    year: int

    @property
    def money(self) -> int:
        """In 元."""
        return sum(bought.money for bought in self.bought)

    @property
    def cents(self) -> int:
        """In hundredths of 万元, as the tables round it."""
        return round_cents(self.money)

    @property
    def quantity_rows(self) -> list[Row]:
        """How much of each part is bought."""
        return [
            (
                f"{one.part.noun}数量",
                f"≥{one.quantity}{one.part.unit}",
                f"完成{one.part.noun}的数量，以验收单为准",
                "年度工作计划",
            )
            for one in self.bought
        ]

    @property
    def cost_rows(self) -> list[Row]:
        """What each part may cost, then the whole."""
        parts = [
            (
                f"{one.part.noun}成本",
                f"≤{plain(one.money)}万元",
                f"{one.part.noun}{one.quantity}{one.part.unit}，每{one.part.unit}{one.price}元",
                "市场询价",
            )
            for one in self.bought
        ]
        whole = ("项目总成本", f"≤{plain(self.money)}万元", "项目全部支出控制在预算以内", "年初预算")
        return [*parts, whole] if len(parts) > 1 else [whole]

    @property
    def cost_text(self) -> str:
        """The parts with their money and the sum, as an overview lists them."""
        parts = "，".join(f"{one.part.noun}{one.quantity}{one.part.unit}{plain(one.money)}万元" for one in self.bought)
        return f"{parts}，共计{plain(self.money)}万元。" if len(self.bought) > 1 else f"{parts}。"

    def filled(self, row: Row) -> Row:
        """An indicator with the year filled in."""
        name, target, description, basis = (text.format(year=self.year) for text in row)
        return name, target, description, basis


def plan(chance: random.Random, count: int, year: int, first: Sequence[str] = ()) -> list[Planned]:
    """That many different projects; those whose names are in `first` are certainly among them."""
    certain = [pattern for pattern in PATTERNS if pattern.name in first]
    others = [pattern for pattern in PATTERNS if pattern.name not in first]
    chosen = [*certain, *chance.sample(others, count - len(certain))]
    chance.shuffle(chosen)
    return [Planned(pattern, tuple(_bought(part, chance) for part in pattern.parts), year) for pattern in chosen]


def _bought(part: Part, chance: random.Random) -> Bought:
    least, greatest, step = part.prices
    return Bought(part, chance.randint(*part.quantities), chance.randrange(least, greatest + 1, step))


def round_cents(yuan: int) -> int:
    """元 → hundredths of 万元, halves up."""
    return (yuan + 50) // 100


def money(cents: int) -> str:
    """Hundredths of 万元 as tables print them; nothing for 0, as there."""
    return f"{cents // 100}.{cents % 100:02}" if cents else ""


def spoken(cents: int) -> str:
    """Hundredths of 万元 as prose prints them: with commas, 0 for nothing."""
    return f"{cents // 100:,}.{cents % 100:02}" if cents else "0"


def plain(yuan: int) -> str:
    """元 as an exact figure in 万元 without closing zeros: 45000 → 4.5."""
    return f"{(Decimal(yuan) / 10000).normalize():f}"


def exact(yuan: int) -> str:
    """元 as 万元 with the four decimals that lose nothing, so that a column has as many everywhere."""
    return f"{yuan // 10000}.{yuan % 10000:04}"


def percent(part: int, whole: int) -> str:
    """A share with two decimals, halves up."""
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02}%"


def changed(now: int, before: int, reason: str) -> str:
    """How a figure moved against last year, with its percentage and the reason, as prose says it."""
    word, ratio = ("增加", "增长") if now > before else ("减少", "下降")
    return (
        f"比上年{word}{spoken(abs(now - before))}万元，{ratio}{percent(abs(now - before), before)}，主要原因是{reason}"
    )


def indicators(groups: Iterable[tuple[str | None, str, Sequence[Row]]], *, with_description: bool) -> list[Tree]:
    """Rows of a form: (first level or None where it goes on, second level, indicators)."""
    found: list[Tree] = []
    for level1, level2, rows in groups:
        for place, (name, target, description, basis) in enumerate(rows):
            row: Tree = {}
            if place == 0:
                row |= ({"level1": level1} if level1 else {}) | {"level2": level2}
            row["name"] = name
            if with_description:
                row |= {"description": description, "target": target, "basis": basis}
            else:
                row["target"] = target
            found.append(row)
    return found


def aim(row: Row) -> str:
    """An indicator of a rate as goals say it."""
    name, target, *_ = row
    bare = target.lstrip("≥≤")
    return (
        f"{name}控制在{bare}以内" if target.startswith("≤") else f"{name}达到{bare}{'以上' if bare != target else ''}"
    )


def usual_groups(planned: Planned) -> list[tuple[str | None, str, Sequence[Row]]]:
    """The indicators of a project by the levels most forms print."""
    pattern, fill = planned.pattern, planned.filled
    return [
        ("产出指标", "数量指标", planned.quantity_rows),
        (None, "质量指标", [fill(pattern.quality)]),
        (None, "时效指标", [fill(pattern.timeliness)]),
        (None, "成本指标", planned.cost_rows),
        ("效益指标", "经济效益指标", [fill(pattern.economic)]),
        (None, "社会效益指标", [fill(pattern.social)]),
        (None, "生态效益指标", [fill(pattern.ecological)]),
        (None, "可持续影响指标", [fill(pattern.sustained)]),
        ("满意度指标", "服务对象满意度指标", [fill(pattern.satisfaction)]),
    ]


def dates(year: int, chance: random.Random) -> Tree:
    """Approved by the finance bureau, and published not more than twenty days after."""
    approved = chance.randint(1, 9)
    return {
        "approved_on": f"{year}-02-{approved:02}",
        "published_on": f"{year}-02-{approved + chance.randint(3, 18):02}",
    }


def yaml_text(tree: object) -> str:
    """A tree of texts as YAML without anchors, lines of any length."""
    return yaml.dump(tree, Dumper=_PlainDumper, allow_unicode=True, sort_keys=False, width=10**9)


class _PlainDumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        """Content files may hold no anchors, so equal parts are written again."""
        return True


def head(year: int, body: str, family: str, title: str, chance: random.Random) -> Tree:
    """The fields every submission.yaml begins with."""
    start: Tree = {"title": title, "fiscal_year": str(year), "family": family, "status": "approved", "origin": "filed"}
    stated = dates(year, chance)
    # The review comes before the publication, on the day the budget was approved.
    review = {"by": f"{body}办公室", "on": stated["approved_on"]}
    return start | {"publisher": body} | stated | {"secrecy_review": review}


def as_files(folder: str, submission: Tree, projects: Mapping[str, Tree]) -> dict[str, str]:
    """submission.yaml with the list of its projects, and a file for each."""
    files = {f"{folder}/submission.yaml": yaml_text(submission | {"projects": list(projects)})}
    return files | {f"{folder}/projects/{id}.yaml": yaml_text(tree) for id, tree in projects.items()}
