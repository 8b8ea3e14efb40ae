"""What was searched for is noted after the answer, and staff see what most and what in vain."""

from sqlalchemy import select

from tests.search import goods as make
from tradepost.audit.models import Activity
from tradepost.core import db
from tradepost.search import noting


async def noted():
    await noting.write()
    async with db.reading() as session:
        rows = await session.execute(select(Activity).where(Activity.kind == "searched").order_by(Activity.id))
        return [(one.text, one.account_id, one.data) for one in rows.scalars()]


async def test_searches_are_noted_with_what_they_found_and_who_asked(manager, guest, buyer, index):
    await make.product(manager, name="Lamp")
    await index.look()
    await guest.get("/api/v1/search?q=lamp")
    await buyer.get("/api/v1/search?q= samovar  gold")
    await guest.get("/api/v1/search?q=")  # looking around is no search
    await guest.get("/api/v1/search?q=lamp&offset=1")  # nor is another page of it
    await guest.get("/api/v1/search/suggest?q=la")
    assert await noted() == [("lamp", None, {"results": 1}), ("samovar gold", buyer.id, {"results": 0})]


async def test_reading_never_writes(manager, guest, index, statements):
    await make.product(manager, name="Lamp")
    await index.look()
    statements.clear()
    await guest.get("/api/v1/search?q=lamp")
    assert [one for one in statements if not one.lstrip().startswith("SELECT")] == []
    assert await noted() == [("lamp", None, {"results": 1})]


async def test_staff_see_what_is_looked_for_most_and_what_in_vain(manager, guest, index):
    await make.product(manager, name="Lamp")
    await index.look()
    for asked in ("lamp", "LAMP", "samovar", "lamp", "samovar", "abacus"):
        await guest.get(f"/api/v1/search?q={asked}")
    await noting.write()
    found = (await manager.get("/api/v1/search/queries")).json()
    assert [(one["query"], one["searches"], one["results"]) for one in found["top"]] == [
        ("lamp", 3, 1), ("samovar", 2, 0), ("abacus", 1, 0),
    ]  # fmt: skip
    assert [one["query"] for one in found["without_results"]] == ["samovar", "abacus"]
    assert len((await manager.get("/api/v1/search/queries?limit=1")).json()["top"]) == 1
    assert (await manager.get("/api/v1/search/queries?days=0")).status_code == 422
