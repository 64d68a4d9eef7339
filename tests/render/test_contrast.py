"""The colours of the style sheet are far enough apart to be read (WCAG 2.2, 1.4.3 and 1.4.11), in every mode."""

from __future__ import annotations

import re

import pytest

from generator.resources import templates_folder

Palette = dict[str, str]

# Foregrounds that are read, on the grounds they stand on.
TEXT = [(ink, ground) for ink in ("ink", "muted", "green", "seal") for ground in ("paper", "tint")] + [("ink", "mark")]
# Lines that carry a meaning: the frames of controls.
LINES = [("green", "paper"), ("seal", "paper"), ("ink", "paper")]


def declared(block: str) -> Palette:
    return dict(re.findall(r"--(\w[\w-]*): (#[0-9a-f]{3,6});", block))


def palettes() -> dict[str, Palette]:
    """Each mode with its colours, what it leaves alone taken from the one before it."""
    style = (templates_folder() / "assets" / "style.css").read_text(encoding="utf-8")
    blocks = re.findall(r"(@media [^{]+\{)?\s*(:root[\w.,:\s-]*)\{([^}]*)\}", style)
    found: dict[str, Palette] = {}
    for media, selector, body in blocks:
        colours = declared(body)
        if colours:
            found[f"{media.rstrip('{ ')} {selector.strip()}".strip()] = colours
    light = found[":root"]
    dark = light | found["@media (prefers-color-scheme: dark) :root"]
    large = ":root.large-type"
    more = "@media (prefers-contrast: more) and (prefers-color-scheme: {}) :root"
    return {
        "light": light,
        "dark": dark,
        "light, large type": light | found[large],
        "dark, large type": dark | found[f"@media (prefers-color-scheme: dark) {large}"],
        "light, more contrast": light | found[more.format("light")],
        "dark, more contrast": dark | found[more.format("dark")],
    }


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_guidelines_define_it() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("mode", palettes())
def test_text_and_meaning_stand_out_from_their_ground(mode: str) -> None:
    colours = palettes()[mode]
    needed = 7.0 if "," in mode else 4.5
    for ink, ground in TEXT:
        assert contrast(colours[ink], colours[ground]) >= needed, f"{ink} on {ground}"
    for line, ground in LINES:
        assert contrast(colours[line], colours[ground]) >= 3, f"{line} on {ground}"


def test_strong_rules_are_seen_in_the_modes_made_for_it() -> None:
    for mode, colours in palettes().items():
        if "," in mode:
            assert contrast(colours["strong-rule"], colours["paper"]) >= 4.5, mode
            assert contrast(colours["rule"], colours["paper"]) >= 3, mode
