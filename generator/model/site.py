"""The site itself: who runs it, in which language, and what it promises."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Site:
    """What `site.yaml` says of the site."""

    title: str = "明账"
    official: bool = False
    """True only where the government body that owns the content runs the site."""
    language: str = "zh-CN"
    """Language of the shell; the content stays as printed."""
    operator: str = ""
    """Office or organisation that runs the site; never a person."""
    contact: str = ""
    """How to report an error."""
    about: str = ""
    """Who runs this and why, as Markdown."""
    accessibility: str = ""
    """Accessibility statement, as Markdown."""
    shown_findings: Severity = Severity.NOTICE
    """The lightest finding the site makes public; errors that were released always are."""
    workbooks: bool = True
    """Whether each submission is offered as a workbook too."""
    is_preview: bool = False
    """Whether the site is one to look at before publication (预览)."""
    base_url: str = ""
    """Absolute address of the site with closing slash, or empty: then nothing absolute is written."""
