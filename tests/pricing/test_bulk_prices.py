"""Many prices at once: looked at first, changed but never below a floor, and put back where nobody else did since."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st
from sqlalchemy import insert

from tests import make_catalog, make_stock
from tests.pricing.conftest import PRICES
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, db, jobs
from tradepost.pricing import bulk, jobs as pricing_jobs, service as pricing
from tradepost.pricing.rules import Move, moved

MANAGEMENT = "/api/v1/management/price"
NOON = datetime.fromisoformat("2026-06-30T12:00:00+00:00")


@pytest.fixture
async def goods(owner) -> dict[str, dict[str, Any]]:
    """A lamp for 19.90 that cost 8.00, a vase for 10.00 with a floor of 9.50 and a chair for 50.00, by SKU."""
    found = {}
    for sku, price, cost in (("LAMP", "19.90", "8.00"), ("VASE", "10.00", None), ("CHAIR", "50.00", "40.00")):
        made = await make_catalog.product(owner, name=sku.title(), sku=sku, price=price, cost=cost)
        found[sku] = made["variants"][0]
    answer = await owner.put(f"{PRICES}/{found['VASE']['id']}/floor", json={"amount": "9.50"})
    assert answer.status_code == 200, answer.text
    return found


Costs = Callable[[], Awaitable[dict[str, str]]]


@pytest.fixture
def costs(owner) -> Costs:
    """`await costs()`: {SKU: price}."""

    async def read() -> dict[str, str]:
        page = (await owner.get(PRICES, params={"limit": 200})).json()
        return {one["sku"]: one["prices"][0]["price"] for one in page["items"]}

    return read


BEFORE = {"LAMP": "19.90", "VASE": "10.00", "CHAIR": "50.00"}


def ask(goods, *skus: str, **asked: Any) -> dict[str, Any]:
    chosen = {"product_ids": [goods[sku]["product_id"] for sku in skus or goods]}
    rest = {name: asked.pop(name) for name in ("channel", "at") if name in asked}
    return {"filter": chosen, "change": asked, **rest}


async def done(who, body: dict[str, Any]) -> dict[str, Any]:
    answer = await who.post(f"{MANAGEMENT}/bulk", json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    assert made["status"] == "done"
    return made


async def became(who, made: dict[str, Any]) -> list[tuple]:
    items = (await who.get(f"{MANAGEMENT}/bulk/{made['id']}/items")).json()["items"]
    return [(one["sku"], one["before"], one["after"], one["outcome"], one["problem"]) for one in items]


async def test_a_preview_says_what_would_change_and_changes_nothing(owner, goods, costs):
    answer = await owner.post(f"{MANAGEMENT}/preview", json=ask(goods, percent=-10))
    assert answer.status_code == 200, answer.text
    said = answer.json()
    assert {name: said[name] for name in ("total", "products", "changing", "same", "refused")} == {
        "total": 3, "products": 3, "changing": 2, "same": 0, "refused": 1,
    }  # fmt: skip
    assert [
        (one["sku"], one["before"], one["after"], one["margin"], one["margin_percent"], one["refused"])
        for one in said["items"]
    ] == [
        ("LAMP", "19.90", "17.91", "9.91", "55.3", ""),
        ("VASE", "10.00", "9.00", None, None, "must not be below the floor price 9.50 RUB"),
        ("CHAIR", "50.00", "45.00", "5.00", "11.1", ""),
    ]
    assert await costs() == BEFORE
    pages = await owner.post(f"{MANAGEMENT}/preview", params={"limit": 2}, json=ask(goods, percent=-10))
    more = {"limit": 2, "cursor": pages.json()["next"]}
    rest = (await owner.post(f"{MANAGEMENT}/preview", params=more, json=ask(goods, percent=-10))).json()
    assert ([one["sku"] for one in rest["items"]], rest["next"], rest["refused"]) == (["CHAIR"], None, 1)


MOVES = [
    ({"percent": 10}, {"LAMP": "21.89", "VASE": "11.00", "CHAIR": "55.00"}),
    ({"percent": "2.5", "rounding": "0.99"}, {"LAMP": "19.99", "VASE": "9.99", "CHAIR": "50.99"}),
    ({"amount": -0.5}, {"LAMP": "19.40", "VASE": "9.50", "CHAIR": "49.50"}),
    ({"set": 30, "rounding": "0.90"}, {"LAMP": "29.90", "VASE": "29.90", "CHAIR": "29.90"}),
    # 9.30 is below the floor of 9.50, so it is refused; 9.50 rounds to 9.90, not to 8.90.
    ({"amount": "-0.70", "rounding": "0.90"}, {"LAMP": "18.90", "VASE": "10.00", "CHAIR": "48.90"}),
]


@pytest.mark.parametrize(("change", "wanted"), MOVES)
async def test_prices_move_as_the_preview_said(owner, goods, costs, history, change, wanted):
    body = ask(goods, **change)
    said = (await owner.post(f"{MANAGEMENT}/preview", json=body)).json()["items"]
    assert {one["sku"]: one["before"] if one["refused"] else one["after"] for one in said} == wanted
    made = await done(owner, body)
    assert await costs() == wanted
    assert made["changed"] + made["refused"] == 3
    chair = int(wanted["CHAIR"].replace(".", ""))
    assert await history(goods["CHAIR"]["id"]) == [("RUB", None, 5000), ("RUB", 5000, chair)]


async def test_what_a_floor_forbids_stays_and_is_told(owner, goods, costs):
    made = await done(owner, ask(goods, percent=-10))
    assert (made["changed"], made["refused"]) == (2, 1)
    assert await became(owner, made) == [
        ("LAMP", "19.90", "17.91", "changed", ""),
        ("VASE", "10.00", "9.00", "refused", "must not be below the floor price 9.50 RUB"),
        ("CHAIR", "50.00", "45.00", "changed", ""),
    ]
    assert await costs() == {"LAMP": "17.91", "VASE": "10.00", "CHAIR": "45.00"}
    told = {event.subject_name: event.changes["price"] for event in await make_stock.happened("price.changed")}
    assert told == {"LAMP": ["19.90", "17.91"], "CHAIR": ["50.00", "45.00"]}


async def test_undo_puts_back_what_nobody_changed_since_and_says_what_was(owner, goods, costs):
    made = await done(owner, ask(goods, percent=20))
    await owner.put(f"{PRICES}/{goods['CHAIR']['id']}", json={"prices": {"RUB": "66.00"}})
    answer = await owner.post(f"{MANAGEMENT}/bulk/{made['id']}/undo")
    assert answer.status_code == 200, answer.text
    assert {name: answer.json()[name] for name in ("status", "changed", "undone", "kept")} == {
        "status": "undone", "changed": 0, "undone": 2, "kept": 1,
    }  # fmt: skip
    assert await costs() == {"LAMP": "19.90", "VASE": "10.00", "CHAIR": "66.00"}
    kept = await owner.get(f"{MANAGEMENT}/bulk/{made['id']}/items", params={"outcome": "kept"})
    assert [(one["sku"], one["problem"]) for one in kept.json()["items"]] == [("CHAIR", "has another price by now")]
    assert (await owner.post(f"{MANAGEMENT}/bulk/{made['id']}/undo")).status_code == 409
    assert await costs() == {"LAMP": "19.90", "VASE": "10.00", "CHAIR": "66.00"}


async def test_undo_goes_under_no_floor_that_was_set_since(owner, goods, costs):
    made = await done(owner, ask(goods, "LAMP", percent=100))
    await owner.put(f"{PRICES}/{goods['LAMP']['id']}/floor", json={"amount": "30.00"})
    undone = (await owner.post(f"{MANAGEMENT}/bulk/{made['id']}/undo")).json()
    assert (undone["undone"], undone["kept"]) == (0, 1)
    assert (await costs())["LAMP"] == "39.80"


async def test_on_a_channel_prices_of_its_own_move_and_go_again(owner, goods, costs):
    ids = [goods[sku]["id"] for sku in ("LAMP", "CHAIR")]
    first = {"product_id": goods["LAMP"]["product_id"], "new_price": 30, "channel": "ozon"}
    await owner.put(MANAGEMENT, json=first)
    body = ask(goods, "LAMP", "CHAIR", percent=10, channel="ozon")
    said = (await owner.post(f"{MANAGEMENT}/preview", json=body)).json()["items"]
    assert [(one["before"], one["after"]) for one in said] == [("30.00", "33.00"), ("50.00", "55.00")]

    async def there() -> list[int]:
        async with db.reading() as session:
            found = await pricing.offers(session, dict.fromkeys(ids, 1), channel="ozon")
            return [found[one].unit_price for one in ids]

    made = await done(owner, body)
    assert await became(owner, made) == [
        ("LAMP", "30.00", "33.00", "changed", ""), ("CHAIR", None, "55.00", "changed", ""),
    ]  # fmt: skip
    assert await there() == [3300, 5500]
    assert await costs() == BEFORE
    assert (await owner.post(f"{MANAGEMENT}/bulk/{made['id']}/undo")).json()["undone"] == 2
    assert await there() == [3000, 5000]


async def test_planned_for_a_moment_it_can_be_called_off_before_and_put_back_after(owner, goods, costs):
    with clock.at(NOON):
        body = ask(goods, percent=10, at=(NOON + timedelta(hours=1)).isoformat())
        first = await done(owner, body)
        assert (first["planned"], first["changed"]) == (3, 0)
        again = (await owner.post(f"{MANAGEMENT}/preview", json=body)).json()
        assert {one["refused"] for one in again["items"]} == {
            "another change of the same price is planned for this time"
        }
        assert (await owner.post(f"{MANAGEMENT}/bulk/{first['id']}/undo")).json()["undone"] == 3
        waiting = await owner.get(f"{PRICES}/scheduled", params={"status": "waiting"})
        assert waiting.json()["total"] == 0
        second = await done(owner, body)
    with clock.at(NOON + timedelta(hours=1)):
        async with db.transaction() as session:
            await jobs.later(session, pricing_jobs.make_planned_changes)
        await jobs.drain()
        assert await costs() == {"LAMP": "21.89", "VASE": "11.00", "CHAIR": "55.00"}
        assert (await owner.post(f"{MANAGEMENT}/bulk/{second['id']}/undo")).json()["undone"] == 3
        assert await costs() == BEFORE


async def test_goods_are_chosen_by_category_brand_and_words(owner, goods):
    home = await make_catalog.category(owner)
    below = await make_catalog.category(owner, parent_id=home["id"])
    brand = await make_catalog.brand(owner)
    for sku, fields in {
        "LAMP": {"category_id": below["id"], "brand_id": brand["id"]},
        "CHAIR": {"category_id": home["id"]},
    }.items():
        answer = await owner.put(f"/api/v1/products/{goods[sku]['product_id']}", json=fields)
        assert answer.status_code == 200, answer.text

    async def chosen(**asked: Any) -> list[str]:
        answer = await owner.post(f"{MANAGEMENT}/preview", json={"filter": asked, "change": {"percent": 1}})
        assert answer.status_code == 200, answer.text
        return [one["sku"] for one in answer.json()["items"]]

    assert await chosen(category_id=home["id"]) == ["LAMP", "CHAIR"]
    assert await chosen(category_id=home["id"], brand_id=brand["id"]) == ["LAMP"]
    assert await chosen(q="vas") == ["VASE"]


BAD = [
    ({"filter": {}, "change": {"percent": 1}}, "filter"),
    ({"filter": {"q": " "}, "change": {"percent": 1}}, "filter"),
    ({"filter": {"q": "nothing like it"}, "change": {"percent": 1}}, "filter"),
    ({"filter": {"q": "lamp"}, "change": {}}, "change"),
    ({"filter": {"q": "lamp"}, "change": {"percent": 1, "set": 1}}, "change"),
    ({"filter": {"q": "lamp"}, "change": {"percent": -100}}, "change.percent"),
    ({"filter": {"q": "lamp"}, "change": {"set": "1.005"}}, "change.set"),
    ({"filter": {"q": "lamp"}, "change": {"set": 1, "rounding": "0.50"}}, "change.rounding"),
    ({"filter": {"q": "lamp"}, "change": {"set": 1}, "at": "2020-01-01T00:00:00Z"}, "at"),
    ({"filter": {"q": "lamp"}, "change": {"set": 1}, "at": "2090-01-01T00:00:00Z", "channel": "ozon"}, "at"),
]


@pytest.mark.parametrize(("body", "field"), BAD)
async def test_what_makes_no_sense_is_refused_with_the_name_of_its_field(owner, goods, costs, body, field):
    answer = await owner.post(f"{MANAGEMENT}/bulk", json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), answer.text
    assert await costs() == BEFORE
    assert (await owner.get(f"{MANAGEMENT}/bulk")).json()["total"] == 0
    assert (await owner.get("/api/v1/price-lists")).json()["total"] == 0


async def test_an_analyst_reads_and_a_customer_has_none_of_it(owner, analyst, buyer, goods, costs):
    body = ask(goods, percent=10)
    made = await done(owner, ask(goods, "CHAIR", set=60))
    assert made["changed"] == 1
    for path in ("bulk", f"bulk/{made['id']}", f"bulk/{made['id']}/items"):
        assert (await analyst.get(f"{MANAGEMENT}/{path}")).status_code == 200
        assert (await buyer.get(f"{MANAGEMENT}/{path}")).status_code == 403
    assert (await analyst.post(f"{MANAGEMENT}/preview", json=body)).status_code == 200
    for who in (analyst, buyer):
        assert (await who.post(f"{MANAGEMENT}/bulk", json=body)).status_code == 403
        assert (await who.post(f"{MANAGEMENT}/bulk/{made['id']}/undo")).status_code == 403
    assert (await buyer.post(f"{MANAGEMENT}/preview", json=body)).status_code == 403
    assert (await owner.get(f"{MANAGEMENT}/bulk/999")).status_code == 404
    assert await costs() == BEFORE | {"CHAIR": "60.00"}


# --- more than a request does ---


@pytest.fixture
async def shelf(clean) -> list[int]:
    """Ids of 201 products for 10.00 each."""
    common = {"status": "active", "price": 1000, "search": "shelf"}
    async with db.transaction() as session:
        rows = [{"name": f"Shelf {n}", "slug": f"shelf-{n}", **common} for n in range(bulk.MOST + 1)]
        ids = list((await session.execute(insert(Product).returning(Product.id), rows)).scalars())
        goods = [{"product_id": one, "sku": f"SHELF-{one}", "price": 1000, "options": {}} for one in ids]
        await session.execute(insert(Variant), goods)
        return ids


async def test_more_than_two_hundred_products_are_changed_and_put_back_by_a_job(owner, shelf, costs):
    answer = await owner.post(f"{MANAGEMENT}/bulk", json={"filter": {"q": "shelf"}, "change": {"percent": 50}})
    made = answer.json()
    assert (answer.status_code, made["status"], answer.headers["location"]) == (
        202, "running", f"/api/v1/jobs/{made['job_id']}",
    )  # fmt: skip
    await jobs.drain()
    job = (await owner.get(answer.headers["location"])).json()
    assert (job["status"], job["done"], job["result"]["changed"]) == ("succeeded", 201, 201)
    assert (await owner.get(f"{MANAGEMENT}/bulk/{made['id']}")).json()["status"] == "done"
    assert set((await costs()).values()) == {"15.00"}
    undo = await owner.post(f"{MANAGEMENT}/bulk/{made['id']}/undo")
    assert (undo.status_code, undo.json()["status"]) == (202, "undoing")
    await jobs.drain()
    assert (await owner.get(f"{MANAGEMENT}/bulk/{made['id']}")).json()["undone"] == 201
    assert set((await costs()).values()) == {"10.00"}


async def test_a_change_that_is_undone_before_it_is_through_goes_no_further(owner, shelf, costs):
    body = {"filter": {"q": "shelf"}, "change": {"percent": 50}}
    made = (await owner.post(f"{MANAGEMENT}/bulk", json=body)).json()
    async with db.transaction() as session:
        found = await bulk.find(session, made["id"])
        _last, many = await bulk.step(session, found, 0)
    assert many == bulk.CHUNK
    assert (await owner.post(f"{MANAGEMENT}/bulk/{made['id']}/undo")).json()["undone"] == bulk.CHUNK
    await jobs.drain()
    assert (await owner.get(f"{MANAGEMENT}/bulk/{made['id']}")).json()["changed"] == 0
    assert set((await costs()).values()) == {"10.00"}


# --- the rule ---

AMOUNTS = st.integers(0, 10**7)
WAYS = st.builds(Move, ppm=st.integers(-999_999, 10**8)) | st.builds(Move, by=st.integers(-(10**7), 10**7))
ENDINGS = st.sampled_from([None, 90, 99])


@given(AMOUNTS, WAYS | st.builds(Move, to=AMOUNTS), ENDINGS, AMOUNTS)
def test_no_rounding_takes_a_price_below_its_floor_or_further_than_it_must(price, way, ending, floor):
    plain = moved(price, way)
    rounded = moved(price, Move(way.ppm, way.by, way.to, ending, 100), floor)
    if ending is None or plain < 0:
        assert rounded == plain
        return
    assert rounded % 100 == ending
    assert rounded >= floor or plain < floor
    # The nearest ending, or the one above it where only the floor forbids that, or the lowest there is.
    assert abs(rounded - plain) <= 50 or rounded == ending or rounded - 100 < floor <= plain


EXACT = [
    (1990, Move(ppm=100_000), 2189),
    (1, Move(ppm=500_000), 2),
    (3, Move(ppm=-500_000), 2),
    (1000, Move(by=-1001), -1),
    (1000, Move(to=1440, ending=90, unit=100), 1490),
    (1000, Move(to=1439, ending=90, unit=100), 1390),
    (1000, Move(to=5, ending=90, unit=100), 90),
]


@pytest.mark.parametrize(("price", "move", "after"), EXACT)
def test_prices_move_exactly(price, move, after):
    assert moved(price, move) == after
