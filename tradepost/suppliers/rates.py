"""Exchange rates: what the owner wrote down, or what a request gives. Nothing is fetched from anywhere."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock, events
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.settings import settings
from tradepost.suppliers.models import ExchangeRate
from tradepost.suppliers.schemas import ExchangeRateChange, ExchangeRateIn

ONE = Decimal(1)


async def find(db: AsyncSession, rate_id: int) -> ExchangeRate:
    """One to be changed, locked; NotFound."""
    query = select(ExchangeRate).where(ExchangeRate.id == rate_id).with_for_update()
    found = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise NotFound("exchange rate", rate_id)
    return found


async def write_down(db: AsyncSession, body: ExchangeRateIn) -> ExchangeRate:
    """A rate from a day on. Conflict when that day has one."""
    if body.currency == settings().currency:
        raise Invalid("currency", "is the shop's own: it costs 1")
    row = ExchangeRate(currency=body.currency, rate=body.rate, valid_from=body.valid_from or _today())
    db.add(row)
    await _save(db, row)
    changes = {name: [None, events.plain(getattr(row, name))] for name in ("currency", "rate", "valid_from")}
    await events.record(db, "exchange_rate.created", row, subject_name=row.currency, changes=changes)
    return row


async def change(db: AsyncSession, row: ExchangeRate, body: ExchangeRateChange) -> ExchangeRate:
    """Change a locked one: purchases keep the rate they were made at."""
    for name, value in body.given.items():
        setattr(row, name, value)
    if changes := events.changed(row):
        currency = row.currency
        await _save(db, row)
        await events.record(db, "exchange_rate.updated", row, subject_name=currency, changes=changes)
    return row


async def remove(db: AsyncSession, row: ExchangeRate) -> None:
    """Strike a locked one out."""
    changes = {"rate": [events.plain(row.rate), None]}
    await events.record(db, "exchange_rate.deleted", row, subject_name=row.currency, changes=changes)
    await db.delete(row)
    await db.flush()


async def _save(db: AsyncSession, row: ExchangeRate) -> None:
    currency, day = row.currency, row.valid_from
    try:
        async with db.begin_nested():
            await db.flush()
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        message = f"There is a rate of {currency} from {day} on already"
        raise Conflict(message, errors=[{"field": "valid_from", "message": message}]) from error


def _today() -> date:
    return clock.business_day(clock.now())


async def known(db: AsyncSession, currencies: Iterable[str]) -> dict[str, Decimal]:
    """What a unit of these costs today in the shop's, its own included; those without a rate are missing."""
    home, wanted = settings().currency, set(currencies)
    found = {home: ONE} if home in wanted else {}
    others = wanted - {home}
    if others:
        query = select(ExchangeRate.currency, ExchangeRate.rate).where(
            ExchangeRate.currency.in_(others), ExchangeRate.valid_from <= _today()
        )
        rows = await db.execute(query.order_by(ExchangeRate.valid_from))
        found |= {row.currency: row.rate for row in rows}
    return found


async def of(db: AsyncSession, currency: str, given: Decimal | None, *, field: str = "exchange_rate") -> Decimal:
    """The rate that was given, or the one written down; Invalid, naming the field, when there is none."""
    home = settings().currency
    if currency == home:
        if given not in (None, ONE):
            raise Invalid(field, f"{home} is the shop's own currency: it costs 1")
        return ONE
    if given is not None:
        return given
    found = (await known(db, [currency])).get(currency)
    if found is None:
        raise Invalid(field, missing(currency))
    return found


def missing(currency: str) -> str:
    """What is said when nobody knows what a currency costs."""
    return (
        f"there is no exchange rate of {currency} in {settings().currency}: give one, or add it to the exchange rates"
    )
