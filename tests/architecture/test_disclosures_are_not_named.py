"""The code and the templates know forms, never the places and bodies whose disclosures are in content/."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = re.compile(r"^name: *[\"']?([^\"'#\n]+?)[\"']? *$", re.MULTILINE)


def names_and_codes(content: Path) -> set[str]:
    """The names and codes of the regions and the names of the bodies that have submissions."""
    regions = {path.parent for path in content.glob("*/region.yaml")}
    described = [*(region / "region.yaml" for region in regions), *content.glob("*/*/body.yaml")]
    names = {name for path in described for name in NAME.findall(path.read_text(encoding="utf-8"))}
    return names | {region.name for region in regions}


def mentions(folders: list[Path], wanted: set[str]) -> list[str]:
    pattern = re.compile("|".join(rf"(?<!\d){re.escape(name)}(?!\d)" for name in sorted(wanted)))
    found = []
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.is_file()):
        # Text that is not UTF-8 (the compiled catalogue) holds nothing but what its source holds.
        match = pattern.search(path.read_bytes().decode("utf-8", errors="replace"))
        if match:
            found.append(f"{path.relative_to(folders[0].parent)}: {match[0]}")
    return found


def test_neither_code_nor_templates_name_a_disclosure() -> None:
    wanted = names_and_codes(ROOT / "content")
    assert wanted
    assert mentions([ROOT / "generator", ROOT / "templates"], wanted) == []


def test_a_name_in_the_code_is_found(tmp_path: Path) -> None:
    body = tmp_path / "content/990100/jiaotongju/body.yaml"
    body.parent.mkdir(parents=True)
    body.write_text('slug: jiaotongju\nname: "某某市交通局"\n', encoding="utf-8")
    (tmp_path / "content/990100/region.yaml").write_text("name: 某某市\n", encoding="utf-8")
    wanted = names_and_codes(tmp_path / "content")
    assert wanted == {"990100", "某某市", "某某市交通局"}
    code = tmp_path / "generator"
    code.mkdir()
    (code / "a.py").write_text("if code == '990100': ...", encoding="utf-8")
    (code / "b.py").write_text("number = 1990100", encoding="utf-8")
    assert mentions([code], wanted) == ["generator/a.py: 990100"]
