"""The seller service's own calls, as its client makes them: no prefix, JSON numbers, one body for a purchase."""

from typing import Any

from tests import make_stock, make_suppliers as make

FACTORY = {"name": "Shenzhen Lamps", "contact_info": "lena@lamps.example", "country": "CN"}


async def test_suppliers_are_kept_and_those_of_china_are_found(owner: Any) -> None:
    answer = await owner.post("/suppliers/", json=FACTORY)

    assert answer.status_code == 201, answer.text
    factory = answer.json()
    assert {name: factory[name] for name in FACTORY} == FACTORY
    assert (factory["currency"], factory["items"], factory["purchases"], factory["archived"]) == ("RUB", 0, 0, False)
    await make.supplier(owner, name="Ivanovo", country="Россия")
    at_home = (await owner.get("/suppliers/", params={"country": "Russia"})).json()
    assert [(one["name"], one["country"]) for one in at_home["items"]] == [("Ivanovo", "RU")]
    of_china = (await owner.get("/suppliers/", params={"country": "CN"})).json()
    assert (of_china["total"], of_china["items"]) == (1, [factory])
    assert (await owner.get("/suppliers/", params={"country": "China", "q": "LENA"})).json()["total"] == 1
    path = f"/suppliers/{factory['id']}"
    assert (await owner.get(path)).json() == (await owner.get(f"/api/v1{path}")).json() == factory

    stale = await owner.put(path, json={"name": "X"}, headers={"if-match": '"9"'})
    assert stale.status_code == 412
    changed = await owner.put(path, json={"name": "Shenzhen Light", "lead_time_days": 30})
    assert (changed.json()["name"], changed.json()["lead_time_days"]) == ("Shenzhen Light", 30)
    taken = await owner.put(path, json={"name": "Ivanovo"})
    assert (taken.status_code, taken.json()["errors"][0]["field"]) == (409, "name")
    assert (await owner.delete(path)).json() == {"deleted": True, "archived": False}
    assert (await owner.get(path)).status_code == 404
    told = [await make_stock.happened(f"supplier.{name}") for name in ("created", "updated", "deleted")]
    assert [len(found) for found in told] == [2, 1, 1]
    assert told[1][0].changes["name"] == ["Shenzhen Lamps", "Shenzhen Light"]


async def test_what_they_offer_is_kept_searched_and_struck_out(owner: Any) -> None:
    factory = await make.supplier(owner, name="Shenzhen Lamps", currency="CNY", lead_time_days=30)
    other = await make.supplier(owner, name="Guangzhou Textile")
    lamp = await make_stock.goods("LAMP")
    body = {
        "supplier_id": factory["id"], "name": "Desk lamp", "sku": "DL-1", "price": 45.5, "currency": "CNY",
        "min_order_quantity": 100, "lead_time_days": 25,
    }  # fmt: skip
    answer = await owner.post("/supplier_catalog/", json=body)

    assert answer.status_code == 201, answer.text
    item = answer.json()
    assert {name: item[name] for name in body} == {**body, "price": "45.50"}
    assert (item["supplier"], item["country"], item["pack_size"], item["lead_time"]) == ("Shenzhen Lamps", "CN", 1, 25)
    again = await owner.post("/supplier_catalog/", json=body)
    assert (again.status_code, again.json()["errors"][0]["field"]) == (409, "sku")
    await make.offer(owner, other["id"], name="Desk cloth", sku="DL-1", hs_code="630790")
    catalogue = "/supplier_catalog/"
    for search, found in (("desk", 2), ("shenzhen desk", 1), ("630790", 1), ("LAMP cloth", 0), ("d%k", 0)):
        assert (await owner.get(catalogue, params={"search_term": search})).json()["total"] == found, search
    of_factory = (await owner.get(catalogue, params={"supplier_id": factory["id"]})).json()
    assert of_factory["items"] == [item]

    path = f"/supplier_catalog/{item['id']}"
    change = {
        "lead_time_days": None, "variant_sku": "LAMP", "duty_rate": "6.5", "hs_code": "9405210000", "weight_g": 800,
        "pack_size": 20,
    }  # fmt: skip
    changed = (await owner.put(path, json=change)).json()
    assert (changed["lead_time"], changed["variant_id"], changed["product"]) == (30, lamp.variant_id, "Lamp")
    assert (changed["duty_rate"], changed["hs_code"], changed["weight_g"]) == ("6.5", "9405210000", 800)
    assert (await owner.get(f"/api/v1{path}")).json() == changed
    wrong = await owner.put(path, json={"variant_sku": "NONE"})
    assert wrong.json()["errors"] == [{"field": "variant_sku", "message": "there is no SKU NONE"}]
    assert (await owner.delete(f"/suppliers/{factory['id']}")).json() == {"deleted": False, "archived": True}
    assert (await owner.delete(path)).status_code == 204
    assert (await owner.get(path)).status_code == 404


async def test_a_purchase_of_the_documents_is_there_at_once(owner: Any) -> None:
    factory = await make.supplier(owner)
    lamp = await make_stock.goods("LAMP", cost=None)
    level = await make_stock.stock(lamp, 0)
    body = {"product_id": lamp.product_id, "supplier_id": factory["id"], "quantity": 100, "cost": 500.00}
    answer = await owner.post("/purchases/", json=body, headers={"Idempotency-Key": "first"})

    assert answer.status_code == 201, answer.text
    bought = answer.json()
    assert {name: bought[name] for name in body} == {**body, "cost": "500.00"}
    assert (bought["status"], bought["received"], bought["landed"], bought["currency"]) == (
        "received", 100, "500.00", "RUB",
    )  # fmt: skip
    assert bought["number"].startswith("PO-")
    assert await make_stock.numbers(level) == (100, 0)
    assert await make.cost(owner, lamp) == ("5.00", "5.00", 100)
    assert await make_stock.movements(level) == [("received", 100)]
    moved = (await owner.get("/api/v1/inventory/movements", params={"cause_type": "purchases"})).json()["items"]
    assert [(one["kind"], one["quantity"], one["cause_id"]) for one in moved] == [("received", 100, bought["id"])]

    again = await owner.post("/purchases/", json=body, headers={"Idempotency-Key": "first"})
    assert (again.json(), again.headers["idempotency-replayed"]) == (bought, "true")
    other = await owner.post("/purchases/", json={**body, "quantity": 7}, headers={"Idempotency-Key": "first"})
    assert other.status_code == 409
    assert await make_stock.numbers(level) == (100, 0)
    listed = (await owner.get("/purchases/")).json()
    assert [(one["id"], one["product_id"], one["quantity"], one["cost"]) for one in listed["items"]] == [
        (bought["id"], lamp.product_id, 100, "500.00")
    ]
    path = f"/purchases/{bought['id']}"
    assert (await owner.get(path)).json() == (await owner.get(f"/api/v1{path}")).json() == bought
    assert await make_stock.drift() == []


async def test_who_is_not_staff_has_none_of_it_and_an_analyst_reads(
    owner: Any, manager: Any, analyst: Any, buyer: Any, guest: Any
) -> None:
    factory = await make.supplier(manager)
    lamp = await make_stock.goods("LAMP")
    item = await make.offer(manager, factory["id"])
    bought = await make.purchase(
        manager, factory["id"], {"variant_id": lamp.variant_id, "quantity": 5, "cost": "50.00"}
    )
    body = {"product_id": lamp.product_id, "supplier_id": factory["id"], "quantity": 1, "cost": 1}
    reads = [
        "/suppliers", f"/suppliers/{factory['id']}", f"/suppliers/{factory['id']}/lead-times", "/supplier_catalog",
        f"/supplier_catalog/{item['id']}", "/purchases", f"/purchases/{bought['id']}",
        "/api/v1/exchange_rates", f"/api/v1/costs/{lamp.variant_id}", f"/api/v1/costs/{lamp.variant_id}/history",
    ]  # fmt: skip
    writes = [
        ("POST", "/suppliers", {"name": "X"}), ("PUT", f"/suppliers/{factory['id']}", {"name": "X"}),
        ("DELETE", f"/suppliers/{factory['id']}", None), ("POST", "/supplier_catalog", {**item, "sku": "X"}),
        ("PUT", f"/supplier_catalog/{item['id']}", {"name": "X"}), ("DELETE", f"/supplier_catalog/{item['id']}", None),
        ("POST", "/purchases", body), ("POST", f"/purchases/{bought['id']}/order", None),
        ("POST", f"/purchases/{bought['id']}/receive", None), ("POST", f"/purchases/{bought['id']}/cancel", None),
        ("DELETE", f"/purchases/{bought['id']}", None), ("PUT", f"/purchases/{bought['id']}", {"notes": "X"}),
        ("POST", "/api/v1/exchange_rates", {"currency": "CNY", "rate": 12}),
        ("PUT", f"/api/v1/costs/{lamp.variant_id}", {"cost": 1}),
    ]  # fmt: skip
    for path in reads:
        assert (await analyst.get(path)).status_code == 200, path
        assert (await buyer.get(path)).status_code == 403, path
        assert (await guest.get(path)).status_code == 401, path
    for method, path, sent in writes:
        for who, status in ((analyst, 403), (buyer, 403), (guest, 401)):
            assert (await who.request(method, path, json=sent)).status_code == status, (method, path)
    assert (await owner.get(f"/purchases/{bought['id']}")).json() == bought
    assert (await owner.get("/suppliers")).json()["total"] == 1


async def test_what_makes_no_sense_is_refused_by_its_field_and_changes_nothing(owner: Any) -> None:
    factory = await make.supplier(owner)
    lamp = await make_stock.goods("LAMP", cost=700)
    level = await make_stock.stock(lamp, 3)
    body = {"product_id": lamp.product_id, "supplier_id": factory["id"], "quantity": 100, "cost": 500.00}
    for wrong, field in (
        ({"product_id": 9999}, "product_id"),
        ({"supplier_id": 9999}, "supplier_id"),
        ({"quantity": 0}, "quantity"),
        ({"quantity": 1.5}, "quantity"),
        ({"cost": -1}, "cost"),
        ({"cost": "0.001"}, "cost"),
        ({"cost": "NaN"}, "cost"),
        ({"currency": "XYZ"}, "currency"),
        ({"currency": "CNY"}, "exchange_rate"),
        ({"exchange_rate": 2}, "exchange_rate"),
        ({"location_id": 9999}, "location_id"),
        ({"status": "cancelled"}, "status"),
        ({"quantity": None}, "body"),
        ({"charges": [{"kind": "freight", "amount": 5, "spread": "weight"}]}, "lines.0.weight_g"),
        ({"charges": [{"kind": "freight"}]}, "charges.0"),
        ({"charges": [{"kind": "freight", "amount": 5, "currency": "USD"}]}, "charges.0.exchange_rate"),
        ({"cost": 10**12, "currency": "USD", "exchange_rate": 100_000}, "lines"),
    ):
        refused = await owner.post("/purchases/", json=body | wrong)
        assert refused.status_code == 422, (wrong, refused.text)
        assert refused.json()["errors"][0]["field"] == field, (wrong, refused.text)
    assert await make_stock.numbers(level) == (3, 0)
    assert (await owner.get("/purchases/")).json()["total"] == 0
    assert await make.cost(owner, lamp) == ("7.00", "7.00", 3)
