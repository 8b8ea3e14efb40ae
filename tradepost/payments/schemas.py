"""What goes over the wire about payments: no credential, no token of a card, no browser's secret."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from tradepost.core.connections import FieldOut, SecretOut, field_out, secret_out
from tradepost.core.money import Amount, to_text
from tradepost.core.web import Line, Schema
from tradepost.payments import connecting
from tradepost.payments.base import Connection
from tradepost.payments.models import Payment, PaymentProvider, Refund
from tradepost.payments.providers import face as face_of
from tradepost.payments.rules import refundable

Titles = dict[Literal["en", "ru"], str]


class WayToPay(Schema):
    """A way to pay that a buyer is offered; `browser` is what the page needs for it, such as a publishable key."""

    name: str
    title: Titles
    mode: str
    browser: dict[str, Any]


def way_out(one: Connection) -> WayToPay:
    """A provider as buyers see it."""
    return WayToPay(name=one.name, title=dict(one.titles), mode=one.mode, browser=face_of(one.name).for_browser(one))


class ProviderOut(Schema):
    """A provider's settings; `missing` names what is needed before it can be switched on."""

    name: str
    enabled: bool
    mode: str
    title: Titles
    options: dict[str, Any]
    credentials: dict[str, SecretOut]
    fields: list[FieldOut]
    missing: list[str]
    webhook_path: str
    version: int


def provider_out(name: str, row: PaymentProvider | None) -> ProviderOut:
    """A provider's settings as staff see them."""
    face, known = face_of(name), connecting.connection(name, row)
    own = {} if row is None else connecting.opened(row)
    return ProviderOut(
        name=name,
        enabled=known.enabled,
        mode=known.mode,
        title=dict(known.titles),
        options=dict(known.options),
        credentials={
            one.name: secret_out(known.credentials.get(one.name, ""), own=one.name in own)
            for one in face.fields
            if one.secret
        },
        fields=[field_out(one) for one in face.fields],
        missing=face.missing(known),
        webhook_path=f"/api/v1/payments/webhooks/{name}",
        version=connecting.current(row),
    )


class ProviderChange(Schema):
    """What is left out stays; a credential of "" is forgotten."""

    enabled: bool | None = None
    mode: Literal["live", "test"] | None = None
    title_en: Line | None = None
    title_ru: Line | None = None
    options: Annotated[dict[str, Any], Field(max_length=50)] | None = None
    credentials: Annotated[dict[str, str], Field(max_length=20)] | None = None


class CheckOut(Schema):
    """What the test button found."""

    works: bool
    message: str


class PaymentOut(Schema):
    """A payment as staff see it; `refundable` is what can still go back."""

    id: int
    order_id: int | None
    bill_id: int | None = None
    order_number: str | None = None
    provider: str
    status: str
    currency: str
    amount: str
    captured: str
    refunded: str
    refunding: str
    refundable: str
    external_id: str | None
    instructions: str
    error: str
    error_code: str
    under_way: str
    attempts: int
    captured_at: datetime | None
    next_at: datetime | None
    created_at: datetime
    updated_at: datetime


def payment_out(payment: Payment) -> PaymentOut:
    """A payment's row."""
    same = (
        "id",
        "order_id",
        "bill_id",
        "provider",
        "status",
        "currency",
        "external_id",
        "instructions",
        "error",
        "error_code",
    )
    times = ("attempts", "captured_at", "next_at", "created_at", "updated_at")
    left = refundable(payment.captured, payment.refunded, payment.refunding)
    amounts = {name: getattr(payment, name) for name in ("amount", "captured", "refunded", "refunding")}
    return PaymentOut(
        **{name: getattr(payment, name) for name in (*same, *times)},
        **{name: to_text(value, payment.currency) for name, value in {**amounts, "refundable": left}.items()},
        under_way=payment.task,
    )


class RefundPiece(Schema):
    """What a refund is for: units of a line of the order, its shipping, what was paid twice, or an exchange."""

    line_id: int | None = None
    quantity: int | None = None
    shipping: bool = False
    excess: bool = False
    exchange: bool = False
    amount: str | None = None
    tax: str | None = None


class RefundOut(Schema):
    """A refund: `pending` while the provider has not said, `failed` when it refused and the money is there again."""

    id: int
    payment_id: int
    status: str
    currency: str
    amount: str
    reason: str
    lines: list[RefundPiece]
    external_id: str | None
    error: str
    error_code: str
    created_at: datetime
    updated_at: datetime


def refund_out(refund: Refund) -> RefundOut:
    """A refund's row."""
    same = [name for name in RefundOut.model_fields if name not in {"amount", "lines"}]
    return RefundOut(
        **{name: getattr(refund, name) for name in same},
        amount=to_text(refund.amount, refund.currency),
        lines=[_piece(one, refund.currency) for one in refund.lines],
    )


def _piece(kept: dict[str, Any], currency: str) -> RefundPiece:
    return RefundPiece(**kept | {name: to_text(kept[name], currency) for name in ("amount", "tax") if name in kept})


class CaptureIn(Schema):
    """How much to take of what was promised; all of it when left out."""

    amount: Amount | None = None


class RefundIn(Schema):
    """How much to give back, and why; all that is left when the amount is left out."""

    amount: Amount | None = None
    reason: Line = ""


class Heard(Schema):
    """A webhook was taken; `new` is false for one that came before."""

    received: bool = True
    new: bool
