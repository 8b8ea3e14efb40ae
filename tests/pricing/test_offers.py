"""What a thing costs this buyer now: the variant's price, another currency's, a list's."""

from datetime import timedelta

import pytest

from tests import make_catalog, make_prices as make, make_stock
from tradepost.core import clock, db, stamps
from tradepost.customers.models import CustomerGroup
from tradepost.pricing import service
from tradepost.pricing.rules import Offer

HOUR = timedelta(hours=1)


async def cost(variant_id: int, quantity: int = 1, **asked) -> tuple[int, int | None]:
    """(unit price, list) of so many."""
    async with db.reading() as session:
        found = (await service.offers(session, {variant_id: quantity}, **asked))[variant_id]
    return found.unit_price, found.list_id


async def group() -> int:
    async with db.transaction() as session:
        made = CustomerGroup(name="Dealers")
        session.add(made)
        await session.flush()
        return made.id


async def test_without_lists_a_thing_costs_its_own_price(owner):
    lighting = await make_catalog.category(owner)
    lamps = await make_catalog.category(owner, parent_id=lighting["id"])
    brand = await make_catalog.brand(owner)
    made = await make_catalog.product(
        owner, name="Lamp", sku="LAMP", price="19.90", cost="8.00", weight_g=700,
        category_id=lamps["id"], brand_id=brand["id"], variants=[],
    )  # fmt: skip
    (variant,) = made["variants"]
    async with db.reading() as session:
        assert await service.offers(session, {variant["id"]: 3}) == {
            variant["id"]: Offer(
                variant_id=variant["id"],
                product_id=made["id"],
                sku="LAMP",
                name="Lamp",
                options={},
                unit_price=1990,
                base_price=1990,
                list_id=None,
                currency="RUB",
                cost=800,
                weight_g=700,
                category_id=lamps["id"],
                category_path=f"/{lighting['id']}/{lamps['id']}/",
                brand_id=brand["id"],
                sellable=True,
                slug="lamp",
            )
        }


async def test_what_nobody_knows_and_what_has_no_price_in_the_currency_is_missing(clean):
    lamp, vase = await make_stock.goods("LAMP"), await make_stock.goods("VASE")
    await make.price(lamp.variant_id, "EUR", 2500)
    async with db.reading() as session:
        assert await service.offers(session, {}) == {}
        assert set(await service.offers(session, {lamp.variant_id: 1, 10**9: 1})) == {lamp.variant_id}
        found = await service.offers(session, {lamp.variant_id: 1, vase.variant_id: 1}, currency="EUR")
    assert {key: (one.unit_price, one.base_price, one.currency) for key, one in found.items()} == {
        lamp.variant_id: (2500, 2500, "EUR")
    }


@pytest.mark.parametrize("change", [{"status": "draft"}, {"status": "archived"}])
async def test_what_is_not_on_sale_is_priced_and_not_sellable(owner, change):
    made = await make_catalog.product(owner)
    await owner.put(f"/api/v1/products/{made['id']}", json=change)
    variant = made["variants"][0]["id"]
    async with db.reading() as session:
        assert (await service.offers(session, {variant: 1}))[variant].sellable is False


async def test_an_archived_variant_is_not_sellable(owner):
    made = await make_catalog.product(owner)
    extra = await make_catalog.variant(owner, made["id"])
    await owner.put(f"/api/v1/products/{made['id']}/variants/{extra['id']}", json={"archived": True})
    async with db.reading() as session:
        found = await service.offers(session, {extra["id"]: 1, made["variants"][0]["id"]: 1})
    assert [found[key].sellable for key in (extra["id"], made["variants"][0]["id"])] == [False, True]


async def test_a_list_goes_before_the_price_and_says_so(clean):
    lamp, vase = await make_stock.goods("LAMP"), await make_stock.goods("VASE")
    sale = await make.price_list((lamp.variant_id, 1500))
    async with db.reading() as session:
        found = await service.offers(session, {lamp.variant_id: 1, vase.variant_id: 1})
    assert {key: (one.unit_price, one.base_price, one.list_id) for key, one in found.items()} == {
        lamp.variant_id: (1500, 1990, sale),
        vase.variant_id: (1990, 1990, None),
    }


async def test_the_highest_tier_that_is_reached_counts(clean):
    lamp = (await make_stock.goods("LAMP")).variant_id
    sale = await make.price_list((lamp, 1800, 5), (lamp, 1600, 10))
    assert [await cost(lamp, n) for n in (1, 4, 5, 9, 10, 1000)] == [
        (1990, None), (1990, None), (1800, sale), (1800, sale), (1600, sale), (1600, sale),
    ]  # fmt: skip


async def test_the_lower_priority_goes_first_and_a_list_without_a_tier_reached_is_passed_over(clean):
    lamp = (await make_stock.goods("LAMP")).variant_id
    last = await make.price_list((lamp, 1000), priority=5)
    first = await make.price_list((lamp, 1700, 3), priority=-1)
    assert await cost(lamp, 1) == (1000, last)
    assert await cost(lamp, 3) == (1700, first)
    same = await make.price_list((lamp, 900), priority=5)
    assert same > last
    assert await cost(lamp, 1) == (1000, last)  # of two alike the older one


async def test_a_list_of_another_currency_does_not_count(clean):
    lamp = (await make_stock.goods("LAMP")).variant_id
    await make.price(lamp, "EUR", 2500)
    euros = await make.price_list((lamp, 2000), currency="EUR")
    assert await cost(lamp) == (1990, None)
    assert await cost(lamp, currency="EUR") == (2000, euros)


async def test_a_list_counts_in_its_channel_for_its_group_and_in_its_time(clean):
    lamp, now, dealers = (await make_stock.goods("LAMP")).variant_id, clock.now(), await group()
    market = await make.price_list((lamp, 2500), channel="ozon")
    assert await cost(lamp) == (1990, None)
    assert await cost(lamp, channel="ozon") == (2500, market)
    theirs = await make.price_list((lamp, 1200), group_id=dealers)
    assert await cost(lamp) == (1990, None)
    assert await cost(lamp, group_id=dealers + 1) == (1990, None)
    assert await cost(lamp, group_id=dealers) == (1200, theirs)
    timed = await make.price_list((lamp, 1100), starts_at=now + HOUR, ends_at=now + 2 * HOUR)
    assert [
        await cost(lamp, at=at)
        for at in (now, now + HOUR, now + 2 * HOUR - timedelta(seconds=1), now + 2 * HOUR)
    ] == [(1990, None), (1100, timed), (1100, timed), (1990, None)]  # fmt: skip
    await make.price_list((lamp, 1), active=False, priority=-9)
    assert await cost(lamp) == (1990, None)


async def test_offers_take_one_statement_and_two_with_price_lists(clean, statements):
    goods = [(await make_stock.goods(f"SKU-{n}")).variant_id for n in range(5)]
    await make.price_list((goods[0], 1), currency="EUR")
    async with db.reading() as session:
        known = await stamps.current(session)
        await service.offers(session, dict.fromkeys(goods, 1), stamps=known)  # loads the few rules
        statements.clear()
        await service.offers(session, dict.fromkeys(goods, 1), stamps=known)
        await service.taxes(session, known)
    assert len(statements) == 1
    await make.price_list((goods[0], 1))
    async with db.reading() as session:
        known = await stamps.current(session)
        await service.offers(session, dict.fromkeys(goods, 1), stamps=known)
        statements.clear()
        await service.offers(session, dict.fromkeys(goods, 1), stamps=known)
    assert len(statements) == 2
