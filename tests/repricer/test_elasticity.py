"""How demand answers to a price, through the API: from the shop's own sales, with what is lacking said."""

from datetime import timedelta
from typing import Any

import pytest

from tests import make_figures, make_stock
from tests.repricer.conftest import set_floor
from tradepost.core import clock, db
from tradepost.inventory import importing as stock
from tradepost.orders import importing
from tradepost.pricing.models import PriceChange

URL = "/api/v1/management/price/elasticity"
# Sixty a day at 20.00, and two per cent less for each per cent more: 60 (p/20)^-2.
WEEKS = ((1800, 74), (2000, 60), (2200, 50))


async def sell(of: make_stock.Goods, *, days: int = 63, channel: str = "store") -> None:
    """A sale each day through yesterday, at a price that changes each week."""
    drafts = []
    for n in range(days):
        price, units = WEEKS[(n // 7) % 3]
        line = importing.DraftLine(of.product_id, of.variant_id, "Lamp", of.sku, units, price, 0, None)
        moment = clock.now() - timedelta(days=days - n)
        drafts.append(
            importing.Draft(f"S-{n}", moment, channel, "delivered", "", "RUB", None, str(n), [line], moved_stock=False)
        )
    async with db.transaction() as session:
        await importing.insert(session, drafts)


async def asked(who, of: make_stock.Goods, **params: Any) -> dict[str, Any]:
    answer = await who.get(URL, params={"variant_id": of.variant_id, **params})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_elasticity_and_the_best_price_come_from_the_shops_own_sales(owner, analyst):
    lamp = await make_stock.goods("LAMP", price=2000, cost=1000)
    await sell(lamp)
    found = await asked(analyst, lamp)
    assert found["elasticity"] == pytest.approx(-1.95, abs=0.06)
    assert found["error"] < 0.05
    assert (
        found["interval_95"]["low"] < found["interval_80"]["low"] < found["elasticity"] < found["interval_80"]["high"]
    )
    assert (found["days"], found["unknown_days"], found["units"], found["lacks"]) == (63, 0, 21 * 184, [])
    assert [(one["price"], one["days"], one["units_a_day"]) for one in found["held"]] == [
        ("18.00", 21, 74.0), ("20.00", 21, 60.0), ("22.00", 21, 50.0),
    ]  # fmt: skip
    # 10.00 e / (1 + e)
    wanted = 10 * found["elasticity"] / (1 + found["elasticity"])
    assert float(found["best"]["price"]) == pytest.approx(wanted, abs=0.011)
    assert float(found["best"]["profit"]) == pytest.approx(600, rel=0.05)
    assert (found["low"], found["high"], found["bound"], found["now"]["price"]) == ("18.00", "22.00", None, "20.00")
    assert float(found["best_low"]) <= wanted <= float(found["best_high"])
    assert len(found["curve"]) == 41
    assert max(float(one["profit"]) for one in found["curve"]) <= float(found["best"]["profit"]) + 0.01

    for params, best, bound in (
        ({"floor": 21}, "21.00", "floor"),
        ({"ceiling": 19}, "19.00", "ceiling"),
        ({"commission": 20}, "22.00", "dearest"),
    ):
        bounded = await asked(owner, lamp, **params)
        assert (bounded["best"]["price"], bounded["bound"]) == (best, bound)
    await set_floor(lamp, "20.00")
    assert (await asked(owner, lamp, floor=1, ceiling=25))["low"] == "20.00"
    over = await owner.get(URL, params={"variant_id": lamp.variant_id, "ceiling": 19})
    assert (over.status_code, over.json()["errors"][0]["field"]) == (422, "ceiling")


async def test_what_history_does_not_tell_is_said_and_nothing_proposed(owner, shop):
    await make_figures.sale(
        owner, (clock.business_day(clock.now()) - timedelta(days=2)).isoformat(), ("LAMP", 2, "19.90")
    )
    found = await asked(owner, shop["LAMP"])
    assert [one["reason"] for one in found["lacks"]] == ["days", "units", "prices"]
    assert found["lacks"][2]["text"] == ("Not enough price changes: 0 prices held for 7 days or more; 3 are needed.")
    assert (found["elasticity"], found["best"], found["curve"]) == (None, None, [])
    assert (await asked(owner, shop["CHAIR"]))["days"] == 0


async def test_without_a_cost_there_is_demand_but_no_profit(owner):
    vase = await make_stock.goods("VASE", price=2000, cost=None)
    await sell(vase, channel="ozon")
    found = await asked(owner, vase, channel="ozon")
    assert [one["reason"] for one in found["lacks"]] == ["cost"]
    assert found["elasticity"] == pytest.approx(-1.95, abs=0.06)
    assert (found["best"], found["curve"][0]["profit"]) == (None, None)
    assert found["curve"][0]["units"] > found["curve"][-1]["units"]
    assert (await asked(owner, vase, channel="avito"))["days"] == 0


async def test_days_without_the_goods_are_left_out_and_days_without_a_sale_have_the_price_they_had(owner):
    lamp = await make_stock.goods("LAMP", price=2000, cost=1000)
    today = clock.business_day(clock.now())
    for back, price in ((20, "20.00"), (4, "22.00")):
        await make_figures.sale(owner, (today - timedelta(days=back)).isoformat(), ("LAMP", 1, price))
    # Ten days ago the price became 21.00; nobody bought at it.
    async with db.transaction() as session:
        session.add(
            PriceChange(
                variant_id=lamp.variant_id, currency="RUB", before=2000, after=2100, actor_kind="system",
                actor_name="system", created_at=clock.now() - timedelta(days=10),
            )
        )  # fmt: skip
    found = await asked(owner, lamp)
    assert [(one["price"], one["days"]) for one in found["held"]] == [("20.00", 10), ("21.00", 6), ("22.00", 4)]
    # From its first shelf on it was sold out: a day of which nobody knows what would have been sold.
    with clock.at(clock.now() - timedelta(days=8)):
        level = await make_stock.stock(lamp, 1)
        async with db.transaction() as session:
            await stock.move(session, [(lamp.variant_id, -1)], reason="Broken")
    assert await make_stock.numbers(level) == (0, 0)
    found = await asked(owner, lamp)
    assert (found["days"], found["unknown_days"]) == (14, 6)


async def test_an_analyst_asks_and_a_customer_does_not(analyst, buyer, guest, shop):
    params = {"variant_id": shop["LAMP"].variant_id}
    assert (await analyst.get(URL, params=params)).status_code == 200
    assert (await buyer.get(URL, params=params)).status_code == 403
    assert (await guest.get(URL, params=params)).status_code == 401
    assert (await analyst.get(URL, params={"variant_id": 999})).status_code == 404
    assert (await analyst.get(URL, params={**params, "days": 10})).status_code == 422
