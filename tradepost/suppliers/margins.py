"""What each channel leaves of a unit once it is bought, brought here and sold there.

What a channel takes is given, or told by what it took of late: its fees and carriers' bills among the expenses, over
what was sold through it. Orders stand above this room, so it cannot ask them: whoever knows says here how to ask.
"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.core import clock
from tradepost.core.money import as_minor, to_text
from tradepost.core.settings import settings
from tradepost.expenses import service as expenses
from tradepost.pricing import service as pricing
from tradepost.pricing.models import PriceList
from tradepost.pricing.rules import STORE
from tradepost.suppliers import rules
from tradepost.suppliers.purchase_schemas import MarginIn, MarginOut
from tradepost.suppliers.schemas import percent_text, ppm

LATELY = 90  # days
COMMISSIONS = ("fees", "payment_fees")


class Sold(NamedTuple):
    """What was sold through a channel: units, and what they brought in minor units of the shop's currency."""

    units: int
    revenue: int


Sales = Callable[[AsyncSession, date], Awaitable[Mapping[str, Sold]]]
_sales: Sales | None = None


def sales_come_from(ask: Sales) -> None:
    """Said once: `ask(db, first_day)` gives what was sold by channel in the shop's currency from that day on."""
    global _sales  # noqa: PLW0603 - one order book a process
    _sales = ask


def _key(channel: str) -> str:
    """A channel as orders call it, whoever wrote its name: "Yandex Market" is yandex_market."""
    return re.sub(r"[\s\-]+", "_", channel.strip()).casefold()


class Takes(NamedTuple):
    """What a channel takes: a share of the price in parts per million, and the sending of one unit."""

    commission_ppm: int
    logistics: int


async def lately(db: AsyncSession) -> dict[str, Takes]:
    """What channels took over the last LATELY days; those of which nothing is known are missing."""
    today = clock.business_day(clock.now())
    first = today - timedelta(days=LATELY)
    sold = {_key(name): one for name, one in (await _sales(db, first)).items()} if _sales else {}
    fees: dict[str, int] = {}
    parcels: dict[str, int] = {}
    for spent in await expenses.sums(db, first, today):
        into = fees if spent.kind in COMMISSIONS else parcels if spent.kind == "shipping" else None
        if into is not None and spent.channel:
            into[_key(spent.channel)] = into.get(_key(spent.channel), 0) + spent.amount
    found = {}
    for name in fees.keys() | parcels.keys():
        one = sold.get(name)
        if one is not None and one.revenue > 0 and one.units > 0:
            share = rules.half_up(Fraction(max(0, fees.get(name, 0)) * rules.MILLION, one.revenue))
            sending = rules.half_up(Fraction(max(0, parcels.get(name, 0)), one.units))
            found[name] = Takes(min(share, rules.MILLION), sending)
    return found


async def left(
    db: AsyncSession, variant_id: int, unit_cost: Decimal, given: Sequence[MarginIn], tax: Decimal
) -> list[MarginOut]:
    """What each channel leaves of one unit of a variant: the store, those with price lists, known or named."""
    known = await lately(db)
    wanted = {_key(one.channel): one for one in given}
    names = {STORE: STORE}
    query = select(PriceList.channel).where(PriceList.channel.is_not(None), PriceList.active).distinct()
    for name in [*(await db.execute(query)).scalars(), *known, *(one.channel for one in given)]:
        names.setdefault(_key(str(name)), str(name))
    found = []
    for key, name in names.items():
        offer = (await pricing.offers(db, {variant_id: 1}, channel=name)).get(variant_id)
        asked = wanted.get(key) or MarginIn(channel=name)
        if asked.price is None and offer is None:
            continue
        source: Literal["given", "price_list", "price"] = "given"
        price = as_minor(asked.price, settings().currency, field="channels")
        if price is None and offer is not None:
            price, source = offer.unit_price, "price" if offer.list_id is None else "price_list"
        found.append(_margin(name, price or 0, source, asked, known.get(key), unit_cost, ppm(tax) or 0))
    return found


def _margin(
    name: str,
    price: int,
    source: Literal["given", "price_list", "price"],
    asked: MarginIn,
    known: Takes | None,
    unit_cost: Decimal,
    tax_ppm: int,
) -> MarginOut:
    home = settings().currency
    share = ppm(asked.commission_rate)
    told: Literal["given", "expenses", "none"] = "given" if share is not None else "expenses" if known else "none"
    sending = as_minor(asked.logistics, home, field="channels")
    if share is None:
        share = known.commission_ppm if known else 0
    if sending is None:
        sending = known.logistics if known else 0
    sale = rules.Sale(price, tax_ppm, share, sending)
    margin = sale.left(unit_cost)
    return MarginOut(
        channel=name,
        price=to_text(price, home),
        price_from=source,
        tax=to_text(sale.tax, home),
        commission_rate=percent_text(share) or "0",
        commission=to_text(sale.commission, home),
        commission_from=told,
        logistics=to_text(sending, home),
        unit_cost=to_text(rules.coins(unit_cost), home),
        margin=to_text(margin, home),
        margin_share=margin / price if price else None,
        markup=float(margin / unit_cost) if unit_cost else None,
    )
