"""A checkout in one call: the order is what was shown, once, and whoever placed it can look at it."""

import asyncio

import pytest
from sqlalchemy import update

from tests import make_discounts, make_orders as make, make_shipping, make_stock
from tradepost.accounts import hooks
from tradepost.cart.models import Cart
from tradepost.catalog.models import Product, Variant
from tradepost.core import clock, db, jobs
from tradepost.customers.models import Customer, CustomerGroup
from tradepost.orders.models import Order
from tradepost.payments.models import Payment

ORDERS = "/api/v1/orders"
CART = "/api/v1/cart"


async def alter(table, **values) -> None:
    async with db.transaction() as session:
        await session.execute(update(table).values(**values))


async def nothing_happened(level: int, units: int = 10) -> None:
    assert await make_stock.numbers(level) == (units, 0)
    assert (await make.count(Order), await make.count(Payment), await make.count(Customer)) == (0, 0, 0)


async def test_a_guest_orders_and_pays_at_once(guest):
    lamp, level = await make.goods("LAMP", 10, price=1990)
    made = await make.placed(guest, lamp, 2, name="Ann", expected_total="39.80")
    order, payment = made["order"], made["payment"]
    year = clock.business_day(clock.now()).year
    assert order["number"] == f"TP-{year}-{order['id']:06d}"
    assert (order["status"], order["payment_status"], order["fulfilment_status"]) == ("paid", "paid", "unfulfilled")
    assert (order["subtotal"], order["total"], order["paid"], order["due"]) == ("39.80", "39.80", "39.80", "0.00")
    assert (order["email"], order["buyer_name"], order["platform"]) == ("ann@example.com", "Ann", "store")
    (line,) = order["items"]
    assert (line["sku"], line["quantity"], line["unit_price"], line["total"]) == ("LAMP", 2, "19.90", "39.80")
    assert line["unit_cost"] is None
    assert (payment["provider"], payment["status"], payment["amount"]) == ("offline", "captured", "39.80")
    assert await make_stock.numbers(level) == (10, 2)
    assert await make_stock.movements(level) == [("received", 10), ("reserved", 2)]
    (row,) = await make.lines_of(order["number"])
    assert sum(row.reserved.values()) == 2
    assert (row.unit_cost, row.fulfilled) == (800, 0)
    assert await make.timeline(order["number"]) == ["order.placed", "order.paid"]
    assert await make_stock.drift() == []


async def test_a_guest_opens_the_order_by_its_token_alone(guest, buyer, analyst):
    lamp, _ = await make.goods()
    made = await make.placed(guest, lamp)
    address = f"{ORDERS}/{made['order']['number']}"
    assert (await guest.get(address)).status_code == 401
    assert (await guest.get(address, headers={"X-Order-Token": "tpo_guessed"})).status_code == 404
    assert (await buyer.get(address)).status_code == 404
    for answer in (
        await guest.get(address, headers={"X-Order-Token": made["token"]}),
        await guest.get(f"{address}?token={made['token']}"),
        await buyer.get(f"{address}?token={made['token']}"),
        await analyst.get(address),
    ):
        assert (answer.status_code, answer.json()["number"]) == (200, made["order"]["number"])
    happened = await guest.get(f"{address}/events?token={made['token']}")
    assert [event["name"] for event in happened.json()] == ["order.placed", "order.paid"]
    assert made["token"] not in (await analyst.get(address)).text


async def test_an_account_orders_and_becomes_a_customer(buyer, stranger, owner):
    lamp, _ = await make.goods()
    first, second = await make.placed(buyer, lamp, email=None), await make.placed(buyer, lamp, email=None)
    assert first["token"] is None
    assert (first["order"]["email"], first["order"]["customer_id"]) == (
        "alice@example.com",
        second["order"]["customer_id"],
    )
    listed = (await buyer.get(ORDERS)).json()
    assert [one["number"] for one in listed["items"]] == [second["order"]["number"], first["order"]["number"]]
    assert (await stranger.get(ORDERS)).json()["total"] == 0
    (customer,) = (await owner.get("/api/v1/customers")).json()["items"]
    assert (customer["email"], customer["account_id"]) == ("alice@example.com", buyer.id)


async def test_of_many_first_orders_of_an_account_one_customer_is_made(buyer):
    lamp, _ = await make.goods("LAMP", 20)
    answers = await asyncio.gather(*[make.check_out(buyer, lamp, email=None) for _ in range(12)])
    assert {answer.status_code for answer in answers} == {201}
    assert await make.count(Customer) == 1


async def test_of_many_guests_with_one_address_one_customer_is_made(guest):
    lamp, _ = await make.goods("LAMP", 20)
    answers = await asyncio.gather(*[make.check_out(guest, lamp) for _ in range(12)])
    assert {answer.status_code for answer in answers} == {201}
    assert (await make.count(Customer), await make.count(Order)) == (1, 12)


async def test_an_address_that_is_typed_gives_nobodys_prices(guest, owner):
    lamp, _ = await make.goods(price=1000)
    async with db.transaction() as session:
        group = CustomerGroup(name="Wholesale")
        session.add(group)
        await session.flush()
        session.add(Customer(name="Ann", email="ann@example.com", group_id=group.id))
        number = group.id
    await make_discounts.discount(conditions={"group_ids": [number]}, benefit={"ppm": 500_000})
    made = await make.placed(guest, lamp)
    assert made["order"]["total"] == "10.00"


async def test_another_total_than_the_one_shown_is_told_and_nothing_is_done(guest):
    lamp, level = await make.goods(price=1990)
    answer = await make.check_out(guest, lamp, 2, expected_total="39.00")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/totals-changed")
    assert answer.json()["totals"]["total"] == "39.80"
    await nothing_happened(level)


async def test_a_number_that_an_import_took_is_not_given_again(guest, owner):
    lamp, _ = await make.goods()
    first = (await make.placed(guest, lamp))["order"]
    year = first["number"][:8]
    taken = f"{year}{first['id'] + 2:06d}"  # the sale itself is the next one
    sale = {"order_number": taken, "platform": "market", "items": [{"sku": lamp.sku, "quantity": 1}]}
    assert (await owner.post("/api/v1/sales", json=sale)).status_code == 201
    second, third = [(await make.placed(guest, lamp))["order"] for _ in range(2)]
    assert len({taken, first["number"], second["number"], third["number"]}) == 4
    assert second["number"].startswith(f"{year}{second['id']:06d}")
    assert third["number"] == f"{year}{third['id']:06d}"
    assert (await make.of_number(taken)).platform == "market"


async def test_the_last_ones_are_ordered_once(guest):
    lamp, level = await make.goods("LAMP", 3)
    await make.placed(guest, lamp, 2)
    answer = await make.check_out(guest, lamp, 2)
    assert (answer.status_code, answer.json()["sku"], answer.json()["left"]) == (409, "LAMP", 1)
    assert await make_stock.numbers(level) == (3, 2)
    assert await make.count(Order) == 1


@pytest.mark.parametrize(
    ("fields", "status", "field"),
    [
        ({"items": []}, 422, "items"),
        ({"items": [{"sku": "LAMP", "quantity": 0}]}, 422, "items.0.quantity"),
        ({"items": [{"sku": "LAMP", "quantity": -5}]}, 422, "items.0.quantity"),
        ({"items": [{"sku": "LAMP", "quantity": 10**12}]}, 422, "items.0.quantity"),
        ({"items": [{"sku": "NOTHING"}]}, 422, "items.0.sku"),
        ({"items": [{"variant_id": 10**15}]}, 409, None),
        ({"items": [{"product_id": 10**15}]}, 422, "items.0.product_id"),
        ({"items": [{"variant_id": 10**30}]}, 422, "items.0.variant_id"),
        ({"items": [{}]}, 422, "items.0"),
        ({"items": [{"sku": "LAMP"}] * 201}, 422, "items"),
        ({"expected_total": -1}, 422, "expected_total"),
        ({"expected_total": "NaN"}, 422, "expected_total"),
        ({"expected_total": "1e400"}, 422, "expected_total"),
        ({"expected_total": "19.901"}, 422, "expected_total"),
        ({"email": "no address"}, 422, "email"),
        ({"email": ""}, 422, "email"),
        ({"currency": "XXZ"}, 422, "currency"),
        ({"currency": "USD"}, 409, None),
        ({"country": "Germny"}, 422, "country"),
        ({"shipping_address": {"city": "Leeds"}}, 422, "shipping_address.line1"),
        ({"shipping_method_id": 10**15}, 422, "shipping_method_id"),
        ({"payment_provider": "paypal"}, 422, "payment_provider"),
        ({"payment_provider": "stripe"}, 422, "payment_provider"),
        ({"codes": ["NOTHING"]}, 422, "codes"),
        ({"gift_card": "ABCD"}, 422, "gift_card"),
        ({"name": "a\0b"}, 400, None),
    ],
)
async def test_what_makes_no_sense_is_refused_and_changes_nothing(fields, status, field, guest):
    lamp, level = await make.goods()
    answer = await make.check_out(guest, lamp, **fields)
    assert answer.status_code == status, answer.text
    if field:
        assert field in [error["field"] for error in answer.json()["errors"]]
    await nothing_happened(level)


@pytest.mark.parametrize("number", ["NaN", "1e400", "-1", "Infinity"])
async def test_numbers_that_are_none_are_refused(number, guest):
    _lamp, level = await make.goods()
    for content in (
        f'{{"items": [{{"sku": "LAMP"}}], "email": "a@b.co", "expected_total": {number}}}',
        f'{{"items": [{{"sku": "LAMP", "quantity": {number}}}], "email": "a@b.co"}}',
    ):
        answer = await guest.post(make.CHECKOUT, content=content, headers={"content-type": "application/json"})
        assert answer.status_code in {400, 422}
    await nothing_happened(level)


async def test_what_is_no_longer_sold_is_not_ordered(guest):
    lamp, level = await make.goods()
    await alter(Product, status="draft")
    answer = await make.check_out(guest, lamp)
    assert (answer.status_code, answer.json()["variant_ids"]) == (409, [lamp.variant_id])
    await nothing_happened(level)


async def test_the_same_key_is_the_same_order_and_another_body_a_conflict(guest, buyer):
    lamp, level = await make.goods()
    first = await make.check_out(guest, lamp, 2, key="k")
    again = await make.check_out(guest, lamp, 2, key="k")
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    assert (await make.check_out(guest, lamp, 3, key="k")).status_code == 409
    assert (await make.check_out(buyer, lamp, 2, key="k")).json()["order"]["id"] != first.json()["order"]["id"]
    assert await make_stock.numbers(level) == (10, 4)


async def test_a_key_outlives_a_change_of_price(guest):
    lamp, _ = await make.goods(price=1990)
    first = await make.check_out(guest, lamp, key="k", expected_total="19.90")
    await alter(Variant, price=2990)
    again = await make.check_out(guest, lamp, key="k", expected_total="19.90")
    assert again.json() == first.json()


async def test_guests_who_use_the_same_key_for_their_carts_do_not_meet(guest):
    lamp, _ = await make.goods()
    tokens = [await filled(guest, lamp) for _ in range(2)]
    numbers = {
        (
            await guest.post(make.CHECKOUT, json={"email": "ann@example.com"}, headers=token | {"Idempotency-Key": "1"})
        ).json()["order"]["number"]
        for token in tokens
    }
    assert len(numbers) == 2


async def test_an_address_that_an_account_only_types_gives_it_nobodys_orders(buyer, guest):
    lamp, _ = await make.goods()
    mine = await make.placed(buyer, lamp, email="victim@example.com")
    theirs = await make.placed(guest, lamp, email="victim@example.com")
    assert mine["order"]["customer_id"] != theirs["order"]["customer_id"]
    assert [one["number"] for one in (await buyer.get(ORDERS)).json()["items"]] == [mine["order"]["number"]]


async def test_a_deleted_account_leaves_orders_that_do_not_say_who_it_was(buyer, owner):
    lamp, _ = await make.goods()
    done = await make.placed(buyer, lamp, shipping_address=make.ADDRESS, note="Ring twice")
    open_ = await make.placed(buyer, lamp, shipping_address=make.ADDRESS)
    await buyer.post(f"{ORDERS}/{done['order']['number']}/cancel", json={})
    async with db.transaction() as session:
        for listener in hooks.DELETED:
            await listener(session, buyer.account)
    order = await make.of_number(done["order"]["number"])
    assert (order.email, order.buyer_name, order.notes, order.shipping_address) == ("", "", "", None)
    assert (order.country, order.total) == ("GB", 1990)
    assert (await make.of_number(open_["order"]["number"])).shipping_address["city"] == "Leeds"


# --- carts ---


async def filled(guest, of, quantity=1) -> dict[str, str]:
    answer = await guest.post(f"{CART}/lines", json={"variant_id": of.variant_id, "quantity": quantity})
    return {"X-Cart-Token": answer.json()["token"]}


async def test_a_cart_is_filled_in_steps_and_ordered(guest):
    lamp, _ = await make.goods(price=1000)
    token = await filled(guest, lamp, 3)
    await guest.put(CART, json={"email": "ann@example.com", "shipping_address": make.ADDRESS}, headers=token)
    answer = await guest.post(make.CHECKOUT, json={"expected_total": "30.00"}, headers=token)
    assert answer.status_code == 201, answer.text
    order = answer.json()["order"]
    assert (order["total"], order["country"], order["email"]) == ("30.00", "GB", "ann@example.com")
    assert (order["shipping_address"]["city"], order["buyer_name"]) == ("Leeds", "Ann Lee")
    assert (await guest.get(CART, headers=token)).status_code == 404
    assert (await make.of_number(order["number"])).cart_id is not None


async def test_the_same_cart_again_is_the_same_order(guest):
    lamp, level = await make.goods()
    token = await filled(guest, lamp)
    first = await guest.post(make.CHECKOUT, json={"email": "ann@example.com"}, headers=token)
    for key in ("a", "b"):
        again = await guest.post(
            make.CHECKOUT, json={"email": "ann@example.com"}, headers=token | {"Idempotency-Key": key}
        )
        assert (again.status_code, again.json()) == (201, first.json())
    assert await make_stock.numbers(level) == (10, 1)
    more = await guest.post(f"{CART}/lines", json={"variant_id": lamp.variant_id}, headers=token)
    assert more.json()["token"] not in (None, token["X-Cart-Token"])  # another cart begins


async def test_an_accounts_cart_is_ordered_once_and_the_next_one_is_another(buyer):
    lamp, level = await make.goods()
    await buyer.post(f"{CART}/lines", json={"variant_id": lamp.variant_id})
    cart = (await buyer.get(CART)).json()["id"]
    first = await buyer.post(make.CHECKOUT, json={"cart_id": cart})
    assert first.status_code == 201, first.text
    for body in ({"cart_id": cart}, {}):
        assert (await buyer.post(make.CHECKOUT, json=body)).json() == first.json()
    await buyer.post(f"{CART}/lines", json={"variant_id": lamp.variant_id})
    second = await buyer.post(make.CHECKOUT, json={})
    assert second.json()["order"]["id"] != first.json()["order"]["id"]
    assert await make_stock.numbers(level) == (10, 2)


async def test_anothers_cart_is_not_ordered(buyer, stranger, guest):
    lamp, level = await make.goods()
    await buyer.post(f"{CART}/lines", json={"variant_id": lamp.variant_id})
    cart = (await buyer.get(CART)).json()["id"]
    assert (await stranger.post(make.CHECKOUT, json={"cart_id": cart})).status_code == 404
    assert (await stranger.post(make.CHECKOUT, json={})).status_code == 409
    wrong = {"X-Cart-Token": "tpc_guessed"}
    assert (await guest.post(make.CHECKOUT, json={"email": "a@b.co"}, headers=wrong)).status_code == 404
    assert (await guest.post(make.CHECKOUT, json={"email": "a@b.co"})).status_code == 422
    await nothing_happened(level)
    assert (await buyer.get(CART)).json()["status"] == "active"


async def test_a_cart_whose_price_changed_is_shown_its_new_total(guest):
    lamp, _ = await make.goods(price=1000)
    token = await filled(guest, lamp, 2)
    await alter(Variant, price=1100)
    body = {"email": "ann@example.com", "expected_total": "20.00"}
    answer = await guest.post(make.CHECKOUT, json=body, headers=token)
    assert (answer.status_code, answer.json()["totals"]["total"]) == (409, "22.00")
    assert (await guest.get(CART, headers=token)).json()["status"] == "active"
    assert (await make.count(Order), await make.count(Cart)) == (0, 1)


async def test_what_a_cart_holds_goes_over_to_its_order(configure, guest, stranger):
    configure(hold_carts="true")
    lamp, level = await make.goods("LAMP", 3)
    token = await filled(guest, lamp, 2)
    assert await make_stock.numbers(level) == (3, 2)
    assert (await guest.get(CART, headers=token)).json()["lines"][0]["troubles"] == []
    assert (await make.check_out(stranger, lamp, 2)).status_code == 409
    answer = await guest.post(make.CHECKOUT, json={"email": "ann@example.com"}, headers=token)
    assert answer.status_code == 201, answer.text
    assert await make_stock.numbers(level) == (3, 2)
    assert await make_stock.drift() == []


# --- delivery, discounts, taxes, money ---


async def test_where_the_shop_delivers_a_buyer_chooses_how_and_says_where_to(guest, owner):
    lamp, level = await make.goods(price=1000)
    zone = await make_shipping.zone(owner, countries=["GB"])
    post = await make_shipping.method(owner, zone["id"], amount="3.50")
    for fields, field in (
        ({}, "shipping_address"),
        ({"shipping_address": make.ADDRESS}, "shipping_method_id"),
        ({"shipping_address": make.ADDRESS | {"country": "FR"}}, "shipping_address.country"),
        (
            {"shipping_address": make.ADDRESS | {"country": "FR"}, "shipping_method_id": post["id"]},
            "shipping_method_id",
        ),
        ({"country": "GB", "shipping_method_id": post["id"]}, "shipping_address"),
    ):
        answer = await make.check_out(guest, lamp, **fields)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field), answer.text
    await nothing_happened(level)
    made = await make.placed(guest, lamp, shipping_address=make.ADDRESS, shipping_method_id=post["id"])
    order = made["order"]
    assert (order["shipping"], order["total"], order["shipping_method"]) == ("3.50", "13.50", post["name"])


async def test_discounts_are_given_counted_and_written_down(guest):
    lamp, _ = await make.goods(price=1000)
    tenth = await make_discounts.discount("TENTH")
    made = await make.placed(guest, lamp, 3, codes=["tenth"], expected_total="27.00")
    order = made["order"]
    assert (order["subtotal"], order["discount"], order["total"]) == ("30.00", "3.00", "27.00")
    assert [(one["code"], one["amount"]) for one in order["discounts"]] == [("TENTH", "3.00")]
    assert order["items"][0]["discount"] == "3.00"
    assert await make_discounts.counts(tenth) == (1, 1)


async def test_a_gift_comes_as_a_line_that_costs_nothing(guest):
    lamp, _ = await make.goods(price=1000)
    vase, vases = await make.goods("VASE", 1, price=500)
    await make_discounts.discount(kind="gift", benefit={"gift_variant_id": vase.variant_id, "gift_quantity": 1})
    made = await make.placed(guest, lamp)
    assert [(line["sku"], line["total"], line["gift"]) for line in made["order"]["items"]] == [
        ("LAMP", "10.00", False),
        ("VASE", "0.00", True),
    ]
    assert await make_stock.numbers(vases) == (1, 1)
    without = await make.placed(guest, lamp)  # the last gift is gone
    assert [line["sku"] for line in without["order"]["items"]] == ["LAMP"]


async def test_a_gift_that_has_run_out_is_told_of_and_stands_in_no_discounts_way(guest):
    lamp, _ = await make.goods(price=1000)
    vase, _ = await make.goods("VASE", 1, price=5000)
    benefit = {"gift_variant_id": vase.variant_id, "gift_quantity": 2, "worth": 10_000}
    await make_discounts.discount("VASE", kind="gift", combines=False, benefit=benefit)
    await make_discounts.discount(name="Tenth")
    said = "VASE gives a gift that has run out"
    refused = await make.check_out(guest, lamp, codes=["VASE"])
    assert (refused.status_code, refused.json()["errors"]) == (422, [{"field": "codes", "message": said}])
    shown = (await guest.post("/api/v1/cart/lines", json={"variant_id": lamp.variant_id})).json()
    cart = {"X-Cart-Token": shown["token"]}
    totals = (await guest.post("/api/v1/cart/codes", json={"code": "vase"}, headers=cart)).json()["totals"]
    assert [(one["code"], one["kind"]) for one in totals["refused_codes"]] == [("VASE", "gift_gone")]
    assert (totals["discount"], totals["total"]) == ("1.00", "9.00")
    await make_stock.stock(vase, 1)
    assert (await guest.get("/api/v1/cart", headers=cart)).json()["totals"]["total"] == "10.00"
    made = await make.placed(guest, lamp, codes=["VASE"])
    assert [(line["sku"], line["quantity"]) for line in made["order"]["items"]] == [("LAMP", 1), ("VASE", 2)]


async def test_a_gift_card_pays_what_it_can_and_the_rest_is_charged(guest):
    lamp, _ = await make.goods(price=1000)
    card = await make_discounts.card("GIFT-1234", 2500)
    first = await make.placed(guest, lamp, 2, gift_card="gift 1234")
    assert (first["order"]["total"], first["order"]["credit"], first["order"]["paid"]) == ("20.00", "20.00", "20.00")
    assert (first["order"]["status"], first["payment"]) == ("paid", None)
    second = await make.placed(guest, lamp, 2, gift_card="gift 1234")
    assert (second["order"]["credit"], second["payment"]["amount"]) == ("5.00", "15.00")
    assert (second["order"]["paid"], second["order"]["status"]) == ("20.00", "paid")
    assert await make_discounts.balance(card) == 0
    assert await make_discounts.drift() == []


async def test_the_buyer_is_told_by_mail_once(guest, monkeypatch, caplog):
    lamp, _ = await make.goods()
    made = await make.placed(guest, lamp)
    async with db.reading() as session:
        (job,) = (await session.execute(jobs.Job.__table__.select().where(jobs.Job.kind == "orders.confirm"))).all()
    assert job.args == {"order_id": made["order"]["id"]}
    await make.check_out(guest, lamp, key="k")
    await make.check_out(guest, lamp, key="k")
    assert await make.count(jobs.Job) == 2
