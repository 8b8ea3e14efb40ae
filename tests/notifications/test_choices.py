"""Everybody chooses what they are told where; mails go to confirmed addresses, by a real mail server."""

import pytest
from sqlalchemy import select, update

from tests.mailbox import mail_server, text_of
from tradepost.accounts.models import Account
from tradepost.core import db
from tradepost.notifications import service
from tradepost.notifications.models import Choice

PATH = "/api/v1/notifications"
SETTINGS = f"{PATH}/settings"


@pytest.fixture
def mailbox(configure):
    with mail_server() as (box, url):
        configure(smtp_url=url, public_url="https://shop.example", project_name="Lamps")
        yield box


async def told(account_id: int, kind: str = "order", **fields) -> None:
    async with db.transaction() as session:
        await service.notify(session, account_id, kind=kind, **{"title": "Order 7 is on its way", **fields})


async def in_app(who) -> int:
    return (await who.get(PATH)).json()["total"]


async def test_orders_are_told_in_the_app_and_by_mail(buyer, mailbox):
    await told(buyer.id, text="With the post, number 123.", link="/account/orders/7")
    mail = await mailbox.one()
    assert (mail["To"], mail["Subject"]) == ("alice@example.com", "Lamps: Order 7 is on its way")
    assert text_of(mail).replace("\r", "") == "With the post, number 123.\n\nhttps://shop.example/account/orders/7\n"
    assert await in_app(buyer) == 1


async def test_reviews_and_messages_are_told_in_the_app_alone(buyer, mailbox):
    await told(buyer.id, "review")
    await told(buyer.id, "message")
    assert await mailbox.arrived() == []
    assert await in_app(buyer) == 2


async def test_choices_hold_from_then_on_and_for_oneself_alone(buyer, stranger, mailbox):
    before = (await buyer.get(SETTINGS)).json()["kinds"]
    nowhere_else = {"by_webhook": False, "by_telegram": False, "digest": False}
    assert before["order"] == {"in_app": True, "by_mail": True, **nowhere_else}
    body = {"kinds": {"order": {"in_app": True, "by_mail": False}, "review": {"in_app": False, "by_mail": True}}}
    answer = await buyer.put(SETTINGS, json=body)
    chosen = {kind: {**where, **nowhere_else} for kind, where in body["kinds"].items()}
    assert answer.json()["kinds"] == before | chosen
    assert (await buyer.get(SETTINGS)).json() == answer.json()
    assert (await stranger.get(SETTINGS)).json()["kinds"] == before

    await told(buyer.id, "order")
    await told(buyer.id, "review", title="Your review is published")
    (mail,) = await mailbox.arrived()
    assert mail["Subject"] == "Lamps: Your review is published"
    assert [one["kind"] for one in (await buyer.get(PATH)).json()["items"]] == ["order"]

    await buyer.put(SETTINGS, json={"kinds": {"order": {"in_app": False, "by_mail": False}}})
    await told(buyer.id, "order")
    assert await mailbox.arrived() == []
    assert await in_app(buyer) == 1


async def test_of_one_cause_one_mail_is_sent_whatever_was_chosen(buyer, mailbox):
    await buyer.put(SETTINGS, json={"kinds": {"order": {"in_app": False, "by_mail": True}}})
    for _ in range(3):
        await told(buyer.id, cause="order:7")
    assert len(await mailbox.arrived()) == 1
    assert await in_app(buyer) == 0
    assert (await buyer.get(f"{PATH}/unread")).json() == {"unread": 0}


async def test_no_mail_goes_to_an_address_that_is_not_confirmed(buyer, mailbox):
    async with db.transaction() as session:
        await session.execute(update(Account).where(Account.id == buyer.id).values(email_confirmed_at=None))
    await told(buyer.id)
    assert await mailbox.arrived() == []
    assert await in_app(buyer) == 1


async def test_a_verb_with_a_mail_of_its_own_leaves_this_one_out(buyer, mailbox):
    await told(buyer.id, mail=False)
    assert await mailbox.arrived() == []
    assert await in_app(buyer) == 1


async def test_what_is_taken_back_was_never_told(buyer, mailbox):
    async def fail() -> None:
        async with db.transaction() as session:
            await service.notify(session, buyer.id, kind="order", title="Paid")
            raise RuntimeError("the payment was not taken")

    with pytest.raises(RuntimeError):
        await fail()
    assert await mailbox.arrived() == []
    assert await in_app(buyer) == 0


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"kinds": {"weather": {"in_app": True, "by_mail": False}}},
        {"kinds": {"order": {"in_app": True}}},
        {"kinds": {"order": {"in_app": "perhaps", "by_mail": False}}},
    ],
)
async def test_choices_that_make_no_sense_are_refused(buyer, body):
    assert (await buyer.put(SETTINGS, json=body)).status_code == 422
    async with db.reading() as session:
        assert (await session.execute(select(Choice.id))).all() == []
