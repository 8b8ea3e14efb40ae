"""Rules that are read by every request and seldom changed, kept in memory and never stale.

A room whose rules are few (price lists, taxes, discounts, shipping) bumps its stamp in the transaction that changes
them. Whoever needs them reads all stamps in one statement, and loads again only what has another number than before.
"""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Generic, TypeVar

from sqlalchemy import BigInteger, String, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from tradepost.core import db as database, dialects
from tradepost.core.db import Base, table_args

T = TypeVar("T")
Stamps = Mapping[str, int]


class Stamp(Base):
    """A number that is drawn anew whenever a room's rules change."""

    __tablename__ = "stamps"
    __table_args__ = table_args()

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, default=0)


async def bump(db: AsyncSession, name: str) -> None:
    """Say, in the transaction that changes them, that the rules of this name are others now.

    Drawn by chance, not counted: what was loaded under a number that is taken back is never mistaken for another's.
    """
    row = {"name": name, "number": secrets.randbits(62)}
    await db.execute(dialects.upsert(db, inspect(Stamp).local_table, [row], key=["name"], update=["number"]))


async def current(db: AsyncSession) -> dict[str, int]:
    """Every stamp, in one statement. A name without a row has never changed: 0."""
    return {name: number for name, number in await db.execute(select(Stamp.name, Stamp.number))}  # noqa: C416 - rows are no pairs to a type checker


class Kept(Generic[T]):
    """Rules of one name as `load` read them, loaded again when their stamp is another."""

    def __init__(self, name: str, load: Callable[[AsyncSession], Awaitable[T]]) -> None:
        self.name = name
        self._load = load
        self._known: tuple[object, int, T] | None = None

    async def get(self, db: AsyncSession, stamps: Stamps | None = None) -> T:
        """The rules as they stand; `stamps` when the caller has read them already."""
        number = (stamps if stamps is not None else await current(db)).get(self.name, 0)
        source = database.engine()
        known = self._known
        if known is not None and known[0] is source and known[1] == number:
            return known[2]
        found = await self._load(db)
        self._known = (source, number, found)
        return found

    def forget(self) -> None:
        """Load them anew the next time, whatever their stamp says: they hang on the clock as well."""
        self._known = None
