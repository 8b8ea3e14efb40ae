"""Staff are told by themselves: an order came in, something runs low, a review waits. Once, and not of history."""

from datetime import timedelta

from tests import make_reviews, make_stock
from tradepost.core import clock, db, events
from tradepost.core.events import Event
from tradepost.core.reactions import catch_up

PATH = "/api/v1/notifications"


async def told(who) -> list[tuple[str, str, str]]:
    items = (await who.get(f"{PATH}?sort=id")).json()["items"]
    return [(one["kind"], one["title"], one["message"]) for one in items]


async def placed(number: str) -> None:
    """An order came in, as the log has it."""
    with events.acting(events.Actor(imported=events.actor().imported)):
        async with db.transaction() as session:
            session.add(Event(**events.row("order.placed", "orders", 7, subject_name=number)))


async def test_a_new_order_is_told_to_all_the_staff_and_nobody_else(owner, analyst, buyer):
    await placed("TP-2026-000123")
    await catch_up()
    await catch_up()
    for who in (owner, analyst):
        assert await told(who) == [("sale", "New order TP-2026-000123", "An order came in: TP-2026-000123.")]
    assert await told(buyer) == []
    (one,) = (await owner.get(PATH)).json()["items"]
    assert (one["data"], one["link"]) == ({"order_id": 7}, "/admin/orders")


async def test_each_reads_it_in_their_language(owner, manager, configure):
    configure(language="ru")
    await manager.put("/api/v1/auth/me", json={"language": "en"})
    await placed("TP-1")
    await catch_up()
    assert await told(owner) == [("sale", "Новый заказ TP-1", "Поступил заказ TP-1.")]


async def test_what_runs_low_is_told_once_each_time(owner):
    level = await make_stock.stock(await make_stock.goods("LAMP"), 6, threshold=5)
    for by in (-1, -1, 10, -9):
        await owner.post(f"/api/v1/inventory/{level}/adjust", json={"by": by})
        await catch_up()
    assert await told(owner) == [
        ("stock", "LAMP runs low", "Of LAMP there are 5 left."),
        ("stock", "LAMP runs low", "Of LAMP there are 5 left."),
    ]


async def test_a_review_that_waits_is_told_and_one_that_is_shown_is_not(owner, buyer, stranger):
    lamp = await make_reviews.lamp()
    await make_reviews.posted(stranger, lamp, 5)
    await make_reviews.moderated(owner, "approval")
    made = await make_reviews.posted(buyer, lamp, 2)
    await catch_up()
    name = made["product"]["name"]
    waits = ("moderation", "A review waits", f"A review of {name} with 2 of 5 stars waits to be published.")
    assert await told(owner) == [waits]
    path = f"/api/v1/reviews/{made['id']}"
    await owner.put(path, json={"status": "published"})
    await owner.put(path, json={"status": "pending"})  # their own doing is no news to them
    await owner.put(path, json={"status": "published"})
    await catch_up()
    assert await told(owner) == [waits]
    await buyer.put(path, json={"rating": 1})
    await catch_up()
    assert await told(owner) == [waits, ("moderation", "A review waits", waits[2].replace("2 of", "1 of"))]


async def test_history_and_old_news_ring_no_bell(owner):
    with events.importing():
        await placed("TP-1")
    with clock.at(clock.now() - timedelta(days=3)):
        await placed("TP-2")
    await catch_up()
    assert await told(owner) == []


async def test_who_wants_none_of_it_gets_none(owner, manager):
    await owner.put(f"{PATH}/settings", json={"kinds": {"sale": {"in_app": False, "by_mail": False}}})
    await placed("TP-1")
    await catch_up()
    assert await told(owner) == []
    assert len(await told(manager)) == 1
