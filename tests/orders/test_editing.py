"""Changing what an order holds before it is sent: shelves, sums, discounts and money follow, or nothing changes."""

import asyncio

import pytest
from sqlalchemy import select, update

from tests import make_discounts, make_payments, make_prices, make_shipping, make_stock as make
from tests.orders.conftest import order, row, shelf
from tradepost.catalog.models import Variant
from tradepost.core import db, stamps
from tradepost.discounts.models import Discount
from tradepost.orders import standing
from tradepost.orders.models import Order, OrderLine
from tradepost.payments.models import Payment, Refund

SHOP = "/api/v1/orders"


@pytest.fixture
async def vase(app):
    """Ten vases at 10.00."""
    found = await make.goods("VASE", price=1000)
    await make.stock(found, 10)
    return found


async def edit(who, number, *lines, headers=None, **more):
    body = {"lines": [{"variant_id": goods.variant_id, "quantity": units} for goods, units in lines], **more}
    return await who.put(f"{SHOP}/{number}/lines", json=body, headers=headers or {})


async def pending(who, *lines, **fields):
    """An order that waits for its payment."""
    await make_payments.provider(options={"test_mode": True})
    made = await order(who, *lines, payment={"tell": "decline"}, **fields)
    assert made["order"]["status"] == "pending"
    return made


async def money(number):
    found = await row(number)
    return found.total, found.paid, found.refunded


async def revenue(manager):
    total = (await manager.get("/api/v1/sales/summary")).json()["total"]
    return total["orders"], total["returns"], total["units"], total["revenue"]


async def price_of(goods, price):
    async with db.transaction() as session:
        await session.execute(update(Variant).where(Variant.id == goods.variant_id).values(price=price))
        await stamps.bump(session, "pricing")


async def books(number):
    """The order's sums are its lines', and nothing drifts."""
    found = await row(number)
    async with db.reading() as session:
        lines = (await session.execute(select(OrderLine).where(OrderLine.order_id == found.id))).scalars().all()
    assert found.subtotal == sum(line.quantity * line.unit_price for line in lines)
    assert found.discount == sum(line.discount for line in lines)
    assert found.units == sum(line.quantity for line in lines)
    assert found.total == sum(line.total for line in lines) + found.shipping + (
        0 if found.prices_include_tax else found.tax
    )
    assert found.tax == sum(line.tax for line in lines) + found.shipping_tax
    for line in lines:
        assert sum(line.reserved.values()) == line.quantity - line.fulfilled
    assert await make.drift() == []
    assert await make_payments.drift() == []
    assert await make_discounts.drift() == []
    async with db.reading() as session:
        assert await standing.drift(session) == []


# --- smaller, larger, other ---


async def test_what_is_taken_out_goes_back_without_a_credit_note(manager, buyer, lamp, placed):
    answer = await edit(manager, placed["number"], (lamp, 2))
    assert answer.status_code == 200, answer.text
    seen = answer.json()
    assert (seen["total"], seen["paid"], seen["refunded"], seen["due"]) == ("39.80", "39.80", "0.00", "0.00")
    assert (seen["status"], seen["payment_status"]) == ("paid", "paid")
    assert [(line["sku"], line["quantity"]) for line in seen["items"]] == [("LAMP", 2)]
    assert seen["items"][0]["id"] == placed["items"][0]["id"]
    assert await shelf(lamp) == (10, 2)
    async with db.reading() as session:
        (payment,) = (await session.execute(select(Payment))).scalars()
        (refund,) = (await session.execute(select(Refund))).scalars()
        assert (await session.execute(select(Order).where(Order.kind == "return"))).first() is None
    assert (payment.captured, payment.refunded, refund.status) == (5970, 1990, "succeeded")
    assert await revenue(manager) == (1, 0, 2, "39.80")
    await books(placed["number"])


async def test_what_is_added_is_due_and_can_be_paid(manager, buyer, lamp, vase, placed):
    seen = (await edit(manager, placed["number"], (lamp, 3), (vase, 2))).json()
    assert (seen["total"], seen["paid"], seen["due"]) == ("79.70", "59.70", "20.00")
    assert (seen["status"], seen["payment_status"]) == ("paid", "partially_paid")
    assert (await shelf(lamp), await shelf(vase)) == ((10, 3), (10, 2))
    paid = await buyer.post(f"{SHOP}/{placed['number']}/pay", json={})
    assert paid.status_code == 200, paid.text
    assert (paid.json()["payment"]["amount"], paid.json()["payment"]["status"]) == ("20.00", "captured")
    assert (paid.json()["order"]["payment_status"], paid.json()["order"]["due"]) == ("paid", "0.00")
    assert await revenue(manager) == (1, 0, 5, "79.70")
    await books(placed["number"])


async def test_all_may_be_something_else(manager, lamp, vase, placed):
    seen = (await edit(manager, placed["number"], (vase, 4))).json()
    assert ([line["sku"] for line in seen["items"]], seen["total"], seen["paid"]) == (["VASE"], "40.00", "40.00")
    assert (await shelf(lamp), await shelf(vase)) == ((10, 0), (10, 4))
    back = (await edit(manager, placed["number"], (lamp, 3))).json()
    assert (back["total"], back["paid"], back["due"]) == ("59.70", "40.00", "19.70")
    assert (await shelf(lamp), await shelf(vase)) == ((10, 3), (10, 0))
    await books(placed["number"])


async def test_both_payments_of_an_order_give_back_what_is_too_much(manager, buyer, lamp, vase, placed):
    await edit(manager, placed["number"], (lamp, 3), (vase, 2))
    await buyer.post(f"{SHOP}/{placed['number']}/pay", json={})
    seen = (await edit(manager, placed["number"], (lamp, 1))).json()
    assert (seen["total"], seen["paid"]) == ("19.90", "19.90")
    async with db.reading() as session:
        made = (await session.execute(select(Payment).order_by(Payment.id))).scalars().all()
    assert [(one.captured, one.refunded) for one in made] == [(5970, 3980), (2000, 2000)]
    cancelled = (await manager.post(f"{SHOP}/{placed['number']}/cancel", json={})).json()
    assert (cancelled["payment_status"], cancelled["refunded"]) == ("refunded", "19.90")
    assert await shelf(lamp) == (10, 0)
    assert await make_payments.drift() == []


async def test_the_event_tells_what_was_before(manager, lamp, vase, placed):
    await edit(manager, placed["number"], (lamp, 1), (vase, 1))
    (event,) = await make.happened("order.edited")
    assert event.changes["lines"] == [{"LAMP": 3}, {"LAMP": 1, "VASE": 1}]
    assert event.changes["total"] == [5970, 2990]
    assert event.changes["paid"] == [5970, 2990]
    assert "status" not in event.changes


async def test_the_same_lines_again_change_nothing(manager, lamp, placed):
    seen = (await edit(manager, placed["number"], (lamp, 1), (lamp, 2))).json()
    assert (seen["total"], seen["paid"]) == ("59.70", "59.70")
    assert await make.happened("order.edited") == []
    assert await shelf(lamp) == (10, 3)


async def test_goods_may_be_named_by_their_sku_or_product(manager, lamp, vase, placed):
    lines = [{"sku": "LAMP", "quantity": 1}, {"product_id": vase.product_id, "quantity": 1}]
    answer = await manager.put(f"{SHOP}/{placed['number']}/lines", json={"lines": lines})
    assert (answer.status_code, answer.json()["total"]) == (200, "29.90")


async def test_what_stays_keeps_its_place_and_what_goes_leaves_the_last_one(manager, buyer, app):
    lamp = await make.goods("LAMP", price=1000)
    await make.location("Front", priority=1)
    await make.location("Back", priority=2)
    back, front = await make.stock(lamp, 5, at="Back"), await make.stock(lamp, 5, at="Front")
    number = (await order(buyer, (lamp, 7)))["order"]["number"]
    assert (await make.numbers(front), await make.numbers(back)) == ((5, 5), (5, 2))
    assert (await edit(manager, number, (lamp, 10))).status_code == 200
    assert (await make.numbers(front), await make.numbers(back)) == ((5, 5), (5, 5))
    assert (await edit(manager, number, (lamp, 1))).status_code == 200
    assert (await make.numbers(front), await make.numbers(back)) == ((5, 1), (5, 0))
    assert await make.movements(front) == [("received", 5), ("reserved", 5), ("released", -4)]
    await books(number)


# --- prices, discounts, delivery, tax ---


async def test_what_stays_keeps_its_price_and_more_of_it_costs_what_it_costs_today(manager, lamp, vase, placed):
    await price_of(lamp, 2500)
    assert (await edit(manager, placed["number"], (lamp, 3), (vase, 1))).json()["total"] == "69.70"
    assert (await edit(manager, placed["number"], (lamp, 2))).json()["total"] == "39.80"
    assert (await edit(manager, placed["number"], (lamp, 4))).json()["total"] == "100.00"


async def test_a_price_for_many_is_not_one_for_few(buyer, lamp):
    await make_prices.price_list((lamp.variant_id, 1500, 5))
    number = (await pending(buyer, (lamp, 6)))["order"]["number"]
    assert (await money(number))[0] == 9000
    assert (await edit(buyer, number, (lamp, 5))).json()["total"] == "75.00"
    assert (await edit(buyer, number, (lamp, 1))).json()["total"] == "19.90"
    assert (await edit(buyer, number, (lamp, 8))).json()["total"] == "120.00"


async def test_what_is_no_longer_sold_may_stay_or_go_but_nothing_of_it_is_added(manager, lamp, vase, placed):
    async with db.transaction() as session:
        await session.execute(update(Variant).where(Variant.id == lamp.variant_id).values(archived=True))
        await stamps.bump(session, "pricing")
    refused = await edit(manager, placed["number"], (lamp, 4))
    assert (refused.status_code, refused.json()["variant_ids"]) == (409, [lamp.variant_id])
    assert await shelf(lamp) == (10, 3)
    assert (await edit(manager, placed["number"], (lamp, 2), (vase, 1))).json()["total"] == "49.80"


async def test_a_code_with_one_use_stays_the_orders_own(manager, buyer, lamp, vase):
    tenth = await make_discounts.discount("TENTH", uses=1, max_uses=1, max_per_customer=1)
    made = (await order(buyer, (lamp, 2), codes=["TENTH"]))["order"]
    assert (made["discount"], made["total"]) == ("3.98", "35.82")
    seen = (await edit(manager, made["number"], (lamp, 1), (vase, 5))).json()
    assert (seen["subtotal"], seen["discount"], seen["total"]) == ("69.90", "6.99", "62.91")
    assert [(one["code"], one["amount"]) for one in seen["discounts"]] == [("TENTH", "6.99")]
    assert await make_discounts.counts(tenth) == (1, 1)
    await books(made["number"])
    await manager.post(f"{SHOP}/{made['number']}/cancel", json={})
    assert await make_discounts.counts(tenth) == (0, 0)


async def test_a_code_that_has_ended_is_left_out_only_where_the_new_total_is_agreed(manager, buyer, lamp):
    number_of = await make_discounts.discount("TENTH")
    made = (await order(buyer, (lamp, 2), codes=["TENTH"]))["order"]
    async with db.transaction() as session:
        await session.execute(update(Discount).where(Discount.id == number_of).values(active=False))
    refused = await edit(manager, made["number"], (lamp, 1))
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "codes")
    assert await money(made["number"]) == (3582, 3582, 0)
    seen = await edit(manager, made["number"], (lamp, 1), expected_total="19.90")
    assert (seen.status_code, seen.json()["total"], seen.json()["discounts"]) == (200, "19.90", [])
    assert await make_discounts.counts(number_of) == (0, 0)


async def test_a_first_order_stays_the_first_while_it_is_changed(manager, buyer, lamp):
    await make_discounts.discount("FIRST", conditions={"first_order": True})
    made = (await order(buyer, (lamp, 1), codes=["FIRST"]))["order"]
    assert made["total"] == "17.91"
    assert (await edit(manager, made["number"], (lamp, 2))).json()["total"] == "35.82"


async def test_a_gift_comes_and_goes_with_its_discount(manager, buyer, lamp, vase):
    gift = {"gift_variant_id": vase.variant_id, "gift_quantity": 1}
    await make_discounts.discount(kind="gift", benefit=gift, conditions={"min_amount": 3000})
    made = (await order(buyer, (lamp, 2)))["order"]
    assert [(line["sku"], line["gift"]) for line in made["items"]] == [("LAMP", False), ("VASE", True)]
    assert (await edit(manager, made["number"], (lamp, 3))).json()["total"] == "59.70"
    assert await shelf(vase) == (10, 1)
    seen = (await edit(manager, made["number"], (lamp, 1))).json()
    assert ([line["sku"] for line in seen["items"]], seen["total"]) == (["LAMP"], "19.90")
    assert await shelf(vase) == (10, 0)
    await books(made["number"])


async def test_the_last_gift_on_the_shelf_stays_the_orders(manager, buyer, lamp):
    ribbon = await make.goods("RIBBON", price=100)
    await make.stock(ribbon, 1)
    await make_discounts.discount(kind="gift", benefit={"gift_variant_id": ribbon.variant_id})
    made = (await order(buyer, (lamp, 1)))["order"]
    assert await shelf(ribbon) == (1, 1)
    seen = (await edit(manager, made["number"], (lamp, 2))).json()
    assert [line["sku"] for line in seen["items"]] == ["LAMP", "RIBBON"]
    assert await shelf(ribbon) == (1, 1)


async def test_delivery_and_tax_are_worked_out_anew(manager, owner, buyer, lamp, vase):
    zone = await make_shipping.zone(owner, countries=["LV"])
    way = await make_shipping.method(owner, zone["id"], kind="free_over", amount="5.00", free_over="50.00")
    await make_prices.tax("PVN", 210_000, "LV")
    await make_prices.tax_on_top()
    small = (await order(buyer, (lamp, 1), shipping_method_id=way["id"]))["order"]
    before = (small["shipping"], small["total"])
    assert (before, small["tax"]) == (("5.00", "30.13"), "5.23")
    large = (await edit(manager, small["number"], (lamp, 3))).json()
    assert (large["shipping"], large["tax"], large["total"], large["due"]) == ("0.00", "12.54", "72.24", "42.11")
    await books(small["number"])
    again = (await edit(manager, small["number"], (lamp, 1))).json()
    assert (again["shipping"], again["total"]) == before
    assert again["paid"] == before[1]
    await books(small["number"])


# --- parts that were sent, money that went back ---


async def test_units_that_were_sent_stay(manager, lamp, vase, placed):
    line = placed["items"][0]["id"]
    sent = await manager.post(
        f"{SHOP}/{placed['number']}/shipments", json={"lines": [{"line_id": line, "quantity": 2}]}
    )
    assert sent.status_code == 201, sent.text
    for lines in ([(lamp, 1)], [(vase, 1)]):
        refused = await edit(manager, placed["number"], *lines)
        assert (refused.status_code, refused.json()["detail"]) == (
            409,
            "2 of LAMP were sent already and stay in the order",
        )
    assert await shelf(lamp) == (8, 1)
    added = (await edit(manager, placed["number"], (lamp, 2), (vase, 1))).json()
    assert (added["status"], added["fulfilment_status"], added["total"]) == ("processing", "partial", "49.80")
    assert (await shelf(lamp), await shelf(vase)) == ((8, 0), (10, 1))
    done = (await edit(manager, placed["number"], (lamp, 2))).json()
    assert (done["status"], done["fulfilment_status"], done["paid"]) == ("shipped", "shipped", "39.80")
    refused = await edit(manager, placed["number"], (lamp, 3))
    assert (refused.status_code, refused.json()["detail"]) == (409, "An order that is shipped cannot be changed")
    await books(placed["number"])


async def test_an_order_whose_rest_is_taken_out_after_the_parcel_came_is_delivered(manager, lamp, placed):
    line = placed["items"][0]["id"]
    body = {"lines": [{"line_id": line, "quantity": 2}]}
    (parcel,) = (await manager.post(f"{SHOP}/{placed['number']}/shipments", json=body)).json()
    await manager.post(f"/api/v1/shipments/{parcel['id']}/events", json={"status": "delivered"})
    assert (await edit(manager, placed["number"], (lamp, 2))).json()["status"] == "delivered"


async def test_units_for_which_money_went_back_are_not_taken_out_once_more(manager, lamp, placed):
    line = placed["items"][0]["id"]
    back = await manager.post(f"{SHOP}/{placed['number']}/refunds", json={"lines": [{"line_id": line, "quantity": 1}]})
    assert back.status_code == 201, back.text
    two = await edit(manager, placed["number"], (lamp, 2))
    assert (two.json()["total"], two.json()["paid"], two.json()["refunded"]) == ("39.80", "39.80", "19.90")
    await edit(manager, placed["number"], (lamp, 1))
    assert await revenue(manager) == (1, 1, 0, "0.00")
    assert (await row(placed["number"])).payment_status == "refunded"


async def test_an_order_does_not_become_less_than_what_went_back(manager, lamp, placed):
    await manager.post(f"{SHOP}/{placed['number']}/refunds", json={"amount": "45.00"})
    refused = await edit(manager, placed["number"], (lamp, 2))
    assert refused.status_code == 409
    assert await money(placed["number"]) == (5970, 5970, 4500)
    assert await shelf(lamp) == (10, 3)


async def test_a_gift_card_gets_back_what_it_paid_too_much(manager, buyer, lamp):
    card = await make_discounts.card("GIFT-1234", 3000)
    made = (await order(buyer, (lamp, 2), gift_card="GIFT-1234"))["order"]
    assert (made["total"], made["credit"], made["paid"]) == ("39.80", "30.00", "39.80")
    seen = (await edit(manager, made["number"], (lamp, 1))).json()
    assert (seen["total"], seen["credit"], seen["paid"]) == ("19.90", "19.90", "19.90")
    assert await make_discounts.entries(card) == [
        ("issued", 3000, 3000), ("spent", -3000, 0), ("given_back", 1010, 1010),
    ]  # fmt: skip
    await books(made["number"])
    cancelled = (await manager.post(f"{SHOP}/{made['number']}/cancel", json={})).json()
    assert (cancelled["payment_status"], cancelled["refunded"]) == ("refunded", "19.90")
    assert await make_discounts.balance(card) == 3000


async def test_a_refund_that_the_provider_refuses_leaves_the_money_as_paid(manager, buyer, lamp):
    await make_payments.provider(options={"test_mode": True})
    made = (await order(buyer, (lamp, 3), payment={"tell_refund": "fail"}))["order"]
    seen = (await edit(manager, made["number"], (lamp, 1))).json()
    assert (seen["total"], seen["paid"], seen["payment_status"]) == ("19.90", "59.70", "paid")
    assert await shelf(lamp) == (10, 1)
    await books(made["number"])


# --- who may, and what is refused ---


async def test_a_buyer_changes_their_own_while_it_is_pending(buyer, guest, stranger, analyst, lamp, vase):
    made = (await pending(buyer, (lamp, 3)))["order"]
    assert (await edit(guest, made["number"], (lamp, 1))).status_code == 401
    assert (await edit(stranger, made["number"], (lamp, 1))).status_code == 404
    assert (await edit(analyst, made["number"], (lamp, 1))).status_code == 404
    assert await money(made["number"]) == (5970, 0, 0)
    seen = (await edit(buyer, made["number"], (lamp, 1), (vase, 1))).json()
    assert (seen["total"], seen["due"], seen["status"]) == ("29.90", "29.90", "pending")
    await buyer.post(f"{SHOP}/{made['number']}/pay", json={})
    assert await money(made["number"]) == (2990, 2990, 0)
    refused = await edit(buyer, made["number"], (lamp, 1))
    assert refused.status_code == 409
    assert await money(made["number"]) == (2990, 2990, 0)


async def test_a_guest_changes_theirs_with_the_orders_token(guest, stranger, lamp):
    made = await pending(guest, (lamp, 3), email="guest@example.com")
    number, token = made["order"]["number"], {"X-Order-Token": made["token"]}
    assert (await edit(guest, number, (lamp, 1), headers={"X-Order-Token": "none"})).status_code == 404
    seen = await edit(guest, number, (lamp, 1), headers=token)
    assert (seen.status_code, seen.json()["total"]) == (200, "19.90")


async def test_a_change_in_between_is_noticed(manager, lamp, placed):
    tag = {"If-Match": f'"{placed["version"]}"'}
    first = await edit(manager, placed["number"], (lamp, 2), headers=tag)
    assert first.status_code == 200, first.text
    second = await edit(manager, placed["number"], (lamp, 1), headers=tag)
    assert second.status_code == 412
    assert await money(placed["number"]) == (3980, 3980, 0)
    fresh = {"If-Match": first.headers["etag"]}
    assert (await edit(manager, placed["number"], (lamp, 1), headers=fresh)).status_code == 200


async def test_another_total_than_was_shown_is_told(manager, lamp, placed):
    refused = await edit(manager, placed["number"], (lamp, 2), expected_total="59.70")
    assert (refused.status_code, refused.json()["totals"]["total"]) == (409, "39.80")
    assert await money(placed["number"]) == (5970, 5970, 0)
    assert (await edit(manager, placed["number"], (lamp, 2), expected_total="39.80")).status_code == 200


async def test_more_than_there_is_changes_nothing(manager, lamp, vase, placed):
    refused = await edit(manager, placed["number"], (lamp, 1), (vase, 11))
    assert (refused.status_code, refused.json()["sku"], refused.json()["left"]) == (409, "VASE", 10)
    assert (await shelf(lamp), await shelf(vase)) == ((10, 3), (10, 0))
    assert await money(placed["number"]) == (5970, 5970, 0)
    assert await make.happened("order.edited") == []


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ([], "lines"),
        ([{"variant_id": 999_999, "quantity": 1}], "lines.0.variant_id"),
        ([{"sku": "LAMP", "quantity": 0}], "lines.0.quantity"),
        ([{"sku": "LAMP", "quantity": -5}], "lines.0.quantity"),
        ([{"sku": "LAMP", "quantity": 10**12}], "lines.0.quantity"),
        ([{"sku": "LAMP", "quantity": 10**6}, {"sku": "LAMP", "quantity": 10**6}], "lines"),
        ([{"quantity": 1}], "lines.0"),
    ],
)
async def test_nonsense_is_refused_and_changes_nothing(manager, lamp, placed, lines, field):
    refused = await manager.put(f"{SHOP}/{placed['number']}/lines", json={"lines": lines})
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["field"].startswith(field)
    assert await shelf(lamp) == (10, 3)
    assert await money(placed["number"]) == (5970, 5970, 0)


@pytest.mark.parametrize("total", ["-1", "NaN", "1e400", "0.001", "x"])
async def test_a_total_that_is_none_is_refused(manager, lamp, placed, total):
    refused = await edit(manager, placed["number"], (lamp, 2), expected_total=total)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (422, "expected_total")
    assert await money(placed["number"]) == (5970, 5970, 0)


async def test_cancelled_and_recorded_orders_stay_as_they_are(manager, buyer, lamp, placed):
    await buyer.post(f"{SHOP}/{placed['number']}/cancel", json={})
    assert (await edit(manager, placed["number"], (lamp, 1))).status_code == 409
    sale = (await manager.post("/api/v1/sales", json={"items": [{"sku": "LAMP", "quantity": 1}]})).json()
    assert (await edit(manager, sale["number"], (lamp, 2))).status_code == 404
    assert await shelf(lamp) == (9, 0)


# --- many at once ---


async def test_two_edits_at_once_leave_what_the_later_one_says(manager, lamp, vase, placed):
    answers = await asyncio.gather(
        *(edit(manager, placed["number"], (lamp, n + 1), (vase, 4 - n)) for n in range(4)),
    )
    assert {answer.status_code for answer in answers} == {200}
    found = await row(placed["number"])
    async with db.reading() as session:
        query = select(OrderLine.sku, OrderLine.quantity).where(OrderLine.order_id == found.id)
        units = {one.sku: one.quantity for one in await session.execute(query)}
    assert units["LAMP"] + units["VASE"] == 5
    assert (await shelf(lamp), await shelf(vase)) == ((10, units["LAMP"]), (10, units["VASE"]))
    assert found.paid <= found.total
    async with db.reading() as session:
        (payment,) = (await session.execute(select(Payment))).scalars()
    assert payment.captured - payment.refunded == found.paid
    await books(placed["number"])


async def test_of_two_edits_with_the_same_version_one_is_done(manager, lamp, placed):
    tag = {"If-Match": f'"{placed["version"]}"'}
    answers = await asyncio.gather(*(edit(manager, placed["number"], (lamp, n), headers=tag) for n in (1, 2, 4)))
    assert sorted(answer.status_code for answer in answers) == [200, 412, 412]
    await books(placed["number"])


async def test_an_edit_against_a_dispatch_loses_nothing(manager, lamp, placed):
    sent, edited = await asyncio.gather(
        manager.post(f"{SHOP}/{placed['number']}/shipments", json={}), edit(manager, placed["number"], (lamp, 1))
    )
    assert (sent.status_code, edited.status_code) in {(201, 200), (201, 409)}
    left = 1 if edited.status_code == 200 else 3
    assert await shelf(lamp) == (10 - left, 0)
    assert await money(placed["number"]) == (1990 * left, 1990 * left, 0)
    await books(placed["number"])


async def test_an_edit_against_a_cancellation_gives_all_back_once(manager, buyer, lamp, placed):
    cancelled, edited = await asyncio.gather(
        buyer.post(f"{SHOP}/{placed['number']}/cancel", json={}), edit(manager, placed["number"], (lamp, 1))
    )
    assert cancelled.status_code == 200, cancelled.text
    assert edited.status_code in {200, 409}
    assert await shelf(lamp) == (10, 0)
    found = await row(placed["number"])
    assert (found.status, found.payment_status) == ("cancelled", "refunded")
    async with db.reading() as session:
        (payment,) = (await session.execute(select(Payment))).scalars()
    assert (payment.captured, payment.refunded, payment.refunding) == (5970, 5970, 0)


async def test_edits_of_many_orders_never_take_more_than_there_is(manager, buyer, lamp, vase):
    made = [(await order(buyer, (vase, 1)))["order"]["number"] for _ in range(4)]
    answers = await asyncio.gather(*(edit(manager, number, (vase, 1), (lamp, 3)) for number in made))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 409]
    assert (await shelf(lamp), await shelf(vase)) == ((10, 9), (10, 4))
    for number in made:
        await books(number)
