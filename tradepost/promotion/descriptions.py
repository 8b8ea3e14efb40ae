"""Descriptions of a product: by templates, or by a model whose texts are checked against what is known of it."""

from dataclasses import dataclass, field
from typing import Any

import httpx
from sqlalchemy import select

from tradepost.catalog.models import Product
from tradepost.core import outbound
from tradepost.core.db import reading
from tradepost.core.logs import logger
from tradepost.core.settings import settings
from tradepost.promotion import describing, facts as checking, keywords as kept, limits, seo, weaving, words
from tradepost.promotion.facts import Invented
from tradepost.promotion.schemas import DescribeIn

log = logger("promotion")
TEMPLATE, MODEL = "template", "model"
PATIENCE = 60.0
MOST_OTHERS = 2_000  # products whose attribute values count as what others have
LANGUAGES = {"en": "English", "ru": "Russian"}


@dataclass(slots=True)
class Described:
    """A description, who wrote it, and what it lacks."""

    text: str
    source: str
    left_out: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Made:
    """Descriptions, and why there are none of the model where it was asked: each sentence is a reason."""

    product: Product
    language: str
    keywords: list[str]
    items: list[Described]
    refused: list[tuple[str, list[Invented]]] = field(default_factory=list)
    trouble: str = ""


async def describe(body: DescribeIn) -> Made:
    """So many descriptions. The model is asked outside any transaction; templates stand in for what it gets wrong."""
    async with reading() as db:
        row = await seo.product(db, body.product_id)
        wanted = body.keywords or await kept.of_product(db, body.product_id, body.channel)
        others = await _values_of_others(db, row) if body.source == MODEL else []
    language = body.language or words.language_of(row.name, row.description, *wanted)
    most = min(body.most or limits.DESCRIPTION_MOST, limits.of(body.channel).description_most)
    wanted = weaving.one_of_each([words.clean(one) for one in wanted])
    made = Made(row, language, wanted, [])
    if body.source == MODEL:
        await _by_model(made, body, most, others)
    if (missing := body.count - len(made.items)) > 0:
        made.items += _by_template(made, missing, most, body.seed)
    return made


def _by_template(made: Made, count: int, most: int, seed: int) -> list[Described]:
    row = made.product
    wanted = describing.Wanted(row.name, seo.attributes_of(row), made.keywords, seo.facts_of(row), made.language, most)
    found = describing.variants(wanted, count, seed)
    return [Described(one.text, TEMPLATE, one.left_out) for one in found]


async def _values_of_others(db: Any, row: Product) -> list[str]:
    """Attribute values of other goods, under the names that this one has too or anybody else's."""
    query = select(Product.attributes).where(Product.id != row.id).order_by(Product.id.desc()).limit(MOST_OTHERS)
    found: dict[str, None] = {}
    for attributes in (await db.execute(query)).scalars():
        for value in attributes.values():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, str) and 2 < len(one) <= 60:
                    found[one] = None
    return list(found)


# --- the model ---


def is_set_up() -> bool:
    """Whether a model's address is set."""
    return bool(settings().text_model_url)


async def _by_model(made: Made, body: DescribeIn, most: int, others: list[str]) -> None:
    """Ask the model for each variant; one that invents something, or is too long, is refused with what it invented."""
    if not is_set_up():
        made.trouble = "no_model"
        return
    facts = seo.facts_of(made.product)
    async with httpx.AsyncClient(verify=outbound.tls(), timeout=PATIENCE) as client:
        for n in range(body.count):
            try:
                text = await _ask(client, made, most, seed=body.seed + n)
            except (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError) as error:
                log.warning("promotion.model_failed", error=type(error).__name__)
                made.trouble = "no_answer"
                return
            wrong = checking.invented(text, facts, others)
            if wrong:
                made.refused.append((text, wrong))
            elif not text or len(text) > most:
                made.trouble = "too_long"
            elif text not in {one.text for one in made.items}:
                held = words.vocabulary([text])
                out = [(one, "model") for one in made.keywords if not words.holds(held, one)]
                made.items.append(Described(text, MODEL, out))


async def _ask(client: httpx.AsyncClient, made: Made, most: int, *, seed: int) -> str:
    """One text of an OpenAI-compatible model: POST {url}/chat/completions."""
    known = settings()
    key = known.text_model_key.get_secret_value()
    facts = "\n".join(one for one in seo.facts_of(made.product) if one)
    told = (
        f"Write a product description in {LANGUAGES[made.language]}, plain text, at most {most} characters. "
        "Use only the facts below: add no number, unit, colour, material, promise or other attribute. "
        "Work these keywords in naturally where the facts allow: " + ", ".join(made.keywords)
    )
    answer = await client.post(
        f"{known.text_model_url.rstrip('/')}/chat/completions",
        headers={"authorization": f"Bearer {key}"} if key else {},
        json={
            "model": known.text_model,
            "messages": [{"role": "system", "content": told}, {"role": "user", "content": facts}],
            "temperature": 0.7,
            "seed": seed,
        },
    )
    answer.raise_for_status()
    return str(answer.json()["choices"][0]["message"]["content"]).strip()
