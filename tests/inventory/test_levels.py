"""Stock entries: kept from an opening stock on, set, corrected, looked at; who may do it."""

from datetime import datetime

import pytest

from tests import make_stock as make

INVENTORY = "/api/v1/inventory"


async def test_a_product_begins_to_be_kept_with_its_opening_stock(owner):
    lamp = await make.goods("LAMP")
    answer = await owner.post(
        f"{INVENTORY}/",
        json={"product_id": lamp.product_id, "quantity": 40, "location": "Moscow", "low_stock_threshold": 5},
    )
    assert answer.status_code == 201, answer.text
    entry = answer.json()
    assert {name: entry[name] for name in ("product_id", "product_name", "sku", "location")} == {
        "product_id": lamp.product_id,
        "product_name": "Lamp",
        "sku": "LAMP",
        "location": "Moscow",
    }
    assert (entry["quantity"], entry["on_hand"], entry["reserved"], entry["low_stock_threshold"]) == (40, 40, 0, 5)
    assert entry["low_stock"] is False
    assert datetime.fromisoformat(entry["last_restock_date"]).tzinfo is not None
    assert (await owner.get(f"{INVENTORY}/{entry['id']}")).json() == entry
    history = (await owner.get(f"{INVENTORY}/{entry['id']}/history")).json()
    assert [(c["previous_quantity"], c["new_quantity"], c["change_reason"]) for c in history] == [
        (0, 40, "Opening stock")
    ]


async def test_the_same_product_is_not_kept_twice_at_one_location(owner):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 3, at="Moscow")
    answer = await owner.post(INVENTORY, json={"product_id": lamp.product_id, "quantity": 9, "location": "Moscow"})
    assert answer.status_code == 409
    assert answer.json()["inventory_id"] == level
    assert await make.numbers(level) == (3, 0)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"quantity": -5}, "quantity"),
        ({"quantity": 10**12}, "quantity"),
        ({"quantity": 1.5}, "quantity"),
        ({"quantity": "many"}, "quantity"),
        ({"low_stock_threshold": -1}, "low_stock_threshold"),
        ({"product_id": 0}, "product_id"),
        ({"product_id": 999999}, "product_id"),
        ({"variant_id": 999999}, "variant_id"),
        ({"location": ""}, "location"),
        ({"location": "x" * 256}, "location"),
    ],
)
async def test_what_makes_no_sense_is_refused_by_field_and_changes_nothing(owner, wrong, field):
    lamp = await make.goods("LAMP")
    answer = await owner.post(INVENTORY, json={"product_id": lamp.product_id, "quantity": 1} | wrong)
    assert answer.status_code == 422, answer.text
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert (await owner.get(INVENTORY)).json()["total"] == 0
    assert (await owner.get(f"{INVENTORY}/locations")).json()["total"] == 0


async def test_an_entry_may_be_of_a_named_variant_of_the_product(owner):
    red = await make.goods("LAMP-RED")
    blue = await make.another_variant(red, "LAMP-BLUE")
    body = {"product_id": red.product_id, "variant_id": blue.variant_id, "quantity": 2}
    assert (await owner.post(INVENTORY, json=body)).json()["sku"] == "LAMP-BLUE"
    vase = await make.goods("VASE")
    foreign = await owner.post(INVENTORY, json=body | {"product_id": vase.product_id})
    assert foreign.status_code == 422
    assert foreign.json()["errors"][0]["field"] == "variant_id"


async def test_the_list_is_filtered_by_what_lies_where_and_how_low(owner):
    lamp, vase = await make.goods("LAMP", name="Настольная Лампа"), await make.goods("VASE")
    moscow = await make.stock(lamp, 10, at="Moscow", threshold=10)
    kazan = await make.stock(lamp, 3, at="Kazan")
    vases = await make.stock(vase, 7, at="Moscow")

    async def found(**filters):
        return [entry["id"] for entry in (await owner.get(f"{INVENTORY}/", params=filters)).json()["items"]]

    assert await found() == [moscow, kazan, vases]
    assert await found(q="ЛАМПА") == [moscow, kazan]
    assert await found(q="vas") == [vases]
    assert await found(location="Moscow") == [moscow, vases]
    assert await found(product_id=lamp.product_id) == [moscow, kazan]
    assert await found(variant_id=vase.variant_id) == [vases]
    assert await found(low_stock="true") == [moscow]
    assert await found(low_stock="false") == [kazan, vases]
    assert await found(sort="quantity") == [kazan, vases, moscow]
    assert await found(sort="-quantity") == [moscow, vases, kazan]
    assert await found(sort="product") == [vases, moscow, kazan]


async def test_pages_of_the_list_follow_each_other(owner):
    levels = [await make.stock(await make.goods(f"SKU-{n}"), 5 - n) for n in range(5)]
    first = (await owner.get(INVENTORY, params={"limit": 2, "sort": "quantity"})).json()
    second = (await owner.get(INVENTORY, params={"limit": 2, "sort": "quantity", "cursor": first["next"]})).json()
    third = (await owner.get(INVENTORY, params={"limit": 2, "sort": "quantity", "cursor": second["next"]})).json()
    assert [page["total"] for page in (first, second, third)] == [5, 5, 5]
    assert [entry["id"] for page in (first, second, third) for entry in page["items"]] == levels[::-1]
    assert third["next"] is None


async def test_the_list_takes_as_many_statements_for_many_as_for_one(owner, statements):
    await make.stock(await make.goods("SKU-0"), 1)
    counts = []
    for more in (0, 12):
        for n in range(more):
            await make.stock(await make.goods(f"SKU-1{n}"), 1, at=f"Shop {n}")
        statements.clear()
        assert len((await owner.get(INVENTORY)).json()["items"]) == 1 + more
        counts.append(len(statements))
    assert counts[0] == counts[1] == 3  # who asks, how many, which


async def test_a_products_stock_is_the_sum_of_its_levels(owner):
    red = await make.goods("LAMP-RED")
    blue = await make.another_variant(red, "LAMP-BLUE")
    first = await make.stock(red, 10, at="Moscow", threshold=2)
    await make.stock(red, 5, at="Kazan")
    await make.stock(blue, 1, at="Moscow", threshold=1)
    stock = (await owner.get(f"{INVENTORY}/product/{red.product_id}")).json()
    assert (stock["product_id"], stock["quantity"], stock["on_hand"], stock["reserved"]) == (red.product_id, 16, 16, 0)
    assert stock["low_stock"] is True
    assert (stock["id"], stock["location"], stock["low_stock_threshold"]) == (first, "Moscow", 2)
    assert [(level["sku"], level["location"], level["quantity"]) for level in stock["levels"]] == [
        ("LAMP-RED", "Moscow", 10),
        ("LAMP-RED", "Kazan", 5),
        ("LAMP-BLUE", "Moscow", 1),
    ]


async def test_a_product_that_is_kept_nowhere_has_no_stock(owner):
    lamp = await make.goods("LAMP")
    stock = (await owner.get(f"{INVENTORY}/product/{lamp.product_id}")).json()
    assert (stock["quantity"], stock["id"], stock["levels"]) == (0, None, [])
    assert (await owner.get(f"{INVENTORY}/product/999999")).status_code == 404


async def test_setting_the_quantity_sets_what_is_available_and_says_why(owner):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 10)
    await owner.post(f"{INVENTORY}/reservations", json={"items": [{"sku": "LAMP", "quantity": 4}]})
    answer = await owner.put(f"{INVENTORY}/{level}", json={"quantity": 25, "change_reason": "Counted again"})
    assert answer.status_code == 200, answer.text
    entry = answer.json()
    assert (entry["quantity"], entry["on_hand"], entry["reserved"]) == (25, 29, 4)
    (newest, *_) = (await owner.get(f"{INVENTORY}/{level}/history")).json()
    assert (newest["previous_quantity"], newest["new_quantity"], newest["change_reason"], newest["kind"]) == (
        6,
        25,
        "Counted again",
        "adjusted",
    )
    assert (newest["on_hand_before"], newest["on_hand_after"]) == (10, 29)
    assert (newest["actor_kind"], newest["actor_id"], newest["actor_name"]) == ("account", owner.id, "owner")


async def test_setting_the_same_quantity_leaves_no_trace(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    before = (await owner.get(f"{INVENTORY}/{level}")).json()
    assert (await owner.put(f"{INVENTORY}/{level}", json={"quantity": 10})).json() == before
    assert await make.movements(level) == [("received", 10)]


async def test_the_threshold_changes_alone(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    entry = (await owner.put(f"{INVENTORY}/{level}", json={"low_stock_threshold": 12})).json()
    assert (entry["quantity"], entry["low_stock_threshold"], entry["low_stock"]) == (10, 12, True)
    assert await make.movements(level) == [("received", 10)]
    (event,) = await make.happened("inventory.updated")
    assert (event.changes, event.actor_name) == ({"threshold": [0, 12]}, "owner")


@pytest.mark.parametrize(
    "wrong", [{"quantity": -1}, {"quantity": 10**12}, {"quantity": "x"}, {"low_stock_threshold": -1}]
)
async def test_a_change_that_makes_no_sense_is_refused(owner, wrong):
    level = await make.stock(await make.goods("LAMP"), 10)
    answer = await owner.put(f"{INVENTORY}/{level}", json=wrong)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == next(iter(wrong))
    assert await make.numbers(level) == (10, 0)


async def test_an_update_of_what_changed_in_the_meantime_is_refused(owner, manager):
    level = await make.stock(await make.goods("LAMP"), 10)
    seen = (await owner.get(f"{INVENTORY}/{level}")).headers["etag"]
    assert (await manager.put(f"{INVENTORY}/{level}", json={"quantity": 7})).status_code == 200
    late = await owner.put(f"{INVENTORY}/{level}", json={"quantity": 3}, headers={"If-Match": seen})
    assert late.status_code == 412
    assert await make.numbers(level) == (7, 0)
    now = (await owner.get(f"{INVENTORY}/{level}")).headers["etag"]
    good = await owner.put(f"{INVENTORY}/{level}", json={"quantity": 3}, headers={"If-Match": now})
    assert (good.status_code, good.json()["quantity"]) == (200, 3)


async def test_a_correction_goes_up_or_down_but_not_below_what_is_available(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    up = await owner.post(f"{INVENTORY}/{level}/adjust", json={"by": 5, "reason": "Found behind the shelf"})
    down = await owner.post(f"{INVENTORY}/{level}/adjust", json={"by": -2, "reason": "Broken"})
    assert (up.json()["quantity"], down.json()["quantity"]) == (15, 13)
    too_many = await owner.post(f"{INVENTORY}/{level}/adjust", json={"by": -14})
    assert too_many.status_code == 409
    assert (too_many.json()["sku"], too_many.json()["left"]) == ("LAMP", 13)
    assert (await owner.post(f"{INVENTORY}/{level}/adjust", json={"by": 0})).status_code == 422
    assert (await owner.post(f"{INVENTORY}/999999/adjust", json={"by": 1})).status_code == 404
    assert await make.numbers(level) == (13, 0)
    assert await make.movements(level) == [("received", 10), ("adjusted", 5), ("adjusted", -2)]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("GET", "/low-stock", None),
        ("GET", "/movements", None),
        ("GET", "/reservations", None),
        ("GET", "/locations", None),
        ("GET", "/{level}", None),
        ("GET", "/{level}/history", None),
        ("GET", "/product/{product}", None),
    ],
)
async def test_staff_read_and_nobody_else(owner, analyst, buyer, guest, method, path, body):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 10)
    url = INVENTORY + path.format(level=level, product=lamp.product_id)
    assert [(await who.request(method, url)).status_code for who in (owner, analyst, buyer, guest)] == [
        200,
        200,
        403,
        401,
    ]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "", {"product_id": 1, "quantity": 1, "location": "Elsewhere"}),
        ("PUT", "/{level}", {"quantity": 1}),
        ("POST", "/{level}/adjust", {"by": 1}),
        ("POST", "/transfers", {"sku": "LAMP", "from": "Main warehouse", "to": "Main warehouse", "quantity": 1}),
        ("POST", "/reservations", {"items": [{"sku": "LAMP", "quantity": 1}]}),
        ("POST", "/locations", {"name": "Elsewhere"}),
    ],
)
async def test_whoever_only_reads_changes_nothing(analyst, buyer, guest, method, path, body):
    level = await make.stock(await make.goods("LAMP"), 10)
    url = INVENTORY + path.format(level=level)
    answers = [(await who.request(method, url, json=body)).status_code for who in (analyst, buyer, guest)]
    assert answers == [403, 403, 401]
    assert await make.numbers(level) == (10, 0)
    assert await make.movements(level) == [("received", 10)]


@pytest.mark.parametrize("path", ["/999999", "/999999/history", "/reservations/999999", "/locations/999999"])
async def test_what_is_not_there_is_not_found(owner, path):
    answer = await owner.get(INVENTORY + path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
