"""Beside the app and by mail: a signed webhook, a Telegram bot, and one mail a day; by real servers on this machine."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from standardwebhooks import Webhook
from standardwebhooks.webhooks import WebhookVerificationError

from tests.mailbox import mail_server, text_of
from tests.peer import http_peer
from tradepost.core import clock, db, jobs, outbound
from tradepost.core.errors import Invalid
from tradepost.core.jobs import Job
from tradepost.notifications import jobs as ours, service
from tradepost.notifications.models import Gathered, Ways

WAYS = "/notifications/ways"
SETTINGS = "/notifications/settings"
TOKEN = "123456789:AAH-a_token_of_a_bot_that_is_none_00000"
EVERYWHERE = {"in_app": True, "by_mail": False, "by_webhook": True, "by_telegram": True}


@pytest.fixture
def peer(configure):
    with http_peer() as found:
        configure(
            telegram_api_base=found.url,
            private_webhooks="true",
            public_url="https://shop.example",
            timezone="Europe/Moscow",
        )
        yield found


async def told(account_id: int, **fields) -> None:
    async with db.transaction() as session:
        given = {"title": "Order 7 is on its way", "text": "With the post.", "link": "/order/7", **fields}
        await service.notify(session, account_id, kind="order", **given)


async def chosen(who, **where) -> None:
    assert (await who.put(SETTINGS, json={"kinds": {"order": where}})).status_code == 200


async def test_a_webhook_is_signed_by_the_standard_with_a_secret_that_is_shown_once(buyer, peer):
    made = (await buyer.put(WAYS, json={"webhook_url": f"{peer.url}/hook"})).json()
    secret = made["webhook_secret"]
    assert secret.startswith("whsec_")
    assert (await buyer.get(WAYS)).json() == {**made, "webhook_secret": None}
    assert (await buyer.put(WAYS, json={"webhook_url": f"{peer.url}/hook"})).json()["webhook_secret"] is None
    await chosen(buyer, **EVERYWHERE)
    await told(buyer.id)
    await jobs.drain()
    (sent,) = peer.sent
    assert sent.path == "/hook"
    body = Webhook(secret).verify(sent.body, sent.headers)
    assert body["type"] == "notification"
    assert body["data"] | {"kind": "order", "title": "Order 7 is on its way", "text": "With the post."} == body["data"]
    assert (body["data"]["link"], body["data"]["id"]) == ("https://shop.example/order/7", sent.headers["webhook-id"])
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_" + "A" * 32).verify(sent.body, sent.headers)
    async with db.reading() as session:
        kept = (await session.execute(select(Ways.webhook_secret))).scalar_one()
    assert secret not in kept


async def test_a_webhook_that_fails_is_tried_again_with_the_same_id_and_says_why(buyer, peer):
    await buyer.put(WAYS, json={"webhook_url": f"{peer.url}/hook"})
    await chosen(buyer, **EVERYWHERE)
    await told(buyer.id)
    peer.answers.append((503, {"error": "full"}))
    async with db.reading() as session:
        job_id = (await session.execute(select(Job.id).where(Job.kind == "notifications.webhook"))).scalar_one()
    with pytest.raises(ours.NotDelivered):
        await jobs.execute(job_id, 1)
    assert (await buyer.get(WAYS)).json()["webhook_error"] == 'It answered 503: {"error": "full"}'
    await jobs.execute(job_id, 1)
    assert (await buyer.get(WAYS)).json()["webhook_error"] == ""
    assert len({one.headers["webhook-id"] for one in peer.sent}) == 1
    assert len(peer.sent) == 2


async def test_what_will_never_arrive_is_not_tried_again(buyer, peer):
    await buyer.put(WAYS, json={"webhook_url": f"{peer.url}/hook"})
    await chosen(buyer, **EVERYWHERE)
    peer.answers.append((410, {}))
    await told(buyer.id)
    await jobs.drain()
    async with db.reading() as session:
        (status,) = (await session.execute(select(Job.status).where(Job.kind == "notifications.webhook"))).one()
    assert (status, len(peer.sent)) == ("failed", 1)
    assert (await buyer.get(WAYS)).json()["webhook_error"] == "It answered 410: {}"


async def test_a_bot_writes_into_ones_chat_and_its_token_is_never_shown(buyer, peer):
    answer = await buyer.put(WAYS, json={"telegram_token": TOKEN, "telegram_chat": "-100123"})
    assert (answer.json()["telegram"], answer.json()["telegram_chat"]) == (True, "-100123")
    assert TOKEN not in answer.text + (await buyer.get(WAYS)).text
    await chosen(buyer, **EVERYWHERE)
    await told(buyer.id)
    await jobs.drain()
    (sent,) = peer.sent
    assert sent.path == f"/bot{TOKEN}/sendMessage"
    text = "Order 7 is on its way\n\nWith the post.\n\nhttps://shop.example/order/7"
    assert sent.json == {"chat_id": "-100123", "text": text}
    peer.answers.append((403, {"ok": False, "description": "Forbidden: bot was blocked by the user"}))
    await told(buyer.id)
    await jobs.drain()
    error = (await buyer.get(WAYS)).json()["telegram_error"]
    assert error == "It answered 403: Forbidden: bot was blocked by the user"
    async with db.reading() as session:
        rows = (await session.execute(select(Job.args, Job.error, Job.state))).all()
    assert TOKEN not in str(rows)


async def test_each_way_can_be_tried(buyer, peer):
    for way in ("webhook", "telegram"):
        assert (await buyer.post(f"{WAYS}/try", json={"way": way})).status_code == 409
    await buyer.put(WAYS, json={"webhook_url": f"{peer.url}/hook", "telegram_token": TOKEN, "telegram_chat": "@lamps"})
    for way in ("webhook", "telegram"):
        assert (await buyer.post(f"{WAYS}/try", json={"way": way})).status_code == 202
    await jobs.drain()
    assert [sent.path for sent in peer.sent] == ["/hook", f"/bot{TOKEN}/sendMessage"]
    assert (await buyer.post(f"{WAYS}/try", json={"way": "pigeon"})).status_code == 422


async def test_what_is_taken_away_is_told_there_no_more(buyer, peer):
    await buyer.put(WAYS, json={"webhook_url": f"{peer.url}/hook", "telegram_token": TOKEN, "telegram_chat": "1"})
    await chosen(buyer, **EVERYWHERE)
    await told(buyer.id)
    await buyer.put(WAYS, json={"webhook_url": "", "telegram_token": ""})
    await told(buyer.id)
    await jobs.drain()
    assert peer.sent == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"webhook_url": "ftp://example.com"}, "webhook_url"),
        ({"webhook_url": "https://"}, "webhook_url"),
        ({"webhook_url": "https://me:secret@example.com/"}, "webhook_url"),
        ({"webhook_url": "http://127.0.0.1/"}, "webhook_url"),
        ({"webhook_url": "http://169.254.169.254/latest"}, "webhook_url"),
        ({"webhook_url": "http://[::1]/"}, "webhook_url"),
        ({"webhook_url": "http://[::ffff:10.0.0.1]/"}, "webhook_url"),
        ({"telegram_token": "secret"}, "telegram_token"),
        ({"telegram_token": TOKEN}, "telegram_chat"),
        ({"telegram_chat": "Ann"}, "telegram_chat"),
        ({"digest_hour": 24}, "digest_hour"),
    ],
)
async def test_what_cannot_be_told_there_is_refused(buyer, body, field):
    answer = await buyer.put(WAYS, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    async with db.reading() as session:
        assert (await session.execute(select(func.count(Ways.id)))).scalar_one() == 0


async def test_a_name_that_stands_for_this_machine_is_not_asked(buyer, configure):
    with http_peer() as peer:
        configure(private_webhooks="false")
        local = peer.url.replace("127.0.0.1", "localhost")
        with pytest.raises(Invalid, match="on this machine or its network"):
            await outbound.post(f"{local}/hook", b"{}", {})
        await buyer.put(WAYS, json={"webhook_url": f"{local}/hook"})
        await chosen(buyer, **EVERYWHERE)
        await told(buyer.id)
        await jobs.drain()
        assert peer.sent == []
        assert "on this machine or its network" in (await buyer.get(WAYS)).json()["webhook_error"]


async def test_a_digest_is_one_mail_a_day_at_ones_own_hour(buyer, stranger, configure):
    with mail_server() as (box, url):
        configure(smtp_url=url, project_name="Lamps", public_url="https://shop.example", timezone="Europe/Moscow")
        await buyer.put(WAYS, json={"digest_hour": 9})
        for who in (buyer, stranger):
            await chosen(who, in_app=True, by_mail=True, digest=True)
        await told(buyer.id)
        await told(buyer.id, title="Order 8 is paid", text="", link="")
        await told(stranger.id)
        assert await box.arrived() == []

        async def at(hour: int, day: int = 2) -> list[tuple[str, str]]:
            with clock.at(datetime(2026, 3, day, hour, 4, tzinfo=UTC)):  # three hours earlier than in Moscow
                async with db.transaction() as session:
                    await jobs.later(session, ours.send_digests)
                await jobs.drain()
                return [(mail["To"], mail["Subject"]) for mail in await box.arrived()]

        assert await at(4) == []
        assert await at(5) == [("bob@example.com", "Lamps: 1 news for you")]  # eight, where nobody chose an hour
        with clock.at(datetime(2026, 3, 2, 6, 4, tzinfo=UTC)):
            async with db.transaction() as session:
                await jobs.later(session, ours.send_digests)
            await jobs.drain()
            (mail,) = await box.arrived()
        assert mail["To"] == "alice@example.com"
        assert text_of(mail).replace("\r", "") == (
            "Order 7 is on its way\nWith the post.\nhttps://shop.example/order/7\n\n\nOrder 8 is paid\n"
        )
        await told(buyer.id, title="Later")
        assert await at(20) == []
        assert await at(6, day=3) == [("alice@example.com", "Lamps: 1 news for you")]
    async with db.reading() as session:
        assert (await session.execute(select(func.count(Gathered.id)))).scalar_one() == 0


async def test_ways_are_ones_own(buyer, stranger, guest):
    await buyer.put(WAYS, json={"digest_hour": 20})
    assert (await stranger.get(WAYS)).json()["digest_hour"] == 8
    for call in (guest.get(WAYS), guest.put(WAYS, json={}), guest.post(f"{WAYS}/try", json={"way": "webhook"})):
        assert (await call).status_code == 401
