"""Taxes as the merchant keeps them: rates in percent, and whether prices have them in them."""

import pytest

from tests import make_catalog, make_stock
from tests.pricing.test_rates import rates
from tradepost.core import db
from tradepost.pricing import service

TAXES = "/api/v1/taxes"
VAT = {"name": "VAT", "rate": "20", "country": "RU"}


async def made(who, **fields) -> dict:
    answer = await who.post(TAXES, json=VAT | fields)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def test_a_rate_is_made_changed_and_taken_away(owner):
    vat = await made(owner)
    assert {name: vat[name] for name in ("name", "rate", "country", "category_id", "starts_at", "version")} == {
        "name": "VAT", "rate": "20", "country": "RU", "category_id": None, "starts_at": None, "version": 1,
    }  # fmt: skip
    assert await rates(("RU", ""), ("FI", "")) == [200_000, 0]
    url = f"{TAXES}/{vat['id']}"
    changed = await owner.put(url, json={"rate": "22.5", "country": ""})
    assert (changed.json()["rate"], changed.json()["country"], changed.json()["name"]) == ("22.5", "", "VAT")
    assert await rates(("RU", ""), ("FI", "")) == [225_000, 225_000]
    assert (await owner.delete(url)).status_code == 204
    assert await rates(("RU", "")) == [0]
    assert (await owner.get(url)).status_code == 404
    (created,) = await make_stock.happened("tax.created")
    assert created.changes == {"name": [None, "VAT"], "rate": [None, "20"], "country": [None, "RU"]}
    (updated,) = await make_stock.happened("tax.updated")
    assert updated.changes == {"rate": ["20", "22.5"], "country": ["RU", ""]}
    (deleted,) = await make_stock.happened("tax.deleted")
    assert deleted.changes == {"name": ["VAT", None], "rate": ["22.5", None]}


@pytest.mark.parametrize(
    ("sent", "shown", "ppm"),
    [
        ("0", "0", 0),
        ("100", "100", 10**6),
        (8.3333, "8.3333", 83_333),
        ("5.50", "5.5", 55_000),
        ("0.0001", "0.0001", 1),
    ],
)
async def test_a_rate_is_a_decimal_percentage(owner, sent, shown, ppm):
    assert (await made(owner, rate=sent))["rate"] == shown
    assert await rates(("RU", "")) == [ppm]


@pytest.mark.parametrize(("name", "code"), [("Россия", "RU"), ("Germany", "DE"), ("fi", "FI"), ("", "")])
async def test_a_country_is_named_by_its_code_or_its_name(owner, name, code):
    assert (await made(owner, country=name))["country"] == code


async def test_a_rate_is_for_a_category_with_all_below_it(owner):
    food = await make_catalog.category(owner)
    bread = await make_catalog.category(owner, parent_id=food["id"])
    await made(owner)
    await made(owner, name="Reduced", rate="10", category_id=food["id"])
    made_of = await make_catalog.product(owner, category_id=bread["id"])
    variant = made_of["variants"][0]["id"]
    async with db.reading() as session:
        offer = (await service.offers(session, {variant: 1}))[variant]
        table = await service.taxes(session)
    assert (table.rate("RU", offer.category_path).name, table.rate("RU", "").name) == ("Reduced", "VAT")
    # Moved out of food, bread is taxed as everything else, without anybody touching the rates.
    await owner.put(f"/api/v1/categories/{bread['id']}", json={"parent_id": None})
    async with db.reading() as session:
        offer = (await service.offers(session, {variant: 1}))[variant]
        assert (await service.taxes(session)).rate("RU", offer.category_path).name == "VAT"


async def test_a_category_that_a_rate_is_for_is_archived_instead_of_deleted(owner):
    food = await make_catalog.category(owner)
    await made(owner, category_id=food["id"])
    gone = (await owner.delete(f"/api/v1/categories/{food['id']}")).json()
    assert (gone["deleted"], gone["archived"]) == (False, True)
    assert (await owner.get(TAXES)).json()["items"][0]["category_id"] == food["id"]


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", {"name": ""}),
        ("name", {"name": None}),
        ("rate", {"rate": -1}),
        ("rate", {"rate": "100.01"}),
        ("rate", {"rate": "NaN"}),
        ("rate", {"rate": "1e400"}),
        ("rate", {"rate": "8.33333"}),
        ("rate", {"rate": None}),
        ("country", {"country": "Narnia"}),
        ("country", {"country": "QQ"}),
        ("category_id", {"category_id": 10**9}),
        ("category_id", {"category_id": -1}),
        ("ends_at", {"starts_at": "2030-01-02T00:00:00Z", "ends_at": "2030-01-01T00:00:00Z"}),
    ],
)
async def test_a_rate_that_makes_no_sense_is_refused(owner, field, wrong):
    vat = await made(owner)
    for answer in (await owner.post(TAXES, json=VAT | wrong), await owner.put(f"{TAXES}/{vat['id']}", json=wrong)):
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["field"] == field
    found = (await owner.get(TAXES)).json()
    assert found["items"] == [vat]


async def test_prices_include_tax_until_somebody_says_otherwise(owner):
    settings = await owner.get(f"{TAXES}/settings")
    assert settings.json() == {"prices_include_tax": True, "version": 0}
    seen = {"If-Match": settings.headers["etag"]}
    changed = await owner.put(f"{TAXES}/settings", json={"prices_include_tax": False}, headers=seen)
    assert changed.json() == {"prices_include_tax": False, "version": 1}
    assert (await owner.get(f"{TAXES}/settings")).json() == {"prices_include_tax": False, "version": 1}
    async with db.reading() as session:
        assert (await service.taxes(session)).prices_include_tax is False
    late = await owner.put(f"{TAXES}/settings", json={"prices_include_tax": True}, headers=seen)
    assert late.status_code == 412
    await owner.put(f"{TAXES}/settings", json={"prices_include_tax": False})
    (told,) = await make_stock.happened("tax_settings.updated")
    assert told.changes == {"prices_include_tax": [True, False]}
    for wrong in ({}, {"prices_include_tax": None}, {"prices_include_tax": "perhaps"}):
        assert (await owner.put(f"{TAXES}/settings", json=wrong)).status_code == 422


async def test_a_rate_is_changed_from_the_page_that_was_seen(owner):
    vat = await made(owner)
    url = f"{TAXES}/{vat['id']}"
    seen = {"If-Match": (await owner.get(url)).headers["etag"]}
    assert (await owner.put(url, json={"rate": "22"}, headers=seen)).status_code == 200
    assert (await owner.put(url, json={"rate": "0"}, headers=seen)).status_code == 412
    assert (await owner.delete(url, headers=seen)).status_code == 412
    assert await rates(("RU", "")) == [220_000]


async def test_who_may_read_and_who_may_write(owner, analyst, buyer, guest):
    vat = await made(owner)
    for path in (TAXES, f"{TAXES}/{vat['id']}", f"{TAXES}/settings"):
        assert [(await who.get(path)).status_code for who in (analyst, buyer, guest)] == [200, 403, 401]
    for who, status in ((analyst, 403), (buyer, 403), (guest, 401)):
        assert (await who.post(TAXES, json=VAT)).status_code == status
        assert (await who.put(f"{TAXES}/{vat['id']}", json={"rate": "0"})).status_code == status
        assert (await who.delete(f"{TAXES}/{vat['id']}")).status_code == status
        assert (await who.put(f"{TAXES}/settings", json={"prices_include_tax": False})).status_code == status
    assert (await owner.get(f"{TAXES}/{vat['id'] + 1}")).status_code == 404
    assert (await owner.get(TAXES, params={"country": "RU"})).json()["total"] == 1
    assert (await owner.get(TAXES, params={"country": ""})).json()["total"] == 0
