"""The routes of payments: providers and their settings, webhooks, and what staff do with payments.

Buyers pay with their order; what they see of a payment is shown there.
"""

from decimal import Decimal
from typing import Annotated, Literal

from fastapi import Depends, Query, Request, Response, status
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.accounts.auth import Caller, may
from tradepost.accounts.rights import Right
from tradepost.core import idempotency, labels
from tradepost.core.db import Db, reading, stepwise
from tradepost.core.errors import Invalid
from tradepost.core.limiter import client_address
from tradepost.core.money import to_minor
from tradepost.core.paging import Page, Paging, paged, paging
from tradepost.core.web import Id, current_version, router as make_router, version_tag
from tradepost.payments import connecting, noticing, refunding, service
from tradepost.payments.models import Payment
from tradepost.payments.providers.faces import FACES
from tradepost.payments.schemas import (
    CaptureIn,
    CheckOut,
    Heard,
    PaymentOut,
    ProviderChange,
    ProviderOut,
    RefundIn,
    RefundOut,
    WayToPay,
    payment_out,
    provider_out,
    refund_out,
    way_out,
)

router = make_router("payments")

Reader = Annotated[Caller, may(Right.PAYMENTS_READ)]
Writer = Annotated[Caller, may(Right.PAYMENTS_WRITE)]
Settler = Annotated[Caller, may(Right.SETTINGS_WRITE)]
Status = Literal["created", "pending", "authorised", "captured", "declined", "failed", "voided", "unknown"]

_payments = paging(
    Payment.id, "-created_at", created_at=Payment.created_at, updated_at=Payment.updated_at, amount=Payment.amount
)


# --- providers ---


@router.get("/payments/providers")
async def list_providers(db: Db) -> list[WayToPay]:
    """The ways to pay that this shop offers."""
    return [way_out(one) for one in await service.providers(db)]


@router.get("/payments/settings")
async def list_settings(db: Db, _who: Reader) -> list[ProviderOut]:
    """Every provider's settings, whether it is offered or not."""
    return [provider_out(name, await connecting.row_of(db, name)) for name in FACES]


@router.get("/payments/providers/{name}/settings")
async def get_settings(name: str, db: Db, _who: Reader, response: Response) -> ProviderOut:
    """A provider's settings. Of secrets only whether they are set, and their last four letters."""
    row = await connecting.row_of(db, name)
    version_tag(response, connecting.current(row))
    return provider_out(name, row)


@router.put("/payments/providers/{name}/settings")
async def change_settings(
    name: str, body: ProviderChange, db: Db, _who: Settler, request: Request, response: Response
) -> ProviderOut:
    """Set a provider up; `If-Match` guards against a change in the meantime."""
    row = await connecting.row_of(db, name, lock=True)
    current_version(request, connecting.current(row))
    row = await connecting.change(db, name, row, body.model_dump(exclude_unset=True))
    version_tag(response, row.version)
    return provider_out(name, row)


@router.post("/payments/providers/{name}/test")
@stepwise
async def try_settings(name: str, _who: Settler) -> CheckOut:
    """Try a provider's settings with a harmless call, and say what is wrong."""
    found = await connecting.check(name)
    return CheckOut(works=found.works, message=found.message)


@router.post("/payments/webhooks/{name}")
@stepwise
async def hear_webhook(name: str, request: Request) -> Heard:
    """What a provider has to tell. 400 when it is not theirs; the same again is taken and does nothing."""
    headers = {key.lower(): value for key, value in request.headers.items()}
    return Heard(new=await noticing.hear(name, await request.body(), headers, client_address(request.scope)))


# --- payments ---


@router.get("/payments")
async def list_payments(
    db: Db,
    _who: Reader,
    page: Annotated[Paging, Depends(_payments)],
    status: Annotated[Status | None, Query(description="Those in this state")] = None,
    provider: Annotated[str | None, Query(max_length=20, description="Those by this provider")] = None,
    order_id: Annotated[int | None, Query(ge=1, le=2**63 - 1, description="Those of this order")] = None,
    under_way: Annotated[
        bool | None, Query(description="Those that the provider still has to be asked about, or not")
    ] = None,
) -> Page[PaymentOut]:
    """Every payment, newest first."""
    query = select(Payment)
    if status is not None:
        query = query.where(Payment.status == status)
    if provider is not None:
        query = query.where(Payment.provider == provider)
    if order_id is not None:
        query = query.where(Payment.order_id == order_id)
    if under_way is not None:
        query = query.where(Payment.next_at.is_not(None) if under_way else Payment.next_at.is_(None))
    found = Page[PaymentOut](**await paged(db, query, page, payment_out))
    await labels.numbered(db, found.items, "order")
    return found


async def _told(db: AsyncSession, payment: Payment) -> PaymentOut:
    (found,) = await labels.numbered(db, [payment_out(payment)], "order")
    return found


async def _told_now(payment: Payment) -> PaymentOut:
    async with reading() as db:
        return await _told(db, payment)


@router.get("/payments/{payment_id}")
async def get_payment(payment_id: Id, db: Db, _who: Reader) -> PaymentOut:
    """One payment."""
    return await _told(db, await service.get(db, payment_id))


@router.post("/payments/{payment_id}/settle")
@stepwise
async def settle_payment(payment_id: Id, _who: Writer) -> PaymentOut:
    """Ask the provider now how a payment stands, without waiting for the next look by itself."""
    return await _told_now(await service.look_again(payment_id))


@router.post("/payments/{payment_id}/capture")
@stepwise
async def capture_payment(payment_id: Id, _who: Writer, body: CaptureIn | None = None) -> PaymentOut:
    """Take what was promised, or part of it. 409 for a payment that cannot be captured; done again it is done once."""
    amount = body.amount if body else None
    wanted = None if amount is None else _minor(amount, (await service.get_now(payment_id)).currency)
    return await _told_now(await service.capture(payment_id, wanted))


@router.post("/payments/{payment_id}/void")
@stepwise
async def void_payment(payment_id: Id, _who: Writer) -> PaymentOut:
    """Let a payment go before money is taken. What was paid meanwhile comes back as captured."""
    return await _told_now(await service.void(payment_id))


@router.get("/payments/{payment_id}/refunds")
async def list_refunds(payment_id: Id, db: Db, _who: Reader) -> list[RefundOut]:
    """A payment's refunds, oldest first."""
    await service.get(db, payment_id)
    return [refund_out(one) for one in await service.refunds_of(db, payment_id)]


@router.post("/payments/{payment_id}/refunds", status_code=status.HTTP_201_CREATED)
@stepwise
async def refund_payment(payment_id: Id, body: RefundIn, _who: Writer, request: Request) -> RefundOut:
    """Give money back. 422 when that is more than is left; the answer's status says what the provider made of it."""
    amount = None if body.amount is None else _minor(body.amount, (await service.get_now(payment_id)).currency)
    given = idempotency.given(request)
    key = None if given is None else given.name
    return refund_out(await refunding.refund(payment_id, amount, reason=body.reason, key=key))


def _minor(amount: Decimal, currency: str) -> int:
    try:
        return to_minor(amount, currency)
    except ValueError as error:
        raise Invalid("amount", str(error)) from error
