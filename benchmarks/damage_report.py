"""The outcome of a damage run as text: a table of kinds, and every damage with a witness that went unnoticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.damage_run import Finding, Outcome

_WITNESSES_SHOWN = 3


def report(outcomes: Sequence[Outcome], baselines: Sequence[tuple[str, Counter[Finding]]], *, with_all: bool) -> str:
    """Everything, as Markdown."""
    lines = [*_baselines(baselines), "", *_table(outcomes), ""]
    crashes = sorted({line for one in outcomes for line in one.crashes})
    lines += [f"{len(crashes)} crashes of checks:", *(f"- {line}" for line in crashes), ""] if crashes else []
    missed = [one for one in outcomes if one.drawn.witness and not one.is_noticed]
    lines += [f"## Unnoticed with a witness: {len(missed)}", "", *(line for one in missed for line in _entry(one))]
    if with_all:
        others = [one for one in outcomes if one not in missed]
        lines += ["", f"## All others: {len(others)}", "", *(line for one in others for line in _entry(one))]
    return "\n".join(lines) + "\n"


def _baselines(baselines: Sequence[tuple[str, Counter[Finding]]]) -> Iterator[str]:
    total = sum(sum(found.values()) for _, found in baselines)
    yield f"{len(baselines)} undamaged submissions, {total} findings."
    for path, found in baselines:
        yield from (f"- {path}: {check}, {file} {field}: {message}" for check, file, field, message in found)


def _table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield "| damage | value | with witness | noticed | | without | noticed | |"
    yield "|:---|:---|---:|---:|---:|---:|---:|---:|"
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for one in outcomes:
        groups.setdefault((one.drawn.kind, one.drawn.sort), []).append(one)
    for kind in dict.fromkeys(kind for kind, _ in groups):
        rows = sorted(sort for k, sort in groups if k == kind)
        yield from (f"| {kind} | {sort} {_cells(groups[kind, sort])}" for sort in rows)
        if len(rows) > 1:
            yield f"| **{kind}** | all {_cells([one for one in outcomes if one.drawn.kind == kind])}"
    yield f"| **all** | {_cells(outcomes)}"


def _cells(outcomes: Iterable[Outcome]) -> str:
    cells = []
    kept = list(outcomes)
    for has_witness in (True, False):
        of = [one for one in kept if bool(one.drawn.witness) == has_witness]
        noticed = sum(one.is_noticed for one in of)
        cells += [str(len(of)), str(noticed), f"{100 * noticed / len(of):.1f} %" if of else "–"]
    return "| " + " | ".join(cells) + " |"


def _entry(one: Outcome) -> Iterator[str]:
    drawn = one.drawn
    yield f"- {drawn.kind} ({drawn.sort}), {one.submission}/{drawn.damaged.place}"
    yield f"  - before `{_line(drawn.damaged.before)}`" + (
        f", after `{_line(drawn.damaged.after)}`" if drawn.damaged.after else ""
    )
    shown = list(drawn.witness[:_WITNESSES_SHOWN])
    more = len(drawn.witness) - len(shown)
    yield "  - witness: " + ("; ".join(shown) + (f"; {more} more" if more > 0 else "") if shown else "none")
    if one.new:
        yield "  - noticed: " + "; ".join(f"{check} ({message})" for check, _, _, message in one.new[:3])


def _line(text: str) -> str:
    return text.replace("\n", " ")
