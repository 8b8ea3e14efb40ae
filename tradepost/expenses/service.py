"""Writing expenses down, and adding them up."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, delete, func, inspect, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog.models import Product
from tradepost.core import clock, dialects, events
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.money import as_minor
from tradepost.core.settings import settings
from tradepost.expenses.advertising import CAMPAIGNS, REPORTS, counted
from tradepost.expenses.models import Expense
from tradepost.expenses.schemas import ExpenseChange, ExpenseIn, Kind

MANUAL = "manual"


class Told(NamedTuple):
    """What a sum of a channel's reports is of; `reference` tells it from every other."""

    reference: str
    day: date
    kind: Kind
    channel: str
    product_id: int | None
    note: str = ""


class Spent(NamedTuple):
    """A sum of expenses, in minor units."""

    kind: str
    channel: str
    product_id: int | None
    amount: int


async def find(db: AsyncSession, expense_id: int) -> Expense:
    """One to be changed, locked; NotFound."""
    query = select(Expense).where(Expense.id == expense_id).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("expense", expense_id)
    if found.source == CAMPAIGNS:
        raise Conflict("This expense is what a channel's campaign cost: it is told anew whenever campaigns are read")
    if found.source == REPORTS:
        raise Conflict(
            "This expense is the sum of a channel's finance reports: they say it anew whenever they are read"
        )
    return found


async def spend(db: AsyncSession, body: ExpenseIn, *, source: str = MANUAL) -> Expense:
    """Write one down. Conflict when its source has one with this reference; Invalid for a product that there is not."""
    await _product(db, body.product_id)
    currency = settings().currency
    amount = as_minor(body.amount, currency, field="amount")
    row = Expense(**body.model_dump() | {"amount": amount, "currency": currency, "source": source})
    db.add(row)
    await _save(db, row)
    changes = {name: [None, value] for name, value in body.model_dump(mode="json").items() if value not in {None, ""}}
    await events.record(db, "expense.created", row, subject_name=row.kind, changes=changes)
    return row


async def change(db: AsyncSession, row: Expense, body: ExpenseChange) -> Expense:
    """Change a locked one."""
    given = body.given
    await _product(db, given.get("product_id"))
    if "amount" in given:
        given["amount"] = as_minor(given["amount"], row.currency, field="amount")
    for name, value in given.items():
        setattr(row, name, value)
    if changes := events.changed(row):
        await _save(db, row)
        await events.record(db, "expense.updated", row, subject_name=row.kind, changes=changes)
    return row


async def remove(db: AsyncSession, row: Expense) -> None:
    """Strike a locked one out."""
    await events.record(db, "expense.deleted", row, subject_name=row.kind, changes={"amount": [row.amount, None]})
    await db.delete(row)
    await db.flush()


async def _product(db: AsyncSession, product_id: int | None) -> None:
    if product_id is not None and await db.get(Product, product_id) is None:
        raise Invalid("product_id", f"there is no product {product_id}")


async def _save(db: AsyncSession, row: Expense) -> None:
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError as error:
        message = f"There is an expense with the reference {row.reference} already"
        raise Conflict(message, errors=[{"field": "reference", "message": message}]) from error


def spent_in(start: date | None, end: date | None) -> list[ColumnElement[bool]]:
    """Conditions for a range of days, both included."""
    found: list[ColumnElement[bool]] = []
    if start is not None:
        found.append(Expense.day >= start)
    if end is not None:
        found.append(Expense.day <= end)
    return found


async def sums(db: AsyncSession, start: date | None, end: date | None) -> Sequence[Spent]:
    """What was spent in a range of days in the shop's currency, by kind, channel and product."""
    query = select(Expense.kind, Expense.channel, Expense.product_id, func.sum(Expense.amount))
    query = query.where(*spent_in(start, end), *await counted(db), Expense.currency == settings().currency)
    rows = await db.execute(query.group_by(Expense.kind, Expense.channel, Expense.product_id))
    return [Spent(kind, channel, product_id, int(amount)) for kind, channel, product_id, amount in rows]


async def shift(db: AsyncSession, moved: Mapping[Told, int]) -> None:
    """Add so much, in minor units of the shop's currency, to sums of reports; one that comes to nothing is gone."""
    wanted = sorted((one, by) for one, by in moved.items() if by)
    if not wanted:
        return
    now, table = clock.now(), inspect(Expense).local_table
    same = {"source": REPORTS, "currency": settings().currency, "created_at": now, "updated_at": now, "version": 1}
    rows = [{**one._asdict(), **same, "amount": 0} for one, _ in wanted]
    await db.execute(dialects.upsert(db, table, rows, key=["source", "reference"]))
    mine = (table.c.source == REPORTS) & (table.c.reference == bindparam("told"))
    values = {
        "amount": table.c.amount + bindparam("by"),
        "version": table.c.version + 1,
        "updated_at": now,
    }
    connection = await db.connection()
    await connection.execute(
        update(table).where(mine).values(**values),  # type: ignore[arg-type]  # a mapped table is a Table
        [{"told": one.reference, "by": by} for one, by in wanted],
    )
    names = [one.reference for one, _ in wanted]
    empty = delete(Expense).where(Expense.source == REPORTS, Expense.reference.in_(names), Expense.amount == 0)
    await db.execute(empty.execution_options(synchronize_session=False))
