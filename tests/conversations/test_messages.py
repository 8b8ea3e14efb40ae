"""Talks about an order: one each, between its buyer, with or without an account, and the shop."""

import asyncio

from tests.mailbox import mail_server, text_of
from tests.make_replies import ordered, told, written
from tradepost.core import jobs
from tradepost.orders import tokens

INBOX = "/api/v1/inbox"


async def test_the_buyer_writes_and_the_shop_answers_in_one_talk(owner, buyer):
    number = (await ordered(buyer))["number"]
    path = f"/api/v1/orders/{number}/messages"
    assert (await buyer.get(path)).json() == {"conversation_id": None, "status": None, "items": []}
    first = await written(buyer, number)
    await written(buyer, number, "Hello?")
    (line,) = (await owner.get(INBOX)).json()["items"]
    assert (line["kind"], line["text"], line["order"]["number"], line["subject"]) == (
        "message", "Hello?", number, f"Order {number}",
    )  # fmt: skip
    assert line["waiting_since"] == first["items"][0]["created_at"]
    answer = await owner.post(f"{INBOX}/{line['key']}/reply", json={"text": "Tomorrow."})
    assert [one["text"] for one in answer.json()["messages"]] == ["When will it come?", "Hello?", "Tomorrow."]
    found = (await buyer.get(path)).json()
    assert (found["status"], [one["sender"] for one in found["items"]]) == ("answered", ["buyer", "buyer", "shop"])
    assert await told(buyer.id, "conversation") == [(f"The shop wrote to you: Order {number}", "Tomorrow.")]


async def test_the_shop_may_write_first(owner, buyer):
    number = (await ordered(buyer))["number"]
    answer = await written(owner, number, "Is the address right?")
    assert (answer["status"], answer["items"][0]["sender"]) == ("answered", "shop")
    assert [text for _, text in await told(buyer.id, "conversation")] == ["Is the address right?"]
    figures = (await owner.get(f"{INBOX}/figures")).json()["total"]
    assert (figures["received"], figures["answered"], figures["waiting"]) == (0, 0, 0)
    assert (await written(buyer, number, "Yes"))["status"] == "waiting"


async def test_a_guest_writes_with_the_orders_token_and_is_answered_by_mail(owner, guest, configure):
    with mail_server() as (box, url):
        configure(smtp_url=url, project_name="Lamps", public_url="https://shop.example")
        made = await ordered(guest, email="ann@example.com")
        path = f"/api/v1/orders/{made['number']}/messages"
        token = {"x-order-token": tokens.token_of(made["id"])}
        assert (await guest.get(path)).status_code == 401
        assert (await guest.post(path, json={"text": "?"})).status_code == 401
        assert (await guest.post(path, json={"text": "Where is it?"}, headers=token)).status_code == 201
        await written(owner, made["number"], "On its way.")
        await jobs.drain()
        (mail,) = [one for one in await box.arrived() if "wrote to you" in one["Subject"]]
        assert (mail["To"], mail["Subject"]) == (
            "ann@example.com",
            f"Lamps: The shop wrote to you: Order {made['number']}",
        )
        assert f"https://shop.example/order/{made['number']}?token=" in text_of(mail)
    assert len((await guest.get(path, headers=token)).json()["items"]) == 2


async def test_a_strangers_order_has_no_talk_and_an_analyst_only_reads(analyst, buyer, stranger):
    number = (await ordered(buyer))["number"]
    await written(buyer, number)
    path = f"/api/v1/orders/{number}/messages"
    assert (await stranger.get(path)).status_code == 404
    assert (await stranger.post(path, json={"text": "!"})).status_code == 404
    assert (await analyst.post(path, json={"text": "!"})).status_code == 403
    assert len((await analyst.get(path)).json()["items"]) == 1


async def test_two_first_words_at_once_make_one_talk(owner, buyer):
    number = (await ordered(buyer))["number"]
    made = await asyncio.gather(*[written(buyer, number, f"Line {n}") for n in range(3)])
    assert len({one["conversation_id"] for one in made}) == 1
    found = (await buyer.get(f"/api/v1/orders/{number}/messages")).json()
    assert sorted(one["text"] for one in found["items"]) == ["Line 0", "Line 1", "Line 2"]
    assert (await owner.get(INBOX)).json()["total"] == 1


async def test_one_may_write_without_an_order(owner, buyer):
    answer = await buyer.post("/api/v1/conversations", json={"text": "Do you ship to Chile?", "subject": "Shipping"})
    assert answer.status_code == 201
    await owner.post(f"{INBOX}/thread-{answer.json()['id']}/reply", json={"text": "We do."})
    assert await told(buyer.id, "conversation") == [("The shop wrote to you: Shipping", "We do.")]
