"""The demo shop as an installation has it."""

import asyncio
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

from PIL import Image
from sqlalchemy import func, select

from tradepost.core import db
from tradepost.core.events import Event
from tradepost.core.settings import settings
from tradepost.demo import filling, sampling, starting
from tradepost.demo.goods import SHELVES
from tradepost.inventory import service as inventory
from tradepost.orders.models import Order

TODAY = date(2026, 6, 30)
FIRST_AND_LAST = ("AV-81711751", "7343.00", "AMZ-63477576", "7399.00")
REVENUE = Decimal("816628.00")
SPENT = ("2025-07-31", "2026-06-30", Decimal("127754.67"))
ON_HAND = 830
# (method, amount) of two kilograms worth 10,000 roubles, to each of the four zones.
DELIVERY = [
    ("Courier tomorrow", "390.00"),
    ("Pick up at the showroom", "0.00"),
    ("Post", "260.00"),
    ("Courier", "0.00"),
    ("Post", "350.00"),
    ("Post", "990.00"),
    ("Air mail", "1900.00"),
    ("Express", "4900.00"),
]


async def everything(who, path: str) -> list[dict]:
    items: list[dict] = []
    cursor = ""
    while True:
        page = (await who.get(f"/api/v1/{path}{'&' if '?' in path else '?'}limit=200{cursor}")).json()
        items += page["items"]
        if page["next"] is None:
            assert page["total"] == len(items)
            return items
        cursor = f"&cursor={page['next']}"


async def delivery(who) -> list[dict]:
    """The quotes of all zones."""
    found: list[dict] = []
    for place in ({"country": "RU", "postcode": "105064"}, {"country": "RU"}, {"country": "KZ"}, {"country": "US"}):
        answer = await who.post("/api/v1/shipping/quote", json=place | {"weight_g": 2000, "amount": "10000"})
        found += answer.json()["items"]
    return found


async def much_is_said(who) -> None:
    """Questions and messages, answered and waiting; one answer of a rule to be let go, and a calendar."""
    inbox = await everything(who, "inbox")
    assert [one["state"] for one in inbox] == ["waiting"] * 3 + ["answered"] * 6
    (held,) = await everything(who, "management/auto-replies/sendings?status=held")
    assert (held["rule_name"], held["language"]) == ("Descaling", "ru")
    assert (await who.get("/api/v1/calendar")).json()["total"] == 6


async def test_the_shop_is_the_same_to_the_last_figure_on_every_database(owner, guest, tmp_path):
    assert await filling.fill(seed=1, today=TODAY) == 200

    categories = await everything(guest, "categories")
    products = await everything(owner, "products?sort=id")
    assert [category["name"] for category in categories] == [shelf.name for shelf in SHELVES]
    assert len(products) == 40
    assert {category["id"]: 5 for category in categories} == {
        category["id"]: len([p for p in products if p["category_id"] == category["id"]]) for category in categories
    }
    assert {product["status"] for product in products} == {"active"}
    assert len({variant["sku"] for product in products for variant in product["variants"]}) == 57
    assert all(Decimal(product["cost"]) < Decimal(product["price"]) for product in products)

    sales = await everything(owner, "sales?sort=id")
    sold = [sale for sale in sales if sale["kind"] == "sale"]
    assert len(sold) == 200
    assert len(await everything(owner, "customers")) == 20
    assert {sale["business_day"] for sale in sold} >= {"2026-06-30"}
    assert min(sale["business_day"] for sale in sold) >= "2025-07-01"
    # Figures of this seed and day: another one here means another shop everywhere.
    assert (sold[0]["order_number"], sold[0]["total"], sold[-1]["order_number"], sold[-1]["total"]) == FIRST_AND_LAST
    assert sum(Decimal(sale["total"]) for sale in sales) == REVENUE

    assert [(one["name"], one["amount"]) for one in await delivery(guest)] == DELIVERY

    spent = await everything(owner, "expenses?sort=day")
    assert {one["kind"] for one in spent} == {"fees", "shipping", "payment_fees", "advertising"}
    assert (spent[0]["day"], spent[-1]["day"], sum(Decimal(one["amount"]) for one in spent)) == SPENT

    await much_is_said(owner)

    levels = await everything(owner, "inventory?sort=id")
    assert {level["location"] for level in levels} == {"Main warehouse", "Showroom"}
    assert sum(level["on_hand"] for level in levels) == ON_HAND
    assert 0 < len([level for level in levels if level["low_stock"]]) < len(levels) / 2
    async with db.reading() as session:
        assert await inventory.drift(session) == []
        # Written at the time it is said to have happened, as history: nobody is mailed about it.
        late = select(func.count()).where(Event.at >= datetime(2026, 7, 1, tzinfo=UTC))
        assert (await session.execute(late)).scalar_one() == 0
        assert (await session.execute(select(func.count()).where(Event.imported.is_(False)))).scalar_one() == 0
        assert (await session.execute(select(func.max(Order.created_at)))).scalar_one().date() == TODAY

    for product in products:
        (media,) = product["media"]
        picture = Image.open(BytesIO((await guest.get(media["url"])).content))
        assert picture.size == (media["width"], media["height"]) == (600, 600)
        assert media["size"] < 60_000
        assert set(media["thumbnails"]) == {"160", "480"}

    files = await sampling.sample(tmp_path / "sample")
    written = {file.stem: json.loads(await asyncio.to_thread(file.read_text, "utf-8")) for file in files}
    assert written["products"] == {"items": products, "total": 40, "next": None}
    assert written["categories"]["items"] == categories
    assert written["category-tree"] == (await owner.get("/api/v1/categories?tree=true")).json()
    assert written["customers"]["items"] == await everything(owner, "customers?sort=id")
    assert written["inventory"]["items"] == levels
    assert written["sales"]["total"] == len(sales)
    newest = (await owner.get("/api/v1/sales?sort=-id&limit=1")).json()["items"][0]
    assert newest.items() <= (written["sales"]["items"][0] | {"items": newest["items"]}).items()


async def test_starting_fills_an_empty_installation_once_and_tells_how_to_sign_in(app, guest, fresh_home):
    said: list[str] = []
    await starting.start(said.append)
    assert said[1] == "The demo shop is ready: 40 products and a year of 200 orders."
    sign_in = said[2]
    assert sign_in.startswith("Sign in at http://127.0.0.1:8000/admin as owner with the password ")
    password = sign_in.rsplit(" ", 1)[1]
    answer = await guest.post("/api/v1/auth/login", json={"username": "owner", "password": password})
    assert answer.status_code == 200
    me = await guest.get("/api/v1/auth/me", headers={"Authorization": f"Bearer {answer.json()['access_token']}"})
    assert me.json()["role"] == "owner"
    note = settings().data_dir / "demo-owner.txt"
    assert note.stat().st_mode & 0o777 == 0o600

    again: list[str] = []
    await starting.start(again.append)
    assert again == [sign_in]
    assert (await guest.get("/api/v1/products")).json()["total"] == 40

    note.write_text("another password\n", "ascii")
    changed: list[str] = []
    await starting.start(changed.append)
    assert changed == []


async def test_a_shop_with_goods_is_left_alone(owner, guest, fresh_home):
    await owner.post("/api/v1/products", json={"name": "Kettle", "price": "10.00"})
    said: list[str] = []
    await starting.start(said.append)
    assert said == ["There is a shop here already: the demo is left out."]
    assert (await guest.get("/api/v1/products")).json()["total"] == 1
    assert not (settings().data_dir / "demo-owner.txt").exists()
