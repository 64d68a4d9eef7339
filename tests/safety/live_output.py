"""Looks over the HTML of a page for anything that is live there and that content must never make.

Every `<` of a page must begin a tag of one strict form, with an element and attributes that the templates have: of
anything else nobody knows how a browser reads it. Links lead into the site or, of `a` alone, to a plain host.
"""

from __future__ import annotations

import functools
import html
import json
import re
from typing import Final

from generator.model.link import is_outside_link, is_safe_link

ELEMENTS: Final = frozenset(
    (
        *("a", "article", "aside", "b", "blockquote", "body", "br", "button", "caption", "code", "col", "colgroup"),
        *("data", "dd", "defs", "del", "desc", "details", "div", "dl", "dt", "em", "fieldset", "figcaption"),
        *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr"),
        *("html", "input", "ins", "label", "legend", "li", "line", "link", "main", "meta", "nav", "noscript"),
        *(
            "ol",
            "optgroup",
            "option",
            "p",
            "path",
            "pattern",
            "pre",
            "rect",
            "script",
            "section",
            "select",
            "span",
            "strong",
        ),
        *("summary", "sup", "svg", "table", "tbody", "td", "template", "text", "tfoot", "th", "thead", "time"),
        *("title", "tr", "ul", "wbr"),
    )
)
"""What the templates and Markdown make."""
_NEVER: Final = re.compile(
    r"on.*|style|srcdoc|srcset|formaction|ping|background|http-equiv|xlink:.*|xml:.*|is|slot|contenteditable|autofocus"
    r"|poster|manifest|data|codebase|archive|dynsrc|lowsrc|target|download|nonce|integrity|crossorigin|allow.*",
)
_LINKS: Final = frozenset(("href", "src", "action", "cite", "longdesc", "usemap"))
_TAG: Final = re.compile(
    r'<(?:!doctype html|/[a-z][a-z0-9]*\s*|[a-z][a-z0-9]*(?:\s+[A-Za-z][A-Za-z-]*(?:="[^"<>]*")?)*\s*/?)>',
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE: Final = re.compile(r'\s([A-Za-z][A-Za-z-]*)(?:="([^"<>]*)")?')
_DATA: Final = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def live_output(page: str) -> list[str]:
    """What a page has that it must not have; nothing where all is well."""
    faults = [fault for tag in dict.fromkeys(_TAG.findall(page)) for fault in _faults_of(tag)]
    rest = _TAG.sub("", page)
    at = rest.find("<")
    if at >= 0:
        faults.append(f"no tag of ours: {rest[at : at + 80]!r}")
    for island in _DATA.findall(page):
        try:
            json.loads(island)
        except ValueError:
            faults.append(f"linked data that is no JSON: {island[:80]!r}")
    return faults


@functools.lru_cache(maxsize=100_000)
def _faults_of(tag: str) -> tuple[str, ...]:
    named = _NAME.match(tag)
    if named is None:
        return ()
    name = named[1]
    attributes = {found[1].lower(): html.unescape(found[2] or "") for found in _ATTRIBUTE.finditer(tag)}
    faults = [] if name in ELEMENTS else [f"element: {tag}"]
    is_policy = name == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    faults += [f"attribute: {tag}" for each in attributes if _NEVER.fullmatch(each) and not is_policy]
    faults += [f"link: {tag}" for each, value in attributes.items() if each in _LINKS and not _may_lead(name, value)]
    is_own_script = re.fullmatch(r"[./]*assets/[A-Za-z0-9._/-]+\.js", attributes.get("src", ""))
    if name == "script" and not tag.startswith("</") and not is_own_script:
        faults += [] if attributes == {"type": "application/ld+json"} else [f"script: {tag}"]
    return tuple(faults)


def _may_lead(element: str, address: str) -> bool:
    if is_outside_link(address):
        return element in {"a", "link"}
    path, _, query = address.partition("?")
    is_inside = re.fullmatch(r"(?:\.\.?/)*", path) is not None or is_safe_link(path)
    return is_inside and not re.search(r"[\s\\<>]", query)
