"""The search scripts of the browser, run by Node on indexes that Python builds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.index.folding import folding, simplified_forms
from generator.index.names import build_name_index
from generator.index.numbers import number_word, numbers_in
from generator.index.text import tokens
from tests.index.made_up import SYNONYMS, made_up_entries

CLIENT = Path(__file__).parent / "client"

TEXTS = (
    "公务用车購置（２０２４）",
    "≥9000吨，≤4元/吨",
    "ＬＥＤ　大屏 №3 ㈱ ﬁ İstanbul ΣΑΣ",
    "e\u0301te\u0301 ǜ ñ",
    "한글 가 각 힣",
    "𠮷𫝈\U0002ebf0\U00031350",
    "①②Ⅲ½㎡℃",
    "乾燥後裏著",
    "",
    "——“”…",
    "字",
    "\u200b零宽\ufeff",
    "😀费😀",
)

NUMBERS = (
    "9.20 万元、920.00、9,200,000元、９，２００．５０",
    "1,2345、2023,2024、1,234,567.890",
    "3.2024年公务用车，2024.10.15，1.2.3",
    "28000人/次；5-10萬；350平方米的办公楼",
    "第007号，①50㎡，½，3．5",
    "2024𠮷𠮷年度费用 7",
)


@pytest.fixture(scope="session")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the name index of the made-up projects, these as JSON, and texts as Python folds them."""
    folder = tmp_path_factory.mktemp("indexes")
    entries = made_up_entries()
    for name, packed in build_name_index(entries, SYNONYMS).items():
        (folder / name).write_bytes(packed)
    forms = simplified_forms()
    fold = folding(forms)
    facts = {
        "variants": "".join(traditional + simple for traditional, simple in forms.items()),
        "texts": [[text, fold(text), tokens(fold(text))] for text in TEXTS],
        "numbers": [
            [text, [[n.value, n.after, number_word(n.value)] for n in numbers_in(text, fold)]]
            for text in (*TEXTS, *NUMBERS)
        ],
        "entries": [[e.name, e.code, e.unit_code, e.unit_name, e.body_name, e.address] for e in entries],
        "facets": {
            e.address: {
                "kind": e.kind,
                "year": str(e.year or ""),
                "status": e.status.value if e.status else "",
                "indicators": [kind.value for kind in e.indicators],
                "yuan": "" if e.amount_yuan is None else f"{e.amount_yuan:f}",
            }
            for e in entries
        },
    }
    (folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    return folder


@pytest.mark.parametrize("script", sorted(p.name for p in CLIENT.glob("*.test.mjs")))
def test_the_scripts_of_search(script: str, indexes: Path) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    run = subprocess.run(
        [node, "--test", str(CLIENT / script)],
        env=os.environ | {"INDEXES": str(indexes)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "# tests 0" not in run.stdout
