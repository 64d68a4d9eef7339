"""Brings the message catalogues up to date with the text in generator/ and templates/ (`make messages`).

python tools/messages.py                  extract, update mingzhang.po, compile mingzhang.mo
python tools/messages.py --fill FILE      the same, taking translations from lines of `english<TAB>中文`
python tools/messages.py --check          only say what is out of date or not translated; exit 1 if anything
"""

from __future__ import annotations

import argparse
import io
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "generator/locale/zh_CN/LC_MESSAGES/mingzhang.po"
MO = PO.with_suffix(".mo")
FOLDERS = ("generator", "templates")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "msg": None,
    "described": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

# One id as gettext tells them apart: its context if any, and the text, with its plural if any.
type_of_id = tuple[str | None, str | tuple[str, ...]]


class StableCatalog(Catalog):
    """A catalogue whose header holds neither dates nor tool versions, so that the same text gives the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", "zh_CN"),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", "nplurals=1; plural=0;"),
        ]


def new_catalogue() -> StableCatalog:
    """An empty catalogue of Chinese translations."""
    header = (
        "# Chinese (simplified) messages of Mingzhang. Written by `make messages`; translations are edited by hand."
    )
    return StableCatalog(locale="zh_CN", header_comment=header, fuzzy=False)


def extract(root: Path = ROOT) -> Iterator[tuple[str, type_of_id]]:
    """Each file name with one message id found in it, in the order of the files' names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]["mappings"]
    methods, options = [], {}
    for mapping in settings:
        patterns = mapping["pattern"] if isinstance(mapping["pattern"], list) else [mapping["pattern"]]
        for pattern in patterns:
            methods.append((pattern, mapping["method"]))
            options[pattern] = {key: value for key, value in mapping.items() if key not in ("method", "pattern")}

    def is_wanted(folder: str) -> bool:
        path = Path(folder).resolve()
        return path == root or path.relative_to(root).parts[0] in FOLDERS

    found = extract_from_dir(str(root), methods, options, keywords=KEYWORDS, directory_filter=is_wanted)
    for file, _line, text, _comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        yield file, (context, tuple(text) if isinstance(text, (list, tuple)) else text)


def updated(old: Catalog, found: Iterable[tuple[str, type_of_id]], given: dict[str, str]) -> StableCatalog:
    """A catalogue of exactly the ids `found`, translated as `given`, else as in `old`, else not yet."""
    new = new_catalogue()
    for file, (context, text) in found:
        first = text if isinstance(text, str) else text[0]
        known = old.get(first, context=context)
        string = given.get(first) or (translation(known) if known else "")
        new.add(text, string if isinstance(text, str) else (string,), locations=[(file, 0)], context=context)
    return new


def translation(entry: Message) -> str:
    """The Chinese of a message, empty when there is none yet; Chinese has no plural, so there is one."""
    return entry.string if isinstance(entry.string, str) else "".join((entry.string or ())[:1])


def as_po(catalogue: Catalog) -> bytes:
    """The .po of a catalogue, sorted and without line numbers, so that moving code changes nothing."""
    file = io.BytesIO()
    write_po(file, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """The .mo of a catalogue; the same catalogue gives the same bytes."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def read_catalogue() -> Catalog:
    """The catalogue as it is in the checkout; empty when there is none yet."""
    if not PO.is_file():
        return new_catalogue()
    with PO.open("rb") as file:
        return read_po(file, locale="zh_CN")


def read_translations(path: Path) -> dict[str, str]:
    r"""English to Chinese, from lines with a tab between the two; `\n` and `\t` in them stand for a break and a tab."""
    lines = path.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t", 1) for line in lines if "\t" in line)
    return {_unescaped(english): _unescaped(chinese.strip()) for english, chinese in pairs}


def _unescaped(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\t", "\t")


def ids(catalogue: Catalog) -> set[str]:
    """The ids of a catalogue, readable; of one with a plural, its singular."""
    return {each.id if isinstance(each.id, str) else each.id[0] for each in catalogue if each.id}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--fill", type=Path, action="append", default=[])
    options = parser.parse_args(arguments)

    given: dict[str, str] = {}
    for path in options.fill:
        given |= read_translations(path)
    old = read_catalogue()
    new = updated(old, extract(), given)
    files = {PO: as_po(new), MO: as_mo(new)}
    changed = [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]

    for title, ids_of_title in (("new", ids(new) - ids(old)), ("gone", ids(old) - ids(new))):
        for name in sorted(ids_of_title):
            print(f"{title}: {name!r}")
    missing = [each for each in new if each.id and not translation(each)]
    for each in missing:
        print(f"not translated: {each.id!r}")
    for unused in sorted(given.keys() - ids(new)):
        print(f"given, but nowhere used: {unused!r}")
    if options.check:
        for path in changed:
            print(f"{path.relative_to(ROOT)} is not up to date: run `make messages`", file=sys.stderr)
        return 1 if changed or missing else 0
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[path])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
