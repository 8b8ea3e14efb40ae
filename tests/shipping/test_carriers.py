"""Carriers that are asked over the network: outside every transaction, and each parcel once."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests import make_shipping as make
from tests.make_stock import happened
from tradepost.core import db, jobs, pdf
from tradepost.core.errors import Conflict, Invalid
from tradepost.core.jobs import Job
from tradepost.shipping import service
from tradepost.shipping.carriers import CARRIERS
from tradepost.shipping.carriers.base import Booked, Booking, CarrierRefused, Scan
from tradepost.shipping.jobs import follow
from tradepost.shipping.rules import Parcel, Terms

SHIPMENTS = "/api/v1/shipments"
MORNING = datetime(2026, 5, 1, 8, tzinfo=UTC)


class Van:
    """Another carrier, with a network between: what it was told, and what it reports."""

    code, name, local = "van", "Van", False

    def __init__(self) -> None:
        self.booked: dict[str, Booking] = {}
        self.cancelled: list[str] = []
        self.scans: list[Scan] = []
        self.refuses = ""
        self.away = False

    def quote(self, parcel: Parcel, terms: Terms) -> int | None:
        return None if parcel.country != "RU" else terms.amount + parcel.weight_g

    async def book(self, booking: Booking) -> Booked:
        if self.refuses:
            raise CarrierRefused(self.refuses)
        self.booked[booking.number] = booking
        page = pdf.Document("Van", made_at=MORNING, size="A6", numbered=False)
        page.paragraph(f"Van for {booking.address['name']}")
        return Booked(f"VAN-{booking.number}", "https://van.example", page.render())

    async def track(self, tracking_number: str) -> Sequence[Scan]:
        if self.away:
            raise ConnectionError("nobody there")
        return self.scans

    async def cancel(self, tracking_number: str) -> None:
        if self.refuses:
            raise CarrierRefused(self.refuses)
        self.cancelled.append(tracking_number)


@pytest.fixture
def van(monkeypatch) -> Van:
    made = Van()
    monkeypatch.setitem(CARRIERS, "van", made)
    return made


async def work(kind: str) -> dict:
    """Do the one job of a kind that waits: its result."""
    async with db.reading() as session:
        waiting = select(Job.id, Job.attempt).where(Job.kind == kind, Job.status == jobs.QUEUED)
        ((job_id, attempt),) = (await session.execute(waiting)).all()
    await jobs.execute(job_id, attempt)
    async with db.reading() as session:
        return (await session.get_one(Job, job_id)).result


async def waiting() -> list[str]:
    async with db.reading() as session:
        return list((await session.execute(select(Job.kind).where(Job.status == jobs.QUEUED))).scalars())


async def followed() -> dict:
    async with db.transaction() as session:
        await jobs.later(session, follow)
    return await work("shipping.follow")


async def seen(owner, shipment) -> dict:
    return (await owner.get(f"{SHIPMENTS}/{shipment.id}")).json()


async def test_a_carriers_price_is_asked_without_waiting(owner, guest, van):
    zone = await make.zone(owner)
    body = {"kind": "carrier", "carrier": "van", "amount": "10", "rates": [{"amount": 0}]}
    await make.method(owner, zone["id"], **body)
    answer = await guest.post(f"{make.SHIPPING}/quote", json={"country": "RU", "weight_g": 250})
    assert [one["amount"] for one in answer.json()["items"]] == ["12.50"]


async def test_a_parcel_is_announced_after_the_transaction_that_ships_it(owner, van):
    made = await make.shipment(await make.order(owner), carrier="van", weight_g=700)
    assert (made.tracking_number, van.booked) == ("", {})
    assert await work("shipping.book") == {"booked": True}
    assert van.booked == {made.number: Booking(made.number, make.HOME | {"line2": "", "region": ""}, 700)}
    shown = await seen(owner, made)
    assert (shown["tracking_number"], shown["tracking_url"]) == (f"VAN-{made.number}", "https://van.example")
    (event,) = await happened("shipment.updated")
    assert event.changes["tracking_number"] == ["", f"VAN-{made.number}"]
    label = await owner.get(f"{SHIPMENTS}/{made.id}/label")
    assert PdfReader(BytesIO(label.content)).pages[0].extract_text() == "Van for Alice Ivanova"


async def test_a_shipment_that_is_not_made_is_not_announced(owner, van):
    sale = await make.order(owner)

    async def ship_and_fail():
        async with db.transaction() as session:
            await service.ship(session, order_id=sale["id"], lines=[(sale["items"][0]["id"], 1)], carrier="van")
            raise Conflict("the goods are not there")

    with pytest.raises(Conflict):
        await ship_and_fail()
    assert await waiting() == []


async def test_a_number_that_somebody_typed_meanwhile_stays(owner, van):
    made = await make.shipment(await make.order(owner), carrier="van")
    await owner.put(f"{SHIPMENTS}/{made.id}", json={"tracking_number": "MINE"})
    assert await work("shipping.book") == {"booked": False}
    assert (van.booked, (await seen(owner, made))["tracking_number"]) == ({}, "MINE")


async def test_what_the_carrier_does_not_take_is_written_down(owner, van):
    van.refuses = "no such street"
    made = await make.shipment(await make.order(owner), carrier="van")
    assert await work("shipping.book") == {"booked": False, "refused": "no such street"}
    shown = await seen(owner, made)
    assert (shown["status"], shown["tracking_number"]) == ("created", "")
    assert shown["events"][-1]["note"] == "Van: no such street"
    (event,) = await happened("shipment.refused")
    assert event.data == {"reason": "Van: no such street"}


async def test_what_the_carrier_reports_is_written_down_once(owner, van):
    made = await make.shipment(await make.order(owner), carrier="van")
    await work("shipping.book")
    hour = timedelta(hours=1)
    van.scans = [Scan("in_transit", MORNING + hour, "Kazan"), Scan("handed_over", MORNING, "Moscow")]
    assert await followed() == {"events": 2}
    assert await followed() == {"events": 0}
    van.scans += [Scan("delivered", MORNING + 2 * hour, "Ufa", "to a neighbour")]
    assert await followed() == {"events": 1}
    shown = await seen(owner, made)
    assert shown["status"] == "delivered"
    assert (shown["shipped_at"], shown["delivered_at"]) == ("2026-05-01T08:00:00Z", "2026-05-01T10:00:00Z")
    places = [(one["status"], one["place"], one["note"]) for one in shown["events"] if one["status"] != "created"]
    assert places == [
        ("handed_over", "Moscow", ""),
        ("in_transit", "Kazan", ""),
        ("delivered", "Ufa", "to a neighbour"),
    ]
    van.scans += [Scan("returned", MORNING + 3 * hour)]
    assert await followed() == {"events": 0}  # it has arrived: nobody asks any more


async def test_a_scan_that_does_not_fit_is_kept_and_the_status_stays(owner, van):
    made = await make.shipment(await make.order(owner), carrier="van")
    await work("shipping.book")
    van.scans = [Scan("lost", MORNING, "Moscow")]
    assert await followed() == {"events": 1}
    shown = await seen(owner, made)
    assert (shown["status"], {one["status"] for one in shown["events"]}) == ("created", {"created", "lost"})


async def test_a_carrier_that_is_away_is_asked_again_later(owner, van):
    made = await make.shipment(await make.order(owner), carrier="van")
    await work("shipping.book")
    van.scans, van.away = [Scan("handed_over", MORNING)], True
    assert await followed() == {"events": 0}
    van.away = False
    assert await followed() == {"events": 1}
    assert (await seen(owner, made))["status"] == "handed_over"


async def test_a_cancelled_parcel_is_taken_back(owner, van):
    made = await make.shipment(await make.order(owner), carrier="van")
    await work("shipping.book")
    await owner.post(f"{SHIPMENTS}/{made.id}/events", json={"status": "cancelled"})
    assert van.cancelled == []
    assert await work("shipping.cancel") == {"cancelled": True}
    assert van.cancelled == [f"VAN-{made.number}"]


async def test_a_parcel_that_was_cancelled_before_it_was_announced_is_not(owner, van):
    made = await make.shipment(await make.order(owner), carrier="van")
    await owner.post(f"{SHIPMENTS}/{made.id}/events", json={"status": "cancelled"})
    assert await work("shipping.book") == {"booked": False}
    assert (van.booked, await waiting()) == ({}, [])


async def test_a_parcel_that_was_cancelled_while_it_was_announced_is_taken_back(owner, van, monkeypatch):
    made = await make.shipment(await make.order(owner), carrier="van")
    plain = van.book

    async def book(booking: Booking) -> Booked:
        await owner.post(f"{SHIPMENTS}/{made.id}/events", json={"status": "cancelled"})
        return await plain(booking)

    monkeypatch.setattr(van, "book", book)
    assert await work("shipping.book") == {"booked": True}
    assert await work("shipping.cancel") == {"cancelled": True}
    assert van.cancelled == [f"VAN-{made.number}"]


async def test_a_local_carrier_that_refuses_is_heard_at_once(owner, van, monkeypatch):
    monkeypatch.setattr(Van, "local", True)
    van.refuses = "too far"
    sale = await make.order(owner)
    with pytest.raises(Invalid, match="Van does not take it: too far"):
        await make.shipment(sale, carrier="van")
    van.refuses = ""
    made = await make.shipment(sale, carrier="van")
    van.refuses = "it is on the road"
    kept = await owner.post(f"{SHIPMENTS}/{made.id}/events", json={"status": "cancelled"})
    assert (kept.status_code, kept.json()["detail"]) == (409, "Van does not take it back: it is on the road")
    assert (await seen(owner, made))["status"] == "created"
