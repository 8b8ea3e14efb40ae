"""The variant that is assigned is the one that is seen: on pages, in lists, in the cart and on the order."""

from decimal import Decimal
from typing import Any

import pytest

from tests import make_catalog, make_content, make_experiments as make, make_orders
from tests.make_stock import Goods
from tests.people import Person
from tradepost.core import kept
from tradepost.experiments import comparing, rules

PRODUCTS = "/api/v1/products"


async def lamp(manager: Person, **fields: Any) -> dict[str, Any]:
    """Something for sale at 19.90."""
    made = await make_catalog.product(manager, name="Lamp", sku="LAMP", price="19.90", **fields)
    await make_catalog.stock(made["variants"][0]["id"], 100)
    return made


async def test_a_guest_sees_and_pays_the_price_of_their_variant(manager: Person, guest):
    product = await lamp(manager)
    variant_id = product["variants"][0]["id"]
    running = await make.started(manager, product["id"])
    for variant, price in ((0, "19.90"), (1, "15.90")):
        who = await make.visitor(running["id"], variant)
        page = (await guest.get(f"{PRODUCTS}/lamp", headers=who)).json()
        assert (page["price"], page["variants"][0]["price"]) == (price, price)
        (listed,) = (await guest.get(PRODUCTS, headers=who)).json()["items"]
        assert listed["price"] == price
        own = (await guest.get(f"{PRODUCTS}/{product['id']}/prices", headers=who)).json()["items"][0]
        assert (own["unit_price"], own["reduced"]) == (price, False)
        one = (await guest.get(f"{PRODUCTS}/{product['id']}/variants/{variant_id}", headers=who)).json()
        assert one["price"] == price
        cart = (
            await guest.post("/api/v1/cart/lines", json={"variant_id": variant_id, "quantity": 2}, headers=who)
        ).json()
        assert cart["lines"][0]["unit_price"] == price
        with_cart = who | {"X-Cart-Token": cart["token"]}
        again = (await guest.get("/api/v1/cart", headers=with_cart)).json()
        assert (again["lines"][0]["unit_price"], again["lines"][0]["troubles"]) == (price, [])
        order = await guest.post(
            "/api/v1/checkout",
            json={"email": "ann@example.com", "expected_total": again["totals"]["total"]},
            headers=with_cart,
        )
        assert order.status_code == 201, order.text
        assert order.json()["order"]["items"][0]["unit_price"] == price


async def test_signing_in_does_not_change_the_price(manager: Person, guest, buyer: Person):
    product = await lamp(manager)
    running = await make.started(manager, product["id"])
    for variant, price in ((0, "19.90"), (1, "15.90")):
        who = await make.visitor(running["id"], variant)
        assert (await guest.get(f"{PRODUCTS}/lamp", headers=who)).json()["price"] == price
        body = {"variant_id": product["variants"][0]["id"], "quantity": 1}
        token = (await guest.post("/api/v1/cart/lines", json=body, headers=who)).json()["token"]
        assert (await buyer.get(f"{PRODUCTS}/lamp", headers=who)).json()["price"] == price
        mine = (await buyer.post("/api/v1/cart/merge", headers=who | {"X-Cart-Token": token})).json()
        assert (mine["lines"][0]["unit_price"], mine["lines"][0]["troubles"]) == (price, [])
        await buyer.delete("/api/v1/cart", headers=who)


async def test_an_account_sees_the_same_wherever_no_browser_says_who_it_is(manager: Person, buyer: Person):
    product = await lamp(manager)
    await make.started(manager, product["id"])
    page = (await buyer.get(f"{PRODUCTS}/lamp")).json()["price"]
    assert page in {"19.90", "15.90"}
    body = {"variant_id": product["variants"][0]["id"], "quantity": 1}
    assert (await buyer.post("/api/v1/cart/lines", json=body)).json()["lines"][0]["unit_price"] == page
    assert (await buyer.get(f"{PRODUCTS}/lamp")).json()["price"] == page


async def test_staff_and_who_cannot_be_known_see_what_there_is(manager: Person, analyst: Person, buyer: Person, guest):
    product = await lamp(manager)
    running = await make.started(manager, product["id"])
    who = await make.visitor(running["id"], 1)
    assert (await manager.get(f"{PRODUCTS}/lamp", headers=who)).json()["price"] == "19.90"
    assert (await analyst.get(PRODUCTS, headers=who)).json()["items"][0]["price"] == "19.90"
    assert (await guest.get(f"{PRODUCTS}/lamp")).json()["price"] == "19.90"
    # Other systems' calls know no visitors: what they show is what they charge.
    told = await buyer.get("/api/products", headers=who)
    assert "19.9" in told.text
    assert "15.9" not in told.text
    assert [one["visitors"] for one in (await make.result(manager, running["id"]))["variants"]] == [0, 0]


async def test_kept_answers_are_given_to_nobody_else(manager: Person, guest):
    product, other = await lamp(manager), await make_catalog.product(manager, name="Chair", price="50.00")
    for _ in range(3):
        assert (await guest.get(f"{PRODUCTS}/lamp")).json()["price"] == "19.90"
        await guest.get(PRODUCTS)
    running = await make.started(manager, product["id"])
    one, two = [await make.visitor(running["id"], variant) for variant in (0, 1)]
    for _ in range(3):
        for who, price in ((one, "19.90"), (two, "15.90"), ({}, "19.90")):
            assert (await guest.get(f"{PRODUCTS}/lamp", headers=who)).json()["price"] == price
            listed = (await guest.get(PRODUCTS, headers=who)).json()["items"]
            assert [row["price"] for row in listed] == ["50.00", price]
            assert (await guest.get(f"{PRODUCTS}/{other['id']}", headers=who)).json()["price"] == "50.00"
    paths = {key[0] for key in kept.STORE._answers}
    assert f"{PRODUCTS}/{other['id']}" in paths  # what is on no trial is kept as ever
    assert not paths & {PRODUCTS, f"{PRODUCTS}/lamp"}
    await manager.post(f"{make.PATH}/{running['id']}/stop")
    for _ in range(3):
        assert (await guest.get(f"{PRODUCTS}/lamp", headers=two)).json()["price"] == "19.90"
    assert f"{PRODUCTS}/lamp" in {key[0] for key in kept.STORE._answers}


async def test_title_text_and_picture_are_shown_too(manager: Person, guest):
    product = await lamp(manager, description="Gives light.")
    pictures = [await make_catalog.media(manager, product["id"]) for _ in range(2)]
    changed = {"title": "Reading lamp", "text": "Read in bed.", "picture_id": pictures[1]["id"]}
    running = await make.started(manager, product["id"], variants=[{}, changed])
    who = await make.visitor(running["id"], 1)
    page = (await guest.get(f"{PRODUCTS}/lamp", headers=who)).json()
    assert (page["name"], page["description"], page["price"]) == ("Reading lamp", "Read in bed.", "19.90")
    assert [media["id"] for media in page["media"]] == [pictures[1]["id"], pictures[0]["id"]]
    body = {"variant_id": product["variants"][0]["id"], "quantity": 1}
    cart = (await guest.post("/api/v1/cart/lines", json=body, headers=who)).json()
    assert cart["lines"][0]["name"] == "Reading lamp"
    plain = (await guest.get(f"{PRODUCTS}/lamp", headers=await make.visitor(running["id"], 0))).json()
    assert (plain["name"], plain["description"]) == ("Lamp", "Gives light.")
    assert [media["id"] for media in plain["media"]] == [pictures[0]["id"], pictures[1]["id"]]


async def test_a_page_of_the_shop_can_be_on_trial(manager: Person, guest):
    page = await make_content.page(manager, title="Delivery", body="In a week.", status="published")
    variants = [{}, {"title": "Fast delivery", "text": "In **a day**."}]
    running = await make.started(manager, page_id=page["id"], variants=variants, counts="order")
    path = f"/api/v1/content/pages/{page['slug']}"
    shown = (await guest.get(path, headers=await make.visitor(running["id"], 1))).json()
    assert (shown["title"], shown["html"].strip()) == ("Fast delivery", "<p>In <strong>a day</strong>.</p>")
    assert (await guest.get(path, headers=await make.visitor(running["id"], 0))).json()["title"] == "Delivery"
    assert [one["visitors"] for one in (await make.result(manager, running["id"]))["variants"]] == [1, 1]


async def test_a_price_on_trial_is_never_below_a_floor_that_is_set_meanwhile(manager: Person, guest):
    product = await lamp(manager)
    running = await make.started(manager, product["id"])
    who = await make.visitor(running["id"], 1)
    variant_id = product["variants"][0]["id"]
    assert (await manager.put(f"/api/v1/prices/{variant_id}/floor", json={"amount": "17.00"})).status_code == 200
    assert (await guest.get(f"{PRODUCTS}/lamp", headers=who)).json()["price"] == "17.00"
    body = {"variant_id": variant_id, "quantity": 1}
    cart = (await guest.post("/api/v1/cart/lines", json=body, headers=who)).json()
    assert cart["lines"][0]["unit_price"] == "17.00"


async def test_what_is_on_no_trial_costs_no_statement(manager: Person, guest, statements: list[str]):
    product = await lamp(manager)
    chair = await make_catalog.product(manager, name="Chair", price="50.00")
    await make_catalog.stock(chair["variants"][0]["id"], 100)
    goods = Goods(product["id"], product["variants"][0]["id"], "LAMP")
    look = "FROM events WHERE position"  # kept answers look at the log

    async def sent() -> list[int]:
        counts = []

        def note() -> None:
            counts.append(len([one for one in statements if look not in one and "COALESCE(MAX(position)" not in one]))
            asked.extend(statements)
            statements.clear()

        statements.clear()
        for path in (f"{PRODUCTS}/{chair['id']}", f"{PRODUCTS}?q=chair", f"{PRODUCTS}?limit=1&sort=-id"):
            await guest.get(path, headers={"X-Visitor": "somebody-new"})
            note()
        body = {"variant_id": chair["variants"][0]["id"], "quantity": 1}
        token = (await guest.post("/api/v1/cart/lines", json=body)).json()["token"]
        note()
        cart = {"X-Cart-Token": token, "X-Visitor": "somebody-new"}
        assert (await guest.get("/api/v1/cart", headers=cart)).json()["lines"][0]["unit_price"] == "50.00"
        note()
        assert (await make_orders.check_out(guest, goods)).status_code == 201
        note()
        return counts

    asked: list[str] = []
    await sent()
    before = await sent()
    assert before[:3] == [2, 2, 2]
    assert [one for one in asked if "hypotheses" in one or "experiment_" in one] == []
    running = await make.started(manager, product["id"])
    await sent()  # what runs is loaded once
    assert await sent() == before
    await manager.post(f"{make.PATH}/{running['id']}/stop")
    await sent()
    asked.clear()
    assert await sent() == before
    assert [one for one in asked if "hypotheses" in one or "experiment_" in one] == []


async def test_a_price_stays_the_same_from_a_guests_page_to_an_accounts_order(manager: Person, guest):
    """Seen as a guest, put in the cart, signed in, ordered: one price, whichever variant it is."""
    product = await lamp(manager)
    running = await make.started(manager, product["id"])
    variant_id = product["variants"][0]["id"]
    for variant, price in ((0, "19.90"), (1, "15.90")):
        who = await make.visitor(running["id"], variant)
        name = f"visitor{variant}"
        account = {"username": name, "email": f"{name}@example.com", "password": "correct horse battery"}
        assert (await guest.post("/api/v1/auth/register", json=account)).status_code == 201
        assert (await guest.get(f"{PRODUCTS}/lamp", headers=who)).json()["price"] == price
        body = {"variant_id": variant_id, "quantity": 3}
        cart = (await guest.post("/api/v1/cart/lines", json=body, headers=who)).json()
        login = await guest.post(
            "/api/v1/auth/login",
            json={"username": name, "password": account["password"]},
            headers=who | {"X-Cart-Token": cart["token"]},
        )
        assert login.status_code == 200, login.text
        mine = who | {"Authorization": f"Bearer {login.json()['access_token']}"}
        assert (await guest.get(f"{PRODUCTS}/lamp", headers=mine)).json()["price"] == price
        assert (await guest.get(PRODUCTS, headers=mine)).json()["items"][0]["price"] == price
        again = (await guest.get("/api/v1/cart", headers=mine)).json()
        assert [(one["unit_price"], one["quantity"], one["troubles"]) for one in again["lines"]] == [(price, 3, [])]
        order = await guest.post("/api/v1/checkout", json={"expected_total": again["totals"]["total"]}, headers=mine)
        assert order.status_code == 201, order.text
        placed = order.json()["order"]
        assert (placed["items"][0]["unit_price"], placed["total"]) == (price, again["totals"]["total"])
        # What it was sold for stays when the experiment is over, and nobody is charged otherwise than shown.
        assert placed["items"][0]["total"] == str(3 * Decimal(price))


async def test_an_experiment_that_ends_before_the_checkout_says_so(manager: Person, guest):
    product = await lamp(manager)
    running = await make.started(manager, product["id"])
    who = await make.visitor(running["id"], 1)
    body = {"variant_id": product["variants"][0]["id"], "quantity": 1}
    cart = (await guest.post("/api/v1/cart/lines", json=body, headers=who)).json()
    await manager.post(f"{make.PATH}/{running['id']}/stop")
    ordered = {"email": "ann@example.com", "expected_total": cart["totals"]["total"]}
    answer = await guest.post("/api/v1/checkout", json=ordered, headers=who | {"X-Cart-Token": cart["token"]})
    assert answer.status_code == 409, answer.text
    assert await make_orders.count() == 0


@pytest.mark.parametrize("weights", [[1, 1], [3, 1], [1, 1, 1]])
async def test_visitors_fall_to_the_variants_by_their_weights(weights):
    counts = [0] * len(weights)
    for n in range(20_000):
        unit = rules.unit_of("salt", f"visitor-{n}")
        variant = rules.variant_of(unit, weights)
        assert variant == rules.variant_of(unit, weights)
        counts[variant] += 1
    assert comparing.split(counts, weights) > 0.001
    others = [rules.variant_of(rules.unit_of("another", f"visitor-{n}"), weights) for n in range(20_000)]
    same = sum(
        rules.variant_of(rules.unit_of("salt", f"visitor-{n}"), weights) == other for n, other in enumerate(others)
    )
    # Two experiments tell visitors apart independently of each other.
    by_chance = sum((weight / sum(weights)) ** 2 for weight in weights)
    assert abs(same / 20_000 - by_chance) < 0.02
