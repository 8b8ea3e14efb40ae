"""Why there are as many as there are: each change with before and after, reason, actor and cause."""

from datetime import UTC, datetime, timedelta

from tests import make_stock as make
from tradepost.accounts import leaving
from tradepost.accounts.models import Account
from tradepost.core import db

INVENTORY = "/api/v1/inventory"


async def test_the_history_is_a_plain_list_newest_first(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    for quantity in (8, 12, 5):
        await owner.put(f"{INVENTORY}/{level}", json={"quantity": quantity, "change_reason": f"Now {quantity}"})
    history = (await owner.get(f"{INVENTORY}/{level}/history")).json()
    assert [(c["previous_quantity"], c["new_quantity"], c["change_reason"]) for c in history] == [
        (12, 5, "Now 5"),
        (8, 12, "Now 12"),
        (10, 8, "Now 8"),
        (0, 10, "Opening stock"),
    ]
    assert all(change["inventory_id"] == level for change in history)
    times = [datetime.fromisoformat(change["created_at"]) for change in history]
    assert times == sorted(times, reverse=True)
    assert {time.utcoffset() for time in times} == {timedelta(0)}


async def test_a_long_history_is_read_piece_by_piece(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    for n in range(4):
        await owner.post(f"{INVENTORY}/{level}/adjust", json={"by": 1, "reason": str(n)})
    newest = (await owner.get(f"{INVENTORY}/{level}/history", params={"limit": 2})).json()
    older = (await owner.get(f"{INVENTORY}/{level}/history", params={"limit": 2, "before": newest[-1]["id"]})).json()
    assert [change["change_reason"] for change in newest + older] == ["3", "2", "1", "0"]


async def test_a_sale_is_the_cause_of_its_movement(owner):
    lamp = await make.goods("LAMP")
    level = await make.stock(lamp, 10)
    sale = (
        await owner.post("/api/v1/sales", json={"order_number": "A-1", "items": [{"sku": "LAMP", "quantity": 4}]})
    ).json()
    (newest, _opening) = (await owner.get(f"{INVENTORY}/{level}/history")).json()
    assert (newest["kind"], newest["quantity"], newest["previous_quantity"], newest["new_quantity"]) == (
        "shipped",
        -4,
        10,
        6,
    )
    assert (newest["cause_type"], newest["cause_id"], newest["change_reason"]) == ("orders", sale["id"], "Sale A-1")


async def test_movements_of_all_levels_are_one_list_with_filters(owner):
    lamp, vase = await make.goods("LAMP"), await make.goods("VASE")
    lamps, vases = await make.stock(lamp, 10, at="Moscow"), await make.stock(vase, 5, at="Kazan")
    await owner.post(f"{INVENTORY}/{lamps}/adjust", json={"by": -1, "reason": "Broken"})

    async def found(**filters):
        answer = await owner.get(f"{INVENTORY}/movements", params=filters)
        assert answer.status_code == 200, answer.text
        return [(m["sku"], m["location"], m["kind"], m["quantity"]) for m in answer.json()["items"]]

    broken, opened_lamps, opened_vases = (
        ("LAMP", "Moscow", "adjusted", -1),
        ("LAMP", "Moscow", "received", 10),
        ("VASE", "Kazan", "received", 5),
    )
    assert await found() == [broken, opened_vases, opened_lamps]
    assert await found(kind="received") == [opened_vases, opened_lamps]
    assert await found(sku="LAMP") == [broken, opened_lamps]
    assert await found(product_id=vase.product_id) == [opened_vases]
    assert await found(inventory_id=vases) == [opened_vases]
    today = datetime.now(UTC).date()
    assert await found(start_date=today.isoformat(), end_date=today.isoformat()) == [broken, opened_vases, opened_lamps]
    assert await found(end_date=(today - timedelta(days=1)).isoformat()) == []
    assert await found(start_date="0001-01-01", end_date="9999-12-31") == [broken, opened_vases, opened_lamps]
    assert (await owner.get(f"{INVENTORY}/movements", params={"kind": "stolen"})).status_code == 422


async def test_a_change_is_an_event_with_both_numbers(owner):
    level = await make.stock(await make.goods("LAMP"), 10)
    await owner.post(f"{INVENTORY}/{level}/adjust", json={"by": -3, "reason": "Broken"})
    event = (await make.happened("stock.changed"))[-1]
    assert (event.subject_type, event.subject_id, event.subject_name) == ("levels", level, "LAMP")
    assert event.changes == {"on_hand": [10, 7]}
    assert (event.actor_kind, event.actor_id, event.actor_name) == ("account", owner.id, "owner")
    assert (event.data["kind"], event.data["quantity"], event.data["available"], event.data["reason"]) == (
        "adjusted",
        -3,
        7,
        "Broken",
    )


async def test_who_leaves_takes_their_name_along_and_the_movement_stays(owner, manager):
    level = await make.stock(await make.goods("LAMP"), 10)
    await manager.post(f"{INVENTORY}/{level}/adjust", json={"by": -3, "reason": "Broken"})
    async with db.transaction() as session:
        await leaving.delete_account(session, await session.get(Account, manager.id))
    (newest, _opening) = (await owner.get(f"{INVENTORY}/{level}/history")).json()
    assert (newest["new_quantity"], newest["actor_id"], newest["actor_name"]) == (
        7,
        manager.id,
        f"account {manager.id}",
    )
