"""Terms of the glossary where they stand on a page: the first of each is a link that says its plain sentence.

Filters: `explained` puts such links into a heading, a caption or a sentence. `terms` finds those of heads of columns,
in which no link may stand, since it would be heard with every cell; `linked` is the link to one of them. `told` is for
a term that the page explains itself. What a page has told is kept in its variable `told` and not told again; where
there is none, everything is told.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.model.glossary import Term
from generator.model.message import Message

_SHORTEST_OTHER: Final = 3
_MOST_TERMS: Final = 8
_TAG: Final = r"<a\b.*?</a>|<[^>]*>"

Words = str | Message | Iterable["Words"]


def term_filters(terms: Sequence[Term], language: str, say: Callable[[str | Message], str]) -> dict[str, Any]:
    """The filters for the terms of one glossary; `language` is that of the pages around them.

    Of two terms at one place the longer counts: 一般公共预算 is not explained by 预算. Other words for a term count
    from three characters on, since shorter ones stand inside others.
    """
    by_name = {str(escape(name)): term for term in terms for name in term.also if len(name) >= _SHORTEST_OTHER}
    by_name |= {str(escape(term.name)): term for term in terms}
    names = "|".join(re.escape(name) for name in sorted(by_name, key=len, reverse=True))
    in_text = re.compile(names)
    in_html = re.compile(f"{_TAG}|{names}", re.DOTALL)
    links = {term.id: _link(term, language) for term in terms}

    @pass_context
    def explained(context: Context, text: str) -> str:
        if not by_name or not in_text.search(html := str(escape(text))):
            return text
        told, root = _told(context), context["root"]

        def with_link(found: re.Match[str]) -> str:
            term = by_name.get(found[0])
            if term is None or term.id in told:
                return found[0]
            told.add(term.id)
            before, after = links[term.id]
            return f"{before}{root}{after}{found[0]}</a>"

        return Markup(in_html.sub(with_link, html))

    @pass_context
    def named(context: Context, words: Words) -> list[Term]:
        if not by_name:
            return []
        told = _told(context)
        text = "\n".join(str(escape(say(each))) for each in _flat(words))
        found = dict.fromkeys(by_name[match[0]] for match in in_text.finditer(text))
        new = list(itertools.islice((term for term in found if term.id not in told), _MOST_TERMS))
        told.update(term.id for term in new)
        return new

    @pass_context
    def linked(context: Context, term: Term) -> Markup:
        before, after = links[term.id]
        return Markup(f"{before}{context['root']}{after}{escape(term.name)}</a>")

    return {"explained": explained, "terms": named, "linked": linked, "told": _tell}


@pass_context
def _tell(context: Context, term: Term) -> Term:
    _told(context).add(term.id)
    return term


def _told(context: Context) -> set[str]:
    """Ids of the terms told so far on the page that is being rendered."""
    told = context.get("told")
    return told if isinstance(told, set) else set()


def _link(term: Term, language: str) -> tuple[str, str]:
    """What stands before and behind the way to the root in a link to a term, its words left out."""
    lang = "" if language.startswith("zh") else ' lang="zh-CN"'
    after = Markup('glossary/#%s" data-plain="%s"%s>') % (term.id, term.plain, Markup(lang))
    return '<a class="term" href="', str(after)


def _flat(words: Words) -> Iterator[str | Message]:
    if isinstance(words, str | Message):
        yield words
        return
    for each in words:
        yield from _flat(each)
