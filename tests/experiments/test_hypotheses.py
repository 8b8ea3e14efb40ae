"""A hypothesis is written down, begins, ends; who may, and what is refused."""

from typing import Any

import httpx
import pytest

from tests import make_catalog, make_experiments as make
from tests.make_experiments import PATH
from tests.make_stock import happened
from tests.people import Person

VARIANTS = [{"name": "As it is"}, {"name": "Cheaper", "price": "15.90"}]


def faults(answer: httpx.Response) -> list[str]:
    assert answer.status_code == 422, answer.text
    return [one["field"] for one in answer.json()["errors"]]


@pytest.mark.parametrize("prefix", ["/api/v1", ""])
async def test_a_name_and_a_description_are_enough(manager: Person, prefix: str):
    path = f"{prefix}/management/hypotheses"
    made = await manager.post(f"{path}/", json={"name": "Cheaper lamps", "description": "They sell more"})
    assert made.status_code == 201
    body = made.json()
    assert (body["name"], body["description"], body["status"]) == ("Cheaper lamps", "They sell more", "draft")
    assert (body["kind"], body["metric"], body["variants"]) == ("store", "conversion", [])
    assert [one["field"] for one in body["missing"]] == ["product_id", "variants"]
    assert (await manager.get(f"{path}/{body['id']}")).json() == body
    listed = (await manager.get(path)).json()
    assert (listed["total"], listed["next"], [one["id"] for one in listed["items"]]) == (1, None, [body["id"]])
    changed = await manager.put(f"{path}/{body['id']}", json={"description": "They sell a tenth more"})
    assert (changed.json()["name"], changed.json()["description"]) == ("Cheaper lamps", "They sell a tenth more")
    assert (await manager.get(f"{path}/{body['id']}/result")).json()["verdict"]["state"] == "draft"
    assert (await manager.delete(f"{path}/{body['id']}")).status_code == 204
    assert (await manager.get(f"{path}/{body['id']}")).status_code == 404


async def test_a_description_alone_names_it(manager: Person):
    assert (await make.drafted(manager, name="", description="Cheaper  lamps sell more"))["name"] == (
        "Cheaper lamps sell more"
    )
    assert faults(await manager.post(PATH, json={})) == ["name"]


async def test_staff_write_analysts_read_and_customers_know_nothing(
    manager: Person, owner: Person, analyst: Person, buyer: Person, guest
):
    made = await make.drafted(owner)
    one = f"{PATH}/{made['id']}"
    for who, read, write in ((manager, 200, 200), (analyst, 200, 403), (buyer, 403, 403), (guest, 401, 401)):
        assert (await who.get(PATH)).status_code == read
        assert (await who.get(f"{one}/result")).status_code == read
        assert (await who.post(f"{PATH}/sample-size", json={})).status_code == read
        assert (await who.put(one, json={"name": "Changed"})).status_code == write
        if write != 200:
            assert (await who.post(f"{one}/start")).status_code == write
            assert (await who.delete(one)).status_code == write
            assert (await who.post(PATH, json={"name": "Mine"})).status_code == write
    assert (await manager.get(PATH)).json()["total"] == 1


async def test_what_is_missing_is_named(manager: Person):
    product = await make_catalog.product(manager, price="19.90")
    made = await make.drafted(manager, product_id=product["id"], variants=[{"title": "New"}, {}, {"picture_id": 99}])
    answer = await manager.post(f"{PATH}/{made['id']}/start")
    assert faults(answer) == ["variants.0", "variants.1", "variants.2.picture_id"]
    assert (await manager.get(f"{PATH}/{made['id']}")).json()["status"] == "draft"
    assert faults(await manager.post(PATH, json={"name": "x", "product_id": 999})) == ["product_id"]
    assert faults(await manager.post(PATH, json={"name": "x", "metric": "units"})) == ["metric"]
    assert faults(await manager.post(PATH, json={"name": "x", "alpha": 0.9})) == ["alpha"]
    both = {"variants": [{}, {"price": "1.00", "percent": 5}]}
    assert faults(await manager.post(PATH, json={"name": "x", **both})) == ["variants.1"]
    assert faults(await manager.post(PATH, json={"name": "x", "variants": [{}, {"price": "1.001"}]})) == [
        "variants.1.price"
    ]


async def test_a_price_below_the_floor_is_not_tried(manager: Person):
    product = await make_catalog.product(manager, price="19.90")
    variant_id = product["variants"][0]["id"]
    await manager.put(f"/api/v1/prices/{variant_id}/floor", json={"amount": "16.00"})
    made = await make.drafted(manager, product_id=product["id"], variants=VARIANTS)
    answer = await manager.post(f"{PATH}/{made['id']}/start")
    assert faults(answer) == ["variants.1.price"]
    assert "16.00" in answer.json()["detail"]
    await manager.put(f"{PATH}/{made['id']}", json={"variants": [{}, {"percent": -20}]})
    assert faults(await manager.post(f"{PATH}/{made['id']}/start")) == ["variants.1.percent"]
    await manager.put(f"{PATH}/{made['id']}", json={"variants": [{}, {"percent": -19}]})
    assert (await manager.post(f"{PATH}/{made['id']}/start")).status_code == 200


async def test_one_price_for_variants_of_different_prices_is_refused(manager: Person):
    product = await make_catalog.product(manager, price="19.90")
    await make_catalog.variant(manager, product["id"], price="29.90")
    made = await make.drafted(manager, product_id=product["id"], variants=VARIANTS)
    assert faults(await manager.post(f"{PATH}/{made['id']}/start")) == ["variants.1.price"]


async def test_one_experiment_at_a_time_on_one_product(manager: Person):
    product = await make_catalog.product(manager, price="19.90")
    first = await make.started(manager, product["id"])
    second = await make.drafted(manager, product_id=product["id"], variants=VARIANTS)
    assert (await manager.post(f"{PATH}/{second['id']}/start")).status_code == 409
    assert (await manager.get(f"{PATH}/{second['id']}")).json()["status"] == "draft"
    assert (await manager.post(f"{PATH}/{first['id']}/stop")).json()["status"] == "stopped"
    assert (await manager.post(f"{PATH}/{second['id']}/start")).json()["status"] == "running"


async def test_what_runs_is_neither_changed_nor_deleted(manager: Person):
    product = await make_catalog.product(manager, price="19.90")
    running = await make.started(manager, product["id"])
    one = f"{PATH}/{running['id']}"
    answer = await manager.put(one, json={"minimum_effect": 5, "variants": []})
    assert (answer.status_code, [fault["field"] for fault in answer.json()["errors"]]) == (
        409,
        ["minimum_effect", "variants"],
    )
    assert (await manager.put(one, json={"name": "Another name"})).json()["name"] == "Another name"
    assert (await manager.delete(one)).status_code == 409
    assert (await manager.post(f"{one}/start")).status_code == 409
    assert (await manager.get(one)).json()["variants"][1]["price"] == "15.90"
    await manager.post(f"{one}/stop")
    assert (await manager.post(f"{one}/stop")).status_code == 409
    assert (await manager.delete(one)).status_code == 204


async def test_two_who_change_it_at_once_do_not_overwrite_each_other(manager: Person):
    made = await make.drafted(manager)
    one = f"{PATH}/{made['id']}"
    tag = (await manager.get(one)).headers["etag"]
    assert (await manager.put(one, json={"name": "Mine"}, headers={"If-Match": tag})).status_code == 200
    assert (await manager.put(one, json={"name": "Theirs"}, headers={"If-Match": tag})).status_code == 412
    assert (await manager.get(one)).json()["name"] == "Mine"


async def test_the_log_tells_who_began_and_ended_it(manager: Person):
    product = await make_catalog.product(manager, price="19.90")
    running = await make.started(manager, product["id"])
    await manager.post(f"{PATH}/{running['id']}/stop")
    for name in ("created", "started", "stopped"):
        (event,) = await happened(f"hypothesis.{name}")
        assert (event.subject_id, event.actor_name) == (running["id"], "manager")


async def test_the_list_is_found_by_words_and_state_in_few_statements(manager: Person, statements: list[str]):
    product = await make_catalog.product(manager, name="Lamp", price="19.90")
    running = await make.started(manager, product["id"], name="Cheaper lamp")
    counts = []
    for n in range(3):
        await make.drafted(manager, name=f"Idea {n}", product_id=product["id"], variants=VARIANTS)
        statements.clear()
        await manager.get(PATH)
        counts.append(len(statements))
    assert len(set(counts)) == 1

    async def found(**query: Any) -> list[str]:
        return [one["name"] for one in (await manager.get(PATH, params=query)).json()["items"]]

    assert await found(status="running") == ["Cheaper lamp"]
    assert await found(q="idea 2") == ["Idea 2"]
    assert await found(q="IDEA 1") == ["Idea 1"]
    await manager.put(f"{PATH}/{running['id']}", json={"name": "Лампы дешевле", "description": "Купят ЧАЩЕ"})
    assert await found(q="лампы чаще") == ["Лампы дешевле"]
    assert await found(q="cheaper") == []
    await manager.put(f"{PATH}/{running['id']}", json={"name": "Cheaper lamp"})
    assert await found(kind="before_after") == []
    assert await found(sort="name", limit=2) == ["Cheaper lamp", "Idea 0"]
    assert (await manager.get(f"{PATH}/{running['id']}")).json()["subject"] == "Lamp"


async def test_the_better_variant_is_kept_for_good(manager: Person, guest):
    product = await make_catalog.product(manager, name="Lamp", sku="LAMP", price="19.90", description="Light.")
    pictures = [await make_catalog.media(manager, product["id"]) for _ in range(2)]
    change = {"title": "Reading lamp", "text": "Read.", "price": "15.90", "picture_id": pictures[1]["id"]}
    running = await make.started(manager, product["id"], variants=[{}, change])
    one = f"{PATH}/{running['id']}"
    assert (await manager.post(f"{one}/keep")).status_code == 409  # nothing was found better
    assert (await manager.post(f"{one}/keep", json={"variant": 7})).status_code == 422
    kept = await manager.post(f"{one}/keep", json={"variant": 1})
    assert (kept.status_code, kept.json()["kept"], kept.json()["status"]) == (200, 1, "stopped")
    page = (await guest.get(f"/api/v1/products/{product['id']}")).json()
    assert (page["name"], page["description"], page["price"]) == ("Reading lamp", "Read.", "15.90")
    assert page["media"][0]["id"] == pictures[1]["id"]
    assert (await manager.post(f"{one}/keep", json={"variant": 0})).status_code == 409
    assert len(await happened("hypothesis.kept")) == 1
    assert len(await happened("price.changed")) == 1


async def test_the_calculator(manager: Person):
    answer = await manager.post(f"{PATH}/sample-size", json={"baseline": 0.05, "minimum_effect": 20})
    found = answer.json()
    # 8143 by Cohen's formula, as statsmodels has it.
    assert (found["needed"]["once"], found["needed"]["once_total"]) == (8143, 16286)
    assert found["needed"]["every_day"] > found["needed"]["once"]
    assert (found["measured"], found["days"], found["difference"]) == (False, None, pytest.approx(0.01))
    three = (
        await manager.post(f"{PATH}/sample-size", json={"baseline": 0.05, "minimum_effect": 20, "weights": [1, 1, 1]})
    ).json()["needed"]
    assert three["once"] > found["needed"]["once"]  # each comparison gets its part of alpha
    assert three["once_total"] == pytest.approx(3 * three["once"], abs=3)
    money = {"metric": "price", "baseline": 100, "deviation": 400, "minimum_effect": 10}
    assert (await manager.post(f"{PATH}/sample-size", json=money)).json()["needed"]["once"] == 25118
    none = (await manager.post(f"{PATH}/sample-size", json={"baseline": 1.5})).json()["needed"]
    assert none == {"once": None, "once_total": None, "every_day": None, "every_day_total": None}
    assert faults(await manager.post(f"{PATH}/sample-size", json={"metric": "units"})) == ["metric"]
