"""Which damages something else in the submission contradicts: the witness, found without any check.

A witness is an identity that holds exactly in the undamaged submission and does not hold after the damage. These are
looked for, in the undamaged files alone:

- **one figure twice**: equal values (元 and 万元 converted; a figure that is equal only when rounded may differ by half
  a unit of the coarser last place) of figures that name one thing: a label of the one, without filler words, stands in
  a label of the other (3 Han characters; 2 at its end), or 4 characters running are in both. Labels are the row, the
  columns and the title of a table, the labels of a form, a project's name, the clause before a figure in prose. Zero
  is no figure here, nor is a percentage;
- **sums**: columns over codes, over blocks of rows and 合计 rows; rows over their columns; sources of a project's
  money; budget lines; directions; in prose a total with its 其中/包括, parts with their 共计, changes with their parts;
- **the projects**: figures beside 项目 or a total that are the sum of all amounts or the number of all projects;
- **percentages** in prose: 占 a whole, 增长/下降 against this year's figure, rounded as printed;
- **counts** followed by the list they count (14个…其中包括：甲、乙);
- **costs**: a 总成本 indicator equal to the amount, cost indicators that add up to it, a cost equal to the quantity
  times the price its description gives, figures of a project's targets that its own texts repeat under the same name
  (percentages too);
- **plans** whose shares never fall and end at 100, and whose months rise;
- **texts that are one thing**: a project's name in heading, table, direction and task; targets and goals of year and
  term, and the sources of their money; a direction's goals and its project's; a department with its code in all forms;
  a term and its text in prose; a name's code in several tables; head of a table and its columns;
- **codes** with a check character, with parents in the same table, not twice; the unit codes of one department;
- **numbering** 1, 2, 3 or 一、二、三 of a list; **the fiscal year** wherever it stands before 年; publication in the
  twenty days after approval; references between files.

A damage without a witness is one that none of these contradicts: a lone target, a digit in a plain name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from benchmarks.damage_identities import Consecutive, Counted, Identity, SameText, Whole, Year
from benchmarks.damage_labels import project_figures, project_totals, same_figures
from benchmarks.damage_places import Folder, Number, Place, get, leaves, project_files, tables_of, tokens
from benchmarks.damage_questions import (
    code_checks,
    codes_are_closed,
    codes_differ,
    dates_follow,
    files_are_listed,
    heads_match,
    plan_rises,
    scopes_pair,
    unit_codes_share_department,
    units_are_known,
)
from benchmarks.damage_sums import form_sums, sides_of, table_sums, text_sums

_LIST = re.compile(r"\d+个[^，。：]*，?其中包括：([^。]*)。")
_ARABIC = re.compile(r"[^\d]{0,2}(\d+)\s*[.:：、]")
_ANNEX = re.compile(r"附件\s*(\d+)")
_PLAIN = re.compile(r"(\d+)$")
_HAN = re.compile(r"([一二三四五六七八九十]+)、")
_TABLE = re.compile(r"表([一二三四五六七八九十]+)$")


def identities(folder: Folder) -> list[Identity]:
    """Every identity that holds in the undamaged submission."""
    found: list[Identity] = [*table_sums(folder), *form_sums(folder), *same_figures(folder), *project_totals(folder)]
    for place in leaves(folder):
        text = get(folder, place) or ""
        # Sums are stated in prose and in the texts of forms, not in single values.
        if place.file.endswith(".md") or (not place.file.startswith("tables/") and len(text) > 12):
            found += text_sums(folder, place)
        found += _years_and_counts(folder, place, text)
    for file in project_files(folder):
        found += project_figures(folder, file)
        found += _of_one_project(folder, file)
    found += [*_texts(folder), *_numberings(folder), *_whole(folder)]
    return list(dict.fromkeys(identity for identity in found if identity.holds(folder)))


def witnesses(known: list[Identity], damaged: Folder) -> list[Identity]:
    """Those that the damage contradicts."""
    return [identity for identity in known if not identity.holds(damaged)]


def _years_and_counts(folder: Folder, place: Place, text: str) -> Iterator[Identity]:
    year = folder["submission.yaml"].get("fiscal_year")
    for ordinal, token in enumerate(tokens(text)):
        if token.text == year and (token.unit == "年" or place.path[-1:] == ("term",)):
            yield Year(Number(place, ordinal))
    for match in _LIST.finditer(text):
        ordinal = next(n for n, token in enumerate(tokens(text)) if token.start == match.start())
        yield Counted(Number(place, ordinal), match[1].count("、") + 1)


def _of_one_project(folder: Folder, file: str) -> Iterator[Identity]:
    tree = folder[file]
    name = Place(file, ("name",))
    if tree.get("code"):
        yield Whole(f"the check character of {file}", code_checks(file))
    if tree.get("plan"):
        yield Whole(f"the plan of {file} rises to 100", plan_rises(file))
    if tree.get("indicators_term"):
        yield Whole(f"the row numbers and names of both scopes of {file}", scopes_pair(file))
    yield SameText(name, Place(file, ("heading",)), inside=True)
    yield SameText(name, Place(file, ("parent_fund",)), inside=True)
    pairs = {row.get("row"): n for n, row in enumerate(tree.get("indicators_term", [])) if row.get("row")}
    for number, row in enumerate(tree.get("indicators", [])):
        if (other := pairs.get(row.get("row"))) is not None:
            yield SameText(
                Place(file, ("indicators", number, "target")), Place(file, ("indicators_term", other, "target"))
            )
    for number in range(len(tree.get("goals", []))):
        yield SameText(Place(file, ("goals", number)), Place(file, ("goals_term", number)))


def _texts(folder: Folder) -> Iterator[Identity]:
    names: dict[str, list[Place]] = defaultdict(list)
    departments: dict[str, list[Place]] = defaultdict(list)
    for file in project_files(folder):
        names[folder[file]["name"]].append(Place(file, ("name",)))
        departments[folder[file].get("department", "")].append(Place(file, ("department",)))
    for index, form in enumerate(folder["submission.yaml"].get("targets", [])):
        base = ("targets", index)
        departments[form.get("owner", "")].append(Place("submission.yaml", (*base, "owner")))
        for place, task in enumerate(form.get("tasks", [])):
            names[task["subject"]].append(Place("submission.yaml", (*base, "tasks", place, "subject")))
        for place, direction in enumerate(form.get("directions", [])):
            line, file = (*base, "directions", place), f"projects/{direction.get('project')}.yaml"
            names[direction["name"]].append(Place("submission.yaml", (*line, "name")))
            for mine, theirs in (("goal_year", "goals"), ("goal_term", "goals_term")):
                yield SameText(Place("submission.yaml", (*line, mine)), Place(file, (theirs, 0)))
    for side in sides_of(folder):
        for row in range(1, len(folder[side.file])):
            for column in side.texts:
                if (text := folder[side.file][row][column]) in names:
                    names[text].append(Place(side.file, (row, column)))
    departments.pop("", None)
    for group in (*names.values(), *departments.values()):
        for other in group[1:]:
            both = {group[0].file, other.file} != {"submission.yaml"} and group[0].path[-1:] == ("name",)
            yield SameText(group[0], other, needs_both=both)
    yield from _codes_of_names(folder)
    for place, term in enumerate(folder["submission.yaml"].get("terms", [])):
        for file in folder:
            if file.endswith(".md") and term["name"] in folder[file] and term["text"] in folder[file]:
                yield SameText(Place("submission.yaml", ("terms", place, "text")), Place(file), True, needs_both=True)


def _codes_of_names(folder: Folder) -> Iterator[Identity]:
    codes: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for side in sides_of(folder):
        for row, cells in enumerate(folder[side.file][1:], start=1):
            if side.codes and side.texts and cells[side.codes[0]].strip():
                codes[cells[side.codes[0]], cells[side.texts[0]]].append(Place(side.file, (row, side.codes[0])))
    for group in codes.values():
        yield from (SameText(group[0], other, needs_both=True) for other in group[1:])


def _numberings(folder: Folder) -> Iterator[Identity]:
    files = project_files(folder)
    headings = tuple(Place(file, ("heading",)) for file in files)
    targets = folder["submission.yaml"].get("targets", [])
    titles = tuple(Place("submission.yaml", ("targets", n, "title")) for n in range(len(targets)))
    entries = tables_of(folder)
    yield Consecutive(headings, _ARABIC)
    yield Consecutive((*titles, *headings), _ANNEX)
    yield Consecutive(tuple(Place("tables.yaml", ("tables", n, "number")) for n, _, _ in entries), _TABLE)
    for n, entry, _ in entries:
        places = [Place("tables.yaml", ("tables", n, "numbering", k)) for k in range(len(entry.get("numbering", [])))]
        yield Consecutive(tuple(places), _PLAIN)
    for file in files:
        yield Consecutive(tuple(Place(file, ("goals", n)) for n in range(len(folder[file].get("goals", [])))), _ARABIC)
    for n, form in enumerate(targets):
        goals = [Place("submission.yaml", ("targets", n, "goals", k)) for k in range(len(form.get("goals", [])))]
        yield Consecutive(tuple(goals), _ARABIC)
        lines = range(len(form.get("directions", [])))
        numbers = [Place("submission.yaml", ("targets", n, "directions", k, "number")) for k in lines]
        yield Consecutive(tuple(numbers), re.compile("([一二三四五六七八九十]+)$"))
    for side in sides_of(folder):
        for column in side.texts:
            rows = range(1, len(folder[side.file]))
            numbered = [Place(side.file, (row, column)) for row in rows]
            run = [place for place in numbered if _HAN.match(get(folder, place) or "")]
            yield Consecutive(tuple(run), _HAN)


def _whole(folder: Folder) -> Iterator[Identity]:
    yield Whole("no two projects have one code", codes_differ)
    yield Whole("publication in the twenty days after approval", dates_follow)
    yield Whole("the units of the projects are listed", units_are_known)
    yield Whole("the unit codes are of one department", unit_codes_share_department)
    yield Whole("entries and files name each other", files_are_listed)
    yield Whole("the heads of the tables are their columns", heads_match)
    for side in sides_of(folder):
        for column in side.codes:
            yield Whole(f"the codes of {side.file} have their parents", codes_are_closed(side.file, column))
