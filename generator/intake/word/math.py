"""Formulas (公式) in one line: 3/4 for a fraction, x^2 for a power, so that no two figures run into one."""

from __future__ import annotations

from lxml import etree

from generator.intake.word.names import ALTERNATE, RUN, M, T, chosen, local

_TEXTS = {f"{M}t", T}
_BETWEEN = {"f": "/", "sSup": "^", "sSub": "_", "sPre": " "}
_STRAIGHT = {
    "oMath", "oMathPara", "r", "e", "num", "den", "sup", "sub", "d", "t", "rPr", "deg", "fName",
    *_BETWEEN,
}  # fmt: skip


def linear(element: etree._Element) -> tuple[str, bool]:
    """The text of a formula in one line, and whether it is certain that no meaning was lost by that."""
    if element.tag in _TEXTS:
        return element.text or "", True
    if element.tag == ALTERNATE:
        choice = chosen(element)
        return ("", True) if choice is None else linear(choice)
    parts = [linear(child) for child in element.iterchildren(etree.Element)]
    name = local(element)
    is_certain = all(certain for _, certain in parts) and (
        name in _STRAIGHT or element.tag == RUN or not any(text for text, _ in parts)
    )
    texts = [text for text, _ in parts if text]
    if name in _BETWEEN:
        texts = [f"({text})" if len(text) > 1 and not text.isalnum() else text for text in texts]
    text = _BETWEEN.get(name, "").join(texts)
    return (f"({text})" if name == "d" else text), is_certain
