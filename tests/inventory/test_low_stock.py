"""What runs low is listed, and said once each time it happens."""

from tests import make_stock as make

INVENTORY = "/api/v1/inventory"


async def test_what_is_at_or_below_its_threshold_is_listed_the_emptiest_first(owner):
    at = await make.stock(await make.goods("AT"), 5, threshold=5)
    below = await make.stock(await make.goods("BELOW"), 1, threshold=5)
    await make.stock(await make.goods("ABOVE"), 6, threshold=5)
    low = (await owner.get(f"{INVENTORY}/low-stock")).json()
    assert [(entry["id"], entry["quantity"], entry["low_stock"]) for entry in low["items"]] == [
        (below, 1, True),
        (at, 5, True),
    ]
    assert low["total"] == 2


async def test_what_is_promised_no_longer_counts(owner):
    level = await make.stock(await make.goods("LAMP"), 10, threshold=5)
    await owner.post(f"{INVENTORY}/reservations", json={"items": [{"sku": "LAMP", "quantity": 5}]})
    assert [entry["id"] for entry in (await owner.get(f"{INVENTORY}/low-stock")).json()["items"]] == [level]


async def test_falling_to_the_threshold_is_said_once_until_it_has_risen_again(owner):
    level = await make.stock(await make.goods("LAMP"), 10, threshold=5)
    counts = []
    for by in (-4, -1, -1, -1, +10, -8):  # 6 5 4 3 13 5
        await owner.post(f"{INVENTORY}/{level}/adjust", json={"by": by})
        counts.append(len(await make.happened("stock.low")))
    assert counts == [0, 1, 1, 1, 1, 2]
    event = (await make.happened("stock.low"))[0]
    assert (event.subject_id, event.subject_name) == (level, "LAMP")
    assert (event.data["available"], event.data["threshold"]) == (5, 5)
