"""What channels' advertising cost, as their campaigns tell it day by day; and when their finance reports know better.

A report names what was taken from the merchant, advertising among it, days or weeks after the campaign's own figures.
Of days that a channel's reports have told advertising of, those count, so that no rouble counts twice.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, delete, func, inspect, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, dialects
from tradepost.core.settings import settings
from tradepost.expenses.models import Expense

CAMPAIGNS, REPORTS = "campaigns", "reports"  # sources
KIND = "advertising"
BEHIND = timedelta(days=6)  # a week that the first report is about
AT_ONCE = 500


class AdSpent(NamedTuple):
    """What a campaign's item cost on a day, in minor units of the shop's currency; `reference` is theirs."""

    reference: str
    day: date
    channel: str
    product_id: int | None
    amount: int
    note: str


async def tell(db: AsyncSession, spent: Sequence[AdSpent]) -> None:
    """Have these days cost what is told of them now: the same again changes nothing, and what cost nothing is gone."""
    now, table = clock.now(), inspect(Expense).local_table
    same = {"kind": KIND, "currency": settings().currency, "source": CAMPAIGNS, "created_at": now, "updated_at": now,
            "version": 1}  # fmt: skip
    rows = [{**one._asdict(), **same} for one in sorted(spent) if one.amount]
    key, changed = ["source", "reference"], ["amount", "product_id", "note"]
    for start in range(0, len(rows), AT_ONCE):
        await db.execute(dialects.upsert(db, table, rows[start : start + AT_ONCE], key=key, update=changed))
    free = sorted(one.reference for one in spent if not one.amount)
    for start in range(0, len(free), AT_ONCE):
        some = free[start : start + AT_ONCE]
        gone = delete(Expense).where(Expense.source == CAMPAIGNS, Expense.reference.in_(some))
        await db.execute(gone.execution_options(synchronize_session=False))


async def counted(db: AsyncSession) -> list[ColumnElement[bool]]:
    """Conditions for what counts: of a campaign's days all those that the channel's reports have not told yet."""
    told = (
        select(Expense.channel, func.min(Expense.day), func.max(Expense.day))
        .where(Expense.source == REPORTS, Expense.kind == KIND)
        .group_by(Expense.channel)
    )
    return [
        not_(
            and_(
                Expense.source == CAMPAIGNS, Expense.channel == channel, Expense.day.between(first - BEHIND, last)
            )
        )
        for channel, first, last in await db.execute(told)
    ]  # fmt: skip
