"""What visitors saw, opened and bought is counted once, and what comes of it is said in figures and in words."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from tests import make_catalog, make_experiments as make, make_orders
from tests.make_stock import Goods
from tests.people import Person
from tradepost.core import clock, db
from tradepost.experiments import comparing, hooks, showing
from tradepost.experiments.comparing import Group
from tradepost.experiments.models import Exposure, Outcome

PRODUCTS = "/api/v1/products"


async def lamp(manager: Person, **fields: Any) -> tuple[dict[str, Any], Goods]:
    product = await make_catalog.product(manager, name="Lamp", sku="LAMP", price="19.90", **fields)
    variant_id = product["variants"][0]["id"]
    await make_catalog.stock(variant_id, 100)
    return product, Goods(product["id"], variant_id, "LAMP")


async def come(hypothesis_id: int, *groups: tuple[int, int], variant_of: Any = None) -> None:
    """Visitors and how many of them clicked, by variant, straight into the table."""
    today = clock.business_day(clock.now())
    rows = [
        {
            "hypothesis_id": hypothesis_id, "unit": f"{variant}-{n}", "variant": variant, "day": today,
            "clicked_on": today if n < clicks else None, "created_at": clock.now(),
        }
        for variant, (visitors, clicks) in enumerate(groups)
        for n in range(visitors)
    ]  # fmt: skip
    async with db.transaction() as session:
        await session.execute(insert(Exposure), rows)


async def count(table: Any) -> int:
    async with db.reading() as session:
        return int((await session.execute(select(func.count()).select_from(table))).scalar_one())


async def test_a_visitor_is_counted_once_however_often_they_come(manager: Person, guest, buyer: Person):
    product, _goods = await lamp(manager)
    running = await make.started(manager, product["id"])
    who = await make.visitor(running["id"], 1)
    for _ in range(3):
        await guest.get(f"{PRODUCTS}/lamp", headers=who)
        await buyer.get(PRODUCTS, headers=who)
        await showing.write()
    showing._noted.clear()  # as another process, which does not know
    await guest.get(f"{PRODUCTS}/lamp", headers=who)
    found = await make.result(manager, running["id"])
    assert [(one["name"], one["visitors"]) for one in found["variants"]] == [("As it is", 0), ("Cheaper", 1)]
    assert await count(Exposure) == 1


async def test_reading_writes_nothing_by_itself(manager: Person, guest, statements: list[str]):
    product, _goods = await lamp(manager)
    running = await make.started(manager, product["id"])
    statements.clear()
    await guest.get(f"{PRODUCTS}/lamp", headers=await make.visitor(running["id"], 1))
    assert [one for one in statements if not one.startswith("SELECT")] == []
    assert len(showing._waiting) == 1


async def test_clicks_are_visitors_who_open_what_they_saw_in_a_list(manager: Person, guest):
    product, _goods = await lamp(manager)
    running = await make.started(manager, product["id"], metric="clicks", variants=[{}, {"title": "Reading lamp"}])
    for variant, looks, clicks in ((0, 3, 1), (1, 2, 2)):
        for nth in range(looks):
            who = await make.visitor(running["id"], variant, nth=nth)
            await guest.get(PRODUCTS, headers=who)
            await showing.write()
            if nth < clicks:
                await guest.get(f"{PRODUCTS}/lamp", headers=who)
    found = await make.result(manager, running["id"])
    assert [(one["visitors"], one["outcomes"]) for one in found["variants"]] == [(3, 1), (2, 2)]
    assert found["comparisons"][0]["estimate"] == pytest.approx(1 - 1 / 3)


async def test_a_text_counts_from_the_page_on_where_it_is_seen(manager: Person, guest):
    product, _goods = await lamp(manager)
    running = await make.started(manager, product["id"], variants=[{}, {"text": "Read in bed."}])
    who = await make.visitor(running["id"], 1)
    await guest.get(PRODUCTS, headers=who)
    assert (await make.result(manager, running["id"]))["variants"][1]["visitors"] == 0
    await guest.get(f"{PRODUCTS}/lamp", headers=who)
    assert (await make.result(manager, running["id"]))["variants"][1]["visitors"] == 1


async def test_revenue_is_what_was_paid_less_what_went_back(manager: Person, guest):
    product, goods = await lamp(manager)
    running = await make.started(manager, product["id"], metric="revenue")
    numbers = {}
    for variant, nth, units in ((0, 0, 1), (1, 0, 2), (1, 1, 1)):
        who = await make.visitor(running["id"], variant, nth=nth)
        await guest.get(f"{PRODUCTS}/lamp", headers=who)
        guest.headers.update(who)
        numbers[variant, nth] = (await make_orders.placed(guest, goods, units, payment_provider="offline"))["order"]
        del guest.headers["X-Visitor"]
    for order in numbers.values():
        await _pay(manager, order)
    found = await make.result(manager, running["id"])
    assert [(one["orders"], one["revenue"]) for one in found["variants"]] == [(1, "19.90"), (2, "47.70")]
    assert found["comparisons"][0]["estimate"] == pytest.approx(47.70 / 2 - 19.90)
    refund = await manager.post(
        f"/api/v1/orders/{numbers[1, 0]['number']}/refunds", json={"amount": "10.00", "reason": "a scratch"}
    )
    assert refund.status_code in {200, 201, 202}, refund.text
    found = await make.result(manager, running["id"])
    assert [(one["orders"], one["revenue"]) for one in found["variants"]] == [(1, "19.90"), (2, "37.70")]


async def _pay(manager: Person, order: dict[str, Any]) -> None:
    if order["payment_status"] != "paid":
        answer = await manager.put(f"/api/v1/sales/{order['id']}", json={"status": "paid"})
        assert answer.status_code == 200, answer.text


async def test_an_order_that_is_cancelled_is_no_conversion(manager: Person, guest):
    product, goods = await lamp(manager)
    running = await make.started(manager, product["id"])
    guest.headers.update(await make.visitor(running["id"], 1))
    order = (await make_orders.placed(guest, goods))["order"]
    await _pay(manager, order)
    assert await count(Outcome) == 1
    assert (await make.result(manager, running["id"]))["variants"][1]["outcomes"] == 1
    cancelled = await manager.post(f"/api/v1/orders/{order['number']}/cancel", json={})
    assert cancelled.status_code == 200, cancelled.text
    found = (await make.result(manager, running["id"]))["variants"][1]
    assert (found["visitors"], found["outcomes"], found["revenue"]) == (1, 0, "0.00")


async def test_the_same_checkout_twice_is_one_order_of_one_visitor(manager: Person, guest):
    product, goods = await lamp(manager)
    running = await make.started(manager, product["id"])
    guest.headers.update(await make.visitor(running["id"], 0))
    for _ in range(2):
        assert (await make_orders.check_out(guest, goods, key="once")).status_code in {200, 201}
    assert (await count(Outcome), await count(Exposure)) == (1, 1)


async def test_other_goods_count_where_the_whole_order_does(manager: Person, guest):
    product, _goods = await lamp(manager)
    chair = await make_catalog.product(manager, name="Chair", sku="CHAIR", price="50.00")
    other = Goods(chair["id"], chair["variants"][0]["id"], "CHAIR")
    await make_catalog.stock(other.variant_id, 10)
    running = await make.started(manager, product["id"], counts="order")
    guest.headers.update(await make.visitor(running["id"], 1))
    await guest.get(f"{PRODUCTS}/lamp")
    await _pay(manager, (await make_orders.placed(guest, other))["order"])
    found = (await make.result(manager, running["id"]))["variants"][1]
    assert (found["visitors"], found["outcomes"], found["revenue"]) == (1, 1, "50.00")


async def test_a_clear_difference_is_said_in_both_languages(manager: Person):
    product, _goods = await lamp(manager)
    change = {"name": "Reading lamp", "title": "Reading lamp"}
    running = await make.started(manager, product["id"], metric="clicks", variants=[{}, change], minimum_effect=20)
    await come(running["id"], (1000, 100), (1000, 200))
    found = await make.result(manager, running["id"])
    one = found["comparisons"][0]
    first, second = Group(1000, 100, 100, 100), Group(1000, 200, 200, 200)
    wanted = comparing.of_shares(first, second)
    assert (one["test"], one["estimate"], one["lift"]) == ("two_proportion_z", 0.1, pytest.approx(1.0))
    assert (one["p_value"], one["interval"]) == (
        pytest.approx(wanted.p_value),
        {"low": pytest.approx(wanted.low), "high": pytest.approx(wanted.high)},
    )
    band = comparing.always_of(first, second, 0.1 * 0.2, 0.05, share=True)
    assert (one["always"]["low"], one["always"]["high"]) == pytest.approx((band.low, band.high))
    assert (one["decided"], found["split"]) == ("better", {"p_value": 1.0, "off": False})
    verdict = found["verdict"]
    assert (verdict["state"], verdict["variant"]) == ("better", 1)
    assert verdict["en"].startswith("“Reading lamp” is better: visitors who open it differ by +10.00 pp (+100.0%).")
    assert verdict["ru"].startswith("«Reading lamp» лучше: разница (доля открывших) +10.00 п. п.")
    kept = await manager.post(f"{make.PATH}/{running['id']}/keep")
    assert (kept.status_code, kept.json()["kept"]) == (200, 1)


async def test_no_difference_and_too_few_are_not_mistaken_for_each_other(manager: Person):
    product, _goods = await lamp(manager)
    running = await make.started(
        manager, product["id"], metric="clicks", variants=[{}, {"title": "New"}], baseline=0.5, minimum_effect=20
    )
    assert (await make.result(manager, running["id"]))["verdict"]["state"] == "too_early"
    await come(running["id"], (150, 75), (150, 76))
    assert (await make.result(manager, running["id"]))["verdict"]["state"] == "undecided"
    async with db.transaction() as session:
        await session.execute(Exposure.__table__.delete())
    need = running["needed"]["every_day"]
    await come(running["id"], (need, need // 2), (need, need // 2 + 1))
    found = await make.result(manager, running["id"])
    assert (found["verdict"]["state"], found["progress"]) == ("no_difference", 1.0)
    assert "not proof" in found["verdict"]["en"]


async def test_a_split_that_is_off_spoils_the_result(manager: Person):
    product, _goods = await lamp(manager)
    running = await make.started(manager, product["id"], metric="clicks", variants=[{}, {"title": "New"}])
    await come(running["id"], (1000, 100), (1200, 300))
    found = await make.result(manager, running["id"])
    assert found["split"]["off"] is True
    assert found["split"]["p_value"] == pytest.approx(comparing.split([1000, 1200], [1, 1]))
    assert (found["verdict"]["state"], found["verdict"]["variant"]) == ("split_off", None)
    assert "cannot be trusted" in found["verdict"]["en"]
    assert (await manager.post(f"{make.PATH}/{running['id']}/keep")).status_code == 409


async def test_each_day_shows_how_it_stood_then(manager: Person):
    product, _goods = await lamp(manager)
    now = clock.now()
    with clock.at(now - timedelta(days=3)):
        running = await make.started(manager, product["id"], metric="clicks", variants=[{}, {"title": "New"}])
        await come(running["id"], (200, 20), (200, 40))
    found = await make.result(manager, running["id"])
    days = found["comparisons"][0]["days"]
    assert len(days) == 4
    assert [one["estimate"] for one in days] == [pytest.approx(0.1)] * 4
    assert days[0]["low"] < days[0]["estimate"] < days[0]["high"]


async def test_who_leaves_takes_their_name_out_and_stays_counted(manager: Person, buyer: Person):
    product, _goods = await lamp(manager)
    running = await make.started(manager, product["id"])
    await buyer.get(f"{PRODUCTS}/lamp")
    await showing.write()
    export = (await buyer.get("/api/v1/profile/export")).json()
    assert [one["experiment"] for one in export["experiments"]] == ["A lower price sells more"]
    async with db.reading() as session:
        before = (await session.execute(select(Exposure.unit))).scalar_one()
    async with db.transaction() as session:
        await hooks.forget(session, buyer.account)
    async with db.reading() as session:
        assert (await session.execute(select(Exposure.unit))).scalar_one() != before
    assert sum(one["visitors"] for one in (await make.result(manager, running["id"]))["variants"]) == 1
