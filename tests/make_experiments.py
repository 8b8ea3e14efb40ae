"""Experiments for tests: hypotheses made through the API, and visitors who are told apart."""

import itertools
from typing import Any

import httpx

from tradepost.core import db
from tradepost.experiments import rules, service, showing

PATH = "/api/v1/management/hypotheses"


async def drafted(who: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    """A hypothesis as a draft."""
    answer = await who.post(PATH, json={"name": "A lower price sells more", **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def started(who: httpx.AsyncClient, product_id: int | None = None, **fields: Any) -> dict[str, Any]:
    """A hypothesis that runs: the second variant costs 15.90 unless another one is given."""
    fields.setdefault("variants", [{"name": "As it is"}, {"name": "Cheaper", "price": "15.90"}])
    made = await drafted(who, product_id=product_id, **fields)
    answer = await who.post(f"{PATH}/{made['id']}/start")
    assert answer.status_code == 200, answer.text
    begun: dict[str, Any] = answer.json()
    return begun


async def visitor(hypothesis_id: int, variant: int, *, nth: int = 0) -> dict[str, str]:
    """The headers of the nth visitor whom an experiment shows a variant."""
    async with db.reading() as session:
        found = await service.find(session, hypothesis_id)
    weights = [one["weight"] for one in found.variants]
    names = (f"visitor-{n}" for n in itertools.count())
    theirs = (name for name in names if rules.variant_of(rules.unit_of(found.salt, name), weights) == variant)
    return {"X-Visitor": next(itertools.islice(theirs, nth, None))}


async def result(who: httpx.AsyncClient, hypothesis_id: int) -> dict[str, Any]:
    """What came of it so far."""
    await showing.write()
    answer = await who.get(f"{PATH}/{hypothesis_id}/result")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found
