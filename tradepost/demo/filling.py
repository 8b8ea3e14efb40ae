"""Writes the demo shop down: goods, then stock, then the year in the order in which it happened."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from tradepost.catalog import categories, collections, directory, media, service as catalog
from tradepost.catalog.models import Brand, Product, Seller, Variant
from tradepost.catalog.schemas import BrandIn, CategoryIn, CollectionIn, ProductIn, SellerIn, VariantIn
from tradepost.core import clock, events, money, pictures
from tradepost.core.db import transaction
from tradepost.core.settings import settings
from tradepost.customers import service as customers
from tradepost.customers.models import Customer
from tradepost.demo import buying, delivery, drawing, research, spending, trials, words
from tradepost.demo.advertising import advertise
from tradepost.demo.goods import BRANDS, SELLERS, SHELVES, Shelf, Thing
from tradepost.demo.people import PEOPLE
from tradepost.demo.promoting import promote
from tradepost.demo.talking import talk
from tradepost.demo.year import Delivery, Sale, Ware, deliveries, sales
from tradepost.inventory import importing as counting, service as inventory
from tradepost.inventory.locations import MAIN, location_named
from tradepost.inventory.rules import Line
from tradepost.orders import changing, recording, rules as orders
from tradepost.orders.schemas import SaleIn, SaleItemIn

SHOWROOM = "Showroom"
THRESHOLD = 4
ACTOR = events.Actor("system", None, "demo", imported=True)


@dataclass(frozen=True, slots=True)
class Good:
    """A variant that is for sale, and the shelf whose seasons it follows."""

    variant: Variant
    shelf: Shelf


async def fill(*, seed: int = 1, today: date | None = None) -> int:
    """Fill an empty installation, in one transaction: how many orders the year has.

    The same seed and day make the same shop, to the last row and picture.
    """
    today = today or clock.business_day(clock.now())
    random = Random(seed)  # noqa: S311 - made-up data, not secrets
    drawn = asyncio.create_task(_drawn(seed))  # in threads, while the database is busy
    try:
        with events.acting(ACTOR):
            async with transaction() as db:
                products, orders = await _shop(db, random, today)
                await trials.try_out(db, seed, [product for product, _ in products], today)
                for (product, _), picture in zip(products, await drawn, strict=True):
                    with clock.at(product.created_at + timedelta(minutes=5)):
                        await media.add(db, product, picture, alt=product.name)
    finally:
        drawn.cancel()
    return orders


async def _shop(db: AsyncSession, random: Random, today: date) -> tuple[list[tuple[Product, Shelf]], int]:
    """Everything but the pictures of goods: the products, and how many orders there are."""
    opened = _local(today - timedelta(days=400), 9)
    await words.say(db, opened, today)
    with clock.at(opened):
        products = await _goods(db, random, opened)
        await delivery.offer(db, _price)
    goods = [Good(variant, shelf) for product, shelf in products for variant in product.variants]
    wares = [Ware(good.variant.price, good.shelf.seasons) for good in goods]
    year = sales(random, wares, today, clock.zone(), _step())
    opening = [random.randint(6, 18) for _ in goods]
    with clock.at(opened + timedelta(days=2)):
        main, showroom = await _stock(db, random, goods, opening)
    for good in goods[::12]:
        with clock.at(opened + timedelta(days=5)):
            await inventory.transfer(
                db, good.variant.id, source=main, target=showroom, quantity=2, reason="For the window"
            )
    await _live(db, goods, year, list(deliveries(random, year, opening, clock.zone())))
    await spending.spend(db, year, today)
    with clock.at(_local(today - timedelta(days=1), 8)):
        await promote(db, Random(len(year)), [product for product, _ in products], today)  # noqa: S311 - made-up data
        await advertise(db, Random(len(year)), [product for product, _ in products], today)  # noqa: S311 - made-up data
    await talk(db, [product for product, _ in products], today, _local)
    await buying.buy(db, [good.variant for good in goods], today, _local)
    seen = list(research.rows(len(year), today, _price))
    with clock.at(_local(today - timedelta(days=1), 20)):
        await research.observe(db, seen)
    await asyncio.to_thread(research.write, seen, settings().data_dir / research.FILE)
    return products, len(year)


def _local(day: date, hour: int) -> datetime:
    return clock.local(datetime.combine(day, time(hour)))


def _step() -> int:
    """The smallest difference between two prices, in minor units: whole roubles, dimes elsewhere."""
    return 100 if settings().currency == "RUB" else 10 if money.minor_digits(settings().currency) else 1


def _price(roubles: int) -> Decimal:
    """A price in the shop's currency. It need not be right, only believable: elsewhere a hundredth of the roubles."""
    if settings().currency == "RUB":
        return Decimal(roubles)
    return Decimal(max(roubles, 100)) / (100 if money.minor_digits(settings().currency) else 1)


async def _drawn(seed: int) -> list[pictures.Kept]:
    """The pictures of all things, drawn in threads and stored."""

    def draw(shelf: Shelf, turn: int, thing: Thing) -> pictures.Picture:
        return pictures.stored_as("JPEG", drawing.picture(thing.shape, shelf.colours, turn))

    async def keep(number: int, shelf: Shelf, turn: int, thing: Thing) -> pictures.Kept:
        picture = await asyncio.to_thread(draw, shelf, turn, thing)
        return await pictures.store(picture, f"{shelf.code.lower()}-{turn + 1}", folder=f"demo-{seed}-{number:02d}")

    things = [(shelf, turn, thing) for shelf in SHELVES for turn, thing in enumerate(shelf.things)]
    return await asyncio.gather(*[keep(number, *one) for number, one in enumerate(things, 1)])


async def _goods(db: AsyncSession, random: Random, opened: datetime) -> list[tuple[Product, Shelf]]:
    """Categories, brands, sellers, products and two collections; the products, each with its shelf."""
    brands = {name: await directory.create(db, Brand, BrandIn(name=name, description=BRANDS[name])) for name in BRANDS}
    sellers = [await directory.create(db, Seller, SellerIn(name=name, contact_info=SELLERS[name])) for name in SELLERS]
    products: list[tuple[Product, Shelf]] = []
    for place, shelf in enumerate(SHELVES):
        category = await categories.create(db, CategoryIn(name=shelf.name, description=shelf.text, position=place))
        for turn, thing in enumerate(shelf.things):
            with clock.at(opened + timedelta(hours=len(products))):
                body = _body(random, shelf, turn, thing)
                body.category_id, body.brand_id = category.id, brands[shelf.brand].id
                body.seller_id = sellers[place % len(sellers)].id
                product = await catalog.create(db, body)
            products.append((product, shelf))
    small = money.to_minor(_price(1000), settings().currency)
    gifts = [product.id for product, _ in products if product.price <= small]
    for name, text, ids in (
        ("Small gifts", "Little things that make somebody's day", gifts[:10]),
        ("Editor's choice", "What we would buy ourselves", [products[n][0].id for n in (0, 7, 12, 15, 21, 27, 31, 36)]),
    ):
        await collections.create(db, CollectionIn(name=name, description=text, product_ids=ids))
    return products


def _body(random: Random, shelf: Shelf, turn: int, thing: Thing) -> ProductIn:
    sku = f"{shelf.code}-{turn + 1:02d}"
    price = _price(thing.price)
    cost = (price * random.randint(45, 62) / 100).quantize(Decimal(1) if price >= 100 else Decimal("0.1"))
    made = ProductIn(
        name=thing.name,
        description=f"{thing.text}\n\n{thing.russian}",
        price=price,
        cost=cost,
        weight_g=thing.weight_g,
        attributes=thing.more,
    )
    if not thing.choices:
        made.sku, made.barcode = sku, _barcode(shelf, turn, 0)
        return made
    made.variants = [
        VariantIn(
            sku=f"{sku}-{place + 1}",
            barcode=_barcode(shelf, turn, place + 1),
            options={thing.option: choice},
            price=price + (_price(300) * place if thing.option in {"size", "length"} else 0),
        )
        for place, choice in enumerate(thing.choices)
    ]
    return made


def _barcode(shelf: Shelf, turn: int, place: int) -> str:
    """An EAN-13 of the range 200 to 299, which every shop may use for itself."""
    number = f"2{[one.code for one in SHELVES].index(shelf.code):02d}{turn:04d}{place:05d}"
    total = sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(number))
    return f"{number}{-total % 10}"


async def _stock(
    db: AsyncSession, random: Random, goods: Sequence[Good], opening: Sequence[int]
) -> tuple[int, int]:  # fmt: skip
    """What lies in both places at the beginning, and from how many on it is low: the two places' ids."""
    places = await location_named(db, MAIN), await location_named(db, SHOWROOM)
    counts = {
        (good.variant.id, MAIN): counting.Count(units, THRESHOLD, "Opening stock")
        for good, units in zip(goods, opening, strict=True)
    }
    for good in random.sample(list(goods), 18):
        counts[good.variant.id, SHOWROOM] = counting.Count(random.randint(1, 3), 0, "Opening stock")
    await counting.count(db, counts)
    return places


async def _live(db: AsyncSession, goods: Sequence[Good], year: Sequence[Sale], supplied: Sequence[Delivery]) -> None:
    """The year, moment by moment."""
    known: dict[int, Customer] = {}
    recorded: dict[int, int] = {}
    steps: list[tuple[datetime, int, int, str]] = [(one.at, 0, n, "") for n, one in enumerate(supplied)]
    for n, sale in enumerate(year):
        steps.append((sale.at, 1, n, sale.status))
        steps += [(at, 2, n, status) for at, status in sale.later]
    for at, kind, n, status in sorted(steps):
        with clock.at(at):
            if kind == 0:
                lines = [Line(goods[ware].variant.id, units) for ware, units in supplied[n].units.items()]
                await inventory.receive(db, lines, reason=f"Delivery of {clock.business_day(at):%B %Y}")
            elif kind == 1:
                sale = year[n]
                if sale.person not in known:
                    known[sale.person] = await _customer(db, sale.person)
                number = sale.number or orders.number(n + 1, clock.business_day(at).year)
                recorded[n] = await _record(db, goods, sale, number, known[sale.person].id)
            else:
                order = await changing.locked(db, recorded[n])
                await changing.change(db, order, {"status": status})


async def _customer(db: AsyncSession, person: int) -> Customer:
    who = PEOPLE[person]
    phone = f"+7 900 000-00-{person + 1:02d}" if who.country == "RU" else ""
    values = {"name": who.name, "email": who.email, "country": who.country, "address": who.address, "phone": phone}
    return await customers.create(db, values)


async def _record(db: AsyncSession, goods: Sequence[Good], sale: Sale, number: str, customer_id: int) -> int:
    items = [
        SaleItemIn(
            variant_id=goods[item.ware].variant.id,
            quantity=item.quantity,
            unit_price=Decimal(money.to_text(item.price, settings().currency)),
            discount=Decimal(money.to_text(item.discount, settings().currency)),
        )
        for item in sale.items
    ]
    order = await recording.record(
        db,
        SaleIn(
            order_number=number,
            order_date=sale.at,
            customer_id=customer_id,
            platform=sale.platform,
            status=sale.status,
            items=items,
        ),
    )
    return order.id
