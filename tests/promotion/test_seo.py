"""SEO of a product: scored, proposed, applied with one call, and undone."""

from typing import Any

from tests import make_catalog as make, make_stock

OPTIMIZE = "/promotion/seo/optimize"
PROPOSALS = "/api/v1/promotion/seo/proposals"


async def kettle(owner: Any, **fields: Any) -> dict[str, Any]:
    body = {"name": "Чайник со свистком 1,7 л", "description": "Свистит, когда вода закипела.", **fields}
    return await make.product(owner, **body)


async def test_the_seller_service_optimizes_a_product(owner: Any) -> None:
    phone = await make.product(owner, name="Galaxy S21", description="A phone with three cameras.")

    answer = await owner.post(OPTIMIZE, json={"product_id": phone["id"], "keywords": ["electronics", "smartphone"]})

    assert answer.status_code == 201, answer.text
    found = answer.json()
    assert found["proposed"]["title"] == "Galaxy S21, electronics, smartphone"
    assert found["proposed"]["description"] == (
        "A phone with three cameras.\n\nWorth a look if you need electronics or a smartphone."
    )
    assert found["proposed"]["keywords"] == "electronics, smartphone"
    assert (found["score_before"], found["score_after"]) == (10, 73)
    assert [one["text"] for one in found["notes"] if one["kind"] == "check"] == [
        "“electronics” says something that the product's facts do not: check that it is true.",
        "“smartphone” says something that the product's facts do not: check that it is true.",
    ]
    # Nothing of the product changed.
    assert (await owner.get(f"/api/v1/products/{phone['id']}")).json()["name"] == "Galaxy S21"


async def test_a_proposal_is_applied_with_one_call_and_undone(owner: Any, analyst: Any) -> None:
    one = await kettle(owner)
    asked = {"product_id": one["id"], "keywords": ["эмалированный чайник", "чайник для плиты", "чайник 3 л"]}
    made = (await owner.post(OPTIMIZE, json=asked)).json()

    assert made["proposed"] == {
        "title": "Эмалированный чайник для плиты со свистком 1,7 л",
        "description": "Свистит, когда вода закипела.\n\n"
        "Подойдёт тем, кто ищет эмалированный чайник или чайник для плиты.",
        "keywords": "эмалированный чайник, чайник для плиты",
        "seo_title": "Эмалированный чайник для плиты со свистком 1,7 л",
        "seo_description": "Свистит, когда вода закипела. "
        "Подойдёт тем, кто ищет эмалированный чайник или чайник для плиты.",
    }
    assert {one["field"] for one in made["notes"] if one["why"] == "number"} == {"title", "description", "keywords"}
    path = f"{PROPOSALS}/{made['id']}"
    assert (await analyst.post(f"{path}/apply", json={})).status_code == 403
    stale = await owner.post(f"{path}/apply", json={}, headers={"if-match": '"7"'})
    assert stale.status_code == 412

    applied = await owner.post(f"{path}/apply", json={}, headers={"if-match": '"1"'})
    assert applied.status_code == 200, applied.text
    assert applied.json()["status"] == "applied"
    now = (await owner.get(f"/api/v1/products/{one['id']}")).json()
    assert (now["name"], now["description"]) == (made["proposed"]["title"], made["proposed"]["description"])
    assert now["seo"] == {
        "title": made["proposed"]["seo_title"],
        "description": made["proposed"]["seo_description"],
        "keywords": made["proposed"]["keywords"],
    }
    assert now["slug"] == one["slug"]
    assert (await owner.post(f"{path}/apply", json={})).status_code == 409

    undone = await owner.post(f"{path}/undo")
    assert (undone.status_code, undone.json()["status"]) == (200, "undone")
    back = (await owner.get(f"/api/v1/products/{one['id']}")).json()
    assert {name: back[name] for name in ("name", "description", "seo")} == {
        name: one[name] for name in ("name", "description", "seo")
    }
    assert (await owner.post(f"{path}/undo")).status_code == 409
    assert [len(await make_stock.happened(f"seo.{name}")) for name in ("proposed", "applied", "undone")] == [1, 1, 1]
    assert len(await make_stock.happened("product.updated")) == 2


async def test_a_product_of_both_languages_is_written_in_that_of_its_keywords(owner: Any) -> None:
    one = await make.product(
        owner,
        name="Table lamp Dusk",
        description="Warm light, oak foot.\n\nНастольная лампа с диммером и ножкой из дуба.",
    )
    asked = {"product_id": one["id"], "keywords": ["table lamp", "bedside lamp"]}
    english = (await owner.post(OPTIMIZE, json=asked)).json()
    asked["keywords"] = ["настольная лампа", "ночник"]
    russian = (await owner.post(OPTIMIZE, json=asked)).json()

    assert [made["proposed"]["description"].split("\n\n")[-1] for made in (english, russian)] == [
        "Worth a look if you need a table lamp or a bedside lamp.", "Подойдёт тем, кто ищет ночник.",
    ]  # fmt: skip


async def test_some_of_the_texts_are_applied_as_somebody_changed_them(owner: Any) -> None:
    one = await kettle(owner)
    made = (await owner.post(OPTIMIZE, json={"product_id": one["id"], "keywords": ["чайник для плиты"]})).json()
    body = {"fields": ["title"], "texts": {"title": "Чайник для любой плиты, 1,7 л"}}

    applied = await owner.post(f"{PROPOSALS}/{made['id']}/apply", json=body)

    assert applied.json()["proposed"]["title"] == "Чайник для любой плиты, 1,7 л"
    now = (await owner.get(f"/api/v1/products/{one['id']}")).json()
    assert (now["name"], now["description"]) == ("Чайник для любой плиты, 1,7 л", one["description"])
    # Once somebody else has changed the title, it is neither put back nor written over.
    await owner.put(f"/api/v1/products/{one['id']}", json={"name": "Другое имя"})
    refused = await owner.post(f"{PROPOSALS}/{made['id']}/undo")
    assert refused.status_code == 409
    assert (await owner.get(f"/api/v1/products/{one['id']}")).json()["name"] == "Другое имя"


async def test_a_channel_has_its_limits(owner: Any) -> None:
    one = await kettle(owner, name="Чайник со свистком для индукционной плиты и газа, белый, 1,7 л")
    keywords = ["эмалированный чайник", "посуда"]
    body = {"product_id": one["id"], "keywords": keywords, "channel": "wildberries"}
    found = (await owner.post(OPTIMIZE, json=body)).json()

    assert found["limits"]["title"] == 60
    assert len(found["proposed"]["title"]) <= 60
    assert found["points_before"][0]["text"] == "The title has 62 characters; the channel takes 60."
    assert found["points_after"][0]["points"] == 10
    told = {one["channel"]: one for one in (await owner.get("/promotion/seo/limits")).json()}
    assert (told["yandex_market"]["title"], told["yandex_market"]["description"]) == (256, 6000)
    assert (told["ozon"]["title"], told["ozon"]["pictures"]) == (500, 30)
    assert told["avito"]["title"] is None


async def test_the_keywords_kept_for_a_product_are_used_when_none_are_sent(owner: Any, analyst: Any) -> None:
    one = await kettle(owner)
    nothing = await owner.post(OPTIMIZE, json={"product_id": one["id"]})
    assert (nothing.status_code, nothing.json()["errors"][0]["field"]) == (422, "keywords")
    kept = [
        {"word": "чайник для газовой плиты", "product_id": one["id"], "frequency": 100},
        {"word": "чайник со свистком", "product_id": one["id"], "frequency": 900},
    ]
    await owner.post("/promotion/keywords", json=kept)

    score = (await analyst.get("/promotion/seo/score", params={"product_id": one["id"]})).json()

    assert score["keywords"] == ["чайник со свистком", "чайник для газовой плиты"]
    assert score["score"] == sum(point["points"] for point in score["points"])
    main = next(point for point in score["points"] if point["part"] == "title_main_keyword")
    assert (main["points"], main["text"]) == (20, "The main keyword is in the title.")
    listed = (await analyst.get(PROPOSALS, params={"product_id": one["id"]})).json()
    assert listed["total"] == 0


async def test_who_may_not_learns_nothing(owner: Any, analyst: Any, buyer: Any, guest: Any) -> None:
    one = await kettle(owner)
    body = {"product_id": one["id"], "keywords": ["чайник"]}
    for who, status in ((guest, 401), (buyer, 403), (analyst, 403)):
        assert (await who.post(OPTIMIZE, json=body)).status_code == status
    assert (await owner.post(OPTIMIZE, json={**body, "product_id": 999})).status_code == 422
    assert (await owner.get(PROPOSALS)).json()["total"] == 0
    assert (await owner.get(f"{PROPOSALS}/1")).status_code == 404
