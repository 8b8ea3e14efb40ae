"""A basket that staff try: the goods' own prices, what is taken off, and nothing counted."""

import pytest

from tests import make_catalog, make_discounts as make, make_stock

PREVIEW = "/api/v1/discounts/preview"


async def test_a_basket_is_shown_with_what_it_would_get(owner):
    lamp, bulb = await make_stock.goods("LAMP", price=1990), await make_stock.goods("BULB", price=500)
    first = await make.discount(name="Spring")
    ship = await make.discount("SHIP", kind="free_shipping", name="Ship", benefit={"cap": 200})
    gift = await make.discount(
        kind="gift", name="Bulb", benefit={"gift_variant_id": bulb.variant_id, "gift_quantity": 2, "worth": 1000}
    )
    body = {
        "items": [{"sku": "LAMP", "quantity": 2}, {"product_id": bulb.product_id}],
        "shipping": "3.00",
        "codes": ["ship", "none"],
    }
    answer = await owner.post(PREVIEW, json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "currency": "RUB",
        "lines": [
            {
                "variant_id": lamp.variant_id,
                "sku": "LAMP",
                "name": "Lamp",
                "quantity": 2,
                "unit_price": "19.90",
                "amount": "39.80",
                "discount": "3.98",
            },
            {
                "variant_id": bulb.variant_id,
                "sku": "BULB",
                "name": "Bulb",
                "quantity": 1,
                "unit_price": "5.00",
                "amount": "5.00",
                "discount": "0.50",
            },
        ],
        "subtotal": "44.80",
        "shipping": "3.00",
        "shipping_discount": "2.00",
        "discount": "6.48",
        "total": "41.32",
        "gifts": [{"variant_id": bulb.variant_id, "quantity": 2, "discount_id": gift}],
        "applied": [
            {"discount_id": first, "code": None, "name": "Spring", "amount": "4.48"},
            {"discount_id": ship, "code": "SHIP", "name": "Ship", "amount": "2.00"},
            {"discount_id": gift, "code": None, "name": "Bulb", "amount": "0.00"},
        ],
        "refused": [{"code": "NONE", "reason": "There is no such code", "kind": "unknown"}],
    }
    assert await make.counts(first) == (0, 0)


async def test_a_discount_of_a_category_reaches_goods_below_it(owner):
    above = await make_catalog.category(owner)
    below = await make_catalog.category(owner, parent_id=above["id"])
    lamp = await make_catalog.product(owner, price="10.00", category_id=below["id"])
    await make_catalog.product(owner, sku="OTHER", price="10.00")
    await make.discount(conditions={"category_ids": [above["id"]]})
    items = [{"product_id": lamp["id"]}, {"sku": "OTHER"}]
    lines = (await owner.post(PREVIEW, json={"items": items})).json()["lines"]
    assert [line["discount"] for line in lines] == ["1.00", "0.00"]


async def test_a_customer_stands_for_their_group_and_their_uses(owner):
    await make_stock.goods("LAMP", price=1000)
    group = (await owner.post("/api/v1/customers/groups", json={"name": "Club"})).json()
    body = {"name": "Anna", "email": "anna@example.com", "group_id": group["id"]}
    anna = (await owner.post("/api/v1/customers", json=body)).json()
    of_club = await make.discount("CLUB", conditions={"group_ids": [group["id"]]}, max_per_customer=1)
    wanted = {"items": [{"sku": "LAMP"}], "codes": ["CLUB"]}
    stranger = (await owner.post(PREVIEW, json=wanted)).json()
    assert stranger["refused"][0]["kind"] == "not_for_customer"
    asked = wanted | {"customer_id": anna["id"]}
    assert (await owner.post(PREVIEW, json=asked)).json()["discount"] == "1.00"
    await make.used([make.Applied(of_club, "CLUB", "Club", 100)], 1, "email:anna@example.com")
    assert (await owner.post(PREVIEW, json=asked)).json()["refused"][0]["kind"] == "used_up"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"items": []}, "items"),
        ({"items": [{"sku": "NONE"}]}, "items.0.sku"),
        ({"items": [{"sku": "LAMP", "quantity": 0}]}, "items.0.quantity"),
        ({"items": [{"sku": "LAMP", "quantity": -5}]}, "items.0.quantity"),
        ({"items": [{"sku": "LAMP", "quantity": 10**12}]}, "items.0.quantity"),
        ({"currency": "EUR"}, "items.0"),
        ({"shipping": "0.001"}, "shipping"),
        ({"customer_id": 999}, "customer_id"),
    ],
)
async def test_a_basket_that_makes_no_sense_is_refused(owner, fields, field):
    await make_stock.goods("LAMP")
    answer = await owner.post(PREVIEW, json={"items": [{"sku": "LAMP"}]} | fields)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == field


async def test_baskets_are_tried_by_staff(guest, buyer, analyst):
    await make_stock.goods("LAMP")
    for who, status in ((guest, 401), (buyer, 403), (analyst, 200)):
        assert (await who.post(PREVIEW, json={"items": [{"sku": "LAMP"}]})).status_code == status
