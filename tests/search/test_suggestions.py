"""What somebody may be about to type."""

from tests.search import goods as make


async def suggested(guest, index, q):
    await index.look()
    answer = await guest.get("/api/v1/search/suggest", params={"q": q})
    assert answer.status_code == 200, answer.text
    return answer.json()


def names(found):
    return [one["name"] for one in found]


async def test_a_beginning_gives_products_categories_brands_and_words(manager, guest, index, statements):
    category = await make.category(manager, name="Ноутбуки")
    brand = await make.brand(manager, name="Noutek")
    await make.category(manager, name="Чайники")
    made = await make.product(manager, name="Ноутбук игровой", category_id=category["id"], brand_id=brand["id"])
    await make.product(manager, name="Ноутбук тонкий")
    await make.product(manager, name="Ноты для пианино")
    await make.product(manager, name="Чайник")
    await index.look()
    statements.clear()
    found = await suggested(guest, index, "ноу")
    assert sorted(names(found["products"])) == ["Ноутбук игровой", "Ноутбук тонкий"]
    assert {"id": made["id"], "name": made["name"], "slug": made["slug"]} in found["products"]
    assert found["categories"] == [{"id": category["id"], "name": "Ноутбуки", "slug": category["slug"]}]
    assert found["words"] == ["ноутбук"]
    assert found["brands"] == []
    assert names((await suggested(guest, index, "NOU"))["brands"]) == ["Noutek"]
    found = await suggested(guest, index, "но")
    assert found["words"] == ["ноутбук", "ноты"]  # what most names have comes first


async def test_earlier_words_narrow_what_the_last_one_begins(manager, guest, index):
    for name in ("Red lamp", "Blue lamp", "Red ladder", "Lattice"):
        await make.product(manager, name=name)
    found = await suggested(guest, index, "red la")
    assert sorted(names(found["products"])) == ["Red ladder", "Red lamp"]
    assert sorted(found["words"]) == ["red ladder", "red lamp"]


async def test_a_sku_suggests_its_product_first(manager, guest, index):
    await make.product(manager, name="Lamp", sku="VES-7")
    await make.product(manager, name="Ves 7 times ves")
    assert names((await suggested(guest, index, "VES-7"))["products"])[0] == "Lamp"


async def test_the_wrong_layout_and_a_slip_are_forgiven(manager, guest, index):
    await make.product(manager, name="Ноутбук")
    assert names((await suggested(guest, index, "yjen"))["products"]) == ["Ноутбук"]
    assert names((await suggested(guest, index, "ноетб"))["products"]) == ["Ноутбук"]


async def test_what_is_not_on_sale_is_not_suggested(manager, guest, index):
    lamp = await make.product(manager, name="Lamp")
    await make.product(manager, name="Lantern", status="draft")
    assert names((await suggested(guest, index, "la"))["products"]) == ["Lamp"]
    await manager.put(f"/api/v1/products/{lamp['id']}", json={"status": "archived"})
    assert await suggested(guest, index, "la") == {"products": [], "categories": [], "brands": [], "words": []}


async def test_nothing_typed_suggests_nothing(manager, guest, index):
    await make.product(manager, name="Lamp")
    for q in ("", "  ", "!"):
        assert await suggested(guest, index, q) == {"products": [], "categories": [], "brands": [], "words": []}
