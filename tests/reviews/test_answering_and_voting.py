"""The shop answers, others say whether it helped; lists are sorted and narrowed by that."""

import asyncio

import pytest
from sqlalchemy import update

from tests import make_reviews as make
from tests.make_stock import happened
from tests.people import Person, sign_up
from tradepost.catalog.models import Product
from tradepost.core import db
from tradepost.reviews.models import Review

REVIEWS = "/api/v1/reviews"


def of(product_id: int, query: str = "") -> str:
    return f"/api/v1/products/{product_id}/reviews?{query}"


async def test_the_shop_answers_for_everybody_to_read(manager, analyst, buyer, guest):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp)
    path = f"{REVIEWS}/{made['id']}/reply"
    assert (await analyst.post(path, json={"text": "Thanks"})).status_code == 403
    assert (await buyer.post(path, json={"text": "Thanks"})).status_code == 403
    assert (await manager.post(path, json={"text": " "})).status_code == 422
    assert (await manager.post(f"{REVIEWS}/{10**12}/reply", json={"text": "Thanks"})).status_code == 404
    answer = await manager.post(path, json={"text": "Thank you, Alice!"})
    assert answer.status_code == 201
    reply = answer.json()
    assert (await guest.get(of(lamp))).json()["items"][0]["replies"] == [reply]
    assert reply["text"] == "Thank you, Alice!"
    (event,) = await happened("review.replied")
    assert (event.data["account_id"], event.data["product_id"], event.data["reply_id"]) == (buyer.id, lamp, reply["id"])

    assert (await manager.delete(f"{path}/{reply['id'] + 1}")).status_code == 404
    assert (await manager.delete(f"{path}/{reply['id']}")).status_code == 204
    assert (await guest.get(of(lamp))).json()["items"][0]["replies"] == []


async def test_its_author_is_told_of_an_answer_and_of_what_was_decided(owner, buyer):
    await make.moderated(owner, "approval")
    made = await make.posted(buyer, await make.lamp())
    await owner.put(f"{REVIEWS}/{made['id']}", json={"status": "rejected", "note": "Please say why"})
    await buyer.put(f"{REVIEWS}/{made['id']}", json={"text": "It is bright"})
    await owner.put(f"{REVIEWS}/{made['id']}", json={"status": "published"})
    await owner.post(f"{REVIEWS}/{made['id']}/reply", json={"text": "Thank you"})
    told = (await buyer.get("/api/v1/notifications?sort=id")).json()["items"]
    name, slug = made["product"]["name"], made["product"]["slug"]
    assert [(one["kind"], one["title"], one["message"], one["link"]) for one in told] == [
        ("review", f"Your review of {name} was not published", "Please say why", f"/p/{slug}"),
        ("review", f"Your review of {name} is published", "Thank you: others can read it now.", f"/p/{slug}"),
        ("review", f"The shop answered your review of {name}", "Thank you", f"/p/{slug}"),
    ]


async def test_a_vote_is_counted_once_changed_and_taken_back(buyer, stranger, analyst, guest):
    made = await make.posted(buyer, await make.lamp())
    path = f"{REVIEWS}/{made['id']}/votes"
    assert (await stranger.post(path, json={"helpful": True})).json() == {"helpful": 1, "unhelpful": 0}
    assert (await stranger.post(path, json={"helpful": True})).json() == {"helpful": 1, "unhelpful": 0}
    assert (await analyst.post(path, json={"helpful": False})).json() == {"helpful": 1, "unhelpful": 1}
    assert (await stranger.post(path, json={"helpful": False})).json() == {"helpful": 0, "unhelpful": 2}
    assert (await stranger.delete(path)).json() == {"helpful": 0, "unhelpful": 1}
    assert (await stranger.delete(path)).json() == {"helpful": 0, "unhelpful": 1}
    assert (await guest.post(path, json={"helpful": True})).status_code == 401
    assert (await stranger.post(path, json={})).status_code == 422
    seen = (await guest.get(f"{REVIEWS}/{made['id']}")).json()
    assert (seen["helpful"], seen["unhelpful"], seen["updated_at"]) == (0, 1, made["updated_at"])
    assert await make.drift() == []


async def test_nobody_votes_on_their_own_or_on_what_is_not_shown(owner, buyer, stranger):
    made = await make.posted(buyer, await make.lamp())
    path = f"{REVIEWS}/{made['id']}/votes"
    assert (await buyer.post(path, json={"helpful": True})).status_code == 403
    await owner.put(f"{REVIEWS}/{made['id']}", json={"status": "rejected"})
    assert (await stranger.post(path, json={"helpful": True})).status_code == 404
    assert (await stranger.post(f"{REVIEWS}/{10**12}/votes", json={"helpful": True})).status_code == 404
    seen = (await buyer.get(f"{REVIEWS}/{made['id']}")).json()
    assert (seen["helpful"], seen["unhelpful"]) == (0, 0)


async def many(app, count: int) -> list[Person]:
    return [await Person(app, await sign_up(f"buyer{n}")).__aenter__() for n in range(count)]


async def test_many_reviews_and_votes_at_once_add_up(app, guest):
    lamp, chair = await make.lamp(), await make.lamp()
    people = await many(app, 12)

    async def one(n: int) -> None:
        first, second = (lamp, chair) if n % 2 else (chair, lamp)
        made = await make.posted(people[n], first, 1 + n % 5)
        await make.posted(people[n], second, 5)
        if n % 3 == 0:
            await people[n].put(f"{REVIEWS}/{made['id']}", json={"rating": 3})
        if n % 4 == 0:
            await people[n].delete(f"{REVIEWS}/{made['id']}")

    await asyncio.gather(*[one(n) for n in range(12)])
    for product in (lamp, chair):
        listed = (await guest.get(of(product))).json()
        stars = [item["rating"] for item in listed["items"]]
        assert listed["summary"]["count"] == len(stars)
        assert float(listed["summary"]["average"]) == pytest.approx(sum(stars) / len(stars), abs=0.0051)
    assert await make.drift() == []

    review = (await guest.get(of(lamp))).json()["items"][0]
    answers = await asyncio.gather(
        *[who.post(f"{REVIEWS}/{review['id']}/votes", json={"helpful": n % 3 != 0}) for n, who in enumerate(people)]
    )
    assert sum(answer.status_code == 200 for answer in answers) == 11
    assert await make.drift() == []
    for person in people:
        await person.aclose()


async def test_the_list_is_sorted_and_narrowed(app, guest):
    lamp = await make.lamp()
    people = await many(app, 4)
    await make.order(people[2].id, lamp)
    made = [await make.posted(who, lamp, stars) for who, stars in zip(people, (3, 5, 1, 5), strict=True)]
    for voter in (people[0], people[1]):
        await voter.post(f"{REVIEWS}/{made[2]['id']}/votes", json={"helpful": True})
    await people[2].post(f"{REVIEWS}/{made[0]['id']}/votes", json={"helpful": True})

    async def places(query: str) -> list[int]:
        items = (await guest.get(of(lamp, query))).json()["items"]
        return [[one["id"] for one in made].index(item["id"]) for item in items]

    assert await places("") == [3, 2, 1, 0]
    assert await places("sort=-helpful") == [2, 0, 3, 1]
    assert await places("sort=rating") == [2, 0, 1, 3]
    assert await places("sort=-rating&limit=2") == [3, 1]
    assert await places("rating=5") == [3, 1]
    assert await places("verified=true") == [2]
    assert await places("verified=false&rating=3") == [0]
    assert (await guest.get(of(lamp, "rating=6"))).status_code == 422
    assert (await guest.get(of(lamp, "sort=text"))).status_code == 422
    first = (await guest.get(of(lamp, "limit=3&sort=-rating"))).json()
    following = (await guest.get(of(lamp, f"limit=3&sort=-rating&cursor={first['next']}"))).json()
    assert [one["id"] for one in first["items"] + following["items"]] == [made[n]["id"] for n in (3, 1, 0, 2)]
    for person in people:
        await person.aclose()


async def test_a_list_takes_five_statements_however_many_reviews(app, guest, statements):
    lamp = await make.lamp()
    people = await many(app, 3)
    for who in people:
        await make.posted(who, lamp)
    statements.clear()
    assert len((await guest.get(of(lamp))).json()["items"]) == 3
    assert len(statements) == 5
    for person in people:
        await person.aclose()


async def test_the_doctor_finds_what_does_not_add_up(buyer):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 4)
    async with db.transaction() as session:
        await session.execute(update(Product).where(Product.id == lamp).values(rating_average=410, rating_count=2))
        await session.execute(update(Review).where(Review.id == made["id"]).values(helpful=3))
    assert await make.drift() == [
        f"product {lamp} shows 4.10 of 2, its reviews say 4.00 of 1",
        f"review {made['id']} shows 3 and 0 votes, there are 0 and 0",
    ]


async def test_a_rating_is_no_edit_of_the_product(owner, buyer):
    lamp = await make.lamp()
    before = await owner.get(f"/api/v1/products/{lamp}")
    await make.posted(buyer, lamp, 2)
    after = await owner.get(f"/api/v1/products/{lamp}")
    assert after.json() == before.json() | {"rating": {"average": "2.00", "count": 1}}
    assert after.headers["etag"] != before.headers["etag"]
    answer = await owner.put(
        f"/api/v1/products/{lamp}", json={"name": "Lantern"}, headers={"If-Match": before.headers["etag"]}
    )
    assert answer.status_code == 200
