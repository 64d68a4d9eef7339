"""The same figure in two places: figures with the words beside them, and which of them name one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from benchmarks.damage_identities import Identity, OfProjects, Product, Same
from benchmarks.damage_places import FACTORS, Folder, Number, Place, get, project_files, tokens
from benchmarks.damage_sums import TOTAL, if_sum, name_of, said_in, sides_of

_FILLER: Final = re.compile(
    "合计|小计|总计|共计|总额|金额|预算数|预算|安排|其中|本年|当年|年度|涉及|拨款|万元|数量|成本|总表|财政|本级|部门"
)
_CLAUSE: Final = re.compile("[^，。；：、,;:\n（）()]*$")
_LEAST: Final = 3
"""Han characters a name must have to be found inside another; at an end two are enough."""
_STRETCH: Final = 4
"""Han characters two names must have in common where neither stands in the other: 实有在职人员, 在职人员总数."""
_TEXTS: Final = ("overview", "purpose", "goals", "goals_term", "schedule", "necessity", "safeguards")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and the names it goes by."""

    number: Number
    value: Decimal
    step: Decimal
    sort: str
    names: frozenset[str]
    words: str
    """All the words beside it, as printed."""


def core(text: str) -> str:
    """The Han characters of a label without words any label may have."""
    return _FILLER.sub("", "".join(re.findall("[一-鿿]", re.sub("^[一二三四五六七八九十]+、", "", text))))


def same_thing(one: Figure, other: Figure) -> bool:
    """Whether a name of the one stands in a name of the other, or they have a long enough stretch in common."""
    for first in one.names:
        for second in other.names:
            short, long = sorted((first, second), key=len)
            if len(short) >= _LEAST and short in long:
                return True
            if len(short) >= 2 and long.endswith(short):
                return True
            if any(short[start : start + _STRETCH] in long for start in range(len(short) - _STRETCH + 1)):
                return True
    return False


def _figure(folder: Folder, number: Number, sort: str, labels: list[str]) -> Iterator[Figure]:
    found = number.read(folder)
    if found is not None:
        names = frozenset(name for label in labels if (name := core(label)))
        yield Figure(number, *found, sort, names, " ".join(labels))


def figures_of(folder: Folder) -> Iterator[Figure]:
    """Figures of tables, of forms and of prose; of indicators only those in money."""
    for side in sides_of(folder):
        for row in range(1, len(folder[side.file])):
            name = name_of(folder, side, row)
            for column in side.money:
                labels = [name, *side.labels(column), side.entry["title"]]
                yield from _figure(folder, side.number(row, column), "money", labels)
    yield from _form_figures(folder)
    for file in folder:
        if file.endswith(".md"):
            yield from _text_figures(folder, Place(file))


def _form_figures(folder: Folder) -> Iterator[Figure]:
    for index, form in enumerate(folder["submission.yaml"].get("targets", [])):
        unit = Place("submission.yaml", ("targets", index, "money_unit"))
        for key in ("budget", "directions"):
            for place, line in enumerate(form.get(key, [])):
                number = Number(Place("submission.yaml", ("targets", index, key, place, "amount")), 0, unit)
                yield from _figure(folder, number, "money", [*line.get("labels", []), line.get("name", "")])
        for place, fact in enumerate(form.get("facts", [])):
            at = Place("submission.yaml", ("targets", index, "facts", place, "text"))
            for one in said_in(folder, at):
                if one.sort not in ("", "%"):
                    yield from _figure(folder, one.number, one.sort, [fact["label"]])
    for file in project_files(folder):
        unit, name = Place(file, ("money_unit",)), folder[file]["name"]
        yield from _figure(folder, Number(Place(file, ("amount",)), 0, unit), "money", [name])


def _text_figures(folder: Folder, place: Place, *, with_rates: bool = False) -> Iterator[Figure]:
    """`with_rates`: percentages too, which are too common to mean one thing across a whole submission."""
    text, last = get(folder, place) or "", ""
    for one in said_in(folder, place):
        clause = _CLAUSE.search(text[: one.token.start])
        words = clause[0] if clause else ""
        if one.sort and (with_rates or one.sort != "%") and not one.sign:
            yield from _figure(folder, one.number, one.sort, [words or last])
        last = words or last


def same_figures(folder: Folder) -> Iterator[Identity]:
    """Every two figures of one sort and value, not both of one table, that name one thing."""
    by_value: dict[tuple[str, Decimal], list[Figure]] = defaultdict(list)
    for figure in figures_of(folder):
        if figure.value:
            by_value[figure.sort, _rounded(figure)].append(figure)
    for group in by_value.values():
        for place, one in enumerate(group):
            for other in group[place + 1 :]:
                apart = one.number.place.file != other.number.place.file or one.number.place.file.endswith(".md")
                slack = _slack(one, other)
                if apart and slack is not None and same_thing(one, other):
                    yield Same(one.number, other.number, slack)


def _rounded(figure: Figure) -> Decimal:
    """Money to whole hundreds of 元, so that the roundings of one figure meet; else the value itself."""
    return (figure.value / 100).quantize(Decimal(1)) if figure.sort == "money" else figure.value


def _slack(one: Figure, other: Figure) -> Decimal | None:
    """0 for equal figures, half the coarser step where they are equal only when rounded; None if not even that."""
    difference, half = abs(one.value - other.value), max(one.step, other.step) / 2
    return Decimal(0) if not difference else half if one.step != other.step and difference <= half else None


def project_totals(folder: Folder) -> Iterator[Identity]:
    """Figures that are the sum or the number of the projects, and say so."""
    files = project_files(folder)
    amounts = [Number(Place(file, ("amount",)), 0, Place(file, ("money_unit",))).value(folder) or 0 for file in files]
    sum_ = sum(amounts, Decimal(0))
    for figure in figures_of(folder):
        if figure.sort == "money" and figure.value and ("项目" in figure.words or TOTAL.search(figure.words)):
            rounding = figure.step / 2 * len(files)
            if figure.value == sum_:
                yield OfProjects(figure.number, is_count=False)
            elif abs(figure.value - sum_) <= rounding and "project" in _table_kind(folder, figure.number.place):
                yield OfProjects(figure.number, is_count=False, slack=rounding)
        if figure.sort == "个" and "项目" in figure.words and figure.value == len(files):
            yield OfProjects(figure.number, is_count=True)
    for index, form in enumerate(folder["submission.yaml"].get("targets", [])):
        for place, row in enumerate(form.get("indicators", [])):
            number = Number(Place("submission.yaml", ("targets", index, "indicators", place, "target")))
            if re.search("(项目|方向)数", row.get("name", "")) and number.value(folder) == len(files):
                yield OfProjects(number, is_count=True)


def _table_kind(folder: Folder, place: Place) -> str:
    entries = folder.get("tables.yaml", {}).get("tables", [])
    return next((entry["kind"] for entry in entries if place.file == f"tables/{entry['id']}.csv"), "project")


def project_figures(folder: Folder, file: str) -> Iterator[Identity]:
    """Within one project: cost indicators against its money, figures of its texts and targets against each other."""
    tree: dict[str, Any] = folder[file]
    unit = Place(file, ("money_unit",))
    figures = [*_own_text_figures(folder, file, tree)]
    for key, field in (("indicators", "amount"), ("indicators_term", "amount_term")):
        amount = Number(Place(file, (field,)), 0, unit)
        costs = [f for f in _target_figures(folder, file, tree, key) if f.sort == "money"]
        whole = [f for f in costs if re.search("总(成本|费用|投入|支出|额)", f.words)]
        yield from (Same(f.number, amount) for f in whole if f.value == amount.value(folder))
        yield from if_sum(folder, amount, [f.number for f in costs if f not in whole])
        if key == "indicators":
            figures += [f for f in _target_figures(folder, file, tree, key) if f not in whole]
    amount = Number(Place(file, ("amount",)), 0, unit)
    for place, one in enumerate(figures):
        if one.sort == "money" and TOTAL.search(one.words) and one.value == amount.value(folder):
            yield Same(one.number, amount)
        for other in figures[place + 1 :]:
            is_like = (one.sort, one.value) == (other.sort, other.value) and one.number.place != other.number.place
            if is_like and same_thing(one, other):
                yield Same(one.number, other.number)
    for place in range(len(tree.get("indicators", []))):
        said = said_in(folder, Place(file, ("indicators", place, "description")))
        cost = Number(Place(file, ("indicators", place, "target")))
        product = Product(cost, said[0].number, said[1].number) if len(said) == 2 else None
        if product and said[1].sort == "money" and cost.value(folder) and product.holds(folder):
            yield product


def _own_text_figures(folder: Folder, file: str, tree: dict[str, Any]) -> Iterator[Figure]:
    for field in _TEXTS:
        places = range(len(tree[field])) if isinstance(tree.get(field), list) else [None]
        for place in places:
            at = Place(file, (field,) if place is None else (field, place))
            yield from _text_figures(folder, at, with_rates=True)


def _target_figures(folder: Folder, file: str, tree: dict[str, Any], key: str) -> Iterator[Figure]:
    level = ""
    for place, row in enumerate(tree.get(key, [])):
        level = row.get("level2") or level
        for ordinal, token in enumerate(tokens(row.get("target", ""))[:1]):
            sort = "money" if token.unit in FACTORS else token.unit
            if sort not in ("", "年") and (sort != "money" or "成本" in level):
                number = Number(Place(file, (key, place, "target")), ordinal)
                yield from _figure(folder, number, sort, [row.get("name", "")])
