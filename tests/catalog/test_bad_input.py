"""Input that makes no sense is refused, each field named, and changes nothing."""

import json

import pytest
from sqlalchemy import func, select

from tests import make_catalog as make
from tradepost.catalog.models import Product, Variant
from tradepost.core import db
from tradepost.core.events import Event

GOOD = {"name": "Kettle", "sku": "KET-1", "price": "10.00"}
LONG = "x" * 300

BAD = [
    ("price", '"-1"'),
    ("price", "-0.01"),
    ("price", "NaN"),
    ("price", "Infinity"),
    ("price", "-Infinity"),
    ("price", "1e400"),
    ("price", '"1e400"'),
    ("price", '"NaN"'),
    ("price", '"10.001"'),
    ("price", "0.001"),
    ("price", str(10**18)),
    ("price", '"1000000000000.01"'),
    ("price", '"ten"'),
    ("price", '""'),
    ("price", '"10,00"'),
    ("price", "null"),
    ("price", "true"),
    ("price", "[]"),
    ("cost", '"-1"'),
    ("cost", "0.001"),
    ("name", '""'),
    ("name", '"   "'),
    ("name", f'"{LONG}"'),
    ("name", "null"),
    ("name", "5"),
    ("name", "{}"),
    ("name", r'"\ud800"'),
    ("sku", '""'),
    ("sku", f'"{LONG}"'),
    ("barcode", f'"{LONG}"'),
    ("description", f'"{"x" * 50_001}"'),
    ("description", "null"),
    ("status", '"sold"'),
    ("status", "null"),
    ("category_id", "0"),
    ("category_id", "-1"),
    ("category_id", '"x"'),
    ("category_id", "999999999"),
    ("category_id", str(2**63)),
    ("category_id", str(2**63 - 1)),
    ("brand_id", "999999999"),
    ("seller_id", "999999999"),
    ("weight_g", "-1"),
    ("weight_g", "1.5"),
    ("weight_g", str(2**31)),
    ("length_mm", "-1"),
    ("attributes", "[]"),
    ("attributes", "null"),
    ("attributes", '{"": "x"}'),
    ("attributes", '{"a": {"b": 1}}'),
    ("attributes", '{"a": NaN}'),
    ("attributes", '{"a": 1e400}'),
    ("attributes", r'{"a": "\ud800"}'),
    ("attributes", '{"a": ' + str(10**30) + "}"),
    ("attributes", json.dumps({str(n): n for n in range(101)})),
    ("seo", '{"title": "' + LONG + '"}'),
    ("seo", "null"),
]


async def rows() -> list[int]:
    async with db.reading() as session:
        counting = [select(func.count()).select_from(table) for table in (Product, Variant, Event)]
        return [(await session.execute(query)).scalar_one() for query in counting]


@pytest.mark.parametrize(("field", "value"), BAD, ids=[f"{field}={value[:20]}" for field, value in BAD])
async def test_a_bad_field_is_named_and_nothing_changes(field, value, manager):
    product = await make.product(manager)
    before = await rows()
    headers = {"content-type": "application/json"}
    parts = [f'"{name}": {json.dumps(good)}' for name, good in GOOD.items() if name != field]
    body = "{" + ", ".join([*parts, f'"{field}": {value}']) + "}"
    sent = [("PUT", f"/api/v1/products/{product['id']}", "{" + f'"{field}": {value}' + "}")]
    sent.append(("POST", "/api/v1/products", body))
    for method, address, content in sent:
        answer = await manager.request(method, address, content=content, headers=headers)
        assert answer.status_code == 422, f"{method}: {answer.text}"
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["errors"][0]["field"].split(".")[0] == field
    assert await rows() == before
    assert (await manager.get(f"/api/v1/products/{product['id']}")).json() == product


@pytest.mark.parametrize("field", ["name", "sku", "description", "attributes"])
async def test_a_nul_character_is_no_text(field, manager):
    value = {"colour": "a\0b"} if field == "attributes" else "a\0b"
    answer = await manager.post("/api/v1/products", json=GOOD | {field: value})
    assert answer.status_code == 400
    assert answer.json()["detail"] == "A NUL character is not text"
    assert await rows() == [0, 0, 0]
    assert (await manager.get("/api/v1/products?q=%00")).status_code == 400
    assert (await manager.get("/api/v1/products/a%00b")).status_code == 400


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "5", '"x"', '{"name": "a" "b"}', "\xff\xfe"])
async def test_a_body_that_is_no_object_is_refused(body, manager):
    headers = {"content-type": "application/json"}
    answer = await manager.post("/api/v1/products", content=body.encode("latin-1"), headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"
    assert await rows() == [0, 0, 0]


@pytest.mark.parametrize("left_out", ["name", "price"])
async def test_what_is_required_is_named(left_out, manager):
    answer = await manager.post("/api/v1/products", json={k: v for k, v in GOOD.items() if k != left_out})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == left_out
    assert await rows() == [0, 0, 0]


@pytest.mark.parametrize(
    ("variants", "status", "field"),
    [
        ([{"sku": "A", "options": {"s": "1"}}, {"sku": "A", "options": {"s": "2"}}], 409, "variants.1.sku"),
        ([{"sku": "TAKEN", "options": {"s": "1"}}, {"options": {"s": "2"}}], 409, "variants.0.sku"),
        ([{"options": {"s": "1"}}, {"options": {"s": "1"}}], 422, "variants"),
        ([{"options": {"s": "1"}}, {"options": {"s": "2"}, "price": "0.001"}], 422, "variants.1.price"),
        ([{"options": {"s": "1"}, "price": "-1"}], 422, "variants.0.price"),
        ([{"options": {"s": ""}}], 422, "variants.0.options.s"),
        ([{"options": {"s": "1"}}] * 201, 422, "variants"),
    ],
)
async def test_a_bad_variant_keeps_its_product_out(variants, status, field, manager):
    await make.product(manager, sku="TAKEN")
    before = await rows()
    answer = await manager.post("/api/v1/products", json={"name": "Tee", "price": "10", "variants": variants})
    assert answer.status_code == status, answer.text
    assert answer.json()["errors"][0]["field"] == field
    assert await rows() == before


async def test_a_sku_beside_variants_is_ambiguous(manager):
    answer = await manager.post("/api/v1/products", json=GOOD | {"variants": [{"options": {"s": "1"}}]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "sku"


async def test_prices_are_exact_however_they_are_written(manager):
    for sent, kept in ((0.1, "0.10"), ("0.3", "0.30"), (1499.9, "1499.90"), (0, "0.00"), ("1000000000000", None)):
        made = await make.product(manager, price=sent)
        assert made["price"] == (kept or "1000000000000.00")


async def test_a_text_of_any_letters_is_kept_as_it_is(manager):
    name = "Чай 茶 ☕ 😀 'quoted' \"twice\" \\ % _ <b>"
    made = await make.product(manager, name=name, attributes={"вкус 😀": name})
    assert made["name"] == name
    assert made["attributes"] == {"вкус 😀": name}
    assert (await manager.get("/api/v1/products", params={"q": "☕ 😀"})).json()["total"] == 1


@pytest.mark.parametrize("kind", ["categories", "brands", "sellers", "collections"])
@pytest.mark.parametrize("name", ["", " ", "x" * 256, None, 5, []])
async def test_a_name_is_a_line_of_text(kind, name, manager):
    answer = await manager.post(f"/api/v1/{kind}", json={"name": name})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "name"
    assert (await manager.get(f"/api/v1/{kind}")).json()["total"] == 0


async def test_the_longest_name_is_taken(manager):
    for kind in ("category", "brand", "seller", "collection", "product"):
        assert len((await getattr(make, kind)(manager, name="Щ" * 255))["name"]) == 255
