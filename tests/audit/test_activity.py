"""What users did: noted from the shop's pages and at log-in, one's own for everybody, everybody's for staff."""

import csv
import io

import httpx
import pytest
from sqlalchemy import select

from tests import make_stock
from tests.make_accounts import bearer, register, tokens
from tradepost.accounts import service as accounts, throttle
from tradepost.accounts.models import Account
from tradepost.audit import routes
from tradepost.audit.models import Activity
from tradepost.core import db, events
from tradepost.core.events import Actor, Event
from tradepost.core.reactions import catch_up

ACTIVITY = "/api/v1/activity"


async def kinds(client, query: str = "") -> list[str]:
    answer = await client.get(f"{ACTIVITY}?{query}")
    assert answer.status_code == 200, answer.text
    return [one["kind"] for one in answer.json()["items"]]


async def noted(client, kind: str = "viewed", **fields):
    answer = await client.post(ACTIVITY, json={"kind": kind, **fields})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_what_somebody_viewed_is_noted(buyer):
    made = await noted(buyer, subject_type="products", subject_id=7, text=" A lamp ")
    assert made == {
        "id": made["id"],
        "at": made["at"],
        "account_id": buyer.id,
        "account": "alice",
        "visitor": None,
        "kind": "viewed",
        "subject_type": "products",
        "subject_id": 7,
        "text": "A lamp",
        "data": {},
    }
    assert (await buyer.get(ACTIVITY)).json() == {"items": [made], "total": 1, "next": None}


async def test_what_a_guest_searched_for_is_noted_without_a_name(guest, analyst):
    made = await noted(guest, "searched", text="lamp")
    assert (made["account_id"], made["account"]) == (None, "")
    assert (await analyst.get(ACTIVITY)).json()["items"] == [made]


async def test_a_bad_token_is_no_guest(guest):
    answer = await guest.post(ACTIVITY, json={"kind": "viewed"}, headers=bearer("nonsense"))
    assert answer.status_code == 401


async def test_log_ins_are_noted(guest, analyst):
    account = await register(guest)
    pair = await tokens(guest)
    (one,) = (await analyst.get(f"{ACTIVITY}?account_id={account['id']}")).json()["items"]
    assert (one["kind"], one["account"]) == ("signed_in", "carol")
    assert await kinds_of(guest, pair) == ["signed_in"]


async def kinds_of(guest, pair) -> list[str]:
    answer = await guest.get(ACTIVITY, headers=bearer(pair["access_token"]))
    return [one["kind"] for one in answer.json()["items"]]


async def test_alice_cannot_see_bobs(buyer, stranger):
    await noted(stranger, text="what Bob looked at")
    mine = await noted(buyer, "searched", text="lamp")
    assert (await buyer.get(ACTIVITY)).json()["items"] == [mine]
    assert (await buyer.get(f"{ACTIVITY}?account_id={stranger.id}")).json()["total"] == 0
    exported = (await buyer.get(f"{ACTIVITY}/export?account_id={stranger.id}")).text
    assert "Bob" not in exported
    assert "Bob" not in (await buyer.get(f"{ACTIVITY}/export")).text


async def test_staff_see_all_of_it(owner, manager, analyst, buyer, stranger, guest):
    await noted(buyer)
    await noted(stranger, "searched")
    await noted(guest)
    for person in (owner, manager, analyst):
        assert await kinds(person) == ["viewed", "searched", "viewed"]
    assert await kinds(analyst, f"account_id={stranger.id}") == ["searched"]
    assert await kinds(analyst, "kind=viewed&limit=1") == ["viewed"]
    assert (await analyst.get(f"{ACTIVITY}?kind=viewed&limit=1")).json()["total"] == 2


async def test_the_list_takes_two_statements_and_one_for_who_asks(analyst, buyer, stranger, statements):
    await noted(buyer)
    await noted(stranger)
    statements.clear()
    assert len(await kinds(analyst)) == 2
    assert len(statements) == 3


async def test_a_key_without_the_right_sees_nobodys(owner, guest):
    await noted(owner)
    body = {"name": "Till", "scopes": ["catalog:read"]}
    key = (await owner.post("/api/v1/api-keys", json=body)).json()["key"]
    for path in (ACTIVITY, f"{ACTIVITY}/export"):
        assert (await guest.get(path, headers={"X-API-Key": key})).status_code == 403


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"kind": "signed_in"}, "kind"),
        ({"kind": "bought"}, "kind"),
        ({}, "kind"),
        ({"kind": "viewed", "text": "x" * 256}, "text"),
        ({"kind": "viewed", "subject_type": "x" * 41}, "subject_type"),
        ({"kind": "viewed", "subject_id": 0}, "subject_id"),
        ({"kind": "viewed", "subject_id": 2**63}, "subject_id"),
        ({"kind": "viewed", "visitor": "short"}, "visitor"),
        ({"kind": "viewed", "visitor": "x" * 65}, "visitor"),
        ({"kind": "viewed", "visitor": "not a number!"}, "visitor"),
    ],
)
async def test_what_a_page_cannot_tell_is_refused(buyer, body, field):
    answer = await buyer.post(ACTIVITY, json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    async with db.reading() as session:
        assert (await session.execute(select(Activity.id))).first() is None


async def test_it_is_taken_away_as_a_file(analyst, buyer):
    made = await noted(buyer, "searched", text="=HYPERLINK(evil)")
    answer = await analyst.get(f"{ACTIVITY}/export")
    assert answer.headers["content-disposition"] == 'attachment; filename="activity.csv"'
    header, row = csv.reader(io.StringIO(answer.text))
    assert header == ["at", "account_id", "account", "kind", "subject_type", "subject_id", "text", "data"]
    assert row == [
        made["at"].replace("Z", "+00:00"), str(buyer.id), "alice", "searched", "", "", "'=HYPERLINK(evil)", "{}",
    ]  # fmt: skip


async def test_guests_are_told_apart_by_a_number_and_those_who_signed_in_by_their_name_alone(guest, buyer, analyst):
    theirs = await noted(guest, visitor="3f2a9c71d0")
    mine = await noted(buyer, visitor="3f2a9c71d0")
    assert (theirs["visitor"], theirs["account_id"]) == ("3f2a9c71d0", None)
    assert (mine["visitor"], mine["account_id"]) == (None, buyer.id)
    assert (await analyst.get(f"{ACTIVITY}?visitor=3f2a9c71d0")).json()["items"] == [theirs]


async def test_it_is_filtered_by_what_it_was_about(buyer, analyst):
    await noted(buyer, subject_type="products", subject_id=7)
    await noted(buyer, subject_type="categories", subject_id=7)
    assert (await analyst.get(f"{ACTIVITY}?subject_type=products&subject_id=7")).json()["total"] == 1
    assert (await analyst.get(f"{ACTIVITY}/export?subject_type=products")).text.count("\n") == 2


async def test_nobody_looks_at_things_a_hundred_times_a_minute(app, monkeypatch):
    throttle.limiter.cache_clear()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app, client=("10.9.8.7", 1)), base_url="http://shop"
    ) as one:
        monkeypatch.setattr(routes, "MOST_NOTES", "3/minute")
        statuses = [(await one.post(ACTIVITY, json={"kind": "viewed"})).status_code for _ in range(5)]
    assert statuses == [201, 201, 201, 429, 429]
    async with db.reading() as session:
        assert len((await session.execute(select(Activity.id))).all()) == 3


async def test_favourites_and_reviews_are_read_from_the_log_once(buyer, analyst, stranger):
    lamp = await make_stock.goods("LAMP")
    await buyer.post(f"/api/v1/favorites/{lamp.product_id}")
    await buyer.delete(f"/api/v1/favorites/{lamp.product_id}")
    await stranger.post(f"/api/v1/products/{lamp.product_id}/reviews", json={"rating": 5})
    await catch_up()
    await catch_up()
    mine = (await buyer.get(f"{ACTIVITY}?sort=id")).json()["items"]
    assert [(one["kind"], one["subject_type"], one["subject_id"], one["text"]) for one in mine] == [
        ("favourited", "products", lamp.product_id, "Lamp"),
        ("unfavourited", "products", lamp.product_id, "Lamp"),
    ]
    assert await kinds(analyst) == ["reviewed", "unfavourited", "favourited"]


async def test_orders_and_carts_are_noted_for_guests_without_a_name_and_for_machines_not_at_all(buyer, analyst):
    for name, actor in (
        ("order.placed", Actor("account", buyer.id, "alice")),
        ("cart.updated", Actor()),
        ("order.placed", Actor("key", 5, "Till")),
        ("cart.updated", Actor("system", imported=True)),
    ):
        with events.acting(actor):
            async with db.transaction() as session:
                session.add(Event(**events.row(name, name.split(".")[0] + "s", 7, subject_name="TP-1")))
    await catch_up()
    found = (await analyst.get(f"{ACTIVITY}?sort=id")).json()["items"]
    assert [(one["kind"], one["account_id"], one["subject_type"], one["subject_id"]) for one in found] == [
        ("ordered", buyer.id, "orders", 7),
        ("cart_changed", None, "carts", 7),
    ]


async def test_what_one_looked_at_last_is_shown_each_once(buyer, stranger, owner, guest):
    goods = [await make_stock.goods(sku) for sku in ("LAMP", "CHAIR", "DESK", "GONE")]
    for n in (0, 1, 2, 3, 0):
        await noted(buyer, subject_type="products", subject_id=goods[n].product_id)
    await noted(buyer, subject_type="categories", subject_id=goods[1].product_id)
    await noted(buyer, "searched", text="lamp")
    await noted(stranger, subject_type="products", subject_id=goods[1].product_id)
    await owner.put(f"/api/v1/products/{goods[3].product_id}", json={"status": "draft"})
    items = (await buyer.get(f"{ACTIVITY}/recently-viewed")).json()["items"]
    assert [one["product"]["name"] for one in items] == ["Lamp", "Desk", "Chair"]
    assert items[0]["product"] == (await guest.get(f"/api/v1/products/{goods[0].product_id}")).json()
    assert [one["product_id"] for one in items] == [goods[n].product_id for n in (0, 2, 1)]
    short = (await buyer.get(f"{ACTIVITY}/recently-viewed?limit=1")).json()["items"]
    assert short == items[:1]
    assert [one["product"]["name"] for one in (await stranger.get(f"{ACTIVITY}/recently-viewed")).json()["items"]] == [
        "Chair"
    ]
    assert (await guest.get(f"{ACTIVITY}/recently-viewed")).status_code == 401
    assert (await buyer.get(f"{ACTIVITY}/recently-viewed?limit=0")).status_code == 422


async def test_who_has_left_before_it_was_read_is_not_named(buyer, analyst):
    with events.acting(Actor("account", buyer.id, "alice")):
        async with db.transaction() as session:
            session.add(Event(**events.row("order.placed", "orders", 7, subject_name="TP-1")))
    async with db.transaction() as session:
        await accounts.delete_account(session, await session.get_one(Account, buyer.id))
    await catch_up()
    (one,) = (await analyst.get(f"{ACTIVITY}?kind=ordered")).json()["items"]
    assert one["account_id"] is None
