"""What goes over the wire about payouts. Amounts are decimals in the shop's currency, below zero what is kept."""

from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from pydantic import Field

from tradepost.channels import payouts
from tradepost.channels.models import SettlementLine
from tradepost.channels.schemas import OrderState
from tradepost.core.money import to_text
from tradepost.core.settings import settings
from tradepost.core.web import Line, Schema

LineKind = Literal["sale", "refund", "commission", "logistics", "storage", "advertising", "payment", "penalty", "other"]
Reason = Literal["", "sale", "refund", "commission", "penalty", "other"]


class SettlementLineOut(Schema):
    """A line of a finance report; `channel_order` is the channel's number of its order, `order_number` the book's."""

    id: int
    external_id: str
    report_id: str
    day: date
    kind: LineKind
    name: str
    amount: str
    currency: str
    channel_order: str
    order_number: str | None
    item_id: str
    sku: str
    quantity: int
    product_id: int | None

    @classmethod
    def of(cls, found: tuple[SettlementLine, str | None]) -> Self:
        """A row of `payouts.lines_of`."""
        row, number = found
        made = {"amount": to_text(row.amount, row.currency), "channel_order": row.order_id, "order_number": number}
        plain = [name for name in cls.model_fields if name not in made]
        return cls(**made, **{name: getattr(row, name) for name in plain})


class SettlementOut(Schema):
    """An order of a channel against its reports: `paid` is the sum of its lines, `difference` what of that was not due.

    `expected` is what ought to have been paid: what it sold for, less the commission that was expected and what else is
    charged. `reason` is where most of the difference is.
    """

    id: int
    external_id: str
    order_number: str | None
    status: OrderState | None
    day: date
    state: payouts.State
    total: str | None
    sold: str
    refunded: str
    commission: str
    charges: str
    paid: str
    expected: str | None
    difference: str
    reason: Reason
    lines: int
    agreed_at: datetime | None
    agreed_by: str
    note: str

    @classmethod
    def of(cls, found: Any) -> Self:
        """A row of `payouts.settled_of`."""
        return cls(**cls.values(found))

    @classmethod
    def values(cls, found: Any) -> dict[str, Any]:
        """The same as values."""
        row, stands, status, total, _order, number = found
        currency, agreed = settings().currency, stands == "agreed"
        names = (*payouts.SUMS, "expected")
        amounts = {name: getattr(row, name) for name in names} | {"total": total}
        made: dict[str, Any] = {
            name: None if amount is None else to_text(amount, currency) for name, amount in amounts.items()
        }
        made |= {"state": stands, "status": status, "order_number": number}
        made |= {"agreed_at": row.agreed_at if agreed else None, "agreed_by": row.agreed_by if agreed else ""}
        made["lines"] = row.line_count
        made["note"] = row.note if agreed else ""
        plain = [name for name in SettlementOut.model_fields if name not in made]
        return made | {name: getattr(row, name) for name in plain}


class SettlementDetailOut(SettlementOut):
    """An order with its lines, in the order of their days."""

    items: list[SettlementLineOut]


class SettledSums(Schema):
    """What orders in one state come to."""

    orders: int
    sold: str
    refunded: str
    commission: str
    charges: str
    paid: str
    difference: str


class SettlementTotalsOut(Schema):
    """What reports told: orders by state, and by kind what belongs to no order; together they come to `paid`.

    `foreign` counts lines in other currencies, which are in no sum.
    """

    currency: str
    states: dict[payouts.State, SettledSums]
    general: dict[LineKind, str]
    paid: str
    lines: int
    foreign: int

    @classmethod
    def of(cls, found: payouts.Totals) -> Self:
        """Amounts as text; every state is there."""
        currency, nothing = settings().currency, {"orders": 0, **dict.fromkeys(payouts.SUMS, 0)}

        def shown(sums: dict[str, int]) -> SettledSums:
            return SettledSums(
                orders=sums["orders"], **{name: to_text(sums[name], currency) for name in payouts.SUMS}
            )  # fmt: skip

        return cls(
            currency=currency,
            states={name: shown(found.states.get(name, nothing)) for name in payouts.STATES},
            general={kind: to_text(amount, currency) for kind, amount in sorted(found.general.items())},
            paid=to_text(found.paid, currency),
            lines=found.lines,
            foreign=found.foreign,
        )


class SettlementAgreed(Schema):
    """Why a difference is all right."""

    note: Annotated[Line, Field(max_length=500)] = ""


def detail(found: Any, lines: Any) -> SettlementDetailOut:
    """A row of `payouts.settled_of` with rows of `payouts.lines_of`."""
    items = [SettlementLineOut.of(tuple(one)) for one in lines]
    return SettlementDetailOut(**SettlementOut.values(found), items=items)
