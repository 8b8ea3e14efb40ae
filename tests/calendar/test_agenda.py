"""One page shows what is on: one's own events, the shop's dates by right, the holidays of a country."""

from typing import Any

from tradepost.core.dates import LAYERS

MAY = {"start": "2027-05-01T00:00:00Z", "end": "2027-06-01T00:00:00Z"}


async def on(who: Any, **params: Any) -> list[tuple[str, str, str]]:
    answer = await who.get("/calendar/agenda", params=MAY | params)
    assert answer.status_code == 200, answer.text
    return [(one["layer"], one["start_time"][:10], one["title"]) for one in answer.json()["items"]]


async def test_the_shops_promotions_and_price_changes_are_on_it_for_those_who_may_see_them(owner, analyst, buyer):
    await owner.post("/api/v1/discounts", json={
        "name": "May sale", "kind": "percentage", "percent": 10,
        "starts_at": "2027-05-05T00:00:00Z", "ends_at": "2027-05-08T00:00:00Z",
    })  # fmt: skip
    await owner.post("/api/v1/discounts", json={"name": "Always", "kind": "percentage", "percent": 5})
    product = (await owner.post("/api/v1/products", json={"name": "Lamp", "sku": "LAMP-1", "price": "1000.00"})).json()
    planned = await owner.post("/api/v1/prices/scheduled", json={
        "variant_id": product["variants"][0]["id"], "amount": "900.00", "starts_at": "2027-05-20T00:00:00Z",
    })  # fmt: skip
    assert planned.status_code == 201, planned.text
    shop = [("promotion", "2027-05-05", "May sale"), ("price", "2027-05-20", "LAMP-1: 900.00 RUB")]
    for who in (owner, analyst):
        assert [one for one in await on(who) if one[0] in LAYERS] == shop
    answer = (await buyer.get("/calendar/agenda", params=MAY)).json()
    assert answer["layers"] == ["mine", "holiday"]
    assert await on(buyer, layer="promotion") == []
    assert await on(owner, layer="price") == shop[1:]


async def test_holidays_are_the_countrys_in_the_readers_language(owner, buyer, configure):
    assert await on(owner, layer="holiday") == [
        ("holiday", "2027-05-01", "Holiday of Spring and Labor"),
        ("holiday", "2027-05-03", "Holiday of Spring and Labor (observed)"),
        ("holiday", "2027-05-09", "Victory Day"),
        ("holiday", "2027-05-10", "Victory Day (observed)"),
    ]
    assert (await on(owner, layer="holiday", language="ru"))[2] == ("holiday", "2027-05-09", "День Победы")
    # Memorial Day is the last Monday of May.
    chosen = await owner.put("/calendar/settings", json={"country": "us"})
    assert chosen.json().items() >= {"country": "US", "own_country": True, "region": ""}.items()
    assert await on(owner, layer="holiday") == [("holiday", "2027-05-31", "Memorial Day")]
    assert len(await on(buyer, layer="holiday")) == 4  # everybody chooses for themselves
    wrong = await owner.put("/calendar/settings", json={"country": "XX"})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "country")
    wrong = await owner.put("/calendar/settings", json={"region": "BY"})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "region")
    await owner.put("/calendar/settings", json={"country": ""})
    assert await on(owner, layer="holiday") == []
    assert (await owner.put("/calendar/settings", json={"country": None})).json()["country"] == "RU"
    configure(holidays="none")
    assert await on(owner, layer="holiday") == []


async def test_a_region_has_holidays_of_its_own(buyer):
    june = {"start": "2027-05-25T00:00:00Z", "end": "2027-05-29T00:00:00Z"}
    await buyer.put("/calendar/settings", json={"country": "DE"})
    assert await on(buyer, **june) == []
    await buyer.put("/calendar/settings", json={"region": "BY"})
    assert [one[:2] for one in await on(buyer, **june)] == [("holiday", "2027-05-27")]  # Corpus Christi
    countries = {one["code"]: one["regions"] for one in (await buyer.get("/calendar/countries")).json()}
    assert "BY" in countries["DE"]
    assert len(countries) > 100


async def test_a_stretch_that_makes_no_sense_is_refused(buyer):
    for start, end, field in (
        ("2027-05-02T00:00:00Z", "2027-05-01T00:00:00Z", "end"),
        ("2027-05-02T00:00:00Z", "2029-05-01T00:00:00Z", "end"),
        ("2027-05-02T00:00:00", "2027-05-03T00:00:00Z", "start"),
    ):
        answer = await buyer.get("/calendar/agenda", params={"start": start, "end": end})
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
