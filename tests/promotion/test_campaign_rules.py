"""Rules about campaigns: tried first, confirmed, done once a day, explained; no sequence of them beyond a budget."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests import make_ads as make
from tests.make_ads import CAMPAIGNS
from tradepost.core import clock, db, jobs
from tradepost.core.jobs import later
from tradepost.promotion import ad_rules, ad_ruling, advertising, auction
from tradepost.promotion.ad_figures import Sums
from tradepost.promotion.ad_rules import Rule, Standing, decide
from tradepost.promotion.jobs import run_campaign_rules

RULES = "/promotion/campaigns/rules"
DEAR = {
    "name": "Too dear", "metric": "cost_share", "threshold": "15", "days": 7, "least_clicks": 10, "action": "pause",
}  # fmt: skip


async def spent(campaign_id: int, product: int, *, clicks: int, cost: int, views: int = 1000) -> None:
    """Figures of today, as clicks would have left them."""
    async with db.transaction() as session:
        today = clock.business_day(clock.now())
        figures = {"views": views, "looks": views * 1000, "clicks": clicks, "cost": cost}
        await advertising.add_figures(session, {(campaign_id, str(product), today): figures})


async def confirmed(owner: Any, **fields: Any) -> int:
    """A rule that runs."""
    made = await owner.post(RULES, json={**DEAR, **fields})
    assert made.status_code == 201, made.text
    rule = f"{RULES}/{made.json()['id']}"
    assert (await owner.post(f"{rule}/dry-run")).status_code == 200
    assert (await owner.post(f"{rule}/confirm")).json()["confirmed"] is True
    return int(made.json()["id"])


async def test_a_campaign_above_fifteen_per_cent_is_paused_after_a_dry_run_and_a_confirmation(
    owner: Any, analyst: Any
) -> None:
    lamp = await make.lamp(owner)
    dear = await make.campaign(owner, (lamp["id"], "5.00"), name="Dear")
    early = await make.campaign(owner, (lamp["id"], "5.00"), name="Early")
    await spent(dear["id"], lamp["id"], clicks=12, cost=2400)
    await spent(early["id"], lamp["id"], clicks=9, cost=9000)
    made = (await owner.post(RULES, json=DEAR)).json()
    assert made["sentence"] == "When the cost share of 7 days is above 15 %, after 10 clicks: pause."
    rule = f"{RULES}/{made['id']}"
    assert (await owner.post(f"{rule}/run")).status_code == 409
    assert (await owner.post(f"{rule}/confirm")).status_code == 409
    tried = (await owner.post(f"{rule}/dry-run")).json()
    assert [(one["campaign"], one["outcome"], one["reason"]) for one in tried["decisions"]] == [
        ("Dear", "would", "nothing_came"), ("Early", "none", "few_clicks"),
    ]  # fmt: skip
    assert tried["decisions"][0]["text"] == "In 7 days 12 clicks were paid for, and nothing was sold."
    assert tried["decisions"][0]["changes"] == [
        {"what": "state", "item_id": "", "before": "running", "after": "paused"}
    ]  # fmt: skip
    assert (await make.read(owner, dear["id"]))["state"] == "running"
    assert (await owner.post(f"{rule}/confirm")).status_code == 200
    ran = (await owner.post(f"{rule}/run")).json()
    assert [(one["campaign"], one["outcome"]) for one in ran["decisions"]] == [("Dear", "done"), ("Early", "none")]
    assert (await make.read(owner, dear["id"]))["state"] == "paused"
    assert (await make.read(owner, early["id"]))["state"] == "running"
    # Somebody lets it go on: it is not paused a second time today, and tomorrow it is.
    await owner.post(f"{CAMPAIGNS}/{dear['id']}/start")
    again = (await owner.post(f"{rule}/run")).json()
    assert [one["campaign"] for one in again["decisions"]] == ["Early"]
    assert (await make.read(owner, dear["id"]))["state"] == "running"
    with clock.at(clock.now() + timedelta(days=1)):
        async with db.transaction() as session:
            await later(session, run_campaign_rules)
        await jobs.drain()
        assert (await make.read(owner, dear["id"]))["state"] == "paused"
    log = (await analyst.get(f"{RULES}/decisions", params={"dry": False})).json()
    assert [(one["campaign"], one["outcome"]) for one in log["items"]] == [("Dear", "done"), ("Dear", "done")]


async def test_bids_and_daily_budgets_move_within_limits(owner: Any) -> None:
    lamp = await make.lamp(owner)
    mine = await make.campaign(owner, (lamp["id"], "5.00"), budget="30.00", daily_budget="10.00")
    await spent(mine["id"], lamp["id"], clicks=20, cost=100)
    cheap = {"metric": "cost_per_click", "above": False, "threshold": "0.10"}
    await confirmed(owner, name="Bid more", action="bid", percent=50, highest="6.00", **cheap)
    await confirmed(owner, name="More a day", action="daily_budget", percent=200, highest="99.00", **cheap)
    async with db.transaction() as session:
        await later(session, run_campaign_rules)
    await jobs.drain()
    found = await make.read(owner, mine["id"])
    assert (found["shows"][0]["bid"], found["daily_budget"], found["budget"]) == ("6.00", "30.00", "30.00")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"action": "bid"}, "percent"),
        ({"action": "bid", "percent": 10}, "highest"),
        ({"percent": 10}, "percent"),
        ({"action": "bid", "percent": -10, "lowest": "2", "highest": "1"}, "highest"),
        ({"channel": "nowhere"}, "channel"),
        ({"campaign_ids": [77]}, "campaign_ids"),
        ({"metric": "luck"}, "metric"),
        ({"threshold": "-1"}, "threshold"),
    ],
)
async def test_a_rule_that_makes_no_sense_is_refused(owner: Any, fields: dict[str, Any], field: str) -> None:
    refused = await owner.post(RULES, json={**DEAR, **fields})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == field
    assert (await owner.get(RULES)).json()["total"] == 0


async def test_another_doing_takes_another_dry_run_and_names_are_taken_once(
    owner: Any, analyst: Any, buyer: Any
) -> None:
    rule = f"{RULES}/{await confirmed(owner)}"
    assert (await owner.put(rule, json={"name": "Dear ones"})).json()["confirmed"] is True
    assert (await owner.put(rule, json={"threshold": "20"})).json()["confirmed"] is False
    assert (await owner.post(f"{rule}/run")).status_code == 409
    assert (await owner.post(RULES, json={**DEAR, "name": "Dear ones"})).status_code == 409
    assert (await analyst.get(rule)).status_code == 200
    for who in (analyst, buyer):
        for verb in ("dry-run", "confirm", "run"):
            assert (await who.post(f"{rule}/{verb}")).status_code == 403
        assert (await who.delete(rule)).status_code == 403
    assert (await owner.delete(rule)).status_code == 204
    assert (await owner.get(rule)).status_code == 404


# --- the rule itself ---

AMOUNT = st.integers(1, 100_000)
RULE = st.builds(
    Rule,
    metric=st.sampled_from(["cost_share", "cost", "cost_per_order", "cost_per_click", "click_rate", "orders"]),
    above=st.booleans(),
    threshold=st.decimals(0, 1000, places=2),
    least_clicks=st.integers(0, 50),
    action=st.sampled_from(["pause", "start", "bid", "daily_budget"]),
    percent=st.integers(-90, 200).filter(bool),
    lowest=st.none() | st.integers(1, 1000),
    highest=st.integers(1000, 100_000),
)
SUMS = st.builds(
    Sums, views=st.integers(0, 9999), clicks=st.integers(0, 99), cost=st.integers(0, 9999), orders=st.integers(0, 9),
    revenue=st.integers(0, 99_999),
)  # fmt: skip


@given(RULE, AMOUNT, AMOUNT, AMOUNT, SUMS)
def test_no_rule_moves_anything_beyond_its_limits_or_the_budget(
    rule: Rule, budget: int, daily: int, bid: int, sums: Sums
) -> None:
    daily, one = min(daily, budget), None
    one = Standing("running", budget, daily, {"1": (bid, None)})
    for what, _item, before, after in decide(rule, one, sums).changes:
        assert what in {"state", "bid", "daily_budget"}  # never the budget of the whole
        if what == "state":
            continue
        assert after >= 1
        assert (after > before) == (rule.percent > 0)
        if after > before:
            assert after <= min(rule.highest or 0, budget)
        else:
            assert after >= min(before, rule.lowest or 1)


@given(
    st.lists(st.tuples(RULE, SUMS, st.lists(st.tuples(st.integers(0, 23), st.booleans()), max_size=6)), max_size=8),
    st.integers(1, 3000),
    st.integers(1, 3000),
    st.integers(1, 900),
)
def test_no_sequence_of_rules_and_clicks_spends_beyond_a_budget(
    steps: list[Any], budget: int, daily: int, bid: int
) -> None:
    """As the shop does it: what a campaign can bid, and the till that holds both budgets."""
    state, daily, total = "running", min(daily, budget), 0
    for rule, sums, clicks in steps:  # a rule a day
        today = 0
        for what, _item, _before, after in decide(
            rule, Standing(state, budget, daily, {"1": (bid, None)}), sums
        ).changes:
            state, bid, daily = (
                after if what == "state" else state,
                after if what == "bid" else bid,
                after if what == "daily_budget" else daily,
            )
        for hour, stale in clicks:
            moment = datetime(2026, 3, 2, hour, tzinfo=UTC)
            can = auction.affordable(
                bid, budget=budget, spent=total, daily=daily, today=today, paced=False, moment=moment
            )
            price = bid if stale else can  # what was shown before others clicked may no longer fit
            if state == "running" and price and total + price <= budget and today + price <= daily:
                total, today = total + price, today + price
            assert total <= budget
            assert today <= daily <= budget


def test_figures_that_a_rule_goes_by() -> None:
    sums = Sums(views=1000, clicks=40, cost=600, orders=4, revenue=3000)
    told = {name: ad_rules.measured(name, sums) for name in ("cost_share", "cost", "cost_per_order", "click_rate")}
    assert told == {"cost_share": Decimal(20), "cost": Decimal(600), "cost_per_order": Decimal(150), "click_rate": 4}
    assert ad_rules.measured("cost_share", Sums()) is None
    assert ad_rules.measured("cost_per_order", Sums(cost=1)) == Decimal("Infinity")


async def test_a_run_that_was_killed_is_finished_by_the_next(owner: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    lamp = await make.lamp(owner)
    mine = await make.campaign(owner, (lamp["id"], "5.00"))
    await spent(mine["id"], lamp["id"], clicks=12, cost=2400)
    rule = await confirmed(owner)

    async def dies(*_: Any) -> Any:
        raise RuntimeError("killed")

    act = ad_ruling._act
    monkeypatch.setattr(ad_ruling, "_act", dies)
    with pytest.raises(RuntimeError):
        await ad_ruling.run(rule)
    monkeypatch.setattr(ad_ruling, "_act", act)
    assert (await make.read(owner, mine["id"]))["state"] == "running"
    assert [one.outcome for one in await ad_ruling.run(rule)] == ["done"]
    assert (await make.read(owner, mine["id"]))["state"] == "paused"
    assert [one.outcome for one in await ad_ruling.run(rule)] == ["none"]
