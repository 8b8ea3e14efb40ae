"""What a merchant decides about searching: synonyms, what counts, what comes first; and who may."""

import pytest

from tests.make_stock import happened
from tests.search import goods as make

HERE = "/api/v1/search/settings"


async def test_words_that_mean_the_same_find_each_other(manager, find):
    await make.product(manager, name="Кроссовки")
    await make.product(manager, name="Trainers")
    await make.product(manager, name="Smart phone")
    groups = [["кроссовки", "sneakers", "trainer"], ["smart phone", "смартфон"]]
    assert (await manager.put(HERE, json={"synonyms": groups})).status_code == 200
    for asked in ("sneaker", "кроссовок", "trainers"):
        assert sorted(await find(f"q={asked}")) == ["Trainers", "Кроссовки"], asked
    assert await find("q=смартфоны") == ["Smart phone"]
    assert await find("q=smart phone") == ["Smart phone"]
    await manager.put(HERE, json={"synonyms": []})
    assert await find("q=sneaker") == []


async def test_a_merchant_puts_products_first_or_hides_them_for_a_question(manager, find):
    made = {name: (await make.product(manager, name=name))["id"] for name in ("Lamp", "Lamp two", "Sofa")}
    pin = {"query": " LAMP ", "product_ids": [made["Sofa"], made["Lamp two"]], "hidden_ids": [made["Lamp"]]}
    assert (await manager.put(HERE, json={"pins": [pin]})).status_code == 200
    assert await find("q=lamp") == ["Sofa", "Lamp two"]
    assert sorted(await find("q=lamps")) == ["Lamp", "Lamp two"]


async def test_a_merchant_decides_where_a_match_counts(manager, find):
    await make.product(manager, name="Lamp with many words in its name", description="x")
    await make.product(manager, name="Shade", description="lamp")
    assert (await find("q=lamp"))[0] == "Lamp with many words in its name"
    body = {"boosts": {"name": 0.1, "description": 10}}
    assert (await manager.put(HERE, json=body)).status_code == 200
    assert (await find("q=lamp"))[0] == "Shade"


async def test_settings_are_read_and_changed_by_version(manager, analyst):
    first = await analyst.get(HERE)
    assert first.json() == {
        "synonyms": [], "pins": [], "boosts": {"name": 1.0, "properties": 1.0, "description": 1.0}, "version": 0,
    }  # fmt: skip
    made = await manager.put(HERE, json={"synonyms": [["a", "b"]]}, headers={"If-Match": first.headers["etag"]})
    assert made.json()["version"] == 1
    stale = await manager.put(HERE, json={"synonyms": []}, headers={"If-Match": first.headers["etag"]})
    assert stale.status_code == 412
    assert (await manager.get(HERE)).json()["synonyms"] == [["a", "b"]]
    (event,) = await happened("search.settings_changed")
    assert event.changes == {"synonyms": [[], [["a", "b"]]]}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"synonyms": [["alone"]]}, "synonyms.0"),
        ({"synonyms": [["a", ""]]}, "synonyms.0.1"),
        ({"boosts": {"name": -1}}, "boosts.name"),
        ({"boosts": {"name": 1e9}}, "boosts.name"),
        ({"pins": [{"query": "a", "product_ids": [999999]}]}, "pins"),
        ({"pins": [{"query": "a", "product_ids": [-1]}]}, "pins.0.product_ids.0"),
        ({"pins": [{"query": ""}]}, "pins.0.query"),
    ],
)
async def test_what_makes_no_sense_is_refused_and_changes_nothing(body, field, manager):
    answer = await manager.put(HERE, json=body)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert (await manager.get(HERE)).json()["version"] == 0


async def test_only_staff_who_may_see_and_change_it(buyer, guest, analyst, index):
    for path in ("settings", "status", "queries"):
        assert (await guest.get(f"/api/v1/search/{path}")).status_code == 401
        assert (await buyer.get(f"/api/v1/search/{path}")).status_code == 403
        assert (await analyst.get(f"/api/v1/search/{path}")).status_code == 200
    assert (await analyst.put(HERE, json={})).status_code == 403
    assert (await analyst.post("/api/v1/search/reindex")).status_code == 403
    assert (await guest.post("/api/v1/search/reindex")).status_code == 401
