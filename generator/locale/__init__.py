"""Message catalogues: English message ids, translated where text meets its reader.

Everything below the command line passes a `Message` on as data; `translate` turns it into a sentence. English needs no
catalogue, since the ids are English.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from generator.model.message import Message

DOMAIN = "mingzhang"
CATALOGUES = Path(__file__).resolve().parent
LANGUAGES = ("zh-CN", "en")

_NAMES = {
    "zh": "zh-CN",
    "zh_cn": "zh-CN",
    "zh_hans": "zh-CN",
    "zh_hans_cn": "zh-CN",
    "en": "en",
    "c": "en",
    "posix": "en",
}
_LOCALES = {"zh-CN": "zh_CN", "en": "en"}
_SPOKEN = {locale: tag for tag, locale in _LOCALES.items()}


def language(name: str) -> str:
    """The language tag, one of `LANGUAGES`, that `name` means: `zh`, `zh_CN.UTF-8` and `zh-Hans` are all `zh-CN`.

    Errors: ValueError for a language there is no catalogue of.
    """
    plain = name.strip().lower().replace("-", "_").partition(".")[0].partition("@")[0]
    known = _NAMES.get(plain) or _NAMES.get(plain.partition("_")[0])
    if known is None or plain in {"zh_tw", "zh_hk", "zh_mo"} or plain.startswith("zh_hant"):
        raise ValueError(f"unknown language {name!r}: known are {', '.join(LANGUAGES)}")
    return known


def language_from_environment(environ: Mapping[str, str]) -> str:
    """The language that the locale variables ask for: `zh-CN` for any Chinese, else `en`.

    Source: POSIX.1-2017, XBD 8.2 (LC_ALL before LC_MESSAGES before LANG; an empty one counts as unset).
    """
    asked = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return "zh-CN" if asked.lower().startswith("zh") else "en"


def catalogue(name: str) -> gettext.NullTranslations:
    """The translations into the language `name`; English ones return each id as it is.

    Errors: ValueError for an unknown language; FileNotFoundError when this installation lacks the catalogue.
    """
    tag = language(name)
    if tag == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, CATALOGUES, languages=[_LOCALES[tag]])


def translate(message: Message, translations: gettext.NullTranslations) -> str:
    """The sentence of `message` in the language of `translations`, its parameters filled in."""
    # The empty id stands for the catalogue's own header.
    return message.format(translations.gettext(message.id)) if message.id else ""


def speak(name: str) -> None:
    """Nothing; from now on click's own words (usage, options, usage errors) come in the language `name`.

    click asks gettext's default domain, whose only way to be told a language is the environment. So this is for the
    command line alone, once, before arguments are read.

    Errors: ValueError for an unknown language.
    """
    os.environ["LANGUAGE"] = _LOCALES[language(name)]
    gettext.bindtextdomain(DOMAIN, CATALOGUES)
    gettext.textdomain(DOMAIN)


def current_language() -> str:
    """The language last chosen with `speak`; before that, what the locale variables ask for."""
    return _SPOKEN.get(os.environ.get("LANGUAGE", "")) or language_from_environment(os.environ)


def current_translations() -> gettext.NullTranslations:
    """The translations into the current language."""
    return catalogue(current_language())


def current() -> Callable[[Message], str]:
    """Says messages in the current language."""
    translations = current_translations()
    return lambda message: translate(message, translations)
