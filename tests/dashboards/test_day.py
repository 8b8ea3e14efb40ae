"""A seller's day: what runs out, loses money, fell and waits is one list, the largest sum at risk first."""

from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from tests import make_figures as figures, make_replies, make_stock
from tests.tariffs import make as tariffs
from tradepost.core import clock, db
from tradepost.forecasting import cataloguing
from tradepost.forecasting.models import Forecast
from tradepost.forecasting.rules import BANDS, LONGEST, SPREADS
from tradepost.promotion.models import Keyword, PositionDay

DAY = "/api/v1/dashboards/day"


async def forecast(product_id: int, a_day: float, value: int) -> None:
    """So many are asked for each day, at so much."""
    mean = [a_day] * LONGEST
    row = cataloguing.nothing(product_id, clock.business_day(clock.now()))
    row = row | cataloguing._row(product_id, row["through"], mean, bands=dict.fromkeys(BANDS, (mean, mean)))
    told = {"error": 1.0, "naive_error": 1.0, "bias": 0.0, "spreads": [0.0] * len(SPREADS)}
    async with db.transaction() as session:
        row |= {"run_id": "the night's", "model": "ets", "unit_value": value, "figures": told}
        await session.execute(insert(Forecast), [row])


async def keyword(product_id: int, word: str, frequency: int, *places: int | None) -> int:
    """A keyword whose product stood at these places, the last of them today."""
    today = clock.business_day(clock.now())
    async with db.transaction() as session:
        made = Keyword(
            word=word, lemmas=word, language="en", product_id=product_id, product_key=product_id, frequency=frequency
        )
        session.add(made)
        await session.flush()
        for back, place in enumerate(reversed(places)):
            session.add(
                PositionDay(
                    keyword_id=made.id, day=today - timedelta(days=back), position=place, looked=100, fell=not back
                )
            )
        return made.id


async def a_day(owner: Any, buyer: Any) -> dict[str, Any]:
    """Lamps that sell and run out, vases that cost more than they bring, a fall from 1 to 7, and a question."""
    lamp = await make_stock.goods("LAMP", price=1000, cost=800)
    vase = await make_stock.goods("VASE", price=1000, cost=1200)
    await make_stock.stock(lamp, 10)
    today = clock.business_day(clock.now())
    await figures.sale(owner, f"{today}", ("LAMP", 5, "10.00"))
    await figures.sale(owner, f"{today - timedelta(days=7)}", ("LAMP", 2, "10.00"))
    await figures.sale(owner, f"{today - timedelta(days=1)}", ("VASE", 3, "10.00"))
    await figures.sale(owner, f"{today - timedelta(days=60)}", ("VASE", 50, "10.00"))
    await forecast(lamp.product_id, 2.0, 1000)
    fallen = await keyword(lamp.product_id, "lamp", 90, 1, 7)
    await keyword(lamp.product_id, "light", 10)
    asked = await make_replies.asked(buyer, lamp.product_id)
    return {"lamp": lamp.product_id, "vase": vase.product_id, "fallen": fallen, "asked": f"thread-{asked['id']}"}


async def test_a_shop_in_which_nothing_happened_has_nothing_to_do(analyst: Any) -> None:
    found = (await analyst.get(DAY)).json()
    assert (found["at_risk"], found["tasks"], found["sells"]) == ("0.00", [], [])
    assert [(part["kind"], part["count"], part["at_risk"]) for part in found["parts"]] == [
        ("runs_out", 0, "0.00"), ("loses_money", 0, "0.00"), ("position_fell", 0, "0.00"), ("reply_waits", 0, "0.00"),
    ]  # fmt: skip


async def test_what_to_do_is_ranked_by_the_money_at_risk(owner: Any, analyst: Any, buyer: Any, guest: Any) -> None:
    ids = await a_day(owner, buyer)
    answer = await analyst.get(DAY)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    told = [{name: value for name, value in task.items() if value is not None} for task in found["tasks"]]
    waiting = told[2].pop("waiting_since")
    assert told == [
        # 28 are asked for within a fortnight, 10 are there, 10.00 each
        {
            "kind": "runs_out", "name": "Lamp", "at_risk": "180.00", "product_id": ids["lamp"], "available": 10,
            "days_left": 5.0, "reorder_quantity": told[0]["reorder_quantity"],
        },
        # nine searches of ten, for 70.00: the seventh place is seen 1 / log2(8), a third as much as the first
        {
            "kind": "position_fell", "name": "Lamp", "at_risk": "42.00", "product_id": ids["lamp"], "channel": "store",
            "keyword_id": ids["fallen"], "word": "lamp", "before": 1, "now": 7,
        },
        # 70.00 + 30.00 in three orders
        {"kind": "reply_waits", "name": "Lamp", "at_risk": "33.33", "product_id": ids["lamp"], "channel": "store",
         "key": ids["asked"]},
        {"kind": "loses_money", "name": "Vase", "at_risk": "6.00", "product_id": ids["vase"], "margin": -0.2,
         "units": 3},
    ]  # fmt: skip
    assert waiting.startswith(str(clock.now().date()))
    assert (found["at_risk"], found["currency"]) == ("261.33", "RUB")
    assert [(one["name"], one["sku"], one["units"], one["previous_units"]) for one in found["sells"]] == [
        ("Lamp", "LAMP", 5, 2), ("Vase", "VASE", 3, 0),
    ]  # fmt: skip
    short = (await analyst.get(DAY, params={"limit": 1})).json()
    assert (len(short["tasks"]), short["at_risk"], short["parts"]) == (1, "261.33", found["parts"])
    assert (await analyst.get("/dashboards/day")).json()["tasks"] == found["tasks"]
    assert [(await who.get(DAY)).status_code for who in (guest, buyer)] == [401, 403]


async def test_what_is_in_a_plan_alone_is_named_and_left_out(owner: Any, analyst: Any, buyer: Any) -> None:
    await a_day(owner, buyer)
    await tariffs.plan(owner, name="Forecasts", price="9.00", period="month", includes=["forecasting"])
    found = (await analyst.get(DAY)).json()
    assert found["parts"][0] == {
        "kind": "runs_out", "count": 0, "at_risk": "0.00",
        "locked": "Forecasts and reorder points is part of the plan: Forecasts (9.00 RUB)",
    }  # fmt: skip
    assert "runs_out" not in {task["kind"] for task in found["tasks"]}
