"""Brands and sellers: who makes things, and who sells them."""

import pytest

from tests import make_catalog as make


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("brands", {"name": "Ёлка", "description": "Teapots"}),
        ("sellers", {"name": "Ёлка", "contact_info": "tea@example.com"}),
    ],
)
async def test_one_is_added_read_changed_and_deleted_on_both_surfaces(kind, body, manager, guest, told):
    made = (await manager.post(f"/{kind}/", json=body)).json()
    assert {name: made[name] for name in body} == body
    for surface in ("", "/api/v1"):
        assert (await guest.get(f"{surface}/{kind}/")).json() == {"items": [made], "total": 1, "next": None}
        assert (await guest.get(f"{surface}/{kind}/{made['id']}")).json() == made
    changed = await manager.put(f"/api/v1/{kind}/{made['id']}", json={"name": "Сосна"})
    assert changed.json()["name"] == "Сосна"
    assert {name: changed.json()[name] for name in set(body) - {"name"}} == {
        name: body[name] for name in set(body) - {"name"}
    }
    removed = await manager.delete(f"/{kind}/{made['id']}")
    assert removed.json() == {"deleted": True, "archived": False}
    assert (await guest.get(f"/{kind}/{made['id']}")).status_code == 404
    word = kind.removesuffix("s")
    assert await told(kind, made["id"]) == [f"{word}.created", f"{word}.updated", f"{word}.deleted"]


@pytest.mark.parametrize("kind", ["brand", "seller"])
async def test_one_that_products_name_is_archived(kind, manager, guest, told):
    made = await getattr(make, kind)(manager)
    product = await make.product(manager, **{f"{kind}_id": made["id"]})
    removed = await manager.delete(f"/api/v1/{kind}s/{made['id']}")
    assert removed.json() == {"deleted": False, "archived": True}
    assert (await guest.get(f"/api/v1/{kind}s/{made['id']}")).status_code == 404
    assert (await guest.get(f"/api/v1/{kind}s")).json()["total"] == 0
    assert (await manager.get(f"/api/v1/{kind}s?archived=true")).json()["total"] == 1
    assert (await guest.get(f"/api/v1/products/{product['id']}")).json()[kind]["name"] == made["name"]
    assert await told(f"{kind}s", made["id"]) == [f"{kind}.created", f"{kind}.archived"]
    answer = await manager.post("/api/v1/products", json={"name": "Lamp", "price": 1, f"{kind}_id": made["id"]})
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": f"{kind}_id", "message": f"the {kind} {made['name']} is archived"}]


@pytest.mark.parametrize("kind", ["brand", "seller"])
async def test_a_name_is_given_once(kind, manager, guest):
    made = await getattr(make, kind)(manager, name="Ёлка")
    answer = await manager.post(f"/api/v1/{kind}s", json={"name": "Ёлка"})
    assert answer.status_code == 409
    assert answer.json()["errors"][0]["field"] == "name"
    other = await getattr(make, kind)(manager)
    assert (await manager.put(f"/api/v1/{kind}s/{other['id']}", json={"name": "Ёлка"})).status_code == 409
    assert (await guest.get(f"/api/v1/{kind}s/{other['id']}")).json() == other
    assert (await guest.get(f"/api/v1/{kind}s/{made['id']}")).json() == made


@pytest.mark.parametrize("kind", ["brand", "seller"])
async def test_an_outdated_version_is_not_written_over(kind, manager):
    made = await getattr(make, kind)(manager)
    address = f"/api/v1/{kind}s/{made['id']}"
    tag = {"If-Match": (await manager.get(address)).headers["etag"]}
    assert (await manager.put(address, json={"name": "First"}, headers=tag)).status_code == 200
    assert (await manager.put(address, json={"name": "Second"}, headers=tag)).status_code == 412
    assert (await manager.get(address)).json()["name"] == "First"
