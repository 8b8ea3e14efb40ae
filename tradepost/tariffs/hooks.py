"""What plans make of payments, and of people who leave."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.hooks import on_delete, on_export
from tradepost.accounts.models import Account
from tradepost.payments.hooks import on_payment
from tradepost.tariffs import subscribing
from tradepost.tariffs.models import Subscription
from tradepost.tariffs.rules import RUNNING
from tradepost.tariffs.schemas import SubscriptionOut

on_payment(subscribing.follow)


@on_export("subscriptions")
async def export(db: AsyncSession, account: Account) -> Any:
    """Their plans."""
    rows = await db.execute(subscribing.of(account.id).order_by(Subscription.id))
    return [SubscriptionOut.of(row[0], row[1]).model_dump(mode="json") for row in rows]


@on_delete
async def end(db: AsyncSession, account: Account) -> None:
    """What runs is cancelled; money that comes in for it later goes back by itself."""
    running = select(Subscription.id).where(Subscription.account_id == account.id, Subscription.status.in_(RUNNING))
    for number in (await db.execute(running)).scalars().all():
        await subscribing.end(db, await subscribing.locked(db, number))
