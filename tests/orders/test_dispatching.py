"""Sending goods: parcels from where they lie, the order that follows them, and what may not be sent."""

import pytest

from tests import make_stock as make
from tests.mailbox import mail_server
from tests.orders.conftest import order, row, shelf
from tradepost.core import db, jobs
from tradepost.inventory import service as inventory
from tradepost.inventory.rules import Line

SHOP = "/api/v1/orders"


async def send(who, number, **body):
    return await who.post(f"{SHOP}/{number}/shipments", json=body)


async def report(who, shipment_id, status):
    answer = await who.post(f"/api/v1/shipments/{shipment_id}/events", json={"status": status})
    assert answer.status_code == 201, answer.text


async def test_what_is_sent_leaves_the_shelf_and_the_order_follows(manager, buyer, lamp, placed):
    assert await shelf(lamp) == (10, 3)
    answer = await send(manager, placed["number"], carrier="Post", tracking_number="RR123")
    assert answer.status_code == 201, answer.text
    (parcel,) = answer.json()
    assert (parcel["carrier"], parcel["tracking_number"], parcel["status"]) == ("Post", "RR123", "created")
    assert await shelf(lamp) == (7, 0)

    seen = (await buyer.get(f"{SHOP}/{placed['number']}")).json()
    assert (seen["status"], seen["fulfilment_status"], seen["payment_status"]) == ("shipped", "shipped", "paid")
    (followed,) = (await buyer.get(f"{SHOP}/{placed['number']}/shipments")).json()
    assert followed["tracking_number"] == "RR123"

    await report(manager, parcel["id"], "delivered")
    seen = (await buyer.get(f"{SHOP}/{placed['number']}")).json()
    assert (seen["status"], seen["fulfilment_status"]) == ("delivered", "delivered")
    names = [event["name"] for event in (await buyer.get(f"{SHOP}/{placed['number']}/events")).json()]
    assert names == ["order.placed", "order.paid", "order.dispatched", "order.delivered"]


async def test_a_part_may_go_first(manager, lamp, placed):
    line = placed["items"][0]["id"]
    first = await send(manager, placed["number"], lines=[{"line_id": line, "quantity": 1}])
    assert first.status_code == 201, first.text
    found = await row(placed["number"])
    assert (found.status, found.fulfilment_status) == ("processing", "partial")
    assert await shelf(lamp) == (9, 2)
    too_many = await send(manager, placed["number"], lines=[{"line_id": line, "quantity": 3}])
    assert too_many.status_code == 422
    assert too_many.json()["errors"] == [{"field": "lines.0.quantity", "message": "only 2 are still to be sent"}]
    assert await shelf(lamp) == (9, 2)
    await send(manager, placed["number"])
    found = await row(placed["number"])
    assert (found.status, found.fulfilment_status) == ("shipped", "shipped")
    again = await send(manager, placed["number"])
    assert (again.status_code, again.json()["detail"]) == (409, "An order that is shipped is not sent")


async def test_goods_at_two_places_go_in_two_parcels_and_arrive_by_themselves(manager, buyer, lamp):
    second = await make.location("Second")
    async with db.transaction() as session:
        await inventory.receive(session, [Line(lamp.variant_id, 5, second)])
    placed = (await order(buyer, (lamp, 13)))["order"]
    answer = await send(manager, placed["number"])
    parcels = answer.json()
    assert len(parcels) == 2
    assert await shelf(lamp) == (2, 0)
    await report(manager, parcels[0]["id"], "delivered")
    assert (await row(placed["number"])).status == "shipped"
    await report(manager, parcels[1]["id"], "delivered")
    assert (await row(placed["number"])).status == "delivered"


async def test_only_what_a_location_keeps_leaves_from_it(manager, lamp, placed):
    other = await make.location("Other")
    answer = await send(manager, placed["number"], location_id=other)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["message"] == "only 0 are kept for it at this location"
    assert await shelf(lamp) == (10, 3)


async def test_a_parcel_taken_back_before_it_left_is_to_be_sent_again(manager, lamp, placed):
    (parcel,) = (await send(manager, placed["number"])).json()
    await report(manager, parcel["id"], "cancelled")
    found = await row(placed["number"])
    assert (found.status, found.fulfilment_status) == ("processing", "unfulfilled")
    assert await shelf(lamp) == (10, 3)
    assert (await send(manager, placed["number"])).status_code == 201
    assert await shelf(lamp) == (7, 0)


async def test_the_buyer_is_told_by_mail(manager, buyer, lamp, placed, configure):
    with mail_server() as (box, address):
        configure(smtp_url=address)
        await box.arrived()
        await send(manager, placed["number"], tracking_number="RR123")
        mail = await box.one()
    assert mail["To"] == "alice@example.com"
    assert mail["Subject"] == f"Tradepost: order {placed['number']} is on its way"
    text = mail.get_content()
    assert "3 × Lamp" in text
    assert "RR123" in text


@pytest.mark.parametrize("lines", [[{"line_id": 999_999, "quantity": 1}], [{"line_id": 1, "quantity": 0}], []])
async def test_nonsense_is_refused_and_moves_nothing(manager, lamp, placed, lines):
    assert (await send(manager, placed["number"], lines=lines)).status_code == 422
    assert await shelf(lamp) == (10, 3)


async def test_only_those_who_may_change_orders_send(manager, analyst, buyer, stranger, guest, lamp, placed):
    for who, status in ((analyst, 403), (buyer, 403), (stranger, 403), (guest, 401)):
        assert (await send(who, placed["number"])).status_code == status
    assert (await stranger.get(f"{SHOP}/{placed['number']}/shipments")).status_code == 404
    assert await shelf(lamp) == (10, 3)
    await jobs.drain()


async def test_a_cancelled_order_is_not_sent(manager, buyer, lamp, placed):
    assert (await buyer.post(f"{SHOP}/{placed['number']}/cancel", json={})).status_code == 200
    assert await shelf(lamp) == (10, 0)
    answer = await send(manager, placed["number"])
    assert (answer.status_code, answer.json()["detail"]) == (409, "An order that is cancelled is not sent")
    assert await shelf(lamp) == (10, 0)
