"""Every page by the Tab key alone: each control is reached, in the order it is seen in, in sight, and none holds on."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.built_pages import KINDS, BuiltSite

# Marks what Tab has to reach: all that is shown and works. Of a group of radio buttons it reaches one.
MARK = """() => {
  const groups = new Set();
  let count = 0;
  for (const each of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")) {
    if (each.tabIndex < 0 || each.disabled || !each.checkVisibility({ visibilityProperty: true })) continue;
    if (each.type === "radio") {
      const checked = document.querySelector(`input[name="${CSS.escape(each.name)}"]:checked`);
      if (groups.has(each.name) || (checked && checked !== each)) continue;
      groups.add(each.name);
    }
    each.dataset.stop = count++;
  }
  return count;
}"""
# What Tab has come to: which stop, what is wrong with it, and where it stands on the page.
LOOK = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const name = at.outerHTML.slice(0, 120);
  const faults = [];
  const boxes = [...at.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
  const style = getComputedStyle(at);
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("shows no focus");
  const isSeen = ({ left, top, width, height }) => {
    // Of a part of the page, such as a box that scrolls, a corner in sight is enough.
    const points = [[0.5, 0.5], [0.02, 0.02], [0.02, 0.5], [0.5, 0.02], [0.5, 0.98]];
    return points.some(([x, y]) => {
      const hit = document.elementFromPoint(left + width * x, top + height * y);
      return hit !== null && (at.contains(hit) || hit.contains(at) || hit.closest("label")?.control === at);
    });
  };
  if (!boxes.some(isSeen)) faults.push("is out of sight or covered");
  const box = boxes[0] ?? at.getBoundingClientRect();
  const part = at.parentElement.closest("ul, ol, table, p, dl, fieldset, form, figure, nav, header, main, body");
  // Where it stands in that part, however far the page or the part is scrolled.
  const origin = part.getBoundingClientRect();
  const parts = [...document.querySelectorAll("*")];
  return {
    stop: at.dataset.stop === undefined ? null : Number(at.dataset.stop), name, faults,
    part: parts.indexOf(part), isBox: at.matches(".scroll, [tabindex='-1']"),
    top: box.top - origin.top + part.scrollTop, bottom: box.bottom - origin.top + part.scrollTop,
    left: box.left - origin.left, right: box.right - origin.left,
  };
}"""


def is_backwards(before: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether, within one part of the page, the second stands above the first, or left of it on one line."""
    if before["part"] != now["part"] or before["isBox"] or now["isBox"]:
        return False
    is_on_one_line: bool = now["top"] < before["bottom"] - 2 and before["top"] < now["bottom"] - 2
    if is_on_one_line:
        # A link that goes on in the next line begins there anew.
        return bool(now["left"] < before["left"] - 2 and now["bottom"] <= before["bottom"] + 2)
    # Higher up and further right a next column begins.
    return bool(now["bottom"] <= before["top"] + 2 and now["left"] < before["right"] - 2)


def walk(page: Page) -> tuple[list[int | None], list[str]]:
    """The stops in the order Tab reaches them, from the top of the page until it leaves it, and what is wrong there."""
    count: int = page.evaluate(MARK)
    reached: list[int | None] = []
    faults: list[str] = []
    before: dict[str, Any] | None = None
    # One more than there are: then it must have left.
    for _ in range(count + 1):
        page.keyboard.press("Tab")
        now: dict[str, Any] | None = page.evaluate(LOOK)
        if now is None:
            break
        reached.append(now["stop"])
        faults += [f"{fault}: {now['name']}" for fault in now["faults"]]
        if before is not None and is_backwards(before, now):
            faults.append(f"comes after what stands behind it: {now['name']}")
        before = now
    else:
        faults.append(f"Tab does not leave the page: it is at {before['name'] if before else '?'}")
    missed = sorted(set(range(count)) - set(reached))
    names = page.evaluate(
        "stops => stops.map(each => document.querySelector(`[data-stop='${each}']`).outerHTML)", missed
    )
    return reached, faults + [f"is not reached: {name[:120]}" for name in names]


@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_everything_in_order_and_in_sight(
    built_site: BuiltSite, server: str, page: Page, kind: str
) -> None:
    # The page of search makes its parts when its names have come; boxes that need not scroll say so a frame later.
    page.goto(server + built_site.example(kind).address, wait_until="networkidle")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    reached, faults = walk(page)
    assert faults == []
    assert reached == list(range(len(reached)))
    assert len(reached) > 5


BROKEN = {
    "a trap": ("document.querySelector('main a').addEventListener('blur', event => event.target.focus())", "not leave"),
    "an order of its own": ("document.querySelector('footer a').tabIndex = 1", None),
    "no outline": ("document.querySelector('.skip').style.outline = 'none'", "shows no focus"),
    "a cover": (
        "const lid = document.createElement('div'); document.body.append(lid);"
        "Object.assign(lid.style, { position: 'fixed', inset: '0', background: 'white', zIndex: 9 })",
        "covered",
    ),
    "a wrong order": ("document.querySelector('.menu ul').style.flexDirection = 'row-reverse'", "comes after"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_found(server: str, page: Page, name: str) -> None:
    script, fault = BROKEN[name]
    page.goto(f"{server}about/", wait_until="load")
    page.evaluate(f"() => {{ {script} }}")
    reached, faults = walk(page)
    if fault is None:
        assert reached != list(range(len(reached)))
    else:
        assert any(fault in each for each in faults), faults
