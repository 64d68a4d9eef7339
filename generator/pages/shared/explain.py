"""The plain sentence of an official term, within reach of where the term stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.glossary import Term


@dataclass(frozen=True, slots=True)
class Explanations:
    """The terms of the glossary that explain the parts of a project's page; None where the glossary lacks one."""

    money: Term | None
    """预算数."""
    plan: Term | None
    """资金支出计划."""
    goals: Term | None
    """绩效目标."""
    indicators: Term | None
    """绩效指标."""


def explanations(terms: tuple[Term, ...]) -> Explanations:
    """The explanations a project's page has room for, by the official names of the terms."""
    return Explanations(
        money=_term(terms, "预算数"),
        plan=_term(terms, "资金支出计划", "支出计划"),
        goals=_term(terms, "绩效目标"),
        indicators=_term(terms, "绩效指标", "指标值"),
    )


def _term(terms: tuple[Term, ...], *names: str) -> Term | None:
    for name in names:
        for term in terms:
            if name == term.name or name in term.also:
                return term
    return None
