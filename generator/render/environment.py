"""The Jinja environment of the templates: escaping always on, undefined names are errors, text translated once.

Filters: `say` (a `Message` or text in the shell's language), `say_all` (the same all through data), `md` (Markdown),
`figure`, `money`, `computed`, `printed`, `unit`, `yuan`, `yuan_text`, `wan`, `wan_figure` (amounts, see `amounts.py`),
`ranges` (numbers of lines), `used_columns` (tables of official forms), `explained`, `terms`, `linked`, `told` (terms,
see `terms.py`). Test: `outside_link`. Globals: `site`, `generator`, `asset(name)`, `lang`, `has_handbook`, `blank` (the
mark of a blank cell), `cut_off` (that of a cell before which the document ends), `money_units` (those readers may
choose) and `unit_names` (what the shell calls them).
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.locale import translate
from generator.model.amount import Amount, AmountKind, with_minus
from generator.model.document_place import source_places
from generator.model.link import is_outside_link
from generator.model.message import Message
from generator.model.page import Shell
from generator.render import amounts
from generator.render.markdown import MarkdownRenderer
from generator.render.terms import term_filters
from generator.render.translated import TranslatedEnvironment
from generator.render.used_columns import used_columns


def new_environment(
    shell: Shell,
    translations: gettext.NullTranslations,
    template_folders: Sequence[Path],
    kind: type[TranslatedEnvironment] = TranslatedEnvironment,
) -> Environment:
    """The environment for the pages of one build; templates of an earlier folder stand for those of a later."""
    environment = kind(
        loader=FileSystemLoader([str(folder) for folder in template_folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    environment.translations = translations
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    blank = _own_words(shell, "blank") % translations.gettext("blank in the original")
    cut_off = _own_words(shell, "blank") % translations.gettext("cut off in the original")
    environment.globals.update(
        site=shell.site,
        generator=shell.generator,
        asset=dict(shell.asset_names).__getitem__,
        lang=shell.site.language,
        has_handbook=shell.has_handbook,
        blank=blank,
        cut_off=cut_off,
        money_units=amounts.UNITS,
        unit_names={unit: translations.gettext(name) for unit, name in amounts.UNIT_NAMES},
    )
    environment.filters.update(_filters(shell, translations, blank))
    environment.filters.update(term_filters(shell.terms, shell.site.language, environment.filters["say"]))
    environment.tests["outside_link"] = is_outside_link
    environment.tests["lines"] = _are_lines
    return environment


def _own_words(shell: Shell, name: str) -> Markup:
    """A place for words of the shell among printed data, which says so where the two are in different languages."""
    language = "" if shell.site.language == "zh-CN" else f' lang="{shell.site.language}"'
    return Markup(f'<span class="{name}"{language}>%s</span>')


def _as_it_is(text: str) -> str:
    return text


def _with_commas(text: str) -> str:
    return text.replace("、", ", ")


def _are_lines(source: str) -> bool:
    """Whether `Place.source` tells numbers of lines, and no place in a file without lines."""
    return all(isinstance(part, str) for part in source_places(source))


def _filters(shell: Shell, translations: gettext.NullTranslations, blank: Markup) -> dict[str, Any]:
    not_applicable = _own_words(shell, "reading") % translations.gettext("not applicable")
    is_chinese = shell.site.language == "zh-CN"

    def say(text: str | Message) -> str:
        """The text, or the sentence of the message, in the shell's language."""
        if isinstance(text, str):
            return text
        return translate(text if is_chinese else amounts.with_yuan(text), translations)

    def say_all(data: Any) -> Any:
        """The same data with every message in it put into the shell's language."""
        if isinstance(data, Message):
            return say(data)
        if isinstance(data, dict):
            return {key: say_all(value) for key, value in data.items()}
        if isinstance(data, list | tuple):
            return [say_all(value) for value in data]
        return data

    def figure(amount: Amount) -> str | Markup:
        """The printed figure without its unit, with its value; the mark of a blank one; 无 and 不适用 as printed."""
        match amount.kind:
            case AmountKind.BLANK:
                return blank
            case AmountKind.NOT_APPLICABLE:
                return Markup("%s %s") % (amount.text, not_applicable)
            case _:
                return amount.text if amount.yuan is None else amounts.money(amount.yuan, amount.text)

    def where(source: str) -> str:
        """`Place.source` in words."""
        parts = source_places(source)
        return "; ".join(ranges(part) if isinstance(part, str) else ", ".join(map(say, part)) for part in parts)

    ranges = _as_it_is if is_chinese else _with_commas
    markdown = MarkdownRenderer()
    return {
        "say": say,
        "say_all": say_all,
        "figure": figure,
        "money": amounts.money,
        "computed": with_minus if is_chinese else amounts.computed_and_yuan,
        "ranges": ranges,
        "where": where,
        "unit": amounts.unit,
        "printed": amounts.printed if is_chinese else amounts.printed_and_yuan,
        "yuan": amounts.yuan,
        "yuan_text": amounts.yuan_text,
        "wan": amounts.wan,
        "wan_figure": amounts.wan_figure,
        "md": markdown.render,
        "used_columns": used_columns,
    }
