"""Everybody reads what they are told, and nobody else's; the shop writes to somebody."""

from typing import Any

import pytest
from sqlalchemy import select

from tests.make_stock import happened
from tradepost.accounts import service as accounts
from tradepost.accounts.models import Account
from tradepost.core import db
from tradepost.notifications import service
from tradepost.notifications.models import Notification

PATH = "/notifications"


async def told(account_id: int, **fields: Any) -> Any:
    async with db.transaction() as session:
        return await service.notify(session, account_id, **{"kind": "order", "title": "Shipped", **fields})


async def count() -> int:
    async with db.reading() as session:
        return len((await session.execute(select(Notification.id))).all())


@pytest.mark.parametrize("prefix", ["", "/api/v1"])
@pytest.mark.parametrize("slash", ["", "/"])
async def test_the_shop_writes_to_somebody_who_reads_it(manager, buyer, prefix, slash):
    body = {"user_id": buyer.id, "message": "Your order has been shipped.", "read": 0}
    answer = await manager.post(f"{prefix}{PATH}{slash}", json=body)
    assert answer.status_code == 201
    made = answer.json()
    assert made.items() >= (body | {"kind": "message", "title": "", "link": "", "data": {}, "read_at": None}).items()
    listed = (await buyer.get(f"{prefix}{PATH}{slash}")).json()
    assert listed == {"items": [made], "total": 1, "next": None, "unread": 1}

    read = (await buyer.put(f"{prefix}{PATH}/{made['id']}/read{slash}")).json()
    assert (read["read"], read["read_at"] is not None) == (1, True)
    assert (await buyer.put(f"{prefix}{PATH}/{made['id']}/read")).json() == read
    assert (await buyer.get(f"{prefix}{PATH}/unread")).json() == {"unread": 0}
    (event,) = await happened("notification.sent")
    assert (event.subject_id, event.actor_id, event.data) == (made["id"], manager.id, {"account_id": buyer.id})


async def test_one_may_be_written_as_read(manager, buyer):
    answer = await manager.post(PATH, json={"user_id": buyer.id, "message": "For your files", "read": 1})
    assert answer.json()["read"] == 1
    assert (await buyer.get(PATH)).json()["unread"] == 0


async def test_anothers_is_not_there(manager, buyer, stranger, guest):
    made = await told(buyer.id)
    path = f"{PATH}/{made.id}"
    assert (await stranger.get(PATH)).json()["items"] == []
    assert (await stranger.put(f"{path}/read")).status_code == 404
    assert (await stranger.delete(path)).status_code == 404
    assert (await manager.put(f"{path}/read")).status_code == 404
    assert (await stranger.put(f"{PATH}/read")).json() == {"marked": 0}
    assert (await guest.get(PATH)).status_code == 401
    (mine,) = (await buyer.get(PATH)).json()["items"]
    assert (mine["id"], mine["read"]) == (made.id, 0)


async def test_who_may_write_to_others(analyst, buyer, stranger, guest):
    body = {"user_id": stranger.id, "message": "Hello"}
    assert [(await who.post(PATH, json=body)).status_code for who in (analyst, buyer, guest)] == [403, 403, 401]
    assert await count() == 0


async def test_all_are_marked_and_single_ones_taken_away(buyer, stranger):
    first, second, _ = [await told(buyer.id, title=title) for title in ("A", "B", "C")]
    other = await told(stranger.id)
    await buyer.put(f"{PATH}/{first.id}/read")
    unread = (await buyer.get(f"{PATH}?unread=true")).json()
    assert [one["message"] for one in unread["items"]] == ["C", "B"]
    assert [one["id"] for one in (await buyer.get(f"{PATH}?unread=false")).json()["items"]] == [first.id]
    assert (await buyer.put(f"{PATH}/read")).json() == {"marked": 2}
    assert (await buyer.delete(f"{PATH}/{second.id}")).status_code == 204
    assert (await buyer.delete(f"{PATH}/{second.id}")).status_code == 404
    assert (await buyer.get(PATH)).json()["total"] == 2
    assert [one["id"] for one in (await stranger.get(f"{PATH}?unread=true")).json()["items"]] == [other.id]


async def test_they_are_listed_by_kind(buyer):
    await told(buyer.id, kind="order")
    await told(buyer.id, kind="review")
    assert [one["kind"] for one in (await buyer.get(f"{PATH}?kind=review")).json()["items"]] == ["review"]


async def test_of_one_cause_they_are_told_once(buyer, stranger):
    assert await told(buyer.id, cause="review:7") is not None
    assert await told(buyer.id, cause="review:7") is None
    assert await told(stranger.id, cause="review:7") is not None
    made = (await buyer.get(PATH)).json()["items"]
    assert len(made) == 1
    await buyer.delete(f"{PATH}/{made[0]['id']}")
    assert await told(buyer.id, cause="review:7") is None
    assert (await buyer.get(PATH)).json() == {"items": [], "total": 0, "next": None, "unread": 0}


async def test_nobody_is_told_who_is_gone_or_locked_out(owner, buyer):
    async with db.transaction() as session:
        (await session.get_one(Account, buyer.id)).active = False
    assert await told(buyer.id) is None
    assert await told(10**12) is None
    assert (await owner.post(PATH, json={"user_id": buyer.id, "message": "Hello"})).status_code == 409
    assert await count() == 0


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"user_id": 10**12}, "user_id"),
        ({"user_id": 0}, "user_id"),
        ({"user_id": -1}, "user_id"),
        ({"message": " "}, "message"),
        ({"message": "x" * 10_001}, "message"),
        ({"read": 2}, "read"),
        ({"title": "x" * 256}, "title"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "//evil.example"}, "link"),
    ],
)
async def test_a_message_that_makes_no_sense_is_refused(manager, buyer, body, field):
    answer = await manager.post(PATH, json={"user_id": buyer.id, "message": "Hello", **body})
    assert answer.status_code == 422
    assert [error["field"].split(".")[0] for error in answer.json()["errors"]] == [field]
    assert await count() == 0


async def test_the_list_takes_three_statements_and_one_for_who_asks(buyer, statements):
    for _ in range(3):
        await told(buyer.id)
    statements.clear()
    assert len((await buyer.get(PATH)).json()["items"]) == 3
    assert len(statements) == 4


async def test_it_is_in_their_data_and_goes_when_they_leave(buyer):
    await told(buyer.id, title="Shipped", text="By post")
    async with db.transaction() as session:
        account = await session.get_one(Account, buyer.id)
        (one,) = (await accounts.export_account(session, account))["notifications"]
        await accounts.delete_account(session, account)
    assert (one["kind"], one["title"], one["text"], one["read_at"]) == ("order", "Shipped", "By post", None)
    assert await count() == 0
