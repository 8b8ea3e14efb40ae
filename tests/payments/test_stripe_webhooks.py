"""Stripe's webhooks: signed, never believed twice, and welcome whenever they come."""

import asyncio
import json
import time
from datetime import timedelta

import httpx
import pytest
import stripe
from aiohttp import web
from sqlalchemy import select

from tests import make_payments as make
from tests.payments.conftest import SECRETS
from tests.payments.servers import serve
from tradepost.core import clock, db
from tradepost.payments import service
from tradepost.payments.jobs import sweep
from tradepost.payments.models import PaymentNotice

HOOK = "/api/v1/payments/webhooks/stripe"


async def pay(**method):
    return await make.payment(await make.order(), provider="stripe", **method)


def told(payment, kind="payment_intent.succeeded", *, event="evt_1", **about):
    """An event about a payment's intent, as Stripe words it."""
    intent = {
        "id": payment.external_id or "pi_unknown",
        "object": "payment_intent",
        "metadata": {"payment": payment.key},
    }
    return json.dumps(
        {"id": event, "object": "event", "type": kind, "api_version": None, "data": {"object": intent | about}}
    )


def signed(body, *, secret=SECRETS["webhook_secret"], at=None):
    signature = stripe.WebhookSignature.generate_signature_header(body, secret, int(at or time.time()))
    return {"Stripe-Signature": signature, "Content-Type": "application/json"}


async def send(client, body, **how):
    return await client.post(HOOK, content=body, headers=signed(body, **how))


async def notices():
    async with db.reading() as session:
        rows = await session.execute(select(PaymentNotice).order_by(PaymentNotice.id))
        return [(one.event_id, one.payment_id, one.heard, one.done_at is not None) for one in rows.scalars()]


async def paid_in_the_browser(localstripe):
    """A payment that the buyer has paid and of which nobody has told us."""
    payment = await service.settle((await pay()).id)
    localstripe.post(f"/v1/payment_intents/{payment.external_id}", payment_method="pm_card_visa")
    localstripe.post(f"/v1/payment_intents/{payment.external_id}/confirm")
    assert payment.status == "pending"
    return payment


async def test_localstripe_tells_of_a_payment_and_it_is_captured(app, localstripe):
    arrived: asyncio.Queue[tuple[bytes, dict[str, str], int]] = asyncio.Queue()

    async def shop(request: web.Request) -> web.Response:
        body, headers = await request.read(), dict(request.headers)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
            answer = await client.post(request.path, content=body, headers=headers)
        await arrived.put((body, headers, answer.status_code))
        return web.Response(status=answer.status_code)

    async with serve(shop) as address:
        localstripe.tell(f"{address}{HOOK}", SECRETS["webhook_secret"], "payment_intent.succeeded")
        payment = await paid_in_the_browser(localstripe)
        body = b""
        while payment.external_id.encode() not in body:  # what earlier tests caused may still be on its way
            body, headers, status = await asyncio.wait_for(arrived.get(), 20)
        localstripe.tell(f"{address}{HOOK}", SECRETS["webhook_secret"], "nothing")
    assert (status, json.loads(body)["type"]) == (200, "payment_intent.succeeded")
    found = await service.get_now(payment.id)
    assert (found.status, found.captured, found.browser_secret) == ("captured", 149_990, "")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        again = await client.post(HOOK, content=body, headers=headers)
    assert (again.status_code, again.json()) == (200, {"received": True, "new": False})
    assert await make.happened() == ["payment.started", "payment.captured"]
    assert localstripe.charges() == [("succeeded", 149_990, True)]


@pytest.mark.parametrize(
    "how", [{"secret": "whsec_another"}, {"at": 1_700_000_000}], ids=["another's signature", "an old one"]
)
async def test_what_is_not_stripes_is_refused_and_changes_nothing(guest, localstripe, how):
    payment = await paid_in_the_browser(localstripe)
    answer = await send(guest, told(payment), **how)
    assert answer.status_code == 400, answer.text
    assert (await service.get_now(payment.id)).status == "pending"
    assert await notices() == []


@pytest.mark.parametrize("headers", [{}, {"Stripe-Signature": "t=x,v1=y"}, {"Stripe-Signature": "nonsense"}])
@pytest.mark.parametrize("body", [b"", b"{}", b"\xff\xfe", b"[1,2"])
async def test_nonsense_is_refused(guest, localstripe, body, headers):
    assert (await guest.post(HOOK, content=body, headers=headers)).status_code == 400
    assert await notices() == []


async def test_signed_nonsense_is_refused_too(guest, localstripe):
    for body in ("[]", "{}", '{"id": 1}', "null"):
        assert (await send(guest, body)).status_code == 400


async def test_the_body_is_checked_as_it_came_and_not_as_it_reads(guest, localstripe):
    payment = await paid_in_the_browser(localstripe)
    body = told(payment)
    answer = await guest.post(HOOK, content=body.replace(" ", ""), headers=signed(body))
    assert answer.status_code == 400
    assert (await send(guest, body)).json() == {"received": True, "new": True}


async def test_ten_at_once_of_the_same_are_one(guest, localstripe):
    payment = await paid_in_the_browser(localstripe)
    answers = await asyncio.gather(*[send(guest, told(payment)) for _ in range(10)])
    assert {answer.status_code for answer in answers} == {200}
    assert await make.sums(payment.id) == (149_990, 0, 0)
    assert await make.happened() == ["payment.started", "payment.captured"]
    assert await notices() == [("evt_1", payment.id, 10, True)]


async def test_one_about_nothing_of_ours_is_noted(guest, localstripe):
    payment = await make.payment(await make.order())  # not Stripe's
    answer = await send(guest, told(payment))
    assert (answer.status_code, answer.json()["new"]) == (200, True)
    assert await notices() == [("evt_1", None, 1, True)]
    assert (await service.get_now(payment.id)).status == "created"


async def test_one_that_claims_what_is_not_so_changes_nothing(guest, localstripe):
    payment = await service.settle((await pay()).id)
    assert (await send(guest, told(payment, status="succeeded", amount_received=149_990))).status_code == 200
    assert (await service.get_now(payment.id)).status == "pending"


async def test_one_that_comes_before_our_own_answer_is_not_lost(guest, localstripe, line):
    """The buyer's bank is quicker than the answer to our own call."""
    payment = await pay(payment_method="pm_card_visa")
    line.gate, line.watched = asyncio.Event(), "/payment_intents"
    asked = asyncio.create_task(service.settle(payment.id))
    await line.here.wait()
    heard = asyncio.create_task(send(guest, told(payment)))
    await asyncio.sleep(0)
    line.gate.set()
    assert (await asked).status == "captured"
    assert (await heard).status_code == 200
    assert await make.happened() == ["payment.captured"]
    assert localstripe.charges() == [("succeeded", 149_990, True)]


async def test_while_stripe_cannot_be_asked_it_is_not_done_and_comes_again(guest, localstripe, line):
    payment = await pay(payment_method="pm_card_visa")
    line.cuts += ["POST /v1/payment_intents"]
    assert (await service.settle(payment.id)).status == "unknown"
    line.cuts += ["POST /v1/payment_intents"]
    answer = await send(guest, told(payment))
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert await notices() == [("evt_1", payment.id, 1, False)]
    assert (await send(guest, told(payment))).json() == {"received": True, "new": True}
    assert await notices() == [("evt_1", payment.id, 2, True)]
    assert (await service.get_now(payment.id)).status == "captured"


async def test_one_about_a_payment_that_waits_comes_again_too(guest, localstripe, line):
    payment = await paid_in_the_browser(localstripe)
    line.cuts += [f"GET /v1/payment_intents/{payment.external_id}"] * 2  # reading is tried twice by itself
    assert (await send(guest, told(payment))).status_code == 503
    assert (await service.get_now(payment.id)).status == "pending"
    assert (await send(guest, told(payment))).status_code == 200
    assert (await service.get_now(payment.id)).status == "captured"


async def test_without_webhooks_the_sweep_finds_out(localstripe):
    payment = await paid_in_the_browser(localstripe)
    with clock.at(clock.now() + timedelta(minutes=5)):
        assert await sweep() == 1
    assert (await service.get_now(payment.id)).status == "captured"


async def test_a_provider_that_there_is_not_hears_nothing(guest, localstripe):
    for name, status in (("paypal", 404), ("offline", 400)):
        assert (await guest.post(f"/api/v1/payments/webhooks/{name}", content=b"{}")).status_code == status
