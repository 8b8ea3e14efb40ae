"""Who looks, and what they are shown otherwise than others: an experiment's part below it.

Experiments stand above everything they change, so nothing below can ask them. They say here how they are asked; a room
that shows something which may be on trial reads the experiments' stamp in its own statement (`mark()`) and gives it to
`changes`. While nothing was ever on trial that is all there is to it: no statement more.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core.stamps import Stamp, Stamps

STAMP = "experiments"
LONGEST, SHORTEST = 64, 8  # of the number that a browser draws for itself
Place = Literal["list", "page", "cart"]


@dataclass(slots=True)
class Looking:
    """Who makes this request: a browser by the number it drew, an account, or neither.

    `told_apart` is set once somebody else may be shown something else: such an answer is nobody else's.
    """

    number: str = ""
    account_id: int | None = None
    shopping: bool = False  # staff, keys and the calls of other systems see what there is
    told_apart: bool = False

    @property
    def name(self) -> str:
        """By what this visitor is known from one request to the next; nothing for one who is not."""
        if not self.shopping:
            return ""
        return self.number or (f"account:{self.account_id}" if self.account_id is not None else "")


NOBODY = Looking()
_looking: ContextVar[Looking] = ContextVar("looking", default=NOBODY)


def looks(number: str, *, shopping: bool) -> None:
    """Said at the edge, of each request: the browser's number, and whether it is a call of the store."""
    known = number if SHORTEST <= len(number) <= LONGEST and number.isascii() and number.isprintable() else ""
    _looking.set(Looking(known, shopping=shopping))


def is_known(account_id: int | None, *, shopping: bool) -> None:
    """Said once it is known who asks: an account; those who work here, and machines, are no visitors."""
    one = _looking.get()
    if one is not NOBODY:
        one.account_id, one.shopping = account_id, one.shopping and shopping


def looking() -> Looking:
    """Who makes this request; nobody in a job."""
    return _looking.get()


Changes = Callable[
    [AsyncSession, Looking, str, Collection[int], int, Place], Awaitable[Mapping[int, Mapping[str, Any]]]
]
Ordered = Callable[[AsyncSession, Looking, int, Sequence[int], int], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _Keeper:
    changes: Changes
    ordered: Ordered


_keeper: _Keeper | None = None
_hearing: dict[str, Ordered] = {}


def kept_by(*, changes: Changes, ordered: Ordered) -> None:
    """Said once by the experiments: what a visitor is shown otherwise, and what becomes of an order of theirs."""
    global _keeper  # noqa: PLW0603 - one room of experiments a process
    _keeper = _Keeper(changes, ordered)


def hears_of_orders(stamp: str, told: Ordered) -> None:
    """Said once by a room that wants to know what a visitor orders: asked only while its stamp was ever bumped."""
    _hearing[stamp] = told


def mark() -> Any:
    """The experiments' stamp as a column of whatever statement is made anyway; null before the first of them."""
    return select(Stamp.number).where(Stamp.name == STAMP).correlate(None).scalar_subquery()


async def changes(
    db: AsyncSession, subject: str, ids: Collection[int], number: int | None, place: Place
) -> Mapping[int, Mapping[str, Any]]:
    """What this visitor is shown otherwise of these rows, {id: {what: how}}; `number` is what `mark()` gave.

    No statement while the number is one that is known.
    """
    if not number or _keeper is None or not ids:
        return {}
    return await _keeper.changes(db, _looking.get(), subject, ids, number, place)


async def ordered(db: AsyncSession, order_id: int, product_ids: Sequence[int], stamps: Stamps) -> None:
    """Tell, in the transaction that places an order, of which products it is."""
    number = stamps.get(STAMP)
    if number and _keeper is not None:
        await _keeper.ordered(db, _looking.get(), order_id, product_ids, number)
    for stamp, told in _hearing.items():
        if stamps.get(stamp):
            await told(db, _looking.get(), order_id, product_ids, stamps[stamp])
