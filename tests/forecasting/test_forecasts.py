"""Twenty weeks of sales, forecast: pages answer from the nightly run; a product that is in none is computed."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from tests import make_stock
from tests.make_stock import Goods
from tradepost.core import clock, db, jobs
from tradepost.forecasting import cataloguing, gathering
from tradepost.forecasting.models import Forecast
from tradepost.inventory import service as inventory
from tradepost.orders.models import Order, OrderLine

FORECAST = "/api/v1/analytics/forecast"
# The shop's history ends on a Friday long ago: as it has sold nothing since, forecasts go on from there.
TODAY = date(2024, 6, 29)
FIRST = TODAY - timedelta(days=140)
NOON = datetime(2024, 6, 29, 12, tzinfo=UTC)


async def sold(of: Goods, units: Any, *, price: int = 1000, discount: Any = lambda _: 0) -> None:
    """What `units(day)` says of each day, sold at noon; `discount(day)` is off the line."""
    async with db.transaction() as session:
        for n in range(140):
            day = FIRST + timedelta(days=n)
            if not (quantity := units(day)):
                continue
            off = discount(day)
            order = Order(
                number=f"{of.sku}-{n}",
                status="paid",
                placed_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
                business_day=day,
                currency="RUB",
                units=quantity,
                subtotal=quantity * price,
                discount=off,
                total=quantity * price - off,
            )
            session.add(order)
            await session.flush()
            session.add(
                OrderLine(
                    order_id=order.id,
                    product_id=of.product_id,
                    variant_id=of.variant_id,
                    name=of.sku,
                    sku=of.sku,
                    quantity=quantity,
                    unit_price=price,
                    discount=off,
                    total=quantity * price - off,
                )
            )


async def night(owner: Any) -> dict[str, Any]:
    """The whole catalogue forecast: the job as people see it."""
    started = await owner.post(f"{FORECAST}/run")
    assert started.status_code == 202, started.text
    await jobs.drain()
    found: dict[str, Any] = (await owner.get(started.headers["location"])).json()
    return found


ON_OFFER = {FIRST + timedelta(days=n) for n in range(100, 103)}
GONE = {FIRST + timedelta(days=n) for n in range(126, 140)}


def chairs(day: date) -> int:
    """Ten a day but on Sundays; two hundred on offer; none when there were none."""
    return 0 if day in GONE or day.weekday() == 6 else 200 if day in ON_OFFER else 10


def weekly(day: date) -> int:
    """Ten on working days, four on Saturdays, nothing on Sundays."""
    return (10, 10, 10, 10, 10, 4, 0)[day.weekday()]


async def a_shop(owner: Any) -> dict[str, Any]:
    """Lamps and vases sold for twenty weeks, chairs that were on offer for three days and have run out, unsold shelves.

    A week takes 54 lamps, 2 vases and 60 chairs.
    """
    lamp, vase, chair, shelf = [await make_stock.goods(sku) for sku in ("LAMP", "VASE", "CHAIR", "SHELF")]
    with clock.at(NOON - timedelta(days=141)):
        level = await make_stock.stock(chair, 5)
    with clock.at(NOON - timedelta(days=15)):
        async with db.transaction() as session:
            await inventory.adjust(session, level, -5, reason="Lost")
    await sold(lamp, weekly)
    await sold(vase, lambda day: 2 if day.weekday() == 2 else 0, price=5000)
    await sold(chair, chairs, discount=lambda day: 400 * 200 if day in ON_OFFER else 0)
    await make_stock.stock(lamp, 60)
    await make_stock.stock(vase, 100)
    lamps = (await owner.post("/api/v1/categories", json={"name": "Lamps"})).json()
    desk = (await owner.post("/api/v1/categories", json={"name": "Desk lamps", "parent_id": lamps["id"]})).json()
    moved = await owner.put(f"/api/v1/products/{lamp.product_id}", json={"category_id": desk["id"]})
    assert moved.status_code == 200, moved.text
    return {
        "lamp": lamp.product_id, "vase": vase.product_id, "chair": chair.product_id, "shelf": shelf.product_id,
        "lamps": lamps["id"], "desk": desk["id"],
    }  # fmt: skip


async def test_the_catalogue_is_forecast_and_every_page_says_the_same(
    owner: Any, analyst: Any, buyer: Any, guest: Any
) -> None:
    ids = await a_shop(owner)

    computed = await of(analyst, ids["lamp"])
    job = await night(owner)
    assert (job["status"], job["error"], job["done"], job["total"]) == ("succeeded", "", 4, 4)
    assert job["result"] == {"products": 4, "categories": 4}
    found = await of(analyst, ids["lamp"])
    assert {**found, "made_at": ""} == {**computed, "made_at": ""}
    assert (await analyst.get("/analytics/forecast", params={"product_id": ids["lamp"]})).json() == found

    what_a_steady_product_says(found)
    await what_a_product_with_lost_days_says(analyst, ids)
    await what_runs_out(analyst, ids, found)
    await what_categories_add_up_to(analyst, ids, found)
    for who, status in ((guest, 401), (buyer, 403)):
        answers = [
            await who.get(FORECAST, params={"product_id": ids["lamp"]}),
            await who.post(f"{FORECAST}/run"),
            *[await who.get(f"{FORECAST}/{page}") for page in ("runs-out", "categories", "categories/all")],
        ]
        assert [answer.status_code for answer in answers] == [status] * 5


async def of(who: Any, product_id: int, **asked: Any) -> dict[str, Any]:
    answer = await who.get(FORECAST, params={"product_id": product_id, **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def what_a_steady_product_says(found: dict[str, Any]) -> None:
    assert (found["as_of"], found["horizon"], found["history_days"]) == ("2024-06-28", 28, 140)
    assert found["unknown_days"] == 0
    assert [day["date"] for day in found["daily"]] == [str(TODAY + timedelta(days=n)) for n in range(28)]
    assert [round(day["mean"]) for day in found["daily"]] == [weekly(TODAY + timedelta(days=n)) for n in range(28)]
    assert all(0 <= day["low_95"] <= day["low"] <= day["high"] <= day["high_95"] for day in found["daily"])
    assert [day["high_95"] for day in found["daily"] if date.fromisoformat(day["date"]).weekday() == 6] == [0] * 4
    assert found["total"] == pytest.approx(216, abs=0.5)
    assert [(past["date"], past["actual"]) for past in found["backtest"][:3]] == [
        ("2024-06-01", 4),
        ("2024-06-02", 0),
        ("2024-06-03", 10),
    ]
    stock = found["stock"]
    # 54 of the 60 are the first week's, 6 last 6 / 54 of the second.
    assert (stock["available"], stock["runs_out_on"]) == (60, "2024-07-06")
    assert stock["days_left"] == pytest.approx(7 + 7 * 6 / 54, abs=0.02)
    assert stock["lead_time_demand"] == pytest.approx(108, abs=0.3)
    assert float(stock["at_risk"]) == pytest.approx((108 - 60) * 10, abs=3)
    assert stock["reorder_point"] in {108, 109}
    assert stock["reorder_due"] is True
    assert stock["reorder_quantity"] == stock["order_up_to"] - 60
    assert stock["order_up_to"] == pytest.approx(6 * 54, abs=2)


async def what_a_product_with_lost_days_says(who: Any, ids: dict[str, Any]) -> None:
    found = await of(who, ids["chair"])
    assert found["unknown_days"] == 14 + 3
    assert [round(day["mean"], 1) for day in found["daily"]] == [10, 0, 10, 10, 10, 10, 10] * 4
    assert [past["actual"] for past in found["backtest"]] == [10, 0, 10, 10, 10, 10, 10] * 2 + [None] * 14
    assert (found["stock"]["available"], found["stock"]["days_left"]) == (0, 0)
    # In the last 91 days 630 went at 10.00 and 600 at 6.00: 8.04 each.
    assert float(found["stock"]["at_risk"]) == pytest.approx(120 * 8.04, abs=1)

    never = await of(who, ids["shelf"], horizon=3)
    assert (never["model"], never["error"], [day["high_95"] for day in never["daily"]]) == ("no_sales", None, [0, 0, 0])
    assert never["stock"] == {
        "available": None, "days_left": None, "runs_out_on": None, "service_level": 0.95, "lead_time_days": 14,
        "cover_days": 28, "lead_time_demand": 0, "safety_stock": 0, "reorder_point": 0, "order_up_to": 0,
        "reorder_due": False, "reorder_quantity": 0, "at_risk": "0.00",
    }  # fmt: skip


async def what_runs_out(who: Any, ids: dict[str, Any], lamp: dict[str, Any]) -> None:
    async def listed(**asked: Any) -> dict[str, Any]:
        answer = await who.get(f"{FORECAST}/runs-out", params=asked)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    whole = await listed(within_days=400)
    assert [item["product_id"] for item in whole["items"]] == [ids["chair"], ids["lamp"], ids["vase"]]
    shared = ("available", "days_left", "runs_out_on", "at_risk", "reorder_point", "reorder_quantity", "reorder_due")
    for item in whole["items"]:
        own = await of(who, item["product_id"])
        assert {name: item[name] for name in shared} == {name: own["stock"][name] for name in shared}
        assert (item["model"], item["error"]) == (own["model"], own["error"])
    assert Decimal(whole["at_risk"]) == sum(Decimal(item["at_risk"]) for item in whole["items"])
    assert whole["items"][-1]["at_risk"] == "0.00"

    first = await listed(within_days=400, limit=1, sort="-at_risk")
    second = await listed(within_days=400, limit=2, sort="-at_risk", cursor=first["next"])
    both = [item["product_id"] for item in (*first["items"], *second["items"])]
    assert both == [ids["chair"], ids["lamp"], ids["vase"]]
    assert (first["total"], first["at_risk"], second["next"]) == (3, whole["at_risk"], None)
    soon = await listed(category_id=ids["lamps"])
    assert ([item["product_id"] for item in soon["items"]], soon["at_risk"]) == (
        [ids["lamp"]],
        lamp["stock"]["at_risk"],
    )


async def what_categories_add_up_to(who: Any, ids: dict[str, Any], lamp: dict[str, Any]) -> None:
    listed = (await who.get(f"{FORECAST}/categories")).json()
    sums = {(item["scope"], item["category_id"]): (item["products"], item["units"]) for item in listed["items"]}
    whole, rest = [(await who.get(f"{FORECAST}/categories/{key}")).json() for key in ("all", "none")]
    assert sums == {
        ("category", ids["lamps"]): (1, lamp["total"]),
        ("category", ids["desk"]): (1, lamp["total"]),
        ("none", None): (2, rest["units"]),
        ("all", None): (3, whole["units"]),
    }
    for n, day in enumerate(whole["daily"]):
        parts = [lamp, await of(who, ids["vase"]), await of(who, ids["chair"])] if n == 0 else [lamp, rest]
        assert day["mean"] == pytest.approx(sum(part["daily"][n]["mean"] for part in parts), abs=0.002)
        assert 0 <= day["low"] <= day["mean"] <= day["high"]


async def test_a_run_that_was_killed_goes_on_where_it_stopped(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    old = await make_stock.goods("OLD")
    await sold(old, lambda day: day == FIRST)
    assert (await owner.delete(f"/api/v1/products/{old.product_id}")).status_code in {200, 204}
    goods = [(await make_stock.goods(f"LAMP-{n}")).product_id for n in range(5)]
    monkeypatch.setattr(cataloguing, "STEP", 2)
    upsert, steps = cataloguing.dialects.upsert, []

    def killed(*values: Any, **options: Any) -> Any:
        steps.append(len(values[2]))
        if len(steps) == 2:
            raise KeyboardInterrupt
        return upsert(*values, **options)

    monkeypatch.setattr(cataloguing.dialects, "upsert", killed)
    job = (await owner.post(f"{FORECAST}/run")).json()
    (claimed,) = await jobs.claim("here")
    with pytest.raises(KeyboardInterrupt):
        await jobs.execute(claimed.id, claimed.attempt)
    kept = await rows()
    assert [(product_id, run) for product_id, run, _ in kept] == [(goods[0], job["id"]), (goods[1], job["id"])]
    assert (await owner.post(f"{FORECAST}/run")).json()["id"] == job["id"]  # it is not over

    await jobs.execute(claimed.id, claimed.attempt)

    ended = (await owner.get(f"/api/v1/jobs/{job['id']}")).json()
    assert (ended["status"], ended["done"], ended["total"]) == ("succeeded", 5, 5)
    assert steps == [2, 2, 2, 1]
    after = await rows()
    assert after[:2] == kept
    assert [product_id for product_id, _, _ in after] == goods


async def rows() -> list[tuple[int, str, datetime]]:
    async with db.reading() as session:
        query = select(Forecast.product_id, Forecast.run_id, Forecast.made_at).order_by(Forecast.product_id)
        return [tuple(row) for row in await session.execute(query)]


async def test_an_empty_shop_and_a_wrong_question_have_an_answer(owner: Any) -> None:
    assert (await night(owner))["result"] == {"products": 0, "categories": 0}
    assert (await owner.get(f"{FORECAST}/runs-out")).json() == {
        "items": [], "total": 0, "next": None, "currency": "RUB", "at_risk": "0.00",
    }  # fmt: skip
    assert (await owner.get(f"{FORECAST}/categories")).json()["items"] == []
    assert (await owner.get(f"{FORECAST}/categories/all")).status_code == 404
    assert (await owner.get(FORECAST, params={"product_id": 1})).status_code == 404
    for wrong in ({"product_id": 0}, {"horizon": 85}, {"service_level": 1}, {"lead_time_days": 0}, {"cover_days": 0}):
        answer = await owner.get(FORECAST, params={"product_id": 1, **wrong})
        assert answer.status_code == 422
        assert next(iter(wrong)) in answer.text


async def test_forecasts_go_on_from_yesterday_unless_the_shop_is_asleep(clean: Any) -> None:
    async def last_day(moment: datetime) -> date | None:
        with clock.at(moment):
            async with db.reading() as session:
                return await gathering.last_day(session)

    assert await last_day(NOON) is None
    await sold(await make_stock.goods("LAMP"), weekly)
    assert await last_day(NOON) == date(2024, 6, 28)
    assert await last_day(NOON - timedelta(days=50)) == date(2024, 5, 9)
    assert await last_day(NOON + timedelta(days=28)) == date(2024, 7, 26)
    assert await last_day(NOON + timedelta(days=29)) == date(2024, 6, 28)
