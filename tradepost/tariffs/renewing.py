"""What becomes of subscriptions by themselves: the next bill, its payment, grace and expiry.

Each step is one transaction that also says when the next is due: a worker killed in the middle has done it whole or not
at all. A provider that needs no network is asked in it; what another takes comes by its buyer's own hand.
"""

from datetime import datetime

from babel.dates import format_date
from babel.numbers import format_currency
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.accounts.rights import STAFF
from tradepost.core import clock, events
from tradepost.core.errors import Problem
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.notifications.rules import KINDS, Kind
from tradepost.notifications.service import notify
from tradepost.payments.providers import face as face_of
from tradepost.payments.rules import CAPTURED
from tradepost.tariffs import rules
from tradepost.tariffs.models import Subscription, Tariff, TariffBill
from tradepost.tariffs.subscribing import begin_payment, bills_of, close, locked, new_bill, void_bills
from tradepost.tariffs.texts import text_of

KIND = "subscription"
KINDS[KIND] = Kind(by_mail=True)  # a plan of theirs: renewed soon, not paid, ended


async def next_due(db: AsyncSession) -> int | None:
    """The subscription whose moment came first."""
    query = select(Subscription.id).where(Subscription.next_at <= clock.now())
    return (await db.execute(query.order_by(Subscription.next_at, Subscription.id).limit(1))).scalar_one_or_none()


async def step(db: AsyncSession, subscription_id: int) -> list[int]:
    """Do what is due about a subscription, in the caller's transaction; payments to be let go after the commit."""
    one = await locked(db, subscription_id)
    now, ends = clock.now(), one.paid_until
    if one.next_at is None or one.next_at > now:
        return []  # somebody else was as quick
    tariff = await db.get_one(Tariff, one.tariff_id)
    if one.status == rules.PENDING:
        return await _over(db, one, tariff, rules.CANCELLED)
    if one.status == rules.GRACE:
        return await _over(db, one, tariff, rules.EXPIRED)
    on = rules.goes_on(period=one.period, periods=one.periods, renews=one.renews, paid_until=ends, end=one.end_date)
    if on and tariff.price and ends is not None:
        await _renew(db, one, tariff, ends)
    elif ends is not None and ends <= now:
        return await _over(db, one, tariff, rules.EXPIRED)
    else:
        one.next_at = ends
    return []


async def _renew(db: AsyncSession, one: Subscription, tariff: Tariff, ends: datetime) -> None:
    due = next((bill for bill in await bills_of(db, one.id) if bill.status == rules.OPEN), None)
    if due is None:
        due = await new_bill(db, one, tariff)
        if ends > clock.now():
            await _tell(db, one, tariff, "renewal", bill=due, until=ends)
    if ends <= clock.now():
        await _charge(db, one, tariff, due, ends)
    else:
        one.next_at = ends


async def _charge(db: AsyncSession, one: Subscription, tariff: Tariff, due: TariffBill, ends: datetime) -> None:
    """Renew it where that takes nobody's hand; otherwise it goes on unpaid, for a while."""
    if one.provider and face_of(one.provider).immediate:
        try:
            made = await begin_payment(db, one, provider=one.provider)
        except Problem:  # the provider is offered no more
            made = None
        if made is not None and made.status == CAPTURED:
            return
    one.status, one.next_at = rules.GRACE, max(ends + rules.GRACE_FOR, clock.now())
    await events.record(
        db, "subscription.unpaid", one, subject_name=tariff.name, account_id=one.account_id, tariff_id=tariff.id
    )
    await _tell(db, one, tariff, "grace", bill=due, until=ends, last=one.next_at)
    await db.flush()


async def _over(db: AsyncSession, one: Subscription, tariff: Tariff, status: str) -> list[int]:
    waiting = await void_bills(db, one)
    close(one, status)
    what = "expired" if status == rules.EXPIRED else "cancelled"
    await events.record(
        db, f"subscription.{what}", one, subject_name=tariff.name, account_id=one.account_id, tariff_id=tariff.id
    )
    if status == rules.EXPIRED:
        await _tell(db, one, tariff, "expired")
    await db.flush()
    return waiting


async def _tell(
    db: AsyncSession, one: Subscription, tariff: Tariff, what: str, *, bill: TariffBill | None = None, **days: datetime
) -> None:
    account = await db.get_one(Account, one.account_id)
    language = account.language or settings().language
    zone = clock.zone()
    words = {name: format_date(day.astimezone(zone).date(), "long", locale=language) for name, day in days.items()}
    if bill is not None:
        words["amount"] = format_currency(to_text(bill.amount, bill.currency), bill.currency, locale=language)
    title, text = text_of(what, language, plan=tariff.name, **words)
    await notify(
        db,
        account.id,
        kind=KIND,
        title=title,
        text=text,
        link="/admin/subscription" if account.role in STAFF else "/account/subscription",
        data={"subscription_id": one.id},
        cause=f"subscription:{one.id}:{what}:{one.periods}",
    )
