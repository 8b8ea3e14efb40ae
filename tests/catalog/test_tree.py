"""The tree of categories: branches with their products, and moving them."""

import asyncio

from tests import make_catalog as make


async def test_the_tree_counts_each_branchs_products(manager, guest, statements):
    home = await make.category(manager, name="Home", position=1)
    kettles = await make.category(manager, name="Kettles", parent_id=home["id"])
    garden = await make.category(manager, name="Garden", position=0)
    await make.product(manager, category_id=home["id"])
    await make.product(manager, category_id=kettles["id"])
    await make.product(manager, category_id=kettles["id"], status="draft")
    await make.product(manager, category_id=garden["id"], status="archived")
    statements.clear()
    tree = (await guest.get("/api/v1/categories?tree=true")).json()
    assert len(statements) == 2
    assert tree["total"] == 2
    assert [(b["name"], b["products"]) for b in tree["items"]] == [("Garden", 0), ("Home", 2)]
    assert [(b["name"], b["products"], b["children"]) for b in tree["items"][1]["children"]] == [("Kettles", 1, [])]
    seen_by_staff = (await manager.get("/api/v1/categories?tree=true")).json()
    assert [branch["products"] for branch in seen_by_staff["items"]] == [0, 3]


async def test_a_branch_moves_with_all_that_is_below_it(manager, guest, told):
    a = await make.category(manager)
    b = await make.category(manager, parent_id=a["id"])
    c = await make.category(manager, parent_id=b["id"])
    other = await make.category(manager)
    moved = await manager.put(f"/api/v1/categories/{b['id']}", json={"parent_id": other["id"]})
    assert moved.status_code == 200
    assert moved.json()["path"] == [other["id"], b["id"]]
    assert (await guest.get(f"/api/v1/categories/{c['id']}")).json()["path"] == [other["id"], b["id"], c["id"]]
    assert await told("categories", b["id"]) == ["category.created", "category.moved"]
    top = await manager.put(f"/api/v1/categories/{b['id']}", json={"parent_id": None})
    assert top.json()["path"] == [b["id"]]
    assert (await guest.get(f"/api/v1/categories/{c['id']}")).json()["path"] == [b["id"], c["id"]]


async def test_all_paths_below_a_moved_branch_change_in_one_statement(manager, statements):
    a, other = await make.category(manager), await make.category(manager)
    for _ in range(5):
        await make.category(manager, parent_id=a["id"])
    statements.clear()
    await manager.put(f"/api/v1/categories/{a['id']}", json={"parent_id": other["id"]})
    assert len([sent for sent in statements if sent.startswith("UPDATE categories SET path")]) == 1
    assert len([sent for sent in statements if sent.startswith("UPDATE categories")]) == 2


async def test_a_branch_is_not_hung_below_itself(manager, guest):
    a = await make.category(manager)
    b = await make.category(manager, parent_id=a["id"])
    c = await make.category(manager, parent_id=b["id"])
    for target in (a, b, c):
        answer = await manager.put(f"/api/v1/categories/{a['id']}", json={"parent_id": target["id"]})
        assert answer.status_code == 422
        assert answer.json()["errors"] == [{"field": "parent_id", "message": "a category cannot stand below itself"}]
    assert (await guest.get(f"/api/v1/categories/{c['id']}")).json()["path"] == [a["id"], b["id"], c["id"]]


async def test_a_parent_has_to_be_there(manager, guest):
    answer = await manager.post("/api/v1/categories", json={"name": "Kettles", "parent_id": 2**40})
    assert answer.status_code == 422
    assert answer.json()["errors"] == [{"field": "parent_id", "message": f"there is no category {2**40}"}]
    made = await make.category(manager)
    assert (await manager.put(f"/api/v1/categories/{made['id']}", json={"parent_id": 2**40})).status_code == 422
    assert (await guest.get("/api/v1/categories")).json()["items"] == [made]


async def test_two_branches_hung_below_each_other_at_once_do_not_make_a_ring(manager, guest):
    a, b = await make.category(manager), await make.category(manager)
    answers = await asyncio.gather(
        manager.put(f"/api/v1/categories/{a['id']}", json={"parent_id": b["id"]}),
        manager.put(f"/api/v1/categories/{b['id']}", json={"parent_id": a["id"]}),
    )
    codes = sorted(answer.status_code for answer in answers)
    # Whoever comes second finds the other below itself; a database that sees them wait for each other sends one away.
    assert codes in ([200, 422], [200, 409])
    top, below = (b, a) if answers[0].status_code == 200 else (a, b)
    assert (await guest.get(f"/api/v1/categories/{below['id']}")).json()["path"] == [top["id"], below["id"]]
    assert (await guest.get(f"/api/v1/categories/{top['id']}")).json()["path"] == [top["id"]]


async def test_only_those_right_below_are_listed(manager, guest):
    a = await make.category(manager)
    b = await make.category(manager, parent_id=a["id"])
    await make.category(manager, parent_id=b["id"])
    listed = (await guest.get(f"/api/v1/categories?parent_id={a['id']}")).json()
    assert [category["id"] for category in listed["items"]] == [b["id"]]
    assert [c["id"] for c in (await guest.get("/api/v1/categories?parent_id=0")).json()["items"]] == [a["id"]]
