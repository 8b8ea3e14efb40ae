"""Everything is free until the owner puts it into a plan; then it takes that plan."""

import asyncio

import pytest
from sqlalchemy import update

from tests.tariffs import make
from tradepost.core import clock, db
from tradepost.tariffs import premium
from tradepost.tariffs.models import Subscription

CALL = "/api/v1/analytics/forecast/runs-out"


async def test_the_default_installation_has_everything_free(owner, analyst, buyer):
    assert (await analyst.get(CALL)).status_code == 200
    await make.plan(owner)  # words alone gate nothing
    assert (await analyst.get(CALL)).status_code == 200
    found = (await buyer.get("/premium/features")).json()["items"]
    assert [one["key"] for one in found] == ["experiments", "forecasting", "niche", "promotion", "replies"]
    assert {(one["premium"], one["yours"], one["limit"]) for one in found} == {(False, True, None)}


async def test_a_premium_call_without_a_plan_is_402_and_says_which_plan_has_it(owner, analyst, buyer, guest):
    dear = await make.plan(owner, name="Everything", price="99.00", includes=["forecasting", "niche"])
    tariff = await make.plan(owner, name="Forecasts", price="9.00", period="month", includes=["forecasting"])
    answer = await analyst.get(CALL)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (402, "application/problem+json")
    assert problem["title"] == "Not part of your plan"
    assert problem["feature"] == "forecasting"
    assert [(plan["id"], plan["name"], plan["price"]) for plan in problem["plans"]] == [
        (tariff["id"], "Forecasts", "9.00"), (dear["id"], "Everything", "99.00"),
    ]  # fmt: skip
    assert problem["detail"] == (
        "Forecasts and reorder points is part of the plan: Forecasts (9.00 RUB), Everything (99.00 RUB)"
    )
    # Who lacks the right is told that: no plan gives it.
    assert (await buyer.get(CALL)).status_code == 403
    assert (await guest.get(CALL)).status_code == 401

    await make.subscribed(analyst, tariff)
    assert (await analyst.get(CALL)).status_code == 200
    shown = {
        one["key"]: (one["premium"], one["yours"]) for one in (await analyst.get("/premium/features")).json()["items"]
    }
    assert (shown["forecasting"], shown["niche"], shown["replies"]) == ((True, True), (True, False), (False, True))
    assert (await owner.get(CALL)).status_code == 402

    # Off the offer it is free again, unless another plan on offer has it.
    await owner.post(f"/tariffs/{tariff['id']}/archive")
    assert (await owner.get(CALL)).status_code == 402
    await owner.post(f"/tariffs/{dear['id']}/archive")
    assert (await owner.get(CALL)).status_code == 200


async def test_a_plan_that_is_over_gives_nothing_even_before_the_job_comes_round(owner, analyst):
    tariff = await make.plan(owner, includes=["forecasting"])
    mine = await make.subscribed(analyst, tariff, end_date="2065-12-31T23:59:59Z")
    assert (await analyst.get(CALL)).status_code == 200
    async with db.transaction() as session:
        over = update(Subscription).where(Subscription.id == mine["id"])
        await session.execute(over.values(paid_until=clock.now(), renews=False))
    assert (await analyst.get(CALL)).status_code == 402


async def test_the_owner_gives_a_plan_without_money(owner, analyst):
    tariff = await make.plan(owner, includes=["forecasting"])
    answer = await owner.post(f"/tariffs/{tariff['id']}/grant", json={"user_id": analyst.id})
    assert (answer.status_code, answer.json()["status"], answer.json()["granted"]) == (201, "active", True)
    assert (await analyst.get(CALL)).status_code == 200
    assert (await owner.post(f"/tariffs/{tariff['id']}/grant", json={"user_id": analyst.id})).status_code == 409
    assert await make.payments() == []


async def test_a_limit_counts_what_is_set_to_work_and_not_what_is_read(owner, analyst, clean):
    tariff = await make.plan(owner, includes=["forecasting"], limits={"forecasting": 3})
    await make.subscribed(analyst, tariff)
    for _ in range(2):
        assert (await analyst.get(CALL)).status_code == 200
    answers = [await analyst.post("/api/v1/analytics/forecast/run") for _ in range(4)]
    assert [one.status_code for one in answers] == [202, 202, 202, 402]
    assert answers[3].json()["detail"].startswith("Your plan has 3 a day, and they are used up")
    (shown,) = [one for one in (await analyst.get("/premium/features")).json()["items"] if one["key"] == "forecasting"]
    assert (shown["limit"], shown["used_today"]) == (3, 3)


async def test_many_at_once_use_no_more_than_there_is(owner, analyst):
    tariff = await make.plan(owner, includes=["niche"], limits={"niche": 5})
    await make.subscribed(analyst, tariff)

    async def one() -> bool:
        async with db.transaction() as session:
            return bool(await premium._use(session, analyst.id, "niche", 5))

    assert sorted(await asyncio.gather(*[one() for _ in range(12)])) == [False] * 7 + [True] * 5


GATED = {
    "experiments": [("GET", "/management/hypotheses"), ("POST", "/management/hypotheses")],
    "promotion": [
        ("GET", "/promotion/keywords"), ("POST", "/promotion/positions/check"), ("GET", "/promotion/positions"),
        ("GET", "/promotion/semantic-core"),
    ],
    "replies": [("GET", "/management/auto-replies"), ("POST", "/management/auto-replies")],
}  # fmt: skip


@pytest.mark.parametrize("feature", GATED)
async def test_each_room_that_a_plan_has_takes_it(feature, owner, manager):
    free = [(await manager.request(method, path)).status_code for method, path in GATED[feature] if method == "GET"]
    assert set(free) == {200}
    tariff = await make.plan(owner, includes=[feature])
    refused = [await manager.request(method, path) for method, path in GATED[feature]]
    assert {(answer.status_code, answer.json()["feature"]) for answer in refused} == {(402, feature)}
    await make.subscribed(manager, tariff)
    paid = [(await manager.request(method, path)).status_code for method, path in GATED[feature] if method == "GET"]
    assert set(paid) == {200}
