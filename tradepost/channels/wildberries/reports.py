"""What Wildberries paid and kept, and what comes back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from tradepost.channels.shapes import Commission, Part, ReportLine, Returned
from tradepost.channels.wildberries import told
from tradepost.channels.wildberries.connected import Connected
from tradepost.channels.wildberries.told import MOSCOW
from tradepost.core import clock
from tradepost.core.money import Money, minor_digits

Kind = Literal["sale", "refund", "commission", "logistics", "storage", "advertising", "payment", "penalty", "other"]
ROWS = 10_000
MONTH = timedelta(days=31)
BACK = "Возврат"
# What a row takes beside the sale itself. Theirs is a column each; below zero gives back.
TAKEN: Mapping[str, Kind] = {
    "delivery_service": "logistics",
    "paid_storage": "storage",
    "paid_acceptance": "storage",
    "penalty": "penalty",
    "deduction": "other",
    "additional_payment": "commission",
    "cashback_amount": "advertising",
    "cashback_commission_change": "advertising",
    "payment_schedule": "payment",
}
PROMOTES = ("продвижен", "реклам", "медиа", "отзыв")  # words in the name of a deduction
SCHEMES: Mapping[str, str] = {
    "kgvp_marketplace": "FBS",
    "paid_storage_kgvp": "FBW",
    "kgvp_supplier": "DBS",
    "kgvp_supplier_express": "EDBS",
    "kgvp_pickup": "C&C",
    "kgvp_booking": "Booking",
    "kgvp_marketplace_uz": "FBS",
    "kgvp_paid_storage_uz": "FBW",
    "kgvp_supplier_uz": "DBS",
    "kgvp_china": "",
    "kgvp_turkey": "",
    "kgvp_uae": "",
}


class Reports(Connected):
    """Finance, commissions, returns."""

    async def finance(self, start: date, end: date, cursor: str | None = None) -> Part[ReportLine]:
        """Rows of weekly reports, each in as many lines as it has amounts: they add up to what the row pays out.

        A row's sale, acquiring, pick-up point and commission add up to "to be transferred" (`forPay`).
        """
        found = await self.in_turn(self.api.sales, start, end, int(cursor or 0), limit=ROWS)
        lines = [line for one in found for line in _lines(one, start)]
        return Part(lines, str(found[-1].rrd_id) if len(found) == ROWS else None)

    async def commissions(self) -> Sequence[Commission]:
        """What is taken in every category, by scheme; a seller from abroad has one share without a scheme."""
        return [
            Commission(str(one.subject_id), one.subject_name, scheme, f"{share.normalize():f}")
            for one in await self.in_turn(self.api.commissions)
            for name, scheme in SCHEMES.items()
            if (share := getattr(one, name)) is not None
        ]

    async def returns(self, since: datetime, cursor: str | None = None) -> Part[Returned]:
        """What is on its way back to the seller, and what became of it since a moment; a month at a time.

        Their list goes by the day on which something began to come back: it is read from a month before.
        """
        start = date.fromisoformat(cursor) if cursor else (since - MONTH).astimezone(MOSCOW).date()
        today = clock.now().astimezone(MOSCOW).date()
        end = min(start + MONTH - timedelta(days=1), today)
        found = await self.in_turn(self.api.goods_returns, start, end)
        items = [_returned(one, since) for one in found if one.is_status_active or _changed(one, since)]
        following = end + timedelta(days=1)
        return Part(items, str(following) if following <= today else None)


def _changed(one: told.GoodsReturn, since: datetime) -> bool:
    moments = [moment for moment in (one.order_dt, one.ready_to_return_dt, one.completed_dt) if moment]
    # The first is a day without an hour.
    return bool(moments) and max(moments) >= datetime.combine(since.astimezone(MOSCOW), time(), MOSCOW)


def _returned(one: told.GoodsReturn, since: datetime) -> Returned:
    return Returned(
        external_id=one.srid or str(one.shk_id or ""),
        order_id=str(one.order_id or one.srid),  # as reports of sales name what lay in a warehouse of theirs
        item_id=str(one.nm_id),
        quantity=1,
        reason=": ".join(part for part in (one.return_type, one.reason) if part),
        said=one.status,
        at=one.order_dt or one.ready_to_return_dt or one.completed_dt or since,
    )


def _minor(amount: Decimal, currency: str) -> int:
    return int(amount.scaleb(minor_digits(currency)).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def _amounts(one: told.SalesLine) -> Iterator[tuple[str, Kind, int]]:
    """A row's amounts: (which, what it is, minor units)."""
    back = -1 if one.doc_type_name == BACK else 1
    # Rows that sell nothing tell of the same columns what is inside the commission of others.
    if one.retail_amount or one.for_pay:
        sold, paid = (back * _minor(amount, one.currency) for amount in (one.retail_amount, one.for_pay))
        bank, point = (-back * _minor(amount, one.currency) for amount in (one.acquiring_fee, one.ppvz_reward))
        yield "sale", "sale" if back > 0 else "refund", sold
        yield "acquiring_fee", "payment", bank
        yield "ppvz_reward", "logistics", point
        yield "commission", "commission", paid - sold - bank - point
    for name, kind in TAKEN.items():
        promotes = name == "deduction" and any(word in one.bonus_type_name.casefold() for word in PROMOTES)
        yield name, "advertising" if promotes else kind, -_minor(getattr(one, name), one.currency)


def _lines(one: told.SalesLine, otherwise: date) -> list[ReportLine]:
    return [
        ReportLine(
            external_id=f"{one.rrd_id}:{name}",
            report_id=str(one.report_id),
            day=one.rr_date or one.date_to or otherwise,
            kind=kind,
            amount=Money(minor, one.currency),
            order_id=str(one.order_id or one.srid),
            item_id=str(one.nm_id or ""),
            sku=one.vendor_code,
            quantity=one.quantity or 0 if name == "sale" else 0,
            name=one.bonus_type_name or one.seller_oper_name,
            theirs=bool(one.srid) and not one.order_id,
        )
        for name, kind, minor in _amounts(one)
        if minor
    ]
