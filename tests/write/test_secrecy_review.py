"""A recorded secrecy review is written, read back, and kept only for the text that was reviewed."""

from __future__ import annotations

import dataclasses

import pytest

from generator.intake.text import read_text_document
from generator.model.secrecy_review import SecrecyReview
from generator.read.strict_yaml import load_mapping
from generator.validate.project import build_project
from generator.validate.schema import ProjectFile, SubmissionFile
from generator.write.assemble import Assembled, assemble
from generator.write.submission import project_tree, write_submission
from tests import samples
from tests.samples_text import Disclosure, disclosure, printed, reading_of

REVIEW = SecrecyReview("青川市档案管理局办公室", "2031-02-01")


def assembled(said: Disclosure, earlier: Assembled | None = None) -> Assembled:
    text = printed(said)
    reading, _ = reading_of(text)
    document = read_text_document("a.txt", text.encode())
    return assemble(
        reading, document, (samples.region(), samples.body(), 2031), earlier.submission if earlier else None
    )


def reviewed(found: Assembled) -> Assembled:
    projects = tuple(dataclasses.replace(project, secrecy_review=REVIEW) for project in found.submission.projects)
    return Assembled(dataclasses.replace(found.submission, projects=projects, secrecy_review=REVIEW), (), ())


def test_a_review_is_read_back_as_it_was_written() -> None:
    project = samples.project(secrecy_review=REVIEW)
    tree = project_tree(project)
    assert tree["secrecy_review"] == {"by": "青川市档案管理局办公室", "on": "2031-02-01"}
    assert build_project(project.id, ProjectFile.model_validate(tree))[0].secrecy_review == REVIEW
    text = write_submission(samples.submission(secrecy_review=REVIEW))["submission.yaml"]
    file = SubmissionFile.model_validate(load_mapping(text, "submission.yaml"))
    assert file.secrecy_review is not None
    assert (file.secrecy_review.by, file.secrecy_review.on) == (REVIEW.by, REVIEW.on)
    assert "secrecy_review" not in write_submission(samples.submission())["submission.yaml"]


@pytest.mark.parametrize(
    "entry",
    [
        {"by": "", "on": "2031-02-01"},
        {"by": "办公室", "on": ""},
        {"by": "办公室", "on": "2031-02-30"},
        {"by": "办公室"},
    ],
)
def test_a_review_without_office_or_day_is_refused(entry: dict[str, str]) -> None:
    tree = project_tree(samples.project())
    with pytest.raises(ValueError, match="secrecy_review"):
        ProjectFile.model_validate(tree | {"secrecy_review": entry})


def test_the_same_document_read_again_keeps_its_reviews() -> None:
    first = reviewed(assembled(disclosure(2)))
    again = assembled(disclosure(2), first).submission
    assert again.secrecy_review == REVIEW
    assert [project.secrecy_review for project in again.projects] == [REVIEW, REVIEW]


def test_what_changed_has_not_been_reviewed() -> None:
    first = reviewed(assembled(disclosure(2)))
    newer = assembled(disclosure(3), first).submission
    assert newer.secrecy_review is None
    assert [project.secrecy_review for project in newer.projects] == [REVIEW, REVIEW, None]
    held, *others = first.submission.projects
    other_amount = dataclasses.replace(held, amount=samples.amount("1.23"))
    before = dataclasses.replace(first.submission, projects=(other_amount, *others))
    again = assembled(disclosure(2), Assembled(before, (), ())).submission
    assert [project.secrecy_review for project in again.projects] == [None, REVIEW]
