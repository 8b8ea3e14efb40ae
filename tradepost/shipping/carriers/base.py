"""What a carrier can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from tradepost.shipping.rules import Parcel, Terms


class CarrierRefused(Exception):
    """The carrier will not do it; the message is for whoever ships."""


@dataclass(frozen=True, slots=True)
class Booking:
    """A shipment as a carrier is told of it. `number` is ours and unique: booked twice under it, it is booked once."""

    number: str
    address: dict[str, Any]
    weight_g: int | None


@dataclass(frozen=True, slots=True)
class Booked:
    """A carrier's word: its number for the parcel, where to follow it, and its label as PDF if it makes one."""

    tracking_number: str
    tracking_url: str = ""
    label: bytes | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """One thing a carrier reports of a parcel; `status` is one of rules.STATUSES."""

    status: str
    at: datetime
    place: str = ""
    note: str = ""


class Carrier(Protocol):
    """A carrier.

    `quote` runs inside a checkout's transaction and is a plain function, so it can ask no network: one whose prices
    come from elsewhere fetches them beforehand. The others may ask the network unless `local` says that they do not:
    a local carrier books within the transaction that ships, all others in a job after it.
    """

    code: str
    name: str
    local: bool

    def quote(self, parcel: Parcel, terms: Terms) -> int | None:
        """What it asks for a parcel, in minor units of the terms' currency; None when it does not take it."""
        ...

    async def book(self, booking: Booking) -> Booked:
        """Announce a parcel. Raises CarrierRefused."""
        ...

    async def track(self, tracking_number: str) -> Sequence[Scan]:
        """What it reports of a parcel, oldest first; the same scans again each time."""
        ...

    async def cancel(self, tracking_number: str) -> None:
        """Take an announced parcel back. Raises CarrierRefused."""
        ...
