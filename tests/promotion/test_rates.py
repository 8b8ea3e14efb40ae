"""Advice on bids: what a click brings, what a further one costs, and which bid earns most on the shop's own history."""

from datetime import timedelta
from math import isclose
from typing import Any

from hypothesis import given, strategies as st

from tests import make_ads as make
from tradepost.core import clock, db
from tradepost.promotion import advertising, bidding
from tradepost.promotion.auction import Entry
from tradepost.promotion.bidding import Point

RATES = "/promotion/rates"
FAIR = 100_000


def test_a_click_is_worth_its_share_of_orders_evened_out() -> None:
    assert isclose(bidding.conversion(4, 80, 0.03), 0.046)  # (4 + 20 x 3 %) / 100
    assert isclose(bidding.conversion(0, 0, 0.03), 0.03)


def test_bids_rise_while_an_extra_click_costs_less_than_it_brings() -> None:
    # Extra clicks cost 10, 20 and 60; one brings 30: the second bid it is.
    points = [Point(10, 100, 1_000), Point(20, 150, 2_000), Point(50, 200, 5_000)]
    assert bidding.extra_costs(points) == [10, 20, 60]
    assert bidding.best(points, 30) == points[1]
    assert bidding.best(points, 61) == points[2]
    assert bidding.best(points, 9) is None
    assert bidding.best([], 30) is None


@given(
    st.lists(st.tuples(st.integers(1, 500), st.integers(0, 500), st.integers(0, 5_000)), max_size=10),
    st.integers(0, 400),
)
def test_no_other_bid_earns_more(raw: list[tuple[int, int, int]], value: int) -> None:
    points = [Point(*one) for one in raw]
    found = bidding.best(points, value)
    earned = 0 if found is None else value * found.clicks - found.cost
    assert all(value * one.clicks - one.cost <= earned + 1e-6 for one in points)


def test_a_replayed_auction_tells_place_clicks_and_cost_of_each_bid() -> None:
    lists = [(1, [Entry(1, 1, 1, 100, FAIR), Entry(2, 2, 2, 200, FAIR)])] * 10
    # Below 200 another stands there; above it, the price is 200. One click of ten views at the first place.
    points = bidding.replay(lists, 1, [100, 201, 400])
    assert [(one.bid, round(one.clicks, 9), round(one.cost, 9), one.place) for one in points] == [
        (100, 0, 0, None), (201, 1, 200, 1), (400, 1, 200, 1),
    ]  # fmt: skip
    assert bidding.steps(lists, 1, 400) == [1, 200, 400]
    assert bidding.best(points, 250) == points[1]
    assert bidding.best(points, 150) is None


@given(
    st.lists(
        st.lists(st.tuples(st.integers(1, 900), st.integers(1, FAIR)), min_size=1, max_size=5), min_size=1, max_size=6
    ),
    st.integers(1, 900),
)
def test_no_bid_that_is_advised_is_above_what_a_click_brings(raw: list[Any], value: int) -> None:
    lists = [(2, [Entry(n, n, n, bid, quality) for n, (bid, quality) in enumerate(some, 1)]) for some in raw]
    found = bidding.best(bidding.replay(lists, 1, bidding.steps(lists, 1, value)), value)
    assert found is None or (found.bid <= value and found.cost <= value * found.clicks)


def test_days_at_a_bid_make_a_point_when_there_are_enough() -> None:
    days = [(100, 10, 500), (100, 12, 700), (100, 14, 600), (200, 20, 3_000), (200, 20, 3_000)]
    assert bidding.from_days(days) == [Point(100, 12, 600)]
    assert bidding.from_days(days, 2) == [Point(100, 12, 600), Point(200, 20, 3_000)]


async def test_advice_for_an_ad_of_the_own_store(owner: Any, analyst: Any, buyer: Any, guest: Any, index: Any) -> None:
    # 40.00 a lamp, which costs 15.00: 25.00 are left of an order.
    lamp = await make.lamp(owner, "Desk lamp", price="40.00", cost="15.00")
    other = await make.lamp(owner, "Floor lamp", price="40.00")
    mine = await make.campaign(owner, (lamp["id"], "3.00"))
    await make.campaign(owner, (other["id"], "0.50"), name="Rival")
    await index.look()
    for number in range(19):
        await make.visitor(guest, number).look(places=1)
    await advertising.write()
    (rate,) = (await analyst.get(RATES, params={"campaign_id": mine["id"]})).json()["items"]
    told = (await analyst.get(f"{RATES}/{rate['id']}")).json()
    assert (told["basis"], told["advised"], told["points"]) == ("value", None, [])  # too few lists yet
    await make.visitor(guest, 19).look(places=1)
    await advertising.write()
    (rate,) = (await analyst.get(RATES, params={"campaign_id": mine["id"]})).json()["items"]
    # No clicks yet: 3 % of clicks are expected to order. 3 % of 25.00 are 0.75.
    assert (rate["conversion"], rate["order_margin"], rate["click_value"], rate["most"]) == (
        "3.00", "25.00", "0.75", "0.75",
    )  # fmt: skip
    assert (rate["bid"], rate["reason"]) == ("3.00", "too_high")
    told = (await analyst.get(f"{RATES}/{rate['id']}")).json()
    assert (told["basis"], told["lists"], told["advised"], told["reason"]) == ("auctions", 20, "0.50", "advised")
    by_bid = {one["bid"]: one for one in told["points"]}
    assert by_bid["0.01"]["clicks"] == 0
    assert (by_bid["0.50"]["clicks"], by_bid["0.50"]["cost"], by_bid["0.50"]["place"]) == (0.4, "0.20", 1.0)
    assert by_bid["0.50"]["earns"] == "0.10"
    assert (await buyer.get(RATES)).status_code == 403
    assert (await guest.get(f"{RATES}/{rate['id']}")).status_code == 401
    assert (await owner.get(f"{RATES}/999")).status_code == 404


async def test_what_is_not_known_is_said(owner: Any) -> None:
    lamp = await make.lamp(owner, "Desk lamp", price="40.00")
    mine = await make.campaign(owner, (lamp["id"], "3.00"))
    (rate,) = (await owner.get(RATES, params={"campaign_id": mine["id"]})).json()["items"]
    assert (rate["reason"], rate["most"], rate["click_value"]) == ("cost", None, None)
    told = (await owner.get(f"{RATES}/{rate['id']}")).json()
    assert (told["basis"], told["advised"], told["points"]) == ("none", None, [])


async def test_clicks_and_orders_move_the_advice(owner: Any) -> None:
    lamp = await make.lamp(owner, "Desk lamp", price="40.00", cost="15.00")
    mine = await make.campaign(owner, (lamp["id"], "3.00"))
    async with db.transaction() as session:
        day = clock.business_day(clock.now()) - timedelta(days=3)
        await advertising.add_figures(
            session, {(mine["id"], str(lamp["id"]), day): {"views": 900, "looks": 900_000, "clicks": 80, "cost": 800}}
        )
    (rate,) = (await owner.get(RATES)).json()["items"]
    # The shop: (0 + 20 x 3 %) / 100 = 0.6 %; the ad: (0 + 20 x 0.6 %) / 100 = 0.12 % of 25.00.
    assert (rate["usual_conversion"], rate["conversion"], rate["most"]) == ("0.60", "0.12", "0.03")


async def test_a_page_of_rates_asks_as_often_for_many_as_for_few(owner: Any, statements: list[str]) -> None:
    lamps = [await make.lamp(owner, f"Lamp {n}", cost="5.00") for n in range(4)]
    await make.campaign(owner, *[(one["id"], "1.00") for one in lamps])
    counts = []
    for limit in (1, 4):
        statements.clear()
        await owner.get(RATES, params={"limit": limit})
        counts.append(len(statements))
    assert counts[0] == counts[1]
