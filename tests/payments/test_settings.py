"""Providers' settings: what is offered, what staff may see of it, and that secrets stay in."""

import json
import logging
import os
import subprocess
import sys

import pytest
from sqlalchemy import text

from tests import make_payments as make
from tests.payments.conftest import SECRETS
from tradepost.core import db
from tradepost.core.events import Event
from tradepost.payments import connecting, service

PROVIDERS = "/api/v1/payments/providers"
STRIPE = f"{PROVIDERS}/stripe/settings"


async def everything():
    """All that the tables say, as text."""
    async with db.reading() as session:
        found = []
        for table in db.Base.metadata.sorted_tables:
            found += [repr(tuple(row)) for row in await session.execute(table.select())]
        return "\n".join(found)


async def test_out_of_the_box_a_guest_may_pay_without_a_provider(guest):
    assert (await guest.get(PROVIDERS)).json() == [
        {
            "name": "offline",
            "title": {"en": "Cash or bank transfer", "ru": "Наличными или переводом"},
            "mode": "live",
            "browser": {"instructions": {"en": "", "ru": ""}, "test_mode": False},
        }
    ]


async def test_what_is_on_from_the_start_stays_on_when_something_else_is_set(owner, guest):
    answer = await owner.put(f"{PROVIDERS}/offline/settings", json={"title_en": "Cash"})
    assert (answer.status_code, answer.json()["enabled"]) == (200, True)
    assert [one["title"]["en"] for one in (await guest.get(PROVIDERS)).json()] == ["Cash"]


async def test_the_owner_sets_stripe_up_and_it_is_offered(owner, guest):
    answer = await owner.put(
        STRIPE,
        json={
            "enabled": True,
            "mode": "test",
            "title_ru": "Картой",
            "options": {"publishable_key": "pk_test_1"},
            "credentials": SECRETS,
        },
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["credentials"] == {
        "api_key": {"set": True, "last4": "4242", "source": "settings"},
        "webhook_secret": {"set": True, "last4": "1234", "source": "settings"},
    }
    _offline, card = (await guest.get(PROVIDERS)).json()
    assert card == {
        "name": "stripe",
        "title": {"en": "Bank card", "ru": "Картой"},
        "mode": "test",
        "browser": {
            "publishable_key": "pk_test_1",
            "script": "https://js.stripe.com/v3/",
            "sources": {
                "script-src": "https://js.stripe.com https://*.js.stripe.com",
                "connect-src": "https://api.stripe.com",
                "frame-src": "https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
                "img-src": "https://*.stripe.com",
            },
        },
    }


async def test_secrets_are_in_no_answer_no_event_no_log_and_not_in_the_table(owner, analyst, guest, caplog):
    caplog.set_level(logging.INFO)
    headers = {"Idempotency-Key": "set up"}
    answers = [
        await owner.put(STRIPE, json={"enabled": True, "credentials": SECRETS}, headers=headers),
        await owner.put(STRIPE, json={"options": {"api_base": "https://elsewhere.example"}}),
        await owner.put(STRIPE, json={"credentials": {"api_key": SECRETS["api_key"], "no_such": "x"}}),
        await analyst.get(STRIPE),
        await analyst.get("/api/v1/payments/settings"),
        await guest.get(PROVIDERS),
        await owner.get("/api/v1/audit"),
    ]
    seen = "\n".join([*[f"{answer.text}{answer.headers}" for answer in answers], await everything(), caplog.text])
    for secret in SECRETS.values():
        assert secret not in seen
        assert secret[:-4] not in seen
    async with db.reading() as session:
        (event,) = (
            await session.execute(Event.__table__.select().where(Event.name == "payment_provider.updated"))
        ).all()
    assert event.data == {"credentials_changed": ["api_key", "webhook_secret"]}
    assert event.changes["enabled"] == [None, True]


async def test_a_connection_does_not_show_its_secrets_by_accident(clean):
    await make.provider("stripe", credentials=SECRETS)
    async with db.reading() as session:
        known = (await connecting.connections(session))["stripe"]
    assert known.credentials == SECRETS
    assert SECRETS["api_key"] not in f"{known} {known!r}"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"enabled": True}, "enabled"),
        ({"mode": "pretend"}, "mode"),
        ({"options": {"captures": "never"}}, "options.captures"),
        ({"options": {"captures": 1}}, "options.captures"),
        ({"options": {"colour": "red"}}, "options.colour"),
        ({"options": {"api_base": "ftp://stripe"}}, "options.api_base"),
        ({"options": {"publishable_key": "x" * 501}}, "options.publishable_key"),
        ({"credentials": {"password": "x"}}, "credentials.password"),
        ({"credentials": {"api_key": "ключ"}}, "credentials.api_key"),
        ({"title_en": "x" * 256}, "title_en"),
    ],
)
async def test_settings_that_make_no_sense_are_refused_by_field(owner, guest, wrong, field):
    answer = await owner.put(STRIPE, json=wrong)
    assert answer.status_code == 422, answer.text
    assert answer.json()["errors"][0]["field"] == field
    assert (await owner.get(STRIPE)).json()["version"] == 0
    assert [one["name"] for one in (await guest.get(PROVIDERS)).json()] == ["offline"]


async def test_secrets_are_not_sent_elsewhere_without_being_given_again(owner):
    await make.provider("stripe", credentials=SECRETS)
    elsewhere = {"options": {"api_base": "https://elsewhere.example"}}
    answer = await owner.put(STRIPE, json=elsewhere)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "options.api_base")
    assert (await owner.get(STRIPE)).json()["options"]["api_base"] == ""
    assert (await owner.put(STRIPE, json={**elsewhere, "credentials": SECRETS})).status_code == 200


async def test_what_is_left_out_stays_and_what_is_empty_is_forgotten(owner, guest):
    await make.provider("stripe", credentials=SECRETS, title_en="Card")
    changed = (await owner.put(STRIPE, json={"credentials": {"webhook_secret": ""}})).json()
    assert changed["credentials"]["api_key"]["set"]
    assert not changed["credentials"]["webhook_secret"]["set"]
    assert (changed["title"]["en"], changed["enabled"]) == ("Card", True)
    answer = await owner.put(STRIPE, json={"credentials": {"api_key": ""}})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "enabled")
    assert (await owner.put(STRIPE, json={"credentials": {"api_key": ""}, "enabled": False})).status_code == 200
    assert [one["name"] for one in (await guest.get(PROVIDERS)).json()] == ["offline"]


async def test_two_who_edit_the_same_settings_do_not_overwrite_each_other(owner):
    await make.provider("stripe", credentials=SECRETS)
    seen = {"If-Match": (await owner.get(STRIPE)).headers["etag"]}
    assert (await owner.put(STRIPE, json={"title_en": "First"}, headers=seen)).status_code == 200
    assert (await owner.put(STRIPE, json={"title_en": "Second"}, headers=seen)).status_code == 412
    assert (await owner.get(STRIPE)).json()["title"]["en"] == "First"


async def test_who_may(owner, manager, analyst, buyer, guest):
    for person, reads, writes in (
        (owner, 200, 200),
        (manager, 200, 403),
        (analyst, 200, 403),
        (buyer, 403, 403),
        (guest, 401, 401),
    ):
        assert (await person.get(STRIPE)).status_code == reads
        assert (await person.get("/api/v1/payments/settings")).status_code == reads
        assert (await person.put(STRIPE, json={"title_en": "Card"})).status_code == writes
        assert (await person.post(f"{PROVIDERS}/stripe/test")).status_code == writes
        assert (await person.get("/api/v1/payments")).status_code == reads
        assert (await person.post("/api/v1/payments/1/void")).status_code in {403, 401, 404}
    assert (await owner.get(f"{PROVIDERS}/paypal/settings")).status_code == 404
    assert (await owner.put(f"{PROVIDERS}/paypal/settings", json={})).status_code == 404


async def test_credentials_can_come_from_the_environment(configure, clean, guest):
    configure(stripe_api_key="sk_live_from_environment", stripe_publishable_key="pk_live_1")
    async with clean.begin() as connection:  # as if the program had just been started
        await connection.execute(text("INSERT INTO stamps (name, number) VALUES ('payments', 7)"))
    ways = {one["name"]: one for one in (await guest.get(PROVIDERS)).json()}
    assert ways["stripe"]["browser"]["publishable_key"] == "pk_live_1"
    async with db.reading() as session:
        assert (await service.way_to_pay(session, "stripe")).credentials == {"api_key": "sk_live_from_environment"}


def test_no_providers_library_is_loaded_before_it_is_asked(tmp_path):
    """They take as much memory as a third of a serving process."""
    code = """
import asyncio, sys
from tradepost.app import create_app
from tradepost.core import db
async def main():
    engine = db.connect(sys.argv[1])
    create_app()
    async with engine.begin() as connection:
        await connection.run_sync(db.Base.metadata.create_all)
    from tradepost.payments import service
    async with db.transaction() as session:
        print([one.name for one in await service.providers(session)])
    await db.disconnect()
asyncio.run(main())
print(sorted({"stripe", "yookassa"} & set(sys.modules)))
"""
    home = {**os.environ, "TRADEPOST_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-c", code, f"sqlite+aiosqlite:///{tmp_path}/shop.db"]
    done = subprocess.run(command, env=home, capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.splitlines()[-2:] == ["['offline']", "[]"]


async def test_the_test_button_says_what_is_wrong(owner, localstripe, line):
    async def tried():
        return (await owner.post(f"{PROVIDERS}/stripe/test")).json()

    without = "Without the publishable key (pk_...) the shop's pages take no cards"
    assert await tried() == {"works": True, "message": without}
    await make.provider("stripe", options={"api_base": line.url, "publishable_key": "pk_test_1"})
    assert await tried() == {"works": True, "message": ""}
    await make.provider("stripe", credentials={"api_key": "wrong"})
    assert await tried() == {"works": False, "message": "Stripe does not accept the secret key"}
    await make.provider("stripe", credentials={"api_key": SECRETS["api_key"]}, mode="live")
    assert await tried() == {"works": False, "message": "The key is one for tests while the mode is live"}
    line.cuts.append("GET /v1/payment_intents")
    assert not (await tried())["works"]
    await make.provider("stripe", enabled=False, credentials={"api_key": ""})
    assert await tried() == {"works": False, "message": "Not set yet: api_key"}
    assert json.loads((await owner.post(f"{PROVIDERS}/offline/test")).text)["works"]
