"""What all disclosures together are asked: their largest projects, sorts of project, questions; only what two feed."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model.catalogue import Catalogue, Summary
from generator.model.han import fold
from generator.model.message import Message, msg
from generator.model.page import Crumb
from generator.model.question import Answer, Question
from generator.model.submission import SubmissionKind
from generator.pages.shared.listings import ENOUGH, submissions_of
from generator.pages.shared.project_filing import filing
from generator.pages.shared.project_lists import ListedPart, ListedProject, parts_of_list, withheld_below
from generator.pages.shared.words import year_label

LARGEST: Final = Crumb(msg("The largest projects"), "largest/")
"""The page that names the years there are lists of largest projects of."""
PROJECT_KINDS: Final = Crumb(msg("Projects by kind"), "project-kinds/")
"""The page that names the kinds of project there are lists of."""
QUESTIONS: Final = Crumb(msg("Questions to all projects"), "questions/")
"""The page that names the questions there are answers to."""

_LONGEST_SLUG: Final = 48

Fed = tuple[tuple[Summary, tuple[int, ...]], ...]
"""Submissions, each with places of projects in it."""


@dataclass(frozen=True, slots=True)
class ProjectKind:
    """A kind of project as forms print it, and the projects they call so."""

    field: str
    """`category` (项目类别) or `attribute` (项目属性)."""
    text: str
    """As the first of them prints it; width and punctuation make no difference."""
    slug: str
    """Its part of the address: the pinyin of the text."""
    fed: Fed
    """The submissions, in the order of the catalogue."""

    @property
    def label(self) -> Message:
        """Field and text: 项目类别：特定目标类."""
        if self.field == "category":
            return msg("Project category: {text}", text=self.text)
        return msg("Project attribute: {text}", text=self.text)

    @property
    def address(self) -> str:
        """The address of the first part of its list."""
        return f"{PROJECT_KINDS.address}{self.field}/{self.slug}/"


def part_of(address: str) -> Callable[[int], str]:
    """What gives the address of a part of a list by its number, from 1."""
    return lambda part: address + (f"{part}/" if part > 1 else "")


def largest_address(year: int, kind: SubmissionKind) -> str:
    """The address of the list of the largest projects of a year and kind of document: `largest/2024/`."""
    return f"{LARGEST.address}{year}/" if kind is SubmissionKind.BUDGET else f"{LARGEST.address}{year}-{kind.value}/"


def question_address(question: Question) -> str:
    """The address of the first part of the answers to a question."""
    return f"{QUESTIONS.address}{question.value}/"


def submissions_by_year(catalogue: Catalogue) -> Mapping[tuple[int, SubmissionKind], tuple[Summary, ...]]:
    """Year and kind, the newest first → the submissions with an amount; years that too few have are left out."""
    found: dict[tuple[int, SubmissionKind], list[Summary]] = defaultdict(list)
    for summary in submissions_of(catalogue):
        if summary.total.counted:
            found[summary.fiscal_year, summary.kind].append(summary)
    kinds = list(SubmissionKind)
    keys = sorted(found, key=lambda key: (-key[0], kinds.index(key[1])))
    return {key: tuple(found[key]) for key in keys if len(found[key]) >= ENOUGH}


def project_kinds(catalogue: Catalogue) -> tuple[ProjectKind, ...]:
    """The kinds of project that enough submissions print, categories first, then in the order of the catalogue."""
    found: dict[tuple[str, str], dict[str, tuple[Summary, list[int]]]] = {}
    texts: dict[tuple[str, str], str] = {}
    for summary in submissions_of(catalogue):
        for each in summary.sorts:
            key = each.field, fold(each.text)
            texts.setdefault(key, each.text)
            found.setdefault(key, {}).setdefault(summary.path, (summary, []))[1].append(each.project)
    kept = sorted((key for key in found if len(found[key]) >= ENOUGH), key=lambda key: key[0] != "category")
    slugs = {key: _slug(key[1]) for key in kept}
    counts = Counter((field, slugs[field, plain]) for field, plain in kept)
    kinds = []
    for field, plain in kept:
        slug = slugs[field, plain]
        if counts[field, slug] > 1 or not slug:
            slug = "-".join(filter(None, (slug, hashlib.sha256(plain.encode()).hexdigest()[:8])))
        fed = tuple((summary, tuple(places)) for summary, places in found[field, plain].values())
        kinds.append(ProjectKind(field, texts[field, plain], slug, fed))
    return tuple(kinds)


def _slug(plain: str) -> str:
    """Syllables, words and numbers of a folded text, as far as they can stand in an address."""
    pieces = (piece.lstrip("0") or "0" for piece in filing(plain).order if piece.isascii() and piece.isalnum())
    return "-".join(pieces)[:_LONGEST_SLUG].strip("-")


def answers_by_question(catalogue: Catalogue) -> Mapping[Question, tuple[tuple[Summary, Answer], ...]]:
    """Question → what every submission answers; questions that hold in too few submissions are left out."""
    found: dict[Question, list[tuple[Summary, Answer]]] = {question: [] for question in Question}
    for summary in submissions_of(catalogue):
        for answer in summary.answers:
            found[answer.question].append((summary, answer))
    return {
        question: tuple(answered)
        for question, answered in found.items()
        if sum(bool(answer.projects) for _, answer in answered) >= ENOUGH
    }


def listed_parts(
    catalogue: Catalogue, fed: Iterable[tuple[Summary, Iterable[int]]], address: str
) -> Iterator[ListedPart]:
    """The parts of a list of projects, in the order of the catalogue and, in one disclosure, as printed."""
    entries: list[ListedProject] = []
    for summary, places in fed:
        year = year_label(summary.fiscal_year, summary.kind)
        entries.extend(ListedProject(summary.projects[place], summary, year) for place in places)
    return parts_of_list(entries, withheld_below(catalogue), part_of(address))


def question_title(question: Question) -> Message:
    """The question in words."""
    return _QUESTIONS[question][0]


def question_meaning(question: Question) -> tuple[Message, Message]:
    """What the answer counts, and what it cannot know; each a sentence."""
    return _QUESTIONS[question][1:]


_UNKNOWN_KIND: Final = msg(
    "Whether such an indicator was called for, the forms do not say; one that stands under another heading is not seen."
)
_QUESTIONS: Final = {
    Question.NO_QUANTITY: (
        msg("Which projects name no quantity indicator?"),
        msg("Listed is a project whose form names indicators, none of them under the heading of quantity (数量)."),
        _UNKNOWN_KIND,
    ),
    Question.NO_TIMELINESS: (
        msg("Which projects name no timeliness indicator?"),
        msg("Listed is a project whose form names indicators, none of them under the heading of timeliness (时效)."),
        _UNKNOWN_KIND,
    ),
    Question.NO_SATISFACTION: (
        msg("Which projects name no satisfaction indicator?"),
        msg("Listed is a project whose form names indicators, none of them under the heading of satisfaction (满意)."),
        _UNKNOWN_KIND,
    ),
    Question.ALL_WORDS: (
        msg("Which projects have targets in words only?"),
        msg(
            "Listed is a project whose filled-in targets are all words: in none did this site read a number or a date."
        ),
        msg(
            "Some things are rightly said in words; and a number that stands in a goal or a description does not count."
        ),
    ),
    Question.BLANK_TARGET: (
        msg("Which projects leave the target of an indicator blank?"),
        msg("Listed is a project whose form names an indicator and prints nothing in the cell of its target."),
        msg("Whether the cell was left blank on purpose, or filled in elsewhere, the forms do not say."),
    ),
    Question.NO_AMOUNT: (
        msg("Which projects print no figure as their amount?"),
        msg("Listed is a project whose amount is left blank, 无 or not applicable; a printed 0 is a figure."),
        msg("Whether it has money elsewhere, under another project or in another year, the form does not say."),
    ),
}
