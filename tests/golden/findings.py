"""The findings on the disclosures in content/, one a line, as they were read and reviewed beside the documents.

python -m tests.golden.findings     writes findings.tsv anew; whoever does so reads every line that changed beside its
                                    document and answers for its truth
"""

from __future__ import annotations

from pathlib import Path

from generator.checking import check_content
from generator.model.diagnostic import Diagnostic
from generator.settings import BuildSettings

CONTENT = Path(__file__).resolve().parents[2] / "content"
GOLDEN = Path(__file__).with_name("findings.tsv")
HEAD = "place\tcheck\tweight\tprinted\texpected\tdocument\tmessage\n"


def findings(content: Path) -> str:
    """All findings on a content folder in their fixed order, as lines of cells."""
    result = check_content(BuildSettings(content=content, output=Path("site")))
    return HEAD + "".join(f"{_line(one)}\n" for one in sorted(result.diagnostics, key=_order))


def _order(one: Diagnostic) -> tuple[str, int, str, str]:
    return one.place.file, one.place.line or 0, one.check, str(one.message)


def _line(one: Diagnostic) -> str:
    weight = one.severity.value + (" undecided" if one.is_undecided else "") + (" released" if one.release else "")
    place = f"{one.place.file}:{one.place.field or one.place.line}"
    cells = (place, one.check, weight, one.found, one.expected, one.place.source, str(one.message))
    return "\t".join(cell.replace("\t", " ").replace("\n", "⏎") for cell in cells)


if __name__ == "__main__":
    GOLDEN.write_text(findings(CONTENT), encoding="utf-8")
