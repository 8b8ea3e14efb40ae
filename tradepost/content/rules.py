"""Rules of what the shop says: Markdown made into safe HTML, what it begins with, and the words it is filed under."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import nh3
from markdown_it import MarkdownIt

DRAFT, PUBLISHED = "draft", "published"
EXCERPT = 300  # letters

# What may stand in a page. Everything else is taken out, whatever wrote it: no scripts, styles or handlers of events.
TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p",
    "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title", "rel"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}

# CommonMark with tables and strikethrough. HTML is shown as text: who wants a heading writes one in Markdown.
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@lru_cache(maxsize=128)
def html(markdown: str) -> str:
    """Markdown as HTML that is safe to show; links that lead out of the shop say `rel="noopener nofollow"`."""
    tokens = _MARKDOWN.parse(markdown)
    for block in tokens:
        for token in block.children or ():
            if token.type == "link_open" and _OUTSIDE.match(str(token.attrGet("href") or "")):
                token.attrSet("rel", "noopener nofollow")
    made = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return nh3.clean(made, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def beginning(markdown: str) -> str:
    """The first paragraph as plain text, cut at a word where it is long."""
    tokens = _MARKDOWN.parse(markdown)
    for opened, inside in pairwise(tokens):
        if opened.type == "paragraph_open":
            words = {"softbreak": " ", "hardbreak": " "}
            parts = inside.children or []
            plain = [one.content if one.type in {"text", "code_inline"} else words.get(one.type, "") for one in parts]
            text = " ".join("".join(plain).split())
            if text:
                return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]}…"
    return ""


def filed(tags: Iterable[str]) -> str:
    """Tags as one looks for them: "|news|advice|"."""
    return "".join(f"|{tag}" for tag in tags) + "|"


def printable(text: str) -> str:
    """Text without what XML cannot hold."""
    return _CONTROL.sub("", text)
