"""The projects of all submissions that one question is about (没有满意度指标的项目): a list in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import Message, msg
from generator.model.page import Head, Page
from generator.pages.shared import records
from generator.pages.shared.across import (
    QUESTIONS,
    answers_by_question,
    listed_parts,
    question_address,
    question_meaning,
    question_title,
)
from generator.pages.shared.addresses import HOME
from generator.pages.shared.project_lists import ListedPart, list_record


@dataclass(frozen=True, slots=True)
class QuestionsProjectsPage:
    """What one part of the answers to a question shows."""

    head: Head
    """Title, description, trail."""
    counts: Message
    """What is listed, in a sentence."""
    cannot_know: Message
    """What the forms do not tell, in a sentence."""
    submissions: int
    """How many disclosures have a project that is listed."""
    asked: int
    """How many projects of all disclosures it could be told of."""
    untold: int
    """How many it could not."""
    listed: ListedPart
    """The projects."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The parts of the answers to each question; none of one that holds in fewer than two submissions."""
    for question, answered in answers_by_question(catalogue).items():
        counts, cannot_know = question_meaning(question)
        fed = [(summary, answer.projects) for summary, answer in answered]
        for listed in listed_parts(catalogue, fed, question_address(question)):
            context = QuestionsProjectsPage(
                head=Head(
                    question_title(question),
                    msg("A question to the projects of all disclosures on this site, and what it cannot know"),
                    (HOME, QUESTIONS),
                    part=listed.title,
                ),
                counts=counts,
                cannot_know=cannot_know,
                submissions=sum(bool(answer.projects) for _, answer in answered),
                asked=sum(answer.asked for _, answer in answered),
                untold=sum(answer.untold for _, answer in answered),
                listed=listed,
            )
            data = records.page_record(
                catalogue.site,
                "questions_projects",
                listed.here.address,
                question.value,
                question=question.value,
                asked=context.asked,
                untold=context.untold,
                **list_record(listed),
            )
            yield Page(listed.here.address, "pages/questions_projects.html", context, data, is_permanent=False)
