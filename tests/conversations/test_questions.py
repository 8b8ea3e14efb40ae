"""Questions about products: asked by who is signed in, answered from the inbox, and then for everybody to read."""

from tests import make_reviews
from tests.make_replies import asked, told
from tradepost.accounts import service as accounts
from tradepost.accounts.models import Account
from tradepost.conversations.rules import MOST_WAITING
from tradepost.core import db, reactions

INBOX = "/api/v1/inbox"


async def test_an_answered_question_stands_on_the_products_page(owner, buyer, guest):
    lamp = await make_reviews.lamp()
    path = f"/api/v1/products/{lamp}/questions"
    made = await asked(buyer, lamp, "Does it dim?")
    assert (made["status"], made["public"], made["messages"][0]["text"]) == ("waiting", False, "Does it dim?")
    assert (await guest.get(path)).json() == {"items": [], "total": 0, "next": None}
    answer = await owner.post(f"{INBOX}/thread-{made['id']}/reply", json={"text": "Yes, in three steps."})
    assert (answer.status_code, answer.json()["state"], answer.json()["public"]) == (201, "answered", True)
    (shown,) = (await guest.get(path)).json()["items"]
    assert (shown["author"], shown["text"]) == ("Alice", "Does it dim?")
    assert [one["text"] for one in shown["answers"]] == ["Yes, in three steps."]
    ((title, text),) = await told(buyer.id, "conversation")
    assert title.startswith("The shop answered your question about Lamp-")
    assert text == "Yes, in three steps."


async def test_an_answer_may_be_for_the_buyer_alone_and_be_shown_or_hidden_later(owner, buyer, guest):
    lamp = await make_reviews.lamp()
    made = await asked(buyer, lamp)
    path, line = f"/api/v1/products/{lamp}/questions", f"{INBOX}/thread-{made['id']}"
    assert (await owner.put(f"{line}/public", json={"public": True})).status_code == 409  # nothing to show yet
    await owner.post(f"{line}/reply", json={"text": "For you alone", "public": False})
    assert (await guest.get(path)).json()["total"] == 0
    assert (await owner.put(f"{line}/public", json={"public": True})).json()["public"] is True
    assert (await guest.get(path)).json()["total"] == 1
    await owner.put(f"{line}/public", json={"public": False})
    await owner.post(f"{line}/reply", json={"text": "One more word"})
    assert (await guest.get(path)).json()["total"] == 0


async def test_only_who_is_signed_in_asks_and_only_about_what_is_on_sale(owner, buyer, guest):
    lamp = await make_reviews.lamp()
    path = f"/api/v1/products/{lamp}/questions"
    assert (await guest.post(path, json={"text": "?"})).status_code == 401
    assert (await buyer.post(path, json={"text": "  "})).status_code == 422
    assert (await buyer.post("/api/v1/products/999999/questions", json={"text": "?"})).status_code == 404
    await owner.put(f"/api/v1/products/{lamp}", json={"status": "draft"})
    assert (await buyer.post(path, json={"text": "?"})).status_code == 404
    assert (await owner.get(INBOX)).json()["total"] == 0


async def test_one_buyer_has_only_so_many_open(owner, buyer, stranger):
    lamp = await make_reviews.lamp()
    made = [await asked(buyer, lamp, f"Question {n}") for n in range(MOST_WAITING)]
    assert (await buyer.post(f"/api/v1/products/{lamp}/questions", json={"text": "?"})).status_code == 409
    assert (await buyer.post("/api/v1/conversations", json={"text": "?"})).status_code == 409
    await asked(stranger, lamp)
    await owner.post(f"{INBOX}/thread-{made[0]['id']}/reply", json={"text": "Yes"})
    await asked(buyer, lamp)


async def test_questions_are_ones_own_to_see_and_to_add_to(buyer, stranger):
    made = await asked(buyer, await make_reviews.lamp())
    path = f"/api/v1/conversations/{made['id']}"
    added = await buyer.post(f"{path}/messages", json={"text": "And is it warm?"})
    assert (added.status_code, added.json()["sender"]) == (201, "buyer")
    assert [one["text"] for one in (await buyer.get(path)).json()["messages"]] == ["Does it dim?", "And is it warm?"]
    assert (await buyer.get("/api/v1/conversations")).json()["total"] == 1
    assert (await stranger.get(path)).status_code == 404
    assert (await stranger.post(f"{path}/messages", json={"text": "!"})).status_code == 404
    assert (await stranger.get("/api/v1/conversations")).json()["total"] == 0
    assert len((await buyer.get(path)).json()["messages"]) == 2


async def test_staff_are_told_once_of_a_question_however_many_lines_it_has(owner, manager, buyer):
    made = await asked(buyer, await make_reviews.lamp())
    await buyer.post(f"/api/v1/conversations/{made['id']}/messages", json={"text": "Hello?"})
    await reactions.catch_up("notifications.tell_staff")
    for who in (owner, manager):
        assert [title for title, _ in await told(who.id, "waiting")] == ["A buyer waits for an answer"]
    await owner.post(f"{INBOX}/thread-{made['id']}/reply", json={"text": "Yes"})
    await buyer.post(f"/api/v1/conversations/{made['id']}/messages", json={"text": "One more thing"})
    await reactions.catch_up("notifications.tell_staff")
    assert len(await told(manager.id, "waiting")) == 2


async def test_the_list_takes_a_constant_number_of_statements(owner, buyer, stranger, guest, statements):
    lamp = await make_reviews.lamp()
    for who in (buyer, stranger, buyer):
        made = await asked(who, lamp)
        await owner.post(f"{INBOX}/thread-{made['id']}/reply", json={"text": "Yes"})
    statements.clear()
    assert (await guest.get(f"/api/v1/products/{lamp}/questions")).json()["total"] == 3
    assert len(statements) <= 5
    statements.clear()
    assert (await owner.get(INBOX)).json()["total"] == 3
    assert len(statements) <= 5


async def test_whoever_leaves_leaves_what_is_public_without_the_name(owner, buyer, guest):
    lamp = await make_reviews.lamp()
    public, private = await asked(buyer, lamp, "Does it dim?"), await asked(buyer, lamp, "I live at ...")
    await owner.post(f"{INBOX}/thread-{public['id']}/reply", json={"text": "Yes"})
    async with db.transaction() as session:
        account = await session.get_one(Account, buyer.id)
        export = await accounts.export_account(session, account)
        await accounts.delete_account(session, account)
    assert [len(one["messages"]) for one in export["conversations"]] == [2, 1]
    (shown,) = (await guest.get(f"/api/v1/products/{lamp}/questions")).json()["items"]
    assert (shown["author"], shown["text"]) == ("Buyer", "Does it dim?")
    assert (await owner.get(f"{INBOX}/thread-{private['id']}")).status_code == 404
