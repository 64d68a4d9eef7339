"""Words for the same thing (同义词), from the glossary: the reader types 公车, the name says 公务用车."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model.catalogue import Catalogue
from generator.model.glossary import Term

# A single character would be replaced wherever it stands in another word.
_SHORTEST_WORD = 2


def synonym_groups(catalogue: Catalogue) -> tuple[tuple[str, ...], ...]:
    """Each term of the glossary with its other words, and the groups the glossary lists without explaining them."""
    of_terms = ((term.name, *_others(term)) for term in catalogue.terms)
    return (*(group for group in of_terms if len(group) > 1), *catalogue.synonyms)


def _others(term: Term) -> Iterator[str]:
    """Other words of a term, but for shorter and longer forms of its name: 绩效 is wider than 绩效目标."""
    return (word for word in term.also if word not in term.name and term.name not in word)


def folded_groups(
    groups: Iterable[Iterable[str]], fold: Callable[[str], str], searched: str
) -> tuple[tuple[str, ...], ...]:
    """The groups as the browser needs them: words folded, groups that share a word as one, everything in order.

    A group of which no word occurs in `searched`, the folded texts of the index, cannot find anything and is left out.
    """
    merged: list[set[str]] = []
    for group in groups:
        words = {folded for word in group if len(folded := fold(word)) >= _SHORTEST_WORD}
        apart = []
        for other in merged:
            if words.isdisjoint(other):
                apart.append(other)
            else:
                words |= other
        merged = [*apart, words]
    useful = (words for words in merged if len(words) > 1 and any(word in searched for word in words))
    return tuple(sorted(tuple(sorted(words)) for words in useful))
