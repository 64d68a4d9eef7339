"""The plain sentence of an official term, within reach of where the term stands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.glossary import Term

_SHORTEST_OTHER = 3
_MOST_TERMS = 8


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


def terms_in(terms: tuple[Term, ...], texts: Iterable[str]) -> tuple[Term, ...]:
    """The terms that stand in texts, in the order they first come, at most `_MOST_TERMS`.

    Of two terms at one place the longer counts: 一般公共预算 is not explained by 预算. Other words for a term count
    from three characters on, since shorter ones stand inside others.
    """
    text = "\n".join(texts)
    names = {name: term for term in terms for name in term.also if len(name) >= _SHORTEST_OTHER}
    names |= {term.name: term for term in terms}
    if not names:
        return ()
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    found = dict.fromkeys(names[match.group()] for match in re.finditer(pattern, text))
    return tuple(itertools.islice(found, _MOST_TERMS))


def _term(terms: tuple[Term, ...], *names: str) -> Term | None:
    for name in names:
        for term in terms:
            if name == term.name or name in term.also:
                return term
    return None
