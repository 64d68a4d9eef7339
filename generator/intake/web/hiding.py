"""Which elements of a page are not shown: by their own style, by a simple rule of a style sheet, by an attribute."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

_DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]{0,200})")
_RULE = re.compile(r"([^{}@;]{1,2000})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.S)
_AT_RULE = re.compile(r"@[\w-]+[^{};]{0,500}(?:;|\{(?:[^{}]{0,4000}\{[^{}]{0,4000}\})*[^{}]{0,4000}\})")
_SELECTOR = re.compile(r"(?P<tag>[A-Za-z][\w:]*)?(?:\.(?P<cls>[\w-]+)|#(?P<id>[\w-]+))?")
_MAX_SHEET: Final = 1_000_000
_NOTHING = re.compile(r"0*(?:\.0*)?(?:pt|px|em|rem|%)?")


class Hiding:
    """The rules of the style sheets of one page that hide something."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[tuple[str, str, str], bool] = {}
        for sheet in root.iter("style"):
            for selectors, body in _sheet_rules((sheet.text or "")[:_MAX_SHEET]):
                verdict = _verdict(body)
                if verdict is not None:
                    self._add(selectors, verdict)

    def _add(self, selectors: str, verdict: bool) -> None:
        for selector in selectors.split(","):
            found = _SELECTOR.fullmatch(selector.strip())
            if found and any(found.groups()):
                self._rules[(found["tag"] or "").lower(), found["cls"] or "", found["id"] or ""] = verdict

    def hides(self, element: etree._Element) -> bool:
        """Whether the element itself hides what is in it."""
        own = _verdict(element.get("style", "")) if element.get("style") else None
        if own is not None:
            return own
        if element.get("hidden") is not None:
            return True
        if not self._rules:
            return False
        tag, id = str(element.tag), element.get("id", "")
        classes = element.get("class", "").split()[:50]
        # The later of these weighs more, as in a browser.
        keys = [
            (tag, "", ""),
            *((t, c, "") for c in classes for t in ("", tag)),
            *(((t, "", id)) for t in ("", tag) if id),
        ]
        verdicts = [self._rules[key] for key in keys if key in self._rules]
        return bool(verdicts) and verdicts[-1]


def _sheet_rules(text: str) -> Iterator[tuple[str, str]]:
    plain = _AT_RULE.sub("", _COMMENT.sub("", text))
    for found in _RULE.finditer(plain):
        yield found[1], found[2]


def _verdict(style: str) -> bool | None:
    """Whether declarations hide (True) or show (False); None where they say nothing of it."""
    verdict: bool | None = None
    for name, value in _DECLARATION.findall(style):
        name, value = name.lower(), value.lower().replace("!important", "").strip()
        if name == "display":
            verdict = value == "none"
        elif name == "visibility":
            verdict = verdict or value in ("hidden", "collapse")
        elif (name == "mso-hide" and value == "all") or (
            name in ("opacity", "font-size") and value != "" and _NOTHING.fullmatch(value)
        ):
            verdict = True
    return verdict
