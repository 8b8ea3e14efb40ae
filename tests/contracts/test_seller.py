"""The seller service's document, played by its client: every call with its own bodies, at both places where it answers.

Numbers of rows stand where the document has its 1 and 2; where it only says "similar operations", the list of calls
names the fields.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests import make_catalog
from tests.make_accounts import bearer
from tradepost.core import clock

LIST = Path(__file__).parents[3] / "shared" / "contracts" / "0-seller-service.yaml"
PREFIXES = pytest.mark.parametrize("prefix", ["", "/api/v1"])

USER = {"username": "your_username", "password": "your_password"}
CATEGORY = {"name": "Electronics", "description": "All electronic items"}
SELLER = {"name": "BestSeller", "contact_info": "contact@bestseller.com"}
BRAND = {"name": "BrandX", "description": "High-quality electronics"}
SUPPLIER = {"name": "Shenzhen Lamps", "contact_info": "lena@lamps.example", "country": "CN"}
OFFER = {
    "name": "Desk lamp",
    "sku": "DL-1",
    "price": 45.5,
    "currency": "CNY",
    "min_order_quantity": 100,
    "lead_time_days": 25,
}
PURCHASE = {"quantity": 100, "cost": 500.00}
KEYWORDS = [{"word": "smartphone"}, {"word": "electronics"}]
REPLY = {"trigger": "order_received", "response": "Thank you for your order!"}
SHIPPED = {"trigger": "order_shipped", "response": "Your order has been shipped!"}
MESSAGE = {"message": "Your order has been shipped.", "read": 0}
LAUNCH = {
    "title": "Product Launch",
    "description": "Launching the new smartphone model.",
    "start_time": "2024-12-01T10:00:00Z",
    "end_time": "2024-12-01T12:00:00Z",
}
LATER = {
    "title": "Updated Product Launch",
    "description": "Launching the updated smartphone model.",
    "start_time": "2024-12-02T10:00:00Z",
    "end_time": "2024-12-02T12:00:00Z",
}
TARIFF = {"name": "Premium", "price": 49.99, "features": "Unlimited access to all features."}
UNTIL = "2025-12-31T23:59:59Z"
WRITTEN = datetime(2024, 11, 1, 12, tzinfo=UTC)  # when the document's dates lay ahead

# Each call, and whom it is for.
CALLS = {
    "POST /auth/register": "none",
    "POST /auth/login": "none",
    "GET /profile/": "user",
    "PUT /profile/": "user",
    "POST /favorites/{product_id}": "user",
    "GET /favorites/": "user",
    "DELETE /favorites/{product_id}": "user",
    "GET /niche/analyze": "staff",
    "GET /niche/search": "staff",
    "POST /categories/": "staff",
    "GET /categories/": "user",
    "GET /categories/{category_id}": "user",
    "POST /sellers/": "staff",
    "GET /sellers/": "user",
    "GET /sellers/{seller_id}": "user",
    "POST /brands/": "staff",
    "GET /brands/": "user",
    "GET /brands/{brand_id}": "user",
    "POST /purchases/": "staff",
    "GET /purchases/": "staff",
    "GET /purchases/{purchase_id}": "staff",
    "POST /suppliers/": "staff",
    "GET /suppliers/": "staff",
    "GET /suppliers/{supplier_id}": "staff",
    "POST /supplier_catalog/": "staff",
    "GET /supplier_catalog/": "staff",
    "GET /supplier_catalog/{item_id}": "staff",
    "PUT /supplier_catalog/{item_id}": "staff",
    "DELETE /supplier_catalog/{item_id}": "staff",
    "POST /promotion/seo/optimize": "staff",
    "POST /promotion/keywords": "staff",
    "GET /promotion/keywords": "staff",
    "DELETE /promotion/keywords/{keyword_id}": "staff",
    "PUT /management/price": "staff",
    "POST /management/auto-replies": "staff",
    "GET /management/auto-replies": "staff",
    "PUT /management/auto-replies/{auto_reply_id}": "staff",
    "DELETE /management/auto-replies/{auto_reply_id}": "staff",
    "POST /management/hypotheses": "staff",
    "GET /management/hypotheses": "staff",
    "GET /management/hypotheses/{hypothesis_id}": "staff",
    "PUT /management/hypotheses/{hypothesis_id}": "staff",
    "DELETE /management/hypotheses/{hypothesis_id}": "staff",
    "POST /notifications/": "staff",
    "GET /notifications/": "user",
    "PUT /notifications/{notification_id}/read": "user",
    "POST /calendar/": "user",
    "GET /calendar/": "user",
    "PUT /calendar/{event_id}": "user",
    "DELETE /calendar/{event_id}": "user",
    "POST /user_tariffs/": "user",
    "GET /user_tariffs/": "user",
    "GET /tariffs/": "user",
    "POST /tariffs/": "staff",
}


class Client:
    """A client of the seller service: it knows the calls by their names in the document, and notes what it played."""

    def __init__(self, http: httpx.AsyncClient, prefix: str) -> None:
        self.http, self.prefix, self.played = http, prefix, set[str]()

    async def __call__(self, call: str, status: int, body: Any = None, query: Any = None, **ids: int) -> Any:
        """Play a call; its answer's body, None where it has none."""
        self.played.add(call)
        method, path = call.split()
        path = f"{self.prefix}{path.format(**ids)}"
        answer = await self.http.request(method, path, json=body, params=query)
        assert answer.status_code == status, (call, answer.text)
        return answer.json() if answer.content else None


def holds(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    """Of what was answered, the fields that were sent are as they were sent."""
    assert {name: found[name] for name in wanted} == wanted


def test_these_are_the_calls_of_the_document():
    if not LIST.is_file():
        pytest.skip(f"the documents' lists of calls are not beside the project: {LIST}")
    assert {one["call"]: one["auth"] for one in yaml.safe_load(LIST.read_text())["calls"]} == CALLS


@PREFIXES
async def test_a_seller_plays_the_whole_document(guest: httpx.AsyncClient, prefix: str):
    play = Client(guest, prefix)

    # Authentication, and the profile: the first who registers owns the shop.
    registered = await play("POST /auth/register", 201, USER)
    token = await play("POST /auth/login", 200, USER)
    assert token["token_type"] == "bearer"
    guest.headers.update(bearer(token["access_token"]))
    me = await play("GET /profile/", 200)
    assert (me["id"], me["username"]) == (registered["id"], "your_username")
    renamed = await play("PUT /profile/", 200, {"id": me["id"], "username": "new_username"})
    holds(renamed, {"id": me["id"], "username": "new_username"})
    assert (await play("GET /profile/", 200))["username"] == "new_username"

    await the_catalogue(play)
    phone = await make_catalog.product(
        guest, name="Smartphone X1", sku="X1", price="1200.00", stock=0, status="active",
        description="A smartphone with a bright screen.",
    )  # fmt: skip
    await favourites(play, phone)
    await buying(play, phone)
    await promotion(play, phone)
    await management(play, phone)
    await niches(play, phone)
    await a_persons_own(play, me["id"])
    await plans(play)
    assert play.played == set(CALLS)


async def the_catalogue(play: Client) -> None:
    for path, one, body in (
        ("/categories/", "/categories/{category_id}", CATEGORY),
        ("/sellers/", "/sellers/{seller_id}", SELLER),
        ("/brands/", "/brands/{brand_id}", BRAND),
    ):
        made = await play(f"POST {path}", 201, body)
        holds(made, body)
        assert [found["name"] for found in (await play(f"GET {path}", 200))["items"]] == [body["name"]]
        name = one[one.index("{") + 1 : -1]
        holds(await play(f"GET {one}", 200, **{name: made["id"]}), {"id": made["id"], **body})


async def favourites(play: Client, phone: Mapping[str, Any]) -> None:
    await play("POST /favorites/{product_id}", 201, product_id=phone["id"])
    kept = await play("GET /favorites/", 200)
    assert (kept["total"], kept["items"][0]["product"]["id"]) == (1, phone["id"])
    await play("DELETE /favorites/{product_id}", 204, product_id=phone["id"])
    assert (await play("GET /favorites/", 200))["total"] == 0


async def buying(play: Client, phone: Mapping[str, Any]) -> None:
    supplier = await play("POST /suppliers/", 201, SUPPLIER)
    await play("POST /suppliers/", 201, {"name": "Ivanovo", "contact_info": "", "country": "RU"})
    of_china = await play("GET /suppliers/", 200, query={"country": "CN"})
    assert [one["id"] for one in of_china["items"]] == [supplier["id"]]
    holds(await play("GET /suppliers/{supplier_id}", 200, supplier_id=supplier["id"]), SUPPLIER)

    item = await play("POST /supplier_catalog/", 201, {"supplier_id": supplier["id"], **OFFER})
    asked = {"supplier_id": supplier["id"], "search_term": "lamp"}
    assert [one["id"] for one in (await play("GET /supplier_catalog/", 200, query=asked))["items"]] == [item["id"]]
    await play("PUT /supplier_catalog/{item_id}", 200, {"price": 44}, item_id=item["id"])
    changed = await play("GET /supplier_catalog/{item_id}", 200, item_id=item["id"])
    holds(changed, {**OFFER, "price": "44.00", "supplier_id": supplier["id"]})
    await play("DELETE /supplier_catalog/{item_id}", 204, item_id=item["id"])
    assert (await play("GET /supplier_catalog/", 200))["total"] == 0

    body = {"product_id": phone["id"], "supplier_id": supplier["id"], **PURCHASE}
    bought = await play("POST /purchases/", 201, body)
    holds(bought, {**body, "cost": "500.00", "status": "received"})
    assert [one["id"] for one in (await play("GET /purchases/", 200))["items"]] == [bought["id"]]
    assert await play("GET /purchases/{purchase_id}", 200, purchase_id=bought["id"]) == bought
    (level,) = (await play.http.get("/api/v1/inventory", params={"product_id": phone["id"]})).json()["items"]
    assert level["quantity"] == 100


async def promotion(play: Client, phone: Mapping[str, Any]) -> None:
    scored = await play(
        "POST /promotion/seo/optimize", 201, {"product_id": phone["id"], "keywords": ["electronics", "smartphone"]}
    )
    assert scored["product_id"] == phone["id"]
    assert scored["score_before"] < scored["score_after"] <= 100
    added = await play("POST /promotion/keywords", 201, KEYWORDS)
    assert [(one["word"], one["added"]) for one in added] == [("smartphone", True), ("electronics", True)]
    assert (await play("GET /promotion/keywords", 200))["total"] == 2
    await play("DELETE /promotion/keywords/{keyword_id}", 204, keyword_id=added[0]["id"])
    assert [one["word"] for one in (await play("GET /promotion/keywords", 200))["items"]] == ["electronics"]


async def management(play: Client, phone: Mapping[str, Any]) -> None:
    await play("PUT /management/price", 200, {"product_id": phone["id"], "new_price": 1500.00})
    assert (await play.http.get(f"/api/v1/products/{phone['id']}")).json()["price"] == "1500.00"

    rule = await play("POST /management/auto-replies", 201, REPLY)
    assert [one["id"] for one in (await play("GET /management/auto-replies", 200))["items"]] == [rule["id"]]
    changed = await play("PUT /management/auto-replies/{auto_reply_id}", 200, SHIPPED, auto_reply_id=rule["id"])
    holds(changed, SHIPPED)
    await play("DELETE /management/auto-replies/{auto_reply_id}", 204, auto_reply_id=rule["id"])
    assert (await play("GET /management/auto-replies", 200))["total"] == 0

    body = {"name": "A shorter title sells more", "product_id": phone["id"], "kind": "store"}
    idea = await play("POST /management/hypotheses", 201, body)
    holds(idea, {**body, "status": "draft"})
    assert [one["id"] for one in (await play("GET /management/hypotheses", 200))["items"]] == [idea["id"]]
    await play("PUT /management/hypotheses/{hypothesis_id}", 200, {"minimum_effect": 20}, hypothesis_id=idea["id"])
    read = await play("GET /management/hypotheses/{hypothesis_id}", 200, hypothesis_id=idea["id"])
    holds(read, {**body, "minimum_effect": 20.0})
    await play("DELETE /management/hypotheses/{hypothesis_id}", 204, hypothesis_id=idea["id"])
    assert (await play("GET /management/hypotheses", 200))["total"] == 0


async def niches(play: Client, phone: Mapping[str, Any]) -> None:
    whole = await play("GET /niche/analyze", 200)
    assert (whole["items"], whole["median_price"]) == (1, "1500.00")
    assert [one["product_id"] for one in whole["top_items"]] == [phone["id"]]
    found = await play("GET /niche/search", 200, query={"search_term": "smartphones"})
    assert found["market"]["items"] == 1
    none = await play("GET /niche/search", 200, query={"search_term": "sofa"})
    assert none["market"]["items"] == 0


async def a_persons_own(play: Client, me: int) -> None:
    sent = await play("POST /notifications/", 201, {"user_id": me, **MESSAGE})
    first = (await play("GET /notifications/", 200))["items"][0]
    assert (first["id"], first["message"], first["read"]) == (sent["id"], MESSAGE["message"], 0)
    await play("PUT /notifications/{notification_id}/read", 200, notification_id=sent["id"])
    assert (await play("GET /notifications/", 200))["items"][0]["read"] == 1

    event = await play("POST /calendar/", 201, {"user_id": me, **LAUNCH})
    holds(event, {"user_id": me, **LAUNCH})
    changed = await play("PUT /calendar/{event_id}", 200, {"user_id": me, **LATER}, event_id=event["id"])
    holds(changed, {"id": event["id"], "user_id": me, **LATER})
    assert [one["title"] for one in (await play("GET /calendar/", 200))["items"]] == [LATER["title"]]
    await play("DELETE /calendar/{event_id}", 204, event_id=event["id"])
    assert (await play("GET /calendar/", 200))["total"] == 0


async def plans(play: Client) -> None:
    tariff = await play("POST /tariffs/", 201, TARIFF)
    holds(tariff, {**TARIFF, "price": "49.99"})
    assert [one["id"] for one in (await play("GET /tariffs/", 200))["items"]] == [tariff["id"]]
    body = {"tariff_id": tariff["id"], "end_date": UNTIL}
    # Today the document's date is past: to its client it lay ahead.
    if clock.now() > datetime.fromisoformat(UNTIL):
        refused = await play("POST /user_tariffs/", 422, body)
        assert refused["errors"] == [{"field": "end_date", "message": "must be in the future"}]
        assert (await play("GET /user_tariffs/", 200))["total"] == 0
    with clock.at(WRITTEN):
        mine = await play("POST /user_tariffs/", 201, body)
        holds(mine, {**body, "status": "active"})
        listed = await play("GET /user_tariffs/", 200)
    assert [(one["id"], one["tariff_name"]) for one in listed["items"]] == [(mine["id"], "Premium")]


# --- whom it is for ---

BODIES: dict[str, Any] = {
    "PUT /profile/": {"username": "someone"},
    "POST /categories/": CATEGORY,
    "POST /sellers/": SELLER,
    "POST /brands/": BRAND,
    "POST /purchases/": {"product_id": 1, "supplier_id": 2, **PURCHASE},
    "POST /suppliers/": SUPPLIER,
    "POST /supplier_catalog/": {"supplier_id": 1, **OFFER},
    "PUT /supplier_catalog/{item_id}": {"price": 44},
    "POST /promotion/seo/optimize": {"product_id": 1, "keywords": ["electronics", "smartphone"]},
    "POST /promotion/keywords": KEYWORDS,
    "PUT /management/price": {"product_id": 1, "new_price": 1500.00},
    "POST /management/auto-replies": REPLY,
    "PUT /management/auto-replies/{auto_reply_id}": SHIPPED,
    "POST /management/hypotheses": {"name": "A shorter title sells more", "product_id": 1, "kind": "store"},
    "PUT /management/hypotheses/{hypothesis_id}": {"minimum_effect": 20},
    "POST /notifications/": {"user_id": 1, **MESSAGE},
    "POST /calendar/": LAUNCH,
    "PUT /calendar/{event_id}": LATER,
    "POST /user_tariffs/": {"tariff_id": 1, "end_date": UNTIL},
    "POST /tariffs/": TARIFF,
}
FAR = 10**9  # a row that is not there


async def _answer(who: httpx.AsyncClient, prefix: str, call: str) -> int:
    method, path = call.split()
    path = re.sub(r"\{\w+\}", str(FAR), path)
    return (await who.request(method, f"{prefix}{path}", json=BODIES.get(call))).status_code


@PREFIXES
async def test_nobody_plays_it_without_a_token(guest, prefix):
    found = {call: await _answer(guest, prefix, call) for call, auth in CALLS.items() if auth != "none"}
    # What hangs in the shop's window is seen from the street.
    window = [call for call in found if re.match(r"GET /(categories|sellers|brands)/", call)]
    assert {call: found.pop(call) for call in window} == {call: 404 if "{" in call else 200 for call in window}
    assert found == dict.fromkeys(found, 401)


@PREFIXES
async def test_a_customer_has_none_of_what_is_staffs_and_all_that_is_a_persons(buyer, owner, prefix):
    found = {call: await _answer(buyer, prefix, call) for call, auth in CALLS.items() if auth == "staff"}
    assert found == dict.fromkeys(found, 403)
    own = {call: await _answer(buyer, prefix, call) for call, auth in CALLS.items() if auth == "user"}
    reads = {call: status for call, status in own.items() if call.startswith("GET") and "{" not in call}
    assert reads == dict.fromkeys(reads, 200)
    assert {call for call, status in own.items() if status in {401, 403}} == set()
    for path in ("categories", "sellers", "brands", "suppliers", "supplier_catalog", "purchases", "tariffs"):
        assert (await owner.get(f"/api/v1/{path}")).json()["total"] == 0, path


@PREFIXES
async def test_an_analyst_reads_all_of_it_and_changes_nothing(analyst, owner, prefix):
    staffs = [call for call, auth in CALLS.items() if auth == "staff"]
    reads = {call: await _answer(analyst, prefix, call) for call in staffs if call.startswith("GET")}
    assert reads == {call: 404 if "{" in call else 200 for call in reads}
    writes = {call: await _answer(analyst, prefix, call) for call in staffs if not call.startswith("GET")}
    assert writes == dict.fromkeys(writes, 403)
    for path in ("categories", "sellers", "brands", "suppliers", "supplier_catalog", "purchases", "tariffs"):
        assert (await owner.get(f"/api/v1/{path}")).json()["total"] == 0, path
