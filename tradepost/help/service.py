"""Finds pages of the guide by words, and shows one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tradepost.content import rules as content
from tradepost.core.errors import NotFound
from tradepost.help.schemas import HelpFound, HelpPage
from tradepost.help.titles import RUSSIAN
from tradepost.search.words import fold, meaningful, stems, words

# Beside the web apps, where they were built; in a checkout without them, where they are written.
FOLDERS = (Path(__file__).parents[1] / "static" / "guide", Path(__file__).parents[2] / "docs" / "guide")
EXCERPT = 160
TITLE, HEADING, TEXT = 8, 3, 1  # what a word counts by where it stands

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_FENCE = re.compile(r"```.*?```", re.DOTALL)
_MARKS = re.compile(r"[*_`#|>]+|\[|\]\([^)]*\)|^\s*[-:| ]+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading; the first is the page's own, under its title."""

    heading: str
    text: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of the guide."""

    page: str
    title: str
    russian: str
    stems: frozenset[str]
    sections: Sequence[Section]
    markdown: str


@cache
def guides() -> dict[str, Guide]:
    """Every page by its name. They are files of the program: read once."""
    for folder in FOLDERS:
        if files := sorted(folder.glob("*.md")):
            return {file.stem: _read(file.stem, file.read_text(encoding="utf-8")) for file in files}
    return {}


def _read(page: str, markdown: str) -> Guide:
    first, _, body = markdown.partition("\n")
    title, russian = first.lstrip("# ").strip(), RUSSIAN.get(page, "")
    # A line of commands may begin as a heading does.
    quiet = _FENCE.sub(lambda found: found[0].replace("\n#", "\n "), body)
    parts = re.split(r"^#{2,3} +(.+)$", quiet, flags=re.MULTILINE)
    sections = [
        Section(heading, text, frozenset(stems(text)))
        for heading, text in zip(["", *parts[1::2]], (_plain(text) for text in parts[::2]), strict=True)
    ]
    return Guide(page, title, russian, frozenset(stems(f"{title} {russian}")), sections, body)


def _plain(markdown: str) -> str:
    return " ".join(_MARKS.sub(" ", _FENCE.sub(" ", markdown)).split())


def find(text: str, limit: int) -> list[HelpFound]:
    """The pages that have every word, in any of its forms, the best first; of the last word the beginning is enough."""
    found = stems(text)
    asked = [found[place] for place in meaningful(words(text))]
    if not asked:
        return []
    ranked = []
    for guide in guides().values():
        best, section = -1, guide.sections[0]
        there: set[str] = set()
        in_title = _hits(asked, guide.stems)
        for one in guide.sections:
            in_heading, in_text = _hits(asked, frozenset(stems(one.heading))), _hits(asked, one.stems)
            there |= in_heading | in_text
            here = HEADING * len(in_heading) + TEXT * len(in_text)
            if here > best:
                best, section = here, one
        points = TITLE * len(in_title) + best
        if there | in_title == set(asked):
            ranked.append((-points, guide.title, guide, section))
    ranked.sort(key=lambda one: one[:2])
    return [
        HelpFound(
            page=guide.page,
            title=guide.title,
            title_ru=guide.russian,
            heading=section.heading,
            excerpt=_excerpt(section.text, asked),
        )
        for _points, _title, guide, section in ranked[:limit]
    ]


def _hits(asked: Sequence[str], known: frozenset[str]) -> set[str]:
    """Which of the stems are there."""
    hit = {stem for stem in asked if stem in known}
    last = asked[-1]
    return hit | {last} if any(stem.startswith(last) for stem in known) else hit


def _excerpt(text: str, asked: Sequence[str]) -> str:
    """The text around the first word that was asked for."""
    if len(text) <= EXCERPT:
        return text
    spoken = fold(text)
    place = min((at for stem in asked if (at := spoken.find(stem)) >= 0), default=0)
    start = text.rfind(" ", 0, max(0, place - EXCERPT // 3)) + 1 if place > EXCERPT // 2 else 0
    cut = text[start : start + EXCERPT].rsplit(" ", 1)[0]
    return f"{'…' if start else ''}{cut}…"


def show(page: str) -> HelpPage:
    """A page as HTML that is safe to show; NotFound."""
    guide = guides().get(page)
    if guide is None:
        raise NotFound("page of the guide", page)
    return HelpPage(page=page, title=guide.title, title_ru=guide.russian, html=content.html(_linked(guide.markdown)))


def _linked(markdown: str) -> str:
    """Links to other pages of the guide lead to them here; those to what does not ship become their words."""

    def led(found: re.Match[str]) -> str:
        text, address = found[1], found[2]
        if re.match(r"https?:", address):
            return found[0]
        name, _, place = address.partition("#")
        if name and name.removesuffix(".md") not in guides():
            return text
        target = f"/admin/help/{name.removesuffix('.md')}" if name else ""
        return f"[{text}]({target}{'#' + place if place else ''})"

    return _LINK.sub(led, markdown)


def listed() -> list[HelpFound]:
    """Every page, by its title."""
    return [
        HelpFound(page=one.page, title=one.title, title_ru=one.russian, heading="", excerpt=_beginning(one))
        for one in sorted(guides().values(), key=lambda one: one.title)
    ]


def _beginning(guide: Guide) -> str:
    return _excerpt(next((one.text for one in guide.sections if one.text), ""), [""])
