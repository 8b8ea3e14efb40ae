"""The answer to how demand for a variant answers to its price, in the shop's words and amounts."""

from collections.abc import Sequence
from typing import Any, Literal

import anyio
from sqlalchemy import select

from tradepost.catalog.models import Category, Product, Variant
from tradepost.core.db import reading
from tradepost.core.errors import Invalid, NotFound
from tradepost.core.money import as_minor, to_text
from tradepost.core.settings import settings
from tradepost.pricing import changing, repricing, service as pricing
from tradepost.repricer import demand, elasticity
from tradepost.repricer.elasticity import Day, Fit, Point, Unit
from tradepost.repricer.running import taken, tax_in
from tradepost.repricer.schemas import ElasticityAsked, ElasticityOut, HeldOut, IntervalOut, LackOut, ProfitPoint
from tradepost.repricer.service import terms_of
from tradepost.repricer.texts import say
from tradepost.suppliers.rules import MILLION

Bound = Literal["floor", "ceiling", "cheapest", "dearest"]
SURE = 0.8


async def answer(asked: ElasticityAsked, language: str) -> ElasticityOut:
    """How demand answers, and which price earns most. NotFound; Invalid for bounds that leave nothing between them."""
    home = settings().currency
    floor, ceiling = (
        as_minor(one, home, field=name) for one, name in ((asked.floor, "floor"), (asked.ceiling, "ceiling"))
    )
    async with reading() as db:
        query = select(Variant, Product.name, Category.path).join(Product, Product.id == Variant.product_id)
        query = query.outerjoin(Category, Category.id == Product.category_id).where(Variant.id == asked.variant_id)
        row = (await db.execute(query)).one_or_none()
        if row is None:
            raise NotFound("variant", asked.variant_id)
        variant, name, path = row
        least = (await changing.floors(db, [variant.id])).get(variant.id)
        if least is not None and (floor is None or floor < least):
            floor = least
        if floor is not None and ceiling is not None and ceiling < floor:
            raise Invalid("ceiling", f"must not be below the floor {to_text(floor, home)}")
        given = asked.model_dump(mode="json", include={"commission", "logistics", "tax"}, exclude_none=True)
        terms = await taken(db, asked.channel, given)
        ppm = {"tax_ppm": tax_in(await pricing.taxes(db), path or ""), **terms_of(terms)}
        price = variant.price
        if asked.channel is not None and (list_id := await repricing.own_list(db, asked.channel)):
            price = (await repricing.entries(db, list_id, [variant.id])).get(variant.id, price)
    days, unknown = await demand.days_of(variant, asked.channel, asked.days)
    keeps = MILLION / (MILLION + ppm["tax_ppm"]) - ppm.get("commission_ppm", 0) / MILLION
    made = ElasticityOut(
        variant_id=variant.id,
        sku=variant.sku,
        name=name,
        channel=asked.channel,
        currency=home,
        price=to_text(price, home),
        cost=None if variant.cost is None else to_text(variant.cost, home),
        terms=terms,
        days=len(days),
        unknown_days=unknown,
        units=round(sum(day.units for day in days)),
        held=[
            HeldOut(price=to_text(round(one.price), home), days=one.days, units_a_day=round(one.units / one.days, 3))
            for one in elasticity.held(days)
        ],
        lacks=[],
    )
    unit = None if variant.cost is None else Unit(keeps, variant.cost + ppm.get("logistics", 0))
    await anyio.to_thread.run_sync(_reckon, made, days, unit, (price, floor, ceiling), language)
    return made


def _reckon(
    made: ElasticityOut,
    days: Sequence[Day],
    unit: Unit | None,
    prices: tuple[int, int | None, int | None],
    language: str,
) -> None:
    """Fill in all that history tells, and say what it does not."""

    def lacks(reason: str, **values: Any) -> None:
        made.lacks.append(LackOut(reason=reason, text=say(f"lacks.{reason}", language, values)))

    for reason, values in elasticity.lacking(days):
        lacks(reason, **values)
    if made.lacks:
        return
    found = elasticity.fit(days)
    if found is None:
        lacks("tangled")
        return
    made.elasticity, made.error = round(found.elasticity, 4), round(found.error, 4)
    low, high = found.interval(SURE)
    made.interval_80 = IntervalOut(low=round(low, 4), high=round(high, 4))
    made.interval_95 = IntervalOut(
        **dict(zip(("low", "high"), (round(one, 4) for one in found.interval(0.95)), strict=True))
    )
    if high >= 0:
        lacks("unsure")
    if unit is None:
        lacks("cost")
    elif unit.keeps <= 0:
        lacks("fees")
    _propose(made, days, found, unit, prices, lacks)


def _propose(
    made: ElasticityOut,
    days: Sequence[Day],
    found: Fit,
    unit: Unit | None,
    prices: tuple[int, int | None, int | None],
    lacks: Any,
) -> None:
    """The best price, where there is one to go by, and the curve it is the top of."""
    home = settings().currency
    price, floor, ceiling = prices
    # Beyond the prices there were nobody knows what demand does.
    seen = [one.price for one in elasticity.held(days) if one.days >= elasticity.LEAST_HELD]
    cheapest, dearest = round(seen[0]), round(seen[-1])
    low, high = max(cheapest, floor or 0), min(dearest, ceiling or dearest)
    if low > high:
        lacks("bounds")
        return
    made.low, made.high = to_text(low, home), to_text(high, home)
    known = unit is not None and unit.keeps > 0
    reckoned = unit if unit is not None and known else Unit(0, 0)
    made.curve = [_shaped(one, known) for one in elasticity.curve(found, reckoned, low, high)]
    made.now = _shaped(elasticity.point(found, reckoned, price), known) if cheapest <= price <= dearest else None
    if made.lacks:
        return
    top = round(elasticity.best(found.elasticity, reckoned, low, high))
    ends = [round(elasticity.best(one, reckoned, low, high)) for one in found.interval(SURE)]
    made.best = _shaped(elasticity.point(found, reckoned, top), known)
    made.best_low, made.best_high = (to_text(one, home) for one in sorted(ends))
    made.bound = _bound(top, low, high, (floor, ceiling))


def _bound(top: int, low: int, high: int, given: tuple[int | None, int | None]) -> Bound | None:
    if top == high:
        return "ceiling" if high == given[1] else "dearest"
    if top == low:
        return "floor" if low == given[0] else "cheapest"
    return None


def _shaped(one: Point, known: bool) -> ProfitPoint:  # noqa: FBT001 - whether the cost is known is what it depends on
    home = settings().currency

    def money(amount: float) -> str | None:
        return to_text(round(amount), home) if known else None

    return ProfitPoint(
        price=to_text(round(one.price), home),
        units=round(one.units, 3),
        units_low=round(one.units_low, 3),
        units_high=round(one.units_high, 3),
        profit=money(one.profit),
        profit_low=money(one.profit_low),
        profit_high=money(one.profit_high),
    )
