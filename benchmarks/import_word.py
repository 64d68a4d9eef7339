"""Imports a made-up Word document of many project forms and measures it, for docs/performance.md.

    python -m benchmarks.import_word --projects 500

The document has what such documents have: cells merged both ways, styles, a table of contents, text in several runs.
The same number and seed give the same text.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.measure import run_import
from benchmarks.words import ACTIONS, BASES, ENDINGS, GOALS, INDICATORS, PURPOSES, SUBJECTS
from generator.model.project_code import check_character

YEAR = 2024
_REGION = "130102"
_BODY = "云溪第1县档案馆"
_WIDTH = 7
"""Squares of the grid of a form."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
    for id, name in (("1", "heading 1"), ("2", "heading 2"), ("TOC1", "toc 1"))
)
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{_W}">{_STYLES}</w:styles>',
}

Cell = tuple[str, int, str]
"""Text, squares it covers, and `restart` or `continue` for one merged downwards."""


def write_document(path: Path, projects: int, seed: int = 1) -> None:
    """Writes a Word document with that many project forms."""
    body = "".join(_blocks(projects, random.Random(seed)))
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in {**_PARTS, "word/document.xml": document}.items():
            file.writestr(name, part)


def _blocks(projects: int, chance: random.Random) -> Iterator[str]:
    names = [f"{chance.choice(SUBJECTS)}{chance.choice(ACTIONS)}{chance.choice(ENDINGS)}" for _ in range(projects)]
    headings = [f"{number}.{name}绩效目标表" for number, name in enumerate(names, start=1)]
    yield from (_paragraph(text) for text in (_BODY, f"{YEAR}年部门预算绩效文本", f"{_BODY}编制", "目 录"))
    for page, heading in enumerate(headings, start=4):
        yield _paragraph(f"{heading}\t{page}", "TOC1")
    yield _paragraph("第一部分 部门整体绩效目标", "1") + _paragraph("一、总体绩效目标", "2")
    yield from (_paragraph(_filled(chance.choice(GOALS), chance)) for _ in range(20))
    yield _paragraph("第二部分 预算项目绩效目标", "1")
    for number, (name, heading) in enumerate(zip(names, headings, strict=True), start=1):
        yield _paragraph(heading, "2") + _paragraph(f"{300_001 + number % 3} {_BODY}本级") + _paragraph("单位：万元")
        yield _table(_form(number, name, chance)) + _paragraph("")


def _filled(pattern: str, chance: random.Random) -> str:
    return pattern.format(subject=chance.choice(SUBJECTS), action=chance.choice(ACTIONS))


def _form(number: int, name: str, chance: random.Random) -> Iterator[Sequence[Cell]]:
    amount = f"{chance.randrange(100, 900_000) / 100:.2f}"
    code = f"{_REGION}{YEAR % 100}P{number:06}10001"
    yield _row(("项目编码", 1), (code + check_character(code), 2), ("项目名称", 1), (name, 3))
    money = ("预算数", 1), (amount, 1), ("其中：财政资金", 1), (amount, 1), ("其他资金", 1), ("", 1)
    yield [("预算规模及资金用途", 1, "restart"), *_row(*money)]
    yield [("", 1, "continue"), *_row((_filled("".join(chance.sample(PURPOSES, 3)), chance), 6))]
    yield [("资金支出计划（%）", 1, "restart"), *_row(("3月底", 2), ("6月底", 1), ("10月底", 1), ("12月底", 2))]
    yield [("", 1, "continue"), *_row(("25%", 2), ("50%", 1), ("75%", 1), ("100%", 2))]
    goals = "\n".join(f"{place}.{_filled(chance.choice(GOALS), chance)}" for place in (1, 2, 3))
    yield _row(("绩效目标", 1), (goals, 6))
    heads = ("一级指标", 1), ("二级指标", 1), ("三级指标", 1), ("绩效指标描述", 1), ("指标值", 1), ("指标值确定依据", 2)
    yield _row(*heads)
    words: dict[str, str | int] = {
        **{"subject": chance.choice(SUBJECTS), "action": chance.choice(ACTIONS), "amount": amount, "unit": "处"},
        **{"count": chance.randrange(1, 900), "small": 12, "low": 8, "rate": 95, "people": chance.randrange(100, 9000)},
    }
    first_below = [level1 is None for level1, *_ in INDICATORS[1:]] + [False]
    for (level1, level2, *texts), goes_on in zip(INDICATORS, first_below, strict=True):
        what, description, target = (text.format(**words) for text in texts)
        side: Cell = (level1 or "", 1, "restart" if level1 and goes_on else "" if level1 else "continue")
        rest = (level2 or "", 1), (what, 1), (description, 1), (target, 1), (chance.choice(BASES), 2)
        yield [side, *_row(*rest)]


def _row(*cells: tuple[str, int]) -> list[Cell]:
    return [(text, span, "") for text, span in cells]


def _table(rows: Iterator[Sequence[Cell]]) -> str:
    grid = '<w:gridCol w:w="1300"/>' * _WIDTH
    inside = "".join(f"<w:tr>{''.join(_cell(*cell) for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{inside}</w:tbl>"


def _cell(text: str, span: int, merge: str) -> str:
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(_paragraph(line) for line in text.split(chr(10)))}</w:tc>"


def _paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    half = len(text) // 2
    runs = "".join(f"<w:r>{_text(piece)}</w:r>" for piece in (text[:half], text[half:]) if piece)
    return f"<w:p>{properties}{runs}</w:p>"


def _text(piece: str) -> str:
    return "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in piece.split("\t"))


def main() -> None:
    """Measures the import of a document of the size asked for and prints a row of the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch, "绩效文本.docx")
        write_document(document, given.projects)
        done = []
        for number in range(given.rounds):
            content = Path(scratch, f"content-{number}")
            done.append(run_import(document, content))
            written = sum(1 for _ in content.glob("*/*/*/projects/*.yaml"))
            if written != given.projects:
                raise RuntimeError(f"{written} of {given.projects} projects were written")
        wall, cpu, memory = (
            statistics.median(getattr(one, name) for one in done) for name in ("wall", "cpu", "memory")
        )
        size = document.stat().st_size / 2**10
    print(f"| {given.projects} | {size:,.0f} KB | {wall:.1f} | {cpu:.1f} | {memory / 2**20:.0f} MB |")


if __name__ == "__main__":
    main()
