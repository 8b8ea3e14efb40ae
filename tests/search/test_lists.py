"""Lists in every order, in pages that neither repeat nor skip, with what the database says of each product now."""

import asyncio
from typing import Any

from sqlalchemy import update

from tests import make_experiments
from tests.search import goods as make
from tradepost.catalog.models import Product
from tradepost.core import db, kept
from tradepost.search import cards


async def test_an_empty_question_shows_everything_newest_first(manager, find):
    for name in ("A", "B", "C"):
        await make.product(manager, name=name)
    assert await find() == ["C", "B", "A"]
    assert await find("q=%20%20") == ["C", "B", "A"]


async def test_lists_are_sorted_by_price_age_rating_and_name(manager, index, find):
    for name, price, stars in (("Бра", "3.00", 450), ("ёлка", "2.00", 500), ("Ель", "1.00", 0)):
        made = await make.product(manager, name=name, price=price)
        async with db.transaction() as session:
            rated = update(Product).where(Product.id == made["id"])
            await session.execute(rated.values(rating_average=stars, rating_count=min(stars, 2)))
    assert await find("sort=price") == ["Ель", "ёлка", "Бра"]
    assert await find("sort=-price") == ["Бра", "ёлка", "Ель"]
    assert await find("sort=newest") == ["Ель", "ёлка", "Бра"]
    assert await find("sort=name") == ["Бра", "ёлка", "Ель"]
    assert await find("sort=rating") == ["ёлка", "Бра", "Ель"]
    assert await find("rating_min=4.5&sort=name") == ["Бра", "ёлка"]
    assert await find("rating_min=4.51") == ["ёлка"]
    assert await find("rating_min=0") == ["ёлка", "Бра"]


async def test_pages_follow_each_other_without_repeating(manager, guest, ask):
    for _ in range(7):
        await make.product(manager, name="Same lamp", price="1.00")
    for sort in ("relevance", "price", "-price", "newest", "rating", "name"):
        seen, cursor = [], ""
        for size in (3, 3, 1):
            page = await ask(f"q=lamp&sort={sort}&limit=3{cursor}")
            assert (page["total"], len(page["items"])) == (7, size)
            seen += [item["id"] for item in page["items"]]
            cursor = f"&cursor={page['next']}"
        assert page["next"] is None
        assert len(set(seen)) == 7, sort
    assert [item["id"] for item in (await ask("q=lamp&sort=price&limit=3&offset=5"))["items"]] == sorted(seen)[5:]
    assert (await ask("q=lamp&offset=10000"))["items"] == []


async def test_a_page_goes_on_behind_the_last_one_whatever_came_meanwhile(manager, ask):
    first = [await make.product(manager, name="Lamp", price=f"{n}.00") for n in (1, 2, 3, 4)]
    page = await ask("sort=price&limit=2")
    await make.product(manager, name="Cheaper lamp", price="0.50")
    following = await ask(f"sort=price&limit=2&cursor={page['next']}")
    assert [item["id"] for item in following["items"]] == [first[2]["id"], first[3]["id"]]
    assert following["total"] == 5


async def test_a_cursor_is_good_for_its_own_search_alone(guest, manager, ask):
    for _ in range(3):
        await make.product(manager, name="Lamp")
    cursor = (await ask("q=lamp&limit=1"))["next"]
    for query in ("q=lamps&limit=1", "q=lamp&limit=2", "q=lamp&limit=1&sort=price"):
        answer = await guest.get(f"/api/v1/search?{query}&cursor={cursor}")
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == "cursor"


async def test_items_are_those_of_the_product_list(manager, guest, ask):
    category, brand = await make.category(manager), await make.brand(manager)
    lamp = await make.product(manager, name="Lamp", category_id=category["id"], brand_id=brand["id"], cost="1.00")
    await make.stock(lamp["variants"][0]["id"], 5)
    for _ in range(2):  # made, and then used again
        listed = (await guest.get("/api/v1/products")).json()["items"]
        assert (await ask("q=lamp"))["items"] == listed
    for_staff = await manager.get("/api/v1/search?q=lamp")
    assert for_staff.json()["items"] == (await manager.get("/api/v1/products")).json()["items"]
    assert for_staff.json()["items"][0]["cost"] == "1.00"


async def test_a_price_or_stock_is_never_old_even_while_the_index_is(manager, guest, index):
    lamp = await make.product(manager, name="Lamp", price="10.00")
    await index.look()

    async def shown():
        (item,) = (await guest.get("/api/v1/search?q=lamp")).json()["items"]
        return item["price"], item["available"], item["variants"][0]["available"], item["name"]

    assert await shown() == ("10.00", 0, 0, "Lamp")
    await make.stock(lamp["variants"][0]["id"], 4)
    assert await shown() == ("10.00", 4, 4, "Lamp")
    await manager.put(f"/api/v1/products/{lamp['id']}", json={"price": "12.50", "name": "Lamp two"})
    assert await shown() == ("12.50", 4, 4, "Lamp two")
    brand = await make.brand(manager, name="Acme")
    await manager.put(f"/api/v1/products/{lamp['id']}", json={"brand_id": brand["id"]})
    await manager.put(f"/api/v1/brands/{brand['id']}", json={"name": "Nova"})
    assert (await guest.get("/api/v1/search?q=lamp")).json()["items"][0]["brand"]["name"] == "Nova"
    await manager.put(f"/api/v1/products/{lamp['id']}", json={"status": "archived"})
    assert (await guest.get("/api/v1/search?q=lamp")).json()["items"] == []  # the index does not know yet


async def test_a_page_that_was_shown_before_takes_one_statement(manager, ask, index, guest, statements):
    for _ in range(5):
        await make.product(manager, name="Lamp")
    await ask("q=lamp")
    await kept.STORE.log.now()
    counted = []
    for address in ("q=lamp&limit=5", "q=lamp", "q=lamp"):
        statements.clear()
        assert len((await guest.get(f"/api/v1/search?{address}")).json()["items"]) == 5
        counted.append(len(statements))
    assert counted == [1, 2, 1]  # its cards; a look at the log as well, for it is kept now; the look alone


async def test_the_same_answer_is_not_sent_twice(manager, guest, ask):
    await make.product(manager, name="Lamp")
    await ask("q=lamp")
    first = await guest.get("/api/v1/search?q=lamp")
    again = await guest.get("/api/v1/search?q=lamp", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_what_a_visitor_is_shown_of_an_experiment_that_begins_meanwhile_is_kept_for_nobody(
    manager, guest, index, monkeypatch
):
    lamp = await make.product(manager, name="Oak lamp", price="19.90")
    await index.look()
    variants = [{"name": "As it is"}, {"name": "Another name", "title": "Lamp of oak"}]
    draft = await make_experiments.drafted(manager, product_id=lamp["id"], variants=variants)
    usual, other = [await make_experiments.visitor(draft["id"], variant) for variant in (0, 1)]
    read = cards._read

    async def begin_first(*args: Any, **given: Any) -> Any:
        monkeypatch.setattr(cards, "_read", read)
        # In a task of its own, or this request would be taken for the manager's from here on.
        answer = await asyncio.create_task(manager.post(f"{make_experiments.PATH}/{draft['id']}/start"))
        assert answer.status_code == 200, answer.text
        return await read(*args, **given)

    async def names(who: dict[str, str]) -> list[str]:
        answer = await guest.get("/api/v1/search?q=oak", headers=who)
        assert answer.status_code == 200, answer.text
        return [item["name"] for item in answer.json()["items"]]

    cards._kept.clear()
    monkeypatch.setattr(cards, "_read", begin_first)
    # Between the two statements of this search the experiment begins.
    assert await names(other) in (["Oak lamp"], ["Lamp of oak"])
    assert await names(usual) == ["Oak lamp"]
    assert await names(other) == ["Lamp of oak"]
    assert await names({}) == ["Oak lamp"]
