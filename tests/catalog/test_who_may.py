"""Who writes the catalogue, and who sees what."""

import pytest

from tests import make_catalog as make


def writes(product: dict) -> list[tuple[str, str, dict]]:
    address = f"products/{product['id']}"
    variant = f"{address}/variants/{product['variants'][0]['id']}"
    media = f"{address}/media/{product['media'][0]['id']}"
    return [
        ("POST", "categories", {"name": "New"}),
        ("PUT", f"categories/{product['category_id']}", {"name": "New"}),
        ("DELETE", f"categories/{product['category_id']}?products=archive", {}),
        ("POST", "brands", {"name": "New"}),
        ("PUT", f"brands/{product['brand_id']}", {"name": "New"}),
        ("DELETE", f"brands/{product['brand_id']}", {}),
        ("POST", "sellers", {"name": "New"}),
        ("PUT", f"sellers/{product['seller_id']}", {"name": "New"}),
        ("DELETE", f"sellers/{product['seller_id']}", {}),
        ("POST", "products", {"name": "New", "price": "1"}),
        ("PUT", address, {"price": "0.01"}),
        ("DELETE", address, {}),
        ("POST", "products/bulk", {"action": "archive", "ids": [product["id"]]}),
        ("POST", f"{address}/variants", {"options": {"size": "new"}}),
        ("PUT", variant, {"price": "0.01"}),
        ("DELETE", variant, {}),
        ("PUT", f"{address}/media/order", {"ids": []}),
        ("PUT", media, {"alt": "New"}),
        ("DELETE", media, {}),
        ("POST", "collections", {"name": "New"}),
        ("PUT", "collections/1", {"name": "New"}),
        ("DELETE", "collections/1", {}),
    ]


async def everything(manager) -> dict:
    category, brand, seller = await make.category(manager), await make.brand(manager), await make.seller(manager)
    named = {"category_id": category["id"], "brand_id": brand["id"], "seller_id": seller["id"]}
    product = await make.product(manager, cost="7.00", **named)
    await make.variant(manager, product["id"])
    await make.media(manager, product["id"])
    return (await manager.get(f"/api/v1/products/{product['id']}")).json()


async def state(manager) -> list:
    kinds = ("categories", "brands", "sellers", "products", "collections")
    return [(await manager.get(f"/api/v1/{kind}")).json() for kind in kinds]


@pytest.mark.parametrize("surface", ["", "/api/v1"])
async def test_neither_guests_nor_customers_nor_analysts_write(surface, manager, analyst, buyer, guest):
    product = await everything(manager)
    before = await state(manager)
    for who, status in ((guest, 401), (buyer, 403), (analyst, 403)):
        for method, path, body in writes(product):
            if not surface and not path.startswith(("categories", "brands", "sellers")):
                continue
            answer = await who.request(method, f"{surface}/{path}", json=body)
            assert answer.status_code == status, f"{method} {path}"
        upload = await who.post(f"/api/v1/products/{product['id']}/media", files={"file": ("a.png", make.picture())})
        assert upload.status_code == status
    assert await state(manager) == before


async def test_alice_sees_no_drafts_no_archive_and_no_costs(manager, buyer, guest):
    shown = await everything(manager)
    for who in (buyer, guest):
        seen = (await who.get(f"/api/v1/products/{shown['id']}")).json()
        assert seen["cost"] is None
        assert {variant["cost"] for variant in seen["variants"]} == {None}
        for status in ("draft", "archived"):
            await manager.put(f"/api/v1/products/{shown['id']}", json={"status": status})
            for path in ("", "/variants", "/media", f"/variants/{shown['variants'][0]['id']}"):
                assert (await who.get(f"/api/v1/products/{shown['id']}{path}")).status_code == 404, path
            assert (await who.get(f"/api/v1/products/{shown['slug']}")).status_code == 404
        await manager.put(f"/api/v1/products/{shown['id']}", json={"status": "active"})


async def test_a_hidden_product_looks_like_one_that_is_not_there(manager, buyer):
    draft = await make.product(manager, status="draft")
    hidden = await buyer.get(f"/api/v1/products/{draft['id']}")
    missing = await buyer.get("/api/v1/products/999999999")
    same = {k: v for k, v in hidden.json().items() if k != "detail"}
    assert same == {k: v for k, v in missing.json().items() if k != "detail"}
    assert hidden.json()["detail"] == f"There is no product {draft['id']}"


async def test_a_token_that_is_no_good_is_not_taken_for_a_guest(guest):
    answer = await guest.get("/api/v1/products", headers={"Authorization": "Bearer nonsense"})
    assert answer.status_code == 401


async def test_a_repeated_request_under_one_key_adds_one_product(manager):
    body, key = {"name": "Kettle", "price": "10.00"}, {"Idempotency-Key": "first"}
    first = await manager.post("/api/v1/products", json=body, headers=key)
    second = await manager.post("/api/v1/products", json=body, headers=key)
    assert second.json() == first.json()
    assert (await manager.get("/api/v1/products")).json()["total"] == 1
    other = await manager.post("/api/v1/products", json=body | {"price": "11.00"}, headers=key)
    assert other.status_code == 409
