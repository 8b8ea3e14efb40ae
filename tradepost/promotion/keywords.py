"""Keywords: added by lists, changed, struck out."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Select, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.core import events
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.paging import contains
from tradepost.promotion import words
from tradepost.promotion.models import Keyword
from tradepost.promotion.schemas import KeywordAdded, KeywordChange, KeywordIn, KeywordOut
from tradepost.promotion.texts import say

Key = tuple[str, str, int]
ALREADY = "A keyword of these words is there already, for this channel and product"


def listed() -> Select[Any]:
    """Keywords, each with its product's name."""
    query = select(Keyword, Product.name).outerjoin(Product, Product.id == Keyword.product_id)
    return cast("Select[Any]", query)


def narrowed(query: Select[Any], wanted: Mapping[str, Any]) -> Select[Any]:
    """The keywords of a channel, a product, a language, or with some text in them."""
    for name in ("channel", "product_id", "language"):
        if wanted.get(name) is not None:
            query = query.where(getattr(Keyword, name) == wanted[name])
    if wanted.get("q"):
        text = str(wanted["q"])
        query = query.where(or_(contains(Keyword.lemmas, words.key_of(text)), contains(Keyword.word, text)))
    return query


async def find(db: AsyncSession, keyword_id: int) -> tuple[Keyword, str | None]:
    """One to be changed, locked, and its product's name; NotFound."""
    query = select(Keyword).where(Keyword.id == keyword_id).with_for_update()
    row = (await db.execute(query)).scalar_one_or_none()
    if row is None:
        raise NotFound("keyword", keyword_id)
    names = await product_names(db, [row.product_id])
    return row, names.get(row.product_id or 0)


async def product_names(db: AsyncSession, ids: Sequence[int | None]) -> dict[int, str]:
    """What these products are called."""
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    rows = await db.execute(select(Product.id, Product.name).where(Product.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def key_of(word: str, field: str = "word") -> str:
    """A word's lemmas; Invalid where they are too long to be kept."""
    found = words.key_of(word)
    if not found:
        raise Invalid(field, "must hold a word")
    if len(found) > words.LONGEST_KEY:
        raise Invalid(field, "is too long")
    return found


async def add(db: AsyncSession, bodies: Sequence[KeywordIn], language: str) -> list[KeywordAdded]:
    """Add what is not there yet; what is says so and changes nothing. Invalid for a product that there is not."""
    names = await product_names(db, [one.product_id for one in bodies])
    keys = []
    for n, body in enumerate(bodies):
        if body.product_id is not None and body.product_id not in names:
            raise Invalid(f"{n}.product_id", f"there is no product {body.product_id}")
        keys.append((key_of(body.word, f"{n}.word"), body.channel, body.product_id or 0))
    there = await known(db, keys)
    made: dict[Key, Keyword] = {}
    answers = []
    for key, body in zip(keys, bodies, strict=True):
        row, message, name = there.get(key), "", "is_there"
        if row is None and key in made:
            row, name = made[key], "twice"
        if row is None:
            row = made[key] = Keyword(**values_of(body, key))
        else:
            message = say(name, language, {"word": body.word, "other": row.word})
        answers.append((row, body, message))
    await insert(db, list(made.values()))
    return [
        KeywordAdded(
            **KeywordOut.of(row, names.get(body.product_id or 0)).model_dump(), added=not message, message=message
        )
        for row, body, message in answers
    ]


def values_of(body: KeywordIn, key: Key) -> dict[str, Any]:
    """A keyword's row."""
    word = words.clean(body.word)
    own = {"word": word, "lemmas": key[0], "language": words.language_of(word), "product_key": key[2]}
    return body.model_dump() | own


async def known(db: AsyncSession, keys: Sequence[Key]) -> dict[Key, Keyword]:
    """Those of these that are there, in statements of a few hundred."""
    found: dict[Key, Keyword] = {}
    lemmas = sorted({key[0] for key in keys})
    for start in range(0, len(lemmas), 400):
        rows = await db.execute(select(Keyword).where(Keyword.lemmas.in_(lemmas[start : start + 400])))
        found |= {(row.lemmas, row.channel, row.product_key): row for row in rows.scalars()}
    return found


async def insert(db: AsyncSession, rows: Sequence[Keyword]) -> None:
    """Write new ones, each with its event. Conflict when somebody else added the same at this moment."""
    db.add_all(rows)
    await _save(db)
    told = [
        events.row("keyword.created", "keywords", row.id, subject_name=row.word, changes={"word": [None, row.word]})
        for row in rows
    ]
    if told:
        await events.write(db, told)


async def _save(db: AsyncSession) -> None:
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        raise Conflict(ALREADY, errors=[{"field": "word", "message": ALREADY}]) from error


async def change(db: AsyncSession, row: Keyword, body: KeywordChange) -> Keyword:
    """Change a locked one. Conflict when its new words are another's."""
    given = body.given
    if "word" in given:
        word = words.clean(given["word"])
        given |= {"word": word, "lemmas": key_of(word), "language": words.language_of(word)}
    for name, value in given.items():
        setattr(row, name, value)
    if changes := events.changed(row):
        await _save(db)
        await events.record(db, "keyword.updated", row, subject_name=row.word, changes=changes)
    return row


async def remove(db: AsyncSession, row: Keyword) -> None:
    """Strike a locked one out, with what was noted of its positions."""
    await events.record(db, "keyword.deleted", row, subject_name=row.word, changes={"word": [row.word, None]})
    await db.delete(row)
    await db.flush()


async def of_product(db: AsyncSession, product_id: int, channel: str) -> list[str]:
    """The words kept for a product on a channel, the most frequent first."""
    query = (
        select(Keyword.word)
        .where(Keyword.product_id == product_id, Keyword.channel == channel)
        .order_by(Keyword.frequency.desc(), Keyword.id)
        .limit(50)
    )
    return list((await db.execute(query)).scalars())
