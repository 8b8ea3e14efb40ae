"""Descriptions by templates: a product's facts and keywords as a text, in variants that are the same for a seed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tradepost.promotion import grammar, weaving, words

EN, RU = "en", "ru"
OPENINGS = {
    EN: (
        "{name}: a thing to rely on every day.",
        "Meet {name}.",
        "{name} is here for those who choose with care.",
        "Looking for something that fits? Take a look at {name}.",
    ),
    RU: (
        "{name} — вещь на каждый день.",
        "Знакомьтесь: {name}.",
        "{name} — для тех, кто выбирает внимательно.",
        "Ищете то, что подойдёт? Посмотрите: {name}.",
    ),
}
MADE_BY = {
    EN: ("It comes from {brand}.", "Made by {brand}.", "Brand: {brand}."),
    RU: ("Бренд: {brand}.", "Производитель — {brand}.", "Это товар бренда {brand}."),
}
FEATURES = {
    EN: ("What there is to know:", "In detail:", "The facts:"),
    RU: ("Что важно знать:", "Подробности:", "Характеристики:"),
}
SEEKING = {
    EN: (
        "Worth a look if you need {list}.",
        "A good choice if you are looking for {list}.",
        "Think of it when you need {list}.",
    ),
    RU: (
        "Подойдёт тем, кто ищет {list}.",
        "Обратите внимание, если выбираете {list}.",
        "Хороший выбор, когда ищут {list}.",
    ),
}
CLOSINGS = {
    EN: (
        "Choose yours and order it today.",
        "Put it into your cart while it is here.",
        "Have a question? Ask us before you order.",
    ),
    RU: (
        "Выберите свой вариант и оформите заказ.",
        "Добавьте товар в корзину, пока он есть.",
        "Остались вопросы? Задайте их до заказа.",
    ),
}
OR = {EN: "or", RU: "или"}
TIMES = 20  # how often another variant is tried for before it counts as all there are


@dataclass(slots=True)
class Variant:
    """A description, the keywords that it has not, and why."""

    text: str
    left_out: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to describe: all that is known of a product, what it is to be found by, and how long a text may be."""

    name: str
    attributes: Mapping[str, Any]
    keywords: Sequence[str]
    facts: Sequence[str]
    language: str
    most: int


def variants(wanted: Wanted, count: int, seed: int) -> list[Variant]:
    """So many different descriptions; fewer where there are no more."""
    found: dict[str, Variant] = {}
    for turn in range(count * TIMES):
        one = _one(Random(f"{seed} {turn}"), wanted)  # noqa: S311 - a choice of words, not a secret
        found.setdefault(one.text, one)
        if len(found) == count:
            break
    return list(found.values())


def _one(random: Random, wanted: Wanted) -> Variant:
    """One of them: what must be in it first, what is only nice as long as there is room."""
    attributes, keywords, language, most = wanted.attributes, wanted.keywords, wanted.language, wanted.most
    brand = str(attributes.get("brand", ""))
    opening = random.choice(OPENINGS[language]).format(name=wanted.name)
    made_by = random.choice(MADE_BY[language]).format(brand=brand) if brand else ""
    title = random.choice(FEATURES[language])
    seeking, closing = random.choice(SEEKING[language]), random.choice(CLOSINGS[language])
    lines = _features(random, attributes)
    paragraphs = [weaving.shortened(opening, most)]
    if made_by and len(paragraphs[0]) + 1 + len(made_by) <= most:
        paragraphs[0] = f"{paragraphs[0]} {made_by}"
    made = Variant("")
    chosen: list[str] = []
    held = words.vocabulary([*paragraphs, *lines])
    for keyword in weaving.one_of_each(keywords):
        if weaving.unfounded(keyword, wanted.facts):
            made.left_out.append((keyword, "number"))
        elif not words.holds(held, keyword):
            text = "\n\n".join([*paragraphs, _seeking(seeking, [*chosen, keyword], language)])
            if len(text) > most:
                made.left_out.append((keyword, "limit"))
            else:
                chosen.append(keyword)
    asked = [_seeking(seeking, chosen, language)] if chosen else []
    body: list[str] = []
    for line in lines:
        if len("\n\n".join([*paragraphs, "\n".join([title, *body, line]), *asked])) <= most:
            body.append(line)
    middle = ["\n".join([title, *body])] if body else []
    made.text = "\n\n".join([*paragraphs, *middle, *asked])
    closed = f"{made.text}{' ' if asked else chr(10) * 2}{closing}"
    if len(closed) <= most:
        made.text = closed
    held = words.vocabulary([made.text])
    out = dict(made.left_out)
    made.left_out += [
        (one, "limit") for one in keywords if not words.holds(held, one) and one not in out and not _same(one, out)
    ]
    return made


def _same(keyword: str, out: Mapping[str, str]) -> bool:
    return words.key_of(keyword) in {words.key_of(one) for one in out}


def _seeking(template: str, keywords: Sequence[str], language: str) -> str:
    own = [one for one in keywords if weaving.fits_a_sentence(one, language)]
    others = [one for one in keywords if one not in own]
    parts = []
    if own:
        listed = grammar.listed([weaving.sought(one, language) for one in own], OR[language])
        parts.append(template.format(list=listed))
    if others:
        before, end = weaving.QUOTED[language]
        parts.append(f"{before}{', '.join(others)}{end}")
    return " ".join(parts)


def _features(random: Random, attributes: Mapping[str, Any]) -> list[str]:
    """A line for each attribute that says something, in an order of the variant's own."""
    lines = []
    for name, value in attributes.items():
        if name in {"brand", "category"} or value in (None, "", []) or isinstance(value, bool):
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        label = re.sub(r"[_\s]+", " ", name).strip()
        lines.append(f"— {label[:1].upper()}{label[1:]}: {shown}")
    random.shuffle(lines)
    return lines
