"""A worker that dies while it sends cards: another one takes over, and no card is there twice."""

from typing import Any

import pytest

from tests import make_cards
from tests.channels.conftest import Market
from tests.channels.test_cards_out import listed, send, shown
from tests.channels.test_dies_at_every_step import deadly, deaths
from tests.channels.test_mapping import connected, mapped, put
from tradepost.channels import carding
from tradepost.channels.wildberries.adapter import WildberriesAdapter

MATERIAL = "17596"
STEPS = [
    (carding, "write_each"),
    (carding, "_conclude"),
    (WildberriesAdapter, "push_cards"),
    (WildberriesAdapter, "_hand_in"),
]


@pytest.mark.in_turn
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("owner_of", "name"), STEPS, ids=lambda one: one if isinstance(one, str) else "")
async def test_each_card_is_there_once(
    market: Market, owner: Any, monkeypatch: pytest.MonkeyPatch, owner_of: Any, name: str, when: str
) -> None:
    light, lumo = await make_cards.category("Light"), await make_cards.brand("Lumo")
    channel = await connected(market, "wildberries")
    await mapped(owner, channel, light)
    await put(owner, f"/channels/{channel.id}/mapping/105/{MATERIAL}", source="constant", default=["Steel"])
    lamp = await make_cards.goods("LAMP", at=light, by=lumo)
    vase = await make_cards.goods("VASE", at=light, by=lumo)
    assert (await send(owner, channel))["create"] == 2

    deadly(monkeypatch, owner_of, name, when)
    assert await deaths(market, apart=61) == 2

    assert sorted(good.sku for good in market.state.goods.values()) == ["LAMP", "VASE"]
    found = {sku: (variant, by) for _, sku, variant, by in await listed(channel)}
    assert found == {"LAMP": (lamp.variant_id, "card"), "VASE": (vase.variant_id, "card")}
    assert await shown(owner, channel) == {"LAMP": ("same", "verified", ""), "VASE": ("same", "verified", "")}
