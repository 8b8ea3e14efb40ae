"""What Wildberries sells from its own warehouses (FBW): two feeds by what changed, and how they are read."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.channels.conftest import Market
from tests.channels.test_wildberries import rub
from tradepost.channels.adapter import Refused
from tradepost.channels.capabilities import Capability
from tradepost.channels.shapes import ChannelOrder, OrderItem
from tradepost.channels.wildberries import stored, told
from tradepost.channels.wildberries.adapter import WildberriesAdapter
from tradepost.core import clock
from tradepost.core.money import Money

DAYS = 24 * 3600
ORDERS, SALES = "GET /api/v1/supplier/orders", "GET /api/v1/supplier/sales"


async def everything(adapter: WildberriesAdapter, since: datetime) -> list[ChannelOrder]:
    """All parts, in the order in which they are told."""
    found, cursor = list[ChannelOrder](), None
    while True:
        part = await adapter.stored_orders(since, cursor)
        found += part.items
        if (cursor := part.cursor) is None:
            return found


def row(**given: Any) -> told.Unit:
    """A row of a feed, as in the description's example but for what is given."""
    plain = {"nmId": 1234567, "srid": "11.rf9.3.0", "totalPrice": 1887, "discountPercent": 18, "spp": 26}
    return told.Unit.model_validate({**plain, "warehouseType": "Склад WB", **given})


async def test_an_order_is_told_with_its_facts_and_then_what_became_of_it(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    lamp.stock = 5
    order, ours = market.state.buy(lamp, stored=True), market.state.buy(lamp)
    number = f"r{order.id}"
    waits = ChannelOrder(
        external_id=number,
        status="confirmed",
        said="Склад WB",
        placed_at=order.at.astimezone(told.MOSCOW),
        items=[OrderItem(str(lamp.nm), "LAMP", "LAMP", 1, rub(1500), [lamp.barcode])],
        country="RU",
        stored=True,
    )
    async with market.adapter(await market.connect()) as adapter:
        assert Capability.STORED_ORDERS in adapter.offers()
        assert await everything(adapter, market.begun) == [waits]
        assert [one.external_id for one in (await adapter.orders(market.begun)).items] == [str(ours.id)]
        assert await adapter.api.statuses([order.id]) == []  # their warehouses are no business of these calls
        with pytest.raises(Refused):
            await adapter.api.cancel(order.id)

        await market.wait(3 * DAYS)
        assert [(one.status, one.said) for one in await everything(adapter, market.begun)] == [
            ("confirmed", "Склад WB"),
            ("delivered", f"S{order.id}"),
        ]
        # The order itself has not changed since: its sale tells it by itself.
        (sale,) = await everything(adapter, clock.now() - timedelta(hours=1))
        assert (sale.external_id, sale.status, sale.items) == (number, "delivered", waits.items)
        assert sale.placed_at == order.at + timedelta(days=3)
        await market.wait(DAYS)
        order.back_at = clock.now()
        assert [one.status for one in await everything(adapter, clock.now() - timedelta(hours=1))] == [
            "confirmed",  # it was looked at anew when it came back
            "returned",
        ]
        order.fate = "canceled_by_client"
        one, *_ = await everything(adapter, market.begun)
        assert (one.status, one.said) == ("cancelled", "isCancel")


async def test_each_feed_goes_on_from_the_last_change_until_nothing_follows(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "WHOLE", 2)
    lamp = market.state.add_good("LAMP", title="Lamp", price=1500)
    made = [market.state.buy(lamp, market.begun + timedelta(seconds=n), stored=True) for n in (0, 1, 2, 3, 3)]
    asked = list[str]()
    async with market.adapter(await market.connect()) as adapter:
        ordered = adapter.api.ordered

        async def two(start: str) -> Any:
            asked.append(start)
            return (await ordered(start))[:2]

        monkeypatch.setattr(type(adapter.api), "ordered", lambda _api, start: two(start))
        found = await everything(adapter, market.begun)
    # What changed at the moment from which it goes on is told again, and a part that goes no further is the last.
    begun = market.begun.astimezone(told.MOSCOW)
    assert asked == [(begun + timedelta(seconds=n)).strftime("%Y-%m-%dT%H:%M:%S") for n in range(4)]
    assert [one.external_id for one in found] == [f"r{made[n].id}" for n in (0, 1, 1, 2, 2, 3, 3, 4)]
    assert market.asked.count(SALES) == 1


async def test_a_short_answer_is_whole_and_sales_are_asked_for_once_a_minute(market: Market) -> None:
    market.state.buy(market.state.add_good("LAMP", title="Lamp"), stored=True)
    async with market.adapter(await market.connect()) as adapter:
        await everything(adapter, market.begun)
        assert [one for one in market.asked if "supplier" in one] == [ORDERS, SALES]
        begun = market.passed()
        await everything(adapter, market.begun)
        assert market.passed() - begun == pytest.approx(60, abs=1)


async def test_a_day_is_moscows_and_the_moment_is_asked_for_as_there(market: Market) -> None:
    lamp = market.state.add_good("LAMP", title="Lamp")
    late = market.state.buy(lamp, market.begun - timedelta(hours=2), stored=True)
    async with market.adapter(await market.connect()) as adapter:
        (one,) = await everything(adapter, late.at.astimezone(UTC))
        assert one.placed_at == late.at
        assert await everything(adapter, late.at + timedelta(seconds=1)) == []
        with pytest.raises(Refused):
            await adapter.api.ordered("yesterday")


async def test_amounts_are_in_the_currency_of_the_sellers_prices(market: Market) -> None:
    market.state.manners.currency = 398
    market.state.buy(market.state.add_good("LAMP", title="Lamp", price=9900), stored=True)
    async with market.adapter(await market.connect()) as adapter:
        (one,) = await everything(adapter, market.begun)
    assert one.items[0].price == Money(990_000, "KZT")


def test_the_price_is_what_the_buyer_pays_and_is_reckoned_until_it_is_told() -> None:
    assert stored._price(row(finishedPrice=1145, priceWithDisc=1547)) == 1145
    assert stored._price(row(finishedPrice=0)) == 1145  # 1887 less 18 %, less 26 %: to the rouble
    assert stored._price(row(finishedPrice=None, spp=0, discountPercent=0)) == 1887
    assert stored._price(row(finishedPrice=-1145)) == 1145  # of what came back


def test_what_a_row_says_became_of_an_order() -> None:
    assert [
        stored._status(one)
        for one in (row(), row(isCancel=True), row(saleID="S99"), row(saleID="R99"), row(saleID="D99"))
    ] == ["confirmed", "cancelled", "delivered", "returned", None]


async def test_of_a_sale_and_its_return_in_one_answer_the_return_counts(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        row(saleID="R1", srid="a", date="2026-03-02T10:00:00"),
        row(saleID="S1", srid="a", date="2026-03-01T10:00:00"),
        row(saleID="S2", srid="b", countryName="Атлантида"),
        row(saleID="S1", srid="a", date="2026-03-01T10:00:00"),
        row(saleID="S3", srid="c", warehouseType="Склад продавца"),
        row(saleID="S4", srid=""),
        row(saleID="D5", srid="e"),
    ]

    async def sold(_api: Any, _start: str) -> Any:
        return rows

    async with market.adapter(await market.connect()) as adapter:
        monkeypatch.setattr(type(adapter.api), "sold", sold)
        part = await adapter.stored_orders(market.begun, "sold")
    assert [(one.external_id, one.status, one.country) for one in part.items] == [
        ("a", "returned", ""),
        ("b", "delivered", ""),
    ]
    assert (part.items[0].placed_at, part.items[1].placed_at) == (
        datetime(2026, 3, 1, 10, tzinfo=told.MOSCOW),
        market.begun,
    )
    assert part.cursor is None
