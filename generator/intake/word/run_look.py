"""What of a run's look changes its text: hidden or not, a symbol font, raised or lowered."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from generator.intake.word.ink import ink_of, is_unseen
from generator.intake.word.names import RPR, VAL, W, first, is_on
from generator.intake.word.styles import PLAIN, Style, Styles
from generator.intake.word.symbols import is_symbol_font


@dataclass(frozen=True, slots=True)
class RunLook:
    """The look of a run, as far as it counts."""

    is_hidden: bool = False
    font: str | None = None
    """A symbol font, else None."""
    position: str = ""
    """`superscript` or `subscript`, else empty or `baseline`."""


USUAL = RunLook()


def look_of(run: etree._Element, paragraph: Style, styles: Styles) -> RunLook:
    """The look of a run by its own properties, its style and the style of its paragraph."""
    properties = first(run, RPR)
    hidden: bool | None = None
    style, font, position = PLAIN, None, ""
    for child in () if properties is None else properties:
        tag = child.tag
        if tag == W + "rStyle":
            style = styles.of_run(child.get(VAL))
        elif tag == W + "vanish":
            hidden = is_on(child)
        elif tag == W + "rFonts":
            font = child.get(f"{W}ascii") or child.get(f"{W}hAnsi")
        elif tag == W + "vertAlign":
            position = child.get(VAL, "")
    font = font or style.font or paragraph.font
    table = styles.of_table_around(run)
    # Between the styles of table, paragraph and run the switch turns over; said at the run itself it holds.
    by_style = (style.is_hidden != paragraph.is_hidden) != table.is_hidden or styles.base.is_hidden
    is_hidden = by_style if hidden is None else hidden
    if not is_hidden:
        ink = ink_of(properties).over(style.ink).over(paragraph.ink).over(table.ink).over(styles.base.ink)
        is_hidden = is_unseen(ink, run, styles.painted)
    if not is_hidden and not position and not is_symbol_font(font):
        return USUAL
    return RunLook(is_hidden, font if is_symbol_font(font) else None, position)
