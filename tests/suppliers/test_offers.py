"""What an offer costs on the shelf, offers side by side, and what each channel leaves of a unit."""

from typing import Any

from tests import make_stock, make_suppliers as make

RATES = "/api/v1/exchange_rates"


async def _goods(owner: Any) -> tuple[make_stock.Goods, dict[str, Any], dict[str, Any]]:
    """A lamp, a factory of it in China and its offer: 40.00 CNY at 12.50, 2 kg, 10 litres, duty 10 %."""
    lamp = await make_stock.goods("LAMP", price=200_000, cost=80_000)
    factory = await make.supplier(owner, currency="CNY", lead_time_days=40)
    item = await make.offer(
        owner, factory["id"], price="40.00", variant_id=lamp.variant_id, weight_g=2_000, volume_cm3=10_000,
        duty_rate=10, min_order_quantity=50, pack_size=20,
    )  # fmt: skip
    await make.made(owner, RATES, {"currency": "CNY", "rate": "12.5"})
    return lamp, factory, item


async def test_the_landed_cost_of_an_offer_is_shown_part_by_part(owner: Any, analyst: Any) -> None:
    _lamp, factory, item = await _goods(owner)
    path = f"/supplier_catalog/{item['id']}/landed-cost"
    asked = {"quantity": 100, "freight_per_kg": "100", "vat_rate": 20, "other": "50.01", "tax_rate": 20}
    answer = await analyst.get(path, params=asked)

    assert answer.status_code == 200, answer.text
    found = answer.json()
    # 100 x 40.00 x 12.50 = 50,000.00; freight 200 kg; duty 10 % of 70,000.00; VAT 20 % of 77,000.00.
    assert {one["kind"]: one["amount"] for one in found["parts"]} == {
        "goods": "50000.00", "freight": "20000.00", "other": "50.01", "duty": "7000.00", "vat": "15400.00",
    }  # fmt: skip
    assert (found["total"], found["unit_cost"], found["customs_value"]) == ("92450.01", "924.5001", "70000.00")
    assert abs(sum(one["share"] for one in found["parts"]) - 1) < 1e-12
    assert (found["quantity"], found["exchange_rate"], found["lead_time_days"], found["current_cost"]) == (
        100, "12.5", 40, "800.00",
    )  # fmt: skip
    assert (found["supplier_id"], found["shop_currency"], found["currency"]) == (factory["id"], "RUB", "CNY")

    back = (await owner.get(path, params={**asked, "vat_recoverable": True, "exchange_rate": 10})).json()
    # At 10: goods 40,000.00, duty 6,000.00, VAT 13,200.00, which comes back.
    assert {one["kind"]: one["amount"] for one in back["parts"]}["recoverable"] == "-13200.00"
    assert (back["total"], back["recoverable"]) == ("66050.01", "13200.00")
    least = (await owner.get(path)).json()
    assert (least["asked"], least["quantity"], least["total"]) == (50, 60, "33000.00")

    charges = [
        {"kind": "freight", "amount": 300, "currency": "CNY", "exchange_rate": 13},
        {"kind": "freight", "amount": 1000, "per": "m3"},
        {"kind": "insurance", "rate": "0.5"},
        {"kind": "duty", "rate": 0},
    ]
    full = (await owner.post(path, json={"quantity": 100, "charges": charges})).json()
    assert {one["kind"]: one["amount"] for one in full["parts"]} == {
        "goods": "50000.00", "freight": "4900.00", "insurance": "250.00", "duty": "5515.00",
    }  # fmt: skip
    none = await owner.post(path, json={"charges": [{"kind": "freight", "amount": 1, "currency": "USD"}]})
    assert none.json()["errors"][0]["field"] == "charges.0.exchange_rate"
    await owner.put(f"/supplier_catalog/{item['id']}", json={"weight_g": None})
    lacking = await owner.get(path, params={"freight_per_kg": 1})
    assert (lacking.status_code, lacking.json()["errors"][0]["field"]) == (422, "weight_g")
    assert (await owner.get("/supplier_catalog/9999/landed-cost")).status_code == 404


async def test_what_each_channel_leaves_comes_from_its_price_and_its_commission(owner: Any, buyer: Any) -> None:
    lamp, _factory, item = await _goods(owner)
    await make_stock.stock(lamp, 50)
    listed = await owner.post("/api/v1/price-lists", json={"name": "Ozon", "currency": "RUB", "channel": "ozon"})
    assert listed.status_code == 201, listed.text
    price = {"variant_id": lamp.variant_id, "price": "2500.00"}
    assert (await owner.put(f"/api/v1/price-lists/{listed.json()['id']}/items", json={"items": [price]})).is_success
    sale = {"platform": "Wildberries", "items": [{"sku": "LAMP", "quantity": 4, "unit_price": "2000.00"}]}
    assert (await owner.post("/api/v1/sales", json=sale)).status_code == 201
    day = (await owner.get("/api/v1/orders")).json()["items"][0]["placed_at"][:10]
    for kind, amount in (("fees", 1_200), ("shipping", 400), ("advertising", 999)):
        body = {"day": day, "kind": kind, "amount": amount, "channel": "wildberries"}
        assert (await owner.post("/api/v1/expenses", json=body)).status_code == 201
    asked = {
        "quantity": 100, "tax_rate": 20,
        "channels": [{"channel": "ozon", "commission_rate": 18, "logistics": 90}, {"channel": "avito", "price": 1500}],
    }  # fmt: skip
    answer = await owner.post(f"/supplier_catalog/{item['id']}/landed-cost", json=asked)

    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert found["unit_cost"] == "550.00"  # 500.00 and 10 % duty
    shown = ("price", "price_from", "tax", "commission_rate", "commission", "commission_from", "logistics", "margin")
    assert {one["channel"]: tuple(one[name] for name in shown) for one in found["channels"]} == {
        "store": ("2000.00", "price", "333.33", "0", "0.00", "none", "0.00", "1116.67"),
        "ozon": ("2500.00", "price_list", "416.67", "18", "450.00", "given", "90.00", "993.33"),
        "wildberries": ("2000.00", "price", "333.33", "15", "300.00", "expenses", "100.00", "716.67"),
        "avito": ("1500.00", "given", "250.00", "0", "0.00", "none", "0.00", "700.00"),
    }
    (store,) = [one for one in found["channels"] if one["channel"] == "store"]
    assert (store["margin_share"], round(store["markup"], 4)) == (0.558335, 2.0303)
    for path in (f"/supplier_catalog/{item['id']}/landed-cost", "/supplier_catalog/compare?product_id=1"):
        assert (await buyer.get(path)).status_code == 403


async def test_offers_for_one_product_are_compared_by_what_they_cost_on_the_shelf(
    owner: Any, statements: list[str]
) -> None:
    lamp, _factory, far = await _goods(owner)
    near = await make.supplier(owner, country="RU", lead_time_days=5)
    at_home = await make.offer(
        owner, near["id"], price="700.00", variant_id=lamp.variant_id, weight_g=2_000, min_order_quantity=5
    )
    unknown = await make.offer(owner, near["id"], price="1.00", currency="USD", variant_id=lamp.variant_id, sku="USD")
    light = await make.offer(owner, near["id"], price="600.00", variant_id=lamp.variant_id, sku="LIGHT")
    await make.offer(owner, near["id"], price="1.00", sku="OTHER")
    compare = "/supplier_catalog/compare"
    found = (await owner.get(compare, params={"product_id": lamp.product_id, "quantity": 45})).json()

    shown = ("item_id", "quantity", "total", "unit_cost", "lead_time_days", "best")
    assert [tuple(one[name] for name in shown) for one in found["items"]] == [
        (far["id"], 60, "33000.00", "550.00", 40, True),
        (light["id"], 45, "27000.00", "600.00", 5, False),
        (at_home["id"], 45, "31500.00", "700.00", 5, False),
        (unknown["id"], 45, None, None, 5, False),
    ]
    assert found["items"][3]["problem"] == (
        "there is no exchange rate of USD in RUB: give one, or add it to the exchange rates"
    )
    by_air = {"variant_id": lamp.variant_id, "freight_per_kg": 100}
    carried = (await owner.get(compare, params=by_air)).json()
    assert [(one["item_id"], one["quantity"], one["unit_cost"], one["best"]) for one in carried["items"][:2]] == [
        (far["id"], 60, "770.00", True), (at_home["id"], 5, "900.00", False),
    ]  # fmt: skip
    assert {one["item_id"]: one["problem"] for one in carried["items"]}[light["id"]] == (
        "the offer has no weight_g, and a charge is spread by it"
    )
    assert (await owner.get(compare)).json()["errors"][0]["field"] == "product_id"
    assert (await owner.get(compare, params={"product_id": 9999})).status_code == 404
    statements.clear()
    await owner.get(compare, params=by_air)
    few = len(statements)
    for n in range(4):
        await make.offer(owner, near["id"], price="1.00", variant_id=lamp.variant_id, sku=f"MORE-{n}", weight_g=1)
    statements.clear()
    assert len((await owner.get(compare, params=by_air)).json()["items"]) == 8
    assert len(statements) == few


async def test_one_offer_for_a_variant_is_preferred(owner: Any) -> None:
    lamp, factory, first = await _goods(owner)
    preferred = (await owner.put(f"/supplier_catalog/{first['id']}", json={"preferred": True})).json()
    second = await make.offer(owner, factory["id"], variant_id=lamp.variant_id, preferred=True)
    assert (preferred["preferred"], second["preferred"]) == (True, True)
    assert (await owner.get(f"/supplier_catalog/{first['id']}")).json()["preferred"] is False
