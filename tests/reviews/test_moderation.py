"""The shop decides what is shown: at once, on approval, or at once from those who bought it."""

import pytest

from tests import make_reviews as make
from tests.make_stock import happened

REVIEWS = "/api/v1/reviews"


def of(product_id: int) -> str:
    return f"/api/v1/products/{product_id}/reviews"


async def shown(guest, product_id: int) -> list[int]:
    return [one["id"] for one in (await guest.get(of(product_id))).json()["items"]]


async def test_what_waits_for_approval_is_seen_by_its_author_and_staff_alone(owner, analyst, buyer, stranger, guest):
    await make.moderated(owner, "approval")
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 2)
    path = f"{REVIEWS}/{made['id']}"
    assert (made["status"], made["published_at"]) == ("pending", None)
    listed = (await guest.get(of(lamp))).json()
    assert (listed["items"], listed["summary"]["count"]) == ([], 0)
    assert (await guest.get(f"/api/v1/products/{lamp}")).json()["rating"] is None
    assert [(await who.get(path)).status_code for who in (buyer, analyst, stranger, guest)] == [200, 200, 404, 404]
    assert await happened("review.published") == []

    answer = await owner.put(path, json={"status": "published"})
    assert (answer.status_code, answer.json()["status"]) == (200, "published")
    assert answer.json()["published_at"] is not None
    assert await shown(guest, lamp) == [made["id"]]
    assert (await guest.get(f"/api/v1/products/{lamp}")).json()["rating"] == {"average": "2.00", "count": 1}
    (event,) = await happened("review.published")
    assert event.changes == {"status": ["pending", "published"]}
    assert await make.drift() == []


async def test_what_is_rejected_is_not_shown_and_its_author_reads_why(owner, buyer, guest):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp)
    path = f"{REVIEWS}/{made['id']}"
    await owner.put(path, json={"status": "rejected", "note": "This is about the parcel"})
    assert await shown(guest, lamp) == []
    assert (await guest.get(path)).status_code == 404
    mine = (await buyer.get(path)).json()
    assert (mine["status"], mine["note"], mine["published_at"]) == ("rejected", "This is about the parcel", None)
    assert (await guest.get(f"/api/v1/products/{lamp}")).json()["rating"] is None
    assert await make.drift() == []


async def test_a_rejected_review_written_anew_waits_whatever_the_rule(owner, buyer):
    made = await make.posted(buyer, await make.lamp())
    path = f"{REVIEWS}/{made['id']}"
    await owner.put(path, json={"status": "rejected"})
    assert (await buyer.put(path, json={"text": "About the lamp"})).json()["status"] == "pending"


async def test_an_edit_waits_again_where_reviews_wait(owner, buyer, guest):
    await make.moderated(owner, "approval")
    lamp = await make.lamp()
    path = f"{REVIEWS}/{(await make.posted(buyer, lamp))['id']}"
    await owner.put(path, json={"status": "published"})
    changed = (await buyer.put(path, json={"rating": 1})).json()
    assert (changed["status"], changed["published_at"]) == ("pending", None)
    assert await shown(guest, lamp) == []
    assert await make.drift() == []


async def test_only_verified_purchases_are_shown_at_once(owner, buyer, stranger, guest):
    await make.moderated(owner, "verified")
    lamp = await make.lamp()
    await make.order(buyer.id, lamp)
    mine, theirs = await make.posted(buyer, lamp), await make.posted(stranger, lamp)
    assert (mine["status"], theirs["status"]) == ("published", "pending")
    assert await shown(guest, lamp) == [mine["id"]]


async def test_an_author_does_not_decide_and_staff_do_not_rewrite(owner, manager, buyer):
    made = await make.posted(buyer, await make.lamp())
    path = f"{REVIEWS}/{made['id']}"
    assert (await buyer.put(path, json={"status": "published"})).status_code == 403
    assert (await buyer.put(path, json={"note": "x"})).status_code == 403
    assert (await manager.put(path, json={"rating": 1})).status_code == 403
    assert (await owner.put(path, json={"text": "Wonderful!", "status": "published"})).status_code == 403
    assert (await buyer.get(path)).json() == made


async def test_who_may_choose_the_rule(owner, analyst, buyer, guest):
    path = f"{REVIEWS}/settings"
    assert (await analyst.get(path)).json() == {"moderation": "at_once"}
    body = {"moderation": "approval"}
    assert [(await who.put(path, json=body)).status_code for who in (analyst, buyer, guest)] == [403, 403, 401]
    assert (await owner.put(path, json={"moderation": "never"})).status_code == 422
    assert (await owner.get(path)).json() == {"moderation": "at_once"}
    assert (await owner.put(path, json=body)).json() == body
    assert (await owner.get(path)).json() == body
    (event,) = await happened("review_moderation.updated")
    assert event.changes == {"rule": ["at_once", "approval"]}


async def test_staff_delete_what_must_not_stay(manager, analyst, buyer):
    made = await make.posted(buyer, await make.lamp())
    path = f"{REVIEWS}/{made['id']}"
    assert (await analyst.delete(path)).status_code == 404
    assert (await manager.delete(path)).status_code == 204
    assert (await buyer.get(path)).status_code == 404
    assert await make.drift() == []


@pytest.mark.parametrize("body", [{"status": "hidden"}, {"note": "x" * 501}, {"status": 1}])
async def test_a_decision_that_makes_no_sense_is_refused(owner, buyer, body):
    made = await make.posted(buyer, await make.lamp())
    answer = await owner.put(f"{REVIEWS}/{made['id']}", json=body)
    assert answer.status_code == 422
    assert (await buyer.get(f"{REVIEWS}/{made['id']}")).json() == made
