"""Price lists: made, filled, changed and taken away by the merchant, and seen by the next price."""

from datetime import timedelta

import pytest

from tests import make_catalog, make_stock
from tests.pricing.test_offers import cost
from tradepost.core import clock

LISTS = "/api/v1/price-lists"
DAY = timedelta(days=1)


async def made(who, **fields) -> dict:
    answer = await who.post(LISTS, json={"name": "Sale", **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def put(who, list_id: int, *items: tuple, headers=None):
    body = [dict(zip(("variant_id", "price", "min_quantity"), item, strict=False)) for item in items]
    return await who.put(f"{LISTS}/{list_id}/items", json={"items": body}, headers=headers)


async def test_a_list_is_made_filled_and_seen_by_the_next_price(owner, lamp):
    sale = await made(owner, priority=5, channel="store")
    expected = {"name": "Sale", "currency": "RUB", "channel": "store", "group_id": None, "priority": 5, "items": 0}
    assert {name: sale[name] for name in expected} == expected
    assert await cost(lamp["id"]) == (1990, None)
    answer = await put(owner, sale["id"], (lamp["id"], "15.00"), (lamp["id"], "12.50", 10))
    assert answer.json() == {"changed": 2, "version": 2}
    assert [await cost(lamp["id"], n) for n in (1, 10)] == [(1500, sale["id"]), (1250, sale["id"])]
    (first, second) = (await owner.get(f"{LISTS}/{sale['id']}/items")).json()["items"]
    assert (first["sku"], first["name"], first["min_quantity"], first["price"]) == ("LAMP", "Lamp", 1, "15.00")
    assert (second["min_quantity"], second["price"], second["currency"]) == (10, "12.50", "RUB")
    assert (await owner.get(f"{LISTS}/{sale['id']}")).json()["items"] == 2


async def test_items_are_changed_and_taken_out_and_the_others_stay(owner, lamp):
    sale = await made(owner)
    await put(owner, sale["id"], (lamp["id"], "15.00"), (lamp["id"], "12.50", 10), (lamp["id"], "11.00", 20))
    answer = await put(owner, sale["id"], (lamp["id"], "14.00"), (lamp["id"], None, 10), (lamp["id"], None, 99))
    assert answer.json() == {"changed": 2, "version": 3}
    assert [await cost(lamp["id"], n) for n in (1, 10, 20)] == [
        (1400, 1 * sale["id"]),
        (1400, sale["id"]),
        (1100, sale["id"]),
    ]
    _created, _filled, changed = await make_stock.happened("price_list.created") + await make_stock.happened(
        "price_list.updated"
    )
    place = {"variant_id": lamp["id"], "sku": "LAMP"}
    assert changed.data["items"] == [
        place | {"min_quantity": 1, "price": ["15.00", "14.00"]},
        place | {"min_quantity": 10, "price": ["12.50", None]},
    ]


async def test_whom_when_and_before_which_a_list_counts_is_changed(owner, lamp):
    sale = await made(owner)
    await put(owner, sale["id"], (lamp["id"], "15.00"))
    url, now = f"{LISTS}/{sale['id']}", clock.now()

    async def after(**change) -> tuple[int, int | None]:
        answer = await owner.put(url, json=change)
        assert answer.status_code == 200, answer.text
        return await cost(lamp["id"])

    listed, plain = (1500, sale["id"]), (1990, None)
    assert await after(active=False) == plain
    assert await after(active=True) == listed
    assert await after(channel="ozon") == plain
    assert await after(channel=None) == listed
    assert await after(starts_at=(now + DAY).isoformat()) == plain
    assert await after(starts_at=(now - DAY).isoformat(), ends_at=(now + DAY).isoformat()) == listed
    assert await after(ends_at=(now - DAY / 2).isoformat()) == plain
    assert await after(ends_at=None) == listed
    group = (await owner.post("/api/v1/customers/groups", json={"name": "Dealers"})).json()
    assert await after(group_id=group["id"]) == plain
    assert await cost(lamp["id"], group_id=group["id"]) == listed
    # While prices are for a group, the group stays.
    kept = await owner.delete(f"/api/v1/customers/groups/{group['id']}")
    assert (kept.status_code, kept.json()["detail"]) == (
        409, "Something is only for the group Dealers, such as a price list: change that first",
    )  # fmt: skip
    assert (await owner.delete(url)).status_code == 204
    assert await cost(lamp["id"], group_id=group["id"]) == plain
    assert (await owner.get(url)).status_code == 404


async def test_lists_are_read_in_the_order_in_which_they_are_asked(owner):
    for name, priority in (("Third", 5), ("First", -5), ("Second", 5)):
        await made(owner, name=name, priority=priority, active=name != "Second")
    assert [one["name"] for one in (await owner.get(LISTS)).json()["items"]] == ["First", "Third", "Second"]
    assert [one["name"] for one in (await owner.get(LISTS, params={"active": False})).json()["items"]] == ["Second"]


async def test_a_list_is_changed_from_the_page_that_was_seen_or_not_at_all(owner, lamp):
    sale = await made(owner)
    seen = {"If-Match": (await owner.get(f"{LISTS}/{sale['id']}")).headers["etag"]}
    assert (await put(owner, sale["id"], (lamp["id"], "15.00"), headers=seen)).status_code == 200
    for late in (
        await put(owner, sale["id"], (lamp["id"], "1.00"), headers=seen),
        await owner.put(f"{LISTS}/{sale['id']}", json={"active": False}, headers=seen),
        await owner.delete(f"{LISTS}/{sale['id']}", headers=seen),
    ):
        assert late.status_code == 412
    assert await cost(lamp["id"]) == (1500, sale["id"])


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", {"name": ""}),
        ("name", {"name": "x" * 256}),
        ("name", {"name": None}),
        ("currency", {"currency": "QQQ"}),
        ("currency", {"currency": "rubles"}),
        ("channel", {"channel": ""}),
        ("channel", {"channel": "Two words"}),
        ("group_id", {"group_id": 10**9}),
        ("group_id", {"group_id": 0}),
        ("priority", {"priority": 1001}),
        ("priority", {"priority": 1.5}),
        ("starts_at", {"starts_at": "soon"}),
        ("starts_at", {"starts_at": "0001-01-01T00:00:00Z"}),
        ("ends_at", {"ends_at": "9999-12-31T23:59:59Z"}),
        ("ends_at", {"starts_at": "2030-01-02T00:00:00Z", "ends_at": "2030-01-02T00:00:00Z"}),
        ("active", {"active": None}),
    ],
)
async def test_a_list_that_makes_no_sense_is_refused(owner, field, wrong):
    answer = await owner.post(LISTS, json={"name": "Sale"} | wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert (await owner.get(LISTS)).json()["total"] == 0
    if field != "currency":
        sale = await made(owner)
        assert (await owner.put(f"{LISTS}/{sale['id']}", json=wrong)).status_code == 422
        kept = (await owner.get(f"{LISTS}/{sale['id']}")).json()
        assert kept == sale


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("items.1.price", {"price": -1}),
        ("items.1.price", {"price": "NaN"}),
        ("items.1.price", {"price": "1.001"}),
        ("items.1.price", {"price": 10**13}),
        ("items.1.min_quantity", {"min_quantity": 0}),
        ("items.1.min_quantity", {"min_quantity": -5}),
        ("items.1.min_quantity", {"min_quantity": 10**12}),
        ("items.1.variant_id", {"variant_id": 10**9}),
        ("items.1.variant_id", {"variant_id": 2**63}),
        ("items.1", {"min_quantity": 1}),
    ],
)
async def test_of_many_prices_all_are_taken_or_none(owner, lamp, field, wrong):
    sale = await made(owner)
    items = [
        {"variant_id": lamp["id"], "price": "15.00"},
        {"variant_id": lamp["id"], "price": "14.00", "min_quantity": 5} | wrong,
    ]
    answer = await owner.put(f"{LISTS}/{sale['id']}/items", json={"items": items})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert await cost(lamp["id"]) == (1990, None)
    assert (await owner.get(f"{LISTS}/{sale['id']}")).json() == sale


async def test_two_lists_have_two_names(owner):
    await made(owner)
    other = await made(owner, name="Winter")
    for answer in (
        await owner.post(LISTS, json={"name": "Sale"}),
        await owner.put(f"{LISTS}/{other['id']}", json={"name": "Sale"}),
    ):
        assert answer.status_code == 409
        assert answer.json()["errors"][0]["field"] == "name"


async def test_what_is_not_there_is_not_found_and_who_may_not_does_not(owner, analyst, buyer, guest, lamp):
    sale = await made(owner)
    for path in (LISTS, f"{LISTS}/{sale['id']}", f"{LISTS}/{sale['id']}/items"):
        assert [(await who.get(path)).status_code for who in (analyst, buyer, guest)] == [200, 403, 401]
    for who, status in ((analyst, 403), (buyer, 403), (guest, 401)):
        assert (await who.post(LISTS, json={"name": "Mine"})).status_code == status
        assert (await put(who, sale["id"], (lamp["id"], "1"))).status_code == status
        assert (await who.put(f"{LISTS}/{sale['id']}", json={"active": False})).status_code == status
        assert (await who.delete(f"{LISTS}/{sale['id']}")).status_code == status
    for call in (
        owner.get(f"{LISTS}/{sale['id'] + 1}"),
        owner.get(f"{LISTS}/{sale['id'] + 1}/items"),
        owner.put(f"{LISTS}/{sale['id'] + 1}", json={"active": False}),
        owner.delete(f"{LISTS}/{sale['id'] + 1}"),
        put(owner, sale["id"] + 1, (lamp["id"], "1")),
    ):
        assert (await call).status_code == 404


async def test_a_variant_that_is_deleted_leaves_its_lists(owner, lamp):
    more = await make_catalog.variant(owner, lamp["product_id"])
    sale = await made(owner)
    await put(owner, sale["id"], (more["id"], "15.00"), (lamp["id"], "16.00"))
    gone = await owner.delete(f"/api/v1/products/{lamp['product_id']}/variants/{more['id']}")
    assert gone.json() == {"deleted": True, "archived": False}
    assert [one["variant_id"] for one in (await owner.get(f"{LISTS}/{sale['id']}/items")).json()["items"]] == [
        lamp["id"]
    ]
