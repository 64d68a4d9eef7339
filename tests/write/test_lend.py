"""What one year lends to the next: names and shape, and no figure of either."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.submission import SubmissionKind
from generator.read.strict_yaml import load_mapping
from generator.write.begin import blank_fields
from generator.write.lend import empty_project, empty_submission, with_year
from generator.write.submission import project_tree, write_submission
from tests.template_book.test_round_trip import everything

FIGURES = ("amount", "amount_term", "target", "share", "weight", "standard", "description", "remark")


def texts(node: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a tree with the name of its field."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key != "labels" or not isinstance(value, dict):
                yield from texts(value, key)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value, name)
    else:
        yield name, node


def test_no_field_that_holds_a_figure_keeps_it() -> None:
    earlier = everything()
    year = earlier.fiscal_year + 1
    begun = empty_submission(earlier, year, earlier.kind)
    trees: list[dict[str, Any]] = [dict(load_mapping(write_submission(begun)["submission.yaml"], "x"))]
    trees += [project_tree(empty_project(one, (earlier.fiscal_year, year), earlier.units)) for one in earlier.projects]
    for tree in trees:
        kept = [(name, text) for name, text in texts(tree) if text and name in FIGURES]
        assert kept == []
        assert {"goals", "goals_term", "tasks", "directions", "terms", "text", "published_on"}.isdisjoint(tree)
    before = [name for one in earlier.projects for name, text in texts(project_tree(one)) if text and name in FIGURES]
    assert set(before) >= {"amount", "target", "share"}


def test_a_form_keeps_the_fields_it_has() -> None:
    for project in everything().projects:
        begun = empty_project(project, (2031, 2032), everything().units)
        for name in ("amount_term", "purpose", "overview", "basis", "term", "code"):
            assert (getattr(begun, name) is None) is (getattr(project, name) is None)
        assert len(begun.indicators) == len(project.indicators)
        assert [row.continues_level1 for row in begun.indicators] == [
            row.continues_level1 for row in project.indicators
        ]


def test_a_unit_that_is_no_more_is_left_blank() -> None:
    project = next(one for one in everything().projects if one.unit)
    assert empty_project(project, (2031, 2032), ()).unit == ""


def test_another_kind_of_document_gets_no_title_and_no_target_form() -> None:
    begun = empty_submission(everything(), 2031, SubmissionKind.ACCOUNTS)
    assert (begun.title, begun.targets) == ("", ())
    assert begun.units == everything().units


def test_only_the_year_itself_becomes_another() -> None:
    assert with_year("2031年12031号2031", 2031, 2032) == "2032年12031号2032"


def test_blank_fields_are_named_once() -> None:
    tree = {"amount": "", "name": "甲", "indicators": [{"target": ""}, {"target": "", "name": "乙"}]}
    assert blank_fields(tree) == ("amount", "indicators/target")
