"""Whatever is done to prices, in whatever order: none is ever below its floor, and history adds up to what is."""

import asyncio
import itertools
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings, strategies as st
from sqlalchemy import select

from tests import make_prices, make_stock
from tradepost.catalog import importing, service as catalog
from tradepost.catalog.schemas import ProductChange
from tradepost.core import clock, db
from tradepost.core.errors import Invalid
from tradepost.pricing import changing, history, listing, planning
from tradepost.pricing.models import Floor, ListPrice, PlannedPrice, PriceChange
from tradepost.pricing.rules import PENDING

BEGIN = datetime.fromisoformat("2026-06-30T12:00:00+00:00")
HOUR = timedelta(hours=1)
_numbers = itertools.count(1)

AMOUNTS = st.integers(0, 6).map(lambda coins: Decimal(coins) * 5)
CURRENCIES = st.sampled_from(["RUB", "EUR"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("price"), CURRENCIES, AMOUNTS),
        st.tuples(st.just("product"), AMOUNTS),
        st.tuples(st.just("import"), AMOUNTS),
        st.tuples(st.just("floor"), CURRENCIES, st.none() | AMOUNTS),
        st.tuples(st.just("item"), st.integers(1, 2), st.none() | AMOUNTS),
        st.tuples(st.just("plan"), CURRENCIES, AMOUNTS, st.integers(1, 2), st.none() | st.integers(3, 4)),
        st.tuples(st.just("wait")),
    ),
    max_size=12,
)


async def step(goods: make_stock.Goods, list_id: int, what: str, *asked) -> None:
    async with db.transaction() as session:
        match what:
            case "price":
                product, variant = await changing.find(session, goods.variant_id)
                await changing.change(session, product, variant, {asked[0]: asked[1]})
            case "product":
                product = await catalog.find(session, goods.product_id)
                await catalog.change(session, product, ProductChange(price=asked[0]))
            case "import":
                rows = {goods.sku: {"price": int(asked[0] * 100)}}
                await importing.update(session, rows, importing.Names())
            case "floor":
                product, variant = await changing.find(session, goods.variant_id)
                await changing.set_floor(session, product, variant, asked[1], currency=asked[0])
            case "item":
                amount = None if asked[1] is None else int(asked[1] * 100)
                found = await listing.find(session, list_id)
                await listing.put(session, found, [listing.Item(goods.variant_id, asked[0], amount)])
            case "plan":
                now, (currency, amount, start, end) = clock.now(), asked
                await planning.create(
                    session, goods.variant_id, amount, currency=currency,
                    starts_at=now + start * HOUR, ends_at=None if end is None else now + end * HOUR,
                )  # fmt: skip
            case "wait":
                while (due := await planning.next_due(session)) is not None:
                    assert await planning.make(session, due)


async def holds(goods: make_stock.Goods) -> None:
    """Nothing is, is listed, or will be below the floor; what history ends with is what is; no plan has failed."""
    async with db.reading() as session:
        floors = {
            row.currency: row.amount
            for row in await session.execute(
                select(Floor.currency, Floor.amount).where(Floor.variant_id == goods.variant_id)
            )
        }
        own = await history.own_prices(session, [goods.variant_id])
        found = [(currency, amount) for (_variant, currency), amount in own.items()]
        items = await session.execute(select(ListPrice.amount).where(ListPrice.variant_id == goods.variant_id))
        found += [("RUB", amount) for amount in items.scalars()]
        plans = select(PlannedPrice).where(PlannedPrice.variant_id == goods.variant_id)
        for plan in (await session.execute(plans)).scalars():
            assert plan.status != "failed", plan.problem
            if plan.status in PENDING:
                pending = plan.amount if plan.status == "waiting" else plan.before
                found += [] if pending is None else [(plan.currency, pending)]
        assert [one for one in found if one[1] < floors.get(one[0], 0)] == []
        changes = (
            await session.execute(
                select(PriceChange).where(PriceChange.variant_id == goods.variant_id).order_by(PriceChange.id)
            )
        ).scalars()
        ends: dict[str, int | None] = {"RUB": 1990}
        for change in changes:
            assert change.before == ends.get(change.currency)
            ends[change.currency] = change.after
        assert {currency: amount for currency, amount in ends.items() if amount is not None} == {
            currency: amount for (_variant, currency), amount in own.items()
        }


async def play(steps: list[tuple]) -> None:
    goods = await make_stock.goods(f"SKU-{next(_numbers)}")
    list_id = await make_prices.price_list()
    for hour, (what, *asked) in enumerate(steps):
        with clock.at(BEGIN + hour * HOUR), suppress(Invalid):
            await step(goods, list_id, what, *asked)
        await holds(goods)


async def test_no_sequence_of_verbs_leaves_a_price_below_its_floor_or_history_behind(clean):
    loop = asyncio.get_running_loop()

    @given(STEPS)
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def explore(steps: list[tuple]) -> None:
        asyncio.run_coroutine_threadsafe(play(steps), loop).result()

    await asyncio.to_thread(explore)  # hypothesis calls, and does not wait for, what it tries
