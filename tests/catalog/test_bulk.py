"""One change of many products, and taking it back."""

import pytest

from tests import make_catalog as make


async def statuses(who) -> list[str]:
    answer = await who.get("/api/v1/products?status=all&sort=id")
    return [product["status"] for product in answer.json()["items"]]


async def test_many_products_change_and_change_back(manager, told):
    made = [await make.product(manager, status=status) for status in ("active", "draft", "archived")]
    ids = [product["id"] for product in made]
    answer = await manager.post("/api/v1/products/bulk", json={"action": "archive", "ids": ids})
    assert answer.status_code == 200
    assert answer.json()["changed"] == ids[:2]
    assert await statuses(manager) == ["archived"] * 3
    assert await told("products", ids[0]) == ["product.created", "product.archived"]
    assert await told("products", ids[2]) == ["product.created"]
    undone = await manager.post("/api/v1/products/bulk", json=answer.json()["undo"])
    assert undone.json()["changed"] == ids[:2]
    assert await statuses(manager) == ["active", "draft", "archived"]
    events = await told("products", ids[1], full=True)
    assert [event.name for event in events] == ["product.created", "product.archived", "product.withdrawn"]
    assert events[-1].changes == {"status": ["archived", "draft"]}
    redone = await manager.post("/api/v1/products/bulk", json=undone.json()["undo"])
    assert redone.json()["changed"] == ids[:2]
    assert await statuses(manager) == ["archived"] * 3


@pytest.mark.parametrize("kind", ["category", "brand", "seller"])
async def test_many_products_are_put_somewhere_and_back(kind, manager):
    old, new = await getattr(make, kind)(manager), await getattr(make, kind)(manager)
    field = f"{kind}_id"
    ids = [(await make.product(manager, **{field: value}))["id"] for value in (old["id"], None, new["id"])]
    body = {"action": f"set_{kind}", "ids": ids, field: new["id"]}
    answer = (await manager.post("/api/v1/products/bulk", json=body)).json()
    assert answer["changed"] == ids[:2]

    async def held() -> list[int | None]:
        return [(await manager.get(f"/api/v1/products/{product_id}")).json()[field] for product_id in ids]

    assert await held() == [new["id"]] * 3
    await manager.post("/api/v1/products/bulk", json=answer["undo"])
    assert await held() == [old["id"], None, new["id"]]
    taken_away = {"action": f"set_{kind}", "ids": ids, field: None}
    assert (await manager.post("/api/v1/products/bulk", json=taken_away)).json()["changed"] == [ids[0], ids[2]]
    assert await held() == [None, None, None]


async def test_a_published_product_has_its_date(manager):
    made = await make.product(manager, status="draft")
    await manager.post("/api/v1/products/bulk", json={"action": "publish", "ids": [made["id"]]})
    assert (await manager.get(f"/api/v1/products/{made['id']}")).json()["published_at"] is not None


async def test_an_edit_begun_before_a_bulk_change_does_not_write_over_it(manager):
    made = await make.product(manager)
    address = f"/api/v1/products/{made['id']}"
    tag = {"If-Match": (await manager.get(address)).headers["etag"]}
    await manager.post("/api/v1/products/bulk", json={"action": "draft", "ids": [made["id"]]})
    assert (await manager.put(address, json={"status": "active"}, headers=tag)).status_code == 412
    assert (await manager.get(address)).json()["status"] == "draft"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"action": "archive", "ids": [999999999]}, "ids"),
        ({"action": "set_category", "category_id": 999999999}, "category_id"),
        ({"action": "set_category"}, "category_id"),
        ({"action": "restore", "previous": [{"id": 999999999, "status": "draft"}]}, "previous"),
        ({"action": "explode"}, "action"),
        ({"action": "archive", "ids": list(range(1, 1002))}, "ids"),
    ],
)
async def test_either_all_change_or_none(body, field, manager):
    made = await make.product(manager)
    body = body | {"ids": [made["id"], *body.get("ids", [])]}
    answer = await manager.post("/api/v1/products/bulk", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == field
    assert (await manager.get(f"/api/v1/products/{made['id']}")).json() == made


async def test_more_products_take_no_more_statements(manager, statements):
    ids = [(await make.product(manager))["id"] for _ in range(8)]
    counts = []
    for chosen, action in ((ids[:2], "archive"), (ids[2:], "archive")):
        statements.clear()
        await manager.post("/api/v1/products/bulk", json={"action": action, "ids": chosen})
        counts.append(len(statements))
    # Who asks, what they hold, the update; the events are one more where they are not copied in beside SQL.
    assert counts in ([3, 3], [4, 4])
