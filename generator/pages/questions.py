"""The page that names the questions (常见问法) asked of all projects and how many projects answer each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.message import msg
from generator.model.page import Head, Page
from generator.pages.shared.across import QUESTIONS, answers_by_question, question_address, question_title
from generator.pages.shared.addresses import HOME
from generator.pages.shared.listings import ListLink, list_link, lists_record


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """What the page shows."""

    head: Head
    """Title, description, trail."""
    lists: tuple[ListLink, ...]
    """The questions there are answers to."""


def site_pages(catalogue: Catalogue) -> Iterator[Page]:
    """The page; none where no question holds in two submissions."""
    lists = tuple(
        list_link(
            question_title(question),
            question_address(question),
            [(summary, answer.projects) for summary, answer in answered if answer.projects],
        )
        for question, answered in answers_by_question(catalogue).items()
    )
    if lists:
        description = msg("Ready-made questions to the projects of all disclosures on this site")
        context = QuestionsPage(Head(QUESTIONS.label, description, (HOME,)), lists)
        data = lists_record(catalogue.site, "questions", QUESTIONS.address, lists)
        yield Page(QUESTIONS.address, "pages/questions.html", context, data, is_permanent=False)
