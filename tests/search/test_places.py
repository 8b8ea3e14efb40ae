"""Where a product stands in the store's own search, as its channel tells."""

from datetime import timedelta
from typing import Any

from tests import make_channels
from tests.search import goods
from tradepost.channels.adapters import adapter_of
from tradepost.channels.capabilities import Capability
from tradepost.core import clock


async def test_the_own_store_tells_where_a_product_stands(owner: Any, index: Any) -> None:
    lamps = [str((await goods.product(owner, name=name))["id"]) for name in ("Desk lamp", "Lamp")]
    await index.look()
    today = clock.business_day(clock.now())
    adapter = adapter_of(await make_channels.channel("store")).require(Capability.POSITIONS)
    found = await adapter.positions([*lamps, "99"], ["desk lamp", "samovar"], today, today)
    assert [(one.item_id, one.query, one.position, one.looked, one.day) for one in found] == [
        (lamps[0], "desk lamp", 1, 200, today),
        (lamps[1], "desk lamp", None, 200, today),
        ("99", "desk lamp", None, 200, today),
        (lamps[0], "samovar", None, 200, today),
        (lamps[1], "samovar", None, 200, today),
        ("99", "samovar", None, 200, today),
    ]
    yesterday = today - timedelta(days=1)
    assert await adapter.positions(lamps, ["desk lamp"], yesterday, yesterday) == []
