"""Positions: where products stand for their keywords, day by day, and who is told when they fall."""

from datetime import timedelta
from typing import Any

import pytest

from tests import make_catalog as make
from tests.channels.conftest import Market, market
from tradepost.core import clock, jobs
from tradepost.promotion import asking, positions

__all__ = ["market"]
POSITIONS = "/promotion/positions"


async def look(owner: Any) -> dict[str, Any]:
    started = await owner.post(f"{POSITIONS}/check")
    assert started.status_code == 202, started.text
    await jobs.drain()
    found: dict[str, Any] = (await owner.get(started.headers["location"])).json()
    assert (found["status"], found["error"]) == ("succeeded", "")
    return found


async def track(owner: Any, word: str, product_id: int, **fields: Any) -> int:
    made = await owner.post("/promotion/keywords", json=[{"word": word, "product_id": product_id, **fields}])
    return int(made.json()[0]["id"])


async def test_positions_are_looked_at_kept_by_day_and_falls_are_told(
    owner: Any, analyst: Any, buyer: Any, index: Any
) -> None:
    lamp = await make.product(owner, name="Reading light", description="A lamp.")
    await index.look()
    keyword = await track(owner, "lamps", lamp["id"], frequency=90)
    nowhere = await track(owner, "zeppelin", lamp["id"])
    yesterday = clock.now() - timedelta(days=1)

    with clock.at(yesterday):
        result = (await look(owner))["result"]
    assert result == {"looked": 2, "fallen": 0, "silent": []}
    listed = (await owner.get("/promotion/keywords")).json()["items"]
    assert {one["id"]: one["own_position"] for one in listed} == {keyword: 1, nowhere: None}
    assert all(one["version"] == 1 and one["checked_at"] for one in listed)

    for _ in range(6):  # others that say it in their name stand before it
        await make.product(owner, name="Desk lamp")
    await index.look()
    assert (await look(owner))["result"]["fallen"] == 1
    assert (await look(owner))["result"]["fallen"] == 0  # the same fall is told once

    found = (await analyst.get(POSITIONS)).json()
    assert [one["word"] for one in found["items"]] == ["lamps", "zeppelin"]
    now = found["items"][0]
    assert (now["position"], now["previous"], now["change"], now["best"]) == (7, 1, -6, 1)
    assert [(one["position"], one["fell"]) for one in now["history"]] == [(1, False), (7, True)]
    assert (await analyst.get(f"{POSITIONS}/{keyword}")).json()["history"] == now["history"]
    assert (await analyst.get(f"{POSITIONS}/999")).status_code == 404
    for who, times in ((owner, 1), (analyst, 1), (buyer, 0)):
        told = (await who.get("/notifications", params={"kind": "position"})).json()["items"]
        assert len(told) == times
    assert (await owner.get("/notifications", params={"kind": "position"})).json()["items"][0]["message"] == (
        "The most asked of them is “lamps”: it stood at 1, now 7."
    )


async def test_a_list_of_positions_asks_as_often_for_many_as_for_few(
    owner: Any, index: Any, statements: list[str]
) -> None:
    lamp = await make.product(owner, name="Desk lamp")
    await index.look()
    for word in ("lamp", "desk", "light", "table"):
        await track(owner, word, lamp["id"])
    await look(owner)
    counts = []
    for limit in (1, 4):
        statements.clear()
        await owner.get(POSITIONS, params={"limit": limit})
        counts.append(len(statements))
    assert counts[0] == counts[1]


async def test_only_who_writes_starts_a_look(owner: Any, analyst: Any, buyer: Any, guest: Any) -> None:
    for who, status in ((guest, 401), (buyer, 403), (analyst, 403)):
        assert (await who.post(f"{POSITIONS}/check")).status_code == status
    first = (await owner.post(f"{POSITIONS}/check")).json()
    assert (await owner.post(f"{POSITIONS}/check")).json()["id"] == first["id"]


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [(1, 6, True), (1, 5, False), (10, 9, False), (3, None, True), (None, 90, False), (None, None, False)],
)
def test_a_fall_is_five_places_or_out_of_sight(before: int | None, now: int | None, told: bool) -> None:
    assert positions.fell(before, now) is told


async def test_a_channel_that_knows_places_a_day_late_is_written_down_for_that_day(
    owner: Any, market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = await make.product(owner, name="Desk lamp", sku="LAMP")
    good = market.state.add_good("LAMP", title="Desk lamp")
    channel = await market.connect("ozon")
    made = asking.adapter_of

    def waiting(one: Any) -> Any:
        adapter: Any = made(one)
        if hasattr(adapter, "api"):
            adapter.api.pause = market.wait
        return adapter

    monkeypatch.setattr(asking, "adapter_of", waiting)
    keyword = await track(owner, "desk lamp", lamp["id"], channel=channel.code)
    yesterday = clock.business_day(clock.now()) - timedelta(days=1)
    for _ in range(2):
        assert (await look(owner))["result"] == {"looked": 1, "fallen": 0, "silent": []}
        found = (await owner.get(f"{POSITIONS}/{keyword}")).json()
        assert found["position"] == good.nm % 20 + 1
        assert [(one["day"], one["position"]) for one in found["history"]] == [(str(yesterday), good.nm % 20 + 1)]
