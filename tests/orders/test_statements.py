"""How many statements an order costs where ids can be drawn ahead: the floor of what a checkout can take."""

from tests import make_discounts, make_orders as make, make_shipping, make_stock

MOST = 12


async def test_a_checkout_in_one_call_takes_twelve_statements_at_most(guest, buyer, owner, statements, database):
    lamp, _ = await make.goods("LAMP", 50, price=1000)
    vase, _ = await make.goods("VASE", 50, price=500)
    zone = await make_shipping.zone(owner, countries=["GB"])
    way = await make_shipping.method(owner, zone["id"], amount="3.50")
    taxed = await owner.post("/api/v1/taxes", json={"name": "VAT", "rate": "20", "country": "GB"})
    assert taxed.status_code == 201, taxed.text
    body = {
        "items": [{"variant_id": one.variant_id, "quantity": 2} for one in (lamp, vase)],
        "shipping_address": make.ADDRESS,
        "shipping_method_id": way["id"],
    }

    async def order(who, name, **fields) -> int:
        statements.clear()
        answer = await who.post(make.CHECKOUT, json=body | fields, headers={"Idempotency-Key": name})
        assert answer.status_code == 201, answer.text
        assert answer.json()["order"]["status"] == "paid"
        return len(statements)

    await order(guest, "rules are read once", email="first@example.com")
    counted = {
        "a new guest": await order(guest, "a", email="ann@example.com"),
        "a guest who comes back": await order(guest, "b", email="ann@example.com"),
        "the same request again": await order(guest, "b", email="ann@example.com"),
        "an account": (await order(buyer, "c"), await order(buyer, "d"))[1],
    }
    await make_discounts.discount()
    await order(guest, "rules are read once more", email="first@example.com")
    counted["a guest with a discount"] = await order(guest, "e", email="ann@example.com")
    if database.dialect.name in {"postgresql", "sqlite"}:
        assert counted == {
            "a new guest": 11,
            "a guest who comes back": 10,
            "the same request again": 4,
            "an account": 11,
            "a guest with a discount": 12,
        }
        assert max(counted.values()) <= MOST
    assert await make_stock.drift() == []
