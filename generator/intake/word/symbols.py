"""Signs of the symbol fonts (Wingdings and its kin), which hold a letter in the file and show a picture on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LOST: Final = "\ufffd"
"""Stands where a sign is shown that has no known character; no value may hold it, so it is seen before publishing."""

TICKED, UNTICKED = "☑", "☐"

_WINGDINGS: Mapping[int, str] = {
    **{0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xFC: "√", 0xFB: "×"},
    **{0x6C: "●", 0xA1: "○", 0x6E: "■", 0x75: "◆", 0xA7: "▪", 0x76: "❖", 0xD8: "➢", 0x9F: "•", 0xAB: "★", 0x4A: "☺"},
    **{0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨", 0x28: "☎", 0x2A: "✉", 0xA4: "◉", 0x77: "⬥", 0xAA: "✦"},
    0x80: "⓪",
    **{0x81 + step: chr(0x2460 + step) for step in range(10)},
    0x8B: "⓿",
    **{0x8C + step: chr(0x2776 + step) for step in range(10)},
}
_WINGDINGS_2: Mapping[int, str] = {
    **{0x50: "√", 0x52: "☑", 0x4F: "×", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐", 0x98: "●", 0x99: "○"},
    **{0x6A + step: chr(0x2460 + step) for step in range(10)},
}
_SYMBOL: Mapping[int, str] = {
    **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **{0x2A: "∗", 0x2D: "−", 0x7E: "∼", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xB1: "±", 0xB4: "×", 0xB8: "÷"},
    **{0xB0: "°", 0xB2: "″", 0xA2: "′", 0xB7: "•", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xE5: "∑"},
    **{0xD7: "⋅", 0xD6: "√", 0xBC: "…", 0xC5: "⊕", 0xDE: "⇒"},
}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "symbol": _SYMBOL,
    # Known by name, so that their letters are not taken for text; the signs themselves have no use in forms.
    "wingdings 3": {},
    "webdings": {0x61: "√", 0x63: "☐", 0x72: "×", 0x67: "■"},
}
_PRIVATE = range(0xF000, 0xF100)


def is_symbol_font(font: str | None) -> bool:
    """Whether letters in this font show other signs."""
    return font is not None and font.lower() in _FONTS


def symbol(font: str | None, code: int) -> str:
    """The sign that a font shows for a code (with or without the F000 such fonts add); `LOST` for an unknown one."""
    low = code - _PRIVATE.start if code in _PRIVATE else code
    if low > 0xFF:
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code < 0xE000 else LOST
    if low == 0x20:
        return " "
    known = _FONTS.get((font or "").lower())
    if known is None:
        # No symbol font: the character itself; one of the private area is shown by whatever font the program takes.
        return chr(code) if code not in _PRIVATE else _WINGDINGS.get(low, LOST)
    return known.get(low, LOST)


def shown_text(font: str | None, text: str) -> str:
    """Text of a run as its font shows it: signs for letters in a symbol font; Chinese characters stay in any font."""
    if is_symbol_font(font):
        # Signs like × and ± beyond ASCII are typed as themselves in this font; in Wingdings they are typed for others.
        own = range(0x80, 0x100) if (font or "").lower() == "symbol" else ()
        return "".join(sign if ord(sign) in own else symbol(font, ord(sign)) for sign in text)
    if any("\uf000" <= sign <= "\uf0ff" for sign in text):
        return "".join(symbol(None, ord(sign)) if ord(sign) in _PRIVATE else sign for sign in text)
    return text


_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def raised(text: str, position: str) -> str:
    """Digits of a raised or lowered run as such characters: a mark behind a figure must not become part of it."""
    table = {"superscript": _RAISED, "subscript": _LOWERED}.get(position)
    return text.translate(table) if table else text
