"""Pages to bytes: the HTML of a page and the `index.json` beside it. Same page, same bytes."""

from __future__ import annotations

import contextlib
import functools
import gettext
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, Template

from generator.model.page import Page, Shell
from generator.render.compiled import CompiledTemplates
from generator.render.compiling import LeanEnvironment
from generator.render.environment import new_environment
from generator.render.language_parts import mark_chinese

_WORTH = 60
"""Pages of one template from which compiling it for speed is worth its time, where that is kept."""
_WORTH_ONCE = 250
"""The same where nothing is kept: one costs about as much as is spared on so many."""


class Renderer:
    """Renders the pages of one build in one language."""

    def __init__(
        self,
        shell: Shell,
        translations: gettext.NullTranslations,
        template_folders: Sequence[Path],
        *,
        are_own: bool = False,
    ) -> None:
        """A renderer that looks for templates in the folders in their order: a user's own before the packaged ones.

        `are_own`: all of them come with the program, so that what is compiled may be kept beside them.
        """
        self._kept = CompiledTemplates(template_folders, f"{shell.site.language} lean") if are_own else None
        self._environment = new_environment(shell, translations, template_folders)
        if are_own:
            self._environment.bytecode_cache = CompiledTemplates(template_folders, shell.site.language)
        self._base_url = shell.site.base_url
        self._is_chinese = shell.site.language == "zh-CN"
        self._ingredients = (shell, translations, tuple(template_folders))
        self._rendered: Counter[str] = Counter()
        self._fast: dict[str, Template] = {}

    @functools.cached_property
    def _lean(self) -> Environment:
        """The environment that compiles for speed; many who render a page or two never need it."""
        lean = new_environment(*self._ingredients, LeanEnvironment)
        lean.bytecode_cache = self._kept
        return lean

    def render(self, page: Page) -> bytes:
        """The HTML of a page, UTF-8.

        Errors: jinja2.TemplateError for a template that is missing or at fault.
        """
        with contextlib.suppress(Exception):
            # Whatever fails here is made again below, and told with its template and line.
            fast = self._fast_template(page.template)
            if fast is not None:
                return self.finished(self._made(fast, page))
        return self.finished(self._made(self._environment.get_template(page.template), page))

    def _fast_template(self, name: str) -> Template | None:
        """The template compiled for speed, where it is at hand or worth it."""
        if name in self._fast:
            return self._fast[name]
        self._rendered[name] += 1
        number = self._rendered[name]
        is_first = number == 1 and self._kept is not None and self._kept.is_at_hand(name)
        if is_first or number == (_WORTH if self._kept else _WORTH_ONCE):
            self._fast[name] = self._lean.get_template(name)
        return self._fast.get(name)

    def _made(self, template: Template, page: Page) -> str:
        return template.render(
            page=page.context,
            head=page.context.head,
            address=page.address,
            root=self._root(page.address),
            told=set(),
        )

    def finished(self, html: str) -> bytes:
        """The HTML as it is published, UTF-8: where the shell is not Chinese, its Chinese parts say that they are."""
        return (html if self._is_chinese else mark_chinese(html)).encode()

    def render_data(self, page: Page) -> bytes:
        """The `index.json` of a page that has data: UTF-8, keys in the order of the record, a newline at the end."""
        return (json.dumps(page.data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()

    def environment_within(self, folder: str) -> Environment:
        """An environment like this one in which templates of a folder of templates stand for those of their names."""
        shell, translations, folders = self._ingredients
        return new_environment(shell, translations, (*(each / folder for each in folders), *folders))

    def _root(self, address: str) -> str:
        """The way from a page to the site's root.

        The page for unknown addresses is shown at any depth: only the site's absolute address leads home from there.
        """
        if address and not address.endswith("/") and self._base_url:
            return self._base_url
        return "../" * address.count("/") or "./"


def output_path(address: str) -> str:
    """The file of a page below the site's root: `…/index.html`, or the address itself where it names a file."""
    return f"{address}index.html" if not address or address.endswith("/") else address
