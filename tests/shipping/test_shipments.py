"""Parcels on their way: what is in them, where they are, and who may know."""

import asyncio
from collections import Counter
from datetime import UTC, datetime

import pytest

from tests import make_shipping as make
from tests.make_stock import happened, location
from tradepost.core import clock, db
from tradepost.core.errors import Conflict, Invalid
from tradepost.shipping import hooks, queries, service
from tradepost.shipping.carriers.table import tracking_number

SHIPMENTS = "/api/v1/shipments"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


async def test_a_shipment_keeps_what_is_in_it_and_whom_it_goes_to(owner):
    zone = await make.zone(owner)
    method = await make.method(
        owner,
        zone["id"],
        name="Post",
        carrier="Pochta",
        tracking_url="https://post.example/{number}",
    )
    sale, place = await make.order(owner), await location("Moscow")
    with clock.at(NOON):
        made = await make.shipment(
            sale, method_id=method["id"], location_id=place, tracking_number="RR1", weight_g=1250, note="Fragile"
        )
    shown = (await owner.get(f"{SHIPMENTS}/{made.id}")).json()
    assert shown == {
        "id": made.id,
        "number": f"SH-2026-{made.id:06d}",
        "order_id": sale["id"],
        "order_number": sale["order_number"],
        "carrier": "Pochta",
        "method": "Post",
        "tracking_number": "RR1",
        "tracking_url": "https://post.example/RR1",
        "status": "created",
        "shipped_at": None,
        "delivered_at": None,
        "events": [{"status": "created", "at": "2026-05-01T12:00:00Z", "place": "", "note": ""}],
        "method_id": method["id"],
        "location_id": place,
        "weight_g": 1250,
        "address": make.HOME | {"line2": "", "region": ""},
        "note": "Fragile",
        "lines": [{"order_line_id": sale["items"][0]["id"], "quantity": 2}],
        "may_become": ["cancelled", "delivered", "handed_over", "in_transit", "out_for_delivery"],
        "created_at": "2026-05-01T12:00:00Z",
        "updated_at": "2026-05-01T12:00:00Z",
        "version": 1,
    }
    (event,) = await happened("shipment.created")
    assert (event.subject_name, event.data["order_id"]) == (shown["number"], sale["id"])
    async with db.reading() as session:
        (again,) = await service.of_order(session, sale["id"])
        assert (again.id, [line.quantity for line in again.lines]) == (made.id, [2])
        assert await service.of_order(session, sale["id"] + 1) == []


async def test_the_built_in_carrier_numbers_its_parcels(owner):
    made = await make.shipment(await make.order(owner), carrier="table")
    assert made.tracking_number == tracking_number(made.number)
    typed = await make.shipment(await make.order(owner), carrier="table", tracking_number="MINE-1")
    assert typed.tracking_number == "MINE-1"


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"lines": []}, "lines"), ({"lines": [(1, 0)]}, "lines"), ({"method_id": 10**12}, "method_id")],
)
async def test_a_shipment_of_nothing_or_by_nothing_is_refused(owner, fields, field):
    sale = await make.order(owner)
    with pytest.raises(Invalid) as refusal:
        await make.shipment(sale, **fields)
    assert refusal.value.extra["errors"][0]["field"] == field
    assert (await owner.get(SHIPMENTS)).json()["total"] == 0


async def test_one_line_named_twice_is_one_line(owner):
    sale = await make.order(owner)
    line = sale["items"][0]["id"]
    made = await make.shipment(sale, lines=[(line, 1), (line, 1)])
    assert [(one.order_line_id, one.quantity) for one in made.lines] == [(line, 2)]


async def test_a_parcel_goes_its_way_and_its_status_follows(owner):
    made = await make.shipment(await make.order(owner))
    path = f"{SHIPMENTS}/{made.id}"
    for status, at, place in (
        ("handed_over", "2026-05-02T09:00:00", "Moscow"),
        ("in_transit", "2026-05-03T09:00:00+03:00", "Kazan"),
        ("in_transit", "2026-05-04T09:00:00Z", "Ufa"),
        ("delivered", "2026-05-05T09:00:00Z", ""),
    ):
        answer = await owner.post(f"{path}/events", json={"status": status, "at": at, "place": place, "note": "ok"})
        assert answer.status_code == 201, answer.text
        assert answer.json()["status"] == status
    shown = (await owner.get(path)).json()
    assert [(one["status"], one["place"]) for one in shown["events"][:-1]] == [
        ("handed_over", "Moscow"),
        ("in_transit", "Kazan"),
        ("in_transit", "Ufa"),
        ("delivered", ""),
    ]
    assert (shown["shipped_at"], shown["delivered_at"]) == ("2026-05-02T09:00:00Z", "2026-05-05T09:00:00Z")
    assert shown["may_become"] == ["returned"]
    changes = [event.changes["status"] for event in await happened("shipment.status_changed")]
    assert changes == [["created", "handed_over"], ["handed_over", "in_transit"], ["in_transit", "delivered"]]


async def test_what_cannot_follow_is_refused_and_changes_nothing(owner):
    made = await make.shipment(await make.order(owner))
    path = f"{SHIPMENTS}/{made.id}"
    await owner.post(f"{path}/events", json={"status": "delivered"})
    before = (await owner.get(path)).json()
    late = await owner.post(f"{path}/events", json={"status": "in_transit"})
    assert (late.status_code, late.json()["detail"]) == (
        409,
        f"Shipment {made.number} is delivered: returned may follow",
    )
    for wrong, field in (
        ({"status": "teleported"}, "status"),
        ({"status": "returned", "at": "2999-01-01T00:00:00Z"}, "at"),
        ({"status": "returned", "at": "0001-01-01T00:00:00"}, "at"),
        ({"status": "returned", "place": "x" * 256}, "place"),
        ({"status": "returned", "note": "x" * 501}, "note"),
    ):
        answer = await owner.post(f"{path}/events", json=wrong)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert (await owner.get(path)).json() == before
    assert (await owner.post(f"{SHIPMENTS}/{10**12}/events", json={"status": "lost"})).status_code == 404


async def test_a_tracking_number_is_given_later_and_is_linked(owner):
    zone = await make.zone(owner)
    method = await make.method(owner, zone["id"], tracking_url="https://post.example/{number}")
    made = await make.shipment(await make.order(owner), method_id=method["id"])
    assert (made.tracking_number, made.tracking_url) == ("", "")
    path = f"{SHIPMENTS}/{made.id}"
    changed = await owner.put(path, json={"tracking_number": " RR2 "}, headers={"if-match": '"1"'})
    shown = changed.json()
    assert (shown["tracking_number"], shown["tracking_url"], shown["version"]) == (
        "RR2",
        "https://post.example/RR2",
        2,
    )
    (event,) = await happened("shipment.updated")
    assert event.changes["tracking_number"] == ["", "RR2"]
    stale = await owner.put(path, json={"tracking_number": "RR3"}, headers={"if-match": '"1"'})
    assert stale.status_code == 412
    for wrong in ({"tracking_url": "javascript:alert(1)"}, {"tracking_number": "x" * 101}, {"weight_g": -1}):
        assert (await owner.put(path, json=wrong)).status_code == 422
    assert (await owner.get(path)).json() == shown


async def test_parcels_are_found_by_order_status_and_number(owner):
    first, second = await make.order(owner), await make.order(owner)
    one = await make.shipment(first, tracking_number="RR1", carrier="Pochta")
    two = await make.shipment(second, lines=[(second["items"][0]["id"], 1)])
    await owner.post(f"{SHIPMENTS}/{two.id}/events", json={"status": "in_transit"})
    for query, found in (
        ({}, [two.id, one.id]),
        ({"order_id": first["id"]}, [one.id]),
        ({"status": "in_transit"}, [two.id]),
        ({"carrier": "Pochta"}, [one.id]),
        ({"number": "RR1"}, [one.id]),
        ({"number": two.number}, [two.id]),
        ({"number": "RR"}, []),
    ):
        answer = (await owner.get(SHIPMENTS, params=query)).json()
        assert [shipment["id"] for shipment in answer["items"]] == found, query


async def test_who_may_see_and_change_them(owner, analyst, buyer, stranger, guest):
    made = await make.shipment(await make.order(owner, of=buyer.id), tracking_number="RR1")
    path = f"{SHIPMENTS}/{made.id}"
    for other in ("", "/label"):
        answers = [(await who.get(f"{path}{other}")).status_code for who in (guest, buyer, analyst)]
        assert answers == [401, 403, 200]
    assert [(await who.get(SHIPMENTS)).status_code for who in (guest, buyer, analyst)] == [401, 403, 200]
    body = {"status": "delivered"}
    answers = [(await who.post(f"{path}/events", json=body)).status_code for who in (guest, buyer, analyst)]
    assert answers == [401, 403, 403]
    assert (await buyer.put(path, json={"tracking_number": "X"})).status_code == 403
    assert (await owner.get(path)).json()["status"] == "created"


async def test_a_buyer_follows_their_own_parcel_and_nobody_elses(owner, buyer, stranger, guest):
    made = await make.shipment(await make.order(owner, of=buyer.id), tracking_number="RR1", note="Secret")
    track = f"{SHIPMENTS}/{made.id}/track"
    shown = await buyer.get(track)
    assert shown.status_code == 200
    assert shown.json()["tracking_number"] == "RR1"
    assert {"note", "location_id", "address"} & set(shown.json()) == set()
    assert (await owner.get(track)).json() == shown.json()
    assert [(await who.get(track)).status_code for who in (stranger, guest)] == [404, 401]
    assert (await buyer.get(f"{SHIPMENTS}/{10**12}/track")).status_code == 404


async def test_without_rooms_that_know_orders_nobody_owns_a_parcel(owner, buyer, monkeypatch):
    made = await make.shipment(await make.order(owner, of=buyer.id))
    monkeypatch.setattr(hooks, "OWNED", [])
    assert (await buyer.get(f"{SHIPMENTS}/{made.id}/track")).status_code == 404


async def test_the_rooms_above_hear_of_each_new_status_in_the_same_transaction(owner, monkeypatch):
    heard = []

    async def listen(session, shipment, before):
        heard.append((shipment.id, before, shipment.status))
        if shipment.status == "lost":
            raise Conflict("the order says no")

    monkeypatch.setattr(hooks, "CHANGED", [listen])
    made = await make.shipment(await make.order(owner))
    path = f"{SHIPMENTS}/{made.id}"
    for status in ("in_transit", "in_transit", "lost"):
        await owner.post(f"{path}/events", json={"status": status})
    assert heard == [(made.id, "created", "in_transit"), (made.id, "in_transit", "lost")]
    shown = (await owner.get(path)).json()
    assert (shown["status"], len(shown["events"])) == ("in_transit", 3)


async def test_of_many_reports_at_once_each_is_judged_by_what_went_before(owner):
    made = await make.shipment(await make.order(owner))
    path = f"{SHIPMENTS}/{made.id}/events"
    ends = ["delivered", "cancelled"] * 5
    answers = await asyncio.gather(*[owner.post(path, json={"status": status}) for status in ends])
    assert Counter(answer.status_code for answer in answers) == {201: 1, 409: 9}
    async with db.reading() as session:
        assert len(await queries.events_of(session, made.id)) == 2
    assert len(await happened("shipment.status_changed")) == 1


async def test_a_report_sent_twice_under_one_key_is_written_once(owner):
    made = await make.shipment(await make.order(owner))
    path = f"{SHIPMENTS}/{made.id}/events"
    for _ in range(2):
        answer = await owner.post(path, json={"status": "in_transit"}, headers={"idempotency-key": "scan-1"})
        assert answer.status_code == 201
    async with db.reading() as session:
        assert [one.status for one in await queries.events_of(session, made.id)] == ["created", "in_transit"]


async def test_a_shipment_keeps_the_name_of_a_method_that_is_gone(owner):
    zone = await make.zone(owner)
    method = await make.method(owner, zone["id"], name="Post")
    made = await make.shipment(await make.order(owner), method_id=method["id"])
    gone = await owner.delete(f"{make.SHIPPING}/methods/{method['id']}")
    assert gone.json() == {"deleted": True, "active": False}
    shown = (await owner.get(f"{SHIPMENTS}/{made.id}")).json()
    assert (shown["method"], shown["method_id"]) == ("Post", None)
