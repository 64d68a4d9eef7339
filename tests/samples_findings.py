"""Made-up findings: one at each kind of place, some released, one undecided."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.catalogue import Catalogue, Relations
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.legal_source import PRACTICE, Law, article
from generator.model.message import msg
from generator.model.place import Place
from generator.model.release import Release, ReleaseKind
from generator.model.rule import Rule, Scope
from generator.model.spot import Spot, in_cell, in_project, in_submission, in_table, in_text
from generator.model.submission import Submission
from tests import samples, samples_tables, samples_targets


def submission(**changes: Any) -> Submission:
    """A submission with a part of every kind."""
    return samples.submission(tables=samples_tables.tables(), targets=samples_targets.targets(), **changes)


def rule(id: str, severity: Severity = Severity.WARNING, **changes: Any) -> Rule:
    """A check with texts of its own."""
    plain = Rule(
        id=id,
        severity=severity,
        copied=None,
        scope=Scope.SUBMISSION,
        title=msg("Fault {id}", id=id),
        finds=msg("Finds {id}", id=id),
        why=msg("Why {id}", id=id),
        example=msg("Example of {id}", id=id),
        mend=msg("Mend {id}", id=id),
        sources=(article(Law.BUDGET, 14), PRACTICE),
        tolerance=None,
    )
    return dataclasses.replace(plain, **changes)


def diagnostic(
    spot: Spot | None, check: str = "sum-differs", severity: Severity = Severity.WARNING, **changes: Any
) -> Diagnostic:
    """A finding at a place: 870 printed, 920 computed."""
    plain = Diagnostic(
        check=check,
        severity=severity,
        message=msg("The document says {found}, the parts add up to {sum}", found="870万元", sum="920万元"),
        place=Place("x.yaml", 3, 5, "field", "1125"),
        found="870万元",
        expected="920万元",
        difference="-50万元",
        spot=spot,
    )
    return dataclasses.replace(plain, **changes)


def release(kind: ReleaseKind = ReleaseKind.EXPLAINED) -> Release:
    """A record of the body, or of the editors."""
    return Release(
        "sum-differs", "x.yaml", "field", "870万元", kind, "另有50万元列入下年度。", datetime.date(2031, 3, 1)
    )


PROJECT = samples.CODE.lower()
SPOTS: Mapping[str, Spot | None] = {
    "p/indicator": in_project(PROJECT, "indicators", 2, "target"),
    "p/amount": in_project(PROJECT, "amount"),
    "p/plan": in_project(PROJECT, "plan", 0, "share"),
    "p/goals": in_project(PROJECT, "goals", 1),
    "p/name": in_project(PROJECT, "name"),
    "t/cell": in_cell("zhichuzongbiao", 1, 2),
    "t/blank side": in_cell("shouzhizongbiao", 2, 0),
    "t/table": in_table("zhengfuxingjijin", "note"),
    "text": in_text("gongzuo-baozhang-cuoshi", 3, 9),
    "targets/indicator": in_submission("targets", 0, "indicators", 1, "target"),
    "targets/direction": in_submission("targets", 1, "directions", 1, "amount"),
    "targets/form": in_submission("targets", 1, "budget", 0, "amount"),
    "year": in_submission("title"),
    "file": None,
}
"""A place of every kind."""


def relations(of: Submission, found: Iterable[Diagnostic], *rules: Rule) -> Relations:
    """The relations of a submission in which this was found; each check has a rule."""
    found = tuple(found)
    known = {one.check: rule(one.check, one.severity) for one in found} | {each.id: each for each in rules}
    return dataclasses.replace(samples.relations(of), findings=found, rules=known, checks=80)


def catalogue(found: Mapping[str, tuple[Diagnostic, ...]], *submissions: Submission, **changes: Any) -> Catalogue:
    """Everything of the submissions, with what was found in each, by path."""
    checks = {one.check: rule(one.check, one.severity) for several in found.values() for one in several}
    checks.setdefault("never-found", rule("never-found", Severity.ERROR))
    rules = tuple(checks[id] for id in sorted(checks))
    return dataclasses.replace(samples.catalogue(*submissions), findings=found, rules=rules, **changes)
