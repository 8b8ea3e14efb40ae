"""A new encryption key takes the old one's place: whatever is encrypted at rest is brought under it, and opens."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from tests import make_payments
from tradepost.accounts.models import Account
from tradepost.cart.models import Cart
from tradepost.channels import tokens
from tradepost.channels.models import Channel
from tradepost.core import clock, crypto, db, rotating
from tradepost.notifications.models import Ways
from tradepost.payments.models import Payment

ROOT = Path(__file__).parents[2] / "tradepost"
# Who encrypts, and the columns that hold what they made: name yours here, and give the column `info=SEALED`.
USERS = {
    "accounts/two_factor.py": {"accounts.totp_secret"},
    "cart/service.py": {"carts.gift_card"},
    "channels/connecting.py": {"channels.credentials"},
    "channels/tokens.py": {"channel_tokens.secret"},
    "core/connections.py": set(),  # for its callers
    "core/idempotency.py": {"idempotency_keys.body"},
    "core/crypto.py": set(),
    "notifications/ways.py": {"notification_ways.webhook_secret", "notification_ways.telegram_token"},
    "payments/asking.py": {"payments.browser_secret"},
    "payments/connecting.py": {"payment_providers.credentials"},
}


def test_everybody_who_encrypts_is_known_and_so_are_their_columns() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if re.search(r"\b(encrypt|sealed)\(", path.read_text("utf-8")) and path.name != "rotating.py"
    }
    assert found == set(USERS)
    assert {str(one) for one in rotating.sealed()} == set().union(*USERS.values())


async def fill(owner: Any) -> None:
    """Something in every column that is encrypted."""
    body = {"type": "wildberries", "credentials": {"token": "a-token-of-wildberries"}}
    made = await owner.post("/channels", json=body, headers={"Idempotency-Key": "connect"})
    assert made.status_code == 201
    await make_payments.provider("stripe", credentials={"api_key": "sk_test_123456789012"})
    await make_payments.payment(await make_payments.order())

    async def give() -> tokens.Given:
        return tokens.Given("a token for a while", 86_400)

    await tokens.renewed("avito", give, asyncio.sleep)
    async with db.transaction() as session:
        session.add(
            Ways(account_id=owner.id, telegram_token=crypto.encrypt("12:abc"), webhook_secret=crypto.encrypt("w"))
        )
        session.add(Cart(currency="RUB", codes=[], lines=[], gift_card=crypto.encrypt("ABCD")))
        await session.execute(update(Account).values(totp_secret=crypto.encrypt("SEED")))
        await session.execute(update(Payment).values(browser_secret=crypto.encrypt("for the browser")))


async def kept() -> dict[str, list[str]]:
    """What each of those columns holds."""
    found = {}
    async with db.reading() as session:
        for column in rotating.sealed():
            rows = await session.execute(select(column).where(column.is_not(None), column != ""))
            found[str(column)] = list(rows.scalars())
    return found


async def clear() -> dict[str, list[str]]:
    return {name: [crypto.decrypt(text) for text in held] for name, held in (await kept()).items()}


async def test_the_old_key_can_go_when_everything_was_brought_under_the_new_one(
    owner: Any, configure: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotating, "AT_A_TIME", 1)
    configure(encryption_keys="old")
    await fill(owner)
    before, opened = await kept(), await clear()
    assert all(before.values())  # nothing that is encrypted is left out of this story
    async with db.reading() as session:
        channel = (await session.execute(select(Channel))).scalar_one()

    configure(encryption_keys="new,old")
    with clock.at(clock.now().replace(year=2040)):
        done = await rotating.rotate()
    assert done.renewed.total() == sum(len(held) for held in before.values())
    assert not done.locked
    after = await kept()
    assert all(set(after[name]).isdisjoint(held) for name, held in before.items())
    configure(encryption_keys="new")
    assert await clear() == opened
    async with db.reading() as session:  # nobody edited it
        now = (await session.execute(select(Channel))).scalar_one()
    assert (now.version, now.updated_at) == (channel.version, channel.updated_at)

    # Once more there is nothing to do; what no key opens stays as it is and is told.
    assert (await rotating.rotate()).renewed.total() == 0
    assert await kept() == after
    configure(encryption_keys="another")
    lost = await rotating.rotate()
    assert (lost.renewed.total(), set(lost.locked)) == (0, set(before))
    assert await kept() == after


async def test_what_changes_while_it_is_brought_under_the_new_key_is_not_written_over(
    owner: Any, configure: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(encryption_keys="old")
    made = (await owner.post("/channels", json={"type": "wildberries", "credentials": {"token": "first-token"}})).json()
    configure(encryption_keys="new,old")
    put, changed = rotating._put, []

    async def late(*given: Any) -> bool:
        if not changed:  # somebody sets another one in this moment
            changed.append(1)
            path, body = f"/channels/{made['id']}", {"credentials": {"token": "second-token"}}
            assert (await owner.put(path, json=body)).status_code == 200
        return await put(*given)

    monkeypatch.setattr(rotating, "_put", late)
    await rotating.rotate()
    configure(encryption_keys="new")
    assert (await clear())["channels.credentials"] == ['{"token": "second-token"}']
