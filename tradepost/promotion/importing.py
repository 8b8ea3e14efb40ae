"""Keyword lists of files: a batch of rows in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import events
from tradepost.promotion import keywords, words
from tradepost.promotion.limits import STORE
from tradepost.promotion.models import Keyword
from tradepost.promotion.schemas import KeywordIn

BROUGHT = ("frequency", "own_position", "competitor_position", "competitor")


@dataclass(slots=True)
class Brought:
    """How many rows were new or changed something, how many did not, and those refused as (row, field, message)."""

    imported: int = 0
    skipped: int = 0
    errors: list[tuple[int, str, str]] = field(default_factory=list)


async def bring(db: AsyncSession, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> Brought:
    """Add keywords, and bring those of the same words up to date with what their row says."""
    done = Brought()
    keyed: list[tuple[keywords.Key, Mapping[str, Any]]] = []
    for row, values in rows:
        lemmas = words.key_of(values["word"])
        if not lemmas or len(lemmas) > words.LONGEST_KEY:
            done.errors.append((row, "word", "must hold a word, and not too long a one"))
        else:
            keyed.append(((lemmas, values.get("channel", STORE), values["product_id"] or 0), values))
    there = await keywords.known(db, [key for key, _ in keyed])
    made: list[Keyword] = []
    told: list[dict[str, Any]] = []
    for key, values in keyed:
        given = {name: values[name] for name in BROUGHT if name in values}
        one = there.get(key)
        if one is None:
            body = KeywordIn.model_construct(
                **{**KeywordIn(word="x").model_dump(), **given, "word": values["word"], "channel": key[1],
                   "product_id": values["product_id"]}
            )  # fmt: skip
            there[key] = one = Keyword(**keywords.values_of(body, key))
            made.append(one)
            done.imported += 1
            continue
        for name, value in given.items():
            setattr(one, name, value)
        changes = {} if one in made else events.changed(one)
        if changes:
            told.append(events.row("keyword.updated", "keywords", one.id, subject_name=one.word, changes=changes))
            done.imported += 1
        else:
            done.skipped += 1
    await keywords.insert(db, made)
    if told:
        await events.write(db, told)
    return done
