"""Writes the list of all checks into docs/checks.md, between its two marks (`make messages` runs it).

python tools/check_list.py            write it
python tools/check_list.py --check    only say whether it is up to date; exit 1 if not
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from generator import checks, locale
from generator.checks import Check, discover_checks
from generator.locale import translate
from generator.model.diagnostic import Severity

PAGE = Path(__file__).resolve().parent.parent / "docs/checks.md"
BEGIN, END = "<!-- list of checks: begin -->", "<!-- list of checks: end -->"


def rows(every: tuple[Check, ...]) -> Iterator[str]:
    """One table for each severity, its checks by id."""
    chinese = locale.catalogue("zh-CN")
    for severity in Severity:
        found = [check for check in every if check.severity is severity]
        yield f"### {severity.value.capitalize()}s ({len(found)})"
        yield ""
        yield "| check | 名称 | what it finds | rests on |"
        yield "|---|---|---|---|"
        for check in found:
            copied = f" ({check.copied.value} where transcribed)" if check.copied else ""
            sources = ", ".join(source.text for source in check.sources)
            cells = (f"`{check.id}`{copied}", translate(check.title, chinese), str(check.finds), sources)
            yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
        yield ""


def page(text: str, every: tuple[Check, ...]) -> str:
    """The page with its list brought up to date. Errors: ValueError where its marks are missing."""
    before, _, rest = text.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{PAGE.name} lacks {BEGIN} or {END}")
    head = f"{len(every)} checks.\n\n"
    table = "\n".join(rows(every))
    return f"{before}{BEGIN}\n\n{head}{table}\n{END}{after}"


def main() -> int:
    """Exit code 1 where the list is not up to date and only a look was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    text = PAGE.read_text(encoding="utf-8")
    fresh = page(text, discover_checks(checks))
    if arguments.check and fresh != text:
        print(f"{PAGE.name} is not up to date: run `make messages`", file=sys.stderr)
        return 1
    if not arguments.check:
        PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
