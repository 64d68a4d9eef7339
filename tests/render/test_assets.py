"""Assets are published under names that change when, and only when, their content does."""

import subprocess
from pathlib import Path

import pytest

from generator.render.assets import asset_names, read_assets
from generator.resources import templates_folder


def folder(tmp_path: Path, name: str, **files: str) -> Path:
    for file, content in files.items():
        path = tmp_path / name / "assets" / file.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path / name


def paths(*folders: Path) -> dict[str, str]:
    return dict(asset_names(read_assets(folders)))


def test_a_file_carries_its_fingerprint_and_a_folder_its_own(tmp_path: Path) -> None:
    found = paths(folder(tmp_path, "one", style_css="a{}", search__page_js="1", search__names_js="2"))
    assert list(found) == ["search/names.js", "search/page.js", "style.css"]
    assert found["style.css"].startswith("assets/style.")
    assert len(found["style.css"]) == len("assets/style.12345678.css")
    assert found["search/page.js"].partition("/page.js")[0] == found["search/names.js"].partition("/names.js")[0]


def test_changed_content_changes_the_name_of_what_it_concerns(tmp_path: Path) -> None:
    before = paths(folder(tmp_path, "one", style_css="a{}", search__page_js="1", search__names_js="2"))
    after = paths(folder(tmp_path, "two", style_css="a{}", search__page_js="1", search__names_js="3"))
    assert before["style.css"] == after["style.css"]
    # A script that did not change is fetched anew all the same: it loads the one that did.
    assert before["search/page.js"] != after["search/page.js"]


def test_bytes_moved_from_one_file_to_the_next_change_the_name(tmp_path: Path) -> None:
    before = paths(folder(tmp_path, "one", search__a_js="12", search__b_js="3"))
    after = paths(folder(tmp_path, "two", search__a_js="1", search__b_js="23"))
    assert before["search/a.js"] != after["search/a.js"]


def test_a_users_file_stands_for_the_packaged_one(tmp_path: Path) -> None:
    own = folder(tmp_path, "own", style_css="own")
    packaged = folder(tmp_path, "packaged", style_css="packaged", favicon_svg="<svg/>")
    assets = {asset.name: asset.content for asset in read_assets((own, packaged, tmp_path / "missing"))}
    assert assets == {"style.css": b"own", "favicon.svg": b"<svg/>"}


def test_the_parts_of_one_file_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    one = folder(tmp_path, "one", style_css="a{}")
    (one / "assets" / "display.js").mkdir()
    (one / "assets" / "display.js" / "units.js").write_text("units();", encoding="utf-8")
    (one / "assets" / "display.js" / "mode.js").write_text("mode();", encoding="utf-8")
    found = {asset.name: asset.content for asset in read_assets((one,))}
    assert found == {"display.js": b"mode();units();", "style.css": b"a{}"}
    assert paths(one)["display.js"].startswith("assets/display.")


def test_a_users_file_stands_for_a_part_or_for_all_parts(tmp_path: Path) -> None:
    packaged = folder(tmp_path, "packaged")
    (packaged / "assets" / "display.js").mkdir(parents=True)
    (packaged / "assets" / "display.js" / "a.js").write_text("a", encoding="utf-8")
    (packaged / "assets" / "display.js" / "b.js").write_text("b", encoding="utf-8")
    part = folder(tmp_path, "part")
    (part / "assets" / "display.js").mkdir(parents=True)
    (part / "assets" / "display.js" / "b.js").write_text("own", encoding="utf-8")
    assert [asset.content for asset in read_assets((part, packaged))] == [b"a\nown"]
    whole = folder(tmp_path, "whole", display_js="all")
    assert [asset.content for asset in read_assets((whole, packaged))] == [b"all"]


def test_hidden_files_stay_out_and_odd_names_are_refused(tmp_path: Path) -> None:
    one = folder(tmp_path, "one", style_css="a")
    (one / "assets" / ".hidden").write_text("x")
    assert list(paths(one)) == ["style.css"]
    (one / "assets" / "样式.css").write_text("x")
    with pytest.raises(ValueError, match="样式"):
        read_assets((one,))


def test_nothing_in_the_packaged_assets_asks_another_host() -> None:
    for asset in read_assets((templates_folder(),)):
        text = asset.content.decode().replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text and "https://" not in text and "url(" not in text, asset.name


SCRIPT = r"""/** What it does. */
// Why.
const PATTERN = /[/*]\/\/x/u; // behind
export const text = `// no comment
  /* none either */ ${PATTERN}`;
"""


def test_comments_are_left_out_of_what_is_published_and_nothing_else(tmp_path: Path) -> None:
    one = folder(tmp_path, "one", a_js=SCRIPT, b_css="/* why */\na { content: '/* text */'; }\n", c_svg="<!-- kept -->")
    (one / "assets" / "finished.min.js").write_text("/*! licence */ f();")
    found = {asset.name: asset.content.decode() for asset in read_assets((one,))}
    assert found["a.js"] == (
        r"const PATTERN=/[/*]\/\/x/u;export const text=`// no comment" + "\n  /* none either */ ${PATTERN}`;"
    )
    assert found["b.css"] == "a{content:'/* text */'}"
    assert found["c.svg"] == "<!-- kept -->"
    assert found["finished.min.js"] == "/*! licence */ f();"


def test_published_scripts_are_still_scripts(tmp_path: Path) -> None:
    for asset in read_assets((templates_folder(),)):
        if asset.name.endswith(".js"):
            file = tmp_path / asset.name.replace("/", "_").replace(".js", ".mjs")
            file.write_bytes(asset.content)
            subprocess.run(["node", "--check", file], check=True)
