"""Subscribing, paying and cancelling. A provider is asked between transactions; what it says is followed in its own.

A subscription is a row before anybody pays, under a slot that a person has once for each plan: killed anywhere, the
same request finds it again and goes on with the same payment.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.models import Account
from tradepost.core import clock, events
from tradepost.core.db import reading, transaction
from tradepost.core.dialects import is_unique_violation
from tradepost.core.errors import Conflict, Invalid, NotFound
from tradepost.core.settings import settings
from tradepost.payments import service as payments
from tradepost.payments.models import Payment
from tradepost.payments.providers import face as face_of
from tradepost.payments.rules import AUTHORISED, CAPTURED, CREATED, OPEN as UNDECIDED
from tradepost.tariffs import rules
from tradepost.tariffs.models import Subscription, Tariff, TariffBill
from tradepost.tariffs.schemas import GrantIn, SubscribeIn

TRIES = 4


def of(account_id: int) -> Any:
    """Somebody's subscriptions, each with its plan's name."""
    return named().where(Subscription.account_id == account_id)


def named() -> Any:
    """Subscriptions, each with its plan's name."""
    return select(Subscription, Tariff.name).join(Tariff, Tariff.id == Subscription.tariff_id)


async def find(db: AsyncSession, account_id: int, subscription_id: int) -> tuple[Subscription, str]:
    """One of somebody's own, with its plan's name; NotFound."""
    found = (await db.execute(of(account_id).where(Subscription.id == subscription_id))).one_or_none()
    if found is None:
        raise NotFound("subscription", subscription_id)
    return found[0], found[1]


async def locked(db: AsyncSession, subscription_id: int) -> Subscription:
    """A subscription, nobody else's to change until this transaction ends."""
    query = select(Subscription).where(Subscription.id == subscription_id).with_for_update()
    return (await db.execute(query.execution_options(populate_existing=True))).scalar_one()


async def bills_of(db: AsyncSession, subscription_id: int) -> list[TariffBill]:
    """A subscription's bills, oldest first."""
    query = select(TariffBill).where(TariffBill.subscription_id == subscription_id).order_by(TariffBill.number)
    return list((await db.execute(query)).scalars())


async def last_payment(db: AsyncSession, bills: Sequence[TariffBill]) -> Payment | None:
    """The newest payment of these bills."""
    query = select(Payment).where(Payment.bill_id.in_([bill.id for bill in bills])).order_by(Payment.id.desc())
    return (await db.execute(query.limit(1))).scalar_one_or_none() if bills else None


# --- subscribing ---


async def subscribe(account: Account, body: SubscribeIn, key: str | None = None) -> int:
    """Subscribe somebody to a plan, and pay for it; the subscription's id. Never called inside a transaction.

    Sent again it goes on with what was begun, under the same `key` also with what is done. Conflict for a plan they
    have; Invalid for one that is not on offer, an end that is past, or a provider that is not offered.
    """
    async with transaction() as db:
        subscription_id, waits = await _begin(db, account, body, key)
    if waits:
        await pay(subscription_id, provider=body.payment_provider, method=body.payment)
    return subscription_id


async def _begin(db: AsyncSession, account: Account, body: SubscribeIn, key: str | None) -> tuple[int, bool]:
    """A subscription, new or begun before, and whether it waits for money."""
    if key is not None:
        same = select(Subscription.id, Subscription.status).where(Subscription.key == key)
        if done := (await db.execute(same)).one_or_none():
            return done.id, done.status == rules.PENDING
    tariff = await _on_offer(db, body.tariff_id)
    if body.end_date is not None and body.end_date <= clock.now():
        raise Invalid("end_date", "must be in the future")
    slot = f"{account.id}:{tariff.id}"
    had = select(exists().where(Subscription.tariff_id == tariff.id, Subscription.account_id == account.id))
    first = not (await db.execute(had)).scalar_one()
    if tariff.price and not (tariff.trial_days and first):
        await payments.way_to_pay(db, body.payment_provider, field="payment_provider")
    made = _new(tariff, account.id, slot, body.end_date, key)
    try:
        async with db.begin_nested():
            db.add(made)
    except IntegrityError as error:
        if not is_unique_violation(error):
            raise
        return await _again(db, slot, body)
    if not tariff.price:
        _start(made, until=body.end_date)
    elif tariff.trial_days and first:
        now = clock.now()
        made.status, made.started_at = rules.TRIAL, now
        until = now + timedelta(days=tariff.trial_days)
        made.trial_until = made.paid_until = until if body.end_date is None else min(until, body.end_date)
        made.next_at = look_at(made)
    else:
        await new_bill(db, made, tariff)
    await _happened(db, made, tariff.name, "started" if made.status in rules.GOOD else "opened")
    await db.flush()
    return made.id, made.status == rules.PENDING


def _new(tariff: Tariff, account_id: int, slot: str, end: Any, key: str | None) -> Subscription:
    return Subscription(
        account_id=account_id,
        tariff_id=tariff.id,
        slot=slot,
        key=key,
        status=rules.PENDING,
        period=tariff.period if tariff.price else rules.ONCE,
        provider="",
        granted=False,
        renews=True,
        end_date=end,
        periods=0,
        next_at=clock.now() + rules.UNPAID_FOR,
    )


async def _again(db: AsyncSession, slot: str, body: SubscribeIn) -> tuple[int, bool]:
    query = select(Subscription).where(Subscription.slot == slot).with_for_update()
    found = (await db.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None or found.status != rules.PENDING:
        raise Conflict("You have this plan already", subscription_id=None if found is None else found.id)
    found.end_date = body.end_date
    await db.flush()
    return found.id, True


async def _on_offer(db: AsyncSession, tariff_id: int) -> Tariff:
    query = select(Tariff).where(Tariff.id == tariff_id, Tariff.archived_at.is_(None))
    found: Tariff | None = (await db.execute(query)).scalar_one_or_none()
    if found is None:
        raise Invalid("tariff_id", f"there is no tariff {tariff_id} on offer")
    return found


def look_at(one: Subscription) -> Any:
    """When something is to be done about a subscription that was just paid for; never for one that is for good."""
    if one.paid_until is None:
        return None
    more = rules.goes_on(
        period=one.period, periods=one.periods, renews=one.renews, paid_until=one.paid_until, end=one.end_date
    )
    return one.paid_until - rules.AHEAD if more else one.paid_until


def _start(one: Subscription, *, until: Any) -> None:
    one.status, one.started_at, one.paid_until = rules.ACTIVE, clock.now(), until
    one.renews = False
    one.next_at = until


async def new_bill(db: AsyncSession, one: Subscription, tariff: Tariff) -> TariffBill:
    """The bill of the next period, at the plan's price of today."""
    bill = TariffBill(
        subscription_id=one.id, number=one.periods + 1, amount=tariff.price, currency=tariff.currency, status=rules.OPEN
    )
    db.add(bill)
    await db.flush()
    return bill


async def grant(db: AsyncSession, tariff: Tariff, body: GrantIn) -> Subscription:
    """Give somebody a plan without money. Conflict when they have it; Invalid for nobody, or an end that is past."""
    account = await db.get(Account, body.user_id)
    if account is None or account.deleted_at is not None:
        raise Invalid("user_id", f"there is no account {body.user_id}")
    if body.end_date is not None and body.end_date <= clock.now():
        raise Invalid("end_date", "must be in the future")
    made = _new(tariff, account.id, f"{account.id}:{tariff.id}", body.end_date, None)
    made.granted, made.period = True, rules.ONCE
    _start(made, until=body.end_date)
    try:
        async with db.begin_nested():
            db.add(made)
    except IntegrityError as error:
        if is_unique_violation(error):
            raise Conflict("They have this plan already, or are about to pay for it") from error
        raise
    await _happened(db, made, tariff.name, "granted")
    return made


# --- paying ---


async def pay(subscription_id: int, *, provider: str, method: Mapping[str, Any] | None = None) -> Payment | None:
    """Pay what is due of a subscription; None when nothing is. Never called inside a transaction.

    A payment that was begun the same way is gone on with; one begun in another way is let go first, so that nobody pays
    twice.
    """
    for _try in range(TRIES):
        async with transaction() as db:
            found = await begin_payment(db, await locked(db, subscription_id), provider=provider, method=method)
        if found is None or found.status not in UNDECIDED:
            return found
        unasked = found.status == CREATED and not found.attempts
        wanted = _method(method or {}, found.method.get("description", ""))
        if found.provider == provider and (unasked or not method or found.method == wanted):
            return await payments.settle(found.id)
        await payments.void(found.id)
    raise Conflict("Another payment of this subscription is being made: try again")


async def begin_payment(
    db: AsyncSession, one: Subscription, *, provider: str, method: Mapping[str, Any] | None = None
) -> Payment | None:
    """Begin to pay the open bill of a locked subscription; one that is under way is the answer, however it was begun.

    An immediate provider is asked at once, any other after the commit. None when there is nothing to pay.
    """
    query = select(TariffBill).where(TariffBill.subscription_id == one.id, TariffBill.status == rules.OPEN)
    bill = (await db.execute(query.order_by(TariffBill.number).limit(1))).scalar_one_or_none()
    if bill is None:
        return None
    for made in await payments.of_bill(db, bill.id):
        if made.status in UNDECIDED or made.status == AUTHORISED:
            return made
    await payments.way_to_pay(db, provider, field="payment_provider")
    one.provider = provider
    await db.flush()
    name = (await db.execute(select(Tariff.name).where(Tariff.id == one.tariff_id))).scalar_one()
    ask = payments.pay_now if face_of(provider).immediate else payments.open_payment
    return await ask(
        db,
        bill_id=bill.id,
        provider=provider,
        amount=bill.amount,
        currency=bill.currency,
        method=_method(method or {}, f"{settings().project_name}: {name}"),
    )


def _method(given: Mapping[str, Any], description: str) -> dict[str, Any]:
    return {"language": settings().language, **given, "description": description}


async def follow(db: AsyncSession, payment: Payment, before: str) -> None:
    """A subscription's part in the outcome of its payment, in the transaction that writes it down.

    Money that comes for a bill that is paid already, or void, goes back by itself.
    """
    if payment.bill_id is None:
        return
    owner = (await db.execute(select(TariffBill.subscription_id).where(TariffBill.id == payment.bill_id))).scalar_one()
    one = await locked(db, owner)
    query = select(TariffBill).where(TariffBill.id == payment.bill_id).execution_options(populate_existing=True)
    bill = (await db.execute(query)).scalar_one()
    name = (await db.execute(select(Tariff.name).where(Tariff.id == one.tariff_id))).scalar_one()
    if payment.status == CAPTURED and before != CAPTURED:
        if bill.status != rules.OPEN:
            reason = "This was paid already" if bill.status == rules.PAID else "The subscription has ended"
            await payments.refund_now(db, payment.id, None, reason=reason, key="not-needed")
            return
        renewed = one.status != rules.PENDING
        _paid(one, bill)
        await _happened(db, one, name, "renewed" if renewed else "started", bill_id=bill.id, payment_id=payment.id)
    elif payment.status in {"declined", "failed"}:
        await _happened(db, one, name, "payment_failed", payment_id=payment.id, error=payment.error)
    await db.flush()


def _paid(one: Subscription, bill: TariffBill) -> None:
    now = clock.now()
    if one.anchor_at is None:  # the first time that is paid for begins after the trial, or now
        one.anchor_at = one.paid_until if one.trial_until and one.paid_until else now
    bill.status, bill.paid_at = rules.PAID, now
    bill.covers_from = one.paid_until if one.periods and one.paid_until else one.anchor_at
    one.periods = bill.number
    until = rules.covered(one.anchor_at, one.period, one.periods, one.end_date, clock.zone())
    bill.covers_until = one.paid_until = until
    one.status, one.started_at = rules.ACTIVE, one.started_at or now
    one.next_at = look_at(one)


# --- ending ---


async def cancel(subscription_id: int) -> None:
    """Cancel somebody's subscription: what is paid for goes on until its end, what is not ends now.

    Never called inside a transaction: payments that wait are let go at their provider. Done again it changes nothing.
    """
    async with transaction() as db:
        one = await locked(db, subscription_id)
        waiting = await end(db, one)
    for payment_id in waiting:
        await payments.void(payment_id)


async def end(db: AsyncSession, one: Subscription) -> list[int]:
    """What `cancel` writes; the payments that are to be let go after the commit."""
    if one.status not in rules.RUNNING or one.cancelled_at is not None:
        return []
    one.cancelled_at, one.renews = clock.now(), False
    waiting = await void_bills(db, one)
    if one.status in {rules.PENDING, rules.GRACE}:
        close(one, rules.CANCELLED)
    else:
        one.next_at = one.paid_until
        if one.paid_until is None:
            close(one, rules.CANCELLED)
    name = (await db.execute(select(Tariff.name).where(Tariff.id == one.tariff_id))).scalar_one()
    await _happened(db, one, name, "cancelled")
    await db.flush()
    return waiting


def close(one: Subscription, status: str) -> None:
    """It is over: the slot is free for another."""
    one.status, one.slot, one.next_at, one.renews = status, None, None, False


async def void_bills(db: AsyncSession, one: Subscription) -> list[int]:
    """Let open bills be; the payments of them that are still under way. What comes in for them goes back."""
    bills = [bill for bill in await bills_of(db, one.id) if bill.status == rules.OPEN]
    for bill in bills:
        bill.status = rules.VOID
    made = select(Payment.id).where(
        Payment.bill_id.in_([bill.id for bill in bills]), Payment.status.in_((*UNDECIDED, AUTHORISED))
    )
    return list((await db.execute(made.order_by(Payment.id))).scalars()) if bills else []


async def _happened(db: AsyncSession, one: Subscription, plan: str, what: str, **data: Any) -> None:
    await events.record(
        db,
        f"subscription.{what}",
        one,
        subject_name=plan,
        account_id=one.account_id,
        tariff_id=one.tariff_id,
        paid_until=events.plain(one.paid_until),
        **data,
    )


async def shown(account_id: int, subscription_id: int) -> tuple[Subscription, str, list[TariffBill], Payment | None]:
    """A subscription as it stands now, with its plan's name, bills and newest payment."""
    async with reading() as db:
        one, name = await find(db, account_id, subscription_id)
        bills = await bills_of(db, one.id)
        return one, name, bills, await last_payment(db, bills)
