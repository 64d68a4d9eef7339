"""A site of hostile texts in every field, in a browser: nothing runs, nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.commands.running import run
from tests.safety.hostile_site import YEARS, write_hostile_site
from tests.safety.hostile_texts import MARKUP
from tests.safety.whole_site import BODY
from tools.static_server import serving

# What content could have made, as the browser sees it once the site's own scripts have run.
LIVE = """() => {
  const tags = "iframe,object,embed,base,style,img,video,audio,math,dialog,portal,frame,applet,marquee";
  const found = [...document.querySelectorAll(tags)];
  for (const each of document.querySelectorAll("*")) {
    for (const {name, value} of each.attributes) {
      const isHandler = name.startsWith("on") || ["srcdoc", "formaction", "ping", "autofocus"].includes(name);
      const isLink = ["href", "src", "action", "xlink:href"].includes(name);
      const runs = isLink && /^\\s*(javascript|data|vbscript|blob):/i.test(value);
      if (isHandler || runs || (name === "style" && /url\\(/.test(value))) found.push(each);
    }
    if (each.localName === "script" && !each.src && each.type !== "application/ld+json") found.push(each);
  }
  return [...found.map((each) => each.outerHTML), ...(window.ran ? ["a script of the content ran"] : [])];
}"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    folder = tmp_path_factory.mktemp("hostile-site")
    content, output = write_hostile_site(folder / "content"), folder / "site"
    ended = run("build", "--content", content, "--output", output)
    assert ended.exit_code == 0, ended.out[-2000:] + ended.err
    return output


@pytest.fixture(scope="module")
def server(hostile: Path) -> Iterator[str]:
    """The address of that site, in the place of the usual one."""
    with serving(hostile) as address:
        yield address


@pytest.fixture
def page(new_page: Callable[..., Page], faults: list[str]) -> Page:
    """A page that notes every dialog; console errors and requests to other hosts are noted for all pages."""
    made = new_page()

    def hear(dialog: Dialog) -> None:
        faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    made.on("dialog", hear)
    return made


def live(page: Page) -> list[str]:
    found: list[str] = page.evaluate(LIVE)
    return found


@pytest.mark.parametrize("share", [4, pytest.param(1, marks=pytest.mark.soak)], ids=["of a quarter", "of all"])
def test_nothing_runs_on_any_page(page: Page, hostile: Path, server: str, faults: list[str], share: int) -> None:
    # The parsers of tests/safety read every page in every run; what a browser makes of them is seen on some.
    every = sorted(path.relative_to(hostile).as_posix().removesuffix("index.html") for path in hostile.rglob("*.html"))
    assert len(every) > 200
    addresses = every[::share]
    found = {}
    for address in addresses:
        page.goto(server + address)
        if made := live(page):
            found[address] = made[:3]
    assert found == {}
    assert faults == []


QUERIES = (MARKUP[0], MARKUP[3], '"><img src=x onerror=window.ran=1>', "馆藏", "javascript:window.ran=1", "{{7*7}}")


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_searched_for_and_found_is_text(query: str, page: Page, server: str, faults: list[str]) -> None:
    page.goto(
        f"{server}search/?q={quote(query)}&year={quote(query)}&kind={quote(query)}&from={quote(query)}#{quote(query)}"
    )
    expect(page.locator("main")).to_be_visible()
    page.wait_for_timeout(500)
    assert live(page) == []
    page.locator("main input[type=search]").first.fill(query[:12])
    page.wait_for_timeout(500)
    assert live(page) == []
    assert faults == []


def test_buttons_and_menus_make_nothing_live(page: Page, server: str, faults: list[str]) -> None:
    for address in (f"{BODY}/{YEARS[0]}/", f"{BODY}/{YEARS[0]}/p/xiufu/", f"{BODY}/{YEARS[0]}/t/zhichu/", "compare/"):
        answer = page.goto(server + address + f"?unit={quote(MARKUP[0])}#{quote(MARKUP[3])}")
        if answer is None or answer.status != 200:
            continue
        for button in page.locator("main button:visible, main summary:visible").all()[:30]:
            button.click(timeout=2_000)
        assert live(page) == []
    assert faults == []


@pytest.mark.parametrize(
    "made",
    [
        "<iframe></iframe>",
        '<p onfocus="x">',
        '<a href=" javascript:x">',
        "<script>x = 1</script>",
        "<img>",
        "<p autofocus>",
    ],
)
def test_what_is_live_is_seen(made: str, page: Page) -> None:
    page.set_content(f"<p>{made}</p>")
    assert live(page)
