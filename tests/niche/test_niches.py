"""The market through the API: imports of what others sell, the shop's own goods, analysis, favourites and alerts."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests import make_catalog, make_figures, make_stock
from tests.imports.files import written
from tradepost.core import clock, jobs
from tradepost.core.db import transaction
from tradepost.core.jobs import later
from tradepost.niche.jobs import watch

NICHE = "/niche"
TODAY = clock.business_day(clock.now())


def research(**fields: Any) -> list[dict[str, Any]]:
    """A file of a research service: three lamps of two sellers, and a kettle."""
    rows: list[dict[str, Any]] = [
        {"Артикул": "W1", "Название": "Настольная лампа", "Предмет": "Лампы", "Бренд": "Lumo", "Продавец": "North",
         "Цена": "1000", "Продажи": 30, "Дней в наличии": 15, "Рейтинг": "4.8", "Отзывы": 120},
        {"Артикул": "W2", "Название": "Лампы настольные, пара", "Предмет": "Лампы", "Бренд": "Duo", "Продавец": "North",
         "Цена": "2000", "Продажи": 0, "Дней в наличии": 30, "Рейтинг": "4.0", "Отзывы": 2},
        {"Артикул": "W3", "Название": "Лампа напольная", "Предмет": "Лампы", "Бренд": "Lumo", "Продавец": "South",
         "Цена": "500", "Продажи": 20, "Дней в наличии": 30, "Рейтинг": "4.5", "Отзывы": 15},
        {"Артикул": "W4", "Название": "Чайник", "Предмет": "Чайники", "Бренд": "Heat", "Продавец": "South",
         "Цена": "1500", "Продажи": 10, "Дней в наличии": 30, "Рейтинг": "5", "Отзывы": 7},
    ]  # fmt: skip
    return [row | {"Площадка": "wildberries", "Дата": TODAY.isoformat()} | fields for row in rows]


@pytest.fixture
def bring(owner: Any) -> Any:
    async def upload(rows: list[dict[str, Any]], name: str = "research.xlsx", **form: str) -> dict[str, Any]:
        content = written(name.rpartition(".")[2], rows)
        answer = await owner.post("/api/v1/market/import", files={"file": (name, content)}, data=form)
        assert answer.status_code == 202, answer.text
        await jobs.drain()
        found: dict[str, Any] = (await owner.get(f"/api/v1/jobs/{answer.json()['id']}")).json()
        return found

    return upload


async def test_the_seller_service_searches_and_analyzes_niches(owner: Any, bring: Any) -> None:
    assert (await bring(research()))["result"]["imported"] == 4

    found = (await owner.get(f"{NICHE}/search", params={"search_term": "лампа"})).json()
    assert [(one["name"], one["items"], one["revenue"]) for one in found["items"]] == [("Лампы", 3, "40000.00")]
    assert found["items"][0]["niche"] == {
        "search_term": "лампа", "category": "Лампы", "brand": "", "seller": "", "channel": "",
    }  # fmt: skip
    assert found["total"] == 1

    whole = (await owner.get(f"/api/v1{NICHE}/search")).json()
    assert [one["name"] for one in whole["items"]] == ["Лампы", "Чайники"]
    sellers = (await owner.get(f"{NICHE}/search", params={"by": "seller"})).json()["items"]
    assert [(one["name"], one["revenue"]) for one in sellers] == [("North", "30000.00"), ("South", "25000.00")]

    lamps = (await owner.get(f"{NICHE}/analyze", params={"search_term": "настольных ламп"})).json()
    assert [one["external_id"] for one in lamps["top_items"]] == ["W1", "W2"]
    lamps = (await owner.get(f"{NICHE}/analyze/", params={"category": "Лампы", "channel": "wildberries"})).json()
    assert (lamps["items"], lamps["items_sold"], lamps["units"], lamps["revenue"]) == (3, 2, 50, "40000.00")
    assert (lamps["average_price"], lamps["median_price"], lamps["per_item"]) == ("800.00", "1000.00", "13333.33")
    assert (lamps["seller_hhi"], lamps["sold_share"]) == (6250.0, 2 / 3)
    assert (lamps["lost"], lamps["lost_share"]) == ("30000.00", 30_000 / 70_000)
    assert [(one["low"], one["high"]) for one in lamps["segments"]] == [
        ("500.00", "500.00"), ("1000.00", "1000.00"), ("2000.00", "2000.00"),
    ]  # fmt: skip
    assert [(one["name"], one["share"]) for one in lamps["top_sellers"]] == [("North", 0.75), ("South", 0.25)]
    # Beside the whole of Wildberries: 40,000 by three items, and 55,000 by four.
    demand = next(one for one in lamps["score"]["parts"] if one["name"] == "demand")
    ratio = 1_333_333 / 1_375_000
    assert demand["score"] == pytest.approx(100 * ratio / (1 + ratio))
    assert lamps["trend"] is None
    assert [(one["channel"], one["items"]) for one in lamps["sources"]] == [("wildberries", 4)]


async def test_the_same_file_again_changes_nothing_and_a_later_word_counts(owner: Any, bring: Any) -> None:
    await bring(research())
    # The same market, however a file spells it.
    again = await bring(research(Площадка="Wildberries"), "again.csv")
    assert (again["result"]["imported"], again["result"]["skipped"]) == (0, 4)

    dearer = await bring([{**research()[0], "Цена": "1100"}])
    assert (dearer["result"]["imported"], dearer["result"]["skipped"]) == (1, 0)
    lamps = (await owner.get(f"{NICHE}/analyze", params={"search_term": "настольная лампа"})).json()
    assert lamps["top_items"][0]["price"] == "1100.00"
    assert lamps["top_items"][0]["revenue"] == "33000.00"


async def test_bad_rows_are_named_and_the_others_stand(owner: Any, bring: Any) -> None:
    rows = research()
    rows[0]["Цена"] = "-1"
    rows[1]["Дней в наличии"] = 31
    rows[2]["Рейтинг"] = "7"
    job = await bring(rows, "bad.csv")

    assert (job["result"]["imported"], job["result"]["failed"]) == (1, 3)
    assert {(one["row"], one["field"]) for one in job["result"]["errors"]} == {
        (2, "price"), (3, "stock_days"), (4, "rating"),
    }  # fmt: skip
    assert (await owner.get(f"{NICHE}/analyze")).json()["items"] == 1
    tried = await bring(research(), "try.csv", dry_run="true")
    assert tried["result"]["imported"] == 3
    assert (await owner.get(f"{NICHE}/analyze")).json()["items"] == 1


async def test_newcomers_are_those_that_earlier_snapshots_had_not(owner: Any, bring: Any) -> None:
    earlier = (TODAY - timedelta(days=100)).isoformat()
    await bring(research(Дата=earlier)[:2], "earlier.csv")
    await bring(research())

    lamps = (await owner.get(f"{NICHE}/analyze", params={"category": "Лампы"})).json()
    assert (lamps["newcomers"], lamps["newcomer_share"], lamps["newcomer_revenue_share"]) == (1, 1 / 3, 0.25)
    listed = (await owner.get(f"{NICHE}/snapshots")).json()
    assert [(one["taken_on"], one["items"]) for one in listed["items"]] == [(TODAY.isoformat(), 4), (earlier, 2)]
    gone = await owner.delete(f"{NICHE}/snapshots/{listed['items'][0]['id']}")
    assert gone.status_code == 204
    assert (await owner.get(f"{NICHE}/analyze")).json()["items"] == 2
    assert len(await make_stock.happened("market_snapshot.deleted")) == 1


async def test_months_of_snapshots_make_a_trend(owner: Any, bring: Any) -> None:
    month = TODAY.year * 12 + TODAY.month - 1
    for n in range(5, 0, -1):
        taken = date((month - n) // 12, (month - n) % 12 + 1, 15).isoformat()
        await bring([{**research()[0], "Дата": taken, "Продажи": 20 - 2 * n}], "month.csv")

    lamps = (await owner.get(f"{NICHE}/analyze", params={"category": "Лампы"})).json()
    assert [one["revenue"] for one in lamps["months"]] == [
        "10000.00", "12000.00", "14000.00", "16000.00", "18000.00",
    ]  # fmt: skip
    assert lamps["trend"]["direction"] == "growing"
    assert 0.12 < lamps["trend"]["monthly"] < 0.2
    assert lamps["seasonality"] is None


async def test_the_shops_own_goods_are_a_part_of_the_market(owner: Any, bring: Any) -> None:
    brand = await make_catalog.brand(owner, name="Lumo")
    category = await make_catalog.category(owner, name="Лампы")
    mine = await make_figures.product(
        owner, "MINE", price="900.00", brand_id=brand["id"], category_id=category["id"], status="active"
    )
    await make_figures.product(owner, "DRAFT", price="5.00", status="draft")
    day = (TODAY - timedelta(days=3)).isoformat()
    await make_figures.sale(owner, day, ("MINE", 4, "900.00", "100.00"))
    await make_figures.sale(owner, (TODAY - timedelta(days=60)).isoformat(), ("MINE", 9, "900.00"))
    await bring(research())

    lumo = (await owner.get(f"{NICHE}/analyze", params={"brand": "Lumo"})).json()
    assert lumo["items"] == 3
    own = (await owner.get(f"{NICHE}/analyze", params={"channel": "own"})).json()
    assert (own["items"], own["units"], own["revenue"]) == (1, 4, "3500.00")
    (item,) = own["top_items"]
    assert (item["external_id"], item["product_id"], item["price"]) == ("MINE", mine["id"], "900.00")
    assert item["first_seen"] == (TODAY - timedelta(days=60)).isoformat()
    weeks = (await owner.get(f"{NICHE}/analyze", params={"channel": "own", "days": 90})).json()
    assert (weeks["units"], weeks["revenue"]) == (13, "11600.00")


async def test_niches_lie_beside_each_other(owner: Any, bring: Any) -> None:
    await bring(research())
    body = {"niches": [{"category": "Чайники"}, {"category": "Лампы"}]}
    found = (await owner.post(f"{NICHE}/compare", json=body)).json()
    assert [(one["niche"]["category"], one["revenue"]) for one in found] == [
        ("Чайники", "15000.00"), ("Лампы", "40000.00"),
    ]  # fmt: skip
    one = await owner.post(f"{NICHE}/compare", json={"niches": [{}]})
    assert (one.status_code, one.json()["errors"][0]["field"]) == (422, "niches")


async def test_who_keeps_a_niche_is_told_once_when_it_moves(owner: Any, analyst: Any, bring: Any) -> None:
    await bring(research())
    body = {"name": "Lamps", "niche": {"category": "Лампы"}, "alert_percent": 20}
    kept = await analyst.post(f"{NICHE}/favorites", json=body)
    assert kept.status_code == 201, kept.text
    assert kept.json()["told"] == "40000.00"
    assert (await analyst.post(f"{NICHE}/favorites", json=body)).status_code == 409
    nothing = await analyst.post(f"{NICHE}/favorites", json={"name": "All", "niche": {}})
    assert nothing.status_code == 422

    async def look() -> list[dict[str, Any]]:
        async with transaction() as db:
            await later(db, watch)
        await jobs.drain()
        items: list[dict[str, Any]] = (await analyst.get("/api/v1/notifications")).json()["items"]
        return [one for one in items if one["kind"] == "niche"]

    assert await look() == []
    await bring([{**research()[0], "Продажи": 45}])
    (told,) = await look()
    assert told["title"] in {"“Lamps” has grown", "Ниша «Lamps» выросла"}
    assert "40000.00" in told["message"]
    assert "55000.00" in told["message"]
    assert len(await look()) == 1

    # Nobody else's, whoever asks.
    assert (await owner.get(f"{NICHE}/favorites")).json()["total"] == 0
    assert (await owner.delete(f"{NICHE}/favorites/{kept.json()['id']}")).status_code == 404
    assert (await analyst.delete(f"{NICHE}/favorites/{kept.json()['id']}")).status_code == 204
    assert (await analyst.get(f"{NICHE}/favorites")).json()["total"] == 0


async def test_who_may(owner: Any, analyst: Any, buyer: Any, guest: Any, bring: Any) -> None:
    await bring(research())
    for path in ("search", "analyze", "sources", "snapshots", "favorites"):
        assert (await guest.get(f"{NICHE}/{path}")).status_code == 401
        assert (await buyer.get(f"{NICHE}/{path}")).status_code == 403
        assert (await analyst.get(f"{NICHE}/{path}")).status_code == 200
    (snapshot,) = (await analyst.get(f"{NICHE}/snapshots")).json()["items"]
    assert (await analyst.delete(f"{NICHE}/snapshots/{snapshot['id']}")).status_code == 403
    assert (await owner.get(f"{NICHE}/snapshots")).json()["total"] == 1


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"days": "6"}, "days"),
        ({"days": "NaN"}, "days"),
        ({"by": "colour"}, "by"),
        ({"search_term": "x" * 151}, "search_term"),
    ],
)
async def test_questions_that_make_no_sense_name_what_is_wrong(owner: Any, params: dict[str, str], field: str) -> None:
    answer = await owner.get(f"{NICHE}/search", params=params)
    assert answer.status_code == 422
    assert [one["field"] for one in answer.json()["errors"]] == [field]
