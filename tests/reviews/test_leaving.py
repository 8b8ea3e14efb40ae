"""Who leaves takes their name along, not what they said; and may take a copy of it."""

from sqlalchemy import select

from tests import make_reviews as make
from tradepost.accounts import service as accounts
from tradepost.accounts.models import Account
from tradepost.core import db
from tradepost.core.events import Event

REVIEWS = "/api/v1/reviews"


async def test_reviews_and_votes_stay_without_the_name(owner, buyer, stranger, guest):
    lamp = await make.lamp()
    made = await make.posted(buyer, lamp, 4, text="Bright")
    other = await make.posted(stranger, lamp, 5)
    await buyer.post(f"{REVIEWS}/{other['id']}/votes", json={"helpful": True})
    async with db.transaction() as session:
        await accounts.delete_account(session, await session.get_one(Account, buyer.id))
    listed = (await guest.get(f"/api/v1/products/{lamp}/reviews?sort=id")).json()
    assert [(one["author"], one["text"], one["helpful"]) for one in listed["items"]] == [
        ("", "Bright", 0), ("Bob", "", 1),
    ]  # fmt: skip
    assert listed["summary"]["average"] == "4.50"
    assert (await owner.get(f"{REVIEWS}/{made['id']}")).json()["account_id"] is None
    assert await make.drift() == []
    async with db.reading() as session:
        about = select(Event).where(Event.subject_type == "reviews", Event.subject_id == made["id"])
        events = (await session.execute(about)).scalars().all()
    assert events
    assert all("Bright" not in str(event.changes) for event in events)


async def test_what_one_said_is_in_ones_data(buyer):
    made = await make.posted(buyer, await make.lamp(), 4, text="Bright")
    async with db.reading() as session:
        found = await accounts.export_account(session, await session.get_one(Account, buyer.id))
    (review,) = found["reviews"]
    assert (review["product"], review["rating"], review["text"]) == (made["product"]["name"], 4, "Bright")
