"""The demo's market: a research service's export beside the shop, and niches that say something about it."""

from datetime import UTC, datetime
from typing import Any

from tests.demo.test_shop import TODAY
from tradepost.core import clock, jobs
from tradepost.core.settings import settings
from tradepost.demo import filling, research

NOON = datetime(2026, 6, 30, 12, tzinfo=UTC)


async def niche(who: Any, path: str, **asked: Any) -> Any:
    answer = await who.get(f"/niche/{path}", params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_sample_is_what_the_shop_knows_and_its_niches_differ(owner: Any, fresh_home: Any) -> None:
    await filling.fill(seed=1, today=TODAY)

    file = settings().data_dir / research.FILE
    answer = await owner.post("/api/v1/market/import", files={"file": (file.name, file.read_bytes())})
    await jobs.drain()
    told = (await owner.get(f"/api/v1/jobs/{answer.json()['id']}")).json()
    assert told["error_count"] == 0
    # Its columns are found by their Russian names, and every row of it is there already.
    assert (told["result"]["imported"], told["result"]["skipped"]) == (0, told["result"]["rows"])

    kept = (await owner.get("/niche/snapshots", params={"limit": 100})).json()
    assert {one["channel"] for one in kept["items"]} == {"ozon", "wildberries"}
    assert kept["items"][0]["taken_on"] == "2026-06-29"
    with clock.at(NOON):
        found = await niche(owner, "search", channel="wildberries")
        assert {one["name"] for one in found["items"]} == {shelf.name for shelf in research.SHELVES}
        scores = [one["score"] for one in found["items"]]
        assert max(scores) - min(scores) > 5
        lamps = await niche(owner, "analyze", search_term="настольные лампы")
        assert lamps["items"] == 4
        growing = await niche(owner, "analyze", channel="wildberries", category="Electronics accessories")
        shrinking = await niche(owner, "analyze", channel="wildberries", category="Books & stationery")
    assert growing["seller_hhi"] > shrinking["seller_hhi"]
    assert growing["trend"]["monthly"] > shrinking["trend"]["monthly"]
    assert [one["start"] for one in growing["months"]][:: research.MONTHS] == ["2025-04-01", "2026-06-01"]
    assert set(growing["seasonality"]) == {str(month) for month in range(1, 13)}
    assert {part["name"]: part["score"] is not None for part in growing["score"]["parts"]} == dict.fromkeys(
        ("demand", "growth", "openness", "newcomers", "sell_through", "unmet"), True
    )
