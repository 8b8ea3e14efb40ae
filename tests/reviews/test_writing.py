"""A buyer says what they think of a product, once, and may change their mind."""

import asyncio
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import select, update

from tests import make_reviews as make
from tests.make_stock import happened
from tradepost.accounts.models import Account
from tradepost.catalog.models import Product
from tradepost.core import db
from tradepost.core.reactions import catch_up
from tradepost.customers.models import Customer
from tradepost.reviews.models import Review

REVIEWS = "/api/v1/reviews"


def of(product_id: int) -> str:
    return f"/api/v1/products/{product_id}/reviews"


async def count() -> int:
    async with db.reading() as session:
        return len((await session.execute(select(Review.id))).all())


async def test_a_review_is_shown_with_its_authors_name_and_the_products_rating(buyer, guest):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 4, title=" Bright ", text="It **lights** the room.")
    assert (made["rating"], made["title"], made["text"], made["author"], made["status"], made["verified"]) == (
        4, "Bright", "It **lights** the room.", "Alice", "published", False,
    )  # fmt: skip
    assert (made["account_id"], made["note"], made["product"]["id"]) == (buyer.id, "", lamp)

    listed = (await guest.get(of(lamp))).json()
    assert (listed["total"], listed["next"]) == (1, None)
    assert listed["items"] == [made | {"account_id": None, "note": None}]
    assert listed["summary"] == {
        "average": "4.00", "count": 1, "distribution": {"5": 0, "4": 1, "3": 0, "2": 0, "1": 0},
    }  # fmt: skip
    assert (await guest.get(f"/api/v1/products/{lamp}")).json()["rating"] == {"average": "4.00", "count": 1}
    assert (await guest.get(f"{REVIEWS}/{made['id']}")).json() == listed["items"][0]


async def test_a_product_nobody_reviewed_has_no_rating(guest):
    lamp = await make.lamp()
    assert (await guest.get(of(lamp))).json()["summary"]["average"] is None
    assert (await guest.get(f"/api/v1/products/{lamp}")).json()["rating"] is None


async def test_a_second_review_of_the_same_product_is_a_conflict(buyer, stranger):
    lamp, chair = await make.lamp(), await make.lamp()
    first = await make.posted(buyer, lamp, 5, text="Good")
    answer = await buyer.post(of(lamp), json={"rating": 1})
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "You have reviewed this product already: change that review instead",
    )
    assert (await buyer.get(f"{REVIEWS}/{first['id']}")).json() == first
    await make.posted(buyer, chair)
    await make.posted(stranger, lamp)
    assert await count() == 3
    assert await make.drift() == []


async def test_of_many_tries_at_once_one_is_written(buyer):
    lamp = await make.lamp()
    answers = await asyncio.gather(*[buyer.post(of(lamp), json={"rating": 1 + n % 5}) for n in range(12)])
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 11}
    assert await count() == 1
    assert await make.drift() == []


async def test_it_leaves_events_with_what_was_said(buyer):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 3, title="So so")
    (posted,) = await happened("review.posted")
    assert (posted.subject_type, posted.subject_id, posted.actor_id) == ("reviews", made["id"], buyer.id)
    assert posted.changes == {
        "rating": [None, 3], "title": [None, "So so"], "text": [None, ""], "status": [None, "published"],
    }  # fmt: skip
    assert posted.data == {
        "product_id": lamp, "status": "published", "rating": 3, "verified": False, "account_id": buyer.id,
    }  # fmt: skip
    assert len(await happened("review.published")) == 1


@pytest.mark.parametrize(
    ("status", "verified"), [("delivered", True), ("paid", True), ("pending", False), ("cancelled", False)]
)
async def test_a_paid_order_makes_it_a_verified_purchase(buyer, stranger, status, verified):
    lamp, other = await make.lamp(), await make.lamp()
    await make.order(buyer.id, lamp, status=status)
    assert (await make.posted(buyer, lamp))["verified"] is verified
    assert (await make.posted(buyer, other))["verified"] is False
    assert (await make.posted(stranger, lamp))["verified"] is False


async def test_orders_of_the_customer_joined_with_the_account_count_as_well(buyer):
    lamp = await make.lamp()
    async with db.transaction() as session:
        customer = Customer(name="Alice", account_id=buyer.id)
        session.add(customer)
        await session.flush()
    await make.order(buyer.id, lamp, customer_id=customer.id)
    assert (await make.posted(buyer, lamp))["verified"] is True


async def test_nobody_reads_what_a_nameless_author_signs_in_with(buyer, guest):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 5, language="ru")
    async with db.transaction() as session:
        await session.execute(update(Account).where(Account.id == buyer.id).values(name="", username="alice_log_in"))
    shown = await guest.get(of(lamp))
    assert [one["author"] for one in shown.json()["items"]] == ["Покупатель"]
    assert "alice_log_in" not in shown.text
    assert (await buyer.put(f"/api/v1/reviews/{made['id']}", json={"language": "en"})).json()["author"] == "Buyer"


async def test_its_author_changes_it(buyer, guest):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 1, text="Broken")
    answer = await buyer.put(f"{REVIEWS}/{made['id']}", json={"rating": 5, "text": "They sent a new one"})
    assert answer.status_code == 200
    changed = answer.json()
    assert (changed["rating"], changed["text"], changed["status"]) == (5, "They sent a new one", "published")
    assert changed["published_at"] == made["published_at"]
    assert (await guest.get(of(lamp))).json()["summary"]["average"] == "5.00"
    (event,) = await happened("review.updated")
    assert event.changes == {"rating": [1, 5], "text": ["Broken", "They sent a new one"]}
    assert await make.drift() == []


async def test_a_change_of_an_older_version_is_refused(buyer):
    made = await make.posted(buyer, await make.lamp(), 1)
    path = f"{REVIEWS}/{made['id']}"
    seen = (await buyer.get(path)).headers["etag"]
    assert (await buyer.put(path, json={"rating": 2}, headers={"If-Match": seen})).status_code == 200
    assert (await buyer.put(path, json={"rating": 3}, headers={"If-Match": seen})).status_code == 412
    assert (await buyer.delete(path, headers={"If-Match": seen})).status_code == 412
    assert (await buyer.get(path)).json()["rating"] == 2


async def test_anothers_review_is_not_there_to_be_changed(buyer, stranger, guest):
    made = await make.posted(buyer, await make.lamp())
    path = f"{REVIEWS}/{made['id']}"
    assert (await stranger.put(path, json={"rating": 1})).status_code == 404
    assert (await stranger.delete(path)).status_code == 404
    assert (await guest.put(path, json={"rating": 1})).status_code == 401
    assert (await buyer.get(path)).json() == made


async def test_it_is_deleted_by_its_author_and_the_rating_follows(buyer, stranger, guest):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 1)
    await make.posted(stranger, lamp, 4)
    assert (await buyer.delete(f"{REVIEWS}/{made['id']}")).status_code == 204
    assert (await guest.get(of(lamp))).json()["summary"] == {
        "average": "4.00", "count": 1, "distribution": {"5": 0, "4": 1, "3": 0, "2": 0, "1": 0},
    }  # fmt: skip
    await make.posted(buyer, lamp, 2)
    assert await make.drift() == []


async def test_one_sees_ones_own_and_staff_see_all(buyer, stranger, analyst, guest):
    lamp = await make.lamp()
    mine, theirs = await make.posted(buyer, lamp, 5), await make.posted(stranger, lamp, 1)

    async def ids(who: Any, query: str = "") -> list[int]:
        return [one["id"] for one in (await who.get(f"{REVIEWS}?{query}")).json()["items"]]

    assert await ids(buyer) == [mine["id"]]
    assert await ids(buyer, f"account_id={stranger.id}") == [mine["id"]]
    assert await ids(analyst) == [theirs["id"], mine["id"]]
    assert await ids(analyst, f"account_id={buyer.id}") == [mine["id"]]
    assert await ids(analyst, "rating=1") == [theirs["id"]]
    assert await ids(analyst, "status=pending") == []
    assert (await guest.get(REVIEWS)).status_code == 401


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "rating"),
        ({"rating": 0}, "rating"),
        ({"rating": 6}, "rating"),
        ({"rating": -1}, "rating"),
        ({"rating": 10**12}, "rating"),
        ({"rating": 4.5}, "rating"),
        ({"rating": "5"}, "rating"),
        ({"rating": None}, "rating"),
        ({"rating": 5, "title": "x" * 256}, "title"),
        ({"rating": 5, "text": "x" * 10_001}, "text"),
        ({"rating": 5, "language": "english"}, "language"),
    ],
)
async def test_what_is_no_review_is_refused(buyer, body, field):
    lamp = await make.lamp()
    answer = await buyer.post(of(lamp), json=body)
    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == [field]
    assert await count() == 0


@pytest.mark.parametrize("content", [b'{"rating": NaN}', b'{"rating": 1e400}', b'{"rating": 5, "text": "a\\u0000b"}'])
async def test_what_is_no_number_or_text_is_refused(buyer, content):
    lamp = await make.lamp()
    answer = await buyer.post(of(lamp), content=content, headers={"content-type": "application/json"})
    assert answer.status_code in {400, 422}
    assert await count() == 0


async def test_only_what_is_on_sale_is_reviewed(buyer, guest):
    lamp = await make.lamp()
    async with db.transaction() as session:
        (await session.get_one(Product, lamp)).status = "draft"
    assert (await buyer.post(of(lamp), json={"rating": 5})).status_code == 404
    assert (await guest.get(of(lamp))).status_code == 404
    assert (await buyer.post(of(10**12), json={"rating": 5})).status_code == 404
    assert (await buyer.post(of("no-such"), json={"rating": 5})).status_code == 404
    assert await count() == 0


async def test_guests_and_machines_write_none(owner, guest):
    lamp = await make.lamp()
    key = (await owner.post("/api/v1/api-keys", json={"name": "Till", "scopes": ["reviews:write"]})).json()["key"]
    assert (await guest.post(of(lamp), json={"rating": 5})).status_code == 401
    assert (await guest.post(of(lamp), json={"rating": 5}, headers={"X-API-Key": key})).status_code == 403
    assert await count() == 0


async def test_a_purchase_that_comes_later_makes_it_verified(owner, buyer, stranger):
    lamp, chair = await make.lamp(), await make.lamp()
    mine, other, theirs = (
        await make.posted(buyer, lamp),
        await make.posted(buyer, chair),
        await make.posted(stranger, lamp),
    )
    order = await make.order(buyer.id, lamp, status="pending")
    await catch_up()

    async def verified() -> list[bool]:
        return [(await owner.get(f"{REVIEWS}/{one['id']}")).json()["verified"] for one in (mine, other, theirs)]

    assert await verified() == [False, False, False]
    answer = await owner.put(f"/api/v1/sales/{order}", json={"status": "paid"})
    assert answer.status_code == 200, answer.text
    await catch_up()
    assert await verified() == [True, False, False]
    assert (await owner.get(f"{REVIEWS}/{mine['id']}")).json() == mine | {"verified": True}
    (event,) = await happened("review.verified")
    assert (event.subject_id, event.changes) == (mine["id"], {"verified": [False, True]})


async def test_a_later_purchase_by_ones_customer_verifies_ones_own_review_alone(owner, buyer, stranger):
    lamp = await make.lamp()
    mine, theirs = await make.posted(buyer, lamp), await make.posted(stranger, lamp)
    async with db.transaction() as session:
        customer = Customer(name="Alice", account_id=buyer.id)
        session.add(customer)
        await session.flush()
    order = await make.order(buyer.id, lamp, status="pending", customer_id=customer.id)
    answer = await owner.put(f"/api/v1/sales/{order}", json={"status": "paid"})
    assert answer.status_code == 200, answer.text
    await catch_up()
    assert [(await owner.get(f"{REVIEWS}/{one['id']}")).json()["verified"] for one in (mine, theirs)] == [True, False]
