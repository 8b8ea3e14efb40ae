"""The seller's modules at work on the demo shop: each is asked, and has something to say about its goods."""

from datetime import timedelta
from typing import Any

from tests.demo.test_shop import everything
from tradepost.core import clock
from tradepost.demo import filling

TODAY = clock.business_day(clock.now())


async def get(who: Any, path: str, **query: Any) -> Any:
    answer = await who.get(path, params=query)
    assert answer.status_code == 200, (path, answer.text)
    return answer.json()


async def post(who: Any, path: str, body: Any = None, status: int = 201) -> Any:
    answer = await who.post(path, json=body)
    assert answer.status_code == status, (path, answer.text)
    return answer.json()


async def test_every_module_has_something_to_say_of_the_demo(owner: Any, analyst: Any, fresh_home: Any) -> None:
    await filling.fill(seed=1, today=TODAY)
    goods = {one["name"]: one for one in await everything(owner, "products")}
    kettle = goods["Enamel kettle 1.7 l"]

    await catalogue(owner, kettle)
    await suppliers(owner, kettle)
    await promotion(owner, analyst, kettle)
    await management(owner)


async def catalogue(owner: Any, kettle: dict[str, Any]) -> None:
    """Categories, brands and sellers hold the goods, and each has figures of its own."""
    tree = await get(owner, "/categories/", tree=True)
    assert [(one["name"], one["products"]) for one in tree["items"]][:2] == [
        ("Home & kitchen", 5), ("Electronics accessories", 5),
    ]  # fmt: skip
    assert (await get(owner, "/brands/"))["total"] == 8
    assert [one["name"] for one in (await get(owner, "/sellers/"))["items"]] == [
        "Northern Lane LLC", "Riverside Trading",
    ]  # fmt: skip
    days = {"start_date": str(TODAY - timedelta(days=364)), "end_date": str(TODAY), "metrics": ["revenue", "units"]}
    for dimension, named in (("category", 8), ("brand", 8), ("seller", 2)):
        rows = (await post(owner, "/api/v1/analytics/query", days | {"dimensions": [dimension]}, 200))["rows"]
        assert len(rows) == named
        first = next(iter(rows))["dimensions"][dimension]
        alone = await post(
            owner, "/api/v1/analytics/query", days | {"filters": {f"{dimension}_ids": [int(first)]}}, 200
        )
        assert alone["totals"]["metrics"] == rows[0]["metrics"]
    found = await get(owner, "/api/v1/help", q="brands")
    assert found["items"][0]["page"] == "catalogue"
    assert kettle["brand_id"] is not None


async def suppliers(owner: Any, kettle: dict[str, Any]) -> None:
    """What suppliers offer is searched, those of China are found, and offers for one product stand side by side."""
    chinese = (await get(owner, "/suppliers/", country="CN"))["items"]
    assert {one["name"] for one in chinese} == {
        "Yiwu Household Co.", "Shenzhen Volt Electronics", "Ningbo Outdoor Factory",
    }  # fmt: skip
    offers = await get(owner, "/supplier_catalog/", search_term="kettle")
    assert offers["total"] > 0
    product = next(one["product_id"] for one in offers["items"] if one["product_id"] is not None)
    compared = await get(owner, "/supplier_catalog/compare", product_id=product)
    assert compared["items"][0]["item_id"] in {one["id"] for one in offers["items"]}
    # What a unit costs was averaged in the order in which goods came.
    changes = (await get(owner, f"/api/v1/costs/{kettle['variants'][0]['id']}/history"))["items"]
    assert [one["at"] for one in changes] == sorted((one["at"] for one in changes), reverse=True)
    assert [one["before"] for one in changes[:-1]] == [one["after"] for one in changes[1:]]
    assert len(changes) == 4


async def promotion(owner: Any, analyst: Any, kettle: dict[str, Any]) -> None:
    words = (await get(owner, "/promotion/keywords", product_id=kettle["id"]))["items"]
    assert {one["word"] for one in words} >= {"чайник эмалированный", "enamel kettle"}
    asked = {"product_id": kettle["id"], "keywords": ["enamel kettle", "whistling kettle"]}
    scored = await post(owner, "/promotion/seo/optimize", asked)
    assert scored["score_after"] > scored["score_before"]
    assert "whistling" in str(scored["proposed"]).lower()
    tracked = (await get(owner, "/promotion/positions", days=30))["items"]
    assert all(len(one["history"]) > 20 for one in tracked)
    assert [(one["word"], one["change"]) for one in tracked if one["history"][-1]["fell"]] == [("сковорода 26 см", -8)]
    (core,) = (await get(analyst, "/promotion/semantic-core"))["items"]
    clusters = await get(analyst, f"/promotion/semantic-core/{core['id']}/clusters")
    assert len(clusters) == 6
    written = await post(owner, "/promotion/descriptions", {"product_id": kettle["id"], "language": "en"}, 200)
    assert len(written["items"]) == 3


async def management(owner: Any) -> None:
    rule = await post(
        owner,
        "/management/price/rules",
        {"name": "Margin", "goods": {"everything": True}, "steps": [{"kind": "margin", "target": 30}]},
    )
    dry = await post(owner, f"/management/price/rules/{rule['id']}/dry-run")
    assert dry["changed"] + dry["same"] == 57
    assert dry["refused"] == 0
    (held,) = (await get(owner, "/management/auto-replies/sendings", status="held"))["items"]
    assert held["rule_name"] == "Descaling"
    tried = (await get(owner, "/management/hypotheses"))["items"]
    results = [
        await get(owner, f"/management/hypotheses/{one['id']}/result") for one in tried if one["status"] != "draft"
    ]
    assert max(sum(variant["visitors"] for variant in one["variants"]) for one in results) > 100
    assert {one["verdict"]["state"] for one in results} - {"draft", "too_early"}
    agenda = await get(
        owner, "/calendar/agenda", start=f"{TODAY.year}-01-01T00:00:00Z", end=f"{TODAY.year}-03-31T00:00:00Z"
    )
    assert {one["layer"] for one in agenda["items"]} >= {"holiday"}
