"""What guests are answered is kept, and never a moment longer than it is true; nobody gets what was made for others."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests import make_catalog as make, make_reviews
from tradepost.core import db, events, kept
from tradepost.core.kept import ELSEWHERE, MOST_BYTES, ROOM, STORE, Keeping, Kept

LIST = "/api/v1/products"


async def is_kept(guest, address: str, statements) -> bool:
    """Whether the next answer takes a look at the log and nothing else."""
    statements.clear()
    assert (await guest.get(address)).status_code == 200
    return statements == [kept.NEWS]


async def test_every_change_is_seen_by_the_very_next_read(owner, manager, buyer, guest):
    category, brand, seller = await make.category(manager), await make.brand(manager), await make.seller(manager)
    shown = {"category_id": category["id"], "brand_id": brand["id"], "seller_id": seller["id"]}
    lamp = await make.product(manager, name="Lamp", price="10.00", **shown)
    here, variant = f"{LIST}/{lamp['id']}", lamp["variants"][0]["id"]
    level = (await manager.post("/api/v1/inventory", json={"product_id": lamp["id"], "quantity": 5})).json()
    collection = await make.collection(manager, product_ids=[])

    async def put(path: str, **body) -> None:
        answer = await manager.put(f"/api/v1{path}", json=body)
        assert answer.status_code == 200, answer.text

    async def post(path: str, **body) -> None:
        answer = await manager.post(f"/api/v1{path}", json=body)
        assert answer.status_code in {200, 201}, answer.text

    changes: list[tuple[str, Callable[[], Awaitable[object]], Callable[[dict], object], object]] = [
        ("the price", lambda: put(f"/products/{lamp['id']}", price="12.50"), lambda one: one["price"], "12.50"),
        ("its own price", lambda: put(f"/prices/{variant}", prices={"RUB": "13.50"}),
         lambda one: one["price"], "13.50"),
        ("the name", lambda: put(f"/products/{lamp['id']}", name="Lantern"), lambda one: one["name"], "Lantern"),
        ("the stock", lambda: put(f"/inventory/{level['id']}", quantity=7), lambda one: one["available"], 7),
        ("a promise of stock",
         lambda: post("/inventory/reservations", items=[{"variant_id": variant, "quantity": 3}]),
         lambda one: one["available"], 4),
        ("a closed location", lambda: put(f"/inventory/locations/{level['location_id']}", active=False),
         lambda one: one["available"], 0),
        ("the category", lambda: put(f"/categories/{category['id']}", name="Lights"),
         lambda one: one["category"]["name"], "Lights"),
        ("the brand", lambda: put(f"/brands/{brand['id']}", name="Aurora"), lambda one: one["brand"]["name"], "Aurora"),
        ("the seller", lambda: put(f"/sellers/{seller['id']}", name="We"), lambda one: one["seller"]["name"], "We"),
        ("a variant", lambda: make.variant(manager, lamp["id"], price="20.00"),
         lambda one: len(one["variants"]), 2),
        ("a picture", lambda: make.media(manager, lamp["id"]), lambda one: len(one["media"]), 1),
        ("the rating", lambda: make_reviews.posted(owner, lamp["id"], 4), lambda one: one["rating"]["count"], 1),
    ]  # fmt: skip
    for what, change, look, expected in changes:
        for address in (LIST, here) * 3:
            await guest.get(address)
        await change()
        assert look((await guest.get(here)).json()) == expected, what
        (listed,) = (await guest.get(LIST)).json()["items"]
        assert look(listed) == expected, what
    inside = f"{LIST}?collection={collection['id']}"
    assert (await guest.get(inside)).json()["total"] == 0
    await put(f"/collections/{collection['id']}", product_ids=[lamp["id"]])
    assert (await guest.get(inside)).json()["total"] == 1
    await post("/products/bulk", action="archive", ids=[lamp["id"]])
    assert (await guest.get(here)).status_code == 404
    assert (await guest.get(LIST)).json()["total"] == 0


async def test_what_has_nothing_to_do_with_goods_leaves_answers_alone(manager, buyer, guest, statements):
    lamp = await make.product(manager)
    other = kept._Log()  # another process's
    before, _ = await other.now(), await STORE.log.now()
    assert [await is_kept(guest, LIST, statements) for _ in range(3)] == [False, False, True]
    answer = await buyer.post("/api/v1/cart/lines", json={"product_id": lamp["id"]})
    assert answer.status_code == 201, answer.text
    await buyer.post(f"/api/v1/favorites/{lamp['id']}")
    assert await is_kept(guest, LIST, statements)
    await events.settle_all()  # what was seen without a position now has one, and is no news
    assert await is_kept(guest, LIST, statements)
    assert await other.now() == before
    await make.product(manager)
    assert await other.now() == before + 1
    assert not await is_kept(guest, LIST, statements)
    assert (await guest.get(LIST)).json()["total"] == 2


async def test_nobody_gets_what_was_made_for_somebody_else(manager, buyer, guest, statements):
    lamp = await make.product(manager, cost="7.00")
    draft = await make.product(manager, name="Secret", status="draft")
    for _ in range(2):  # whoever comes first, and whoever comes behind them
        staff = (await manager.get(LIST)).json()
        public, own = (await guest.get(LIST)).json(), (await buyer.get(LIST)).json()
        assert [one["id"] for one in staff["items"]] == [lamp["id"], draft["id"]]
        assert staff["items"][0]["cost"] == "7.00"
        for page in (public, own):
            assert [(one["id"], one["cost"]) for one in page["items"]] == [(lamp["id"], None)]
        assert (await guest.get(f"{LIST}/{draft['id']}")).status_code == 404
        assert (await manager.get(f"{LIST}/{draft['id']}")).json()["name"] == "Secret"
    assert await is_kept(guest, LIST, statements)
    assert not await is_kept(manager, LIST, statements)
    assert not await is_kept(buyer, LIST, statements)
    bad = {"authorization": "Bearer nonsense"}
    assert (await guest.get(LIST, headers=bad)).status_code == 401
    assert (await guest.get(LIST, headers={"x-api-key": "nonsense"})).status_code == 401


async def test_who_has_it_already_is_told_so_and_a_kept_answer_looks_like_a_new_one(manager, guest):
    lamp = await make.product(manager)
    for address in (LIST, f"{LIST}/{lamp['id']}"):
        made, _, again = [await guest.get(address) for _ in range(3)]
        assert made.content == again.content
        told = {name: value for name, value in made.headers.items() if name != "x-request-id"}
        assert {name: value for name, value in again.headers.items() if name != "x-request-id"} == told
        assert made.headers["x-request-id"] != again.headers["x-request-id"]
        known = await guest.get(address, headers={"if-none-match": f'"other", W/{again.headers["etag"]}'})
        assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", again.headers["etag"])
        head = await guest.head(address)
        assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", again.headers["etag"])
    await manager.put(f"{LIST}/{lamp['id']}", json={"name": "Lantern"})
    changed = await guest.get(address, headers={"if-none-match": again.headers["etag"]})
    assert (changed.status_code, changed.json()["name"]) == (200, "Lantern")


async def test_those_who_come_together_share_one_look(clean):
    before = kept.LOOKS._value.get()
    assert len(set(await asyncio.gather(*[STORE.log.now() for _ in range(50)]))) == 1
    assert kept.LOOKS._value.get() == before + 1


async def test_while_something_large_goes_on_nothing_is_kept(clean):
    log = kept._Log()
    number = await log.now()
    rows = [events.row("order.placed", "orders", n) for n in range(kept.MOST_WAITING + 1)]
    async with db.transaction() as session:
        await events.write(session, rows)
    assert [await log.now() for _ in range(3)] == [number + 1, number + 2, number + 3]
    await events.settle_all()
    number = await log.now()
    assert await log.now() == number


@pytest.mark.parametrize("name", ["product.updated", "stock.changed", "price.changed", "a.name_of_tomorrow", "order"])
def test_whatever_is_not_known_to_be_elsewhere_counts(name):
    assert not name.startswith(ELSEWHERE)


def test_answers_take_so_much_memory_and_no_more():
    store = Kept()
    body = b"x" * 100_000

    def answer(number: int, size: int = 100_000):
        return kept._Answer([], body * (size // 100_000), '"tag"', [], None, {}, Keeping(number))

    for n in range(500):
        store.keep((f"/{n}", b""), answer(1))
        store.find(("/0", b""), 1)
        assert store.bytes <= MOST_BYTES
    many = MOST_BYTES // (100_000 + ROOM)
    assert store.bytes == many * (100_000 + ROOM)
    assert [store.has((f"/{n}", b"")) for n in (0, 1, 400, 499)] == [True, False, True, True]
    store.keep(("/large", b""), answer(1, 500_000))
    assert not store.has(("/large", b""))
    assert store.find(("/499", b""), 2) is None
    assert store.bytes == 0
    store.keep(("/late", b""), answer(1))  # it was begun before the log went on
    assert store.find(("/late", b""), 2) is None
