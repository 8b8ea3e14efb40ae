"""The built-in carrier: prices by place, weight and value from the method's own table; numbers that it gives itself."""

from collections.abc import Sequence

from tradepost.shipping.carriers.base import Booked, Booking, Scan
from tradepost.shipping.rules import Parcel, Terms, rate_for

WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


class Table:
    """A merchant's own couriers, or any agreement that is a price table."""

    code = "table"
    name = "Table rates"
    local = True

    def quote(self, parcel: Parcel, terms: Terms) -> int | None:
        """The row of the method's table that fits, and the method's amount on top of it."""
        listed = rate_for(terms.rates, parcel)
        return None if listed is None else terms.amount + listed

    async def book(self, booking: Booking) -> Booked:
        """A number made of the shipment's own, with a check digit."""
        return Booked(tracking_number(booking.number))

    async def track(self, tracking_number: str) -> Sequence[Scan]:  # noqa: ARG002 - the face wants it
        """Nothing beyond what the merchant's people write down."""
        return ()

    async def cancel(self, tracking_number: str) -> None:
        """Nobody else was told of it."""


def tracking_number(shipment_number: str) -> str:
    """TP, eight digits of the shipment's number and a check digit: SH-2026-000123 -> TP000001235.

    The check digit is that of the Universal Postal Union's S10: weights 8 6 4 2 3 5 9 7, eleven less the remainder by
    eleven, 10 written as 0 and 11 as 5.
    """
    digits = shipment_number.rsplit("-", 1)[-1][-8:].zfill(8)
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11
    written = {10: 0, 11: 5}.get(check, check)
    return f"TP{digits}{written}"
