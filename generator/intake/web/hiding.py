"""Which elements of a page are not shown, and which texts: by style, by the rules of style sheets, by attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.intake.web.element_tests import UnreadableError
from generator.intake.web.measures import EM, Colour, are_alike, colour, font_size, is_clear, size_in_font
from generator.intake.web.selectors import Selector, read_selectors
from generator.intake.web.style_sheets import Declarations, Rule, read_rules, style_of
from generator.intake.web.unseen import is_unseen

_RELEVANT: Final = frozenset(
    [
        "display",
        "visibility",
        "content-visibility",
        "opacity",
        "mso-hide",
        "font",
        "font-size",
        "position",
        "left",
        "right",
        "top",
        "bottom",
        "inset",
        "margin-left",
        "margin-top",
        "text-indent",
        "height",
        "max-height",
        "width",
        "max-width",
        "overflow",
        "overflow-x",
        "overflow-y",
        "clip",
        "clip-path",
        "transform",
        "scale",
        "filter",
        "color",
        "-webkit-text-fill-color",
        "background",
        "background-color",
        "background-image",
    ]
)
_INK: Final = frozenset({"color", "-webkit-text-fill-color", "font", "font-size"})
_NONE: Final[Mapping[str, str]] = {}
_SMALLEST: Final = 2.0
"""Pixels of the largest font that nobody can read."""
_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)
_LINK: Final = (0, 0, 238)


@dataclass(frozen=True, slots=True)
class _Look:
    """How the text of an element is set."""

    ink: Colour | None = _BLACK
    """None for a colour that is not known."""
    is_clear: bool = False
    ground: Colour | None = _WHITE
    """What it is written on; None for a picture or a colour that is not known."""
    size: float = EM
    """Of its font, in pixels."""

    @property
    def is_unseen(self) -> bool:
        if self.is_clear or self.size <= _SMALLEST:
            return True
        return self.ink is not None and self.ground is not None and are_alike(self.ink, self.ground)


_USUAL: Final = _Look()


@dataclass(frozen=True, slots=True)
class _Bound:
    """A selector with the declarations of its rule."""

    selector: Selector
    rule: Rule
    order: int

    @property
    def rank(self) -> tuple[tuple[int, int, int], int]:
        return self.selector.weight, self.order


class Hiding:
    """The rules of the style sheets of one page, and what they hide."""

    def __init__(self, root: etree._Element) -> None:
        self._rules: dict[str, list[_Bound]] = {}
        self._styles: dict[etree._Element, Mapping[str, str]] = {}
        self._looks: dict[etree._Element, _Look] = {}
        self.unread = 0
        """Rules that hide something, of which is not known what."""
        self.unsure: set[etree._Element] = set()
        """Elements that a rule hides which may hold or not."""
        order = 0
        for sheet in root.iter("style"):
            for rule in read_rules(sheet.text or ""):
                order += 1
                self._add(rule, order)

    def _add(self, rule: Rule, order: int) -> None:
        kept = {name: value for name, value in rule.declared.items() if name in _RELEVANT}
        if not kept:
            return
        rule = Rule(rule.selectors, kept, rule.order, rule.is_sure)
        try:
            selectors = read_selectors(rule.selectors)
        except (UnreadableError, IndexError):
            self.unread += _may_hide(kept)
            return
        for selector in selectors:
            if selector.is_of_element:
                self._rules.setdefault(selector.key, []).append(_Bound(selector, rule, order))

    def hides(self, element: etree._Element) -> bool:
        """Whether the element itself hides what is in it."""
        style = self._style(element)
        if is_unseen(style):
            return True
        if element.get("hidden") is not None and "display" not in style:
            return True
        return _is_folded(element)

    def hides_text(self, element: etree._Element) -> bool:
        """Whether text that stands in the element itself cannot be seen: too small, or in the colour of its ground."""
        return self._look(element).is_unseen or (element.tag == "details" and element.get("open") is None)

    def _style(self, element: etree._Element) -> Mapping[str, str]:
        """What is declared for the element, of each property what counts."""
        own = element.get("style")
        if not self._rules and not own:
            return _NONE
        if element not in self._styles:
            self._styles[element] = self._declared(element, style_of(own) if own else {})
        return self._styles[element]

    def _declared(self, element: etree._Element, own: Declarations) -> Mapping[str, str]:
        fitting = sorted(
            (each for each in self._candidates(element) if each.selector.fits(element)), key=lambda each: each.rank
        )
        sure = _cascade([each.rule.declared for each in fitting if each.rule.is_sure], own)
        is_sure = all(each.rule.is_sure for each in fitting) or is_unseen(sure)
        if not is_sure and is_unseen(_cascade([each.rule.declared for each in fitting], own)):
            self.unsure.add(element)
        return sure

    def _candidates(self, element: etree._Element) -> Iterator[_Bound]:
        id = (element.get("id") or "").lower()
        classes = dict.fromkeys((element.get("class") or "").lower().split())
        for key in ("*", str(element.tag), f"#{id}", *(f".{name}" for name in classes)):
            yield from self._rules.get(key, ())

    def _look(self, element: etree._Element | None) -> _Look:
        if element is None:
            return _USUAL
        if element not in self._looks:
            self._looks[element] = _look_of(element, self._style(element), self._look(element.getparent()))
        return self._looks[element]


def _cascade(rules: Iterable[Declarations], own: Declarations) -> dict[str, str]:
    """Of each property the value that counts: what is important, else the later one; the element's own last."""
    found: dict[str, tuple[str, bool]] = {}
    for declared in (*rules, own):
        for name, (value, is_important) in declared.items():
            if is_important or not found.get(name, ("", False))[1]:
                found[name] = value, is_important
    return {name: value for name, (value, _) in found.items()}


def _may_hide(declared: Declarations) -> bool:
    plain = {name: value for name, (value, _) in declared.items()}
    return is_unseen(plain) or any(
        is_clear(plain[name]) or font_size(plain[name], EM) == 0 for name in _INK if name in plain
    )


def _is_folded(element: etree._Element) -> bool:
    """Whether the element stands in closed details, which show nothing but their summary."""
    parent = element.getparent()
    if parent is None or parent.tag != "details" or parent.get("open") is not None:
        return False
    return element is not next(parent.iterchildren("summary"), None)


def _look_of(element: etree._Element, style: Mapping[str, str], around: _Look) -> _Look:
    ink, is_faint = around.ink, around.is_clear
    said = style.get("-webkit-text-fill-color") or style.get("color") or _attribute(element, "color", "text")
    if said and said not in ("inherit", "currentcolor", "unset"):
        ink, is_faint = colour(said), is_clear(said)
    elif element.tag == "a" and element.get("href") is not None and not said:
        ink, is_faint = _LINK, False
    size = font_size(style["font-size"], around.size) if "font-size" in style else None
    if size is None and "font" in style:
        size = size_in_font(style["font"], around.size)
    look = _Look(ink, is_faint, _ground(element, style, around.ground), around.size if size is None else size)
    return around if look == around else look


def _ground(element: etree._Element, style: Mapping[str, str], around: Colour | None) -> Colour | None:
    painted = style.get("background-image") or style.get("background", "")
    if "url(" in painted or "gradient(" in painted or element.get("background"):
        return None
    said = style.get("background-color") or style.get("background") or _attribute(element, "bgcolor")
    if not said or said in ("none", "inherit", "initial", "unset") or is_clear(said):
        return around
    return colour(said)


def _attribute(element: etree._Element, *names: str) -> str:
    """A colour that old pages give as an attribute."""
    name = next((name for name in names if element.get(name)), "")
    if not name or (name == "text" and element.tag != "body") or (name == "color" and element.tag != "font"):
        return ""
    value = element.get(name, "").strip().lower()
    return f"#{value}" if len(value) == 6 and all(sign in "0123456789abcdef" for sign in value) else value
