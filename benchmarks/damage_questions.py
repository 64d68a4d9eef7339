"""Properties of a submission or of one of its files that are asked as a whole."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal

from benchmarks.damage_places import GONE, Folder, project_files, tables_of
from generator.model.project_code import ProjectCodeError, check_character


def plan_rises(file: str) -> Callable[[Folder], bool]:
    """The shares of a spending plan never fall and end at 100, its months rise and are months."""

    def question(folder: Folder) -> bool:
        steps = [step for step in folder.get(file, {}).get("plan", []) if step != GONE]
        shares = [Decimal(text) for step in steps if (text := step.get("share", "").rstrip("%％ "))]
        months = [int(match[1]) for step in steps if (match := re.match(r"(\d+)\s*月", step["until"]))]
        rising = shares == sorted(shares) and shares[-1:] == [Decimal(100)]
        in_order = all(1 <= month <= 12 for month in months) and months == sorted(set(months))
        return file not in folder or (rising and in_order)

    return question


def codes_are_closed(table: str, column: int) -> Callable[[Folder], bool]:
    """Codes of 3, 5 and 7 digits, none twice, each below one that stands in the table."""

    def question(folder: Folder) -> bool:
        # The row of the sum has its label where the others have their code.
        cells = [row[column].strip() for row in folder[table][1:] if row != GONE]
        codes = [cell for cell in cells if cell and cell[0].isdigit()]
        known = set(codes)
        shaped = all(len(code) in (3, 5, 7) and (len(code) == 3 or code[:-2] in known) for code in codes)
        return shaped and len(known) == len(codes)

    return question


def code_checks(file: str) -> Callable[[Folder], bool]:
    """A project's code ends in its check character and names the project's file."""

    def question(folder: Folder) -> bool:
        code = folder.get(file, {}).get("code", "")
        try:
            return file not in folder or (check_character(code[:-1]) == code[-1:])
        except ProjectCodeError:
            return False

    return question


def codes_differ(folder: Folder) -> bool:
    """No two projects have one code."""
    codes = [code for file in project_files(folder) if (code := folder[file].get("code"))]
    return len(set(codes)) == len(codes)


def dates_follow(folder: Folder) -> bool:
    """Published in the twenty days after the approval, both being days."""
    submission = folder["submission.yaml"]
    try:
        approved = datetime.date.fromisoformat(submission.get("approved_on", ""))
        published = datetime.date.fromisoformat(submission.get("published_on", ""))
    except ValueError:
        return False
    return datetime.timedelta(0) <= published - approved <= datetime.timedelta(20)


def units_are_known(folder: Folder) -> bool:
    """Every project's unit is among those listed."""
    listed = [unit for unit in folder["submission.yaml"].get("units", []) if unit != GONE]
    keys = {unit.get("code") or unit["name"] for unit in listed}
    return all(folder[file].get("unit", "") in keys | {""} for file in project_files(folder))


def unit_codes_share_department(folder: Folder) -> bool:
    """All unit codes begin with the same three digits and are of one length."""
    codes = [unit.get("code", "") for unit in folder["submission.yaml"].get("units", []) if unit != GONE]
    return len({(code[:3], len(code)) for code in codes if code}) <= 1


def files_are_listed(folder: Folder) -> bool:
    """Every text and table has its file and every such file its entry; direction and project find each other."""
    submission = folder["submission.yaml"]
    texts = {f"text/{entry['id']}.md" for entry in submission.get("text", []) if entry != GONE}
    entries = [entry for entry in folder.get("tables.yaml", {}).get("tables", []) if entry != GONE]
    named = texts | {f"tables/{entry['id']}.csv" for entry in entries}
    there = {file for file in folder if file.startswith(("text/", "tables/"))}
    forms = [form for form in submission.get("targets", []) if form != GONE]
    ids = [d.get("project", "") for form in forms for d in form.get("directions", []) if d != GONE]
    ids += [id for id in submission.get("projects", []) if id != GONE]
    return named == there and all(f"projects/{id}.yaml" in folder for id in ids if id)


def heads_match(folder: Folder) -> bool:
    """The first row of every CSV repeats the labels of the columns."""
    for _, entry, file in tables_of(folder):
        paths = [" / ".join(label for label in c["path"] if label != GONE) for c in entry["columns"] if c != GONE]
        if folder[file][0] == GONE or [cell for cell in folder[file][0] if not cell.startswith("#")] != [
            path for path in paths if path
        ]:
            return False
    return True


def scopes_pair(file: str) -> Callable[[Folder], bool]:
    """Targets of the year and of the whole term have the same row numbers and names, their money the same sources."""

    def question(folder: Folder) -> bool:
        tree = folder.get(file, {})
        lines = [line for line in tree.get("funding", []) if line != GONE]
        sources = [[line["source"] for line in lines if line.get("scope", "year") == key] for key in ("year", "term")]
        rows = [
            [(row.get("row"), row.get("name")) for row in tree.get(key, []) if row != GONE]
            for key in ("indicators", "indicators_term")
        ]
        return rows[0] == rows[1] and sources[0] == sources[1]

    return question
