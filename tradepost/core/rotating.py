"""A new encryption key: everything that is encrypted at rest is encrypted anew, beside a shop that runs.

Columns that hold such text say so where they are written down: `mapped_column(..., info=SEALED)`. What is under the
newest key already is left as it is, so a run that was cut off is simply begun again.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, select, update

from tradepost.core import crypto
from tradepost.core.db import Base, reading, transaction

AT_A_TIME = 200


@dataclass(slots=True)
class Rotated:
    """How much is under the newest key now, and what none of the keys opens, both by column."""

    renewed: Counter[str] = field(default_factory=Counter)
    locked: Counter[str] = field(default_factory=Counter)


def sealed() -> list[Column[Any]]:
    """Every column that holds encrypted text."""
    return [one for table in Base.metadata.sorted_tables for one in table.columns if one.info.get("sealed")]


async def rotate() -> Rotated:
    """Bring everything under the newest key. What a process writes with an older one meanwhile is found as well."""
    done = Rotated()
    for column in sealed():
        while await _column(column, done):
            pass
    return done


async def _column(column: Column[Any], done: Rotated) -> bool:
    """Once through a column: whether somebody changed a value in the moment when it was looked at."""
    key: Column[Any] = next(iter(column.table.primary_key))
    last, lost = None, False
    done.locked.pop(str(column), None)
    while True:
        query = select(key, column).where(column.is_not(None), column != "").order_by(key).limit(AT_A_TIME)
        async with reading() as db:
            found = (await db.execute(query if last is None else query.where(key > last))).all()
        for id_, text in found:
            try:
                fresh = crypto.renewed(text)
            except ValueError:
                done.locked[str(column)] += 1
                continue
            if fresh is not None:
                mine = await _put(column, key, id_, text, fresh)
                done.renewed[str(column)] += mine
                lost = lost or not mine
        if len(found) < AT_A_TIME:
            return lost
        last = found[-1][0]


async def _put(column: Column[Any], key: Column[Any], id_: Any, before: str, after: str) -> bool:
    """Write one value where it is still what was read. Neither version nor time moves: nobody edited the row."""
    table = column.table
    values = {column.name: after} | ({"updated_at": table.c.updated_at} if "updated_at" in table.c else {})
    async with transaction() as db:
        put: Any = await db.execute(update(table).where(key == id_, column == before).values(values))
    return bool(put.rowcount)
